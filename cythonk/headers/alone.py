# SPDX-License-Identifier: GPL-2.0
"""Compiles single headers as a module would, many of them quickly.

linux/module.h, which comes first everywhere, is compiled once and kept as clang keeps such headers; a
header behind it takes some milliseconds then. Apart from the reader because that has to have everything
in one translation unit of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clang import cindex

from cythonk.headers import libclang
from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.model import HeaderError
from cythonk.headers.reader import OPTIONS, SOURCE, Header, errors

KEPT = "first.pch"
FOR_KEEPING = (
    cindex.TranslationUnit.PARSE_INCOMPLETE | 0x10  # CXTranslationUnit_ForSerialization
)


@dataclass(frozen=True)
class Complaint:
    """An error of the compiler's.

    Attributes:
        header: the header it is in.
        line: its line, from 1.
        column: its column, from 1.
        text: what the compiler says.
        path: the file.
    """

    header: str
    line: int
    column: int
    text: str
    path: str

    def __str__(self) -> str:
        return f"{self.header}:{self.line}: {self.text}"


class Alone:
    """Asks the compiler about headers behind linux/module.h."""

    def __init__(self, how: Compilation, directory: Path) -> None:
        self._header = Header(how)
        self._index = libclang.index()
        self._kept = str(directory / KEPT)
        where = f"-working-directory={how.directory}"
        first = self._index.parse(
            f"{KEPT}.h",
            args=[*how.clang, where, "-xc-header"],
            unsaved_files=[(f"{KEPT}.h", f"#include <{FIRST}>\n")],
            options=FOR_KEEPING,
        )
        try:
            first.save(self._kept)
        except cindex.TranslationUnitSaveError as error:
            complaint = next(iter(self._complaints(first)), None)
            raise HeaderError(str(complaint or error)) from error
        # What is included on the command line is in what is kept.
        self._arguments = [*_without_included(how.clang), where, "-include-pch", self._kept]

    def complaints(self, headers: Sequence[str]) -> list[Complaint]:
        """What is wrong with headers that are included in this order."""
        text = "".join(f"#include <{header}>\n" for header in headers)
        unit = self._index.parse(
            SOURCE, args=self._arguments, unsaved_files=[(SOURCE, text)], options=OPTIONS
        )
        return list(self._complaints(unit))

    def _complaints(self, unit: cindex.TranslationUnit) -> Iterator[Complaint]:
        for error in errors(unit):
            place = error.location
            path = place.file.name if place.file else SOURCE
            header = path if path == SOURCE else self._header(path)
            yield Complaint(header, place.line, place.column, error.spelling, path)


@contextmanager
def alone(how: Compilation) -> Iterator[Alone]:
    """The compiler with linux/module.h behind it; what it keeps is removed at the end.

    Raises:
        HeaderError: linux/module.h does not compile.
    """
    with tempfile.TemporaryDirectory(prefix="cythonk-headers-") as directory:
        yield Alone(how, Path(directory))


def _without_included(arguments: Sequence[str]) -> Iterator[str]:
    rest = iter(arguments)
    for word in rest:
        if word == "-include":
            next(rest)
        else:
            yield word
