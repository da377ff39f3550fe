# SPDX-License-Identifier: GPL-2.0
"""Both readers over the headers of kernels: no difference without a known cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from cythonk.headers.flags import compilation
from cythonk.headers.model import Declarations, Function, Named, Pointer
from cythonk.headers.reader import read
from cythonk.headers.second import Difference, compare, read_second
from cythonk.kernel.discover import Kernel

from .unit import fitting

HEADER = "linux/usb.h"


def unexplained(found: list[Difference]) -> list[str]:
    """Differences that nothing explains, for people to read."""
    return [str(one) for one in found if one.cause is None]


def declared(found: Declarations) -> int:
    """How many declarations there are."""
    parts = (found.functions, found.variables, found.aliases, found.aggregates, found.constants)
    return sum(len(part) for part in parts)


def test_one_header(each_kernel: Kernel) -> None:
    """Both readers agree on a header with all it includes, and each change of either is seen."""
    how = compilation(each_kernel)
    first, second = read([HEADER], how), read_second([HEADER], how)
    assert declared(second) > 9_000
    assert abs(declared(first) - declared(second)) < 100
    found = compare(first, second)
    assert unexplained(found) == []
    assert len(found) < 100
    for change, kind, name in CHANGES:
        before = change(first)
        changed = unexplained(compare(first, second))
        before()
        assert len(changed) == 1, changed
        assert f"{kind} {name} " in changed[0]
    assert compare(first, second) == found


def _parameter(first: Declarations) -> Callable[[], None]:
    known = first.functions["usb_submit_urb"]
    parameters = (Pointer(Named("void")), *known.type.parameters[1:])
    changed = replace(known, type=replace(known.type, parameters=parameters))
    return _put(first.functions, "usb_submit_urb", changed)


def _member(first: Declarations) -> Callable[[], None]:
    known = first.aggregates["struct", "urb"]
    assert known.fields
    fields = (*known.fields[:3], *known.fields[4:])
    return _put(first.aggregates, ("struct", "urb"), replace(known, fields=fields))


def _value(first: Declarations) -> Callable[[], None]:
    known = first.constants["USB_SPEED_HIGH"]
    return _put(first.constants, "USB_SPEED_HIGH", replace(known, value=7))


def _place(first: Declarations) -> Callable[[], None]:
    known = first.aliases["usb_complete_t"]
    place = replace(known.place, line=known.place.line + 1)
    return _put(first.aliases, "usb_complete_t", replace(known, place=place))


def _nothing(first: Declarations) -> Callable[[], None]:
    known = first.functions["usb_free_urb"]
    del first.functions["usb_free_urb"]
    return lambda: first.functions.update({"usb_free_urb": known})


def _more(first: Declarations) -> Callable[[], None]:
    known = first.functions["usb_free_urb"]
    first.functions["usb_no_such"] = Function("usb_no_such", known.type, known.names, known.place)
    return lambda: first.functions.pop("usb_no_such")


def _put(where: dict, key: object, what: object) -> Callable[[], None]:
    known = where[key]
    where[key] = what
    return lambda: where.update({key: known})


# One declaration is changed in the first reader's, and named.
CHANGES = [
    (_parameter, "function", "usb_submit_urb"),
    (_member, "struct", "urb"),
    (_value, "constant", "USB_SPEED_HIGH"),
    (_place, "typedef", "usb_complete_t"),
    (_nothing, "function", "usb_free_urb"),
    (_more, "function", "usb_no_such"),
]


@pytest.mark.full
def test_everything(each_kernel: Kernel) -> None:
    """Both readers agree on all headers that fit into one unit."""
    how = compilation(each_kernel)
    headers = fitting(how)
    assert len(headers) > 3_500
    first, second = read(headers, how), read_second(headers, how)
    assert declared(second) > 100_000
    found = compare(first, second)
    print(len(headers), declared(first), declared(second), Counter(one.cause for one in found))
    assert unexplained(found) == []
    assert len(found) < 300
