# SPDX-License-Identifier: GPL-2.0
"""The table of codes is whole: every code used anywhere has a row that says something."""

from __future__ import annotations

import re
from pathlib import Path

import cythonk
from cythonk.diagnostics.codes import CODES, explain

PACKAGE = Path(cythonk.__file__).parent
QUOTED = re.compile(r"""["'](CK\d{3})["']""")


def used_codes() -> dict[str, str]:
    """Each code that stands in quotes in a source, with one file that has it."""
    found: dict[str, str] = {}
    for top in (PACKAGE, PACKAGE.parent / "postproc"):
        for path in top.rglob("*.py"):
            for code in QUOTED.findall(path.read_text(encoding="utf-8")):
                found.setdefault(code, str(path))
    return found


def test_every_used_code_is_explained() -> None:
    used = used_codes()
    assert "CK001" in used, "the search finds nothing"
    assert {code: file for code, file in used.items() if code not in CODES} == {}


def test_rows_are_filled_and_in_range() -> None:
    for code, row in CODES.items():
        assert re.fullmatch(r"CK[0-69]\d\d", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.name), code
        assert row.meaning.endswith("."), code
        assert row.way_out.endswith((".", "FILE`.")), code
    names = [row.name for row in CODES.values()]
    assert len(names) == len(set(names))
    assert list(CODES) == sorted(CODES)


def test_explain_takes_any_case() -> None:
    assert explain("ck101") is CODES["CK101"]
    assert explain("CK999") is None
