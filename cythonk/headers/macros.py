# SPDX-License-Identifier: GPL-2.0
"""Macros: which there are, and what those without parameters stand for, as the compiler has it.

The preprocessor says which there are and where; whether one is an integer constant or a text, and
which, the compiler is asked: a macro may be any piece of C. All are asked at once, each in a line of
its own, and those whose line it complains about are none.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cythonk.headers import cursors
from cythonk.headers.flags import Compilation
from cythonk.headers.model import Constant, HeaderError, Macro, Place
from cythonk.headers.reader import (
    SOURCE,
    Header,
    errors,
    including,
    integer_type,
    parsed,
)

MARKER = re.compile(r'# (\d+) "(.*?)"')
DEFINE = re.compile(r"#define (\w+)(?:\(([^)]*)\))? (?=\S)(.*)")
PLAINLY_A_NUMBER = re.compile(r"[(~!+-]*\d")
# What no value has, and what would have the compiler misread the lines behind it.
NO_VALUE = re.compile(
    r"[;{}]|\b(?:__attribute__|__asm__|asm|do|if|for|while|return|else)\b|^[,)]|[(,]$"
)
TEXT_TYPE = "const char *"
NUMBER, TYPE, TEXT = "ck_constant_", "ck_type_", "ck_text_"
# Several numbers with commas between them are none; to a function they are several arguments.
NUMBER_OF = (
    f"enum {{{{ {NUMBER}{{0}} = ({{1}}) + 0 * __builtin_constant_p({{1}}) }}}}; "
    f"__typeof__({{1}}) {TYPE}{{0}};"
)


@dataclass
class Defined:
    """The macros that some headers define, those with a body.

    Attributes:
        plain: those without parameters, and where they are defined.
        with_parameters: those with parameters.
        bodies: what those without parameters stand for.
    """

    plain: dict[str, Place] = field(default_factory=dict)
    with_parameters: dict[str, Macro] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)

    def forget(self, name: str) -> None:
        """What `#undef` does."""
        self.plain.pop(name, None)
        self.with_parameters.pop(name, None)
        self.bodies.pop(name, None)


def defined(headers: Sequence[str], how: Compilation, place: Header) -> Defined:
    """Macros that these headers and what they include define, as they are at the end.

    Raises:
        HeaderError: the preprocessor fails.
    """
    return defined_in(including(headers, how), how, place)


def defined_in(source: str, how: Compilation, place: Header) -> Defined:
    """Macros that a source defines, as they are at the end.

    Raises:
        HeaderError: the preprocessor fails.
    """
    found = Defined()
    path, line = "", 0
    for text in _preprocessed(source, how):
        if text.startswith("# "):
            if marker := MARKER.match(text):
                path, line = marker[2], int(marker[1]) - 1
            continue
        line += 1
        if not text.startswith("#"):
            continue
        if text.startswith("#undef "):
            found.forget(text.split()[1])
        elif (define := DEFINE.match(text)) and not path.startswith("<"):
            name, parameters, body = define.groups()
            found.forget(name)
            where = Place(place(path), line)
            if parameters is None:
                found.plain[name] = where
                found.bodies[name] = body
            else:
                said = tuple(word.strip() for word in parameters.split(",") if word.strip())
                found.with_parameters[name] = Macro(name, said, body, where)
    return found


def _preprocessed(source: str, how: Compilation) -> Iterator[str]:
    """The preprocessor's lines as they come: all headers make half a million."""
    # Files, as a pipe that nobody reads stops the preprocessor.
    with tempfile.TemporaryFile("w+") as text, tempfile.TemporaryFile("w+") as said:
        text.write(source)
        text.seek(0)
        with subprocess.Popen(
            [*how.command, "-w", "-E", "-dD", "-x", "c", "-"],
            cwd=how.directory,
            stdin=text,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            errors="replace",
        ) as process:
            assert process.stdout
            yield from (line.rstrip("\n") for line in process.stdout)
        said.seek(0)
        complaints = said.read().splitlines()
        # After other errors it goes on to the end: a condition that it does not take is false.
        fatal = [line for line in complaints if "fatal error: " in line]
        if fatal or (process.returncode != 0 and not complaints):
            raise HeaderError(fatal[0] if fatal else "the preprocessor fails")


def constants(
    headers: Sequence[str], names: Mapping[str, Place], how: Compilation
) -> dict[str, Constant]:
    """Those of the macros that are integer constants or texts, with their values."""
    return constants_in(including(headers, how), names, {}, how)


def constants_in(
    source: str, names: Mapping[str, Place], bodies: Mapping[str, str], how: Compilation
) -> dict[str, Constant]:
    """Those of the macros that are integer constants or texts where a source ends.

    Args:
        source: the source that defines them.
        names: the macros, and where they are.
        bodies: what they stand for, where that is known: not asked is what cannot have a value.
        how: how the kernel compiles modules.
    """
    asked = [name for name in names if not NO_VALUE.search(bodies.get(name, ""))]
    lines = [NUMBER_OF.format(i, name) for i, name in enumerate(asked)]
    lines += [
        f"static const char *const {TEXT}{i} = {name};"
        for i, name in enumerate(asked)
        if not PLAINLY_A_NUMBER.match(bodies.get(name, ""))
    ]
    unit = parsed("\n".join([source, *lines, ""]), how)
    wrong = {one.location.line for one in errors(unit) if _is_ours(one.location.file)}
    return {
        asked[i]: Constant(asked[i], value, names[asked[i]], kind)
        for i, value, kind in _values(unit, wrong)
    }


def _is_ours(file: Any) -> bool:
    return file is not None and file.name == SOURCE


def _values(unit: Any, wrong: set[int]) -> Iterator[tuple[int, int | str, str]]:
    """Numbers of questions that have an answer, the answers, and the numbers' types in C."""
    clang = cursors.Library()
    values: dict[int, int] = {}
    texts: dict[int, str] = {}
    for cursor in clang.children(unit.cursor):
        if cursor._kind_id not in (cursors.ENUM, cursors.VARIABLE):
            continue
        path, line, _ = clang.location(cursor)
        if path != SOURCE or line in wrong:
            continue
        if cursor._kind_id == cursors.ENUM:
            value_of = clang.value_of_members(cursor)
            for member in clang.children(cursor):
                if member._kind_id == cursors.ENUMERATOR:
                    values[int(clang.spelling(member).removeprefix(NUMBER))] = value_of(member)
            continue
        name = clang.spelling(cursor)
        if name.startswith(TYPE):
            i = int(name.removeprefix(TYPE))
            yield i, values[i], integer_type(clang, clang.getCursorType(cursor))
        # One with the file's name is another text wherever it stands.
        elif (text := clang.literal(cursor)) is not None and SOURCE not in text:
            texts[int(name.removeprefix(TEXT))] = text
    yield from ((i, text, TEXT_TYPE) for i, text in texts.items() if i not in values)
