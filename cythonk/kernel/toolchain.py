# SPDX-License-Identifier: GPL-2.0
"""What CythonK needs from the machine, whether it is there, and how to get it.

Used by `cythonk doctor`. The needs are data: one row a tool. Apart from discovery because asking
programs for their versions is slow and no build needs it.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cythonk.kernel.arch import ARCHES, NATIVE, TARGETS
from cythonk.kernel.discover import GUEST_SERIES, KernelError, find_kernels, guest_kernel

# Of the release of the bindings in pyproject.toml.
LIBCLANG, LIBCLANG_PACKAGE = "libclang-19.so.1", "libclang1-19"

_VERSION_LIMIT = 10.0  # seconds a program may take to say its version


@dataclass(frozen=True)
class Tool:
    """A program CythonK runs.

    Attributes:
        name: what people call it.
        purpose: what it is used for.
        commands: names it goes by, the preferred one first.
        package: the Debian package that brings it.
        version: arguments that make it print its version.
        required: whether building a module is impossible without it.
        arch: whose modules and guests it is for.
    """

    name: str
    purpose: str
    commands: tuple[str, ...]
    package: str
    version: tuple[str, ...] = ("--version",)
    required: bool = True
    arch: str = NATIVE


@dataclass(frozen=True)
class ToolStatus:
    """What was found of one need.

    Attributes:
        name: what people call it.
        purpose: what it is used for.
        found: whether it is there.
        path: where, if it is.
        version: its version, if it says one.
        required: whether building a module is impossible without it.
        remedy: how to get it.
        arch: whose modules and guests it is for.
    """

    name: str
    purpose: str
    found: bool
    path: Path | None
    version: str | None
    required: bool
    remedy: str
    arch: str = NATIVE


_ARM64 = ARCHES["arm64"]

TOOLS = (
    Tool("gcc", "compile the generated C", ("gcc-12", "gcc"), "gcc-12"),
    Tool("make", "run Kbuild", ("make",), "make"),
    Tool("ld", "link modules", ("ld",), "binutils"),
    Tool("pahole", "type data (BTF) in modules", ("pahole",), "pahole", required=False),
    Tool("modinfo", "read modules", ("modinfo",), "kmod", required=False),
    Tool("sparse", "check the generated C (C=2)", ("sparse",), "sparse", required=False),
    Tool("spatch", "semantic checks", ("spatch",), "coccinelle", required=False),
    Tool("qemu", "boot guests", ("qemu-system-x86_64",), "qemu-system-x86", required=False),
    Tool("busybox", "user space of guests", ("busybox",), "busybox-static", ("--help",), False),
    Tool("cpio", "look into initramfs archives", ("cpio",), "cpio", required=False),
    Tool(
        "arm64 gcc",
        "compile modules for arm64",
        (_ARM64.program("gcc-12"), _ARM64.program("gcc")),
        "gcc-12-aarch64-linux-gnu",
        required=False,
        arch="arm64",
    ),
    Tool(
        "arm64 ld",
        "link modules for arm64",
        (_ARM64.program("ld"),),
        "binutils-aarch64-linux-gnu",
        required=False,
        arch="arm64",
    ),
    Tool(
        "arm64 qemu",
        "boot arm64 guests",
        ("qemu-system-aarch64",),
        "qemu-system-arm",
        required=False,
        arch="arm64",
    ),
)

# Where Debian puts administrators' programs; not on every user's PATH.
_SYSTEM_PATH = "/usr/local/sbin:/usr/sbin:/sbin"


def find_program(*commands: str) -> Path | None:
    """The first of the named programs that is on PATH or among the system's own, or None."""
    for command in commands:
        found = shutil.which(command) or shutil.which(command, path=_SYSTEM_PATH)
        if found:
            return Path(found)
    return None


def check() -> list[ToolStatus]:
    """What is there of all CythonK needs: tools, headers, guest kernels; in a fixed order."""
    return [
        *(_check_tool(tool) for tool in TOOLS),
        _check_libclang(),
        _check_headers(),
        *(_check_guest(series, arch) for arch in TARGETS for series in GUEST_SERIES),
    ]


def _check_tool(tool: Tool) -> ToolStatus:
    path = find_program(*tool.commands)
    version = _version(path, tool.version) if path else None
    remedy = f"apt-get install --no-install-recommends {tool.package}"
    return ToolStatus(
        tool.name, tool.purpose, path is not None, path, version, tool.required, remedy, tool.arch
    )


def _version(path: Path, arguments: tuple[str, ...]) -> str | None:
    try:
        done = subprocess.run(
            [path, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_VERSION_LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"\d+(?:\.\d+)+|\b\d+\b", done.stdout.decode(errors="replace"))
    return match[0] if match else None


def _check_libclang() -> ToolStatus:
    try:
        ctypes.CDLL(LIBCLANG)
        found = True
    except OSError:
        found = False
    return ToolStatus(
        name="libclang",
        purpose="read the kernel's headers",
        found=found,
        path=next(Path("/usr/lib").glob(f"*/{LIBCLANG}"), None),
        version=LIBCLANG if found else None,
        required=False,
        remedy=f"apt-get install --no-install-recommends {LIBCLANG_PACKAGE}",
    )


def _check_headers() -> ToolStatus:
    kernels = find_kernels()
    newest = kernels[-1] if kernels else None
    return ToolStatus(
        name="kernel headers",
        purpose="build modules for a kernel",
        found=newest is not None,
        path=newest.build if newest else None,
        version=", ".join(kernel.release for kernel in kernels) or None,
        required=True,
        remedy="run 'make setup', or: apt-get install linux-headers-amd64",
    )


def _check_guest(series: str, arch: str) -> ToolStatus:
    try:
        kernel = guest_kernel(series, arch)
    except KernelError:
        kernel = None
    return ToolStatus(
        name=f"{'guest' if arch == NATIVE else arch} kernel {series}",
        purpose=f"run modules in {'a guest' if arch == NATIVE else f'an {arch} guest'}",
        found=kernel is not None,
        path=kernel.image if kernel else None,
        version=kernel.release if kernel else None,
        required=False,
        remedy=f"run '{ARCHES[arch].setup}'",
        arch=arch,
    )
