# SPDX-License-Identifier: GPL-2.0
"""How diagnostics are shown: the text people know from compilers, or JSON for editors.

Runs last in every command, kept apart from `model.py` so that the stages that report need not know
how the report is shown.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic, Position, Severity

TAB_WIDTH = 8

# ANSI sequences: what is coloured how.
STYLES: dict[str, str] = {
    "error": "\033[1;31m",
    "warning": "\033[1;35m",
    "note": "\033[1;36m",
    "place": "\033[1m",
    "caret": "\033[1;32m",
    "hint": "\033[36m",
    "reset": "\033[0m",
}


class SourceLines:
    """Source lines by file, each file read at most once; unreadable files have no lines."""

    def __init__(self) -> None:
        self._files: dict[Path, list[str]] = {}

    def line(self, file: Path, number: int) -> str | None:
        """The text of line `number` (from 1) of `file`, without its end; None if there is none."""
        if file not in self._files:
            try:
                text = file.read_text(encoding="utf-8", errors="replace")
            except OSError:
                text = ""
            # Only real line ends count (str.splitlines also splits at form feeds and the like).
            text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            self._files[file] = text.split("\n")
        lines = self._files[file]
        return lines[number - 1] if 0 < number <= len(lines) else None


def shown_path(path: Path, cwd: Path | None = None) -> str:
    """`path` relative to the working directory when it lies below it, else as it is."""
    base = cwd or Path.cwd()
    try:
        return str(path.relative_to(base)) if path.is_absolute() else str(path)
    except ValueError:
        return str(path)


def _columns(text: str, start: int = 0) -> int:
    """How many terminal columns `text` takes when it begins at column `start`."""
    column = start
    for char in text:
        if char == "\t":
            column += TAB_WIDTH - column % TAB_WIDTH
        elif unicodedata.combining(char):
            continue
        else:
            column += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return column - start


def _printable(text: str) -> str:
    """`text` with tabs expanded and without characters that would steer the terminal."""
    out: list[str] = []
    column = 0
    for char in text:
        if char == "\t":
            char = " " * (TAB_WIDTH - column % TAB_WIDTH)
        elif unicodedata.category(char) in ("Cc", "Cf", "Cs"):
            char = "\ufffd"
        out.append(char)
        column += _columns(char)
    return "".join(out)


def _place(position: Position | None) -> str:
    if position is None:
        return ""
    parts = [shown_path(position.file)]
    if position.line > 0:
        parts.append(str(position.line))
        if position.column > 0:
            parts.append(str(position.column))
    return ":".join(parts) + ": "


def _paint(text: str, style: str, color: bool) -> str:
    return f"{STYLES[style]}{text}{STYLES['reset']}" if color and text else text


def _source_lines(position: Position | None, sources: SourceLines, color: bool) -> list[str]:
    """The source line and, when the column is known, the caret below it."""
    if position is None or position.line <= 0:
        return []
    text = sources.line(position.file, position.line)
    if text is None or not text.strip():
        return []
    lines = ["    " + _printable(text)]
    if position.column > 0:
        before = _printable(text[: position.column - 1])
        lines.append("    " + " " * _columns(before) + _paint("^", "caret", color))
    return lines


def _headline(
    position: Position | None, severity: Severity, message: str, code: str, color: bool
) -> str:
    kind = _paint(f"{severity.value}:", severity.value, color)
    tail = f"  [{code}]" if code else ""
    return f"{_paint(_place(position), 'place', color)}{kind} {message}{tail}"


def render_text(
    diagnostics: Iterable[Diagnostic], *, color: bool = False, sources: SourceLines | None = None
) -> str:
    """The diagnostics as text, one after the other, ending in a newline (empty when there are
    none).

    Each is `file:line:col: severity: message  [CKnnn]`, the source line with a caret, its further
    places as notes and `hint: …`; what is not known is left out.
    """
    sources = sources or SourceLines()
    lines: list[str] = []
    for item in diagnostics:
        lines.append(_headline(item.position, item.severity, item.message, item.code, color))
        lines += _source_lines(item.position, sources, color)
        for place, text in item.notes:
            lines.append(_headline(place, Severity.NOTE, text, "", color))
            lines += _source_lines(place, sources, color)
        if item.hint:
            lines.append(f"{_paint('hint:', 'hint', color)} {item.hint}")
    return "\n".join(lines) + "\n" if lines else ""


def _json_entry(
    position: Position | None, severity: Severity, code: str, message: str, hint: str | None
) -> dict[str, object]:
    return {
        "file": shown_path(position.file) if position else None,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "severity": severity.value,
        "code": code,
        "message": message,
        "hint": hint,
    }


def render_json(diagnostics: Sequence[Diagnostic], ok: bool) -> str:
    """The diagnostics as one JSON object: `{"diagnostics": […], "ok": bool}`, ending in a newline.

    The further places of a diagnostic follow it as entries of severity "note" with the same code.
    """
    entries: list[dict[str, object]] = []
    for item in diagnostics:
        entries.append(
            _json_entry(item.position, item.severity, item.code, item.message, item.hint)
        )
        entries += [
            _json_entry(place, Severity.NOTE, item.code, text, None) for place, text in item.notes
        ]
    return json.dumps({"diagnostics": entries, "ok": ok}, ensure_ascii=False) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """The closing line, such as `2 errors, 1 warning`; empty when there is nothing to count."""
    counts = {Severity.ERROR: 0, Severity.WARNING: 0}
    for item in diagnostics:
        if item.severity in counts:
            counts[item.severity] += 1
    parts = [
        f"{count} {severity.value}{'s' if count != 1 else ''}"
        for severity, count in counts.items()
        if count
    ]
    return ", ".join(parts)
