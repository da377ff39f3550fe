# SPDX-License-Identifier: GPL-2.0
"""Runs a `.pyx` test case under CPython: the oracle for language behaviour.

The cases use only those Cython forms that have a plain Python reading: `cdef class`, `cdef` attributes and typed
variables, typed arguments and `<Type>` casts. They are taken off here by tokens' shapes, line by line; a case that
uses more than that does not parse and fails its test.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_CAST = re.compile(r"<[A-Z]\w*\??>\s*")
_CDEF_CLASS = re.compile(r"^(\s*)cdef class ")
_ATTRIBUTE = re.compile(r"^\s*cdef (?:unsigned |signed )?[\w.]+ \*?\w+(?:, \w+)*\s*(?:#.*)?$")
_VARIABLE = re.compile(r"^(\s*)cdef (?:unsigned |signed |long )*[\w.]+ (\w+ = .*)$")
_CDEF_FUNCTION = re.compile(
    r"^(\s*)cdef (?:unsigned |signed |long )*[\w.]+ (\w+)(\(.*\))(?: except\??[^:]*| noexcept)?:\s*$"
)
_ARGUMENT = re.compile(
    r"\b(?:int|long|size_t|bint|str|bytes|list|dict|tuple|object|[A-Z]\w*) (\w+)\b(?=[,)= ])"
)
_DEF = re.compile(r"^\s*def ")


def as_python(source: str) -> str:
    """The plain Python reading of a case."""
    lines = []
    for line in source.splitlines():
        line = _CDEF_CLASS.sub(r"\1class ", line)
        if _ATTRIBUTE.match(line):
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(f"{indent}pass")
            continue
        if match := _CDEF_FUNCTION.match(line):
            line = f"{match[1]}def {match[2]}{match[3]}:"
        line = _VARIABLE.sub(r"\1\2", line)
        if _DEF.match(line):
            head, _, tail = line.partition("(")
            arguments = _ARGUMENT.sub(r"\1", tail)
            line = f"{head}({arguments}"
        lines.append(_CAST.sub("", line))
    return "\n".join(lines) + "\n"


def expected_output(case: Path) -> list[str]:
    """The lines that CPython prints for a case; those of `<case>.out` where it must differ from CPython."""
    recorded = case.with_suffix(".out")
    if recorded.is_file():
        return recorded.read_text().splitlines()
    done = subprocess.run(
        [sys.executable, "-c", as_python(case.read_text())],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"{case.name} fails under CPython:\n{done.stderr}")
    return done.stdout.splitlines()
