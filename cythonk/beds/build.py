# SPDX-License-Identifier: GPL-2.0
"""Builds a bed into the cache: configure, compile with progress shown, keep what modules need.

A bed appears whole or not at all, is built by one process at a time, and again when its fragments,
the patches or the compiler change.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from cythonk.beds import config
from cythonk.beds.source import Progress, ensure_source, run, source_key
from cythonk.beds.table import BEDS, FRAGMENTS, Bed, BedError
from cythonk.kernel.arch import ARCHES
from cythonk.kernel.cache import cache_root, locked
from cythonk.kernel.discover import Kernel, build_release
from cythonk.kernel.kbuild import kill_group
from cythonk.kernel.toolchain import find_program

# Programs that compile a kernel, and their packages.
NEEDS = {
    "gcc": "gcc",
    "make": "make",
    "ld": "binutils",
    "flex": "flex",
    "bison": "bison",
    "bc": "bc",
    "depmod": "kmod",
    "tar": "tar",
    "xz": "xz-utils",
    "patch": "patch",
    "dpkg-deb": "dpkg",
    "apt-get": "apt",
}

# What of a build directory the building of modules does not read.
_LEFT_BEHIND = ("*.o", "*.a", "*.cmd", "*.ko", "*.mod.c", "*.mod")

_COMPILED = re.compile(r"^ +(?:CC|AS)(?: \[M\])? +\S+")
_ERROR = re.compile(r"(?:error: |\*\*\* )")
_STEP = 10  # percent between two lines of progress


def home() -> Path:
    """Where beds are kept."""
    return cache_root() / "beds"


def bed(name: str, progress: Progress | None = None) -> Kernel:
    """The kernel of a bed, built first where it is not in the cache or no longer as described.

    Args:
        name: a key of BEDS.
        progress: told what is going on when there is something to build.

    Raises:
        BedError: it cannot be built.
    """
    row = BEDS.get(name)
    if row is None:
        raise BedError(f"there is no test bed '{name}'", f"there are: {', '.join(BEDS)}")
    with _reported(row):
        kernel = known(name)
        if kernel is None:
            home().mkdir(parents=True, exist_ok=True)
            with locked(home() / "lock"):
                kernel = known(name) or _build(row, progress or _quiet)
    return kernel


def known(name: str) -> Kernel | None:
    """The kernel of a bed if it is in the cache as its row describes it, else None."""
    row = BEDS[name]
    directory = home() / name
    try:
        if (directory / ".complete").read_text(encoding="ascii").strip() != _key(row):
            return None
    except OSError:
        return None
    release = build_release(directory / "build")
    if release is None:
        return None
    modules = directory / "lib/modules" / release
    return Kernel(release, directory / "build", directory / "kernel", modules, row.arch)


def fragment(row: Bed) -> dict[str, str]:
    """The options a bed asks for."""
    texts = [(FRAGMENTS / f"{name}.config").read_text(encoding="utf-8") for name in row.fragments]
    texts.append(f'CONFIG_LOCALVERSION="-cythonk-{row.name}"\n')
    return config.merge(texts)


def _quiet(_: str, /) -> None:
    """Where nobody watches."""


@contextlib.contextmanager
def _reported(row: Bed) -> Iterator[None]:
    """An unusable cache is a failure of the bed."""
    try:
        yield
    except OSError as error:
        raise BedError(
            f"cannot keep the kernel '{row.name}' in the cache: {error}",
            "set CYTHONK_CACHE to a directory you can write to, with 3 GB free",
        ) from error


def _key(row: Bed) -> str:
    """Changes with what would make another kernel."""
    digest = hashlib.sha256(source_key().encode())
    digest.update(config.write(fragment(row)).encode())
    gcc = find_program(ARCHES[row.arch].program("gcc"))
    if gcc is not None:
        digest.update(os.path.realpath(gcc).encode())
    return digest.hexdigest()[:16]


def _check_tools(row: Bed) -> None:
    missing = {name: package for name, package in NEEDS.items() if find_program(name) is None}
    libelf = Path("/usr/include/libelf.h")
    if row.arch == "x86_64" and not libelf.exists():
        missing[str(libelf)] = "libelf-dev"
    if missing:
        packages = " ".join(sorted(set(missing.values())))
        raise BedError(
            f"to build the kernel '{row.name}' these are missing: {', '.join(missing)}",
            f"apt-get install --no-install-recommends {packages}",
        )


def _build(row: Bed, progress: Progress) -> Kernel:
    """Build into a directory of its own, which then takes the place of the bed's."""
    _check_tools(row)
    started = time.monotonic()
    source = ensure_source(home(), progress)
    progress(f"building the kernel '{row.name}' (once; about {row.minutes} minutes on two cores)")
    work = home() / f".{row.name}-{os.getpid()}"
    shutil.rmtree(work, ignore_errors=True)
    build = work / "build"
    build.mkdir(parents=True)
    try:
        _configure(row, source, build)
        _compile(row, source, build, progress)
        _install(row, source, work)
        (work / ".complete").write_text(f"{_key(row)}\n", encoding="ascii")
        shutil.rmtree(home() / row.name, ignore_errors=True)
        work.rename(home() / row.name)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    progress(f"the kernel '{row.name}' is built ({time.monotonic() - started:.0f} s)")
    kernel = known(row.name)
    assert kernel is not None
    return kernel


def _make(row: Bed, source: Path, build: Path) -> list[str]:
    return ["make", "-C", str(source), f"O={build}", *ARCHES[row.arch].make]


def _configure(row: Bed, source: Path, build: Path) -> None:
    wanted = fragment(row)
    everything = build / "all.config"
    everything.write_text(config.write(wanted), encoding="utf-8")
    command = [*_make(row, source, build), f"KCONFIG_ALLCONFIG={everything}", "allnoconfig"]
    run(command, build, f"cannot configure the kernel '{row.name}'", "see make's message")
    unmet = config.unmet(wanted, (build / ".config").read_text(encoding="utf-8"))
    if unmet:
        raise BedError(
            f"the source cannot give the kernel '{row.name}' what its fragments ask for: "
            + ", ".join(unmet),
            f"take these out of {FRAGMENTS.name}/, or add what they depend on",
        )


def _compile(row: Bed, source: Path, build: Path, progress: Progress) -> None:
    command = [*_make(row, source, build), f"-j{os.cpu_count() or 1}", *row.targets]
    log = home() / f"{row.name}.log"
    environment = {**os.environ, "LC_ALL": "C", "KBUILD_BUILD_TIMESTAMP": "1970-01-01"}
    with log.open("w", encoding="utf-8") as kept:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            errors = []
            files, shown = 0, 0
            for raw in process.stdout:
                line = raw.decode(errors="replace")
                kept.write(line)
                if _ERROR.search(line):
                    errors.append(line.strip())
                files += bool(_COMPILED.match(line))
                percent = min(100 * files // row.files, 99)
                if percent >= shown + _STEP:
                    shown = percent - percent % _STEP
                    progress(f"  {row.name}: {shown} %")
            status = process.wait()
        finally:
            kill_group(process)
    if status:
        first = errors[0] if errors else f"make ended with status {status}"
        raise BedError(f"the kernel '{row.name}' does not build: {first}", f"the log is {log}")


def _install(row: Bed, source: Path, work: Path) -> None:
    """Put the image and the modules in place; keep of the rest what the building of modules needs."""
    build = work / "build"
    install = [*_make(row, source, build), "-s", f"INSTALL_MOD_PATH={work}", "modules_install"]
    run(install, build, f"cannot install the modules of '{row.name}'", "see make's message")
    shutil.copy2(build / ARCHES[row.arch].image, work / "kernel")
    for link in ("build", "source"):
        for path in (work / "lib/modules").glob(f"*/{link}"):
            path.unlink()
    keep = {build / "scripts", build / "tools"}
    for pattern in _LEFT_BEHIND:
        for path in build.rglob(pattern):
            if path.is_file() and not keep.intersection(path.parents):
                path.unlink()
    for name in ("vmlinux", "vmlinux.unstripped"):
        (build / name).unlink(missing_ok=True)
    # A build directory is a way to name a kernel, which is then looked for at its usual place.
    image = build / ARCHES[row.arch].image
    image.unlink()
    image.symlink_to(os.path.relpath(work / "kernel", image.parent))
