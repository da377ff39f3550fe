# SPDX-License-Identifier: GPL-2.0
"""Reading a source file: everything that can be wrong with the file itself, and how deep it may be
nested.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.frontend.rules import lexical
from cythonk.frontend.source import SourceFile, read_source


def refused(path: Path) -> Diagnostic:
    """The one diagnostic that reading a file raises."""
    with pytest.raises(CythonkError) as caught:
        read_source(path)
    [diagnostic] = caught.value.diagnostics
    return diagnostic


def written(directory: Path, data: bytes, name: str = "m.pyx") -> Path:
    """A file with these bytes."""
    path = directory / name
    path.write_bytes(data)
    return path


def test_plain_text(tmp_path: Path) -> None:
    """Text and lines."""
    source = read_source(written(tmp_path, b"a = 1\nb = 2\n"))
    assert source == SourceFile(tmp_path / "m.pyx", "a = 1\nb = 2\n", ("a = 1", "b = 2", ""))
    assert source.position(2, 1).line == 2


@pytest.mark.parametrize(
    "data", [b"a = 1\r\nb = 2\r\n", b"a = 1\rb = 2\r", b"\xef\xbb\xbfa = 1\nb = 2\n"]
)
def test_line_ends_and_byte_order_mark(tmp_path: Path, data: bytes) -> None:
    """Windows and old Mac line ends, and the mark some editors write."""
    assert read_source(written(tmp_path, data)).text == "a = 1\nb = 2\n"


def test_empty_file_is_text(tmp_path: Path) -> None:
    """The licence rule speaks of it later."""
    assert read_source(written(tmp_path, b"")).lines == ("",)


def test_missing(tmp_path: Path) -> None:
    """With a suggestion when there is a similar name."""
    assert refused(tmp_path / "echo.pyx").code == "CK001"
    written(tmp_path, b"", "echo.pyx")
    found = refused(tmp_path / "ecko.pyx")
    assert found.code == "CK001"
    assert "echo.pyx" in (found.hint or "")
    assert refused(tmp_path / "none" / "echo.pyx").code == "CK001"
    assert refused(tmp_path / "echo.pyx" / "x.pyx").code == "CK001"
    assert refused(Path("a\0b.pyx")).code == "CK001"


def test_broken_and_circular_links(tmp_path: Path) -> None:
    """A link to nothing is missing, a link to itself unreadable."""
    (tmp_path / "broken.pyx").symlink_to(tmp_path / "nothing.pyx")
    assert refused(tmp_path / "broken.pyx").code == "CK001"
    (tmp_path / "loop.pyx").symlink_to(tmp_path / "loop.pyx")
    assert refused(tmp_path / "loop.pyx").code == "CK003"


def test_directory(tmp_path: Path) -> None:
    """A directory names a file inside."""
    assert refused(tmp_path).code == "CK002"
    written(tmp_path, b"")
    assert "m.pyx" in (refused(tmp_path).hint or "")


def test_name_too_long(tmp_path: Path) -> None:
    """The system's own limit."""
    assert refused(tmp_path / ("x" * 300 + ".pyx")).code == "CK003"


def test_no_regular_file(tmp_path: Path) -> None:
    """Never read without end."""
    os.mkfifo(tmp_path / "pipe.pyx")
    assert refused(tmp_path / "pipe.pyx").code == "CK003"
    (tmp_path / "zero.pyx").symlink_to("/dev/zero")
    assert refused(tmp_path / "zero.pyx").code == "CK003"


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read anything, so the error is brought about."""

    def fail(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    found = refused(written_once(tmp_path))
    assert found.code == "CK003"
    assert "permission denied" in found.message


def written_once(directory: Path) -> Path:
    """A file made without `read_bytes`."""
    path = directory / "m.pyx"
    path.write_text("x = 1\n")
    return path


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff\xfea\0", 1, 1),
        (b"x = 1\ny = '\xe4'\n", 2, 6),
        ("ä = 'ü'\r\nz = '".encode() + b"\xff'", 2, 6),
        (b"\xef\xbb\xbfx = \xfc\n", 1, 5),
        (b"x = '\xc3", 1, 6),
        (b"x = 1\n\0", 2, 1),
    ],
)
def test_not_utf8(tmp_path: Path, data: bytes, line: int, column: int) -> None:
    """The place of the bad byte, in characters."""
    found = refused(written(tmp_path, data))
    assert found.code == "CK004"
    assert found.position is not None
    assert (found.position.line, found.position.column) == (line, column)


def test_declared_encoding(tmp_path: Path) -> None:
    """Cython would decode by the declaration; only UTF-8 is possible."""
    found = refused(written(tmp_path, b"# first\n# -*- coding: latin-1 -*-\n"))
    assert found.code == "CK004"
    assert found.position is not None
    assert (found.position.line, found.position.column) == (2, 15)
    assert refused(written(tmp_path, b"# coding: no-such-one\n")).code == "CK004"
    for fine in (
        b"# -*- coding: utf-8 -*-\n",
        b"# vim: set fileencoding=utf8 :\n",
        b"x = 1\n# coding: latin-1\n",
        b"# one\n# two\n# coding: latin-1\n",
    ):
        read_source(written(tmp_path, fine))


@pytest.mark.parametrize("name", ["m.py", "m.c", "m", "m.pyx.bak", "m.PYX"])
def test_wrong_suffix(tmp_path: Path, name: str) -> None:
    """The name decides."""
    assert refused(written(tmp_path, b"", name)).code == "CK005"


DEEP = {
    "parentheses": "x = " + "(" * 300 + "1" + ")" * 300,
    "indices": "x = " + "a[" * 300 + "0" + "]" * 300,
    "calls": "x = f" + "()" * 300,
    "attributes": "x = a" + ".b" * 300,
    "signs": "x = " + "-" * 300 + "1",
    "not": "x = " + "not " * 300 + "1",
    "or": "x = " + " or ".join("a" * 300),
    "sum": "x = " + "+".join("a" * 300),
    "conditional": "x = " + "1 if a else " * 300 + "1",
    "casts": "x = " + "<int>" * 300 + "1",
    "pointers": "cdef int " + "*" * 300 + "p",
    "assignments": "x = " * 300 + "1",
    "format string": 'x = f"{' + "(" * 300 + "1" + ")" * 300 + '}"',
    "format strings": "x = f\"{f'{" + "(" * 300 + "1" + ")" * 300 + "}'}\"",
    "continued lines": "x = (" + "a\n + " * 300 + "a)",
    "blocks": "".join(" " * i + "if a:\n" for i in range(150)) + " " * 150 + "pass",
}


@pytest.mark.parametrize("name", DEEP)
def test_too_deep(tmp_path: Path, name: str) -> None:
    """Each way to nest is bounded, before a parser that recurses sees it."""
    found = refused(written(tmp_path, DEEP[name].encode()))
    assert found.code == "CK100"


@pytest.mark.parametrize("name", DEEP)
def test_as_deep_a_hundred_times_is_fine(tmp_path: Path, name: str) -> None:
    """Depth is what counts, not size: the same construct in small, many times over."""
    text = DEEP[name].replace("f'{", "f'{")
    small = {
        "parentheses": "x = ((((1))))",
        "indices": "x = a[a[a[0]]]",
        "calls": "x = f()()()",
        "attributes": "x = a.b.c.d",
        "signs": "x = --1",
        "format string": 'x = f"{((1))} it\'s {{-------}}"',
        "format strings": "x = f\"{f'{(1)}'} {a['x']}\"",
        "continued lines": "x = (a\n + a\n + a)",
        "blocks": "if a:\n  if a:\n    pass",
    }.get(name, text[:24].rstrip(" =+<>*-") + " = 1")
    assert lexical.find_problems((small + "\n") * 1000) == []


def test_long_lists_are_not_deep() -> None:
    """Elements of one list do not add up."""
    assert lexical.find_problems("x = [" + "-a.b + f(1)(2), " * 5000 + "]\n") == []
    assert lexical.find_problems("x = {" + "'k': -1 + 2,\n" * 5000 + "}\n") == []
    assert lexical.find_problems("x = ('((((((' '[[[['\n'''{{{{'''\n)\n" * 500) == []

    assert lexical.find_problems("# ((((((\n" * 500 + "x = '" + "(" * 300 + "'\n") == []


def test_format_specifications_are_text() -> None:
    """Neither `08` nor `#` means in a format specification what it means in code."""
    line = "x = f'{a:08x} {b:#x} {c!r:>{w}.{p:02}} {d[1:2]:08}' + (y)\n"
    assert lexical.find_problems(line * 500) == []
    [found] = lexical.find_problems(line + "f'{a:08}{b:{08}}'\n")
    assert (found.code, found.line, found.column) == ("CK201", 2, 13)


def test_unclosed_bracket_is_left_to_the_parser() -> None:
    """The parser's message is the better one."""
    body = "def f(x):\n    y = x + 1\n    return y\n"
    assert lexical.find_problems("x = (1, 2\n" + body * 500) == []
    assert lexical.find_problems("x = f'{a\n" + body * 500) == []


def test_huge_number(tmp_path: Path) -> None:
    """More digits than Python itself converts."""
    found = refused(written(tmp_path, b"x = -" + b"9" * 5000))
    assert found.code == "CK106"
    assert found.position is not None
    assert found.position.column == 6
