# SPDX-License-Identifier: GPL-2.0
"""Finds what is known of a function: in several trees of files, the stronger of which decides.

A tree has one file a header: `linux/usb.toml` is of what linux/usb.h declares. Nothing is read
before somebody asks for a function, and then the files of that header only. What is mined from the
kernel's source is the weakest, the files that people wrote for CythonK correct it, and those beside
somebody's own sources correct both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cythonk.annotations import blocks, facts
from cythonk.annotations.blocks import SUFFIX, Block
from cythonk.annotations.model import Fact, Facts
from cythonk.annotations.versions import version
from cythonk.diagnostics.model import CythonkError, Diagnostic

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "annotations"
# Below the folder of somebody's sources.
OWN = "annotations"


@dataclass(frozen=True)
class Root:
    """A tree of files of annotations.

    Attributes:
        path: its folder.
        by_header: whether a function's block is in the file of the header that declares it and
            nowhere else, as a program writes them. People write a block where they look for it:
            memcpy() under linux/string.h, whatever header of the architecture declares it.
    """

    path: Path
    by_header: bool = False


@dataclass(frozen=True)
class Corrected:
    """Two trees disagree: what is so, and what the weaker one says."""

    subject: str
    valid: Fact
    overruled: Fact


def roots(sources: Path | None = None) -> tuple[Root, ...]:
    """The trees there are, the weakest first.

    Args:
        sources: the folder of somebody's own sources, whose `annotations/` is the strongest.
    """
    shipped = (Root(SHIPPED / "mined", by_header=True), Root(SHIPPED / "hand"))
    own = (Root(sources / OWN),) if sources and (sources / OWN).is_dir() else ()
    return shipped + own


def load(release: str | None = None, trees: Sequence[Root] | None = None) -> Annotations:
    """What is known of the functions of one kernel. Reads nothing yet.

    Args:
        release: the kernel's release, such as "6.12.117+deb12-amd64"; None: one newer than all.
        trees: where to look, the weakest first; None: what CythonK brings.

    Raises:
        versions.RangeError: `release` is none.
    """
    return Annotations(release, roots() if trees is None else trees)


class Annotations:
    """What several trees say, for one kernel.

    Attributes:
        corrected: where a stronger tree overruled a weaker one, of what was asked for so far.
    """

    def __init__(self, release: str | None, trees: Sequence[Root]) -> None:
        self.corrected: list[Corrected] = []
        self._release = version(release) if release else None
        self._trees = [_Tree(root) for root in trees]
        self._known: dict[tuple[str, str], Facts] = {}

    def of(self, subject: str, header: str) -> Facts:
        """The facts about a function ("kfree") or member ("file_operations.read"); {} if none.

        Args:
            subject: its name.
            header: the header that declares it, as one includes it; "" where that is not known.

        Raises:
            CythonkError: a file is wrong; the message names the line.
        """
        key = (subject, header)
        if key not in self._known:
            self._known[key] = self._merged(subject, header)
        return self._known[key]

    def subjects(self, header: str) -> set[str]:
        """What the files of one header have a block of, for this kernel or another.

        Raises:
            CythonkError: a file is wrong.
        """
        return {subject for tree in self._trees for subject in tree.file(header)}

    def _merged(self, subject: str, header: str) -> Facts:
        merged: dict[str, Fact] = {}
        for tree in self._trees:
            for key, fact in self._stated(tree.blocks(subject, header)).items():
                weaker = merged.get(key)
                if weaker and weaker.value != fact.value:
                    self.corrected.append(Corrected(subject, fact, weaker))
                merged[key] = fact
        facts.consistent(merged)
        return merged

    def _stated(self, found: Sequence[Block]) -> dict[str, Fact]:
        """What the blocks of one tree say: those for some kernels correct the one for all."""
        general: dict[str, Fact] = {}
        special: dict[str, Fact] = {}
        for block in found:
            if block.releases is None:
                general.update(facts.facts(block))
            elif self._release in block.releases:
                for key, fact in facts.facts(block).items():
                    if other := special.get(key):
                        message = f"'{key}' of '{block.subject}' is said twice for this kernel"
                        hint = f"line {other.place.line} says it too: part the ranges"
                        raise blocks.error(message, fact.place, hint)
                    special[key] = fact
        return general | special


class _Tree:
    """The files of one tree, each read once."""

    def __init__(self, root: Root) -> None:
        self._root = root
        self._files: dict[str, dict[str, list[Block]]] = {}
        self._everywhere: dict[str, list[Block]] | None = None

    def file(self, header: str) -> dict[str, list[Block]]:
        """The blocks of the file of a header."""
        if header not in self._files:
            path = self._root.path / header.removesuffix(".h")
            self._files[header] = blocks.read(path.with_name(path.name + SUFFIX)) if header else {}
        return self._files[header]

    def blocks(self, subject: str, header: str) -> Sequence[Block]:
        """The blocks of a subject: of its header's file, or else of any."""
        found = self.file(header).get(subject)
        if found or self._root.by_header:
            return found or ()
        if self._everywhere is None:
            self._everywhere = {}
            for path in files(self._root.path):
                self._everywhere.update(self.file(_header(path, self._root.path)))
        return self._everywhere.get(subject, ())


def files(root: Path) -> Iterator[Path]:
    """The files of a tree."""
    return iter(sorted(root.rglob(f"*{SUFFIX}")))


def _header(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().removesuffix(SUFFIX) + ".h"


def check(root: Path) -> list[Diagnostic]:
    """All that is wrong in a tree, whatever kernel it is for: every block of every file is read.

    A function that has blocks in two files is wrong too: which one counts would depend on who asks.
    """
    wrong: list[Diagnostic] = []
    seen: dict[str, Block] = {}
    for path in files(root):
        try:
            found = blocks.read(path)
        except CythonkError as complaint:
            wrong += complaint.diagnostics
            continue
        for subject, several in found.items():
            if other := seen.get(subject):
                message = f"'{subject}' has a block in {other.place.file.name} too"
                wrong += blocks.error(message, several[0].place).diagnostics
            seen[subject] = several[0]
            wrong += _check(several)
    return wrong


def _check(several: Sequence[Block]) -> Iterator[Diagnostic]:
    """What is wrong with the blocks of one subject, each alone and on top of the general one."""
    general: Facts = {}
    for block in sorted(several, key=lambda block: block.releases is not None):
        try:
            said = facts.facts(block)
            if block.releases is None:
                general = said
            facts.consistent({**general, **said})
        except CythonkError as complaint:
            yield from complaint.diagnostics
