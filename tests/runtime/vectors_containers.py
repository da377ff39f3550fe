# SPDX-License-Identifier: GPL-2.0
"""Vectors of tuple, list, dict and range, and of the built-ins over them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from vector_group import ABSENT, KEPT, Group


def sequences(rng: random.Random) -> Iterator[Group]:
    """Lists, tuples and ranges, one operation each."""
    g = Group("seq_items")
    rows: list[Any] = [
        [],
        [1],
        [1, 2, 3],
        list(range(12)),
        (),
        (1,),
        (1, "a", None),
        tuple(range(9)),
        range(0),
        range(7),
        range(3, 20, 4),
        range(10, -5, -3),
        b"abcdefgh",
        [[], [1]],
        ["b", "a"],
        [True, 0, 1],
        ((1, 2), (1, 3)),
        range(2**63 - 3, 2**63 - 1),
    ]
    for row in rows:
        for _ in range(30):
            g.add("getitem", row, rng.randrange(-13, 13))
            ends = [rng.choice([None, *range(-14, 15)]) for _ in range(2)]
            g.add("slice", row, (*ends, rng.choice([None, 1, 2, 3, 5, -1, -2, -4, 0])))
        g.add("getitem", row, "x")
        g.add("slice", row, ("a", None, None))
        for name in ("len", "bool", "repr", "list", "tuple", "reversed", "enumerate", "any", "all"):
            g.add(name, row)
        g.add("enumerate", row, 5)
        for item in (1, "a", None, True, [1], (1, 2), 0, 98, 3):
            if not (isinstance(row, bytes) and not isinstance(item, int)):
                g.add("in", item, row)
                g.add(".index", row, (item,))
                g.add(".count", row, (item,))
        for other in [*rows, 1, "x", None]:
            for op in ("==", "!=", "<", "<=", ">", ">=", "+"):
                g.add(op, row, other)
        for n in (-1, 0, 1, 3, "x", [1], None):
            g.add("*", row, n)
            g.add("*", n, row)
        g.add("setitem", row, (0, 1))
        g.add("delitem", row, 0)
    for value in (1, None, "abc", {"a": 1, "b": 2}, b"ab", [1, [2]], (3,), range(3)):
        for name in (
            "list",
            "tuple",
            "sorted",
            "min",
            "max",
            "any",
            "all",
            "len",
            "bytes",
            "dict",
            "reversed",
            "enumerate",
        ):
            g.add(name, value)
    yield g

    g = Group("builtins")
    values: Any
    pairs: Any
    for values in (
        [],
        [3, 1, 2],
        ["b", "a", "c"],
        [1, "a"],
        [None],
        [True, False, 1],
        [[2], [1, 5], []],
        [(1, "b"), (1, "a")],
        [b"b", b"a"],
        [0, 0],
        [2**62, -(2**62)],
    ):
        for name in ("min", "max", "sum", "any", "all"):
            g.add(name, values)
        g.add("sorted", values)
        g.add("sorted", values, True)
        g.add("sum", values, 10)
        g.add("sum", values, [])
        g.add("sum", values, "")
        g.add("sum", values, b"")
    g.add("sum", [[1], [2, 3]], [])
    g.add("sum", [(1,), (2,)], ())
    for values in (
        (),
        ([1, 2],),
        ([1, 2, 3], "ab"),
        (range(3), {"x": 1, "y": 2}, (7, 8, 9)),
        ([], [1]),
        (1,),
    ):
        g.add("zip", values)
    for pairs in (
        [],
        [(1, 2)],
        [("a", 1), ["b", 2]],
        ["ab", "cd"],
        [(1,)],
        [(1, 2, 3)],
        [1],
        5,
        {"a": 1},
        [([], 1)],
        [(1, 2), (1, 3)],
    ):
        g.add("dict", pairs)
    for values in (
        0,
        5,
        -1,
        [1, 2, 255],
        [256],
        [-1],
        ["a"],
        "text",
        None,
        (65, True),
        b"x",
        range(4),
    ):
        g.add("bytes", values)
    yield g

    g = Group("sort")
    for size in (0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 257):
        for _ in range(3):
            numbers = [rng.randrange(-50, 50) for _ in range(size)]
            texts = [
                "".join(rng.choice("abé") for _ in range(rng.randrange(4))) for _ in range(size)
            ]
            pairs = [(rng.randrange(4), i) for i in range(size)]
            # Equal but not the same: shows whether equal items keep their order.
            mixed = [rng.choice([0, 1, True, False, 2]) for _ in range(size)]
            for values in (
                numbers,
                texts,
                pairs,
                mixed,
                sorted(numbers),
                sorted(numbers, reverse=True),
            ):
                g.add("sorted", values)
                g.add("sorted", values, True)
    g.add("sorted", [1, "a", 2])
    g.add("sorted", [None, None])
    yield g


def any_value(rng: random.Random) -> Any:
    """Something to put into a container."""
    return rng.choice(
        [
            rng.randrange(6),
            rng.choice("abcé"),
            None,
            True,
            (rng.randrange(2), "t"),
            b"b",
            [rng.randrange(3)],
        ]
    )


def list_step(g: Group, rng: random.Random) -> None:
    """One random operation on the list that is kept."""
    at = rng.randrange(-6, 8)
    some = [any_value(rng) for _ in range(rng.randrange(5))]
    ends = [rng.choice([None, *range(-7, 9)]) for _ in range(2)]
    step = rng.choice([None, None, 1, 2, -1, -2, 3, 0])
    steps: list[tuple[str, Any]] = [
        (".append", (any_value(rng),)),
        (".append", (any_value(rng),)),
        (".insert", (at, any_value(rng))),
        (".pop", ()),
        (".pop", (at,)),
        (".remove", (any_value(rng),)),
        (".extend", (some,)),
        (".extend", (tuple(some),)),
        (".extend", ("xy",)),
        (".index", (any_value(rng),)),
        (".count", (any_value(rng),)),
        (".reverse", ()),
        ("setitem", (at, any_value(rng))),
        ("delitem", at),
        ("setslice", (*ends, step, some)),
        ("setslice", (*ends, None, tuple(some))),
        ("delslice", (*ends, step)),
        ("slice", (*ends, step)),
        ("+=", some),
        ("*=", rng.randrange(0, 3)),
        ("setslice", (*ends, step, 5)),
        (".append", ()),
        (".insert", (1,)),
        ("setitem", ("x", 1)),
    ]
    op, args = rng.choice(steps)
    g.add(op, KEPT, args)


def bytearray_step(g: Group, rng: random.Random) -> None:
    """One random operation on the bytearray that is kept."""
    at = rng.randrange(-6, 8)
    some = bytes(rng.randrange(97, 104) for _ in range(rng.randrange(5)))
    byte = rng.choice([97, 98, 99, 0, 255, 256, -1])
    ends = [rng.choice([None, *range(-7, 9)]) for _ in range(2)]
    step = rng.choice([None, None, 1, 2, -1, -2, 3, 0])
    steps: list[tuple[str, Any]] = [
        (".append", (byte,)),
        (".insert", (at, byte)),
        (".pop", ()),
        (".pop", (at,)),
        (".remove", (byte,)),
        (".extend", (some,)),
        (".extend", (bytearray(some),)),
        (".extend", (list(some),)),
        (".extend", ([97, byte],)),
        (".reverse", ()),
        (".find", (some,)),
        (".count", (some[:1],)),
        (".upper", ()),
        (".copy", ()),
        ("setitem", (at, byte)),
        ("delitem", at),
        ("getitem", at),
        ("setslice", (*ends, step, some)),
        ("setslice", (*ends, None, list(some))),
        ("setslice", (*ends, None, bytearray(some))),
        ("setslice", (*ends, step, 5)),
        ("delslice", (*ends, step)),
        ("slice", (*ends, step)),
        ("+=", some),
        ("+=", 5),
        ("+", some),
        ("*=", rng.randrange(0, 3)),
        ("==", some),
        ("<", bytearray(some)),
        ("setitem", ("x", 1)),
    ]
    op, args = rng.choice(steps)
    g.add(op, KEPT, args)


def dict_step(g: Group, rng: random.Random) -> None:
    """One random operation on the dict that is kept."""
    key = rng.choice(
        [*range(8), "a", "b", "c", "é", None, True, (1, "t"), (0, (2,)), b"a", 2**62, -1]
    )
    value = any_value(rng)
    other = {rng.choice("abcxyz"): rng.randrange(9) for _ in range(rng.randrange(4))}
    steps: list[tuple[str, Any]] = [
        ("setitem", (key, value)),
        ("setitem", (key, value)),
        ("setitem", (key, value)),
        ("delitem", key),
        ("getitem", key),
        (".get", (key,)),
        (".get", (key, value)),
        (".pop", (key,)),
        (".pop", (key, value)),
        (".popitem", ()),
        (".setdefault", (key,)),
        (".setdefault", (key, value)),
        (".update", (other,)),
        (".update", (list(other.items()),)),
        (".keys", ()),
        (".values", ()),
        (".items", ()),
        (".copy", ()),
        ("|=", other),
        ("|", other),
        ("len", ABSENT),
        ("reversed", ABSENT),
        ("list", ABSENT),
        ("==", other),
        ("setitem", ([], 1)),
        ("getitem", {}),
        (".get", ()),
    ]
    op, args = rng.choice(steps)
    g.add(op, KEPT, args)


def operation_sequences(rng: random.Random) -> Iterator[Group]:
    """Random operations on one object, CPython's being the model."""
    for name, make, step in (
        ("list_sequences", lambda: [any_value(rng) for _ in range(rng.randrange(6))], list_step),
        ("dict_sequences", dict, dict_step),
        ("bytearray_sequences", lambda: bytearray(b"start"), bytearray_step),
    ):
        g = Group(name)
        for _ in range(60):
            g.add("make", make(), compare=False)
            for _ in range(45):
                step(g, rng)
                if len(g.kept) > 40:
                    g.add(".clear", KEPT, ())
                g.add("state")
        yield g

    # Growth, holes and order of a larger dict.
    g = Group("dict_growth")
    g.add("make", {}, compare=False)
    for i in range(700):
        g.add("setitem", KEPT, (rng.choice([i, str(i), (i, i)]), i))
        if i % 3 == 0:
            g.add("delitem", KEPT, rng.choice(list(g.kept)))
        if i % 50 == 0:
            g.add("state")
    while g.kept:
        g.add(".popitem", KEPT, ())
    for i in range(20):
        g.add("setitem", KEPT, (i, i))
    g.add("state")
    yield g
