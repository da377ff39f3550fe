# SPDX-License-Identifier: GPL-2.0
"""Prints vectors.h: operations, and what CPython makes of them, for test_vectors.c.

An operation is a name and up to two operands written as literals. Some lists of operations are
written out here, the others are drawn at random with a fixed seed. What the kernel has not
(floats, ints past 64 bits, surrogates) is left out.
"""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Iterator
from typing import Any

SEED = 20
# Results that are not drawn: anything that holds one of these.
S64 = range(-(2**63), 2**63)

# The operand of a line that works on the object kept by "make".
KEPT = object()
# No second operand.
ABSENT = object()

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


class Skip(Exception):
    """The operation is none that the kernel has."""


def kernel_has(value: Any) -> bool:
    """Can the kernel hold this object?"""
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        return value in S64
    if isinstance(value, str):
        return not any(0xD800 <= ord(c) < 0xE000 for c in value)
    if isinstance(value, (tuple, list)):
        return all(kernel_has(item) for item in value)
    if isinstance(value, dict):
        return all(kernel_has(k) and kernel_has(v) for k, v in value.items())
    return isinstance(value, (bytes, range, type({}.keys()), type({}.values()), type({}.items())))


def c_string(text: str) -> str:
    """A C string literal of ASCII text."""
    assert text.isascii()
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("??", '?""?') + '"'


def sort_list(values: Any, reverse: Any) -> Any:
    """sorted() with a second operand."""
    return sorted(values, reverse=reverse is True)


def set_item(target: Any, pair: Any) -> None:
    """target[key] = value"""
    target[pair[0]] = pair[1]


def set_slice(target: Any, parts: Any) -> None:
    """target[a:b:c] = value"""
    target[parts[0] : parts[1] : parts[2]] = parts[3]


def delete_slice(target: Any, parts: Any) -> None:
    """del target[a:b:c]"""
    del target[parts[0] : parts[1] : parts[2]]


def unary(function: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """A function of one operand, as one of two."""
    return lambda a, _b: function(a)


OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "%": operator.mod,
    "|": operator.or_,
    "+=": operator.iadd,
    "*=": operator.imul,
    "|=": operator.ior,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda a, b: a in b,
    "len": unary(len),
    "bool": unary(bool),
    "repr": unary(repr),
    "str": unary(str),
    "format": format,
    "getitem": operator.getitem,
    "setitem": set_item,
    "delitem": operator.delitem,
    "slice": lambda a, b: a[b[0] : b[1] : b[2]],
    "setslice": set_slice,
    "delslice": delete_slice,
    "list": unary(list),
    "tuple": unary(tuple),
    "dict": unary(dict),
    "bytes": unary(bytes),
    "sorted": sort_list,
    "sum": lambda a, b: sum(a) if b is None else sum(a, b),
    "min": unary(min),
    "max": unary(max),
    "any": unary(any),
    "all": unary(all),
    "hex": unary(hex),
    "oct": unary(oct),
    "bin": unary(bin),
    "chr": unary(chr),
    "ord": unary(ord),
    "zip": lambda a, _b: list(zip(*a, strict=False)),
    "reversed": lambda a, _b: list(reversed(a)),
    "enumerate": lambda a, b: list(enumerate(a)) if b is None else list(enumerate(a, b)),
    "make": unary(lambda a: a),
    "state": unary(lambda a: a),
}

# Methods whose optional arguments are keywords in CPython and positions here.
KEYWORDS = {"sort": ("key", "reverse"), "splitlines": ("keepends",), "expandtabs": ("tabsize",)}


def call(op: str, a: Any, b: Any) -> Any:
    """What CPython makes of an operation."""
    if not op.startswith("."):
        return OPERATIONS[op](a, b)
    name = op[1:]
    if name in KEYWORDS and len(b) <= len(KEYWORDS[name]):
        return getattr(a, name)(**dict(zip(KEYWORDS[name], b, strict=False)))
    return getattr(a, name)(*b)


def outcome(op: str, a: Any, b: Any) -> str:
    """ascii() of the result, or "Class: message"; raises Skip for what the kernel has not."""
    try:
        result = call(op, a, b)
    except OverflowError as error:
        if "C ssize_t" in str(error) or "index-sized" in str(error):
            raise Skip from error
        return f"OverflowError: {error}"
    except MemoryError as error:
        raise Skip from error
    except Exception as error:
        text = str(error)
        if not text.isascii() or "float" in text or "'set'" in text:
            raise Skip from error
        return f"{type(error).__name__}: {text}"
    if not kernel_has(result):
        raise Skip
    return ascii(result)


class Group:
    """Vectors that make one test case."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.kept: Any = None

    def add(self, op: str, a: Any = KEPT, b: Any = ABSENT, *, compare: bool = True) -> None:
        """One vector; on the object kept unless `a` is given."""
        target = self.kept if a is KEPT else a
        literal_a = "NULL" if a is KEPT else c_string(ascii(a))
        literal_b = "NULL" if b is ABSENT else c_string(ascii(b))
        b = None if b is ABSENT else b
        if not kernel_has(target) or not kernel_has(b):
            return
        try:
            want = outcome(op, target, b)
        except Skip:
            return
        if op == "make":
            self.kept = a
        text = c_string(want) if compare else "NULL"
        self.lines.append(f"\t{{ {c_string(op)}, {literal_a}, {literal_b}, {text} }},")

    def text(self) -> str:
        """The C array."""
        head = f"static const struct ck_vector {self.name}_vectors[] = {{\n"
        return head + "\n".join(self.lines) + "\n};\n"


def str_methods(rng: random.Random) -> Iterator[Group]:
    """Methods of str."""
    g = Group("str_case")
    for text in TEXTS:
        for name in """
            upper lower title capitalize swapcase isalnum isalpha isascii isdecimal isdigit islower
            isnumeric isprintable isspace istitle isupper
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
        for name in ("upper", "lower", "title", "swapcase"):
            g.add(f".{name}", block, ())
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
    for text in ("a", "é", "🐍", "", "ab", b"a", b"ab", 1, None):
        g.add("ord", text)
    yield g


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
    for value in ("x", None, b"q", [1]):
        g.add("hex", value)
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
    for value in (None, [1], (1, 2), {"a": 1}, b"x"):
        g.add("format", value, "")
        g.add("format", value, ">10")
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
        value = rng.choice(TEXTS) if conversion in "sra" else rng.choice(INTS)
        g.add("%", f"<%{flags}{width}{precision}{conversion}>", (value,))
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


def binary_data(rng: random.Random) -> Iterator[Group]:
    """bytes."""
    g = Group("binary")
    for data in BYTES:
        for name in ("hex", "upper", "lower", "decode", "strip", "lstrip", "rstrip", "split"):
            g.add(f".{name}", data, ())
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


def main() -> None:
    """Print the header."""
    rng = random.Random(SEED)
    groups = [
        *str_methods(rng),
        *formats(rng),
        *sequences(rng),
        *binary_data(rng),
        *operation_sequences(rng),
    ]
    print("/* SPDX-License-Identifier: GPL-2.0 */")
    print("/* Printed by gen_vectors.py. */")
    for group in groups:
        print(group.text())
    names = " ".join(f"X({group.name})" for group in groups)
    print(f"#define VECTOR_GROUPS(X) {names}")


if __name__ == "__main__":
    main()
