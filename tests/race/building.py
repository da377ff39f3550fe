# SPDX-License-Identifier: GPL-2.0
"""Builds what the race runs load: the C workloads with a runtime of their own, the device's driver,
and the client that uses it.

The runtime is compiled here once more because the workloads need its hooks (CK_TEST_FAULTS), and
because a mutant of it may be asked for.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from cythonk.cli.builder import BuildRequest
from cythonk.cli.builder import build as build_pyx
from cythonk.cli.session import Session
from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import LINK_RUNTIME, KbuildOptions, run_make
from cythonk.kernel.toolchain import find_program
from race.mutants import Mutant

HERE = Path(__file__).resolve().parent
RUNTIME = HERE.parent.parent / "runtime"
JOBS = min(2, os.cpu_count() or 1)

# The module of the C workloads; the driver and the client are named after their sources.
MODULE = "ck_race"
DEVICE = "stress_device"
CLIENT = "hammer"

KBUILD = """\
ccflags-y := -I$(src)/include -DCK_TEST_FAULTS {debug}
ifdef CK_RACE_ARCHIVE
obj-m := cythonk.o
cythonk-y := {objects}
else
obj-m := {module}.o
{module}-y := {units}
{link}
endif
"""


class BuildError(Exception):
    """Something does not build; the text is what the tools said."""


def _debug_option(kernel: Kernel) -> str:
    """Line numbers where the kernel's own configuration asks for none, to place reports."""
    config = (kernel.build / ".config").read_text(encoding="utf-8", errors="replace")
    return "" if "\nCONFIG_DEBUG_INFO=y" in config else "-g -gdwarf-5"


class Workloads:
    """The C workloads in a directory, built for one kernel; and then with mutants of the runtime.

    Raises:
        BuildError: something does not compile, or not without a warning.
    """

    def __init__(self, kernel: Kernel, directory: Path) -> None:
        self._kernel = kernel
        self._directory = directory
        directory.mkdir(parents=True)
        # Copies: mutants are made of what was built first, whatever happens to the sources.
        runtime = shutil.copytree(RUNTIME, directory, dirs_exist_ok=True)
        self._objects = sorted(f"{source.stem}.o" for source in runtime.glob("*.c"))
        for source in HERE.glob("*.[ch]"):
            shutil.copy2(source, directory)
        units = sorted(f"{file.stem}.o" for file in HERE.glob("*.c") if file.stem != CLIENT)
        prerequisites = " ".join(f"$(obj)/{unit}" for unit in units)
        (directory / "Kbuild").write_text(
            KBUILD.format(
                debug=_debug_option(kernel),
                objects=" ".join(self._objects),
                module=MODULE,
                units=" ".join(units),
                link=LINK_RUNTIME.format(module=MODULE, units=prerequisites),
            )
        )
        self.module = self._make(strict=True)

    def mutant(self, mutant: Mutant) -> Path:
        """Build the module with a mutant of the runtime; returns it, out of the way of others."""
        with self._mutated(mutant):
            module = self._make(strict=False)
            place = self._directory / mutant.name / module.name
            place.parent.mkdir(exist_ok=True)
            shutil.copy2(module, place)
        return place

    @contextlib.contextmanager
    def _mutated(self, mutant: Mutant) -> Iterator[None]:
        """Have the mutant's file in place of the runtime's; make sees both changes by the time."""
        place = self._directory / mutant.file
        original = place.read_text(encoding="utf-8")
        try:
            place.write_text(mutant.apply(original), encoding="utf-8")
        except ValueError as error:
            raise BuildError(str(error)) from error
        try:
            yield
        finally:
            place.write_text(original, encoding="utf-8")

    def _make(self, *, strict: bool) -> Path:
        self._run(["CK_RACE_ARCHIVE=1", *self._objects], strict)
        archive = self._directory / "libck.a"
        archive.unlink(missing_ok=True)
        command = ["ar", "rcsD", archive.name, *self._objects]
        subprocess.run(command, cwd=self._directory, check=True, timeout=60)
        self._run(["modules"], strict)
        return self._directory / f"{MODULE}.ko"

    def _run(self, goals: Sequence[str], strict: bool) -> None:
        # The same options each time, or everything would be compiled again.
        options = KbuildOptions(warnings=True, jobs=JOBS)
        status, log = run_make(self._kernel, self._directory, goals, options)
        if status != 0 or (strict and "warning:" in log):
            raise BuildError(log)


def build_device(kernel: Kernel, directory: Path, name: str = DEVICE) -> Path:
    """Build a driver as users do, with the runtime that they get.

    Raises:
        BuildError: it does not compile.
    """
    directory.mkdir(parents=True, exist_ok=True)
    output = directory / f"{name}.ko"
    request = BuildRequest((HERE / f"{name}.pyx",), output, kernel)
    try:
        diagnostics: Sequence[Diagnostic] = build_pyx(request, Session()).diagnostics
    except CythonkError as error:
        diagnostics = error.diagnostics
    if diagnostics:
        raise BuildError("\n".join(f"{d.position}: {d.message} [{d.code}]" for d in diagnostics))
    return output


def build_client(kernel: Kernel, directory: Path) -> Path:
    """Compile the client, statically, for the guests of a kernel.

    Raises:
        BuildError: there is no compiler, or it failed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    arch = ARCHES[kernel.arch]
    compiler = find_program(*(arch.program(name) for name in ("gcc", "gcc-12", "cc")))
    if compiler is None:
        raise BuildError(f"there is no C compiler for {kernel.arch}")
    output = directory / CLIENT
    command = [str(compiler), "-static", "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(output)]
    command.append(str(HERE / f"{CLIENT}.c"))
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        raise BuildError(done.stderr)
    return output
