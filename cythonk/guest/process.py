# SPDX-License-Identifier: GPL-2.0
"""Starts a guest, carries the bytes of its log and of its steps, and makes sure that it ends.

Knows nothing of what the bytes mean, nor what program the guest is (`machine.py`). No guest
outlives its caller: leaving the `with` block kills it, and so does the kernel if this process dies
without leaving it.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

from cythonk.guest.job import GuestError
from cythonk.guest.machine import Machine, command_line
from cythonk.kernel.toolchain import find_program

_CHUNK = 65536
_REAP_LIMIT = 5.0  # seconds; what hangs in the host's kernel is not waited for any longer


@dataclass
class Deadline:
    """A moment, in the time of `time.monotonic()`, that may be moved forward."""

    at: float

    def within(self, seconds: float) -> None:
        """No later than so many seconds from now."""
        self.at = min(self.at, time.monotonic() + seconds)


class Guest:
    """A running guest; a context manager, at whose end it is gone.

    Entering raises GuestError when its program is not there or cannot be started.

    Attributes:
        log: what `chunks` calls the console.
        steps: what it calls the channel of the steps.
    """

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Guest:
        with contextlib.ExitStack() as stack:
            initrd = stack.enter_context(tempfile.NamedTemporaryFile(prefix="cythonk-guest-"))
            initrd.write(self._machine.initramfs)
            initrd.flush()
            self._errors = stack.enter_context(tempfile.TemporaryFile())
            self.log, log_end = _pipe(stack)
            self.steps, steps_end = _pipe(stack)
            try:
                self._process = self._start(initrd.name, log_end, steps_end)
            finally:
                # The guest has its own copies; the pipes end when it does.
                os.close(log_end)
                os.close(steps_end)
            stack.callback(self._end)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    @property
    def pid(self) -> int:
        """The process id, which is its process group's as well."""
        return self._process.pid

    def chunks(self, deadline: Deadline) -> Iterator[tuple[int, bytes]]:
        """What comes from the guest, as it comes, until it ends or the time is up.

        Args:
            deadline: when to stop; the caller may move it while this runs.

        Yields:
            `self.log` or `self.steps`, and the bytes that came there.
        """
        with selectors.DefaultSelector() as selector:
            for fd in (self.log, self.steps):
                selector.register(fd, selectors.EVENT_READ)
            while selector.get_map() and (left := deadline.at - time.monotonic()) > 0:
                for key, _ in selector.select(left):
                    data = os.read(key.fd, _CHUNK)
                    if data:
                        yield key.fd, data
                    else:
                        selector.unregister(key.fd)

    def failure(self) -> str | None:
        """What its program said if it ended of itself with an error; None: it did not."""
        try:
            status = self._process.wait(_REAP_LIMIT)
        except subprocess.TimeoutExpired:
            return None
        if status == 0:
            return None
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").strip()
        return said.splitlines()[-1] if said else f"exit status {status}"

    def _start(self, initrd: str, log: int, steps: int) -> subprocess.Popen[bytes]:
        command = command_line(self._machine, initrd, log, steps)
        # So that the guest goes even when this process is killed outright.
        setpriv = find_program("setpriv")
        guard = [str(setpriv), "--pdeathsig", "KILL", "--"] if setpriv else []
        try:
            return subprocess.Popen(
                [*guard, *command],
                stdin=subprocess.DEVNULL,
                stdout=self._errors,
                stderr=self._errors,
                pass_fds=(log, steps),
                start_new_session=True,
            )
        except OSError as error:
            reason = f"cannot start {command[0]}: {error.strerror}"
            raise GuestError(reason, "'cythonk doctor' tells what is missing") from error

    def _end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_REAP_LIMIT)


def _pipe(stack: contextlib.ExitStack) -> tuple[int, int]:
    """A pipe: the end to read from, closed with the stack, and the end to write to."""
    reader, writer = os.pipe()
    stack.callback(os.close, reader)
    return reader, writer
