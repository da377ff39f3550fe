# SPDX-License-Identifier: GPL-2.0
"""The language in the kernel against CPython: every case of `cases/` prints the same in a guest.

All cases of one kernel go into one boot; each is loaded (its module body runs), its lines are taken
from the log, and it is unloaded. A case that works but leaves an object behind fails too: the
runtime says so in the log.
"""

from __future__ import annotations

import errno
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.guest.job import GuestJob, GuestResult, module_files, module_steps
from cythonk.guest.problems import without_stamp
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel, resolve
from tests.language.oracle import expected_output, expected_traceback

CASES = sorted((Path(__file__).parent / "cases").glob("*.pyx"))
# Modules that fail to load, of several files: the first is the module.
TRACED = sorted((Path(__file__).parent / "tracebacks").glob("*.pyx"))
KERNELS = ("6.1", "6.12")


def _build(case: Path, kernel: Kernel, directory: Path, *more: Path) -> Path:
    output = directory / f"{case.stem}.ko"
    outcome = build(BuildRequest((case, *more), output, kernel), Session())
    assert outcome.ok, [f"{d.position}: {d.message} [{d.code}]" for d in outcome.diagnostics]
    return output


def boot(kernel: Kernel, directory: Path) -> GuestResult:
    """One boot with all cases."""
    steps = []
    modules = []
    for case in CASES:
        module = _build(case, kernel, directory)
        modules.append(module)
        steps += module_steps([module], timeout=100)
    modules.append(_build(TRACED[0], kernel, directory, *TRACED[1:]))
    steps += [
        replace(step, expect_status=errno.EINVAL)
        for step in module_steps([modules[-1]])
        if step.name.startswith("insmod")
    ]
    return run_guest(GuestJob(kernel, module_files(modules), steps, timeout=600))


@pytest.fixture(scope="module", params=KERNELS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GuestResult:
    """All cases on each kernel."""
    return boot(resolve(request.param), tmp_path_factory.mktemp(f"language-{request.param}"))


def printed(log: tuple[str, ...], module: str) -> list[str]:
    """What a module printed, without printk's decoration."""
    prefix = re.compile(rf"^{module}: ?")
    lines = [without_stamp(line) for line in log]
    noise = re.compile(rf"^{module}: (loading out-of-tree|module verification failed)")
    return [prefix.sub("", line) for line in lines if prefix.match(line) and not noise.match(line)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_prints_what_cpython_prints(run: GuestResult, case: Path) -> None:
    step = run.step(f"insmod {case.stem}")
    got = [line.rstrip() for line in printed(step.log, case.stem)]
    want = [line.rstrip() for line in expected_output(case)]
    assert got == want
    assert step.ok, step.output


def test_traceback_is_that_of_cpython(run: GuestResult) -> None:
    """Frames of several files, a chain and notes; less what only CPython knows."""
    log = "\n".join(printed(run.step(f"insmod {TRACED[0].stem}").log, TRACED[0].stem))
    text = re.sub(r"in (?:\w+\.)(\w+)$", r"in \1", log, flags=re.MULTILINE)  # Class.method
    assert text == expected_traceback(TRACED)


def test_leaves_nothing_behind(run: GuestResult) -> None:
    assert [f"{p.step}: {p.message}" for p in run.problems] == []
    assert all(step.ok for step in run.steps), [s.name for s in run.steps if not s.ok]
