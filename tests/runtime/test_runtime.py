# SPDX-License-Identifier: GPL-2.0
"""The C runtime in a guest: each `test_*.c` is a module with a KUnit suite, run at its loading.

All modules of one kernel go into one boot: Debian's, where the stand-in runs the suites, and
user-mode Linux, where KUnit does. A module fails with a case of it, with trouble in the kernel log
(leaked objects are trouble), and with a warning when it or the runtime is compiled.
"""

from __future__ import annotations

import re

import pytest

from cythonk.guest import ktap
from cythonk.guest.job import GuestJob, GuestResult, module_files, module_steps
from cythonk.guest.run import run_guest
from cythonk.kernel.arch import NATIVE
from tests.kernels import KUNIT, kernel_named
from tests.runtime import kunits

# A kernel's tests share its boot.
pytestmark = pytest.mark.xdist_group("runtime")

KERNELS = ("6.1", "6.12", KUNIT)

# How many objects the module has: at once, and when the kernel has reclaimed what it can.
LIVE = f"cat /sys/module/{kunits.PRESSURE}/parameters/live"
SCRIPTS = {
    kunits.PRESSURE: f"{LIVE}; echo 2 > /proc/sys/vm/drop_caches; sleep 1; {LIVE}",
}

FLOOD = ["Traceback (most recent call last):", "  In f", "ValueError: flood"]

# What test_traceback.c logs, by the name of the mark.
TRACEBACKS = {
    "plain": """\
Traceback (most recent call last):
  File "echo.pyx", line 12, in Echo.write
  File "echo.pyx", line 7, in Echo.check
ValueError: too long""",
    "errno": """\
Traceback (most recent call last):
  In Echo.open
FileNotFoundError: [Errno 2] No such file or directory""",
    "context": """\
Traceback (most recent call last):
  File "a.pyx", line 5, in run
  File "a.pyx", line 1, in find
KeyError: 3

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.pyx", line 7, in run
RuntimeError: while handling""",
    "cause": """\
Traceback (most recent call last):
  File "a.pyx", line 1, in open
PermissionError: [Errno 13] Permission denied

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "a.pyx", line 9, in load
ValueError""",
    "deep": "\n".join(
        [
            "Traceback (most recent call last):",
            *(f'  File "r.pyx", line {line}, in f' for line in range(100, 92, -1)),
            "  [84 frames left out]",
            *(f'  File "r.pyx", line {line}, in f' for line in range(8, 0, -1)),
            "RecursionError",
        ]
    ),
    "lines": "\n".join(
        [
            "Traceback (most recent call last):",
            "  In f",
            "ValueError: one",
            f"two {'0' * 796}",
            f"{'0' * 103}4",
            "three",
        ]
    ),
    "unraisable": """\
Exception ignored in: A.__dealloc__
Traceback (most recent call last):
  File "a.pyx", line 4, in A.__dealloc__
ValueError: lost""",
}


class Run:
    """One kernel's build and boot."""

    def __init__(self, series: str, factory: pytest.TempPathFactory) -> None:
        kernel = kernel_named(series)
        directory = factory.mktemp(f"runtime-{series}")
        sparse = series == KERNELS[0]
        modules, self.build_log = kunits.build(kernel, directory, sparse=sparse)
        steps = [
            step
            for module in modules
            for step in module_steps([module], SCRIPTS.get(module.stem), timeout=150)
        ]
        # Two CPUs where the machine has two: emulated ones of another kind stop each other for each
        # 128-bit exchange, of which every allocation has one.
        smp = 2 if kernel.arch == NATIVE else 1
        files = module_files(modules)
        # The limits end what hangs; a busy machine takes several times as long as an idle one.
        job = GuestJob(kernel, files, steps, timeout=500, smp=smp, append="printk.time=1")
        self.guest: GuestResult = run_guest(job)


@pytest.fixture(scope="module", params=KERNELS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(request.param, tmp_path_factory)


def test_builds_without_warnings(run: Run) -> None:
    warnings = [line for line in run.build_log.splitlines() if re.search(r"\bwarning\b", line)]
    assert warnings == []


@pytest.mark.parametrize("module", kunits.MODULES)
def test_cases(run: Run, module: str) -> None:
    loaded = run.guest.step(f"insmod {module}")
    assert loaded.ok, loaded.output
    report = ktap.read(loaded.log)
    assert [case for case in report.cases if not case.ok] == [], "\n".join(loaded.log)
    assert report.faults == []
    assert {case.suites for case in report.cases} == {(module,)}
    assert run.guest.step(f"rmmod {module}").ok
    assert [problem for problem in run.guest.problems if module in (problem.step or "")] == []


def test_no_trouble(run: Run) -> None:
    assert run.guest.problems == []
    assert [step for step in run.guest.steps if not step.ok] == []
    assert run.guest.ok


@pytest.mark.parametrize("name", TRACEBACKS)
def test_traceback(run: Run, name: str) -> None:
    log = run.guest.step("insmod ck_test_traceback").log
    assert kunits.between_marks(log, "ck_test_traceback")[name] == TRACEBACKS[name].splitlines()


def test_a_flood_of_tracebacks_is_limited(run: Run) -> None:
    log = run.guest.step("insmod ck_test_traceback").log
    lines = kunits.between_marks(log, "ck_test_traceback")["flood"]
    logged = len(lines) // len(FLOOD)
    assert lines == FLOOD * logged
    assert 1 <= logged <= 10


def test_memory_pressure_collects_cycles(run: Run) -> None:
    step = run.guest.step("script")
    assert step.output.split() == ["5000", "0"]
