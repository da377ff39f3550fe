# SPDX-License-Identifier: GPL-2.0
"""The table of types in docs/runtime.md against the runtime, CPython, the snippets and the workloads."""

from __future__ import annotations

import array
import collections
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cythonk.frontend.runtime_types import ALIASES, TYPES
from tests.language.results import DIFFERS, read_unsupported
from tests.language.snippet import read_all

ROOT = Path(__file__).resolve().parents[2]
MANY = 1000

# A type's initialiser, and names in it.
TYPE = re.compile(r"^(?:static )?const struct ck_type \w+[\[\]\w]* =\s*(.*?);$", re.M | re.S)
NAME = re.compile(r'(?:\.name = |[A-Z_]\()"([\w.]+)"')
# A row of test_types.c: type, bytes of an object, bytes of MANY elements.
MEASURED = re.compile(r'^\t\{ "([\w.]+)", (\d+), (\d+), \w+, \w+ \},$', re.M)
CODE = re.compile(r"`([^`]+)`")

# Each type with so many elements, as CPython makes it.
OBJECTS: dict[str, Callable[[int], object]] = {
    "object": lambda n: object(),
    "int": lambda n: sys.maxsize,
    "str": lambda n: "x" * n,
    "bytes": lambda n: b"x" * n,
    "bytearray": lambda n: _appended(bytearray(), n, 1),
    "array.array": lambda n: _appended(array.array("i"), n, 1),
    "memoryview": lambda n: memoryview(b"x"),
    "tuple": lambda n: tuple(range(n)),
    "list": lambda n: _appended([], n, 1),
    "dict": lambda n: {i: i for i in range(n)},
    "collections.OrderedDict": lambda n: collections.OrderedDict((i, i) for i in range(n)),
    "set": lambda n: set(range(n)),
    "frozenset": lambda n: frozenset(range(n)),
    "collections.deque": lambda n: collections.deque(range(n)),
    "range": range,
    "slice": slice,
    "list_iterator": lambda n: iter([]),
}


def _appended(o: list[int] | bytearray | array.array[int], n: int, item: int) -> object:
    for _ in range(n):
        o.append(item)
    return o


def page() -> str:
    text = (ROOT / "docs" / "runtime.md").read_text(encoding="utf-8")
    return text[text.index("## Types\n") : text.index("## Objects: object.h")]


def table(title: str) -> list[list[str]]:
    """The rows below a heading, less the head."""
    part = page().split(f"### {title}\n")[1].split("\n### ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def type_names() -> dict[str, str]:
    """The types of the runtime, and the file of each; exceptions are BaseException's."""
    found = {}
    for path in sorted((ROOT / "runtime").glob("*.c")):
        for body in TYPE.findall(path.read_text(encoding="utf-8")):
            found |= dict.fromkeys(NAME.findall(body), path.name)
    return found


def per_element(size: float) -> str:
    return f"{size / MANY:.1f}" if size else "0"


SIZES = {CODE.findall(row[0])[0]: row for row in table("Sizes")}


def test_every_type_is_there() -> None:
    names = type_names()
    assert len(names) > 50
    shown = set(CODE.findall(page().split("### Differences from CPython's\n")[1]))
    assert not {name: file for name, file in names.items() if name not in shown}


def test_no_type_is_there_twice() -> None:
    """What differs is not said to be the same as well."""
    differs = {name for row in table("Differences from CPython's") for name in CODE.findall(row[0])}
    same = page().split("Nothing that is meant differs of")[1].split("Only here are")[0]
    assert not differs & set(CODE.findall(same))
    assert differs <= set(type_names())


def test_sizes_are_what_the_guest_measures() -> None:
    """The rows of test_types.c, which tests/runtime runs."""
    source = (ROOT / "tests" / "runtime" / "test_types.c").read_text(encoding="utf-8")
    measured = {
        name: (room, per_element(int(size))) for name, room, size in MEASURED.findall(source)
    }
    assert {name: (row[3], row[4]) for name, row in SIZES.items()} == measured


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the sizes shown are CPython 3.11's")
@pytest.mark.parametrize("name", OBJECTS)
def test_sizes_of_cpython(name: str) -> None:
    empty, full = (sys.getsizeof(OBJECTS[name](n)) for n in (0, MANY))
    assert SIZES[name][5:] == [str(empty), per_element(full - empty)]


def test_what_cpython_does_not_have() -> None:
    assert {name for name, row in SIZES.items() if not row[5]} == SIZES.keys() - OBJECTS.keys()


def test_names() -> None:
    """Kernel names are those of the front end, and C types those of the headers."""
    kernel = {row[1].strip("`"): name for name, row in SIZES.items() if row[1]}
    assert kernel == ALIASES | {name: name for name in TYPES if name.startswith("Kernel")}
    headers = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "runtime" / "include" / "cythonk").glob("*.h")
    )
    assert not [row[2] for row in SIZES.values() if f"struct {row[2].strip('`')} {{" not in headers]


@pytest.mark.parametrize("title", ["Costs", "Several CPUs at once"])
def test_other_tables_speak_of_types(title: str) -> None:
    others = {"attributes", "iterators"}
    for row in table(title):
        names = CODE.findall(row[0]) or [row[0]]
        assert set(names) <= SIZES.keys() | others


def test_workloads_exist() -> None:
    table_of = (ROOT / "docs" / "internals.md").read_text(encoding="utf-8")
    for row in table("Several CPUs at once"):
        for workload in CODE.findall(row[3]):
            assert f"| `{workload}` |" in table_of


def test_differences_are_shown() -> None:
    """By a snippet with another output on record, or one that is known to fail."""
    recorded = {snippet.id for snippet in read_all() if snippet.recorded is not None}
    unsupported = read_unsupported()
    shown_by = [CODE.findall(row[2])[0] for row in table("Differences from CPython's")]
    assert not [
        name
        for name in shown_by
        if name not in recorded
        and not (
            name in unsupported
            and (unsupported[name].is_refused or unsupported[name].how == DIFFERS)
        )
    ]
