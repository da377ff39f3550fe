# SPDX-License-Identifier: GPL-2.0
"""Golden tests of the passes: `golden/<pass>/<case>.pyx` in, the C after that pass out (`.c`).

The printer is pycparser's, so that a change of the emitter leaves these files alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from stages import STAGES, compare, compile_to

from cythonk.postproc import driver

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(
    p.relative_to(GOLDEN) for p in GOLDEN.glob("*/*.pyx") if p.parent.name != "leftovers"
)
SECONDARY = {
    Path("link/helper.pyx"),
    Path("module/first_helper.pyx"),
    Path("module/second_helper.pyx"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_c_after_the_pass(case: Path, update_golden: bool) -> None:
    """The C after the pass that the folder is named after."""
    source = GOLDEN / case
    name = None
    if case in SECONDARY:  # not the module's main file
        name = source.stem
    compiled = compile_to(source, case.parent.name, is_main=name is None, name=name)
    assert not compiled.messages()
    compare(compiled.text(), source.with_suffix(".c"), update_golden)


def test_every_case_has_a_golden_file_and_the_other_way_round() -> None:
    """No `.c` is left of a case that is gone."""
    sources = {p.with_suffix("") for p in GOLDEN.glob("*/*.pyx")}
    results = {p.with_suffix("") for p in GOLDEN.glob("*/*") if p.suffix in (".c", ".txt")}
    assert sources == results


def test_every_pass_has_a_case() -> None:
    """A pass that is added to the driver needs a folder here."""
    tested = {p.name for p in GOLDEN.iterdir()}
    assert {name for name, _ in driver.PASSES} <= tested
    assert tested <= set(STAGES)


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("leftovers/*.pyx")), ids=lambda p: p.stem)
def test_what_is_left_over_is_a_diagnostic(case: Path, update_golden: bool) -> None:
    """Names nobody lowered are reported once a line."""
    compare(compile_to(case, "leftovers").messages(), case.with_suffix(".txt"), update_golden)
