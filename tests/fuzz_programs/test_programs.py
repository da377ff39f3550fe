# SPDX-License-Identifier: GPL-2.0
"""Random programs do in a guest what they do under CPython; and the programs find what is wrong.

The seeds are fixed here; `make fuzz` tries others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.kernel.runtime_cache import RUNTIME
from tests.kernels import kernel_named
from tests.language.modules import faulty_runtime

from .generate import program
from .program import Program, Text, compound, simple
from .shrink import shrink
from .trial import Trial

SEEDS = range(1, 61)


@pytest.fixture(scope="module")
def failures() -> dict[int, str]:
    """What is wrong, by seed; all programs run in one boot, under the sanitizers."""
    trial = Trial(kernel_named("uml"))
    return {f.program.seed: str(f) for f in trial.failures([program(seed) for seed in SEEDS])}


@pytest.mark.parametrize("seed", SEEDS)
def test_program(failures: dict[int, str], seed: int) -> None:
    assert seed not in failures, failures[seed]


def test_a_seed_is_a_program() -> None:
    """The same seed gives the same program, another one another."""
    texts = [program(seed).text("pyx") for seed in range(20)]
    assert texts == [program(seed).text("pyx") for seed in range(20)]
    assert len(set(texts)) == 20


def test_the_oracle_ends_where_the_dialect_does() -> None:
    """Among the programs are results beyond 64 and 32 bits, and other exceptions."""
    lines = [
        line
        for want in Trial(kernel_named("uml")).expected([program(seed) for seed in SEEDS])
        for line in want
    ]
    for word in ("OverflowError", "ZeroDivisionError", "IndexError", "KeyError", "ValueError"):
        assert sum(line.startswith(word) for line in lines) >= 3, word
    assert len(lines) > 500


def test_a_fault_of_the_runtime_is_found(tmp_path: Path) -> None:
    """Ends of slices that count from the end are one off: a few programs are enough to see it."""
    kernel = kernel_named("uml")
    source = (RUNTIME / "span.c").read_text(encoding="utf-8")
    wrong = source.replace("return v >= 0 ? v :", "return v > 0 ? v - 1 :")
    assert wrong != source
    archive = faulty_runtime(kernel, tmp_path / "runtime", "span.c", wrong)
    found = Trial(kernel, archive).failures([program(seed) for seed in SEEDS[8:16]])
    assert "differs" in {failure.kind for failure in found}


def test_a_program_is_made_small() -> None:
    """What is left of a failing program is what makes it fail."""
    wrong = simple('print("kernel")', 'print("CPython")')
    inner = compound((Text.same("if n:"), [simple("n += 1"), wrong, simple("print(n)")]))
    body = [simple(f"n = {n}") for n in range(1, 6)]
    made = Program(7, (*body, inner, simple("print(n)")))
    trial = Trial(kernel_named("uml"))
    (failure,) = trial.failures([made])
    assert failure.kind == "differs"
    assert "- CPython\n+ kernel" in failure.detail
    assert shrink(failure, trial, 60).program.text("pyx") == 'print("kernel")\n'
