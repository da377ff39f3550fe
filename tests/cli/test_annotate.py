# SPDX-License-Identifier: GPL-2.0
"""The annotated view: which C goes to which line, what it costs, and that the page stands alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cythonk.annotate import costs
from cythonk.annotate.analysis import Annotation, annotate
from cythonk.annotate.costs import Cost
from cythonk.annotate.page import render

from .conftest import Cythonk, FakeTranslator, as_source

SOURCE = """\
cdef class Echo:
    def write(self, x):
        self.items.append(x)
        if n > limit:
            raise ValueError("<too long>")
        for i in range(n):
            total += i
        return helper(self)
def helper(x): return [x]
"""

C_TEXT = """\
#include <cythonk/cythonk.h>

#line 9 "echo.pyx"
static struct ck_object *helper(struct ck_object *x)
{
#line 9 "echo.pyx"
	return ck_list_pack(1, GFP_KERNEL, x);
}

#line 2 "echo.pyx"
static int Echo_write(struct Echo *self,
				struct ck_object *x)
{
#line 3 "echo.pyx"
	err = ck_list_append(self->items, x, GFP_ATOMIC);
	if (unlikely(err))
		goto out_error;
#line 4 "echo.pyx"
	if (n > limit) {
#line 5 "echo.pyx"
		ck_raise(&ck_ValueError, "<too long> kmalloc(GFP_KERNEL)");
		goto out_error;
	}
#line 6 "echo.pyx"
	for (i = 0; i < n; i++)
		total += i;
#line 8 "echo.pyx"
	res = helper(self);
	return 0;
}
#line 1 "other.pxd"
static int inlined(void);
"""


@pytest.fixture
def annotation() -> Annotation:
    return annotate(Path("src/echo.pyx"), SOURCE, C_TEXT)


def costs_of(annotation: Annotation, number: int) -> set[Cost]:
    return set(annotation.lines[number - 1].costs)


def test_costs_by_line(annotation: Annotation) -> None:
    assert costs_of(annotation, 3) == {Cost.ALLOCATES, Cost.LOCKS, Cost.RAISES, Cost.OBJECTS}
    assert costs_of(annotation, 4) == set()
    assert costs_of(annotation, 5) == {Cost.RAISES}
    assert costs_of(annotation, 6) == set()


def test_gfp_decides_about_sleeping(annotation: Annotation) -> None:
    assert Cost.SLEEPS not in costs_of(annotation, 3)  # GFP_ATOMIC
    assert Cost.SLEEPS in costs_of(annotation, 9)  # GFP_KERNEL


def test_calling_a_function_costs_what_its_body_costs(annotation: Annotation) -> None:
    assert {Cost.ALLOCATES, Cost.SLEEPS} <= costs_of(annotation, 8)
    assert annotation.lines[7].costs[Cost.SLEEPS] == {"helper"}


def test_defining_a_function_costs_nothing(annotation: Annotation) -> None:
    assert costs_of(annotation, 2) == set()


def test_statements_stay_whole(annotation: Annotation) -> None:
    assert annotation.lines[3].c[0].startswith("\tif (unlikely(err))\n\t\tgoto out_error;")
    assert annotation.lines[1].c[0].endswith("struct ck_object *x)\n{")
    assert annotation.lines[5].c[0].endswith("total += i;")


def test_c_of_other_files_is_kept_apart(annotation: Annotation) -> None:
    assert any("inlined" in chunk for chunk in annotation.other)
    assert annotation.lines[0].c == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mutex_lock", {Cost.LOCKS, Cost.SLEEPS}),
        ("mutex_lock_interruptible", {Cost.LOCKS, Cost.SLEEPS}),
        ("mutex_trylock", {Cost.LOCKS}),
        ("spin_lock_irqsave", {Cost.LOCKS}),
        ("msleep", {Cost.SLEEPS}),
        ("ck_put", {Cost.OBJECTS}),
        ("ck_dict_get", {Cost.LOCKS, Cost.OBJECTS, Cost.RAISES}),
        ("ck_something_new", {Cost.OBJECTS, Cost.RAISES}),
        ("strlen", set()),
    ],
)
def test_table_of_calls(name: str, expected: set[Cost]) -> None:
    assert set(costs.of_call(name)) == expected


def test_colour_grows_with_cost() -> None:
    assert costs.weight([]) == 0
    assert costs.weight([Cost.OBJECTS]) == 1
    assert costs.weight(list(Cost)) == 4


class Checker(HTMLParser):
    """Fails on unbalanced elements and notes what would load something."""

    VOID = frozenset({"meta", "br", "hr", "link", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [f"{k}={v}" for k, v in attrs if k in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_balanced_and_loads_nothing(annotation: Annotation) -> None:
    page = render(annotation)
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    assert checker.loads == []
    assert not re.search(r"https?:|@import|url\(|<script", page)
    assert "prefers-color-scheme: dark" in page


def test_page_escapes_the_source(annotation: Annotation) -> None:
    page = render(annotation)
    assert "<too long>" not in page
    assert "&lt;too long&gt;" in page
    assert page.count("<details id=") == sum(1 for line in annotation.lines if line.c)


def test_command_writes_the_page(
    here: Path, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    (here / "echo.pyx").write_text(as_source('#line 1 "echo.pyx"\nint x;'))
    outcome = cythonk_command("annotate", "echo.pyx", "-o", "page.html")
    assert outcome.status == 0
    page = (here / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "int x;" in page
