# SPDX-License-Identifier: GPL-2.0
"""The architectures modules can be built for: what Kbuild, binutils and guests need to know of each.

Data only, a row each, so that nobody else asks "is it arm64?". Apart from discovery because the
command line offers the names without looking for kernels.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Arch:
    """One architecture of kernels.

    Attributes:
        name: what `--arch` and `Kernel.arch` say.
        prefix: what comes before the names of gcc and binutils that know its code.
        make: arguments that tell Kbuild.
        image: where a build directory has the bootable image.
        config: the option that only its configurations set; the rows are asked in order.
        machine: the number ELF files have for it.
        kernels: the folder of the cache where its kernels from Debian are; "" where there are none.
        setup: the command that gets its kernels and tools.
        packages: ends the names of the Debian packages that have its gcc and binutils.
    """

    name: str
    prefix: str
    make: tuple[str, ...]
    image: str
    config: str
    machine: int
    kernels: str
    setup: str
    packages: str = ""

    @property
    def runs_here(self) -> bool:
        """Whether the host runs its programs."""
        return not self.prefix

    def program(self, name: str) -> str:
        """The name of one of its tools, such as "ld"."""
        return self.prefix + name


# User-mode Linux comes before x86_64, whose option it sets as well.
ARCHES: dict[str, Arch] = {
    arch.name: arch
    for arch in (
        Arch(
            name="um",
            prefix="",
            make=("ARCH=um",),
            image="linux",
            config="CONFIG_UML",
            machine=62,
            kernels="",
            setup="make setup",
        ),
        Arch(
            name="x86_64",
            prefix="",
            make=(),
            image="arch/x86/boot/bzImage",
            config="CONFIG_X86_64",
            machine=62,
            kernels="kernels",
            setup="make setup",
        ),
        Arch(
            name="arm64",
            prefix="aarch64-linux-gnu-",
            make=("ARCH=arm64", "CROSS_COMPILE=aarch64-linux-gnu-"),
            image="arch/arm64/boot/Image",
            config="CONFIG_ARM64",
            machine=183,
            kernels="kernels-arm64",
            setup="scripts/setup --arm64",
            packages="-aarch64-linux-gnu",
        ),
    )
}

# The one Kbuild takes without being told, and the commands' default.
NATIVE = "x86_64"

# Those with kernels of Debian's, which the command line offers.
TARGETS = tuple(arch.name for arch in ARCHES.values() if arch.kernels)


def of_build(build: Path) -> str:
    """The architecture a build directory is configured for; NATIVE where it does not say."""
    try:
        config = (build / ".config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return NATIVE
    lines = set(config.splitlines())
    return next((a.name for a in ARCHES.values() if f"{a.config}=y" in lines), NATIVE)


def of_object(path: Path) -> str:
    """The architecture of an object file or module; NATIVE where it does not say.

    User-mode Linux has the code of the machine it runs on: its modules count as that machine's.
    """
    try:
        with path.open("rb") as file:
            head = file.read(20)
    except OSError:
        return NATIVE
    machine = int.from_bytes(head[18:20], "little") if head[:4] == b"\x7fELF" else 0
    return next((name for name in TARGETS if ARCHES[name].machine == machine), NATIVE)
