# SPDX-License-Identifier: GPL-2.0
"""Puts lines of C before the compiler and says which it takes.

The headers are read once and kept beside; each question is then a matter of milliseconds, however many
lines it has. Types are what is asked for: a pointer to something else, an integer for a pointer, and a
const that gets lost are errors here, as they are not in every kernel's build.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from clang import cindex

from cythonk.headers import libclang
from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.model import HeaderError

SOURCE = "cythonk-probe.c"
HEADER = "cythonk-probe.h"
MISTAKES = (
    "incompatible-pointer-types",
    "int-conversion",
    "incompatible-function-pointer-types",
    "incompatible-pointer-types-discards-qualifiers",
    "compare-distinct-pointer-types",
    "conditional-type-mismatch",
    "pointer-integer-compare",
    "pointer-type-mismatch",
    "implicit-function-declaration",
)
# Of the same meaning to gcc, which has no name for all of them.
GCC_MISTAKES = re.compile(
    r"error: |incompatible pointer type|without a cast|discards '|implicit declaration"
    r"|lacks a cast|type mismatch in conditional|comparison between pointer and integer"
)
AT_LINE = re.compile(rf"^{re.escape(SOURCE)}:(\d+):")


class ProbeError(HeaderError):
    """Headers cannot be read together.

    Attributes:
        culprits: which of them do not go with those before, as far as that is known.
    """

    def __init__(self, message: str, culprits: frozenset[str]) -> None:
        super().__init__(message)
        self.culprits = culprits


@dataclass(frozen=True)
class Answer:
    """What the compiler says to some lines.

    Attributes:
        wrong: its first complaint to each line it does not take, by number from 0.
        unit: what they are part of.
    """

    wrong: dict[int, str]
    unit: Any

    def function(self, line: int, column: int) -> Any:
        """The function whose name begins there; None where the line is wrong."""
        if line in self.wrong:
            return None
        file = cindex.File.from_name(self.unit, SOURCE)
        where = cindex.SourceLocation.from_position(self.unit, file, line + 1, column + 1)
        found = cindex.Cursor.from_location(self.unit, where)
        return found if found and found.kind == cindex.CursorKind.FUNCTION_DECL else None


class Prover:
    """Some headers, read and kept as long as it is open.

    Raises:
        HeaderError: they do not compile.
    """

    def __init__(self, headers: Sequence[str], how: Compilation) -> None:
        self._how, self._headers = how, tuple(headers)
        self._text = "".join(f"#include <{header}>\n" for header in (FIRST, *headers))
        self._arguments = [
            *how.clang,
            f"-working-directory={how.directory}",
            "-fbracket-depth=2048",
            *(f"-Werror={mistake}" for mistake in MISTAKES),
        ]
        self._folder = tempfile.TemporaryDirectory(prefix="cythonk-probe-")
        self._kept = str(Path(self._folder.name) / "headers.pch")
        self._index = libclang.index()
        try:
            self._keep()
        except BaseException:
            self._folder.cleanup()
            raise

    def _keep(self) -> None:
        unit = self._index.parse(
            HEADER,
            args=[*self._arguments, "-x", "c-header"],
            unsaved_files=[(HEADER, self._text)],
            options=cindex.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES
            | cindex.TranslationUnit.PARSE_INCOMPLETE,
        )
        wrong = [one for one in unit.diagnostics if one.severity >= cindex.Diagnostic.Error]
        if wrong:
            self._fail(unit, wrong)
        unit.save(self._kept)

    def _fail(self, unit: Any, wrong: list[cindex.Diagnostic]) -> None:
        """Say which of the headers the compiler complains about."""
        # By the line of our own that includes it, through whatever others.
        line_of: dict[str, int] = {}
        for one in unit.get_includes():
            by = one.location.file.name if one.location.file else ""
            line = one.location.line if by == HEADER else line_of.get(by, 0)
            line_of.setdefault(one.include.name, line)
        files = [one.location.file.name for one in wrong if one.location.file]
        lines = {line_of.get(file, 0) for file in files} - {0, 1}
        every = [FIRST, *self._headers]
        raise ProbeError(
            f"{wrong[0].location.file}: {wrong[0].spelling}",
            frozenset(every[line - 1] for line in lines),
        )

    def __enter__(self) -> Prover:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def ask(self, lines: Sequence[str]) -> Answer:
        """What clang says to these lines."""
        unit = self._index.parse(
            SOURCE,
            args=[*self._arguments, "-include-pch", self._kept],
            unsaved_files=[(SOURCE, "\n".join([*lines, ""]))],
        )
        wrong: dict[int, str] = {}
        for diagnostic in unit.diagnostics:
            where = diagnostic.location
            if diagnostic.severity < cindex.Diagnostic.Error:
                continue
            if where.file and where.file.name == SOURCE:
                wrong.setdefault(where.line - 1, diagnostic.spelling)
        return Answer(wrong, unit)

    def confirm(self, lines: Sequence[str]) -> dict[int, str]:
        """What the kernel's own compiler says to them: its first complaint to each wrong one."""
        text = f'{self._text}#line 1 "{SOURCE}"\n' + "\n".join([*lines, ""])
        # Places in a macro are those of the line that uses it.
        extra = ["-fsyntax-only", "-ftrack-macro-expansion=0", "-fmax-errors=0", "-x", "c", "-"]
        done = subprocess.run(
            [*self._how.command, *extra],
            input=text,
            cwd=self._how.directory,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        wrong: dict[int, str] = {}
        for line in done.stderr.splitlines():
            if (place := AT_LINE.match(line)) and GCC_MISTAKES.search(line):
                wrong.setdefault(int(place[1]) - 1, line.partition(": ")[2])
        return wrong
