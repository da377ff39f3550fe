# SPDX-License-Identifier: GPL-2.0
"""Loads modules in a guest, shows the log as it comes, and says at the end what went wrong and
where.

Used by `cythonk run` and the demo. Booting is `cythonk.guest`'s work; this file turns its result
into diagnostics, with places of the module decoded to .pyx lines through the debug information in
the .ko.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from cythonk.cli.decode import Decoder, GuestModule
from cythonk.cli.session import Session
from cythonk.diagnostics.model import CythonkError, Diagnostic, Position
from cythonk.guest.job import (
    GuestJob,
    GuestResult,
    Step,
    StepResult,
    module_files,
    module_steps,
)
from cythonk.guest.problems import Problem, without_stamp
from cythonk.kernel.discover import Kernel, find_kernels, version_key

# The kernel's words after the guest's own work; like the boot, they are shown with -v only.
POWERING_OFF = re.compile(r"ACPI: PM: Preparing to enter|reboot: (Power down|Restarting system)")


class _Live:
    """Shows what a guest does as it comes: each step, its output and the kernel log around it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._working = False  # past the boot
        self._quiet = False

    def step(self, step: Step) -> None:
        """A step begins."""
        self._working = True
        self._quiet = step.quiet
        self._session.progress(f"-- {step.name}")

    def line(self, line: str) -> None:
        """A line of the kernel log or of a step's output."""
        hidden = POWERING_OFF.search(line) or (self._quiet and without_stamp(line) != line)
        if self._session.verbose or (self._working and not hidden):
            self._session.output(line)


def vermagic(ko: Path) -> str:
    """The kernel release a module was built for.

    Raises CythonkError (CK013) when the file is no kernel module, CK003 when it cannot be read.
    """
    try:
        data = ko.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise CythonkError(Diagnostic("CK003", reason, Position(ko, 0))) from error
    found = re.search(rb"\0vermagic=([^ \0]+)[ \0]", data)
    if not data.startswith(b"\x7fELF") or not found:
        hint = "build it again with `cythonk build`"
        raise CythonkError(Diagnostic("CK013", "is not a kernel module", Position(ko, 0), hint))
    return found[1].decode(errors="replace")


def bootable(kernel: Kernel, chosen: bool) -> Kernel:
    """`kernel` when it has an image; else, unless the user chose it, the newest one that has.

    Raises GuestError when there is none to boot.
    """
    if kernel.image:
        return kernel
    others = [candidate for candidate in find_kernels(arch=kernel.arch) if candidate.image]
    if chosen or not others:
        names = ", ".join(candidate.release for candidate in others)
        raise CythonkError(
            Diagnostic(
                "CK604",
                f"there is no image of {kernel.release} to boot",
                hint=f"these can be booted: {names}" if names else "run `cythonk doctor`",
            )
        )
    return max(others, key=lambda candidate: version_key(candidate.release))


def run_modules(
    session: Session,
    kernel: Kernel,
    modules: Sequence[GuestModule],
    script: str | None,
    *,
    timeout: float,
    smp: int = 1,
) -> list[Diagnostic]:
    """Boot `kernel`, load the modules, run `script`, unload them; returns what went wrong.

    Its log and the steps' output are printed live. Raises GuestError when the guest
    cannot be started.
    """
    job = GuestJob(
        kernel=kernel,
        files=module_files([module.ko for module in modules]),
        steps=module_steps([module.ko for module in modules], script, timeout=timeout),
        timeout=timeout,
        smp=smp,
    )
    return run_job(session, job, modules)


def run_job(session: Session, job: GuestJob, modules: Sequence[GuestModule]) -> list[Diagnostic]:
    """Run a job that loads these modules, shown live; returns what went wrong.

    Raises GuestError when the guest cannot be started.
    """
    from cythonk.guest.run import run_guest

    live = _Live(session)
    result = run_guest(job, live.line, live.step)
    good = sum(step.ok for step in result.steps)
    session.progress(
        f"-- {good} of {len(result.steps)} steps ok, {result.duration:.1f} s ({result.accelerator})"
    )
    return diagnose(result, modules, job.timeout)


def diagnose(
    result: GuestResult, modules: Sequence[GuestModule], timeout: float
) -> list[Diagnostic]:
    """What went wrong in a guest, as diagnostics: problems in the kernel log first, then steps."""
    decoder = Decoder(modules, result.loads, result.log)
    found = [
        _problem(problem, decoder)
        for problem in result.problems
        if not (result.timed_out and problem.kind == "timeout")
    ]
    if result.boot_time is None and not result.ok:
        message = "the guest never came to its first step"
        found.append(Diagnostic("CK604", message, hint="run again with -v to see it boot"))
    if result.timed_out:
        message = f"the guest did not finish within {timeout:g} s"
        found.append(Diagnostic("CK603", message, hint="give it more time with --timeout"))
    found += [_step(step) for step in result.steps if not step.ok]
    if not result.ok and not found:
        found.append(Diagnostic("CK601", "the guest failed; its log is above"))
    return found


def _problem(problem: Problem, decoder: Decoder) -> Diagnostic:
    where = f" (during {problem.step})" if problem.step else ""
    end = problem.line if problem.line >= 0 else None
    frames = decoder.frames(problem.context or (problem.message,), end)
    # The innermost line of the module's own; the runtime's lead there.
    first = next((i for i, frame in enumerate(frames) if not frame.in_runtime), 0)
    position = frames[first].position if frames else None
    notes = decoder.notes([*frames[first : first + 1], *frames[:first], *frames[first + 1 :]])
    message = f"{problem.kind}: {problem.message}{where}"
    return Diagnostic("CK602", message, position, notes=tuple(notes))


def _step(step: StepResult) -> Diagnostic:
    if step.timed_out:
        return Diagnostic("CK603", f"{step.name} did not finish in time", hint=_last(step))
    if step.status is None:
        return Diagnostic("CK601", f"{step.name} did not end", hint=_last(step))
    meaning = ""
    if step.name.startswith("insmod ") and 0 < step.status < 128:
        meaning = f" ({os.strerror(step.status)})"  # the guest's loader exits with the errno
    message = f"{step.name} failed with status {step.status}{meaning}"
    return Diagnostic("CK601", message, hint=_last(step))


def _last(step: StepResult) -> str | None:
    """The last line a step printed, for its diagnostic."""
    lines = [line for line in step.output.splitlines() if line.strip()]
    return f"it said: {lines[-1]}" if lines else None
