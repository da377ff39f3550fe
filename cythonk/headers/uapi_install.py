# SPDX-License-Identifier: GPL-2.0
"""Makes the kernel's headers for user space, as distributions package them, from its source.

`make headers` of the kernel's own build takes what is the kernel's alone out of them. Runs once for
each source; the headers stay in the cache. Apart from their reading because it needs the source and
make, and the reading neither.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from cythonk.beds.build import home
from cythonk.beds.source import Progress, ensure_source, run
from cythonk.beds.table import BedError
from cythonk.kernel.cache import cache_root, locked
from cythonk.kernel.kbuild import private_directory

# Debian's source is unpacked for x86: others' headers are not in the tree.
ARCH = "x86"
_HINT = "`cythonk doctor` lists the programs that building for the kernel needs"


@dataclass(frozen=True)
class Installed:
    """Headers for user space.

    Attributes:
        include: the folder that a compiler finds "linux/fcntl.h" in.
        version: the version of the package that the source is of.
        key: changes with what would make other headers.
    """

    include: Path
    version: str
    key: str


def install(progress: Progress) -> Installed:
    """The headers, made where they are not in the cache yet.

    Raises:
        BedError: the source cannot be had, or make fails there.
    """
    try:
        home().mkdir(parents=True, exist_ok=True)
        with locked(home() / "lock"):
            source = ensure_source(home(), progress)
            version = (source / ".complete").read_text(encoding="ascii").strip()
            key = f"{version}-{source.name.removeprefix('source-')}"
            include = cache_root() / "uapi" / key / "include"
            if not include.is_dir():
                progress(f"making the headers for user space of {version}")
                _make(source, include)
    except OSError as error:
        raise BedError(
            f"cannot keep the headers for user space in the cache: {error}",
            "set CYTHONK_CACHE to a directory you can write to",
        ) from error
    return Installed(include, version, key)


def _make(source: Path, include: Path) -> None:
    # Not `headers_install`, which does the same and then copies with rsync.
    work = private_directory("uapi")
    try:
        command = ["make", "-s", f"O={work}", f"ARCH={ARCH}", "headers"]
        run(command, source, "cannot make the headers for user space", _HINT)
        made = work / "usr/include"
        include.parent.mkdir(parents=True, exist_ok=True)
        half = include.with_name(f".include-{os.getpid()}")
        shutil.rmtree(half, ignore_errors=True)
        for header in sorted(made.rglob("*.h")):
            place = half / header.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(header, place)
        half.rename(include)
    finally:
        shutil.rmtree(work, ignore_errors=True)
