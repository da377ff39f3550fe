# SPDX-License-Identifier: GPL-2.0
"""C types, as far as the tidy passes need them: when are two expressions' types the same?

A type is a nested tuple, so that equality is type identity:
    ("int", "unsigned long")           an arithmetic type in canonical spelling
    ("void",)
    ("named", "spinlock_t")            a typedef the unit does not explain
    ("struct", "Echo")  ("union", …)  ("enum", …)
    ("ptr", T)  ("array", T)  ("func", result, parameters or None)
    ("const", T)                       only below a pointer or array: a value has no qualifiers
None is "unknown", which no pass may act upon.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc.tidy.facts import TYPEDEFS

CType = tuple[Any, ...]

INT: CType = ("int", "int")
UNSIGNED_LONG: CType = ("int", "unsigned long")
VOID: CType = ("void",)
OBJECT_POINTER: CType = ("ptr", ("struct", "ck_object"))
HELD_POINTER: CType = ("ptr", ("struct", "ck_raised"))

# Integer conversion rank and size in bits on the 64-bit targets.
_RANKS = {
    "_Bool": (0, 1),
    "char": (1, 8),
    "signed char": (1, 8),
    "unsigned char": (1, 8),
    "short": (2, 16),
    "unsigned short": (2, 16),
    "int": (3, 32),
    "unsigned int": (3, 32),
    "long": (4, 64),
    "unsigned long": (4, 64),
    "long long": (5, 64),
    "unsigned long long": (5, 64),
}
ARITHMETIC = frozenset(_RANKS)
_SPECIFIERS = {"char", "short", "int", "long", "signed", "unsigned", "__signed__", "_Bool"}


def size_bits(kind: CType) -> int | None:
    """Width of an arithmetic type or pointer in bits, None where unknown."""
    if kind[0] == "int":
        bits = _RANKS[kind[1]][1]
        return 8 if bits == 1 else bits
    return 64 if kind[0] == "ptr" else None


def is_unsigned(kind: CType) -> bool:
    """Whether an arithmetic type cannot be negative (plain char: see CFLAGS of kbuild)."""
    return bool(kind[1].startswith("unsigned") or kind[1] in ("_Bool", "char"))


def from_names(names: list[str], typedefs: dict[str, CType | None]) -> CType | None:
    """The type spelled by a list of specifiers (`["unsigned", "long"]`, `["u8"]`)."""
    if len(names) == 1 and names[0] not in _SPECIFIERS:
        name = names[0]
        if name == "void":
            return VOID
        if name in typedefs:
            return typedefs[name]
        if name in TYPEDEFS:
            return ("int", TYPEDEFS[name])
        return ("named", name)
    if not set(names) <= _SPECIFIERS:
        return None
    unsigned = "unsigned" in names
    longs = names.count("long")
    if "_Bool" in names:
        return ("int", "_Bool")
    if "char" in names:
        sign = "unsigned " if unsigned else ("signed " if "signed" in names else "")
        return ("int", f"{sign}char")
    base = "short" if "short" in names else {0: "int", 1: "long", 2: "long long"}[min(longs, 2)]
    return ("int", f"unsigned {base}" if unsigned else base)


def of_declarator(node: Any, typedefs: dict[str, CType | None]) -> CType | None:
    """The type a pycparser declarator (PtrDecl, ArrayDecl, FuncDecl, TypeDecl, Typename …) stands
    for.
    """
    if isinstance(node, (c_ast.Typename, c_ast.Decl)):
        return of_declarator(node.type, typedefs)
    if isinstance(node, c_ast.TypeDecl):
        return of_declarator(node.type, typedefs)
    if isinstance(node, c_ast.IdentifierType):
        return from_names(node.names, typedefs)
    if isinstance(node, c_ast.Struct):
        return ("struct", node.name) if node.name else None
    if isinstance(node, c_ast.Union):
        return ("union", node.name) if node.name else None
    if isinstance(node, c_ast.Enum):
        return ("enum", node.name) if node.name else INT
    if isinstance(node, (c_ast.PtrDecl, c_ast.ArrayDecl)):
        target = of_declarator(node.type, typedefs)
        if target is None:
            return None
        below = node.type
        quals = below.quals if isinstance(below, (c_ast.TypeDecl, c_ast.PtrDecl)) else []
        if "volatile" in quals:
            return None
        if "const" in quals:
            target = ("const", target)
        return ("ptr" if isinstance(node, c_ast.PtrDecl) else "array", target)
    if isinstance(node, c_ast.FuncDecl):
        result = of_declarator(node.type, typedefs)
        return ("func", result, parameter_types(node, typedefs))
    return None


def parameter_types(
    node: c_ast.FuncDecl, typedefs: dict[str, CType | None]
) -> tuple[CType | None, ...] | None:
    """The types of a function's named parameters, arrays and functions as pointers; None when it
    has no prototype.
    """
    if node.args is None:
        return None
    kinds: list[CType | None] = []
    for parameter in node.args.params:
        if isinstance(parameter, c_ast.EllipsisParam):
            break
        kind = of_declarator(parameter.type, typedefs) if hasattr(parameter, "type") else None
        if kind == VOID:
            break
        kinds.append(decay(kind))
    return tuple(kinds)


def decay(kind: CType | None) -> CType | None:
    """The type a value of this type has in an expression: arrays and functions become pointers,
    qualifiers go.
    """
    if kind is None:
        return None
    if kind[0] == "const":
        return decay(kind[1])
    if kind[0] == "array":
        return ("ptr", kind[1])
    if kind[0] == "func":
        return ("ptr", kind)
    return kind


def promote(kind: CType | None) -> CType | None:
    """The integer promotions."""
    if kind is None:
        return None
    if kind[0] == "enum":
        return None
    if kind[0] == "int" and _RANKS[kind[1]][0] < 3:
        return INT
    return kind


def usual(a: CType | None, b: CType | None) -> CType | None:
    """The usual arithmetic conversions of two operand types."""
    a, b = promote(a), promote(b)
    if a is None or b is None or a[0] != "int" or b[0] != "int":
        return None
    if a == b:
        return a
    if is_unsigned(a) == is_unsigned(b):
        return a if _RANKS[a[1]][0] > _RANKS[b[1]][0] else b
    unsigned, signed = (a, b) if is_unsigned(a) else (b, a)
    if _RANKS[unsigned[1]][0] >= _RANKS[signed[1]][0]:
        return unsigned
    if _RANKS[signed[1]][1] > _RANKS[unsigned[1]][1]:
        return signed
    return ("int", f"unsigned {signed[1]}")


def constant_value(text: str) -> tuple[int, CType] | None:
    """Value and type of an integer constant as C reads it on a 64-bit target, None if it is not
    one.
    """
    digits = text.rstrip("uUlL")
    suffix = text[len(digits) :].lower()
    try:
        octal = len(digits) > 1 and digits[0] == "0" and digits[1] in "01234567"
        value = int(digits, 8 if octal else 0)
    except ValueError:
        return None
    decimal = not digits.startswith("0") or digits == "0"
    longs = suffix.count("l")
    for base, bits in (("int", 32), ("long", 64), ("long long", 64))[longs:]:
        if "u" not in suffix and value < 1 << (bits - 1):
            return value, ("int", base)
        if ("u" in suffix or not decimal) and value < 1 << bits:
            return value, ("int", f"unsigned {base}")
    return None
