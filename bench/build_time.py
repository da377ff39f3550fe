# SPDX-License-Identifier: GPL-2.0
"""Build times and module sizes of samples against their C twins, as ratios in one run.

    python bench/build_time.py [--kernel RELEASE] [--repeats N] [--json FILE]

Per sample: `cythonk build` (caches warm, source changed) against Kbuild on the twin, a rebuild
with nothing changed, and the sizes of the executable sections. Both kinds of build alternate and
the least of several times counts, since other load only ever adds.
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
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cythonk.kernel.discover import Kernel, resolve

BENCH = Path(__file__).resolve().parent
SAMPLES = BENCH.parent / "samples"

# Sample and twin; a twin is added with its sample.
PAIRS: tuple[tuple[str, str], ...] = (("hello.pyx", "hello.c"),)

# What DESIGN and the project's goals ask for.
BUILD_RATIO_TARGET = 1.6
REBUILD_TARGET = 0.3  # seconds


@dataclass
class Result:
    """The measurements of one pair; times in seconds, sizes in bytes."""

    sample: str
    kernel: str
    build: float
    build_spread: float
    kbuild: float
    kbuild_spread: float
    rebuild: float
    text: int
    twin_text: int

    @property
    def build_ratio(self) -> float:
        """`cythonk build` against Kbuild on the twin."""
        return self.build / self.kbuild

    @property
    def text_ratio(self) -> float:
        """Size of the executable sections against the twin's."""
        return self.text / self.twin_text


def run(command: Sequence[str], cwd: Path) -> None:
    """Run a command, showing its output only when it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {done.returncode}\n{done.stdout}{done.stderr}")


def timed(action: Callable[[], None]) -> float:
    """The seconds an action takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def text_size(ko: Path) -> int:
    """The bytes of a module's executable sections."""
    table = subprocess.run(
        ["readelf", "-SW", str(ko)], capture_output=True, text=True, check=True
    ).stdout
    row = re.compile(r"PROGBITS\s+[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+) [0-9a-f]+ +([A-Z]+) ")
    return sum(int(size, 16) for size, flags in row.findall(table) if "X" in flags)


def measure(sample: Path, twin: Path, kernel: Kernel, repeats: int, scratch: Path) -> Result:
    """Build both `repeats` times, in turn."""
    ours = scratch / "ours"
    theirs = scratch / "theirs"
    for directory in (ours, theirs):
        directory.mkdir()
    source = ours / sample.name
    cythonk = [sys.executable, "-m", "cythonk", "build", source.name, "--kernel", str(kernel.build)]
    make = ["make", "-s", "-C", str(kernel.build), f"M={theirs}", "modules"]
    text = sample.read_text(encoding="utf-8")
    twin_text = twin.read_text(encoding="utf-8")
    (theirs / "Kbuild").write_text(f"obj-m := {twin.stem}.o\n")

    def change(turn: int) -> None:
        source.write_text(f"{text}# turn {turn}\n", encoding="utf-8")
        run(["make", "-s", "-C", str(kernel.build), f"M={theirs}", "clean"], theirs)
        (theirs / twin.name).write_text(f"{twin_text}/* turn {turn} */\n", encoding="utf-8")

    builds: list[float] = []
    kbuilds: list[float] = []
    rebuilds: list[float] = []
    for turn in range(repeats + 1):
        change(turn)
        build = timed(lambda: run(cythonk, ours))
        kbuild = timed(lambda: run(make, theirs))
        rebuild = timed(lambda: run(cythonk, ours))
        if turn:  # the first turn only warms the caches
            builds.append(build)
            kbuilds.append(kbuild)
            rebuilds.append(rebuild)
    return Result(
        sample=sample.name,
        kernel=kernel.release,
        build=min(builds),
        build_spread=max(builds) - min(builds),
        kbuild=min(kbuilds),
        kbuild_spread=max(kbuilds) - min(kbuilds),
        rebuild=min(rebuilds),
        text=text_size(ours / f"{sample.stem}.ko"),
        twin_text=text_size(theirs / f"{twin.stem}.ko"),
    )


def show(result: Result) -> None:
    """Print one result as a few lines."""
    ok = "ok" if result.build_ratio <= BUILD_RATIO_TARGET else "OVER"
    quick = "ok" if result.rebuild < REBUILD_TARGET else "OVER"
    print(f"{result.sample} on {result.kernel}")
    print(
        f"  build      {result.build:6.2f} s (+{result.build_spread:.2f})   Kbuild on the twin "
        f"{result.kbuild:.2f} s (+{result.kbuild_spread:.2f})   ratio {result.build_ratio:.2f} "
        f"(target {BUILD_RATIO_TARGET}: {ok})"
    )
    print(f"  unchanged  {result.rebuild:6.2f} s (target {REBUILD_TARGET} s: {quick})")
    sizes = f"{result.text:6} bytes   twin {result.twin_text}"
    print(f"  text       {sizes}   ratio {result.text_ratio:.2f}")


def main() -> int:
    """Measure every pair; the status is 1 when a target is missed."""
    parser = argparse.ArgumentParser(description="Build times and sizes against the C twins.")
    parser.add_argument("--kernel", help="release or build directory (default as `cythonk build`)")
    parser.add_argument("--repeats", type=int, default=5, help="builds that count (default 5)")
    parser.add_argument("--json", type=Path, help="write the results here as well")
    options = parser.parse_args()
    kernel = resolve(options.kernel)
    results: list[Result] = []
    for sample, twin in PAIRS:
        scratch = Path(tempfile.mkdtemp(prefix="cythonk-bench-"))
        try:
            result = measure(SAMPLES / sample, BENCH / twin, kernel, options.repeats, scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        show(result)
        results.append(result)
    if options.json:
        rows = [
            {**asdict(r), "build_ratio": r.build_ratio, "text_ratio": r.text_ratio} for r in results
        ]
        options.json.write_text(json.dumps({"cpus": os.cpu_count(), "results": rows}, indent=2))
    missed = [
        r for r in results if r.build_ratio > BUILD_RATIO_TARGET or r.rebuild >= REBUILD_TARGET
    ]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
