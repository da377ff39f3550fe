# SPDX-License-Identifier: GPL-2.0
"""The exact form of diagnostics, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cythonk.diagnostics.model import Diagnostic, Position, Severity
from cythonk.diagnostics.render import render_json, render_text, shown_path, summary


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "driver.pyx"
    path.write_text('a = 1\n\tb = 1.5\nc = "日本" + 2.5\n\n', encoding="utf-8")
    return path


def test_error_with_caret_and_hint(source: Path) -> None:
    item = Diagnostic("CK007", "no such thing", Position(source, 1, 5), "write another")
    assert render_text([item]) == (
        "driver.pyx:1:5: error: no such thing  [CK007]\n    a = 1\n        ^\nhint: write another\n"
    )


def test_caret_stands_below_its_column_after_tabs(source: Path) -> None:
    text = render_text([Diagnostic("CK101", "float", Position(source, 2, 6))])
    _, line, caret = text.splitlines()
    assert line.index("1.5") == caret.index("^")


def test_caret_counts_wide_characters_twice(source: Path) -> None:
    column = 'c = "日本" + 2.5'.index("2.5") + 1
    text = render_text([Diagnostic("CK101", "float", Position(source, 3, column))])
    assert text.splitlines()[2] == "    " + " " * (column - 1 + 2) + "^"


def test_column_zero_has_no_caret(source: Path) -> None:
    text = render_text([Diagnostic("CK502", "bad", Position(source, 1))])
    assert text == "driver.pyx:1: error: bad  [CK502]\n    a = 1\n"


def test_place_without_line_and_no_place(source: Path) -> None:
    assert render_text([Diagnostic("CK001", "no such file", Position(source, 0))]) == (
        "driver.pyx: error: no such file  [CK001]\n"
    )
    assert render_text([Diagnostic("CK400", "no kernel")]) == "error: no kernel  [CK400]\n"


def test_line_that_is_not_there(source: Path) -> None:
    text = render_text([Diagnostic("CK100", "end of file", Position(source, 99, 1))])
    assert text == "driver.pyx:99:1: error: end of file  [CK100]\n"


def test_notes_follow_their_diagnostic(source: Path) -> None:
    item = Diagnostic(
        "CK402", "twice", Position(source, 1, 1), notes=((Position(source, 2, 2), "first here"),)
    )
    lines = render_text([item]).splitlines()
    assert lines[3] == "driver.pyx:2:2: note: first here"


def test_source_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.pyx"
    path.write_bytes(b"x = '\x1b[2J\x07'\n")
    text = render_text([Diagnostic("CK100", "bad", Position(path, 1, 1))])
    assert "\x1b" not in text
    assert "\x07" not in text


def test_colours_only_when_asked(source: Path) -> None:
    item = Diagnostic("CK100", "bad", Position(source, 1, 1), "hint")
    assert "\033[" not in render_text([item])
    assert "\033[1;31merror:" in render_text([item], color=True)


def test_paths_below_the_working_directory_are_relative(source: Path) -> None:
    assert shown_path(source) == "driver.pyx"
    assert shown_path(Path("/usr/lib/x.pyx")) == "/usr/lib/x.pyx"


def test_json_has_exactly_the_documented_fields(source: Path) -> None:
    items = [
        Diagnostic("CK101", "no floats", Position(source, 2, 6), "use ints"),
        Diagnostic("CK504", "unused", severity=Severity.WARNING),
    ]
    assert json.loads(render_json(items, ok=False)) == {
        "diagnostics": [
            {
                "file": "driver.pyx",
                "line": 2,
                "column": 6,
                "severity": "error",
                "code": "CK101",
                "message": "no floats",
                "hint": "use ints",
            },
            {
                "file": None,
                "line": None,
                "column": None,
                "severity": "warning",
                "code": "CK504",
                "message": "unused",
                "hint": None,
            },
        ],
        "ok": False,
    }


def test_json_of_nothing() -> None:
    assert json.loads(render_json([], ok=True)) == {"diagnostics": [], "ok": True}


def test_summary_counts() -> None:
    error = Diagnostic("CK100", "x")
    warning = Diagnostic("CK504", "y", severity=Severity.WARNING)
    assert summary([error]) == "1 error"
    assert summary([error, error, warning]) == "2 errors, 1 warning"
    assert summary([]) == ""
