# SPDX-License-Identifier: GPL-2.0
"""What the compiler turns a macro's arguments into, read from its tree.

A variable that is passed to a function becomes what the function takes, without a word in the source; the
tree has a node for that. It says what a macro wants of an argument that could be anything.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from clang import cindex

KINDS = cindex.CursorKind
# Looked through on the way from a variable to what uses it.
TRANSPARENT = (KINDS.PAREN_EXPR, KINDS.UNEXPOSED_EXPR)
# Where a conversion is to what is wanted, and not to what an operator has on its other side.
TELLING = (
    KINDS.CALL_EXPR,
    KINDS.VAR_DECL,
    KINDS.CSTYLE_CAST_EXPR,
    KINDS.RETURN_STMT,
    KINDS.INIT_LIST_EXPR,
)
BLIND = "__builtin_constant_p"
# Of what these come to, the lower bits depend on the lower bits alone: what is narrowed behind them can
# be narrow before.
BITWISE = ("+", "-", "*", "|", "&", "^")


@dataclass(frozen=True)
class Conversion:
    """One use of a variable.

    Attributes:
        type: what it is turned into there; None where it stays what it is.
        is_cast: whether the source says so.
    """

    type: Any
    is_cast: bool = False

    @property
    def is_free(self) -> bool:
        """Whether it is used as what it is."""
        return self.type is None


def conversions(function: Any) -> dict[str, list[Conversion]]:
    """What becomes of a function's own variables, by their names."""
    found: dict[str, list[Conversion]] = defaultdict(list)

    def visit(cursor: Any, above: list[Any]) -> None:
        if cursor.kind == KINDS.DECL_REF_EXPR and cursor.spelling.startswith("ckp"):
            use = _use(cursor, above)
            if use:
                found[cursor.spelling].append(use)
        for inner in cursor.get_children():
            visit(inner, [*above, cursor])

    visit(function, [])
    return found


def _use(cursor: Any, above: list[Any]) -> Conversion | None:
    """How one mention of a variable is used; None where it is not for its value."""
    own, turned = cursor.type.get_canonical().spelling, None
    is_part = False
    for parent in reversed(above):
        if parent.kind in TRANSPARENT:
            if parent.type.get_canonical().spelling != own:
                turned = parent.type
            continue
        if parent.kind == KINDS.BINARY_OPERATOR and parent.spelling in BITWISE:
            own, turned = parent.type.get_canonical().spelling, None
            is_part = True
            continue
        if parent.kind == KINDS.CXX_UNARY_EXPR:
            return None
        if parent.kind == KINDS.CALL_EXPR and parent.spelling == BLIND:
            return None
        if parent.kind == KINDS.CSTYLE_CAST_EXPR:
            # A cast of more than the variable is there to cut something off.
            if is_part and turned is None:
                return Conversion(None)
            return Conversion(turned or parent.type, turned is None)
        telling = parent.kind in TELLING or (
            parent.kind == KINDS.BINARY_OPERATOR and parent.spelling == "="
        )
        return Conversion(turned if telling else None)
    return None
