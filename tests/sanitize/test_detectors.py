# SPDX-License-Identifier: GPL-2.0
"""Every detector of the sanitizer kernel is awake: each deliberate bug is reported as what it is.

`bugs/ck_bugs.c` has one of each kind; `bugs/bugs.pyx` those that an @unsafe function can have, and
there the report names the line. A detector that sleeps makes everything else here worthless.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.decode import GuestModule
from cythonk.cli.guestrun import diagnose
from cythonk.cli.session import Session
from cythonk.guest.job import GuestJob, GuestResult, Step, module_files
from cythonk.guest.problems import Problem
from cythonk.guest.run import run_guest
from cythonk.guest.sanitize import leak_steps, tools
from cythonk.kernel.discover import Kernel
from cythonk.kernel.kbuild import KbuildOptions, run_make

BUGS = Path(__file__).parent / "bugs"

# They share what is built and booted once.
pytestmark = pytest.mark.xdist_group("detectors")


@dataclass(frozen=True)
class Bug:
    """A deliberate bug.

    Attributes:
        kind: the problem it has to be reported as.
        says: what the report has to say.
        alone: whether the guest is of no use afterwards: it died, or lockdep is off.
        pyx: whether bugs.pyx has it too.
        status: what loading the module gives; None: it does not end.
    """

    kind: str
    says: str
    alone: bool = False
    pyx: bool = True
    status: int | None = 0


DETECTED: dict[str, Bug] = {
    "use_after_free": Bug("kasan", "slab-use-after-free"),
    "heap_out_of_bounds": Bug("kasan", "slab-out-of-bounds"),
    "stack_out_of_bounds": Bug("kasan", "stack-out-of-bounds"),
    "global_out_of_bounds": Bug("kasan", "global-out-of-bounds"),
    "vmalloc_out_of_bounds": Bug("kasan", "vmalloc-out-of-bounds", pyx=False),
    "double_free": Bug("kasan", "double-free"),
    "leak": Bug("kmemleak", "unreferenced object"),
    "shift_out_of_range": Bug("ubsan", "shift-out-of-bounds"),
    "index_out_of_range": Bug("ubsan", "array-index-out-of-bounds"),
    "sleep_in_atomic": Bug("atomic sleep", "scheduling while atomic", alone=True),
    "spinlock_inversion": Bug("lockdep", "possible circular locking", alone=True),
    "mutex_inversion": Bug("lockdep", "possible circular locking", alone=True),
    "rcu_without_lock": Bug("lockdep", "suspicious RCU usage", alone=True, pyx=False),
    "lock_kept": Bug("lockdep", "locks held", alone=True),
    "list_corruption": Bug("list corruption", "list_del corruption", pyx=False),
    "warning": Bug("warning", "ck_bugs_init", pyx=False),
    "null_dereference": Bug("panic", "Kernel mode fault", alone=True, status=None),
    "hang": Bug("stuck", "cannot be killed", alone=True, pyx=False, status=None),
}
TOGETHER = [name for name, bug in DETECTED.items() if not bug.alone]
HANG_LIMIT = 3.0


@dataclass(frozen=True)
class Modules:
    """What was built: the module in C, and the one in Python with what decoding needs."""

    c: Path
    pyx: GuestModule


@pytest.fixture(scope="module")
def modules(sanitizer: Kernel, tmp_path_factory: pytest.TempPathFactory) -> Modules:
    directory = tmp_path_factory.mktemp("bugs")
    shutil.copy(BUGS / "ck_bugs.c", directory)
    (directory / "Kbuild").write_text("obj-m := ck_bugs.o\n")
    status, log = run_make(sanitizer, directory, ["modules"], KbuildOptions())
    assert status == 0, log
    source = BUGS / "bugs.pyx"
    output = directory / "bugs.ko"
    outcome = build(BuildRequest((source,), output, sanitizer, emitted=directory), Session())
    assert outcome.ok, outcome.diagnostics
    emitted = (directory / "bugs.pyx.c",)
    return Modules(directory / "ck_bugs.ko", GuestModule(output, (source,), emitted))


def boot(kernel: Kernel, module: Path, bugs: list[str]) -> GuestResult:
    """One boot in which the module is loaded once for each bug; the last thing is to look for leaks."""
    alone = any(DETECTED[name].alone for name in bugs)
    before, after = ([], []) if alone else ([step] for step in leak_steps())
    steps = list(before)
    for name in bugs:
        limit = HANG_LIMIT if name == "hang" else 20.0
        command = f"insmod /modules/{module.name} bug={name}"
        steps.append(Step(name, command, expect_status=DETECTED[name].status, timeout=limit))
        steps.append(Step(f"rmmod {name}", f"rmmod {module.stem}", expect_status=None))
    steps += after
    files = {**module_files([module]), **tools(kernel)}
    return run_guest(GuestJob(kernel, files, steps, timeout=90, memory_mb=512))


def detected(result: GuestResult, name: str) -> list[Problem]:
    """The problems that show the bug was found."""
    bug = DETECTED[name]
    found = [
        problem
        for problem in result.problems
        if problem.kind == bug.kind and bug.says in problem.message + "\n".join(problem.context)
    ]
    # A leak is found long after the step that made it, a kept lock when its process is gone.
    later = name == "leak" or bug.alone
    return [problem for problem in found if later or problem.step == name]


@pytest.fixture(scope="module")
def c_run(sanitizer: Kernel, modules: Modules) -> GuestResult:
    return boot(sanitizer, modules.c, TOGETHER)


@pytest.mark.parametrize("name", DETECTED)
def test_bug_in_c_is_reported(
    sanitizer: Kernel, modules: Modules, c_run: GuestResult, name: str
) -> None:
    result = boot(sanitizer, modules.c, [name]) if DETECTED[name].alone else c_run
    said = [f"{p.step}: {p.kind}: {p.message}" for p in result.problems]
    assert detected(result, name), said
    assert not result.ok


@pytest.fixture(scope="module")
def pyx_run(sanitizer: Kernel, modules: Modules) -> GuestResult:
    return boot(sanitizer, modules.pyx.ko, [name for name in TOGETHER if DETECTED[name].pyx])


def function_lines(name: str) -> range:
    """The lines of a function of bugs.pyx."""
    lines = (BUGS / "bugs.pyx").read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"cdef int {name}()"))
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith((" ", "\t")))
    return range(start + 1, end + 1)


@pytest.mark.parametrize("name", [name for name, bug in DETECTED.items() if bug.pyx])
def test_bug_in_python_is_reported_at_its_line(
    sanitizer: Kernel, modules: Modules, pyx_run: GuestResult, name: str
) -> None:
    result = boot(sanitizer, modules.pyx.ko, [name]) if DETECTED[name].alone else pyx_run
    said = [f"{p.step}: {p.kind}: {p.message}" for p in result.problems]
    assert detected(result, name), said
    found = [
        (item, item.position)
        for item in diagnose(result, [modules.pyx], 90)
        if item.code == "CK602"
        and item.position is not None
        and item.position.file.name == "bugs.pyx"
        and item.position.line in function_lines(name)
    ]
    assert found, [
        (item.message, str(item.position), item.notes)
        for item in diagnose(result, [modules.pyx], 90)
    ]
    # The C made of that line is shown beside it.
    item = found[0][0]
    assert any(place.file.name == "bugs.pyx.c" for place, _ in item.notes), item
