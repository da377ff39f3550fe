# SPDX-License-Identifier: GPL-2.0
"""When a text of one character stands for a character of C: where the other side is one.

Cython takes "a" for the number 97 wherever a C integer is at hand, so that `1 < "1"` is true and a
length may be "a". Here that holds for the types of characters only; beside any other integer it is
the text it is in Python. `b"a"` may still be stored in any C integer, as C programmers write it.
Patches Cython's classes before types are analysed; apart from `kernel_types`, which is about numbers.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes
from Cython.Compiler.Errors import error

_common_type = ExprNodes.CmpNode.find_common_int_type
_literal_coerce_to = ExprNodes.UnicodeNode.coerce_to


def is_character(kind: Any) -> bool:
    """Whether a type is one of characters: char, signed or not, or a code point."""
    if not kind.is_int or kind is PyrexTypes.c_bint_type:
        return False
    return bool(kind.is_unicode_char or kind.rank == 0)


def _common_int_type(self: Any, env: Any, op: str, operand1: Any, operand2: Any) -> Any:
    found = _common_type(self, env, op, operand1, operand2)
    numbers = [t for t in (operand1.type, operand2.type) if t.is_int]
    return found if numbers and all(map(is_character, numbers)) else None


def _text_coerce_to(self: Any, dst_type: Any, env: Any) -> Any:
    if dst_type.is_int and not is_character(dst_type) and self.can_coerce_to_char_literal():
        error(
            self.pos,
            f"cannot assign str to '{dst_type}': a character's number is "
            f"ord({str(self.value)!r}) or, in C, b{str(self.value)!r}",
        )
        return self
    return _literal_coerce_to(self, dst_type, env)


def install() -> None:
    """Do so from now on; calling it again changes nothing."""
    ExprNodes.CmpNode.find_common_int_type = _common_int_type
    ExprNodes.UnicodeNode.coerce_to = _text_coerce_to
