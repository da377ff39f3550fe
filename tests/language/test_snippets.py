# SPDX-License-Identifier: GPL-2.0
"""Hundreds of small pieces of the language: each prints in a guest what CPython prints.

`unsupported.txt` lists those that do not work, with the diagnostic each is refused with. The list is
strict: what is refused with another diagnostic fails, and so does what begins to work, until its entry
is taken out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kernels import kernel_named
from tests.language import oracle
from tests.language.modules import build_all
from tests.language.results import (
    DIFFERS,
    REPORTS,
    Compiled,
    Compiler,
    Outcome,
    read_unsupported,
    run_snippets,
    shown,
)
from tests.language.snippet import Snippet, by_snippet, packed, read_all, source_of

ALL = read_all()
UNSUPPORTED = read_unsupported()

RUNNING = [s for s in ALL if s.id not in UNSUPPORTED or UNSUPPORTED[s.id].how == DIFFERS]
REFUSED = [s for s in ALL if s.id in UNSUPPORTED and UNSUPPORTED[s.id].is_refused]
GCC = [s for s in ALL if s.id in UNSUPPORTED and UNSUPPORTED[s.id].fails_in_gcc]
REPORTED = [s for s in ALL if s.id in UNSUPPORTED and UNSUPPORTED[s.id].how == REPORTS]
KERNELS = ("uml", "6.12")


@pytest.fixture(scope="session")
def expected() -> dict[str, list[str] | str]:
    """What each snippet prints under CPython, or the traceback of one that it does not run."""
    texts = oracle.run_texts([source_of(snippet) for snippet in RUNNING])
    return {
        snippet.id: text if isinstance(text, str) else by_snippet(text).get(snippet.id, "no end")
        for snippet, text in zip(RUNNING, texts, strict=True)
    }


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything is made."""
    return tmp_path_factory.mktemp("snippets")


@pytest.fixture(scope="session")
def compiled(scratch: Path) -> Compiled:
    """The snippets that are expected to compile, as modules for the first kernel."""
    kernel = kernel_named(KERNELS[0])
    return Compiler(scratch / "sources", "snippets_").build(RUNNING, kernel, scratch / KERNELS[0])


@pytest.fixture(scope="session")
def refused(scratch: Path) -> Compiled:
    """The snippets that are expected not to compile: the compiler says so, and not gcc."""
    return Compiler(scratch / "refused", "refused_").translate(REFUSED)


@pytest.fixture(scope="session", params=KERNELS)
def outcome(request: pytest.FixtureRequest, compiled: Compiled, scratch: Path) -> Outcome:
    """All of them on each kernel: one with the sanitizers, and one of Debian's."""
    kernel = kernel_named(request.param)
    built = compiled.built
    if request.param != KERNELS[0]:
        built = build_all(kernel, scratch / request.param, [item for _, item in compiled.packs])
    assert not built.complaints, built.complaints
    return run_snippets(compiled, kernel, built)


@pytest.mark.parametrize("snippet", RUNNING, ids=lambda snippet: snippet.id)
def test_snippet(
    outcome: Outcome, compiled: Compiled, expected: dict[str, list[str] | str], snippet: Snippet
) -> None:
    errors = compiled.errors.get(snippet.id)
    assert not errors, "\n".join(map(shown, errors or ()))
    got = outcome.printed.get(snippet.id)
    assert got is not None, outcome.why_not(snippet)
    want = expected[snippet.id]
    if snippet.recorded is not None:
        assert want != list(snippet.recorded), "CPython prints the same: take the #> lines out"
        want = list(snippet.recorded)
    assert not isinstance(want, str), want
    want = [line.rstrip() for line in want]
    if snippet.id in UNSUPPORTED:
        assert got != want, "it works: take it out of unsupported.txt"
    else:
        assert got == want


@pytest.mark.parametrize("snippet", REFUSED, ids=lambda snippet: snippet.id)
def test_refused(refused: Compiled, snippet: Snippet) -> None:
    errors = refused.errors.get(snippet.id)
    assert errors, "it compiles: take it out of unsupported.txt"
    codes = {error.code for error in errors}
    assert UNSUPPORTED[snippet.id].how in codes, "\n".join(map(shown, errors))
    assert all(error.position for error in errors)


def test_fails_in_gcc(scratch: Path) -> None:
    """Faults of the compiler that are known: what it lets through, gcc complains about."""
    kernel = kernel_named(KERNELS[0])
    compiled = Compiler(scratch / "gcc", "gcc_").build(GCC, kernel, scratch / "gcc-modules")
    for snippet in GCC:
        errors = compiled.errors.get(snippet.id, ())
        assert errors, f"{snippet.id} compiles: take it out of unsupported.txt"
        codes = {error.code for error in errors}
        assert UNSUPPORTED[snippet.id].how in codes, "\n".join(map(shown, errors))


def test_makes_the_kernel_complain(scratch: Path) -> None:
    """Faults of the runtime that are known: each is a module of its own."""
    kernel = kernel_named(KERNELS[0])
    compiler = Compiler(scratch / "reported", "reported_", size=1)
    compiled = compiler.build(REPORTED, kernel, scratch / "reported-modules")
    assert compiled.errors == {}
    outcome = run_snippets(compiled, kernel, compiled.built)
    for name, (snippet,) in outcome.packs.items():
        assert outcome.ran.problems.get(name), f"{snippet.id}: take it out of unsupported.txt"


def test_leaves_nothing_behind(outcome: Outcome) -> None:
    """No object is left when a pack is unloaded, and the kernel has nothing to say."""
    told = [
        f"{name or 'the guest'} ({', '.join(s.id for s in outcome.packs.get(name, ()))}):\n"
        + "\n".join(problems)
        for name, problems in outcome.ran.problems.items()
    ]
    assert not told, "\n".join(told)


def test_every_entry_has_a_snippet() -> None:
    assert sorted(UNSUPPORTED.keys() - {snippet.id for snippet in ALL}) == []


def test_there_are_hundreds() -> None:
    assert len(ALL) >= 400
    assert len({snippet.group for snippet in ALL}) >= 25


def test_a_pack_keeps_names_and_lines_apart() -> None:
    """Two snippets with the same names: both run, and each line has its owner."""
    text = 'def f(g=1):\n    return f"{g}{g + g}"\n\ndef h():\n    return f"{f():>3}"\n\n'
    text += "x = f(g=2)\nprint(x, h())\n"
    twins = [Snippet("group", "one", text), Snippet("group", "two", text.replace("=2)", "=5)"))]
    (pack,) = packed(twins, 10, "pack_")
    (lines,) = oracle.run_texts([pack.text])
    assert by_snippet(lines) == {"group.one": ["24  12"], "group.two": ["510  12"]}
    lines = pack.text.splitlines()
    calls = [number for number, line in enumerate(lines, 1) if line.startswith("    x = f")]
    assert [pack.owner(number) for number in calls] == twins
    assert pack.owner(1) is None


def test_a_failure_is_told_by_its_snippet(tmp_path: Path) -> None:
    """One that does not compile, one that raises, one that works: each is itself alone."""
    snippets = [
        Snippet("group", "works", "print(1)\n"),
        Snippet("group", "broken", "print(0.5)\n"),
        Snippet("group", "unknown", "cdef int n = []\n", at_module_level=True),
        Snippet("group", "raises", "print(2)\nraise ValueError('three')\n"),
    ]
    kernel = kernel_named(KERNELS[0])
    compiled = Compiler(tmp_path / "c", "part_").build(snippets, kernel, tmp_path / "m")
    assert {key: {e.code for e in errors} for key, errors in compiled.errors.items()} == {
        "group.broken": {"CK101"},
        "group.unknown": {"CK202"},
    }
    outcome = run_snippets(compiled, kernel, compiled.built)
    assert outcome.printed == {
        "group.works": ["1"],
        "group.raises": ["2", "raised ValueError('three')"],
    }
