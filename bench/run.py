# SPDX-License-Identifier: GPL-2.0
"""Typed loops and module sizes against C twins.

    python bench/run.py [--kernel RELEASE] [--quick] [--rounds N] [--chunks N] [--json FILE]

Builds loops.pyx with `cythonk build` and its twin with Kbuild, boots one guest and loads the two
modules in turn; each round measures every work in chunks and prints the shortest. What counts is
the ratio of the shortest times of all rounds: both modules run in the same boot, one after the
other, so that whatever slows the guest down meets both. Without KVM the guest is emulated and the
times themselves say nothing about real hardware.

Separate from build_time.py, which measures builds and needs no guest.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cythonk.cli.session import report_exception
from cythonk.guest.job import MODULE_DIRECTORY, GuestJob, GuestResult, Step, module_files
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel, resolve

BENCH = Path(__file__).resolve().parent
SAMPLES = BENCH.parent / "samples"

LOOPS = (BENCH / "loops.pyx", BENCH / "loops_twin.c")

# Source and twin, for the sizes.
SIZE_PAIRS: tuple[tuple[Path, Path], ...] = (
    (SAMPLES / "hello.pyx", BENCH / "hello.c"),
    (SAMPLES / "echo.pyx", BENCH / "echo_twin.c"),
    LOOPS,
)

# The kinds of work, in the order the modules print them.
WORK: Mapping[str, str] = {
    "crc32": "CRC-32 with a table over 64 KiB",
    "parse": "parser of 2048 records",
    "sort": "heap sort of 4096 items",
    "checked": "Collatz chains, overflow checked",
}

TARGET = 1.05  # the ratio typed code may cost
SHORTEST = 10_000  # ns; anything below was not run but optimised away

ROW = re.compile(r"\b(?P<module>loops|loops_twin): (?P<work>\w+) (?P<time>\d+) (?P<check>\d+)\s*$")


class BenchError(Exception):
    """The measurement cannot be made or cannot be trusted."""


@dataclass(frozen=True)
class Speed:
    """One kind of work; times in nanoseconds, spread as part of the shortest time.

    `ratio` is ours against the twin's; `spread` is how far the ratios of single rounds lie apart.
    """

    work: str
    ours: int
    twin: int
    ratio: float
    spread: float


@dataclass(frozen=True)
class Size:
    """The text sections of one module and of its twin, in bytes, as `size` counts them."""

    source: str
    ours: int
    twin: int
    ratio: float


def run(command: Sequence[str], cwd: Path) -> None:
    """Run a command. Raises BenchError with its output when it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(
            f"{' '.join(command)}: status {done.returncode}\n{done.stdout}{done.stderr}"
        )


def build_ours(source: Path, kernel: Kernel, scratch: Path) -> Path:
    """Build a `.pyx` with the command people use. Raises BenchError."""
    output = scratch / f"{source.stem}.ko"
    command = [sys.executable, "-m", "cythonk", "build", str(source)]
    run([*command, "--kernel", str(kernel.build), "-o", str(output)], scratch)
    return output


def build_twin(source: Path, kernel: Kernel, scratch: Path) -> Path:
    """Build a twin with plain Kbuild, in a directory of its own. Raises BenchError."""
    directory = scratch / f"{source.stem}.twin"
    directory.mkdir()
    shutil.copy(source, directory)
    (directory / "Kbuild").write_text(f"obj-m := {source.stem}.o\n", encoding="utf-8")
    run(["make", "-s", "-C", str(kernel.build), f"M={directory}", "modules"], directory)
    return directory / f"{source.stem}.ko"


def text_size(ko: Path) -> int:
    """The bytes of a module's text, as `size` counts them: code and read-only data."""
    done = subprocess.run(["size", str(ko)], capture_output=True, text=True, check=True)
    return int(done.stdout.splitlines()[1].split()[0])


def sizes(kernel: Kernel, scratch: Path) -> list[Size]:
    """Compare the text of every pair. Raises BenchError when one does not build."""
    found: list[Size] = []
    for source, twin in SIZE_PAIRS:
        ours = text_size(build_ours(source, kernel, scratch))
        theirs = text_size(build_twin(twin, kernel, scratch))
        found.append(Size(source.name, ours, theirs, ours / theirs))
    return found


def job(kernel: Kernel, modules: Sequence[Path], rounds: int, chunks: int) -> GuestJob:
    """The boot that loads and unloads both modules in turn."""
    steps = [
        Step(
            f"{module.stem} {turn}",
            f"insmod {MODULE_DIRECTORY / module.name} chunks={chunks} &&\n"
            f"cat /proc/{module.stem} && rmmod {module.stem}",
            timeout=60.0,
        )
        for turn in range(rounds)
        # Every other round the twin goes first.
        for module in (modules if turn % 2 == 0 else modules[::-1])
    ]
    timeout = 30.0 + 10.0 * len(steps)
    return GuestJob(kernel, module_files(modules), steps, timeout=timeout)


def read_times(log: Sequence[str]) -> dict[tuple[str, str], list[int]]:
    """The times in a guest's log: (module, work) → one for each round.

    Raises BenchError when the check values differ or a loop did not really run.
    """
    times: dict[tuple[str, str], list[int]] = {}
    checks: dict[str, set[str]] = {}
    for line in log:
        row = ROW.search(line)
        if row is None:
            continue
        times.setdefault((row["module"], row["work"]), []).append(int(row["time"]))
        checks.setdefault(row["work"], set()).add(row["check"])
    for work, values in checks.items():
        if len(values) != 1 or values == {"0"}:
            raise BenchError(f"{work}: the modules do not compute the same: {sorted(values)}")
    short = [key for key, values in times.items() if min(values) < SHORTEST]
    if short:
        raise BenchError(f"these took no time, so they did not run: {short}")
    return times


def compare(result: GuestResult, rounds: int) -> list[Speed]:
    """The ratios of one boot. Raises BenchError when the guest failed or a time is missing."""
    if not result.ok:
        raise BenchError("the guest failed:\n" + "\n".join(result.log[-40:]))
    times = read_times(result.log)
    found: list[Speed] = []
    for work in WORK:
        ours, twin = (times.get((name, work), []) for name in ("loops", "loops_twin"))
        if len(ours) != rounds or len(twin) != rounds:
            raise BenchError(f"{work}: {len(ours)} and {len(twin)} times of {rounds} rounds")
        single = [a / b for a, b in zip(ours, twin, strict=True)]
        ratio = min(ours) / min(twin)
        found.append(Speed(work, min(ours), min(twin), ratio, max(single) - min(single)))
    return found


def show(kernel: Kernel, accelerator: str, speeds: Sequence[Speed], found: Sequence[Size]) -> None:
    """Print both tables."""
    print(f"{kernel.release} ({accelerator})")
    print(f"{'':36}{'ours':>10}{'twin':>10}{'ratio':>8}{'spread':>8}")
    for row in speeds:
        mark = "" if row.ratio <= TARGET else "  OVER"
        times = f"{row.ours / 1000:8.0f}us{row.twin / 1000:8.0f}us"
        print(f"{WORK[row.work]:36}{times}{row.ratio:8.2f}{row.spread:8.2f}{mark}")
    for size in found:
        label = f"text of {size.source}, bytes"
        print(f"{label:36}{size.ours:>10}{size.twin:>10}{size.ratio:8.2f}")


def bench(options: argparse.Namespace) -> int:
    """Measure and print; the status is 1 when a ratio is over the target."""
    kernel = resolve(options.kernel)
    if kernel.image is None:
        raise BenchError(f"there is no image of {kernel.release} to boot: run `make setup`")
    with tempfile.TemporaryDirectory(prefix="cythonk-bench-") as name:
        scratch = Path(name)
        measured = sizes(kernel, scratch)
        modules = [scratch / "loops.ko", scratch / "loops_twin.twin" / "loops_twin.ko"]
        result = run_guest(job(kernel, modules, options.rounds, options.chunks), None)
    speeds = compare(result, options.rounds)
    show(kernel, result.accelerator, speeds, measured)
    if options.json:
        report = {
            "kernel": kernel.release,
            "accelerator": result.accelerator,
            "cpus": os.cpu_count(),
            "rounds": options.rounds,
            "chunks": options.chunks,
            "speed": [asdict(row) for row in speeds],
            "text": [asdict(row) for row in measured],
        }
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 1 if any(row.ratio > TARGET for row in speeds) else 0


def positive(text: str) -> int:
    """An argument that counts something."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def main() -> int:
    """The command line; failures end as messages, not as tracebacks."""
    parser = argparse.ArgumentParser(description="Typed loops and sizes against C twins.")
    parser.add_argument("--kernel", default="6.12", help="release to boot (default 6.12)")
    parser.add_argument("--rounds", type=positive, default=8, help="loadings of each module")
    parser.add_argument("--chunks", type=positive, default=20, help="measurements in a loading")
    parser.add_argument("--quick", action="store_true", help="as --rounds 3 --chunks 5")
    parser.add_argument("--json", type=Path, help="write the results here as well")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.chunks = 3, 5
    try:
        return bench(options)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130
    except Exception as error:
        return report_exception(error)


if __name__ == "__main__":
    sys.exit(main())
