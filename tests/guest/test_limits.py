# SPDX-License-Identifier: GPL-2.0
"""Guests that hang, panic or are abandoned: each ends in time and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from cythonk.guest import GuestError, GuestJob, Step, module_files, run_guest
from cythonk.guest.process import Guest
from cythonk.kernel.discover import Kernel

from .conftest import BuildModules

BOOT_LIMIT = 120.0


def qemu_of(marker: str) -> list[int]:
    """Process ids of QEMUs whose kernel parameters have the marker."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if marker.encode() in command and b"qemu-system" in command:
                found.append(int(entry.name))
    return found


@pytest.fixture
def marker() -> str:
    """A kernel parameter by which this test's QEMU can be told from others."""
    return f"cktest={uuid.uuid4().hex}"


@pytest.fixture
def kernel(guest_kernels: list[Kernel]) -> Kernel:
    """One kernel will do: this is about the harness."""
    return guest_kernels[-1]


def test_late_step_is_killed(kernel: Kernel, marker: str) -> None:
    """A step past its limit is killed with its children; the ones after it run."""
    steps = [
        Step("late", "echo before; sleep 1000 & sleep 1000; echo never", timeout=2.0),
        Step("children", "ps | grep -c '[s]leep 1000'", expect_status=1),
        Step("unlimited", "sleep 3; echo slept", timeout=None),
    ]
    result = run_guest(GuestJob(kernel, {}, steps, timeout=BOOT_LIMIT, append=marker))
    late = result.step("late")
    assert late.timed_out
    assert not late.ok
    assert late.output == "before\n"
    assert late.duration < 30
    assert result.step("children").output == "0\n"
    assert result.step("unlimited").output == "slept\n"
    assert not result.ok
    assert not result.timed_out
    assert result.problems == []
    assert qemu_of(marker) == []


def test_step_stuck_in_the_kernel(kernel: Kernel, build_modules: BuildModules, marker: str) -> None:
    """What cannot be killed ends the guest, and the log shows where it waits."""
    steps = [
        Step("stuck", "insmod /modules/bad.ko what=hang", timeout=2.0),
        Step("never", "true"),
    ]
    files = module_files([build_modules(kernel)["bad"]])
    result = run_guest(GuestJob(kernel, files, steps, timeout=BOOT_LIMIT, append=marker))
    assert not result.ok
    assert not result.timed_out
    assert [(problem.kind, problem.step) for problem in result.problems] == [("stuck", "stuck")]
    assert any("bad_init" in line for line in result.log)
    assert result.step("stuck").timed_out
    assert result.step("stuck").status is None
    assert result.step("never").status is None
    assert qemu_of(marker) == []


def test_job_time_limit(kernel: Kernel, marker: str) -> None:
    """The job's limit ends a guest wherever it is, and what came before is kept."""
    began: list[float] = []
    steps = [Step("first", "echo first"), Step("endless", "echo on; sleep 1000", timeout=None)]
    probe = run_guest(GuestJob(kernel, {}, steps[:1], timeout=BOOT_LIMIT))
    limit = 2 * probe.duration + 5

    def note(line: str) -> None:
        if line == "on":
            began.append(time.monotonic())

    result = run_guest(GuestJob(kernel, {}, steps, timeout=limit, append=marker), note)
    assert result.timed_out
    assert not result.ok
    assert limit <= result.duration < limit + 6
    assert began
    assert result.step("first").ok
    assert result.step("endless").status is None
    assert result.step("endless").output == "on\n"
    assert [(problem.kind, problem.step) for problem in result.problems] == [("timeout", "endless")]
    assert qemu_of(marker) == []


def test_panic_ends_the_guest(kernel: Kernel, build_modules: BuildModules, marker: str) -> None:
    """A panic is reported as such, without waiting for any limit."""
    files = module_files([build_modules(kernel)["bad"]])
    steps = [Step("panic", "insmod /modules/bad.ko what=panic", timeout=None)]
    result = run_guest(GuestJob(kernel, files, steps, timeout=BOOT_LIMIT, append=marker))
    assert not result.ok
    assert not result.timed_out
    assert [problem.kind for problem in result.problems] == ["panic"]
    assert "a deliberate panic" in result.problems[0].message
    assert result.step("panic").status is None
    assert qemu_of(marker) == []


def test_panic_while_booting_is_tried_once_more(kernel: Kernel, marker: str) -> None:
    """A kernel that cannot boot is reported, not booted forever."""
    lines: list[str] = []
    parameters = f"{marker} rdinit=/none root=/dev/none"
    job = GuestJob(kernel, {}, [Step("never", "true")], timeout=BOOT_LIMIT, append=parameters)
    result = run_guest(job, lines.append)
    assert [problem.kind for problem in result.problems] == ["panic"]
    assert sum("Kernel panic - not syncing" in line for line in lines) == 2
    assert not result.ok


def test_second_boot_is_as_good(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first boot died of is not held against the second."""
    appends = iter(("rdinit=/none root=/dev/none", ""))
    enter = Guest.__enter__

    def patched(guest: Guest) -> Guest:
        guest._machine = replace(guest._machine, append=next(appends))
        return enter(guest)

    monkeypatch.setattr(Guest, "__enter__", patched)
    result = run_guest(GuestJob(kernel, {}, [Step("say", "echo said")], timeout=BOOT_LIMIT))
    assert result.step("say").output == "said\n"
    assert result.ok
    assert next(appends, None) is None


def test_interrupt_leaves_nothing(kernel: Kernel, marker: str) -> None:
    """An exception out of a callback, as Ctrl-C is one, takes the guest with it."""
    running: list[int] = []

    def interrupt(step: Step) -> None:
        running.extend(qemu_of(marker))
        raise KeyboardInterrupt

    job = GuestJob(kernel, {}, [Step("wait", "sleep 1000", timeout=None)], append=marker)
    with pytest.raises(KeyboardInterrupt):
        run_guest(job, None, interrupt)
    assert len(running) == 1
    assert qemu_of(marker) == []


def test_killed_caller_leaves_nothing(kernel: Kernel, marker: str) -> None:
    """QEMU goes even when the process that started it is killed outright."""
    script = (
        "from cythonk.guest import *\n"
        "from cythonk.kernel.discover import guest_kernel\n"
        f"job = GuestJob(guest_kernel({kernel.release!r}), {{}},"
        f" [Step('wait', 'sleep 1000', timeout=None)], append={marker!r})\n"
        "run_guest(job, None, lambda step: print('running', flush=True))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as caller:
        try:
            assert caller.stdout is not None
            assert caller.stdout.readline() == "running\n"
            assert len(qemu_of(marker)) == 1
        finally:
            os.kill(caller.pid, signal.SIGKILL)
    limit = time.monotonic() + 10
    while qemu_of(marker) and time.monotonic() < limit:
        time.sleep(0.1)
    assert qemu_of(marker) == []


def test_smp_and_memory(kernel: Kernel) -> None:
    """The machine is as asked for."""
    steps = [Step("cpus", "nproc"), Step("memory", "free -m | awk '/Mem:/ { print $2 }'")]
    result = run_guest(GuestJob(kernel, {}, steps, timeout=BOOT_LIMIT, smp=2, memory_mb=300))
    assert result.ok, result.problems
    assert result.step("cpus").output == "2\n"
    assert 100 < int(result.step("memory").output) < 300


def test_modules_of_the_kernel(each_kernel: Kernel) -> None:
    """The kernel's own modules load in the order of their dependencies; built-in ones are there."""
    steps = [Step("there", "grep -E '^(dummy_hcd|udc_core|usbcore) ' /proc/modules | wc -l")]
    job = GuestJob(each_kernel, {}, steps, timeout=BOOT_LIMIT, modules=["dummy-hcd", "virtio"])
    result = run_guest(job)
    assert result.ok, (result.problems, result.steps)
    assert result.steps[0].name == "load modules"
    assert result.step("there").output == "3\n"


def test_unknown_module_of_the_kernel(kernel: Kernel) -> None:
    """A module the kernel does not have is said before anything boots."""
    with pytest.raises(GuestError, match="has no module 'no_such_thing'"):
        run_guest(GuestJob(kernel, {}, [], modules=["no-such-thing"]))


def test_broken_image(kernel: Kernel, tmp_path: Path) -> None:
    """QEMU's own complaint is passed on."""
    image = tmp_path / "vmlinuz"
    image.write_bytes(b"not a kernel")
    broken = Kernel(kernel.release, kernel.build, image, None)
    with pytest.raises(GuestError, match="the guest failed: "):
        run_guest(GuestJob(broken, {}, [Step("x", "true")], timeout=20))


def test_no_image(kernel: Kernel) -> None:
    """Headers alone cannot be booted."""
    with pytest.raises(GuestError, match="no image"):
        run_guest(GuestJob(Kernel("1.2.3", kernel.build, None, None), {}, []))


def test_unreadable_file(kernel: Kernel, tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(GuestError, match="absent"):
        run_guest(GuestJob(kernel, {"/x": tmp_path / "absent"}, []))
    with pytest.raises(GuestError, match="no place in the guest"):
        run_guest(GuestJob(kernel, {"x": b""}, []))


def test_bad_accelerator(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong CYTHONK_ACCEL is refused, not ignored."""
    monkeypatch.setenv("CYTHONK_ACCEL", "warp")
    with pytest.raises(GuestError, match="warp"):
        run_guest(GuestJob(kernel, {}, []))
