# SPDX-License-Identifier: GPL-2.0
"""What a diagnostic is: the one form in which every stage reports to the user.

Kept apart from rendering (`render.py`) and from the table of codes (`codes.py`) so that the front
end, the post-processor and the Kbuild stage can report without knowing how the report is shown.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar


class Severity(enum.Enum):
    """How bad a diagnostic is; only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a source file: 1-based line and column; column 0 means the whole line."""

    file: Path
    line: int
    column: int = 0


@dataclass(frozen=True)
class Diagnostic:
    """One report: `file:line:col: severity: message  [code]`, with a hint and further places."""

    code: str
    message: str
    position: Position | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    notes: tuple[tuple[Position, str], ...] = ()


class CythonkError(Exception):
    """A failure that ends the command and is already a diagnostic; never shown as a traceback."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


class HintedError(CythonkError):
    """A failure without a place in a source; each kind of them has one code.

    Attributes:
        code: its code, set by the subclass.
        message: what is wrong, without a full stop.
        hint: what to do about it.
    """

    code: ClassVar[str]

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(Diagnostic(self.code, message, hint=hint))
        self.message = message
        self.hint = hint


@dataclass
class Diagnostics:
    """Collects the diagnostics of one run, in order of arrival, each at most once."""

    items: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        """Record a diagnostic unless the same one is there already."""
        if diagnostic not in self.items:
            self.items.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record several diagnostics."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def error(
        self, code: str, message: str, position: Position | None = None, hint: str | None = None
    ) -> None:
        """Record an error."""
        self.add(Diagnostic(code, message, position, hint))

    @property
    def has_errors(self) -> bool:
        """Whether anything recorded stops the build."""
        return any(d.severity is Severity.ERROR for d in self.items)

    def sorted(self) -> list[Diagnostic]:
        """The diagnostics by file, line and column; those without a place come last."""
        far = Position(Path("\uffff"), 1 << 30)
        return sorted(self.items, key=lambda d: d.position or far)
