# SPDX-License-Identifier: GPL-2.0
"""Promise P2: no name of CPython or Cython is left, and only what the runtime has is called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cythonk.pipeline import translate
from cythonk.postproc import abi

HERE = Path(__file__).parent
TESTS = HERE.parent.parent
SOURCES = sorted(
    [
        *TESTS.parent.glob("samples/*.pyx"),
        *TESTS.glob("language/cases/*.pyx"),
        *HERE.glob("golden/*/*.pyx"),
        *HERE.glob("odd/*.pyx"),
    ]
)
SOURCES = [s for s in SOURCES if s.parent.name != "leftovers" and "__license__" in s.read_text()]

# What macros of the headers make of it is theirs to know.
NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\])*\"", re.DOTALL)
FOREIGN = re.compile(r"\b(?:_*Py[A-Z_]|__pyx|__Pyx|__PYX|CYTHON_|PyObject)\w*")
RUNTIME_CALL = re.compile(r"\b(_*(?:ck|CK)_\w+)\s*\(")


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_foreign_name_is_left(source: Path) -> None:
    """In any of the C files a source becomes."""
    known = set(abi.signatures())
    headers = "\n".join(p.read_text() for p in (abi.include_dir() / "cythonk").glob("*.h"))
    translation = translate([source], module=source.stem)
    assert translation.diagnostics == []
    assert translation.units
    for unit in translation.units:
        code = NOT_CODE.sub('""', unit.c_text)
        assert FOREIGN.findall(code) == []
        called = set(RUNTIME_CALL.findall(code)) - known
        defined = set(re.findall(r"^[^\s#].*?\b(ck_\w+)\(", code, re.MULTILINE))
        assert {n for n in called - defined if not re.search(rf"\b{n}\b", headers)} == set()
