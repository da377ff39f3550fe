# SPDX-License-Identifier: GPL-2.0
"""What is asked of a guest and what comes back: plain data, used by everyone who boots one.

Apart from the running (`run.py`) so that a job can be put together and a result be read without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cythonk.diagnostics.model import HintedError
from cythonk.guest.problems import Problem
from cythonk.guest.protocol import Load
from cythonk.kernel.discover import Kernel

# Where module_files() puts modules in the guest.
MODULE_DIRECTORY = PurePosixPath("/modules")


class GuestError(HintedError):
    """A guest could not be started at all.

    What goes wrong *inside* a guest is no exception: it is in the GuestResult.
    """

    code = "CK604"


@dataclass(frozen=True)
class Step:
    """One thing to do in the guest.

    Attributes:
        name: how the report calls it.
        command: text for the guest's busybox `sh`, of any number of lines. `insmod` is CythonK's
            loader there: it calls init once, and its status is the errno.
        expect_status: the exit status that counts as success; None: any.
        timeout: seconds after which everything the step started is killed; None: no limit but
            the job's.
        quiet: the kernel log meanwhile is for looking things up, not for watching.
    """

    name: str
    command: str
    expect_status: int | None = 0
    timeout: float | None = 30.0
    quiet: bool = False


@dataclass(frozen=True)
class GuestJob:
    """One boot of a guest.

    Attributes:
        kernel: what to boot; its image must be there.
        files: what to put into the guest, by absolute path. A host file keeps its permissions;
            bytes are executable when they begin as a script or a program does.
        steps: run in order, all of them, whatever the ones before did.
        timeout: seconds for everything, boot included, before the guest is killed.
        smp: number of CPUs.
        memory_mb: memory in MiB.
        append: more kernel parameters.
        modules: names of modules of the kernel's own to load first, with what they depend on.
    """

    kernel: Kernel
    files: Mapping[str, Path | bytes]
    steps: Sequence[Step]
    timeout: float = 60.0
    smp: int = 1
    memory_mb: int = 512
    append: str = ""
    modules: Sequence[str] = ()


@dataclass(frozen=True)
class StepResult:
    """What became of one step.

    Attributes:
        name: the step's name.
        status: the exit status of its shell (128 + n for signal n); None: it did not end.
        output: all it wrote to standard output and error, in order.
        ok: whether the status is the expected one and the time limit was kept.
        timed_out: whether it was killed at its time limit.
        log: the kernel log from its beginning to the beginning of the next step.
        duration: seconds, as seen from outside.
    """

    name: str
    status: int | None
    output: str
    ok: bool
    timed_out: bool = False
    log: tuple[str, ...] = ()
    duration: float = 0.0


@dataclass(frozen=True)
class GuestResult:
    """What became of a job.

    Attributes:
        ok: every step succeeded, nothing hung, and the kernel log shows no problem.
        steps: one result for each step of the job, in order; loading `modules` comes first where
            the job has any.
        log: the whole kernel log, line by line.
        problems: what is wrong in the log, and a guest that ended too early or too late.
        duration: seconds from start to end.
        timed_out: whether the job's time limit ended it.
        boot_time: seconds until the first step could run; None: it never could.
        accelerator: "kvm", "tcg" or "native".
        loads: where modules were, in order of their loading.
    """

    ok: bool
    steps: list[StepResult]
    log: list[str]
    problems: list[Problem]
    duration: float
    timed_out: bool
    boot_time: float | None = None
    accelerator: str = "tcg"
    loads: Sequence[Load] = ()

    def step(self, name: str) -> StepResult:
        """The result of the first step of that name; KeyError when there is none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)


def module_files(modules: Sequence[Path]) -> dict[str, Path | bytes]:
    """`files` entries that put modules where module_steps() looks for them."""
    return {str(MODULE_DIRECTORY / module.name): module for module in modules}


def module_steps(
    modules: Sequence[Path | str], script: str | None = None, *, timeout: float = 30.0
) -> list[Step]:
    """Steps that load modules in order, run a script, and unload them in reverse order.

    Args:
        modules: the `.ko` files, as paths on the host or bare names.
        script: shell text to run while they are loaded.
        timeout: seconds for each of the steps.

    Returns:
        Steps named "insmod NAME", "script" and "rmmod NAME", NAME being the module's.
    """
    files = [Path(module).name for module in modules]
    names = [Path(file).stem.replace("-", "_") for file in files]
    steps = [
        Step(f"insmod {name}", f"insmod {MODULE_DIRECTORY / file}", timeout=timeout)
        for name, file in zip(names, files, strict=True)
    ]
    if script is not None:
        steps.append(Step("script", script, timeout=timeout))
    steps += [Step(f"rmmod {name}", f"rmmod {name}", timeout=timeout) for name in reversed(names)]
    return steps
