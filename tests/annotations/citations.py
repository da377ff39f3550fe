# SPDX-License-Identifier: GPL-2.0
"""What the sources of facts cite, looked up: in the kernel's source, or in the headers of an older one.

Apart from the test because finding the line's surroundings is more than a line.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cythonk.beds.build import home
from cythonk.kernel.discover import KernelError, resolve

CITATION = re.compile(
    r"(?P<file>[\w./-]+):(?P<line>\d+) \((?P<version>\d+\.\d+(?:\.\d+)?)\): (?P<text>\S.*)"
)
NUMBERS = re.compile(r"^(?:VERSION|PATCHLEVEL|SUBLEVEL) = (\d+)$", re.MULTILINE)
# How far a quoted line may have moved in another update of the same series.
DRIFT = 120
# How far above a line the function that it is of may begin, or its comment.
REACH = 400


class Citation(NamedTuple):
    """A line of the kernel: of which file and version, and what stands there."""

    file: str
    line: int
    version: str
    text: str


def citation(source: str) -> Citation | None:
    """What a fact's source cites; None where it is another text."""
    found = CITATION.fullmatch(source)
    if not found:
        return None
    return Citation(found["file"], int(found["line"]), found["version"], found["text"])


@cache
def source_tree() -> Path | None:
    """The kernel's source that beds are built from, where it is in the cache."""
    found = [path for path in home().glob("source-*") if (path / ".complete").is_file()]
    return found[0] if found else None


@cache
def source_version(tree: Path) -> str:
    """The version of a source tree."""
    return ".".join(NUMBERS.findall((tree / "Makefile").read_text(encoding="utf-8")))


@cache
def tree_of(version: str) -> Path | None:
    """Where files of a version are: the source, or the headers of a kernel of that series."""
    tree = source_tree()
    series = ".".join(version.split(".")[:2])
    if tree and source_version(tree).startswith(f"{series}."):
        return tree
    try:
        build = resolve(series).build.resolve()
    except KernelError:
        return None
    return next(build.parent.glob("linux-headers-*-common"), None)


@cache
def lines_of(path: Path) -> tuple[str, ...]:
    """The lines of a file, each with single spaces."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return tuple(" ".join(line.split()) for line in text.split("\n"))


def fault(cited: Citation) -> str | None:
    """What is wrong with a citation; None where the line stands where it is said to."""
    tree = tree_of(cited.version)
    if tree is None:
        return None
    path = tree / cited.file
    if not path.is_file():
        return f"there is no {cited.file}"
    lines = lines_of(path)
    exact = tree == source_tree() and source_version(tree) == cited.version
    reach = 0 if exact else DRIFT
    near = lines[max(0, cited.line - 1 - reach) : cited.line + reach]
    if any(cited.text in line for line in near):
        return None
    return f"{cited.file}:{cited.line} has not: {cited.text}"


def mentions(cited: Citation, name: str) -> bool:
    """Whether a name stands at the line or in the lines above it, as a function's does."""
    tree = tree_of(cited.version)
    if tree is None:
        return True
    lines = lines_of(tree / cited.file)
    around = lines[max(0, cited.line - REACH) : cited.line + REACH // 4]
    return any(re.search(rf"\b{re.escape(name)}\b", line) for line in around)
