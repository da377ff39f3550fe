# SPDX-License-Identifier: GPL-2.0
"""The corpus of wrong programs in tests/badinput: each problem at its exact place, and nothing
else.

A file lists what is expected in comments at its end, `# error: CK101 at 5:12` (column 0: the whole
line). Files whose names begin with `typed_` need Cython's analysis and go through the whole front
end. Equality makes every other line of a file a near miss that must pass. The programs in `good/`
must pass without a word.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cythonk.diagnostics.codes import CODES

from .harness import Found, check_file, compile_file, key

CORPUS = Path(__file__).resolve().parents[1] / "badinput"
WRONG = sorted(CORPUS.glob("*.pyx"))
GOOD = sorted((CORPUS / "good").glob("*.pyx"))
_EXPECTED = re.compile(r"^# error: (CK\d+) at (\d+):(\d+)$", re.MULTILINE)


def expected(path: Path) -> set[Found]:
    """What a file of the corpus says of itself."""
    found = _EXPECTED.findall(path.read_text(encoding="utf-8"))
    return {(code, int(line), int(column)) for code, line, column in found}


def test_the_corpus_is_there() -> None:
    """An empty glob would let everything pass."""
    assert len(WRONG) >= 30
    assert len(GOOD) >= 2
    assert all(expected(path) for path in WRONG)


@pytest.mark.parametrize(
    "path", [p for p in WRONG if not p.name.startswith("typed_")], ids=lambda p: p.stem
)
def test_wrong_program_is_refused_at_the_place(path: Path) -> None:
    """All problems of the parse tree and no other."""
    assert {key(d) for d in check_file(path)} == expected(path)


@pytest.mark.parametrize(
    "path", [p for p in WRONG if p.name.startswith("typed_")], ids=lambda p: p.stem
)
def test_wrong_types_are_refused_at_the_place(path: Path) -> None:
    """All problems that types tell; what follows from one may be said of the same line again."""
    found = {key(d) for d in compile_file(path)}
    assert expected(path) <= found
    assert {line for _, line, _ in found} == {line for _, line, _ in expected(path)}


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_good_program_passes_the_rules(path: Path) -> None:
    """No rule objects to what the dialect has."""
    assert check_file(path) == []


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_good_program_passes_with_types(path: Path) -> None:
    """No rule on types objects either."""
    assert [d for d in compile_file(path) if d.code.startswith("CK1")] == []


@pytest.mark.parametrize("path", WRONG, ids=lambda p: p.stem)
def test_every_refusal_names_a_way_out(path: Path) -> None:
    """A refusal by the language has a hint and a row in the table of codes; none speaks Cython's
    jargon.
    """
    for diagnostic in check_file(path):
        assert diagnostic.code in CODES
        assert "Python object" not in diagnostic.message
        if diagnostic.code.startswith("CK1"):
            assert diagnostic.hint
