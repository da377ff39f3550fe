# SPDX-License-Identifier: GPL-2.0
"""The arguments of a user-mode Linux kernel: a kernel that is a program, and its own guest.

The console is the kernel's first, the steps' channel its second serial line; both take a file
descriptor for what they write and nothing to read.
"""

from __future__ import annotations

from cythonk.guest.job import GuestError
from cythonk.guest.settings import Settings


def arguments(settings: Settings) -> list[str]:
    """For user-mode Linux; GuestError when more than its one CPU is asked for."""
    if settings.smp != 1:
        raise GuestError(
            f"user-mode Linux has one CPU, not {settings.smp}",
            "take another kernel, or one CPU",
        )
    return [
        f"mem={settings.memory_mb}M",
        f"initrd={settings.initrd}",
        f"con0=null,fd:{settings.log}",
        f"ssl1=null,fd:{settings.steps}",
        *("con=null", "ssl=null"),
        *settings.parameters.split(),
    ]
