# SPDX-License-Identifier: GPL-2.0
"""Golden tests of the front end.

`golden/desugar/<case>.pyx` in, the source after desugaring and the module's facts out (`.txt`);
`golden/codegen/<case>.pyx` in, Cython's C with our nodes in it out (`.c`), without bookkeeping.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from stages import compare, compile_to

from .printer import desugared

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("desugar/*.pyx")), ids=lambda p: p.stem)
def test_desugared_source(case: Path, update_golden: bool) -> None:
    """What the source means in plain Cython."""
    text, info, diags = desugared(case)
    assert diags.items == []
    facts = {k: v for k, v in vars(info).items() if v and k not in ("name", "source")}
    lines = "".join(f"# {name}: {value}\n" for name, value in sorted(facts.items()))
    compare(lines + text, case.with_suffix(".txt"), update_golden)


def test_a_module_that_is_only_cimported_has_no_body() -> None:
    """Its names are declared; its statements run elsewhere."""
    text, _, _ = desugared(GOLDEN / "desugar" / "body.pyx", own=False)
    assert "cdef object first" in text
    assert "_ck_module_body" not in text


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("codegen/*.pyx")), ids=lambda p: p.stem)
def test_generated_c(case: Path, update_golden: bool) -> None:
    """The C that our nodes write."""
    compiled = compile_to(case, "strip")
    assert not compiled.messages()
    compare(compiled.text(), case.with_suffix(".c"), update_golden)


def test_no_golden_file_is_left_over() -> None:
    """Each belongs to a case."""
    results = {p.with_suffix("") for p in GOLDEN.glob("*/*") if p.suffix != ".pyx"}
    assert results == {p.with_suffix("") for p in GOLDEN.glob("*/*.pyx")}
