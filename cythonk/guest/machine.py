# SPDX-License-Identifier: GPL-2.0
"""What a guest is, and the command that starts it: one row for each architecture of kernels.

Apart from the process that runs (`process.py`), which need not know what it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cythonk.guest import qemu, uml
from cythonk.guest.job import GuestError
from cythonk.guest.settings import Settings
from cythonk.kernel.toolchain import find_program


@dataclass(frozen=True)
class Machine:
    """What a guest is to be.

    Attributes:
        image: kernel image.
        initramfs: contents of the initial file system.
        arch: the kernel's architecture, a key of MACHINES.
        accelerator: "kvm", "tcg", or "native" where the kernel is a program of the host.
        smp: number of CPUs.
        memory_mb: memory in MiB.
        append: more kernel parameters.
    """

    image: Path
    initramfs: bytes
    arch: str = "x86_64"
    accelerator: str = "tcg"
    smp: int = 1
    memory_mb: int = 512
    append: str = ""


@dataclass(frozen=True)
class _Kind:
    """How to start the machines of one architecture.

    Attributes:
        arguments: the arguments of its program.
        program: what to look for on PATH; None: the image itself is the program.
        package: the Debian package with the program.
        parameters: kernel parameters besides PARAMETERS.
    """

    arguments: Callable[[Settings], list[str]]
    program: str | None
    package: str
    parameters: str = ""


# quiet: the boot's messages are kept back, its warnings are not; init.sh opens up the rest.
# panic=-1: a panic ends the guest, together with -no-reboot where that is QEMU.
PARAMETERS = "quiet panic=-1 printk.devkmsg=on rdinit=/init"

# nokaslr makes logs comparable. A sanitizer's second report matters as much as its first, and
# modules unload faster where nobody saves on grace periods: caches wait for several.
MACHINES: dict[str, _Kind] = {
    "x86_64": _Kind(
        qemu.x86_arguments, "qemu-system-x86_64", "qemu-system-x86", "console=ttyS0 nokaslr"
    ),
    "arm64": _Kind(
        qemu.arm64_arguments,
        "qemu-system-aarch64",
        "qemu-system-arm",
        "console=ttyAMA0 nokaslr CKSTEPS=/dev/ttyS0",
    ),
    "um": _Kind(uml.arguments, None, "", "console=tty0 kasan_multi_shot rcupdate.rcu_expedited=1"),
}


def command_line(machine: Machine, initrd: str, log: int, steps: int) -> list[str]:
    """The command that starts a machine.

    Args:
        machine: what to start.
        initrd: path of the initial file system.
        log: file descriptor to write the console to.
        steps: file descriptor to write the steps' channel to.

    Raises:
        GuestError: its program is not there, or the machine cannot be as asked for.
    """
    kind = MACHINES.get(machine.arch)
    if kind is None:
        known = ", ".join(MACHINES)
        raise GuestError(f"no guest for '{machine.arch}' is known", f"there are: {known}")
    program = machine.image if kind.program is None else find_program(kind.program)
    if program is None:
        raise GuestError(
            f"no {kind.program} to boot a guest",
            f"apt-get install --no-install-recommends {kind.package}",
        )
    settings = Settings(
        kernel=str(machine.image),
        initrd=initrd,
        parameters=f"{kind.parameters} {PARAMETERS} {machine.append}".strip(),
        accelerator=machine.accelerator,
        smp=machine.smp,
        memory_mb=machine.memory_mb,
        log=log,
        steps=steps,
    )
    return [str(program), *kind.arguments(settings)]
