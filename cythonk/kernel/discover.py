# SPDX-License-Identifier: GPL-2.0
"""Which kernels modules can be built for, and which one a `--kernel` argument means.

A kernel counts when its build directory (headers and Kbuild) is there; the image and modules a
guest needs are optional. Found in the cache, where `scripts/fetch-kernels` and `scripts/fetch-arm64`
put Debian's, and on the host below /lib/modules. Kernels of different architectures never mix:
whoever names none means the host's. Apart from Kbuild because finding runs on every command: it is
cheap.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cythonk.diagnostics.model import HintedError
from cythonk.kernel.arch import ARCHES, NATIVE, TARGETS, of_build
from cythonk.kernel.cache import cache_root

# The series whose newest Debian image `scripts/fetch-kernels` keeps in the cache for guests.
GUEST_SERIES = ("6.1", "6.12")


@dataclass(frozen=True)
class Kernel:
    """A kernel modules can be built for.

    Attributes:
        release: what `uname -r` says in it, such as "6.1.0-56-amd64".
        build: the directory for `make -C`, with Makefile and .config.
        image: its bootable image, or None where it cannot be booted in a guest.
        modules: its `lib/modules/<release>` directory with a modules.dep, or None.
        arch: its architecture, a key of ARCHES.
    """

    release: str
    build: Path
    image: Path | None
    modules: Path | None
    arch: str = NATIVE


class KernelError(HintedError):
    """No kernel fits what was asked."""

    code = "CK400"


def version_key(release: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that orders releases as versions: 6.2 before 6.12, 6.13.0-rc1 before 6.13.0."""
    words = re.findall(r"\d+|[a-z]+", release.lower())
    # The end sorts between words and numbers.
    end = (0, 1, "")
    return (*((1, int(word), "") if word.isdigit() else (0, 0, word) for word in words), end)


def in_series(release: str, series: str) -> bool:
    """Whether `series` is `release` or a prefix of it that ends where a component ends."""
    rest = release[len(series) :]
    return release.startswith(series) and not (series[-1:].isdigit() and rest[:1].isdigit())


def find_kernels(root: Path = Path("/"), arch: str = NATIVE) -> list[Kernel]:
    """All kernels of an architecture modules can be built for, oldest version first, one a release.

    Where a release is both in the cache and installed the cached one is given, for it is whole.

    Args:
        root: where the host's lib/modules and boot are.
        arch: the architecture; what is installed on the host is NATIVE.
    """
    installed = _installed(root) if arch == NATIVE else ()
    kernels = {kernel.release: kernel for kernel in installed}
    kernels.update((kernel.release, kernel) for kernel in _cached(arch))
    return sorted(kernels.values(), key=lambda kernel: version_key(kernel.release))


def guest_kernel(series: str, arch: str = NATIVE) -> Kernel:
    """The newest bootable kernel of a series, such as "6.12", with its modules; the cache's first.

    Raises:
        KernelError: there is none.
    """
    for candidates in (list(_cached(arch)), find_kernels(arch=arch)):
        fitting = [k for k in candidates if k.image and k.modules and in_series(k.release, series)]
        if fitting:
            return max(fitting, key=lambda kernel: version_key(kernel.release))
    raise KernelError(
        f"no bootable {_named(series, arch)} kernel found",
        f"run '{ARCHES[arch].setup}' to get it",
    )


def resolve(spec: str | None, root: Path = Path("/"), arch: str | None = None) -> Kernel:
    """The kernel a `--kernel` argument means.

    Args:
        spec: None (the running kernel if its headers are there, else the newest one), a release, a
            prefix that only one release has ("6.1", "6.12.117"), or a build directory.
        root: where the host's lib/modules and boot are.
        arch: the architecture it is to have; None: the one of the directory, or NATIVE.

    Raises:
        KernelError: nothing fits, more than one does, or the directory is no build directory.
    """
    wanted = arch or NATIVE
    kernels = find_kernels(root, wanted)
    if spec is None:
        return _default(kernels, wanted)
    if not spec:
        raise KernelError("the kernel's name is empty", _choices(kernels, wanted))
    if "/" in spec or spec in (".", ".."):
        return _from_directory(Path(spec), root, arch)
    exact = [kernel for kernel in kernels if kernel.release == spec]
    fitting = exact or [kernel for kernel in kernels if in_series(kernel.release, spec)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(kernel.release for kernel in fitting)
        raise KernelError(
            f"'{spec}' fits more than one kernel: {names}", "give more of the release"
        )
    if Path(spec).is_dir():
        return _from_directory(Path(spec), root, arch)
    raise _unknown(spec, kernels, wanted)


def build_release(build: Path) -> str | None:
    """The release modules built in `build` are for, or None where it does not say.

    utsrelease.h comes first: Debian's 6.1 headers carry the upstream version in kernel.release and
    set the real release in their makefile.
    """
    for name, pattern in (
        ("include/generated/utsrelease.h", r'UTS_RELEASE "([^"]+)"'),
        ("include/config/kernel.release", r"^(\S+)"),
    ):
        try:
            text = (build / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        if match := re.search(pattern, text):
            return match[1]
    return None


def _named(name: str, arch: str) -> str:
    """A release or series, with the architecture where it is not the usual one."""
    return name if arch == NATIVE else f"{name} {arch}"


def _default(kernels: list[Kernel], arch: str) -> Kernel:
    if not kernels:
        what = "kernel headers" if arch == NATIVE else f"{arch} kernel headers"
        raise KernelError(f"no {what} found to build against", _choices(kernels, arch))
    running = os.uname().release
    return next((kernel for kernel in kernels if kernel.release == running), kernels[-1])


def _choices(kernels: list[Kernel], arch: str) -> str:
    if kernels:
        return "available: " + ", ".join(kernel.release for kernel in kernels)
    if arch == NATIVE:
        return "run 'make setup', or install the headers: apt-get install linux-headers-amd64"
    return f"run '{ARCHES[arch].setup}'"


def _unknown(spec: str, kernels: list[Kernel], arch: str) -> KernelError:
    """The error for a name nothing has; the hint looks at the other architectures' kernels too."""
    for other in TARGETS:
        if other != arch and any(in_series(kernel.release, spec) for kernel in _cached(other)):
            hint = f"there is one for {other}: say so with --arch {other}"
            return KernelError(f"no {arch} kernel '{spec}' to build for", hint)
    what = "kernel" if arch == NATIVE else f"{arch} kernel"
    return KernelError(f"no {what} '{spec}' to build for", _choices(kernels, arch))


def _from_directory(directory: Path, root: Path, arch: str | None) -> Kernel:
    own = of_build(directory) if arch is None else arch
    kernels = find_kernels(root, own)
    if not directory.is_dir():
        raise KernelError(f"'{directory}' is not a directory", _choices(kernels, own))
    build = directory.resolve()
    for kernel in kernels:
        if kernel.build.resolve() == build:
            return kernel
    if not _is_build(build):
        raise KernelError(
            f"'{directory}' is not a kernel build directory (no Makefile with a .config)",
            "give the directory 'make -C' would get, such as /lib/modules/<release>/build",
        )
    release = build_release(build)
    if release is None:
        raise KernelError(
            f"'{directory}' is configured but not prepared: it does not say its release",
            f"run: make -C {directory} modules_prepare",
        )
    if of_build(build) != own:
        raise KernelError(
            f"'{directory}' is configured for {of_build(build)}, not for {own}",
            "leave --arch out, or give another directory",
        )
    image = _readable(build / ARCHES[own].image)
    if image:
        return Kernel(release, build, image, None, own)
    # Headers alone: whatever else is known of that release is what they are the headers of.
    known = next((kernel for kernel in kernels if kernel.release == release), None)
    if known is None:
        return Kernel(release, build, None, None, own)
    return Kernel(release, build, known.image, known.modules, own)


def _installed(root: Path) -> Iterator[Kernel]:
    for modules in _subdirectories(root / "lib/modules"):
        build = modules / "build"
        if _is_build(build):
            image = _readable(root / "boot" / f"vmlinuz-{modules.name}")
            yield Kernel(modules.name, build, image, _with_index(modules))


def _cached(arch: str) -> Iterator[Kernel]:
    folder = ARCHES[arch].kernels
    for directory in _subdirectories(cache_root() / folder) if folder else ():
        release = directory.name
        build = directory / "build"
        # The mark is written last: what lacks it is still being unpacked, or was left half done.
        if (directory / ".complete").is_file() and _is_build(build):
            image = _readable(directory / "boot" / f"vmlinuz-{release}")
            modules = _with_index(directory / "lib/modules" / release)
            yield Kernel(release, build, image, modules, arch)


def _subdirectories(parent: Path) -> list[Path]:
    try:
        return [entry for entry in parent.iterdir() if entry.is_dir()]
    except OSError:
        return []


def _is_build(directory: Path) -> bool:
    return (directory / "Makefile").is_file() and (directory / ".config").is_file()


def _readable(path: Path) -> Path | None:
    return path if os.access(path, os.R_OK) else None


def _with_index(modules: Path) -> Path | None:
    return modules if (modules / "modules.dep").is_file() else None
