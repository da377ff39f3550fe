# SPDX-License-Identifier: GPL-2.0
"""All public headers of a kernel as a tree of `.pxd` files, made once and kept in the cache.

For people and their editors, and for the report of what there is; a build reads the headers that it
names and no others (`store.py`).
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from cythonk.headers.everything import Everything
from cythonk.headers.model import Declarations
from cythonk.headers.report import Counting, Coverage
from cythonk.headers.tree import tree
from cythonk.kernel.cache import locked
from cythonk.kernel.discover import Kernel

COVERAGE = "coverage"
TREE = "tree"


@dataclass(frozen=True)
class Whole:
    """All headers of a kernel.

    Attributes:
        tree: the folder of the `.pxd` files.
        coverage: what the headers give.
    """

    tree: Path
    coverage: Coverage


def whole(
    kernel: Kernel, home: Path, read: Callable[[], Everything], progress: Callable[[str], None]
) -> Whole:
    """All headers of a kernel; read where that was not done before.

    Args:
        kernel: the kernel.
        home: what is known of its headers, in the cache.
        read: begins to read them.
        progress: told what goes on.

    Raises:
        HeaderError: not even linux/module.h can be read.
        OSError: the cache cannot be written.
    """
    folder = home / "all"
    home.mkdir(parents=True, exist_ok=True)
    with locked(home / "all.lock"):
        if not (folder / COVERAGE).is_file():
            _make(kernel, folder, read(), progress)
    coverage = pickle.loads((folder / COVERAGE).read_bytes())
    assert isinstance(coverage, Coverage)
    return Whole(folder / TREE, coverage)


def _make(
    kernel: Kernel, folder: Path, everything: Everything, progress: Callable[[str], None]
) -> None:
    counting = Counting(kernel, everything)
    every = Declarations()
    headers: list[str] = []
    for unit in everything:
        counting.add(unit)
        headers += unit.headers
        _join(every, unit.declarations)
    progress("writing the declarations")
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".all-") as name:
        made = Path(name, "all")
        for path, text in tree(every, headers):
            file = made / TREE / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (made / COVERAGE).write_bytes(pickle.dumps(counting.finished()))
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)


def _join(every: Declarations, more: Declarations) -> None:
    """Add what a unit declares. Headers that contradict each other: what was read first counts."""
    for one in fields(Declarations):
        known, new = getattr(every, one.name), getattr(more, one.name)
        if isinstance(known, set):
            known |= new
            continue
        for key, value in new.items():
            have = known.get(key)
            # A tag may be named in one unit, and have its members in another one.
            if have is None or getattr(have, "fields", ()) is None:
                known[key] = value
