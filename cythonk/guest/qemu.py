# SPDX-License-Identifier: GPL-2.0
"""The arguments that make QEMU the machine a guest wants.

The console is the first serial port and the steps' channel another one; QEMU has no way to be given
a descriptor for output only, so each is reached through /proc.
"""

from __future__ import annotations

from cythonk.guest.settings import Settings

_CPU = {"kvm": "host", "tcg": "max"}


def x86_arguments(settings: Settings) -> list[str]:
    """For a PC."""
    return [
        *_common(settings),
        *("-cpu", _CPU[settings.accelerator], "-vga", "none"),
        *_serial("log", settings.log),
        *_serial("steps", settings.steps),
    ]


def arm64_arguments(settings: Settings) -> list[str]:
    """For the board that exists in QEMU only. It has one serial port; the steps' is a PCI card.

    Pointer authentication costs much where every signature is computed by an emulator.
    """
    return [
        *_common(settings),
        *("-machine", "virt,gic-version=3", "-cpu", "max,pauth=off"),
        *_serial("log", settings.log),
        *("-chardev", _chardev("steps", settings.steps), "-device", "pci-serial,chardev=steps"),
    ]


def _common(settings: Settings) -> list[str]:
    return [
        *("-nodefaults", "-no-user-config", "-no-reboot"),
        *("-display", "none", "-monitor", "none"),
        *("-accel", settings.accelerator),
        *("-smp", str(settings.smp), "-m", str(settings.memory_mb)),
        *("-kernel", settings.kernel, "-initrd", settings.initrd),
        *("-append", settings.parameters),
    ]


def _serial(name: str, descriptor: int) -> list[str]:
    """A serial port whose output goes to a descriptor."""
    return ["-chardev", _chardev(name, descriptor), "-serial", f"chardev:{name}"]


def _chardev(name: str, descriptor: int) -> str:
    return f"file,id={name},path=/proc/self/fd/{descriptor}"
