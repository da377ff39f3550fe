# SPDX-License-Identifier: GPL-2.0
"""Runs a `.pyx` test case under CPython: the oracle for language behaviour.

The cases use only those Cython forms that have a plain Python reading: `cdef class`, `cdef` attributes and typed
variables, typed arguments and `<Type>` casts. They are taken off here by tokens' shapes, line by line; a case that
uses more than that does not parse and fails its test.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_WIDTH = r"(?:unsigned |signed |long |short )*"
_CAST = re.compile(r"<[A-Z]\w*\??>\s*")
_CDEF_CLASS = re.compile(r"^(\s*)cdef class ")
_ATTRIBUTE = re.compile(
    rf"^\s*cdef (?:public |readonly )?{_WIDTH}[\w.]+ \*?\w+(?:, \w+)*\s*(?:#.*)?$"
)
_VARIABLE = re.compile(rf"^(\s*)cdef {_WIDTH}[\w.]+ (\w+ = .*)$")
_CDEF_FUNCTION = re.compile(
    rf"^(\s*)cp?def {_WIDTH}(?:[\w.]+ )?(\w+)(\(.*\))(?: except\??[^:]*| noexcept)?:\s*$"
)
_ARGUMENT = re.compile(
    rf"\b{_WIDTH}"
    r"(?:int|long|short|char|[su](?:8|16|32|64)|size_t|ssize_t|bint"
    r"|str|bytes|bytearray|list|dict|tuple|set|frozenset|deque|array|object|[A-Z]\w*) (\w+)\b(?=[,)= ])"
)
_DEF = re.compile(r"^\s*def ")
# Classes that only the kernel has, and where their plain Python readings are.
_CONTAINERS = re.compile(r"^from kernel\.containers cimport ")
_ROOT = Path(__file__).resolve().parents[2]


def as_python(source: str) -> str:
    """The plain Python reading of a case."""
    lines = []
    for line in source.splitlines():
        line = _CDEF_CLASS.sub(r"\1class ", line)
        line = _CONTAINERS.sub("from tests.language.twins import ", line)
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
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"{case.name} fails under CPython:\n{done.stderr}")
    return done.stdout.splitlines()


def run_texts(sources: Sequence[str], timeout: float = 120) -> list[list[str] | str]:
    """What CPython prints for each of many sources: its lines, or the traceback of what ended it."""
    runner = Path(__file__).with_name("oracle_runner.py")
    done = subprocess.run(
        [sys.executable, str(runner)],
        input=json.dumps([as_python(source) for source in sources]),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"the oracle failed:\n{done.stderr}")
    return [result.get("lines", result.get("error")) for result in json.loads(done.stdout)]


def expected_traceback(files: Sequence[Path]) -> str:
    """How CPython reports the exception that ends the first of several files.

    Without the lines of the source, which a kernel does not have, and without the names of modules
    before those of classes; the files are named as they are here.
    """
    with tempfile.TemporaryDirectory() as directory:
        for file in files:
            text = as_python(file.read_text()).replace(" cimport ", " import ")
            (Path(directory) / f"{file.stem}.py").write_text(text)
        done = subprocess.run(
            [sys.executable, "-X", "no_debug_ranges", f"{files[0].stem}.py"],
            cwd=directory,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    text = re.sub(r'File ".*/(\w+)\.py"', r'File "\1.pyx"', done.stderr)
    text = re.sub(rf"^(?:{'|'.join(file.stem for file in files)})\.", "", text, flags=re.MULTILINE)
    return "\n".join(line for line in text.splitlines() if not line.startswith("    "))
