# SPDX-License-Identifier: GPL-2.0
"""Integer constants of enums, arrays and bit-fields, with C's arithmetic on 64-bit machines.

No layout is known here: what depends on the size of a structure has no value.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pycparser import c_ast

from cythonk.headers.model import Aggregate, Array, Named, Pointer, Tagged, Type

# Stands for an integer that only a compiler knows; no integer of C has this value.
UNKNOWN = -(1 << 127)

# Bytes of C's own types, as all of Linux's 64-bit architectures have them.
SIZES = {
    "char": 1, "signed char": 1, "unsigned char": 1, "_Bool": 1, "short": 2, "unsigned short": 2,
    "int": 4, "unsigned int": 4, "long": 8, "unsigned long": 8, "long long": 8,
    "unsigned long long": 8, "__int128": 16, "unsigned __int128": 16, "float": 4, "double": 8,
}  # fmt: skip
_UNSIGNED = ("unsigned", "_Bool")

# What constants have.
_WORDS = {32: "int", 64: "long"}

_INT = (-(1 << 31), (1 << 31) - 1)

_LITERAL = re.compile(r"(0[xX][\da-fA-F]+|0[bB][01]+|\d+)([uUlL]*)")
_ESCAPES = {"n": 10, "t": 9, "r": 13, "0": 0, "\\": 92, "'": 39, '"': 34, "a": 7, "b": 8}


@dataclass(frozen=True)
class Integer:
    """A value with the type that decides how C goes on with it."""

    value: int
    bits: int = 32
    unsigned: bool = False

    def to(self, bits: int, unsigned: bool) -> Integer:
        """Converted to another type."""
        value = self.value & ((1 << bits) - 1)
        if not unsigned and value >> (bits - 1):
            value -= 1 << bits
        return Integer(value, bits, unsigned)


def _quotient(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


_ARITHMETIC: dict[str, Callable[[int, int], int]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": _quotient,
    "%": lambda a, b: a - _quotient(a, b) * b, "&": operator.and_, "|": operator.or_,
    "^": operator.xor,
}  # fmt: skip
_COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
    "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_SIGNS: dict[str, Callable[[int], int]] = {
    "+": operator.pos, "-": operator.neg, "~": operator.invert,
}  # fmt: skip


def _swapped(size: int) -> Callable[[int], int]:
    mask = (1 << 8 * size) - 1
    return lambda value: int.from_bytes((value & mask).to_bytes(size, "little"), "big")


# gcc's functions of an integer, and the type they have.
_BUILTINS: dict[str, tuple[Callable[[int], int], int, bool]] = {
    "__builtin_bswap16": (_swapped(2), 16, True),
    "__builtin_bswap32": (_swapped(4), 32, True),
    "__builtin_bswap64": (_swapped(8), 64, True),
    "__builtin_ctz": (lambda value: (value & -value).bit_length() - 1, 32, False),
    "__builtin_popcount": (lambda value: (value & 0xFFFFFFFF).bit_count(), 32, False),
}


class _NoConstant(Exception):
    """Only a compiler knows."""


class Values:
    """Says what constant expressions are.

    Args:
        type_of: the canonical type of a type's node.
        aggregates: structures and unions so far.
    """

    def __init__(
        self,
        type_of: Callable[[c_ast.Node], Type],
        aggregates: Mapping[tuple[str, str], Aggregate],
    ) -> None:
        self._type_of = type_of
        self._aggregates = aggregates
        self._constants: dict[str, Integer] = {}
        self._enums: dict[str, Integer] = {}

    def enum(self, tag: str, items: Sequence[tuple[str, c_ast.Node | None]]) -> list[int]:
        """The values of an enum, whose names are constants from then on.

        Args:
            tag: its tag, or what it is called otherwise.
            items: its names with their expressions; None where it is one more than the last one.
        """
        found: list[int] = []
        for name, node in items:
            after = found[-1] + 1 if found else 0
            if node is not None:
                found.append(self.of(node))
            else:
                found.append(UNKNOWN if after == UNKNOWN + 1 else after)
            if found[-1] != UNKNOWN:
                self._constants[name] = _fitting([found[-1]])
        if UNKNOWN not in found:
            # What int does not hold has the type of all.
            whole = self._enums[tag] = _fitting(found)
            for (name, _), value in zip(items, found, strict=True):
                if not _INT[0] <= value <= _INT[1]:
                    self._constants[name] = Integer(value, whole.bits, whole.unsigned)
        return found

    def of(self, node: c_ast.Node) -> int:
        """The value; UNKNOWN where only a compiler knows."""
        try:
            return self._integer(node).value
        except _NoConstant:
            return UNKNOWN

    def type_of(self, node: c_ast.Node) -> Type | None:
        """The type of a constant expression; None where only a compiler knows."""
        try:
            found = self._integer(node)
        except _NoConstant:
            return None
        return Named(("unsigned " if found.unsigned else "") + _WORDS[found.bits])

    def _integer(self, node: c_ast.Node) -> Integer:
        match node:
            case c_ast.Constant():
                return _literal(node.value)
            case c_ast.ID() if node.name in self._constants:
                return self._constants[node.name]
            case c_ast.Cast():
                bits, unsigned = self._shape(self._type_of(node.to_type))
                return self._integer(node.expr).to(bits, unsigned)
            case c_ast.TernaryOp():
                return self._choice(node)
            case c_ast.FuncCall(name=c_ast.ID()) if node.args:
                return self._builtin(node.name.name, node.args.exprs)
            case c_ast.UnaryOp():
                return self._unary(node)
            case c_ast.BinaryOp():
                return self._binary(node.op, node.left, node.right)
        raise _NoConstant

    def _choice(self, node: c_ast.TernaryOp) -> Integer:
        holds = self._integer(node.cond).value
        taken, other = (node.iftrue, node.iffalse) if holds else (node.iffalse, node.iftrue)
        found = self._integer(taken)
        try:
            return found.to(*_common(found, self._integer(other)))
        except _NoConstant:
            # Not evaluated, as a call of a function for what is no constant.
            return found

    def _builtin(self, name: str, taken: Sequence[c_ast.Node]) -> Integer:
        values = [self.of(node) for node in taken]
        if name == "__builtin_constant_p":
            return Integer(int(values[0] != UNKNOWN))
        if name == "__builtin_choose_expr":
            condition, one, other = values
            if condition == UNKNOWN and one != other:
                raise _NoConstant
            return self._integer(taken[1 if condition else 2])
        if name not in _BUILTINS or values[0] == UNKNOWN:
            raise _NoConstant
        of, bits, unsigned = _BUILTINS[name]
        return Integer(of(values[0]), bits, unsigned)

    def _size(self, type_: Type) -> int:
        match type_:
            case Pointer():
                return 8
            case Tagged("enum", tag) if tag in self._enums:
                return self._enums[tag].bits // 8
            case Array(of, length) if length > 0:
                return length * self._size(of)
            case Named(name, False) if name in SIZES:
                return SIZES[name]
            case Tagged(kind, tag) if (one := self._aggregates.get((kind, tag))) and one.fields:
                # What asserts something where an expression has to be.
                if all(field.width == 0 for field in one.fields):
                    return 0
        raise _NoConstant

    def _shape(self, type_: Type) -> tuple[int, bool]:
        """Bits, and whether it is unsigned."""
        match type_:
            case Tagged("enum", tag) if tag in self._enums:
                return self._enums[tag].bits, self._enums[tag].unsigned
            case Named("char"):
                # It is unsigned since 6.2, and signed before.
                raise _NoConstant
            case Pointer() | Named():
                unsigned = isinstance(type_, Pointer) or type_.name.startswith(_UNSIGNED)
                return 8 * self._size(type_), unsigned
        raise _NoConstant

    def _unary(self, node: c_ast.UnaryOp) -> Integer:
        if node.op == "sizeof" and isinstance(node.expr, c_ast.Typename):
            return Integer(self._size(self._type_of(node.expr)), 64, True)
        if node.op == "!":
            return Integer(int(self._integer(node.expr).value == 0))
        if node.op not in _SIGNS:
            raise _NoConstant
        of = _promoted(self._integer(node.expr))
        return Integer(_SIGNS[node.op](of.value)).to(of.bits, of.unsigned)

    def _binary(self, sign: str, left: c_ast.Node, right: c_ast.Node) -> Integer:
        a = _promoted(self._integer(left))
        if sign in ("&&", "||"):
            if bool(a.value) == (sign == "||"):
                return Integer(int(sign == "||"))
            return Integer(int(self._integer(right).value != 0))
        b = _promoted(self._integer(right))
        if sign in ("<<", ">>"):
            value = a.value << b.value if sign == "<<" else a.value >> b.value
            return Integer(value).to(a.bits, a.unsigned)
        bits, unsigned = _common(a, b)
        x, y = a.to(bits, unsigned).value, b.to(bits, unsigned).value
        if sign in _COMPARISONS:
            return Integer(int(_COMPARISONS[sign](x, y)))
        if sign in "/%" and y == 0:
            raise _NoConstant
        return Integer(_ARITHMETIC[sign](x, y)).to(bits, unsigned)


def _literal(text: str) -> Integer:
    if text.startswith("'"):
        inner = text[1:-1]
        if len(inner) == 1:
            return Integer(ord(inner))
        if inner[1:] in _ESCAPES and len(inner) == 2:
            return Integer(_ESCAPES[inner[1:]])
        raise _NoConstant
    found = _LITERAL.fullmatch(text)
    if not found:
        raise _NoConstant
    digits, suffix = found[1], found[2].lower()
    decimal = digits.isdecimal() and (digits[0] != "0" or digits == "0")
    value = int(digits, 10 if decimal else 8) if digits.isdecimal() else int(digits, 0)
    for bits in (32, 64):
        for unsigned in (False, True):
            if (bits == 32 and "l" in suffix) or (not unsigned and "u" in suffix):
                continue
            if unsigned and decimal and "u" not in suffix:
                continue
            if value < 1 << (bits - (not unsigned)):
                return Integer(value, bits, unsigned)
    raise _NoConstant


def _fitting(values: Sequence[int]) -> Integer:
    """The first value in a type that holds all, as gcc chooses an enum's."""
    low, high = min(values, default=0), max(values, default=0)
    unsigned = low >= 0 and not _INT[0] <= high <= _INT[1]
    bits = 32 if low >= _INT[0] and high <= (_INT[1] if low < 0 else 2 * _INT[1] + 1) else 64
    return Integer(values[0] if values else 0, bits, unsigned)


def _promoted(of: Integer) -> Integer:
    return of.to(32, False) if of.bits < 32 else of


def _common(a: Integer, b: Integer) -> tuple[int, bool]:
    a, b = _promoted(a), _promoted(b)
    bits = max(a.bits, b.bits)
    return bits, any(one.unsigned and one.bits == bits for one in (a, b))
