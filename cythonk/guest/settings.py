# SPDX-License-Identifier: GPL-2.0
"""What every kind of guest is told, before it becomes the arguments of a program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """One guest's settings.

    Attributes:
        kernel: path of the kernel image.
        initrd: path of the initial file system.
        parameters: kernel parameters.
        accelerator: "kvm", "tcg" or "native".
        smp: number of CPUs.
        memory_mb: memory in MiB.
        log: file descriptor the console is written to.
        steps: file descriptor the steps' channel is written to.
    """

    kernel: str
    initrd: str
    parameters: str
    accelerator: str
    smp: int
    memory_mb: int
    log: int
    steps: int
