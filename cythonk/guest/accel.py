# SPDX-License-Identifier: GPL-2.0
"""Decides between KVM and TCG: hardware speed where it works, emulation everywhere else.

/dev/kvm may exist and yet hang the guest, as in some nested virtual machines, so only a boot shows.
One is tried with a time limit, once for each boot of the host.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from cythonk.guest import initramfs
from cythonk.guest.job import GuestError
from cythonk.guest.machine import Machine
from cythonk.guest.process import Deadline, Guest
from cythonk.guest.protocol import Mark, StepChannel
from cythonk.kernel.arch import NATIVE
from cythonk.kernel.cache import cache_root, replacing
from cythonk.kernel.discover import Kernel

ACCELERATORS = ("kvm", "tcg")

_PROBE_LIMIT = 3.0  # seconds; a boot takes less than one where KVM works
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_DEVICE = Path("/dev/kvm")


def choose_accelerator(kernel: Kernel) -> str:
    """How to run a kernel: "native" where it is a program; "tcg" where it is for another machine;
    else "kvm" if known or found to work, or "tcg", and of these $CYTHONK_ACCEL can choose.

    Args:
        kernel: what to boot, and in the trial; its image must be there.

    Raises:
        GuestError: CYTHONK_ACCEL is neither, or no guest can be started at all.
    """
    if kernel.arch == "um":
        return "native"
    wanted = os.environ.get("CYTHONK_ACCEL")
    if wanted and wanted not in ACCELERATORS:
        raise GuestError(
            f"CYTHONK_ACCEL is '{wanted}'",
            f"set it to one of: {', '.join(ACCELERATORS)}",
        )
    if kernel.arch != NATIVE:
        return "tcg"
    if wanted:
        return wanted
    if not os.access(_DEVICE, os.R_OK | os.W_OK):
        return "tcg"
    memory = _memory()
    with contextlib.suppress(OSError):
        known = memory.read_text(encoding="ascii").strip()
        if known in ACCELERATORS:
            return known
    found = "kvm" if _kvm_boots(kernel) else "tcg"
    # Without a cache that can be written the trial is made again next time.
    with contextlib.suppress(OSError), replacing(memory) as temporary:
        temporary.write_text(f"{found}\n", encoding="ascii")
    return found


def _memory() -> Path:
    """Where the finding for this boot of the host is kept."""
    try:
        boot_id = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot_id = "unknown"
    return cache_root() / "guest" / f"accel-{boot_id}"


def _kvm_boots(kernel: Kernel) -> bool:
    if kernel.image is None:
        return False
    token = "probe"
    channel = StepChannel(token)
    machine = Machine(kernel.image, initramfs.build([], {}, token, kernel.arch), kernel.arch, "kvm")
    deadline = Deadline(time.monotonic() + _PROBE_LIMIT)
    with Guest(machine) as guest:
        for source, data in guest.chunks(deadline):
            if source == guest.steps and Mark("ready") in channel.feed(data):
                return True
    return False
