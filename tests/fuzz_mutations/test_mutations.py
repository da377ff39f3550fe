# SPDX-License-Identifier: GPL-2.0
"""Thousands of mutated sources: each gives C or a diagnostic with a place, never an exception, and
soon.

The seed is fixed, so a failure can be made again: its message names the origin and the number of
the mutant. `CYTHONK_MUTANTS` sets how many mutants go through the whole translation and through
the rules alone (ten times as many).
"""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from cythonk.diagnostics.codes import CODES
from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics, Severity
from cythonk.diagnostics.render import render_text

from .mutate import MUTATIONS, mutant

SEED = 20240611
COUNT = int(os.environ.get("CYTHONK_MUTANTS", "300"))
SECONDS = 20
REPORTED = 5

_TOP = Path(__file__).resolve().parents[2]
ORIGINS = sorted(_TOP.glob("samples/*.pyx")) + sorted(_TOP.glob("tests/badinput/good/*.pyx"))


class _TooSlowError(Exception):
    pass


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise when the body takes too long."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TooSlowError(f"no answer within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def mutants(count: int) -> Iterator[tuple[str, str]]:
    """`count` mutants of all origins in turn, each with a label to find it by."""
    for number, path in zip(range(count), itertools.cycle(ORIGINS), strict=False):
        text, changes = mutant(path.read_text(encoding="utf-8"), SEED + number)
        yield f"{path.name} mutant {SEED + number} ({changes})", text


def check_diagnostics(diagnostics: list[Diagnostic]) -> None:
    """Every diagnostic is one that can be shown to a user."""
    for item in diagnostics:
        assert item.code in CODES, item
        assert item.code != "CK900", item
        assert item.message, item
        assert "Traceback" not in item.message, item
        assert item.position is not None, item
    render_text(diagnostics)


def outcome_of_rules(path: Path) -> None:
    """Read, parse and check one file; `rules.harness` of the rules' tests does the same for one
    file.
    """
    from Cython.Compiler import Errors, Main, Options, Scanning, Symtab

    from cythonk.frontend import rules
    from cythonk.frontend.source import read_source

    diags = Diagnostics()
    try:
        source = read_source(path)
    except CythonkError as error:
        check_diagnostics(list(error.diagnostics))
        return
    options = Options.CompilationOptions(Options.default_options, language_level=3)
    context = Main.Context.from_options(options)
    tree = None
    with Errors.local_errors(ignore=True) as errors:
        try:
            tree = context.parse(
                Scanning.FileSourceDescriptor(str(path), path.name),
                Symtab.ModuleScope("m", None, context),
                False,
                "m",
            )
        except Errors.CompileError as error:
            if error not in errors and error.position:
                errors.append(error)
        except (TypeError, ValueError, AssertionError) as error:
            diags.add(rules.translate_cython_fault(error, source))
    for problem in errors:
        diags.add(rules.translate_cython_error(problem, source))
    assert tree is not None or diags.has_errors
    if tree is not None:
        rules.check_parse_tree(tree, source, diags, is_main=True)
    check_diagnostics(diags.items)


def outcome_of_translation(path: Path) -> None:
    """Translate one file: units without errors, or errors without units."""
    from cythonk.pipeline import translate

    result = translate([path], module=path.stem)
    check_diagnostics(result.diagnostics)
    errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    assert bool(result.units) != bool(errors), result


@pytest.mark.parametrize(
    ("outcome", "count"),
    [(outcome_of_rules, COUNT * 10), (outcome_of_translation, COUNT)],
    ids=["rules", "translation"],
)
def test_mutants(tmp_path: Path, outcome: object, count: int) -> None:
    """All mutants are tried; the first few failures are told."""
    assert callable(outcome)
    path = tmp_path / "mutant.pyx"
    failures: list[str] = []
    tried = 0
    for label, text in mutants(count):
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        tried += 1
        try:
            with time_limit(SECONDS):
                outcome(path)
        except Exception as error:
            failures.append(f"{label}: {type(error).__name__}: {str(error)[:300]}")
    assert tried == count
    assert not failures, f"{len(failures)} of {tried}:\n" + "\n".join(failures[:REPORTED])


def test_mutants_are_reproducible_and_different() -> None:
    """The generator does what the seed says, and changes something nearly always."""
    first = list(mutants(200))
    assert first == list(mutants(200))
    texts = {path.read_text(encoding="utf-8") for path in ORIGINS}
    changed = [text for _, text in first if text not in texts]
    assert len(changed) > 180
    assert len(set(changed)) > 170
    used = {name for label, _ in mutants(400) for name in label.split("(")[1][:-1].split("+")}
    assert used >= {mutation.__name__ for mutation in MUTATIONS}


def test_origins_are_there() -> None:
    """Without origins nothing would be tested."""
    assert len(ORIGINS) >= 3
