# SPDX-License-Identifier: GPL-2.0
"""A guest that is a process of the host: it and the processes it makes are gone at the end.

User-mode Linux has a process of the host for each of its own address spaces. What holds for every
guest is tested in tests/guest; this is about what only this kind could leave behind.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from cythonk.guest import GuestError, GuestJob, Step, run_guest
from cythonk.kernel.discover import Kernel

pytestmark = pytest.mark.xdist_group("uml guests")


def processes_of(kernel: Kernel) -> set[int]:
    """The host's processes that run this kernel for this process's guests, zombies left out."""
    found = set()
    # Other test processes have a temporary directory of their own.
    own = f"initrd={tempfile.gettempdir()}/".encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            program = (entry / "exe").resolve()
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if kernel.image is None or own not in command:
            continue
        if program == kernel.image.resolve():
            found.add(int(entry.name))
    return found


def gone(kernel: Kernel, before: set[int]) -> bool:
    """Whether all that was not there before goes away."""
    limit = time.monotonic() + 10
    while processes_of(kernel) - before and time.monotonic() < limit:
        time.sleep(0.1)
    return not processes_of(kernel) - before


# Several processes of the guest's own, hence of the host's.
BUSY = Step("wait", "sleep 1000 & sleep 1001 & sleep 1002", timeout=None)


def test_a_guest_ends_whole(sanitizer: Kernel) -> None:
    before = processes_of(sanitizer)
    result = run_guest(GuestJob(sanitizer, {}, [Step("hello", "echo hello")], timeout=60))
    assert result.ok, result.problems
    assert result.step("hello").output == "hello\n"
    assert result.accelerator == "native"
    assert gone(sanitizer, before)


def test_a_time_limit_ends_all_of_it(sanitizer: Kernel) -> None:
    before = processes_of(sanitizer)
    seen: list[int] = []
    job = GuestJob(sanitizer, {}, [BUSY], timeout=12)
    result = run_guest(job, None, lambda step: seen.append(len(processes_of(sanitizer) - before)))
    assert result.timed_out
    assert seen[0] >= 1
    assert gone(sanitizer, before)


def test_interrupt_leaves_nothing(sanitizer: Kernel) -> None:
    before = processes_of(sanitizer)

    def interrupt(step: Step) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_guest(GuestJob(sanitizer, {}, [BUSY], timeout=60), None, interrupt)
    assert gone(sanitizer, before)


def test_killed_caller_leaves_nothing(sanitizer: Kernel) -> None:
    """Even when the process that started it is killed outright."""
    before = processes_of(sanitizer)
    script = (
        "import time\n"
        "from cythonk.guest import *\n"
        "from cythonk.beds import bed\n"
        "step = Step('wait', 'sleep 1000 & sleep 1001 & sleep 1002', timeout=None)\n"
        "job = GuestJob(bed('uml-sanitize'), {}, [step], timeout=100)\n"
        "run_guest(job, None, lambda step: print('running', flush=True))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as caller:
        try:
            assert caller.stdout is not None
            assert caller.stdout.readline() == "running\n"
            time.sleep(1)
            assert processes_of(sanitizer) - before
        finally:
            os.kill(caller.pid, signal.SIGKILL)
    assert gone(sanitizer, before)


def test_one_cpu(sanitizer: Kernel) -> None:
    with pytest.raises(GuestError, match="one CPU, not 2"):
        run_guest(GuestJob(sanitizer, {}, [], smp=2))


def test_memory(sanitizer: Kernel) -> None:
    steps = [Step("memory", "free -m | awk '/Mem:/ { print $2 }'")]
    result = run_guest(GuestJob(sanitizer, {}, steps, timeout=60, memory_mb=400))
    assert 100 < int(result.step("memory").output) < 400


def test_broken_image(sanitizer: Kernel, tmp_path: Path) -> None:
    """What is no program is said to be none."""
    image = tmp_path / "kernel"
    image.write_text("not a kernel " + secrets.token_hex(4))
    broken = Kernel(sanitizer.release, sanitizer.build, image, None, "um")
    with pytest.raises(GuestError):
        run_guest(GuestJob(broken, {}, [Step("x", "true")], timeout=20))
