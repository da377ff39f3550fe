# SPDX-License-Identifier: GPL-2.0
"""Boots a guest, runs a job's steps in it and reports: the one way of all commands and tests to use a guest.

The kernel log comes over the first serial port, the steps' output and marks over the second; both are read while the
guest runs, so that the log can be shown live and a guest that hangs or panics is ended early.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.guest import initramfs, qemu
from cythonk.guest.job import GuestError, GuestJob, GuestResult, Step, StepResult
from cythonk.guest.problems import PANIC, Problem, attribute, scan, without_stamp

APPEND = "console=ttyS0 ignore_loglevel printk.devkmsg=on panic=-1 random.trust_cpu=on nokaslr rdinit=/init"
POLL_SECONDS = 0.03
# After a panic the rest of the log is still on its way.
PANIC_GRACE_SECONDS = 1.0

_MARK = re.compile(r"@@cythonk step (\d+|done)$")
_END = re.compile(r"\n?@@end (\d+) (\d+) ([01])\n")

LineCallback = Callable[[str], None]


class _Tail:
    """Reads what is added to a file."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self.stream = path.open("rb")

    def read(self) -> str:
        return self.stream.read().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def close(self) -> None:
        self.stream.close()


@dataclass
class _Watch:
    """What was seen so far."""

    steps: list[Step]
    on_line: LineCallback | None
    log: list[str] = field(default_factory=list)
    partial: str = ""
    output: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)  # line of the log, step
    boot_time: float | None = None
    panicked: float | None = None
    began: dict[int, float] = field(default_factory=dict)
    ended: dict[int, float] = field(default_factory=dict)

    def kernel(self, text: str, now: float) -> None:
        *lines, self.partial = (self.partial + text).split("\n")
        for line in lines:
            bare = without_stamp(line)
            mark = _MARK.search(bare)
            if mark is not None:
                if mark[1] != "done":
                    self.starts.append((len(self.log), int(mark[1])))
                continue
            self.log.append(line)
            if PANIC.search(bare) and self.panicked is None:
                self.panicked = now
            if self.on_line is not None:
                self.on_line(line)

    def protocol(self, text: str, now: float) -> None:
        self.output += text
        if not text:
            return
        if self.boot_time is None and "@@ready" in self.output:
            self.boot_time = now
        for number in range(len(self.steps)):
            if number not in self.began and f"@@begin {number}\n" in self.output:
                self.began[number] = now
            if number not in self.ended and f"\n@@end {number} " in self.output:
                self.ended[number] = now

    @property
    def finished(self) -> bool:
        return "@@done" in self.output

    def results(self) -> list[StepResult]:
        found = []
        for number, step in enumerate(self.steps):
            begin = f"@@begin {number}\n"
            at = self.output.find(begin)
            status: int | None = None
            late = False
            text = ""
            if at >= 0:
                rest = self.output[at + len(begin) :]
                end = next((m for m in _END.finditer(rest) if m[1] == str(number)), None)
                text = rest if end is None else rest[: end.start()]
                if end is not None:
                    status, late = int(end[2]), end[3] == "1"
            wanted = step.expect_status
            ok = status is not None and not late and (wanted is None or status == wanted)
            duration = self.ended.get(number, 0.0) - self.began.get(number, 0.0)
            found.append(
                StepResult(
                    step.name, status, text, ok, late, tuple(self._log_of(number)), max(duration, 0.0)
                )
            )
        return found

    def _log_of(self, number: int) -> list[str]:
        for index, (start, step) in enumerate(self.starts):
            if step == number:
                following = self.starts[index + 1 :]
                return self.log[start : following[0][0] if following else len(self.log)]
        return []


def run_guest(job: GuestJob, on_line: LineCallback | None = None) -> GuestResult:
    """Boot the job's kernel and run its steps.

    Args:
        job: what to do.
        on_line: called with each line of the kernel log as it comes.

    Returns:
        What became of it; trouble inside the guest is in the result.

    Raises:
        GuestError: the guest cannot be started at all.
    """
    if job.kernel.image is None:
        raise GuestError(
            f"there is no image of {job.kernel.release} to boot", "run: make setup, or choose another --kernel"
        )
    step, files = initramfs.kernel_module_step(job.kernel, job.modules)
    steps = [*([step] if step else []), *job.steps]
    image = initramfs.build({**files, **job.files}, steps)
    accelerator = qemu.accelerator(job.kernel.image)
    watch = _Watch(steps, on_line)
    with tempfile.TemporaryDirectory(prefix="cythonk-guest-") as name:
        directory = Path(name)
        initrd = directory / "initrd"
        initrd.write_bytes(image)
        serials = [directory / "log", directory / "steps"]
        tails = [_Tail(serial) for serial in serials]
        arguments = qemu.command(
            job.kernel.image,
            initrd,
            accelerator,
            serials,
            smp=job.smp,
            memory_mb=job.memory_mb,
            append=f"{APPEND} {job.append}".strip(),
        )
        start = time.monotonic()
        timed_out = False
        try:
            with qemu.process(arguments, directory / "errors") as child:
                timed_out = _follow(job, watch, tails, child.poll, start)
            _read(watch, tails, time.monotonic() - start)
        finally:
            for tail in tails:
                tail.close()
        duration = time.monotonic() - start
        errors = (directory / "errors").read_text(errors="replace").strip()
    if watch.partial:
        watch.kernel("\n", duration)
    return _report(watch, accelerator, duration, timed_out, errors)


def _read(watch: _Watch, tails: list[_Tail], now: float) -> None:
    watch.kernel(tails[0].read(), now)
    watch.protocol(tails[1].read(), now)


def _follow(
    job: GuestJob, watch: _Watch, tails: list[_Tail], poll: Callable[[], int | None], start: float
) -> bool:
    """Watch until the guest ends; true when its time is up."""
    while True:
        running = poll() is None
        now = time.monotonic() - start
        _read(watch, tails, now)
        if not running:
            return False
        if now > job.timeout:
            return True
        if watch.panicked is not None and now > watch.panicked + PANIC_GRACE_SECONDS:
            return False
        time.sleep(POLL_SECONDS)


def _report(
    watch: _Watch, accelerator: str, duration: float, timed_out: bool, errors: str
) -> GuestResult:
    names = [(line, watch.steps[number].name) for line, number in watch.starts]
    problems = attribute(scan(watch.log), names)
    current = names[-1][1] if names else None
    tail = tuple(watch.log[-12:])
    if timed_out:
        problems.append(
            Problem("timeout", f"the guest was ended after {duration:.0f} s", tail, step=current)
        )
    elif not watch.finished:
        message = "the guest ended before all steps were done"
        if errors and not watch.log:
            message = f"QEMU failed: {errors}"
        problems.append(Problem("ended early", message, tail, step=current))
    results = watch.results()
    ok = not problems and watch.finished and all(result.ok for result in results)
    return GuestResult(
        ok, results, watch.log, problems, duration, timed_out, watch.boot_time, accelerator
    )
