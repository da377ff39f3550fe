# SPDX-License-Identifier: GPL-2.0
"""Vectors of str and bytes: methods, items, operators."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from vector_group import Group

TEXTS = [
    "",
    "a",
    "abc",
    "Hello, World",
    "  spaced\t out\n",
    "aXbXXc",
    "ABC",
    "abc DEF",
    "123",
    "12a",
    "ÄÖÜ straße",
    "ǆ ﬁne",
    "ΑΣ ΑΣΑ Σ",
    "日本語 text",
    "🐍 snake 🐍",
    "a\x00b",
    "tab\tq'uote\"s\\",
    "line\nline2\r\nline3\x85x\u2028y",
    "İstanbul",
    "x" * 70,
    "²½٣Ⅷ",
    "\u200bzero",
    "Title Case Words",
    "mixed'Case it's",
    "\x1f\x7f\xa0",
    "aaaaa",
    "ab" * 20,
    "-12",
    "+5",
    "éàü",
    "Ǆungla",
]
PIECES = ["", "a", "X", "XX", "ab", " ", "\n", "é", "🐍", "abc", "b", "q", "l"]
BYTES = [
    b"",
    b"abc",
    b"a\x00b",
    b"Hello World",
    b"\xff\xfe",
    b"  x y  ",
    b"aXbXXc",
    b"it's",
    b"a,b,,c",
    "é🐍".encode(),
    b"\xc3(",
    b"\xe2\x82",
    b"ok\xf0\x9f\x90",
    b"A" * 450,
]


def str_methods(rng: random.Random) -> Iterator[Group]:
    """Methods of str."""
    g = Group("str_case")
    for text in TEXTS:
        for name in """
            upper lower title capitalize swapcase casefold isalnum isalpha isascii isdecimal
            isdigit isidentifier islower isnumeric isprintable isspace istitle isupper
        """.split():
            g.add(f".{name}", text, ())
        for name in ("repr", "str", "len", "bool", "list", "reversed"):
            g.add(name, text)
    # Every letter that changes with its case, in blocks.
    changing = [
        c
        for c in range(0x80, 0x110000)
        if not 0xD800 <= c < 0xE000
        and (chr(c).upper() != chr(c) or chr(c).lower() != chr(c) or chr(c).title() != chr(c))
    ]
    for start in range(0, len(changing), 100):
        block = " ".join(map(chr, changing[start : start + 100]))
        for name in ("upper", "lower", "title", "swapcase", "casefold"):
            g.add(f".{name}", block, ())
    for code in rng.sample(range(0x80, 0x30000), 400):
        g.add(".isidentifier", chr(code), ())
        g.add(".isidentifier", "a" + chr(code), ())
    yield g

    g = Group("str_search")
    positions = [0, 1, 2, 3, 5, -1, -2, -4, 10, -20, None]
    for text in TEXTS:
        for piece in [*PIECES, text[1:3], text[-2:], text]:
            for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
                g.add(f".{name}", text, (piece,))
                g.add(f".{name}", text, (piece, rng.choice(positions), rng.choice(positions)))
            g.add("in", piece, text)
            g.add(".replace", text, (piece, rng.choice(PIECES)))
            g.add(".replace", text, (piece, rng.choice(PIECES), rng.randrange(-1, 3)))
            for name in ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix"):
                g.add(f".{name}", text, (piece,))
        for name in ("strip", "lstrip", "rstrip"):
            g.add(f".{name}", text, ())
            g.add(f".{name}", text, (None,))
        g.add(".startswith", text, (("q", text[:2]),))
        g.add(".endswith", text, ((),))
        g.add(".startswith", text, (1,))
        g.add(".find", text, (1,))
        g.add("in", 1, text)
    for _ in range(300):
        hay = "".join(rng.choice("ab") for _ in range(rng.randrange(40)))
        needle = "".join(rng.choice("ab") for _ in range(rng.randrange(6)))
        for name in ("find", "rfind", "count"):
            g.add(f".{name}", hay, (needle,))
    yield g

    g = Group("str_split")
    for text in [*TEXTS, "a b  c\u3000d", " lead", "trail ", "a,b,,c,", ",", "\r\n\n\x0b\x1c"]:
        for sep in [None, " ", ",", "X", "XX", "ab", "", "é", "\n", 3]:
            for limit in (-1, 0, 1, 2):
                g.add(".split", text, (sep, limit))
                g.add(".rsplit", text, (sep, limit))
            if sep is not None:
                g.add(".partition", text, (sep,))
                g.add(".rpartition", text, (sep,))
        g.add(".split", text, ())
        g.add(".splitlines", text, ())
        g.add(".splitlines", text, (True,))
        for items in (
            ["a", "b"],
            (),
            ("x",),
            ["é", text, ""],
            ["a", 1],
            5,
            {"k": 1, "l": 2},
            "xyz",
        ):
            g.add(".join", text, (items,))
    yield g

    g = Group("str_pad")
    for text in TEXTS:
        for width in (0, 1, 5, 6, 13, 40):
            for name in ("center", "ljust", "rjust"):
                g.add(f".{name}", text, (width,))
                g.add(f".{name}", text, (width, rng.choice(["*", "é", "🐍", "xx", "", 1])))
            g.add(".zfill", text, (width,))
        g.add(".expandtabs", "\ta\tbc\t" + text, ())
        g.add(".expandtabs", "\ta\tbc\t" + text, (rng.randrange(-1, 6),))
        for encoding in ("utf-8", "UTF8", "ascii", "latin-1", "ISO-8859-1", "klingon"):
            for errors in ("strict", "ignore", "replace", "backslashreplace", "nosuch"):
                # CPython asks for the handler when it needs it, the kernel at once.
                if errors != "nosuch" or (encoding == "ascii" and not text.isascii()):
                    g.add(".encode", text, (encoding, errors))
    yield g

    g = Group("str_items")
    for text in TEXTS:
        for _ in range(25):
            g.add("getitem", text, rng.randrange(-12, 12))
            ends = [rng.choice([None, *range(-9, 12)]) for _ in range(2)]
            g.add("slice", text, (*ends, rng.choice([None, 1, 2, 3, -1, -2, -3, 0])))
        g.add("getitem", text, "x")
        g.add("getitem", text, None)
        for other in (*rng.sample(TEXTS, 5), 1, None, b"x", [1]):
            for op in ("+", "==", "!=", "<", "<=", ">", ">="):
                g.add(op, text, other)
        for n in (-1, 0, 1, 2, 3, True, "x", None, [1]):
            g.add("*", text, n)
            g.add("*", n, text)
    for cp in (0, 65, 127, 128, 255, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF, 0x110000, -1):
        g.add("chr", cp)
    for operand in ("a", "é", "🐍", "", "ab", b"a", b"ab", 1, None):
        g.add("ord", operand)
    yield g


TABLES: list[Any] = [
    {},
    {97: "X", 98: None, 99: 0x1F40D, 32: ""},
    {233: "e", 0x1F40D: "snake", 10: 32},
    {97: [1]},
    {97: -1},
    {97: 0x110000},
    {97: True},
    ["zero", None, 65] + [98] * 100,
    "a text is a table as well" * 5,
    3,
    None,
]


def str_arguments(rng: random.Random) -> Iterator[Group]:
    """Methods of str that take tables, and all of them with wrong arguments."""
    g = Group("str_translate")
    for text in TEXTS:
        for table in TABLES:
            g.add(".translate", text, (table,))
        g.add(".maketrans", text, (text[:3], text[-3:]))
        g.add(".maketrans", text, (text[:3], "xyz"[: len(text[:3])], text[1:5]))
        g.add(".maketrans", text, ({char: index for index, char in enumerate(text[:9])},))
    for arguments in (
        ({"ab": 1},),
        ({"": 1},),
        ({(1,): 1},),
        ({5: "x", True: None},),
        (1,),
        ("a",),
        ("a", 1),
        (1, "a"),
        ("a", "b", 3),
        ("a", "b", None),
        ("a", None),
        ("ab", "c"),
        (),
        ("a", "b", "c", "d"),
    ):
        g.add(".maketrans", "", arguments)
    for fmt in ("{a}", "{b}", "{0}", "{}", "{a[1]}", "{a!r:>6}", "{a:{w}}", "{{a}}"):
        for mapping in ({"a": "xy", "w": 4}, {"a": [1, 2]}, {}, 3, None):
            g.add(".format_map", fmt, (mapping,))
    yield g

    g = Group("str_arguments")
    for name in sorted(name for name in dir(str) if name[0] != "_"):
        for arguments in (
            (),
            (1,),
            (None,),
            ("a",),
            (("a",),),
            ("a", "b"),
            ("a", 1),
            (1, "a"),
            ("a", None, None),
            ("a", "b", "c"),
            ("a", 1, "x"),
            ("a", 1, 2, 3),
        ):
            g.add(f".{name}", "banana", arguments)
    yield g


def binary_data(rng: random.Random) -> Iterator[Group]:
    """bytes."""
    g = Group("binary")
    for data in BYTES:
        for name in """
            hex upper lower decode strip lstrip rstrip split rsplit splitlines swapcase title
            capitalize isalnum isalpha isascii isdigit islower isspace istitle isupper
        """.split():
            g.add(f".{name}", data, ())
            g.add(f".{name}", bytearray(data), ())
        for width in (0, 3, 9, 12):
            for name in ("center", "ljust", "rjust", "zfill"):
                g.add(f".{name}", data, (width,))
            g.add(".center", data, (width, b"*"))
            g.add(".expandtabs", data, (width,))
            g.add(".hex", data, (":", width - 5))
        for name in ("repr", "len", "bool", "list", "tuple"):
            g.add(name, data)
        for piece in (b"", b"a", b"X", b"XX", b",", b" ", data[1:3], 97, 256, -1, "a", None):
            for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
                g.add(f".{name}", data, (piece,))
                g.add(f".{name}", data, (piece, rng.randrange(-4, 4), rng.randrange(-4, 9)))
            g.add("in", piece, data)
            if isinstance(piece, bytes):
                g.add(".replace", data, (piece, b"--"))
                g.add(".replace", data, (piece, b"", rng.randrange(3)))
                for name in ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix"):
                    g.add(f".{name}", data, (piece,))
                for limit in (-1, 0, 1):
                    g.add(".split", data, (piece, limit))
                    g.add(".rsplit", bytearray(data), (piece, limit))
                for name in ("partition", "rpartition"):
                    g.add(f".{name}", data, (piece,))
                    g.add(f".{name}", data, (bytearray(piece),))
                g.add(".translate", data, (None, piece))
        for _ in range(15):
            g.add("getitem", data, rng.randrange(-9, 9))
            ends = [rng.choice([None, *range(-9, 12)]) for _ in range(2)]
            g.add("slice", data, (*ends, rng.choice([None, 1, 2, 3, -1, -2, 0])))
        g.add("getitem", data, "x")
        for other in (*rng.sample(BYTES, 5), "x", 1, None):
            for op in ("+", "==", "!=", "<", "<=", ">", ">="):
                g.add(op, data, other)
        for n in (-1, 0, 2, "x"):
            g.add("*", data, n)
        for items in ([], [b"a", b"b"], (b"x",), [b"a", "b"], 5):
            g.add(".join", data, (items,))
        for encoding in ("utf-8", "ascii", "latin1", "nosuch"):
            for errors in ("strict", "ignore", "replace", "backslashreplace"):
                if data or encoding != "nosuch":
                    g.add(".decode", data, (encoding, errors))
    for _ in range(600):
        data = bytes(
            rng.choice(
                [65, 0x80, 0xBF, 0xC2, 0xC3, 0xE0, 0xE2, 0xED, 0xA0, 0x9F, 0xF0, 0xF4, 0x90, 0xFF]
            )
            for _ in range(rng.randrange(1, 7))
        )
        g.add(
            ".decode",
            data,
            ("utf-8", rng.choice(["strict", "replace", "ignore", "backslashreplace"])),
        )
    yield g
