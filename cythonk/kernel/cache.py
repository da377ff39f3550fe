# SPDX-License-Identifier: GPL-2.0
"""Where CythonK keeps what is dear to make again: guest kernels, compiled runtimes, guest helpers.

Apart from its users because they must agree on the place, and `scripts/fetch-kernels` with them.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


def cache_root() -> Path:
    """The cache directory: $CYTHONK_CACHE, else $XDG_CACHE_HOME/cythonk, else ~/.cache/cythonk.

    The directory need not exist yet.
    """
    own = os.environ.get("CYTHONK_CACHE")
    if own:
        return Path(own).expanduser().absolute()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache").absolute() / "cythonk"


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on the file `path`; it ends with the process, however that ends.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def file_state(path: Path) -> tuple[int, int] | None:
    """Size and time of last change in ns, by which a changed file is known; None: it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def prune(home: Path, keep: Path, count: int) -> None:
    """Drop the folders in `home` that have not been used for longest, beyond `count`; never `keep`.

    A folder is used when its time is set.
    """
    entries = [entry for entry in home.iterdir() if entry.is_dir() and entry != keep]
    entries.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in entries[count - 1 :]:
        shutil.rmtree(entry, ignore_errors=True)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary name beside `path`; it takes the place of `path` if the block succeeds.

    Makes the directory where it is missing. Readers see the old file or the new one, never a part;
    of two writers at once, one wins.

    Raises:
        OSError: the directory cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
