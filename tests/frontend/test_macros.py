# SPDX-License-Identifier: GPL-2.0
"""The tables of the kernel's macros, and the formats, without a kernel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cythonk.frontend.macros import formats, table
from cythonk.frontend.macros.table import Each, Form

GUEST = Path(__file__).resolve().parents[1] / "headers" / "macros" / "guest"


def test_every_form_is_used_in_a_guest() -> None:
    """A row that nothing runs may be wrong."""
    words = {word for file in GUEST.glob("*.pyx") for word in re.findall(r"\w+", file.read_text())}
    every = [form for forms in table.by_module().values() for form in forms]
    assert len(every) > 150
    # The kernel's own structs, by which a table's entries are named.
    unused = {each.name for each in every if type(each) is not Form} - words
    assert unused == set()


def test_a_form_is_found_by_module_and_name() -> None:
    """Also by a header that brings it along; another module's is none."""
    found = table.form("linux.list", "list_entries")
    assert isinstance(found, Each)
    assert found.header == "<linux/list.h>"
    assert table.form("linux.kernel", "pr_info") == table.form("linux.printk", "pr_info")
    assert table.form("linux.bitops", "for_each_set_bit") is not None
    assert table.form("linux.slab", "list_entries") is None
    found = table.form("linux.find", "for_each_set_bit")
    assert found is not None
    assert found.header == "<linux/bitmap.h>"


def test_a_macro_known_by_its_parameters() -> None:
    """What a header has besides the rows."""
    found = table.general("linux.x", "for_each_child", ("child", "parent"))
    assert isinstance(found, Each)
    assert found.head == "for_each_child({child}, {parent})"
    assert (found.variables, found.parameters) == (("? child",), ("any parent",))
    safe = table.general("linux.x", "x_for_each_safe", ("pos", "n", "head", "member"))
    assert isinstance(safe, Each)
    assert (safe.hidden, safe.parameters) == (("? n",), ("any head", "member member"))
    assert table.general("linux.x", "max", ("a", "b")) is None
    assert table.general("linux.list", "list_entries", ("x",)) is table.form(
        "linux.list", "list_entries"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no directive, 100%%", []),
        ("%d %5u %-05x %+i %#o %X", ["d"] * 6),
        ("%hhd %hu %ld %llu %zu %zd %td", ["d"] * 7),
        ("%s %.3s %c", ["s", "s", "c"]),
        ("%*d %.*s %*.*s", ["*", "d", "*", "s", "*", "*", "s"]),
        ("%p %px %pK %pS %pM %pI4 %pI6c %pe %pISpc %pUl", ["p"] * 10),
        ("%*ph %*pbl %pOFn %ptRd, %pd4 %pV %pR %pad", ["*", "p", "*", "p", *"pppppp"]),
    ],
)
def test_directives(text: str, found: list[str]) -> None:
    """As lib/vsprintf.c reads them."""
    assert [each.kind for each in formats.directives(text)] == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("%", "does not end"),
        ("100% ", "does not end"),
        ("%5%", "no directive"),
        ("%f", "float"),
        ("%n", "not known"),
        ("%qd", "does not know"),
        ("%pZ", "no '%pZ'"),
        ("%pstuff", "no '%pstuff'"),
    ],
)
def test_what_is_no_directive(text: str, said: str) -> None:
    """Each with a way out."""
    with pytest.raises(formats.FormatError, match=said) as caught:
        formats.directives(text)
    assert caught.value.hint
