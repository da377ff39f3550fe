# SPDX-License-Identifier: GPL-2.0
"""Vectors of set and frozenset, and of the views of dicts as sets; sets are compared by what is in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from vector_group import ABSENT, KEPT, Group

KEYS: list[Any] = [*range(9), "a", "b", "é", None, (1, "t"), (0, (2,)), b"a", 2**62, -1]
KEYS += [frozenset(), frozenset([1]), (frozenset(["x"]), 3)]

SETS: list[Any] = [
    set(),
    frozenset(),
    {1},
    {True},
    frozenset([1]),
    {1, 2, 3},
    frozenset([2, 3, 4]),
    {2, "b", None},
    {frozenset([1]), (1, 2)},
    frozenset([frozenset([frozenset()])]),
    set(range(40)),
    frozenset(range(20, 60)),
    {str(i) for i in range(30)},
    set(KEYS),
]

OTHERS: list[Any] = [
    [],
    [1, 1, 2],
    [True],
    (3, 4),
    "ab",
    range(5),
    {1: 2, 3: 4},
    [[1]],
    [1, [2]],
    5,
    None,
    b"\x01\x02",
    list(range(50)),
]

METHODS = (
    "union",
    "intersection",
    "difference",
    "symmetric_difference",
    "issubset",
    "issuperset",
    "isdisjoint",
)


def algebra() -> Iterator[Group]:
    """Operators, comparisons and methods of sets that stay as they are."""
    g = Group("set_algebra")
    for a in SETS:
        for b in SETS:
            for op in ("|", "&", "-", "^", "==", "!=", "<", "<=", ">", ">=", "in"):
                g.add(op, a, b)
            for name in METHODS:
                g.add(f".{name}", a, (b,))
        for b in OTHERS:
            for op in ("|", "-", "==", "<="):
                g.add(op, a, b)
            g.add("&", b, a)
            for name in METHODS:
                g.add(f".{name}", a, (b,))
            g.add("in", b, a)
        for name in METHODS[:3]:
            g.add(f".{name}", a, ())
            g.add(f".{name}", a, (SETS[5], SETS[6], [2]))
        for name in METHODS[3:]:
            g.add(f".{name}", a, ())
        for name in ("len", "bool", "set", "frozenset", "all", "any"):
            g.add(name, a)
        g.add(".copy", a, ())
        g.add("getitem", a, 0)
        if len(a) < 2:
            for name in ("repr", "list", "tuple", "sorted", "min", "max", "sum"):
                g.add(name, a)
    for value in OTHERS:
        g.add("set", value)
        g.add("frozenset", value)
    yield g

    g = Group("dict_views")
    dicts: list[Any] = [
        {},
        {1: 2},
        {1: 2, "a": 3, None: []},
        {2: 1, (1, 2): 5},
        dict.fromkeys(range(30), 0),
    ]
    for a in dicts:
        for view in ("keys", "items"):
            for b in [*SETS[::4], *OTHERS[::3], *dicts]:
                for op in ("|", "&", "-", "^", "==", "!=", "<", "<=", ">", ">="):
                    g.add(f"{view} {op}", a, b)
                    g.add(f"{view} r{op}", a, b)
                    if isinstance(b, dict):
                        g.add(f"{view} {op} {view}", a, b)
                g.add(f"{view} in", a, b)
                g.add(f"{view} isdisjoint", a, b)
            for item in [*KEYS, (1, 2), ("a", 3), (None, []), [1, 2], ([], 1), (1, 2, 3)]:
                g.add(f"{view} in", a, item)
    yield g


def set_step(g: Group, rng: random.Random) -> None:
    """One random operation on the set that is kept."""
    key = rng.choice(KEYS)
    some = rng.sample(KEYS, rng.randrange(6))
    as_set = rng.choice([set, frozenset])(some)
    other = rng.choice([as_set, as_set, as_set, some, tuple(some), dict.fromkeys(some, 1)])
    steps: list[tuple[str, Any]] = [
        (".add", (key,)),
        (".add", (key,)),
        (".add", (key,)),
        (".discard", (key,)),
        (".remove", (key,)),
        ("|=", as_set),
        ("&=", set(KEYS[::2]) | as_set),
        ("-=", as_set),
        ("^=", as_set),
        (".update", (other,)),
        (".update", (other, some)),
        (".difference_update", (other,)),
        (".intersection_update", (set(KEYS[::3]) | as_set, KEYS)),
        (".symmetric_difference_update", (other,)),
        (".union", (other,)),
        (".intersection", (other,)),
        (".copy", ()),
        ("len", ABSENT),
        ("==", as_set),
        ("|=", some),
        (".add", ([],)),
        (".remove", ({1},)),
        (".discard", (set(),)),
        (".add", ()),
    ]
    op, args = rng.choice(steps)
    g.add(op, KEPT, args)


def sequences(rng: random.Random) -> Iterator[Group]:
    """Random operations on one set, CPython's being the model."""
    g = Group("set_sequences")
    for _ in range(60):
        g.add("make", set(rng.sample(KEYS, rng.randrange(6))), compare=False)
        for i in range(45):
            set_step(g, rng)
            if not i % 5:
                g.add("state")
        g.add(".clear", KEPT, ())
        g.add(".pop", KEPT, ())
    yield g

    # Growth, and slots that are used again.
    g = Group("set_growth")
    g.add("make", set(), compare=False)
    there: list[Any] = []
    for i in range(900):
        key = rng.choice([i, str(i), (i, i), i << 40])
        g.add(".add", KEPT, (key,))
        there.append(key)
        if i % 3:
            g.add(".remove", KEPT, (there.pop(rng.randrange(len(there))),))
        if i % 90 == 0:
            g.add("state")
            g.add("-=", KEPT, set(there[: i // 6]))
            del there[: i // 6]
    g.add("state")
    yield g


def sets(rng: random.Random) -> Iterator[Group]:
    """All of them."""
    yield from algebra()
    yield from sequences(rng)
