# SPDX-License-Identifier: GPL-2.0
"""Brings the kernel's source into the cache: Debian's linux-source package, unpacked and patched.

Apart from the building because all beds are built from the one tree, which also has the headers
and scripts that modules for them need afterwards.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from cythonk.beds.table import PATCHES, BedError

PACKAGE = "linux-source-6.12"

# What no bed compiles and no module includes: half of the tree. Of other architectures Kconfig
# reads some files.
LEFT_OUT = (
    "drivers/gpu/drm/amd/include",
    "drivers/gpu/drm/nouveau/include",
    "tools/testing/selftests",
    "tools/perf",
    *(
        f"arch/{arch}/{files}"
        for arch in (
            "alpha arc arm arm64 csky hexagon loongarch m68k microblaze mips nios2 openrisc "
            "parisc powerpc riscv s390 sh sparc xtensa"
        ).split()
        for files in ("*.[chS]", "*.dts*")
    ),
)

_SPACE = 3 << 30  # bytes the source and one bed take while they are made


class Progress(Protocol):
    """Told what is going on, a line at a time."""

    def __call__(self, text: str, /) -> None:
        """Take one line."""


def patches() -> list[Path]:
    """What is changed in Debian's source, in order."""
    return sorted(PATCHES.glob("*.patch"))


def source_key() -> str:
    """Changes with what would make another tree of the same package."""
    digest = hashlib.sha256(PACKAGE.encode())
    for path in patches():
        digest.update(path.read_bytes())
    digest.update("\0".join(LEFT_OUT).encode())
    return digest.hexdigest()[:12]


def ensure_source(home: Path, progress: Progress) -> Path:
    """The source tree below `home`, fetched where it is not there yet.

    The caller holds the lock of `home`.

    Raises:
        BedError: it cannot be had; the message says of what is missing.
    """
    tree = home / f"source-{source_key()}"
    if (tree / ".complete").is_file():
        return tree
    _check_space(home)
    work = home / f".source-{os.getpid()}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        progress(f"fetching the kernel's source ({PACKAGE})")
        package = _download(work)
        progress("unpacking the kernel's source")
        _unpack(package, work)
        version = package.name.split("_")[1]
        (work / "tree" / ".complete").write_text(f"{version}\n", encoding="ascii")
        shutil.rmtree(tree, ignore_errors=True)
        (work / "tree").rename(tree)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for old in home.glob("source-*"):
        if old != tree:
            shutil.rmtree(old, ignore_errors=True)
    return tree


def run(command: Sequence[str], cwd: Path, what: str, hint: str) -> None:
    """Run one command of the preparation.

    Raises:
        BedError: `what` failed, with the last line of what the command said.
    """
    try:
        done = subprocess.run(
            command, cwd=cwd, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise BedError(f"{what}: {command[0]}: {error.strerror}", hint) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise BedError(f"{what}: {said[-1] if said else f'status {done.returncode}'}", hint)


def _check_space(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    if free < _SPACE:
        raise BedError(
            f"{home} has {free >> 20} MiB left; building a kernel takes {_SPACE >> 20}",
            "make room, or set CYTHONK_CACHE to another place",
        )


def _download(work: Path) -> Path:
    hint = f"run 'apt-get update'; the bookworm-security suite carries {PACKAGE}"
    user = f"APT::Sandbox::User={_user()}"
    run(["apt-get", "-q", "-o", user, "download", PACKAGE], work, "cannot download it", hint)
    found = list(work.glob("*.deb"))
    if len(found) != 1:
        raise BedError(f"apt-get brought {len(found)} packages of {PACKAGE}", hint)
    return found[0]


def _user() -> str:
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def _unpack(package: Path, work: Path) -> None:
    hint = "run it again: the download may have been cut short"
    run(["dpkg-deb", "-x", str(package), "deb"], work, f"cannot unpack {package.name}", hint)
    archives = list((work / "deb/usr/src").glob("linux-source-*.tar.xz"))
    if len(archives) != 1:
        raise BedError(f"{package.name} has no source archive in usr/src", hint)
    (work / "tree").mkdir()
    excluded = [f"--exclude=*/{path}" for path in LEFT_OUT]
    extract = ["tar", "-xf", str(archives[0]), "-C", "tree", "--strip-components=1", *excluded]
    run(extract, work, "cannot unpack the source", "apt-get install xz-utils")
    for patch in patches():
        command = ["patch", "-p1", "--no-backup-if-mismatch", "-s", "-i", str(patch)]
        run(command, work / "tree", f"{patch.name} does not apply", "apt-get install patch")
