# SPDX-License-Identifier: GPL-2.0
"""Builds what is measured: the module of each case and its twin, and the client for system calls.

Ours is built as users build theirs, by cythonk's own build; twins by Kbuild, all in one go.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.catalogue import CASES_DIRECTORY, KERNEL_DIRECTORY, SAMPLES, Case
from bench.driver import device_source
from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.discover import Kernel


class BenchError(Exception):
    """Something does not build, fails in the guest, or does not measure what it should."""


@dataclass(frozen=True)
class Pair:
    """A module of ours and its twin."""

    ours: Path
    twin: Path


@dataclass(frozen=True)
class Built:
    """What the guest loads for a case: its pairs of modules, and its programs."""

    case: Case
    pairs: tuple[Pair, ...]
    client: Path | None = None

    @property
    def modules(self) -> list[Path]:
        """All modules."""
        return [module for pair in self.pairs for module in (pair.ours, pair.twin)]


def run_tool(command: Sequence[str], cwd: Path | None = None) -> str:
    """What a tool printed. Raises BenchError when it fails or is not there."""
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BenchError(f"{command[0]} is not installed: run `make setup`") from error
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        raise BenchError(f"{' '.join(command)}: status {done.returncode}\n{said}")
    return done.stdout


def build_ours(sources: Sequence[Path], kernel: Kernel, output: Path) -> Path:
    """Build a module with cythonk. Raises BenchError when it does not build."""
    outcome = build(BuildRequest(tuple(sources), output, kernel, force=True), Session(json=True))
    if not outcome.ok:
        found = [f"{item.position}: {item.message} [{item.code}]" for item in outcome.diagnostics]
        raise BenchError(f"{sources[0].name} does not build:\n" + "\n".join(found))
    return output


def make_modules(kernel: Kernel, directory: Path, jobs: int = 1, goal: str = "modules") -> None:
    """Run Kbuild on a directory. Raises BenchError when it fails."""
    kbuild = ["make", "-s", f"-j{jobs}", "-C", str(kernel.build), f"M={directory}"]
    run_tool([*kbuild, *ARCHES[kernel.arch].make, goal], directory)


def build_twins(sources: dict[str, Path], kernel: Kernel, directory: Path, jobs: int) -> None:
    """Build twins, each under its name, in one directory."""
    directory.mkdir()
    for name, source in sources.items():
        shutil.copyfile(source, directory / f"{name}.c")
    kbuild = "".join(f"obj-m += {name}.o\n" for name in sources)
    (directory / "Kbuild").write_text(f"{kbuild}ccflags-y := -I{KERNEL_DIRECTORY}\n")
    make_modules(kernel, directory, jobs)


def build_client(scratch: Path) -> Path:
    """The program that makes system calls; static, as the guest has no libraries."""
    client = scratch / "client"
    source = KERNEL_DIRECTORY / "client.c"
    run_tool(["gcc", "-static", "-O2", "-Wall", "-Werror", "-o", str(client), str(source)])
    return client


def build_cases(
    cases: Sequence[Case], kernel: Kernel, scratch: Path, jobs: int
) -> dict[str, Built]:
    """Build everything the cases need in the guest, by the case's name."""
    twins = {f"bench_{case.name}_twin": case.directory / "twin.c" for case in cases}
    if any(case.system_calls for case in cases):
        twins["echo_twin"] = CASES_DIRECTORY / "driver" / "echo_twin.c"
    build_twins(twins, kernel, scratch / "twins", jobs)
    return {case.name: _build_case(case, kernel, scratch) for case in cases}


def _build_case(case: Case, kernel: Kernel, scratch: Path) -> Built:
    directory = scratch / case.name
    directory.mkdir()
    name = f"bench_{case.name}"
    source = case.directory / "case.pyx"
    twin = scratch / "twins" / f"{name}_twin.ko"
    device = directory / f"{name}.pyx"
    output = directory / f"{name}.ko"
    if case.system_calls:
        shutil.copyfile(source, device)
        pair = Pair(build_ours([device], kernel, output), twin)
        ours = build_ours([SAMPLES / "echo.pyx"], kernel, directory / "echo.ko")
        echo = Pair(ours, scratch / "twins" / "echo_twin.ko")
        return Built(case, (pair, echo), build_client(scratch))
    works = directory / f"case_{case.name}.pyx"
    shutil.copyfile(source, works)
    device.write_text(device_source(case), encoding="utf-8")
    return Built(case, (Pair(build_ours([device, works], kernel, output), twin),))
