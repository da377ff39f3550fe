# SPDX-License-Identifier: GPL-2.0
"""Numbers: floating-point and complex ones are refused, integers must fit 64 bits, `/` divides
into a float.

Everything that can be told from the source's own text; what a type inferred by Cython makes a
float is found by `typed`.
"""

from __future__ import annotations

import re
from typing import Any

from Cython.Compiler import ExprNodes

from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.tree import Place, is_literal_string

INT_MIN = -(1 << 63)
INT_MAX = (1 << 63) - 1
UINT_MAX = (1 << 64) - 1

_USE_INTEGERS = (
    "use integers: scale the value (fixed point), for example milliseconds instead of seconds"
)
_USE_FLOORDIV = "write // for the integer quotient"

# Format types that make a float of their value: the last letter of a format specification, or a %
# conversion.
_FLOAT_SPEC = re.compile(r"[eEfFgG%]$")
_FLOAT_PERCENT = re.compile(r"%(?:%|(?:\(\w*\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?([eEfFgG]))")


def int_value(node: Any) -> int | None:
    """The value of an integer literal; None when it has more digits than any 64-bit number."""
    text = str(node.value).replace("_", "").rstrip("uUlL")
    if len(text.lstrip("-0xXoObB")) > 64:
        return None
    return int(text, 0)


def _shown(text: str) -> str:
    return text if len(text) <= 24 else text[:20] + "…"


def _float(run: Run, place: Place) -> None:
    text = _shown(str(place.node.value))
    run.refuse(
        "CK101",
        place.node.pos,
        f"the number {text} is a float, and kernel code has no floating point",
        _USE_INTEGERS,
    )


def _imaginary(run: Run, place: Place) -> None:
    text = _shown(str(place.node.value))
    run.refuse(
        "CK102",
        place.node.pos,
        f"the number {text}j is complex, and kernel code has no complex numbers",
        "keep the two parts in two integers",
    )


def _integer(run: Run, place: Place) -> None:
    value = int_value(place.node)
    if value is not None and INT_MIN <= value <= UINT_MAX:
        return
    run.refuse(
        "CK106",
        place.node.pos,
        f"the number {_shown(str(place.node.value))} does not fit 64 bits",
        f"integers go from {INT_MIN} to {INT_MAX}; C's unsigned 64-bit types to {UINT_MAX}",
    )


def _divide(run: Run, place: Place) -> None:
    if place.node.operator == "/":
        run.refuse("CK101", place.node.pos, "'/' divides into a float", _USE_FLOORDIV)


def _divide_in_place(run: Run, place: Place) -> None:
    if place.node.operator == "/":
        run.refuse("CK101", place.node.pos, "'/=' divides into a float", "write //=")
    elif place.node.operator == "@":
        run.refuse(
            "CK112",
            place.node.pos,
            "the matrix product (@=) is not part of the dialect",
            "call a function of your own",
        )


def _power(run: Run, place: Place) -> None:
    _exponent(run, place.node, place.node.operand2)


def _power_in_place(run: Run, place: Place) -> None:
    if place.node.operator == "**":
        _exponent(run, place.node, place.node.rhs)


def _exponent(run: Run, node: Any, exponent: Any) -> None:
    if isinstance(exponent, ExprNodes.IntNode) and (int_value(exponent) or 0) < 0:
        run.refuse(
            "CK101",
            node.pos,
            "a negative exponent gives a float",
            "divide instead: 1 // x ** n",
        )


def _format(run: Run, place: Place) -> None:
    spec = place.node.format_spec
    values = getattr(spec, "values", [])
    last = values[-1] if values else spec
    if is_literal_string(last) and _FLOAT_SPEC.search(str(last.value)):
        run.refuse(
            "CK101",
            place.node.pos,
            f"the format '{last.value}' prints a float",
            "print integers: {x} , {x:5d} , {x:#x}",
        )


def _percent(run: Run, place: Place) -> None:
    left = place.node.operand1
    if not is_literal_string(left):
        return
    for found in _FLOAT_PERCENT.finditer(str(left.value)):
        if found.group(1):
            run.refuse(
                "CK101", left.pos, f"the format '{found.group()}' prints a float", "use %d or %x"
            )


def _text(run: Run, place: Place) -> None:
    """Text is UTF-8 in the kernel, which has no surrogates."""
    node = place.node
    text = node.value if is_literal_string(node) else getattr(node, "doc", None)
    if isinstance(text, str) and any("\ud800" <= char <= "\udfff" for char in text):
        run.refuse(
            "CK112",
            node.pos,
            "the text holds a surrogate (\\ud800 to \\udfff), which is no character",
            "write the character itself, or \\U with its eight digits; use bytes for raw data",
        )


RULES: Rules = {
    **dict.fromkeys(
        ("UnicodeNode", "ModuleNode", "DefNode", "CFuncDefNode", "CClassDefNode"), (_text,)
    ),
    "FloatNode": (_float,),
    "ImagNode": (_imaginary,),
    "IntNode": (_integer,),
    "DivNode": (_divide,),
    "PowNode": (_power,),
    "InPlaceAssignmentNode": (_divide_in_place, _power_in_place),
    "FormattedValueNode": (_format,),
    "ModNode": (_percent,),
}
