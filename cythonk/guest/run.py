# SPDX-License-Identifier: GPL-2.0
"""Boots a guest, runs a job's steps in it, and says what became of them.

The one place where the parts of this package meet: initramfs, QEMU, both channels, the log's scan.
"""

from __future__ import annotations

import codecs
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.guest import initramfs
from cythonk.guest.accel import choose_accelerator
from cythonk.guest.job import (
    MODULE_DIRECTORY,
    GuestError,
    GuestJob,
    GuestResult,
    Step,
    StepResult,
)
from cythonk.guest.machine import Machine
from cythonk.guest.modules import module_closure, read_module
from cythonk.guest.problems import PANIC, Problem, attribute, scan
from cythonk.guest.process import Deadline, Guest
from cythonk.guest.protocol import LogChannel, Mark, Output, StepChannel

OnLine = Callable[[str], None]
OnStep = Callable[[Step], None]

# Seconds a guest gets to finish its log, after a panic and after it has said to be done.
_LAST_WORDS = 5.0
_MODULES_STEP = "load modules"
# A kernel that panics before its first process had nothing of ours in it: once in some dozens of
# boots QEMU's emulation of several CPUs trips over the kernel patching its own code ("int3").
_BOOTS = 2


def run_guest(
    job: GuestJob, on_line: OnLine | None = None, on_step: OnStep | None = None
) -> GuestResult:
    """Boot a guest, run the job's steps, and shut it down.

    The guest is gone when this returns or raises, Ctrl-C included.

    Args:
        job: what to boot and to do.
        on_line: called with each line as it comes: of the kernel log and of the steps' output.
        on_step: called with each step when it begins.

    Returns:
        What happened, failures inside the guest included.

    Raises:
        GuestError: the guest could not be started.
    """
    if job.kernel.image is None:
        raise GuestError(
            f"there is no image of Linux {job.kernel.release} to boot",
            "run 'make setup' and use one of the kernels it puts into the cache",
        )
    files = dict(job.files)
    steps = list(job.steps)
    if loading := _loading(job, files):
        steps.insert(0, loading)
    token = secrets.token_hex(8)
    machine = Machine(
        job.kernel.image,
        initramfs.build(steps, files, token, job.kernel.arch),
        job.kernel.arch,
        choose_accelerator(job.kernel),
        job.smp,
        job.memory_mb,
        job.append,
    )
    for _ in range(_BOOTS):
        session = _Session(steps, token, on_line or _ignore, on_step or _ignore)
        with Guest(machine) as guest:
            session.follow(guest, job.timeout)
            failure = None if session.booted or session.timed_out else guest.failure()
        if failure is not None and not session.log.lines:
            reason = f"the guest failed: {failure}"
            raise GuestError(reason, "'cythonk doctor' tells what is missing")
        if not session.died_booting:
            break
    return session.result(machine.accelerator, job.timeout)


def _ignore(_: object) -> None:
    """Where nobody listens."""


def _loading(job: GuestJob, files: dict[str, Path | bytes]) -> Step | None:
    """The step that loads the kernel's own modules; they are added to `files`."""
    commands = []
    for path in module_closure(job.kernel, job.modules):
        place = str(MODULE_DIRECTORY / "kernel" / f"{path.name.split('.ko')[0]}.ko")
        files[place] = read_module(path)
        commands.append(f"insmod {place}")
    return Step(_MODULES_STEP, " && ".join(commands), timeout=job.timeout) if commands else None


@dataclass
class _Progress:
    """What is known of one step so far."""

    output: bytearray = field(default_factory=bytearray)
    began: float | None = None
    ended: float | None = None
    status: int | None = None
    late: bool = False


class _Session:
    """Follows one boot: collects what comes and calls those who watch."""

    def __init__(self, steps: Sequence[Step], token: str, on_line: OnLine, on_step: OnStep) -> None:
        self.log = LogChannel(token)
        self.timed_out = False
        self._channel = StepChannel(token)
        self._steps = steps
        self._progress = [_Progress() for _ in steps]
        self._on_line = on_line
        self._on_step = on_step
        self._current: int | None = None
        self._partial = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")
        self._start = self._end = time.monotonic()
        self._boot_time: float | None = None
        self._done = False

    @property
    def booted(self) -> bool:
        """Whether the guest came as far as to run steps."""
        return self._boot_time is not None

    @property
    def died_booting(self) -> bool:
        """Whether the kernel panicked before it came so far."""
        return not self.booted and any(PANIC.search(line) for line in self.log.lines)

    def follow(self, guest: Guest, timeout: float) -> None:
        """Take in all that comes until the guest ends or its time is up."""
        limit = self._start + timeout
        deadline = Deadline(limit)
        for source, data in guest.chunks(deadline):
            lines = self._take(guest, source, data)
            if self._done or any(PANIC.search(line) for line in lines):
                deadline.within(_LAST_WORDS)
        for line in self.log.finish():
            self._on_line(line)
        self._events(self._channel.finish())
        self._flush_output()
        self._end = time.monotonic()
        self.timed_out = self._end >= limit and not self._done

    def _take(self, guest: Guest, source: int, data: bytes) -> list[str]:
        """Take one piece; returns the lines of the kernel log it completed."""
        if source == guest.steps:
            self._events(self._channel.feed(data))
            return []
        lines = self.log.feed(data)
        for line in lines:
            self._on_line(line)
        return lines

    def _events(self, events: Sequence[Output | Mark]) -> None:
        for event in events:
            if isinstance(event, Output):
                self._output(event.data)
            else:
                self._mark(event)

    def _output(self, data: bytes) -> None:
        if self._current is None:
            return  # from something a step left running
        self._progress[self._current].output += data
        *lines, self._partial = (self._partial + self._decoder.decode(data)).split("\n")
        for line in lines:
            self._on_line(line)

    def _flush_output(self) -> None:
        rest = self._partial + self._decoder.decode(b"", final=True)
        self._partial = ""
        if rest:
            self._on_line(rest)

    def _mark(self, mark: Mark) -> None:
        now = time.monotonic()
        if mark.word == "ready":
            self._boot_time = now - self._start
        elif mark.word == "done":
            self._done = True
        elif not 0 <= mark.step < len(self._steps):
            return
        elif mark.word == "begin":
            self._current = mark.step
            self._progress[mark.step].began = now
            self._on_step(self._steps[mark.step])
        else:
            progress = self._progress[mark.step]
            progress.ended = now
            progress.status = mark.status if mark.word == "end" else None
            progress.late = mark.late or mark.word == "stuck"
            self._flush_output()
            self._current = None

    def result(self, accelerator: str, timeout: float) -> GuestResult:
        """What became of the job, once the guest is gone."""
        names = [(index, self._steps[number].name) for number, index in self.log.starts]
        problems = attribute(scan(self.log.lines), names)
        if ending := self._bad_end(problems, timeout):
            problems.append(ending)
        steps = [self._step_result(number) for number in range(len(self._steps))]
        return GuestResult(
            ok=self._done and not problems and all(step.ok for step in steps),
            steps=steps,
            log=self.log.lines,
            problems=problems,
            duration=self._end - self._start,
            timed_out=self.timed_out,
            boot_time=self._boot_time,
            accelerator=accelerator,
            loads=self.log.loads,
        )

    def _bad_end(self, problems: Sequence[Problem], timeout: float) -> Problem | None:
        """The harness's own problem, where the guest did not end as it should."""
        if self._done:
            return None
        last = tuple(self.log.lines[-10:])
        step = self._unfinished()
        where = f"during '{step}'" if step else "between steps" if self.booted else "while booting"
        if self.timed_out:
            return Problem("timeout", f"killed after {timeout:g} s, {where}", last, step=step)
        if stuck := self._stuck():
            message = f"'{stuck}' cannot be killed: it is stuck in the kernel"
            return Problem("stuck", message, last, step=stuck)
        if problems:
            return None  # a panic or the like, which says more
        return Problem("ended early", f"the guest ended {where}", last, step=step)

    def _stuck(self) -> str | None:
        """The step that outlived its killing."""
        for step, progress in zip(self._steps, self._progress, strict=True):
            if progress.late and progress.status is None:
                return step.name
        return None

    def _unfinished(self) -> str | None:
        if self._current is None:
            return None
        return self._steps[self._current].name

    def _step_result(self, number: int) -> StepResult:
        step, progress = self._steps[number], self._progress[number]
        expected = step.expect_status is None or progress.status == step.expect_status
        duration = 0.0 if progress.began is None else (progress.ended or self._end) - progress.began
        return StepResult(
            name=step.name,
            status=progress.status,
            output=progress.output.decode(errors="backslashreplace"),
            ok=expected and progress.status is not None and not progress.late,
            timed_out=progress.late,
            log=self.log.of_step(number),
            duration=duration,
        )
