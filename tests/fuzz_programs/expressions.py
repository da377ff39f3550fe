# SPDX-License-Identifier: GPL-2.0
"""Random expressions of each type, in both languages.

A type is a letter or two; `VARIABLES` says which variables of it every function has. What grows is cut,
and what divides may be zero: exceptions are part of the programs.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from .program import Text

# Variables by type: int, text, list of ints, list of texts, dict from texts to ints, set of ints, tuple
# of ints, bytearray, truth value; and C int and long.
VARIABLES: dict[str, tuple[str, ...]] = {
    "i": ("i0", "i1", "i2"),
    "s": ("s0", "s1"),
    "l": ("l0", "l1"),
    "m": ("m0",),
    "d": ("d0", "d1"),
    "e": ("e0",),
    "t": ("t0",),
    "y": ("y0",),
    "b": ("b0",),
    "c": ("c0", "c1"),
    "g": ("g0",),
}
_LETTERS = "ab,Zé€ 09-"
_EDGES = (
    "9223372036854775807 -9223372036854775807 4611686018427387904 2147483647 -2147483648 65536 255"
).split()
_COMPARE = ("<", "<=", "==", "!=", ">", ">=")

Maker = Callable[["Expressions", int], Text]


def _join(form: str, *parts: Text) -> Text:
    """A text with parts put in, in both languages."""
    return Text(form.format(*(p.pyx for p in parts)), form.format(*(p.py for p in parts)))


def _checked(form: str, *parts: Text, width: int = 64) -> Text:
    """Arithmetic whose result has to fit."""
    text = _join(form, *parts)
    return Text(text.pyx, f"w{width}({text.py})")


class Expressions:
    """Makes expressions from a random source.

    Attributes:
        rng: the random source.
        helpers: functions that may be called: name and the kinds of the parameters; they return ints.
        objects: expressions of instances whose methods may be called.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.helpers: list[tuple[str, str]] = []
        self.objects: list[str] = []

    def of(self, kind: str, depth: int) -> Text:
        """An expression of a type, at most `depth` deep."""
        if depth <= 0 or self.rng.random() < 0.15:
            return self._leaf(kind)
        return self.rng.choice(_MAKERS[kind])(self, depth - 1)

    def name(self, kind: str) -> str:
        """A variable of a type."""
        return self.rng.choice(VARIABLES[kind])

    def varied(self, depth: int) -> Text:
        """An int that is no constant: arithmetic of constants is done, and judged, at build time."""
        text = self.of("i", depth)
        return (
            text if any(name in text.pyx for name in VARIABLES["i"]) else Text.same(self.name("i"))
        )

    def index(self) -> str:
        """A small index, sometimes one that is out of range."""
        return str(self.rng.choice((0, 0, 1, 1, 2, 3, -1, -1, -2, -4, 7)))

    def _leaf(self, kind: str) -> Text:
        if self.rng.random() < 0.6:
            return Text.same(self.name(kind))
        return Text.same(self.literal(kind))

    def literal(self, kind: str) -> str:
        """A constant of a type."""
        rng = self.rng
        if kind in "ig":
            return rng.choice(_EDGES) if rng.random() < 0.25 else str(rng.randint(-9, 20))
        if kind == "c":
            return str(rng.randint(-9, 20))
        if kind == "s":
            return repr("".join(rng.choice(_LETTERS) for _ in range(rng.randint(0, 5))))
        if kind == "b":
            return rng.choice(("True", "False"))
        if kind == "y":
            return f"bytearray({bytes(rng.randrange(256) for _ in range(rng.randint(0, 4)))!r})"
        numbers = [str(rng.randint(-5, 9)) for _ in range(rng.randint(0, 4))]
        if kind == "t":
            return f"tuple([{', '.join(numbers)}])"
        if kind == "e":
            return f"{{{', '.join(numbers)}}}" if numbers else "set()"
        if kind == "l":
            return f"[{', '.join(numbers)}]"
        texts = [self.literal("s") for _ in numbers]
        if kind == "m":
            return f"[{', '.join(texts)}]"
        return f"{{{', '.join(f'{t}: {n}' for t, n in zip(texts, numbers, strict=True))}}}"

    def constant(self) -> Text:
        """A small number."""
        return Text.same(self.literal("c"))

    def condition(self, depth: int) -> Text:
        """Something to branch on."""
        if self.rng.random() < 0.3:
            return self.of(self.rng.choice("silmdetyb"), min(depth, 1))
        return self.of("b", depth)

    def c_value(self, depth: int) -> tuple[Text, int]:
        """A C expression and the bits of its type."""
        rng = self.rng
        if depth <= 0 or rng.random() < 0.3:
            kind = rng.choice("ccg")
            if rng.random() < 0.3:
                return Text.same(self.literal(kind)), 64
            return Text.same(self.name(kind)), 32 if kind == "c" else 64
        left, left_width = self.c_value(depth - 1)
        if not any(c.isalpha() for c in left.pyx):
            left, left_width = Text.same(self.name("c")), 32
        if rng.random() < 0.15:
            return _checked("(-{0})", left, width=left_width), left_width
        right, right_width = self.c_value(depth - 1)
        width = max(left_width, right_width)
        sign = rng.choice(("+", "-", "*", "+", "-", "*", "//", "%", "&", "|", "^"))
        return _checked("({0} " + sign + " {1})", left, right, width=width), width


def _arithmetic(x: Expressions, d: int) -> Text:
    sign = x.rng.choice(("+", "-", "*", "+", "-", "*", "//", "%"))
    return _checked("({0} " + sign + " {1})", x.varied(d), x.of("i", d))


def _bits(x: Expressions, d: int) -> Text:
    sign = x.rng.choice(("&", "|", "^"))
    return _join("({0} " + sign + " {1})", x.of("i", d), x.of("i", d))


def _shift(x: Expressions, d: int) -> Text:
    if x.rng.random() < 0.5:
        return _join("({0} >> ({1} & 7))", x.of("i", d), x.of("i", d))
    return _join("(({0} & 65535) << ({1} & 7))", x.of("i", d), x.of("i", d))


def _power(x: Expressions, d: int) -> Text:
    return _checked("({0} ** " + str(x.rng.randint(0, 3)) + ")", x.varied(d))


def _length(x: Expressions, d: int) -> Text:
    return _join("len({0})", x.of(x.rng.choice("slmdety"), d))


def _extreme(x: Expressions, d: int) -> Text:
    name = x.rng.choice(("min", "max"))
    if x.rng.random() < 0.5:
        return _join(name + "({0}, {1})", x.of("i", d), x.of("i", d))
    return _join(name + "([*{0}, {1}])", x.of("l", d), x.of("i", 0))


def _total(x: Expressions, d: int) -> Text:
    items = x.of(x.rng.choice("lt"), d)
    return Text(f"sum({items.pyx})", f"total({items.py})")


def _item(x: Expressions, d: int) -> Text:
    return _join("{0}[" + x.index() + "]", x.of(x.rng.choice("lt"), d))


def _entry(x: Expressions, d: int) -> Text:
    if x.rng.random() < 0.4:
        return _join("{0}[{1}]", x.of("d", 0), x.of("s", d))
    return _join("{0}.get({1}, {2})", x.of("d", 0), x.of("s", d), x.of("i", d))


def _choice(kind: str) -> Maker:
    def make(x: Expressions, d: int) -> Text:
        return _join("({0} if {1} else {2})", x.of(kind, d), x.condition(d), x.of(kind, d))

    return make


def _search(x: Expressions, d: int) -> Text:
    method = x.rng.choice(("find", "count", "rfind", "index"))
    return _join("{0}." + method + "({1})", x.of("s", d), x.of("s", 0))


def _parse(x: Expressions, d: int) -> Text:
    return _join("int({0})", x.of("s", d))


def _helper(x: Expressions, d: int) -> Text:
    if not x.helpers:
        return _arithmetic(x, d)
    name, kinds = x.rng.choice(x.helpers)
    arguments = [_c_argument(x, d) if kind == "c" else x.of(kind, d) for kind in kinds]
    form = ", ".join(f"{{{n}}}" for n in range(len(kinds)))
    return _join(name + "(" + form + ")", *arguments)


def _c_argument(x: Expressions, d: int) -> Text:
    """An int for a parameter that is a C int; a constant that is too large would be refused."""
    value = x.of("i", d)
    constant = not any(character.isalpha() for character in value.pyx)
    if constant:
        return Text.same(str(x.rng.randint(-9, 20)))
    return Text(value.pyx, f"w32({value.py})")  # converted before the next argument is looked at


def _method(x: Expressions, d: int) -> Text:
    if not x.objects:
        return _bits(x, d)
    method = x.rng.choice(("step({0})", "value()", "value()"))
    return _join(x.rng.choice(x.objects) + "." + method, x.of("i", d))


def _from_c(x: Expressions, d: int) -> Text:
    return x.c_value(d)[0]


def _unary(x: Expressions, d: int) -> Text:
    return _checked(x.rng.choice(("(-{0})", "(~{0})", "abs({0})")), x.varied(d))


def _truth_sum(x: Expressions, d: int) -> Text:
    return _checked("({0} + {1})", x.of("b", d), x.varied(d))


def _plus(kind: str, limit: int) -> Maker:
    def make(x: Expressions, d: int) -> Text:
        return _join("({0} + {1})[:" + str(limit) + "]", x.of(kind, d), x.of(kind, d))

    return make


def _times(kind: str, limit: int) -> Maker:
    def make(x: Expressions, d: int) -> Text:
        return _join("({0} * ({1} & 3))[:" + str(limit) + "]", x.of(kind, d), x.of("i", d))

    return make


def _slice(kind: str) -> Maker:
    def make(x: Expressions, d: int) -> Text:
        form = x.rng.choice(("{a}:{b}", "{a}:", ":{b}", "::-1", "::2", "{a}:{b}:2", "{b}:{a}:-1"))
        return _join("{0}[" + form.format(a=x.index(), b=x.index()) + "]", x.of(kind, d))

    return make


def _comparison(x: Expressions, d: int) -> Text:
    kind = x.rng.choice("iiisslmty")
    return _join("({0} " + x.rng.choice(_COMPARE) + " {1})", x.of(kind, d), x.of(kind, d))


def _chain(x: Expressions, d: int) -> Text:
    first, second = x.rng.choice(_COMPARE), x.rng.choice(_COMPARE)
    form = "({0} " + first + " {1} " + second + " {2})"
    return _join(form, x.of("i", d), x.of("i", d), x.of("i", d))


def _equality(x: Expressions, d: int) -> Text:
    kind = x.rng.choice("deb")
    return _join("({0} " + x.rng.choice(("==", "!=")) + " {1})", x.of(kind, d), x.of(kind, d))


def _c_comparison(x: Expressions, d: int) -> Text:
    left, right = x.c_value(d)[0], x.c_value(d)[0]
    return _join("({0} " + x.rng.choice(_COMPARE) + " {1})", left, right)


def _inside(x: Expressions, d: int) -> Text:
    item, container = x.rng.choice(("il", "it", "ie", "sd", "sm", "ss"))
    word = x.rng.choice(("in", "not in"))
    return _join("({0} " + word + " {1})", x.of(item, d), x.of(container, d))


def _both(x: Expressions, d: int) -> Text:
    return _join("({0} " + x.rng.choice(("and", "or")) + " {1})", x.of("b", d), x.of("b", d))


def _not(x: Expressions, d: int) -> Text:
    return _join("(not {0})", x.condition(d))


def _any(x: Expressions, d: int) -> Text:
    form = x.rng.choice(("any", "all")) + "([v" + x.rng.choice(_COMPARE) + "{1} for v in {0}])"
    return _join(form, x.of("l", d), x.constant())


def _isinstance(x: Expressions, d: int) -> Text:
    classes = x.rng.choice(("int", "str", "(int, list)", "bool"))
    return _join("isinstance({0}, " + classes + ")", x.of(x.rng.choice("isldb"), d))


_F_SPECS = ("", "!r", ":>6", ":<4", "!s:^7")


def _f_string(x: Expressions, d: int) -> Text:
    spec = x.rng.choice(("", ":5", ":<5", ":+", ":,", ":x", ":#b", ":03"))
    number = Text.same(x.name(x.rng.choice("iicg")))
    form = "f'{{{0}" + spec + "}}{{{1}" + x.rng.choice(_F_SPECS) + "}}'"
    return _join(form, number, Text.same(x.name("s")))


def _percent(x: Expressions, d: int) -> Text:
    form = x.rng.choice(("%d|%s", "%5d%r", "%-4d<%s>", "%03d %s", "%x:%s"))
    return _join("(" + repr(form) + " % ({0}, {1}))", Text.same(x.name("i")), x.of("s", d))


def _text_method(x: Expressions, d: int) -> Text:
    form = x.rng.choice(
        (".upper()", ".lower()", ".strip()", ".title()", ".rjust(5)", ".zfill(4)", ".swapcase()")
    )
    return _join("{0}" + form, x.of("s", d))


def _replace(x: Expressions, d: int) -> Text:
    form = "{0}.replace({1}, {2})[:24]"
    return _join(form, x.of("s", d), x.of("s", 0), Text.same(x.literal("s")))


def _joined(x: Expressions, d: int) -> Text:
    return _join("{0}.join({1})[:24]", Text.same(x.literal("s")), x.of("m", d))


def _shown(x: Expressions, d: int) -> Text:
    name = x.rng.choice(("str", "repr"))
    return _join(name + "({0})[:24]", x.of(x.rng.choice("isltbmd"), d))


def _character(x: Expressions, d: int) -> Text:
    return _join("{0}[" + x.index() + "]", x.of("s", d))


def _numbers(x: Expressions, d: int) -> Text:
    value = x.rng.choice(("v", "v + 1", "v - {1}", "v * 2", "-v", "v & 3"))
    text = _join("[" + value + " for v in {0}]", x.of(x.rng.choice("lt"), d), x.constant())
    return _checked_each(text)


def _checked_each(text: Text) -> Text:
    head, _, tail = text.py.partition(" for v in ")
    return Text(text.pyx, f"[w64({head[1:]}) for v in {tail}")


def _filtered(x: Expressions, d: int) -> Text:
    form = "[v for v in {0} if v " + x.rng.choice(_COMPARE) + " {1}]"
    return _join(form, x.of("l", d), x.constant())


def _sorted(kind: str, source: str) -> Maker:
    def make(x: Expressions, d: int) -> Text:
        tail = x.rng.choice((")", ", reverse=True)"))
        return _join("sorted({0}" + tail, x.of(x.rng.choice(source), d))

    return make


def _converted(kind: str, name: str, source: str) -> Maker:
    def make(x: Expressions, d: int) -> Text:
        return _join(name + "({0})", x.of(x.rng.choice(source), d))

    return make


def _split(x: Expressions, d: int) -> Text:
    form = x.rng.choice((".split()", ".split(',')", ".split(' ', 1)", ".rsplit(',', 1)"))
    return _join("{0}" + form, x.of("s", d))


def _pieces(x: Expressions, d: int) -> Text:
    return _join("[v" + x.rng.choice((".upper()", " + 'x'", "")) + " for v in {0}]", x.of("m", d))


def _dict_of(x: Expressions, d: int) -> Text:
    form = x.rng.choice(
        (
            "{{str(v): v for v in {0}}}",
            "dict(zip({1}, {0}))",
            "{{v: len(v) for v in {1}}}",
        )
    )
    return _join(form, x.of("l", d), x.of("m", d))


def _merged(x: Expressions, d: int) -> Text:
    return _join("({0} | {1})", x.of("d", d), x.of("d", d))


def _set_operation(x: Expressions, d: int) -> Text:
    sign = x.rng.choice(("|", "&", "-", "^"))
    return _join("({0} " + sign + " {1})", x.of("e", d), x.of("e", d))


def _set_of(x: Expressions, d: int) -> Text:
    form = x.rng.choice(("{{v for v in {0}}}", "{{v & 3 for v in {0}}}", "set({0})"))
    return _join(form, x.of("l", d))


def _tuple_of(x: Expressions, d: int) -> Text:
    return _join("tuple([{0}, {1}])", x.of("i", d), x.of("i", d))


def _bytes_of(x: Expressions, d: int) -> Text:
    form = x.rng.choice(
        ("bytearray([v & 255 for v in {0}])", "bytearray({1}.encode())", "bytearray(len({0}))")
    )
    return _join(form, x.of("l", d), x.of("s", d))


_MAKERS: dict[str, tuple[Maker, ...]] = {
    "i": (
        *(_arithmetic,) * 5,
        *(_bits, _shift, _power, _length, _extreme, _total, _item, _entry, _choice("i")),
        *(_search, _parse, _helper, _helper, _method, _from_c, _unary, _truth_sum),
    ),
    "s": (
        *(_plus("s", 24), _times("s", 24), _slice("s"), _choice("s"), _f_string, _f_string),
        *(_percent, _text_method, _replace, _joined, _shown, _character),
    ),
    "l": (
        *(_plus("l", 8), _times("l", 8), _slice("l"), _choice("l"), _numbers, _filtered),
        *(_sorted("l", "lte"), _converted("l", "list", "lty")),
    ),
    "m": (
        _plus("m", 6),
        _slice("m"),
        _split,
        _pieces,
        _sorted("m", "msd"),
        _converted("m", "list", "ms"),
    ),
    "d": (_dict_of, _merged, _choice("d"), _converted("d", "dict", "d")),
    "e": (_set_operation, _set_of, _choice("e"), _converted("e", "set", "lty")),
    "t": (_tuple_of, _plus("t", 6), _slice("t"), _choice("t"), _converted("t", "tuple", "lty")),
    "y": (_bytes_of, _plus("y", 8), _slice("y"), _choice("y")),
    "b": (
        *(_comparison, _comparison, _chain, _equality, _c_comparison, _inside, _both, _not),
        *(_any, _isinstance),
    ),
}
