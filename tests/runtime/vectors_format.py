# SPDX-License-Identifier: GPL-2.0
"""Vectors of format(), of the % operator and of str.format()."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from vector_group import Group
from vectors_text import TEXTS

INTS = [
    0,
    1,
    -1,
    7,
    42,
    -42,
    255,
    256,
    1000,
    65535,
    1234567,
    -1234567,
    10**12,
    2**31,
    -(2**31),
    2**62 - 1,
    2**62,
    -(2**62),
    2**63 - 1,
    -(2**63),
    True,
    False,
]


def formats(rng: random.Random) -> Iterator[Group]:
    """format(), % and str.format()."""
    g = Group("format_int")
    for value in INTS:
        for spec in (
            "",
            "d",
            "n",
            "b",
            "o",
            "x",
            "X",
            "c",
            "#x",
            "#X",
            "#o",
            "#b",
            "+",
            " ",
            "-",
            ",",
            "_",
            "_x",
            "#_b",
            "010",
            "+010",
            "#010x",
            "020,",
            "021_",
            "^20",
            "*>20,d",
            "<5",
            "=10",
            "0=12,",
            "e^9",
            "é>12",
            "🐍^15d",
            "5.2",
            "s",
            "y",
            "z",
            "zd",
            "+c",
            "#c",
            ",x",
            ",_",
            "_,",
            ".",
            "5c",
            "05c",
            ",n",
            "5d5",
            ">",
            "^+#012_x",
            "99999999999999999999",
            ",,",
        ):
            g.add("format", value, spec)
        for name in ("hex", "oct", "bin", "str", "repr"):
            g.add(name, value)
    for _ in range(1500):
        spec = rng.choice(["", "", rng.choice("<>^="), rng.choice("*0é ") + rng.choice("<>^=")])
        spec += rng.choice(["", "+", "-", " "]) + rng.choice(["", "#"]) + rng.choice(["", "0"])
        spec += rng.choice(["", str(rng.randrange(30))]) + rng.choice(["", ",", "_"])
        spec += rng.choice(["", "d", "b", "o", "x", "X", "n", "c"])
        g.add("format", rng.choice(INTS), spec)
    for no_int in ("x", None, b"q", [1]):
        g.add("hex", no_int)
    yield g

    g = Group("format_str")
    for text in TEXTS:
        for spec in (
            "",
            "s",
            "5",
            "<20",
            ">20",
            "^20",
            "*^21",
            "é>9",
            ".3",
            "5.1",
            "10.0s",
            "020",
            "=5",
            "+",
            " ",
            "#",
            "z",
            ",",
            "_",
            "d",
            "x",
            ".",
            "🐍<10.2s",
        ):
            g.add("format", text, spec)
    for other in (None, [1], (1, 2), {"a": 1}, b"x"):
        g.add("format", other, "")
        g.add("format", other, ">10")
    yield g

    g = Group("percent")
    fixed: list[tuple[str, Any]] = [
        ("%y", 1),
        ("%5%", ()),
        ("%", 1),
        ("%(a", {}),
        ("%(a)s", 1),
        ("%(a)s", {"a": 1}),
        ("%*d", ("a", 1)),
        ("%d", "a"),
        ("%x", "a"),
        ("%c", "ab"),
        ("%c", -1),
        ("a", 1),
        ("%s %s", (1,)),
        ("%s", (1, 2)),
        ("a", {}),
        ("a", [1]),
        ("a", "b"),
        ("%.*d", (-3, 5)),
        ("%*d|", (-5, 3)),
        ("%*s|", (-1, "")),
        ("é%y", 1),
        ("%(a)s %(b)r", {"a": 1, "b": "q"}),
        ("%(x)s", {"a": 1}),
        ("%(a)%", {"a": 1}),
        ("%%%d", 1),
        ("%((a))s", {"(a)": 1}),
        ("%s", ()),
        ("%d", None),
        ("%s", None),
        ("%r", "é\n"),
        ("%a", "é\n"),
        ("%ld %hd %Ld", (1, 2, 3)),
        ("%99999999999999999999d", 1),
        ("%c%c", ("é", 128013)),
        ("%c", 0x110000),
        ("%s%%", 5),
        ("%-5s|%5s|%.2s", ("ab", "cd", "efg")),
        ("%i%u", (True, 7)),
        ("%d %s", (1, (2, 3))),
        ("%s", ((1, 2),)),
        ("%r %r", ([1, "a"], {"k": b"v"})),
        ("%", ()),
        ("%5", 1),
        ("%(", {}),
        ("%s %(a)s", {"a": 1}),
        ("100%", ()),
        ("% d", -5),
        ("%.0d", 0),
        ("%+.3d", 5),
    ]
    for fmt, args in fixed:
        g.add("%", fmt, args)
    for _ in range(2500):
        conversion = rng.choice("diuxXoscra")
        flags = "".join(rng.sample("-+ #0", rng.randrange(4)))
        width = rng.choice(["", str(rng.randrange(16))])
        precision = rng.choice(["", "", "." + str(rng.randrange(10)), "."])
        operand = rng.choice(TEXTS) if conversion in "sra" else rng.choice(INTS)
        g.add("%", f"<%{flags}{width}{precision}{conversion}>", (operand,))
    yield g

    g = Group("str_format")
    fields: list[tuple[str, tuple[Any, ...]]] = [
        ("{", ()),
        ("}", ()),
        ("{}", ()),
        ("{0} {}", (1,)),
        ("{} {0}", (1,)),
        ("{a}", ()),
        ("{0!x}", (1,)),
        ("{0!}", (1,)),
        ("{0!rr}", (1,)),
        ("{:{}}", ("a", 5)),
        ("{:{:{}}}", (1, 2, 3)),
        ("{0[1]}", ([1, 2],)),
        ("{0[a]}", ({"a": 1},)),
        ("{0.x}", (1,)),
        ("{0[}", (1,)),
        ("{0]}", (1,)),
        ("{!r}", ("a",)),
        ("{0", (1,)),
        ("{{}}", ()),
        ("{0:}}", (1,)),
        ("{ 0}", (1,)),
        ("{-1}", (1,)),
        ("{0[-1]}", ([1],)),
        ("{0[]}", ([1],)),
        ("{.a}", (1,)),
        ("{0.}", (1,)),
        ("{0x}", (1,)),
        ("{0[1]x}", ([1, 2],)),
        ("{99999999999999999999}", (1,)),
        ("{:", (1,)),
        ("{0!r:>5}", ("a",)),
        ("{!", (1,)),
        ("{0!", (1,)),
        ("{0!r", (1,)),
        ("{:{}", (1,)),
        ("{:{{}}}", (1,)),
        ("{{{}}}", (1,)),
        ("{a{b}}", (1,)),
        ("{} and {}", ("é", "🐍")),
        ("{1} {0} {1}", (1, 2)),
        ("{:>{}.{}}", ("abcdef", 8, 3)),
        ("{0:*^{1}}|{0:<{1}}", (5, 9)),
        ("{!s} {!r} {!a}", ("é", "é", "é")),
        ("{0[0][1]}", ([[1, 2]],)),
        ("{}{}", (1,)),
        ("{0}{2}", (1, 2)),
        ("a{{b}}c{}d", (1,)),
        ("{:d}", ("x",)),
        ("{0.start}", (range(3),)),
    ]
    for fmt, arguments in fields:
        g.add(".format", fmt, arguments)
    yield g
