# SPDX-License-Identifier: GPL-2.0
"""What of the runtime is in a module: only what it uses, so that a small one stays small."""

from __future__ import annotations

import fnmatch
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.builds import PAIRS
from bench.modules import build_ours, build_twins, run_tool
from bench.sizes import code_size
from cythonk.kernel import runtime_cache
from cythonk.kernel.discover import Kernel
from tests.kernels import kernel_named

# Code of the smallest module, against that of its twin in C.
HELLO_RATIO = 1.5
HELLO_MORE = 4096


class Case(NamedTuple):
    """A module: its body, members of the runtime it needs, and patterns of those it must not have."""

    name: str
    text: str
    needs: str
    lacks: str


# What no module has that does not use it.
RARE = "array* bitset* bytearray* deque* memoryview* memview* ordered_dict* sorted* testing doctest"

OTHERS = "construct* exc_unicode str_case str_translate format_str dict_merge dict_order"

CASES = (
    Case("hello", 'print("a text that is known")\n', "", "*"),
    Case(
        "typed",
        """\
        cdef long triangle(long n):
            cdef long total = 0
            cdef long i
            for i in range(n):
                total += i
            return total

        cdef long last = triangle(100)
        """,
        "module error",
        f"{RARE} {OTHERS} dict* list* set* str* bytes* tuple* exc_* call* iter* format* print",
    ),
    Case(
        "lists",
        """\
        cdef list xs = [1, 2]
        xs.append(3)
        print(len(xs))
        """,
        "list",
        f"{RARE} {OTHERS} dict* set* call_method list_methods bytes* int_parse",
    ),
    Case(
        "dicts",
        """\
        cdef dict d = {"a": 1}
        d["b"] = 2
        print(len(d))
        """,
        "dict dict_table",
        f"{RARE} {OTHERS} set* list* call_method dict_methods bytes*",
    ),
    Case(
        "sets",
        """\
        cdef set s = {1, 2}
        s.add(3)
        print(len(s))
        """,
        "set set_table",
        f"{RARE} {OTHERS} dict* list* call_method set_methods bytes*",
    ),
    Case(
        "raises",
        """\
        cdef int fails(int n) except -1:
            if n > 1:
                raise ValueError("too large")
            return 0

        try:
            fails(2)
        except ValueError:
            print("caught")
        """,
        "error",
        f"{RARE} {OTHERS} dict* set* list* call_method bytes*",
    ),
    # What has no class that is known may be of any, so a method by name brings all methods.
    Case("by_name", "xs = [1, 2]\nxs.append(3)\n", "call_method list_methods dict_methods", RARE),
)


def defined(binary: Path) -> list[tuple[str, str]]:
    """The global names that an archive or a module defines, each with the archive's member."""
    table = run_tool(["nm", "-A", "-g", "--defined-only", str(binary)])
    rows = (line.rsplit(maxsplit=2) for line in table.splitlines())
    return [(name, Path(where.split(":")[1]).stem) for where, _, name in rows]


@pytest.fixture(scope="module")
def sanitized() -> Kernel:
    """The kernel of a bed, whose runtime other tests use as well."""
    return kernel_named("uml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_what_is_used_is_linked(case: Case, sanitized: Kernel, tmp_path: Path) -> None:
    source = tmp_path / f"{case.name}.pyx"
    source.write_text(f'__license__ = "GPL"\n\n{textwrap.dedent(case.text)}', encoding="utf-8")
    module = build_ours([source], sanitized, tmp_path / f"{case.name}.ko")
    owners = dict(defined(runtime_cache.ensure(sanitized)))
    linked = {owners[name] for name, _ in defined(module) if name in owners}
    assert set(case.needs.split()) <= linked
    assert not [
        member
        for member in sorted(linked)
        if any(fnmatch.fnmatch(member, pattern) for pattern in case.lacks.split())
    ]


def test_every_pattern_means_something(sanitized: Kernel) -> None:
    members = {member for _, member in defined(runtime_cache.ensure(sanitized))}
    patterns = {pattern for case in CASES for pattern in case.lacks.split()}
    assert not [pattern for pattern in patterns if not fnmatch.filter(members, pattern)]


def test_the_smallest_module_is_small(each_kernel: Kernel, tmp_path: Path) -> None:
    """Against the same in C, by the bytes of code."""
    sample, twin = PAIRS[0]
    assert sample.name == "hello.pyx"
    build_twins({"hello_twin": twin}, each_kernel, tmp_path / "twins", 1)
    ours = code_size(build_ours([sample], each_kernel, tmp_path / "hello.ko"))
    theirs = code_size(tmp_path / "twins" / "hello_twin.ko")
    assert 0 < ours <= HELLO_RATIO * theirs + HELLO_MORE
