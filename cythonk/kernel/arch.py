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
    """

    name: str
    prefix: str
    make: tuple[str, ...]
    image: str
    config: str

    def program(self, name: str) -> str:
        """The name of one of its tools, such as "ld"."""
        return self.prefix + name


# User-mode Linux comes before x86_64, whose option it sets as well.
ARCHES: dict[str, Arch] = {
    arch.name: arch
    for arch in (
        Arch("um", "", ("ARCH=um",), "linux", "CONFIG_UML"),
        Arch("x86_64", "", (), "arch/x86/boot/bzImage", "CONFIG_X86_64"),
        Arch(
            "arm64",
            "aarch64-linux-gnu-",
            ("ARCH=arm64", "CROSS_COMPILE=aarch64-linux-gnu-"),
            "arch/arm64/boot/Image",
            "CONFIG_ARM64",
        ),
    )
}

# The one Kbuild takes without being told, and the commands' default.
NATIVE = "x86_64"


def of_build(build: Path) -> str:
    """The architecture a build directory is configured for; NATIVE where it does not say."""
    try:
        config = (build / ".config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return NATIVE
    lines = set(config.splitlines())
    return next((a.name for a in ARCHES.values() if f"{a.config}=y" in lines), NATIVE)
