# SPDX-License-Identifier: GPL-2.0
"""C integers that are stored in a smaller type are checked: OverflowError, never a silent wrap.

Cython checks the operators (`overflowcheck`) but leaves the conversion of the result to C, which cuts bits off. Where
the directive is on, a conversion that may lose something gets a test; the C compiler drops it again where it can see
that the value fits.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes
from Cython.Compiler.Errors import error

_coerce_to = ExprNodes.ExprNode.coerce_to
_literal = ExprNodes.IntNode.coerce_to


def _name(kind: Any) -> str:
    """What people call a type: Cython's Py_ssize_t is the kernel's ssize_t."""
    return str(kind.declaration_code("", for_display=1)).removeprefix("Py_")


class NarrowNode(ExprNodes.CoercionNode):  # type: ignore[misc]
    """A C integer in another C integer type, checked."""

    is_temp = True

    def __init__(self, arg: Any, dst_type: Any) -> None:
        super().__init__(arg)
        self.type = dst_type

    def analyse_types(self, env: Any) -> Any:
        """Typed already."""
        return self

    def generate_result_code(self, code: Any) -> None:
        """`if (narrows(value, &t)) raise`."""
        name = _name(self.type)
        code.putln(f"if (unlikely(ck_narrows({self.arg.result()}, &{self.result()}))) {{")
        code.putln(f'PyErr_SetString(PyExc_OverflowError, "value too large to convert to {name}");')
        code.putln(code.error_goto(self.pos))
        code.putln("}")


def _plain(kind: Any) -> bool:
    """A standard C integer type, whose range is known here."""
    return bool(kind.is_int and not kind.is_typedef and not kind.is_enum)


def _is_char(kind: Any) -> bool:
    """Plain `char`, which is neither `signed char` nor `unsigned char`."""
    return bool(_plain(kind) and kind.rank == 0 and kind.signed == 1)


def has_sign(kind: Any) -> bool:
    """Whether a type has negative values. Plain `char` has none, as modules are compiled."""
    return bool(kind.signed and not _is_char(kind))


def _fits(source: Any, target: Any) -> bool:
    """Whether every value of one standard type is a value of the other."""
    if not (_plain(source) and _plain(target)):
        return bool(source.same_as(target))
    if has_sign(source) == has_sign(target):
        return bits_of(target) >= bits_of(source)
    return has_sign(target) and bits_of(target) > bits_of(source)


def _constant_fits(node: Any, target: Any) -> bool:
    value = node.constant_result if node.has_constant_result() else None
    if not isinstance(value, int):
        return False
    return (-128 if has_sign(target) else 0) <= value <= 127


def _masked(node: Any, target: Any) -> bool:
    """`x & 0xff`: a constant mask bounds the value."""
    if getattr(node, "operator", None) != "&":
        return False
    bits = bits_of(target) - (1 if has_sign(target) else 0)
    for operand in (node.operand1, node.operand2):
        value = operand.constant_result if operand.has_constant_result() else None
        if isinstance(value, int) and 0 <= value < 1 << bits:
            return True
    return False


def _checked_coerce_to(self: Any, dst_type: Any, env: Any) -> Any:
    node = _coerce_to(self, dst_type, env)
    kind = node.type
    if (
        kind is None
        or not getattr(kind, "is_int", False)
        or not getattr(dst_type, "is_int", False)
        or kind.is_enum
        or dst_type.is_enum
        or getattr(dst_type, "is_returncode", False)
        or str(dst_type) == "bint"
        or not env.directives.get("overflowcheck")
        or _fits(kind, dst_type)
        or _constant_fits(node, dst_type)
        or _masked(node, dst_type)
        or getattr(env, "nogil", False)
    ):
        return node
    return NarrowNode(node, dst_type)


# Bits of the standard types by Cython's rank; `long` is 64 bits on every kernel that is supported.
_BITS = {0: 8, 1: 16, 2: 32, 3: 64, 4: 64, 5: 64}


def bits_of(kind: Any) -> int:
    """How many bits a C integer type has at least."""
    return _BITS.get(int(kind.rank), 64)


def _literal_coerce_to(self: Any, dst_type: Any, env: Any) -> Any:
    value = self.constant_result if self.has_constant_result() else None
    if _plain(dst_type) and isinstance(value, int) and str(dst_type) != "bint":
        bits = bits_of(dst_type)
        half = 1 << (bits - 1)
        low, high = (-half, half - 1) if has_sign(dst_type) else (0, 2 * half - 1)
        # As in C a negative constant stands for the bits it has; of `char` one expects the value.
        negative_bits = not dst_type.signed and -half <= value < 0
        if not low <= value <= high and not negative_bits and env.directives.get("overflowcheck"):
            name = _name(dst_type)
            way_out = ": use 'signed char'" if _is_char(dst_type) and value < 0 else ""
            error(self.pos, f"the constant {value} does not fit in '{name}'{way_out}")
    return _literal(self, dst_type, env)


_constant_code = ExprNodes.IntNode.get_constant_c_result_code


def _representable_code(self: Any) -> Any:
    """C has no negative literals, and the least number's opposite is none of its signed types."""
    if self.has_constant_result() and self.constant_result == -(1 << 63):
        return "(-0x7FFFFFFFFFFFFFFFL - 1)"
    return _constant_code(self)


def install() -> None:
    """Check conversions from now on; calling it again changes nothing."""
    ExprNodes.ExprNode.coerce_to = _checked_coerce_to
    ExprNodes.IntNode.coerce_to = _literal_coerce_to
    ExprNodes.IntNode.get_constant_c_result_code = _representable_code
