# SPDX-License-Identifier: GPL-2.0
"""Which kernels modules can be built for, and which one a `--kernel` argument means.

A kernel counts when its build directory (headers and Kbuild) is there; the image and modules a
guest needs are optional. Found in the cache, where `scripts/fetch-kernels` puts Debian's, and on
the host below /lib/modules. Apart from Kbuild because finding runs on every command: it is cheap.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cythonk.kernel.arch import ARCHES, NATIVE, of_build
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


class KernelError(Exception):
    """No kernel fits what was asked; `hint` says the way out.

    Attributes:
        message: what is wrong, without a full stop.
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


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


def find_kernels(root: Path = Path("/")) -> list[Kernel]:
    """All kernels modules can be built for, oldest version first, one a release.

    Where a release is both in the cache and installed the cached one is given, for it is whole.

    Args:
        root: where the host's lib/modules and boot are.
    """
    kernels = {kernel.release: kernel for kernel in _installed(root)}
    kernels.update((kernel.release, kernel) for kernel in _cached())
    return sorted(kernels.values(), key=lambda kernel: version_key(kernel.release))


def guest_kernel(series: str) -> Kernel:
    """The newest bootable kernel of a series, such as "6.12", with its modules; the cache's first.

    Raises:
        KernelError: there is none.
    """
    for candidates in (list(_cached()), find_kernels()):
        fitting = [k for k in candidates if k.image and k.modules and in_series(k.release, series)]
        if fitting:
            return max(fitting, key=lambda kernel: version_key(kernel.release))
    raise KernelError(
        f"no bootable {series} kernel found",
        "run 'make setup' (or scripts/fetch-kernels) to get it",
    )


def resolve(spec: str | None, root: Path = Path("/")) -> Kernel:
    """The kernel a `--kernel` argument means.

    Args:
        spec: None (the running kernel if its headers are there, else the newest one), a release, a
            prefix that only one release has ("6.1", "6.12.117"), or a build directory.
        root: where the host's lib/modules and boot are.

    Raises:
        KernelError: nothing fits, more than one does, or the directory is no build directory.
    """
    kernels = find_kernels(root)
    if spec is None:
        return _default(kernels)
    if not spec:
        raise KernelError("the kernel's name is empty", _choices(kernels))
    if "/" in spec or spec in (".", ".."):
        return _from_directory(Path(spec), kernels)
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
        return _from_directory(Path(spec), kernels)
    raise KernelError(f"no kernel '{spec}' to build for", _choices(kernels))


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


def _default(kernels: list[Kernel]) -> Kernel:
    if not kernels:
        raise KernelError("no kernel headers found to build against", _choices(kernels))
    running = os.uname().release
    return next((kernel for kernel in kernels if kernel.release == running), kernels[-1])


def _choices(kernels: list[Kernel]) -> str:
    if kernels:
        return "available: " + ", ".join(kernel.release for kernel in kernels)
    return "run 'make setup', or install the headers: apt-get install linux-headers-amd64"


def _from_directory(directory: Path, kernels: list[Kernel]) -> Kernel:
    if not directory.is_dir():
        raise KernelError(f"'{directory}' is not a directory", _choices(kernels))
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
    arch = of_build(build)
    image = _readable(build / ARCHES[arch].image)
    if image:
        return Kernel(release, build, image, None, arch)
    # Headers alone: whatever else is known of that release is what they are the headers of.
    known = next((kernel for kernel in kernels if kernel.release == release), None)
    if known is None:
        return Kernel(release, build, None, None, arch)
    return Kernel(release, build, known.image, known.modules, arch)


def _installed(root: Path) -> Iterator[Kernel]:
    for modules in _subdirectories(root / "lib/modules"):
        build = modules / "build"
        if _is_build(build):
            image = _readable(root / "boot" / f"vmlinuz-{modules.name}")
            yield Kernel(modules.name, build, image, _with_index(modules))


def _cached() -> Iterator[Kernel]:
    for directory in _subdirectories(cache_root() / "kernels"):
        release = directory.name
        build = directory / "build"
        # The mark is written last: what lacks it is still being unpacked, or was left half done.
        if (directory / ".complete").is_file() and _is_build(build):
            image = _readable(directory / "boot" / f"vmlinuz-{release}")
            yield Kernel(release, build, image, _with_index(directory / "lib/modules" / release))


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
