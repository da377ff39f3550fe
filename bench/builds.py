# SPDX-License-Identifier: GPL-2.0
"""Build times against Kbuild on C: samples, modules of growing length, and many modules at once.

Both kinds of build take turns and the shortest time counts, since other load only ever adds. Caches
are warm, sources are changed before every build. Needs no guest.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.catalogue import CASES_DIRECTORY, SAMPLES
from bench.modules import make_modules, run_tool
from bench.results import Build, ratio
from bench.sources import c_source, pyx_source
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.discover import Kernel

TEMPLATE = SAMPLES.parent / "Kbuild.template"

# Sample and twin.
PAIRS: tuple[tuple[Path, Path], ...] = (
    (SAMPLES / "hello.pyx", CASES_DIRECTORY / "build" / "hello.c"),
    (SAMPLES / "echo.pyx", CASES_DIRECTORY / "driver" / "echo_twin.c"),
)
PAIR_REPEATS = 4
# Lines of a module, and how often it is built.
LINES: tuple[tuple[int, int], ...] = ((100, 3), (1_000, 2), (10_000, 1))
# Modules built at once, and how often.
MODULES: tuple[tuple[int, int], ...] = ((1, 2), (20, 1), (200, 1))
MODULE_LINES = 60


def timed(action: Callable[[], object]) -> float:
    """The seconds an action takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


class _Module:
    """One module in two directories, built by cythonk and by Kbuild."""

    def __init__(self, name: str, pyx: str, c: str, kernel: Kernel, scratch: Path) -> None:
        self._kernel = kernel
        self._ours = scratch / f"{name}-ours"
        self._twin = scratch / f"{name}-twin"
        self._name = name
        self._pyx = pyx
        self._c = c
        for directory in (self._ours, self._twin):
            directory.mkdir(parents=True)
        (self._twin / "Kbuild").write_text(f"obj-m := {name}.o\n")

    def change(self, turn: int) -> None:
        """Write both sources anew, each time differently."""
        (self._ours / f"{self._name}.pyx").write_text(f"{self._pyx}# turn {turn}\n")
        (self._twin / f"{self._name}.c").write_text(f"{self._c}/* turn {turn} */\n")

    def build(self) -> None:
        """By cythonk, as a command."""
        command = [sys.executable, "-m", "cythonk", "build", f"{self._name}.pyx"]
        run_tool([*command, "--kernel", str(self._kernel.build)], self._ours)

    def kbuild(self) -> None:
        """By Kbuild."""
        make_modules(self._kernel, self._twin)

    def measure(self, repeats: int, warm: bool) -> tuple[list[float], list[float], list[float]]:
        """The times of both builds and of one with nothing changed; warm: after a first turn."""
        ours: list[float] = []
        twin: list[float] = []
        again: list[float] = []
        for turn in range(repeats + warm):
            self.change(turn)
            times = (timed(self.build), timed(self.kbuild), timed(self.build))
            if turn or not warm:
                for found, one in zip((ours, twin, again), times, strict=True):
                    found.append(one)
        return ours, twin, again


def sample_builds(kernel: Kernel, scratch: Path, repeats: int = PAIR_REPEATS) -> list[Build]:
    """The samples against their twins."""
    found = []
    for sample, twin in PAIRS:
        text, c = (path.read_text(encoding="utf-8") for path in (sample, twin))
        module = _Module(sample.stem, text, c, kernel, scratch)
        ours, theirs, again = module.measure(repeats, warm=True)
        lines = len(text.splitlines())
        found.append(
            Build(
                sample.name,
                "sample",
                lines,
                min(ours),
                min(theirs),
                ratio(ours, theirs),
                min(again),
            )
        )
    return found


def line_builds(
    kernel: Kernel, scratch: Path, sizes: tuple[tuple[int, int], ...] = LINES
) -> list[Build]:
    """Modules of growing length."""
    found = []
    for lines, repeats in sizes:
        module = _Module(f"lines{lines}", pyx_source(lines), c_source(lines), kernel, scratch)
        ours, theirs, again = module.measure(repeats, warm=False)
        found.append(
            Build(
                f"a module of {lines:,} lines",
                "lines",
                lines,
                min(ours),
                min(theirs),
                ratio(ours, theirs),
                min(again),
            )
        )
    return found


def module_builds(
    kernel: Kernel, scratch: Path, jobs: int, sizes: tuple[tuple[int, int], ...] = MODULES
) -> list[Build]:
    """Many modules in one `make -j`: a folder each with the project's Kbuild file, against C."""
    found = []
    for count, repeats in sizes:
        times = [
            _build_many(kernel, scratch / f"many-{count}-{n}", count, jobs) for n in range(repeats)
        ]
        ours, theirs = zip(*times, strict=True)
        label = f"{count} modules, -j{jobs}"
        both = ratio(ours, theirs)
        found.append(Build(label, "modules", count, min(ours), min(theirs), both))
    return found


def _build_many(kernel: Kernel, place: Path, count: int, jobs: int) -> tuple[float, float]:
    """The seconds that `count` modules take, ours and in C."""
    _write_many(place, count)
    ours = timed(lambda: _make_ours(kernel, place / "ours", jobs))
    twin = timed(lambda: make_modules(kernel, place / "twin", jobs))
    shutil.rmtree(place)
    return ours, twin


def _make_ours(kernel: Kernel, directory: Path, jobs: int) -> None:
    command = ["make", "-s", f"-j{jobs}", "-C", str(kernel.build), f"M={directory}"]
    cythonk = f"CYTHONK={sys.executable} -m cythonk"
    run_tool([*command, *ARCHES[kernel.arch].make, cythonk, "modules"], directory)


def _write_many(place: Path, count: int) -> None:
    ours, twin = place / "ours", place / "twin"
    template = TEMPLATE.read_text(encoding="utf-8")
    names = [f"many{number}" for number in range(count)]
    twin.mkdir(parents=True)
    for name in names:
        (ours / name).mkdir(parents=True)
        (ours / name / f"{name}.pyx").write_text(pyx_source(MODULE_LINES))
        (ours / name / "Kbuild").write_text(template.replace("@NAME@", name))
        (twin / f"{name}.c").write_text(c_source(MODULE_LINES))
    (ours / "Kbuild").write_text("".join(f"obj-m += {name}/\n" for name in names))
    (twin / "Kbuild").write_text("".join(f"obj-m += {name}.o\n" for name in names))
