# SPDX-License-Identifier: GPL-2.0
"""Functions of the kernel that do no harm are called through generated declarations, in guests.

The sources are written as users write them, with `from linux.bitmap cimport …`; what these modules
declare is what the kernel's headers say, and nothing of it is written by hand. What a call has to give
follows from what the function is for, or is what Python has for the same.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cythonk.headers.model import Declarations
from cythonk.headers.store import Store, joined
from cythonk.kernel.discover import Kernel
from tests.headers.python_values import EXPECTED, wrong

SOURCES = sorted((Path(__file__).parent / "calls").glob("*.pyx"))
CIMPORT = re.compile(r"^from ((?:linux|net|asm)\.[\w.]+) cimport (\([^)]*\)|.*)$", re.MULTILINE)
WORD = re.compile(r"\w+")


def cimported(source: str) -> dict[str, list[str]]:
    """The names that a source cimports from each header, by header."""
    found: dict[str, list[str]] = {}
    for name, names in CIMPORT.findall(source):
        found.setdefault(name.replace(".", "/") + ".h", []).extend(WORD.findall(names))
    return found


def called(source: Path, known: Declarations) -> set[str]:
    """The functions that a source cimports and calls."""
    text = source.read_text()
    body = CIMPORT.sub("", text)
    names = {name for said in cimported(text).values() for name in said}
    uses = {name for name in names if re.search(rf"\b{name}\b", body)}
    return {name for name in uses if name in known.functions}


@pytest.fixture(scope="module")
def known(each_kernel: Kernel) -> Declarations:
    """All that the headers of all sources declare."""
    headers = sorted({header for source in SOURCES for header in cimported(source.read_text())})
    store = Store(each_kernel)
    return joined([store.unit(header) for header in headers])


@pytest.fixture(scope="module")
def tests(each_kernel: Kernel) -> dict[str, str]:
    """What became of each test of the sources, in one guest."""
    words = [sys.executable, "-m", "cythonk", "test", *map(str, SOURCES), "--format", "json"]
    done = subprocess.run(
        [*words, "--kernel", str(each_kernel.build)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["ok"], report["diagnostics"]
    assert not report["diagnostics"]
    return {
        f"{Path(test['file']).name}::{test['name']}": test["outcome"] for test in report["tests"]
    }


def test_at_least_two_hundred_are_called(known: Declarations) -> None:
    found = {name for source in SOURCES for name in called(source, known)}
    assert len(found) >= 200, len(found)


def test_all_that_is_cimported_is_used() -> None:
    for source in SOURCES:
        text = source.read_text()
        names = {name for said in cimported(text).values() for name in said}
        body = CIMPORT.sub("", text)
        assert {name for name in names if not re.search(rf"\b{name}\b", body)} == set()


def test_all_results_are_right(tests: dict[str, str]) -> None:
    written = {
        f"{source.name}::{name}"
        for source in SOURCES
        for name in re.findall(r"^def (test_\w+)", source.read_text(), re.MULTILINE)
    }
    assert tests == dict.fromkeys(written, "passed")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_expected_numbers_are_those_of_python(source: Path) -> None:
    assert list(wrong(source.read_text())) == []


def test_some_numbers_are_compared_with_python() -> None:
    lines = [line for source in SOURCES for line in source.read_text().splitlines()]
    assert sum(bool(EXPECTED.search(line)) for line in lines) >= 25
