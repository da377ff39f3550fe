# SPDX-License-Identifier: GPL-2.0
"""Vectors: operations, and what CPython makes of them, as C for test_vectors.c.

An operation is a name and up to two operands written as literals. What the kernel has not (floats,
ints past 64 bits, surrogates) is left out. Which operations there are is said in the modules that
use this one.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

# Results that are not drawn: anything that holds one of these.
S64 = range(-(2**63), 2**63)

# The operand of a line that works on the object kept by "make".
KEPT = object()
# No second operand.
ABSENT = object()


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
    if isinstance(value, (tuple, list, set, frozenset)):
        return all(kernel_has(item) for item in value)
    if isinstance(value, dict):
        return all(kernel_has(k) and kernel_has(v) for k, v in value.items())
    return isinstance(
        value, (bytes, bytearray, range, type({}.keys()), type({}.values()), type({}.items()))
    )


def text_of(value: Any) -> str:
    """ascii() of a result; of a set, whose items have no order, the sorted texts of its items."""
    if isinstance(value, (set, frozenset)):
        return f"{type(value).__name__} {sorted(map(ascii, value))!a}"
    return ascii(value)


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
    "&": operator.and_,
    "^": operator.xor,
    "&=": operator.iand,
    "-=": operator.isub,
    "^=": operator.ixor,
    "set": unary(set),
    "frozenset": unary(frozenset),
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

VIEW_OPERATORS = ("|", "&", "-", "^", "==", "!=", "<", "<=", ">", ">=")


def view_operations() -> None:
    """Operations on keys() and items() of a dict: "keys |" with any other operand, "keys r|" with the operands
    exchanged, "keys | keys" with the view of another dict, and what has no operator.
    """

    def add(view: str, op: str) -> None:
        function = OPERATIONS[op]
        OPERATIONS[f"{view} {op}"] = lambda a, b: function(getattr(a, view)(), b)
        OPERATIONS[f"{view} r{op}"] = lambda a, b: function(b, getattr(a, view)())
        OPERATIONS[f"{view} {op} {view}"] = lambda a, b: function(
            getattr(a, view)(), getattr(b, view)()
        )

    for view in ("keys", "items"):
        for op in VIEW_OPERATORS:
            add(view, op)
    OPERATIONS["keys in"] = lambda a, b: b in a.keys()  # noqa: SIM118
    OPERATIONS["items in"] = lambda a, b: b in a.items()
    OPERATIONS["keys isdisjoint"] = lambda a, b: a.keys().isdisjoint(b)
    OPERATIONS["items isdisjoint"] = lambda a, b: a.items().isdisjoint(b)


view_operations()

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
        if not text.isascii() or "float" in text:
            raise Skip from error
        return f"{type(error).__name__}: {text}"
    if not kernel_has(result):
        raise Skip
    return text_of(result)


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
