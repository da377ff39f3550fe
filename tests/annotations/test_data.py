# SPDX-License-Identifier: GPL-2.0
"""What is shipped: every fact has a source that says it, and every function exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cythonk.annotations import blocks
from cythonk.annotations.facts import facts
from cythonk.annotations.load import SHIPPED, Root, check, files, load
from cythonk.annotations.merge import merge, stated, unknown
from cythonk.annotations.model import Fact
from cythonk.headers.flags import compilation
from cythonk.headers.macros import defined
from cythonk.headers.reader import Header, read
from cythonk.kernel.discover import Kernel
from tests.annotations.citations import citation, fault, mentions, source_tree

HAND = SHIPPED / "hand"
ROOT = Path(__file__).resolve().parents[2]

# Headers that an older kernel of the tested ones has not; what they declare was elsewhere.
YOUNGER = {
    "6.1": {"linux/timer_types.h", "linux/workqueue_types.h", "linux/sprintf.h"},
}


def header(path: Path) -> str:
    return f"{path.relative_to(HAND).with_suffix('.h')}"


def everything() -> Iterator[tuple[str, Fact]]:
    """Every fact of every block, for whatever kernel."""
    for path in files(HAND):
        for subject, several in blocks.read(path).items():
            for block in several:
                for fact in facts(block).values():
                    yield subject, fact


def test_nothing_is_wrong() -> None:
    assert check(HAND) == []


def test_there_are_many() -> None:
    subjects = {subject for subject, _ in everything()}
    assert len(subjects) >= 400
    assert len(list(everything())) >= 1100


def test_every_block_says_something() -> None:
    empty = [
        f"{path.name}: {block.subject}"
        for path in files(HAND)
        for several in blocks.read(path).values()
        for block in several
        if not facts(block)
    ]
    assert empty == []


def test_every_fact_cites_a_line() -> None:
    """Others may say it in words; what is shipped points at the kernel's source."""
    without = [
        f"{fact.place}: {source}"
        for _, fact in everything()
        for source in fact.sources
        if citation(source) is None
    ]
    assert without == []


@pytest.mark.skipif(source_tree() is None, reason="the kernel's source is not in the cache")
def test_cited_lines_stand_there() -> None:
    faults = {
        f"{fact.place.file.name}:{fact.place.line}: {wrong}"
        for _, fact in everything()
        for source in fact.sources
        if (cited := citation(source)) and (wrong := fault(cited))
    }
    assert sorted(faults) == []


@pytest.mark.skipif(source_tree() is None, reason="the kernel's source is not in the cache")
def test_wrong_citations_are_found() -> None:
    """The check itself: a line that is off by one, another text and another file do not pass."""
    good = next(cited for _, fact in everything() if (cited := citation(fact.sources[0])))
    assert fault(good) is None
    assert fault(good._replace(line=good.line + 1))
    assert fault(good._replace(text="might_never_sleep();"))
    assert fault(good._replace(file="kernel/none.c"))


def test_what_gives_back_is_known_to_do_so() -> None:
    """A function that `put_by` names has a block that says what it takes back."""
    known = {}
    for subject, fact in everything():
        known.setdefault(subject, {})[fact.key] = fact
    named = {
        name
        for _, fact in everything()
        if fact.key == "put_by" and isinstance(fact.value, tuple)
        for name in fact.value
    }
    assert [name for name in sorted(map(str, named)) if "puts" not in known.get(name, {})] == []


def test_locks_are_taken_and_released() -> None:
    """Beside each function that acquires a lock there is one in its header that releases such."""
    taken: dict[str, set[object]] = {}
    for _, fact in everything():
        if fact.key in ("acquires", "releases"):
            taken.setdefault(f"{fact.place.file.stem} {fact.key}", set()).add(fact.value)
    for name, locks in taken.items():
        file, _, key = name.partition(" ")
        other = "releases" if key == "acquires" else "acquires"
        assert taken.get(f"{file} {other}") == locks, file


def test_kernels_declare_every_function(each_kernel: Kernel) -> None:
    """Both kernels have them all, with the parameters and types that the facts are about."""
    series = ".".join(each_kernel.release.split(".")[:2])
    headers = [header(path) for path in files(HAND)]
    there = [one for one in headers if one not in YOUNGER.get(series, set())]
    how = compilation(each_kernel)
    declarations = read(there, how)
    macros = defined(there, how, Header(how))
    declarations.macros = macros.with_parameters
    known = load(each_kernel.release, [Root(HAND)])
    misfits = [*merge(declarations, known), *unknown(declarations, known)]
    assert [f"{one.position}: {one.message}" for one in misfits] == []
    subjects = {subject for one in headers for subject in known.subjects(one)}
    said = {subject for subject, _ in stated(declarations)}
    assert subjects - said == set()


@pytest.mark.skipif(source_tree() is None, reason="the kernel's source is not in the cache")
def test_sources_are_about_the_function() -> None:
    """Of each function some source stands where the function is named, or what it calls."""
    near: dict[str, bool] = {}
    for subject, fact in everything():
        name = subject.rpartition(".")[2]
        for source in fact.sources:
            if cited := citation(source):
                near[subject] = near.get(subject, False) or mentions(cited, name)
    far = sorted(subject for subject, found in near.items() if not found)
    assert set(far) <= ELSEWHERE, set(far) - ELSEWHERE


# Their sources are in what they call, far from where they are named.
ELSEWHERE: set[str] = set()
