# SPDX-License-Identifier: GPL-2.0
"""The language in the kernel against CPython: every case of `cases/` prints the same in a guest.

All cases of one kernel go into one boot; each is loaded (its module body runs), its lines are taken
from the log, and it is unloaded. A case that works but leaves an object behind fails too: the
runtime says so in the log.
"""

from __future__ import annotations

import errno
import functools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.diagnostics.model import Diagnostic
from cythonk.guest.job import GuestJob, GuestResult, module_files, module_steps
from cythonk.guest.problems import without_stamp
from cythonk.guest.run import run_guest
from cythonk.kernel.discover import Kernel, resolve
from tests.language.modules import Translated, build_all, translate_all
from tests.language.oracle import expected_output, expected_traceback

CASES = sorted((Path(__file__).parent / "cases").glob("*.pyx"))
# Modules that fail to load, of several files: the first is the module.
TRACED = sorted((Path(__file__).parent / "tracebacks").glob("*.pyx"))
KERNELS = ("6.1", "6.12")


@functools.cache
def _translated() -> list[Translated]:
    """The C of all cases, which is the same for every kernel."""
    found = translate_all(CASES)
    assert [_told(error) for each in found for error in each.errors] == []
    return found


def _told(item: Diagnostic) -> str:
    return f"{item.position}: {item.message} [{item.code}]"


def _build(kernel: Kernel, directory: Path) -> list[Path]:
    """The modules of the cases, and as the last one that of several files."""
    built = build_all(kernel, directory / "cases", _translated())
    assert [_told(item) for item in built.complaints] == []
    last = directory / f"{TRACED[0].stem}.ko"
    outcome = build(BuildRequest(tuple(TRACED), last, kernel), Session())
    assert outcome.ok, [_told(item) for item in outcome.diagnostics]
    return [*(built.modules[case.stem] for case in CASES), last]


def boot(kernel: Kernel, directory: Path) -> GuestResult:
    """One boot with all cases."""
    modules = _build(kernel, directory)
    steps = [step for module in modules[:-1] for step in module_steps([module], timeout=100)]
    steps += [
        replace(step, expect_status=errno.EINVAL)
        for step in module_steps(modules[-1:])
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
