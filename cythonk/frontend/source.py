# SPDX-License-Identifier: GPL-2.0
"""Reads one source file: bytes in, checked text out, or a diagnostic that names what is wrong with
the file.

Runs before Cython sees the file and decides everything about it that is not grammar: that it
exists, is a regular file, is UTF-8 without NUL bytes, and is not nested so deeply that a
recursive-descent parser would run out of stack. Kept apart from the rules because those need a
parse tree.
"""

from __future__ import annotations

import codecs
import difflib
import errno
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic, Position
from cythonk.frontend.rules import lexical

SUFFIXES = (".pyx", ".pxd")

# How Cython finds a file's declared encoding (PEP 263, first two lines, before any statement).
_STATEMENT = re.compile(r"\s*[^\s#]")
_ENCODING = re.compile(r"(\w*coding)[:=]\s*([-\w.]+)")


@dataclass(frozen=True)
class SourceFile:
    """One source: its path as given, its text with `\\n` line ends and no byte-order mark, and its
    lines.
    """

    path: Path
    text: str
    lines: tuple[str, ...]

    def position(self, line: int, column: int = 0) -> Position:
        """The place `line:column` (1-based; column 0: the whole line) of this file."""
        return Position(self.path, line, column)


def source_from_text(path: Path, text: str) -> SourceFile:
    """A `SourceFile` of text that is in memory already; line ends and byte-order mark are
    normalised.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(path, text, tuple(text.split("\n")))


def read_source(path: Path) -> SourceFile:
    """Read a source file.

    Raises `CythonkError` when it is missing (CK001), a directory (CK002), unreadable or no regular
    file (CK003), not UTF-8 or holding NUL bytes (CK004), misnamed (CK005), or when it holds what
    makes a parser fail (see `rules.lexical`). An empty file is legal text.
    """
    data = _read_bytes(path)
    if path.suffix not in SUFFIXES:
        named = f"'{path.suffix}'" if path.suffix else "none"
        raise _failure(
            "CK005",
            f"the suffix of a source must be .pyx, this one's is {named}",
            Position(path, 0),
            f"rename it: mv {path} {path.with_suffix('.pyx')}" if path.name else None,
        )
    source = source_from_text(path, _decode(path, data))
    _check_declared_encoding(source)
    problems = lexical.find_problems(source.text)
    if problems:
        raise CythonkError(
            *(
                Diagnostic(p.code, p.message, source.position(p.line, p.column), p.hint)
                for p in problems
            )
        )
    return source


def _failure(code: str, message: str, position: Position, hint: str | None) -> CythonkError:
    return CythonkError(Diagnostic(code, message, position, hint))


def _read_bytes(path: Path) -> bytes:
    place = Position(path, 0)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            inside = sorted(p.name for p in path.glob("*.pyx"))[:3]
            hint = f"name the files in it, such as {path / inside[0]}" if inside else None
            raise _failure(
                "CK002", "this is a directory", place, hint or "name the .pyx files inside it"
            )
        if not stat.S_ISREG(mode):
            raise _failure(
                "CK003", "this is not a regular file", place, "give the name of a .pyx file"
            )
        return path.read_bytes()
    except OSError as error:
        raise _os_failure(path, error) from error
    except ValueError as error:  # a NUL byte in the name
        raise _failure("CK001", f"no file can have this name: {error}", place, None) from error


def _os_failure(path: Path, error: OSError) -> CythonkError:
    place = Position(path, 0)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _failure("CK001", "no such file", place, _similar_file(path))
    reason = (error.strerror or str(error)).lower()
    return _failure(
        "CK003",
        f"the file cannot be read: {reason}",
        place,
        "check its permissions and those of the directories above it: ls -l",
    )


def _similar_file(path: Path) -> str:
    try:
        names = [p.name for p in path.parent.iterdir() if p.suffix in SUFFIXES]
    except OSError:
        return f"the directory {path.parent} does not exist either"
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {path.with_name(close[0])}?" if close else "check the spelling"


def _decode(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place_of_byte(data, error.start)
        utf16 = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        raise _failure(
            "CK004",
            f"the byte 0x{data[error.start]:02x} is not UTF-8: {error.reason}",
            Position(path, line, column),
            f"convert the file: iconv -f {'utf-16' if utf16 else 'latin1'} -t utf-8 {path.name}",
        ) from error
    if "\0" in text:
        line, column = _place_of_byte(data, data.index(0))
        raise _failure(
            "CK004",
            "the source holds a NUL byte",
            Position(path, line, column),
            r"remove it; write \0 where a string needs one",
        )
    return text


def _place_of_byte(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column (in characters, 1-based) of a byte; everything before it is valid UTF-8."""
    before = data[:offset].decode("utf-8").removeprefix("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _check_declared_encoding(source: SourceFile) -> None:
    for number, line in enumerate(source.lines[:2], 1):
        if _STATEMENT.match(line):
            return
        found = _ENCODING.search(line)
        if found is None or found.group(1) == "c_string_encoding":
            continue
        try:
            is_utf8 = codecs.lookup(found.group(2)).name in ("utf-8", "utf-8-sig")
        except LookupError:
            is_utf8 = False
        if not is_utf8:
            raise _failure(
                "CK004",
                f"the source declares the encoding '{found.group(2)}'; sources are UTF-8",
                source.position(number, found.start(2) + 1),
                "save the file as UTF-8 and remove the declaration",
            )
        return
