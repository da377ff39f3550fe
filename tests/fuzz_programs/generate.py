# SPDX-License-Identifier: GPL-2.0
"""Random programs: helper functions, a class, and main functions that print what they have.

Every program ends: loops are over few things, helpers call only earlier ones. The same seed gives the
same program.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from .expressions import VARIABLES, Expressions
from .program import Program, Statement, Text, compound, simple

_HELPERS = 1
_MAINS = 1
_PARTS = 6

# How a printed exception looks alike in both: overflows and divisions have texts of their own.
_CAUGHT: tuple[tuple[str, str], ...] = (
    ("except OverflowError:", 'print("OverflowError")'),
    ("except ZeroDivisionError:", 'print("ZeroDivisionError")'),
    ("except (ValueError, LookupError, TypeError) as error:", "print(repr(error))"),
)
# A type of a value, more often those that there is more to do with.
_KINDS = "iiiissllmddetyb"

Maker = Callable[["Generator", int], list[Statement]]


class Generator:
    """Makes one program."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.x = Expressions(self.rng)
        self._loops = 0
        self._names = 0
        self._printing = False

    def program(self) -> Program:
        """The program."""
        statements = self._class()
        statements += [self._helper(f"helper{number}") for number in range(_HELPERS)]
        statements += [self._main(f"main{number}") for number in range(_MAINS)]
        statements += [simple(f"main{number}()") for number in range(_MAINS)]
        return Program(self.seed, tuple(statements))

    def _guarded(self, body: list[Statement]) -> Statement:
        """Statements whose exceptions are printed."""
        handlers = [(Text.same(head), [simple(action, fixed=True)]) for head, action in _CAUGHT]
        return compound((Text.same("try:"), body), *handlers)

    def fresh(self, letter: str) -> str:
        """A name that is not used yet."""
        self._names += 1
        return f"{letter}_{self._names}"

    # Definitions.

    def _class(self) -> list[Statement]:
        rng, x = self.rng, Expressions(self.rng)
        formula = rng.choice(("self.n + x", "self.n - x", "self.n * 2 + x", "self.n ^ x"))
        base = compound(
            (
                Text("cdef class Base:", "class Base:"),
                [
                    simple("cdef object n\ncdef int k", "pass\npass", fixed=True),
                    compound(
                        (
                            Text.same("def __init__(self, n):"),
                            [
                                simple("self.n = n", fixed=True),
                                simple("self.k = 0", fixed=True),
                            ],
                        ),
                        fixed=True,
                    ),
                    compound(
                        (
                            Text.same("def step(self, x):"),
                            [
                                simple(f"self.n = {formula}", f"self.n = w64({formula})"),
                                simple("self.k += 1", "self.k = w32(self.k + 1)"),
                                simple("return self.value()", fixed=True),
                            ],
                        ),
                        fixed=True,
                    ),
                    compound(
                        (
                            Text.same("def value(self):"),
                            [
                                simple(
                                    "return self.n + self.k",
                                    "return w64(self.n + self.k)",
                                    fixed=True,
                                )
                            ],
                        ),
                        fixed=True,
                    ),
                    compound(
                        (
                            Text.same("def __len__(self):"),
                            [simple("return self.k", fixed=True)],
                        )
                    ),
                    compound(
                        (
                            Text.same("def __repr__(self):"),
                            [simple('return f"<{self.n} {self.k}>"', fixed=True)],
                        )
                    ),
                ],
            )
        )
        literal = x.literal("c")
        sub = compound(
            (
                Text("cdef class Sub(Base):", "class Sub(Base):"),
                [
                    compound(
                        (
                            Text.same("def value(self):"),
                            [
                                simple(
                                    f"return super().value() * {literal}",
                                    f"return w64(super().value() * {literal})",
                                    fixed=True,
                                )
                            ],
                        ),
                        fixed=True,
                    )
                ],
            )
        )
        return [base, sub]

    def _helper(self, name: str) -> Statement:
        kinds = "".join(self.rng.choice("iislc") for _ in range(self.rng.randint(1, 3)))
        parameters = [f"p{n}" for n in range(len(kinds))]
        shown = [
            f"int {p}" if kind == "c" else p for p, kind in zip(parameters, kinds, strict=True)
        ]
        head = Text(f"def {name}({', '.join(shown)}):", f"def {name}({', '.join(parameters)}):")
        body = self._variables()
        for parameter, kind in zip(parameters, kinds, strict=True):
            variable = VARIABLES[kind][0]
            value = f"{parameter}[:6]" if kind in "sl" else parameter
            narrowed = f"w32({value})" if kind == "c" else value
            body.append(simple(f"{variable} = {value}", f"{variable} = {narrowed}"))
        body += self._block(2, 2)
        result = self.x.of("i", 2)
        body.append(simple(f"return {result.pyx}", f"return {result.py}", fixed=True))
        self.x.helpers.append((name, kinds))
        return compound((head, body))

    def _main(self, name: str) -> Statement:
        self._printing = True
        body = self._variables()
        class_name = self.rng.choice(("Base", "Sub"))
        body.append(simple(f"o0 = {class_name}({self.x.literal('c')})"))
        self.x.objects = ["o0"]
        numbers = ", ".join(VARIABLES["i"] + VARIABLES["c"] + VARIABLES["g"])
        for _ in range(_PARTS):
            body.append(self._guarded(self._block(2, 2)))
            body.append(simple(f"print({numbers})"))
        shown = [v for kind in "slmdtyb" for v in VARIABLES[kind]]
        body.append(simple(f"print({', '.join(shown)})"))
        body.append(simple("print(sorted(e0))"))
        body.append(self._guarded([simple("print(o0, o0.value(), len(o0))")]))
        self.x.objects = []
        self._printing = False
        return compound((Text.same(f"def {name}():"), body))

    def _variables(self) -> list[Statement]:
        """Every variable has a value; some are typed."""
        types = {"l": "list", "s": "str", "d": "dict", "c": "int", "g": "long"}
        out = []
        for kind, names in VARIABLES.items():
            for name in names:
                value = self.x.literal(kind)
                declared = kind in "cg" or (kind in types and self.rng.random() < 0.3)
                prefix = f"cdef {types[kind]} " if declared else ""
                out.append(simple(f"{prefix}{name} = {value}", f"{name} = {value}", fixed=True))
        return out

    # Statements.

    def _block(self, depth: int, length: int) -> list[Statement]:
        out: list[Statement] = []
        for _ in range(self.rng.randint(1, length)):
            makers = _COMPOUND if depth > 1 and self.rng.random() < 0.4 else _SIMPLE
            out += self.rng.choice(makers)(self, depth)
        return out

    def inner(self, depth: int) -> list[Statement]:
        """The body of a compound statement."""
        return self._block(depth - 1, 3)

    def looped(self, depth: int) -> list[Statement]:
        """The body of a loop."""
        self._loops += 1
        body = self.inner(min(depth, 4 - self._loops))
        if self.rng.random() < 0.25:
            condition = self.x.condition(1)
            word = self.rng.choice(("break", "continue"))
            head = Text(f"if {condition.pyx}:", f"if {condition.py}:")
            body.insert(self.rng.randint(0, len(body)), compound((head, [simple(word)])))
        self._loops -= 1
        return body

    @property
    def may_print(self) -> bool:
        """Whether there may be output here; loops in loops would print too much."""
        return self._printing and self._loops < 2


def _assign(g: Generator, depth: int) -> list[Statement]:
    kind = g.rng.choice(_KINDS)
    name, value = g.x.name(kind), g.x.of(kind, 3)
    return [simple(f"{name} = {value.pyx}", f"{name} = {value.py}")]


def _assign_c(g: Generator, depth: int) -> list[Statement]:
    kind = g.rng.choice("ccg")
    name = g.x.name(kind)
    value = g.x.c_value(2)[0] if g.rng.random() < 0.7 else g.x.varied(2)
    check = "w32" if kind == "c" else "w64"
    return [simple(f"{name} = {value.pyx}", f"{name} = {check}({value.py})")]


def _augmented(g: Generator, depth: int) -> list[Statement]:
    name, value = g.x.name("i"), g.x.of("i", 2)
    sign = g.rng.choice(("+", "-", "*", "//", "%", "&", "|", "^"))
    return [simple(f"{name} {sign}= {value.pyx}", f"{name} = w64({name} {sign} {value.py})")]


def _augmented_c(g: Generator, depth: int) -> list[Statement]:
    name, (value, width) = g.x.name("c"), g.x.c_value(1)
    sign = g.rng.choice(("+", "-", "*", "//", "%"))
    py = f"{name} = w32(w{width}({name} {sign} {value.py}))"
    return [simple(f"{name} {sign}= {value.pyx}", py)]


def _list_statement(g: Generator, depth: int) -> list[Statement]:
    name, value, index = g.x.name("l"), g.x.of("i", 2), g.x.index()
    form = g.rng.choice(
        (
            "{0}.append({1})",
            "{0}.insert({2}, {1})",
            "{0}[{2}] = {1}",
            "{0}.remove({1})",
            "{0}.sort()",
            "{0}.reverse()",
            "{0}.pop()",
            "{0}.pop({2})",
            "del {0}[{2}]",
            "{0}.extend({3})",
            "{0}[{2}:] = {3}",
            "{0}[:{2}] = {3}",
            "{0} += {3}",
            "{0}.clear()",
        )
    )
    items = g.x.of("l", 1)
    cut = simple(f"del {name}[9:]")
    pyx = form.format(name, value.pyx, index, items.pyx)
    return [simple(pyx, form.format(name, value.py, index, items.py)), cut]


def _list_item(g: Generator, depth: int) -> list[Statement]:
    name, index, value = g.x.name("l"), g.x.index(), g.x.of("i", 1)
    item = f"{name}[{index}]"
    return [simple(f"{item} += {value.pyx}", f"{item} = w64({item} + {value.py})")]


def _dict_statement(g: Generator, depth: int) -> list[Statement]:
    name, key, value, other = g.x.name("d"), g.x.of("s", 1), g.x.of("i", 2), g.x.of("d", 1)
    form = g.rng.choice(
        (
            "{0}[{1}] = {2}",
            "{0}.setdefault({1}, {2})",
            "{0}.update({3})",
            "{0}.pop({1}, None)",
            "{0}.pop({1})",
            "del {0}[{1}]",
            "{0}.popitem()",
            "{0} = dict(sorted({0}.items())[:6])",
        )
    )
    pyx = form.format(name, key.pyx, value.pyx, other.pyx)
    return [simple(pyx, form.format(name, key.py, value.py, other.py))]


def _set_statement(g: Generator, depth: int) -> list[Statement]:
    name, value, other = g.x.name("e"), g.x.of("i", 1), g.x.of("e", 1)
    form = g.rng.choice(
        (
            "{0}.add({1})",
            "{0}.discard({1})",
            "{0}.remove({1})",
            "{0} |= {2}",
            "{0} -= {2}",
            "{0} ^= {2}",
        )
    )
    pyx = form.format(name, value.pyx, other.pyx)
    return [simple(pyx, form.format(name, value.py, other.py))]


def _bytes_statement(g: Generator, depth: int) -> list[Statement]:
    name, value, index = g.x.name("y"), g.x.of("i", 1), g.x.index()
    form = g.rng.choice(
        (
            "{0}.append({1} & 255)",
            "{0}[{2}] = {1} & 127",
            "{0}.pop()",
            "del {0}[{2}:]",
            "{0}.reverse()",
        )
    )
    return [simple(form.format(name, value.pyx, index), form.format(name, value.py, index))]


def _unpack(g: Generator, depth: int) -> list[Statement]:
    first, second = g.rng.sample(VARIABLES["i"], 2)
    value = g.x.of(g.rng.choice("tl"), 2)
    form = f"{first}, {second} = list({{0}})"  # of a display the compiler itself sees the length
    return [simple(form.format(value.pyx), form.format(value.py))]


def _swap(g: Generator, depth: int) -> list[Statement]:
    kind = g.rng.choice("isld")
    first, second = g.rng.sample(VARIABLES[kind], 2)
    return [simple(f"{first}, {second} = {second}, {first}")]


def _print(g: Generator, depth: int) -> list[Statement]:
    if not g.may_print:
        return _assign(g, depth)
    value = g.x.of(g.rng.choice("iissltbmdy"), 3)
    return [simple(f"print({value.pyx})", f"print({value.py})")]


def _raise(g: Generator, depth: int) -> list[Statement]:
    name = g.rng.choice(("ValueError", "KeyError", "IndexError", "TypeError"))
    condition, value = g.x.condition(2), g.x.of(g.rng.choice("is"), 1)
    head = Text(f"if {condition.pyx}:", f"if {condition.py}:")
    action = simple(f"raise {name}({value.pyx})", f"raise {name}({value.py})")
    return [compound((head, [action]))]


def _if(g: Generator, depth: int) -> list[Statement]:
    clauses = []
    for number in range(g.rng.randint(1, 3)):
        condition = g.x.condition(2)
        word = "elif" if number else "if"
        head = Text(f"{word} {condition.pyx}:", f"{word} {condition.py}:")
        clauses.append((head, g.inner(depth)))
    if g.rng.random() < 0.5:
        clauses.append((Text.same("else:"), g.inner(depth)))
    return [compound(*clauses)]


def _for(g: Generator, depth: int) -> list[Statement]:
    kind = g.rng.choice("irilsde")
    if kind == "r":
        variable = g.x.name("c")
        heads = Text.same(f"for {variable} in range({g.rng.randint(0, 5)}):")
    elif kind == "i":
        step = g.rng.choice((1, 2, -1, -2))
        variable = g.x.name("i")
        heads = Text.same(
            f"for {variable} in range({g.x.literal('c')}, {g.x.literal('c')}, {step}):"
        )
    elif kind == "d":
        variable = g.x.name("i")
        source = g.x.of("d", 1)
        form = f"for {g.x.name('s')}, {variable} in sorted(({{0}}).items())[:4]:"
        heads = Text(form.format(source.pyx), form.format(source.py))
    else:
        variable = g.x.name("s" if kind == "s" else "i")
        source = g.x.of(kind, 2)
        form = f"for {variable} in {'sorted({0})' if kind == 'e' else 'list({0})'}[:5]:"
        heads = Text(form.format(source.pyx), form.format(source.py))
    clauses: list[tuple[Text, list[Statement]]] = [(heads, g.looped(depth))]
    if g.rng.random() < 0.2:
        clauses.append((Text.same("else:"), g.inner(depth)))
    return [compound(*clauses)]


def _while(g: Generator, depth: int) -> list[Statement]:
    counter = g.fresh("w")
    condition = g.x.condition(1)
    limit = g.rng.randint(1, 4)
    form = f"while {counter} < {limit} and {{0}}:"
    head = Text(form.format(condition.pyx), form.format(condition.py))
    body = [simple(f"{counter} += 1", fixed=True), *g.looped(depth)]
    return [simple(f"{counter} = 0", fixed=True), compound((head, body))]


def _enumerate(g: Generator, depth: int) -> list[Statement]:
    source = g.x.of(g.rng.choice("lt"), 2)
    first, second = g.rng.sample(VARIABLES["i"], 2)
    form = f"for {first}, {second} in list(enumerate({{0}}))[:4]:"
    return [compound((Text(form.format(source.pyx), form.format(source.py)), g.looped(depth)))]


def _try(g: Generator, depth: int) -> list[Statement]:
    clauses: list[tuple[Text, list[Statement]]] = [(Text.same("try:"), g.inner(depth))]
    for name in g.rng.sample(
        ("OverflowError", "LookupError", "ValueError", "ZeroDivisionError"), 2
    ):
        body = g.inner(depth)
        if g.may_print:
            body.insert(0, simple(f'print("caught {name}")'))
        if g.rng.random() < 0.15:
            body.append(simple("raise"))
        clauses.append((Text.same(f"except {name}:"), body))
    if g.rng.random() < 0.3:
        clauses.append((Text.same("else:"), g.inner(depth)))
    if g.rng.random() < 0.4:
        clauses.append((Text.same("finally:"), g.inner(depth)))
    return [compound(*clauses)]


_SIMPLE: tuple[Maker, ...] = (
    *(_assign,) * 4,
    *(_assign_c, _assign_c, _augmented, _augmented, _augmented_c, _list_statement, _list_statement),
    *(_list_item, _dict_statement, _dict_statement, _set_statement, _bytes_statement, _unpack),
    *(_swap, _print, _print, _raise),
)
_COMPOUND: tuple[Maker, ...] = (_if, _if, _for, _for, _while, _enumerate, _try, _try)


def program(seed: int) -> Program:
    """The program of a seed."""
    return Generator(seed).program()
