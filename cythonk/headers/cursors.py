# SPDX-License-Identifier: GPL-2.0
"""libclang's functions as they are, for those who ask millions of questions.

The Python bindings keep a translation unit alive through every cursor and turn every number into an
object; all of a kernel's headers take minutes through them. These are the same functions of the same
library on the bindings' own structures, without what the bindings put around them. Whoever holds a
cursor or a type has to hold its translation unit.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import byref, c_char_p, c_int, c_longlong, c_uint, c_ulonglong, c_void_p
from typing import Any

from clang import cindex

from cythonk.headers.libclang import LIBRARY

Cursor = cindex.Cursor
Type = cindex.Type
_Location = cindex.SourceLocation


class _String(ctypes.Structure):
    """CXString; the bindings' own gives itself back, which is for the one who asked."""

    _fields_ = [("data", c_void_p), ("flags", c_uint)]


_CURSOR_VISIT = ctypes.CFUNCTYPE(c_int, Cursor, Cursor, c_void_p)
_FIELD_VISIT = ctypes.CFUNCTYPE(c_int, Cursor, c_void_p)
_CONTINUE = 1
# CXEval_StrLiteral
_LITERAL = 4

# What there is of CXCursorKind and CXTypeKind that a header can declare.
STRUCT, UNION, ENUM, ENUMERATOR = 2, 3, 5, 7
FUNCTION, VARIABLE, TYPEDEF = 8, 9, 20


def _is(name: str) -> int:
    return int(getattr(cindex.TypeKind, name).value)


POINTER, RECORD, ENUM_TYPE, TYPEDEF_TYPE = map(_is, ("POINTER", "RECORD", "ENUM", "TYPEDEF"))
PROTOTYPE, NO_PROTOTYPE = map(_is, ("FUNCTIONPROTO", "FUNCTIONNOPROTO"))
CONSTANT_ARRAY, OPEN_ARRAY, VARIABLE_ARRAY, VECTOR = map(
    _is, ("CONSTANTARRAY", "INCOMPLETEARRAY", "VARIABLEARRAY", "VECTOR")
)
ELABORATED, ATTRIBUTED, TAG_ATTRIBUTED, ATOMIC = map(
    _is, ("ELABORATED", "ATTRIBUTED", "BTFTAGATTRIBUTED", "ATOMIC")
)
UNSIGNED = frozenset(
    map(_is, ("BOOL", "CHAR_U", "UCHAR", "USHORT", "UINT", "ULONG", "ULONGLONG", "UINT128"))
)

_PROTOTYPES: dict[str, tuple[Any, ...]] = {
    "clang_getTranslationUnitCursor": (Cursor, cindex.c_object_p),
    "clang_visitChildren": (c_uint, Cursor, _CURSOR_VISIT, c_void_p),
    "clang_Type_visitFields": (c_uint, Type, _FIELD_VISIT, c_void_p),
    "clang_getCursorSpelling": (_String, Cursor),
    "clang_getTypeSpelling": (_String, Type),
    "clang_getFileName": (_String, c_void_p),
    "clang_getCString": (c_char_p, _String),
    "clang_disposeString": (None, _String),
    "clang_getCursorLocation": (_Location, Cursor),
    "clang_getExpansionLocation": (None, _Location, c_void_p, c_void_p, c_void_p, c_void_p),
    "clang_getCursorExtent": (cindex.SourceRange, Cursor),
    "clang_getRangeStart": (_Location, cindex.SourceRange),
    "clang_equalLocations": (c_uint, _Location, _Location),
    "clang_getCursorType": (Type, Cursor),
    "clang_getCursorDefinition": (Cursor, Cursor),
    "clang_getCursorSemanticParent": (Cursor, Cursor),
    "clang_getTypedefDeclUnderlyingType": (Type, Cursor),
    "clang_getEnumDeclIntegerType": (Type, Cursor),
    "clang_getEnumConstantDeclValue": (c_longlong, Cursor),
    "clang_getEnumConstantDeclUnsignedValue": (c_ulonglong, Cursor),
    "clang_getFieldDeclBitWidth": (c_int, Cursor),
    "clang_Cursor_isBitField": (c_uint, Cursor),
    "clang_Cursor_getOffsetOfField": (c_longlong, Cursor),
    "clang_Cursor_getNumArguments": (c_int, Cursor),
    "clang_Cursor_getArgument": (Cursor, Cursor, c_uint),
    "clang_Cursor_getStorageClass": (c_int, Cursor),
    "clang_Cursor_isAnonymous": (c_uint, Cursor),
    "clang_isCursorDefinition": (c_uint, Cursor),
    "clang_isConstQualifiedType": (c_uint, Type),
    "clang_isVolatileQualifiedType": (c_uint, Type),
    "clang_getPointeeType": (Type, Type),
    "clang_getTypeDeclaration": (Cursor, Type),
    "clang_Type_getNamedType": (Type, Type),
    "clang_Type_getModifiedType": (Type, Type),
    "clang_Type_getValueType": (Type, Type),
    "clang_getCanonicalType": (Type, Type),
    "clang_getResultType": (Type, Type),
    "clang_getNumArgTypes": (c_int, Type),
    "clang_getArgType": (Type, Type, c_uint),
    "clang_isFunctionTypeVariadic": (c_uint, Type),
    "clang_getElementType": (Type, Type),
    "clang_getNumElements": (c_longlong, Type),
    "clang_Type_getSizeOf": (c_longlong, Type),
    "clang_Type_getAlignOf": (c_longlong, Type),
    "clang_Cursor_Evaluate": (c_void_p, Cursor),
    "clang_EvalResult_getKind": (c_int, c_void_p),
    "clang_EvalResult_getAsStr": (c_char_p, c_void_p),
    "clang_EvalResult_dispose": (None, c_void_p),
}


class Library:
    """The functions by their names without "clang_", and what needs more than a call.

    For one translation unit: the names of its files are remembered.
    """

    def __init__(self) -> None:
        library = ctypes.CDLL(LIBRARY)
        for name, (result, *arguments) in _PROTOTYPES.items():
            # An item of a CDLL is a function of its own: the bindings' prototypes stay theirs.
            function = library[name]
            function.restype, function.argtypes = result, arguments
            setattr(self, name.removeprefix("clang_"), function)
        self._files: dict[int | None, str] = {None: ""}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        raise AttributeError(name)

    def text(self, string: Any) -> str:
        """A string of the library's, which is given back to it."""
        found = self.getCString(string)
        self.disposeString(string)
        return found.decode(errors="replace") if found else ""

    def spelling(self, cursor: Any) -> str:
        """The name of what is declared."""
        return self.text(self.getCursorSpelling(cursor))

    def has_tag(self, declaration: Any) -> bool:
        """Whether a struct, union or enum has a tag of its own.

        The library calls one without by its typedef. But what has a name stands at its name, and what
        has none stands where it begins.
        """
        begin = self.getRangeStart(self.getCursorExtent(declaration))
        return not self.equalLocations(begin, self.getCursorLocation(declaration))

    def location(self, cursor: Any) -> tuple[str, int, int]:
        """File, line and column: of a macro's text, where the macro is used."""
        file, line, column = c_void_p(), c_uint(), c_uint()
        self.getExpansionLocation(
            self.getCursorLocation(cursor), byref(file), byref(line), byref(column), None
        )
        name = self._files.get(file.value)
        if name is None:
            name = self._files[file.value] = self.text(self.getFileName(file))
        return name, line.value, column.value

    def children(self, cursor: Any) -> list[Any]:
        """What stands directly in a cursor."""
        found: list[Any] = []
        add = found.append

        def visit(child: Any, _parent: Any, _data: Any) -> int:
            add(child)
            return _CONTINUE

        self.visitChildren(cursor, _CURSOR_VISIT(visit), None)
        return found

    def fields(self, kind: Any) -> list[Any]:
        """The members of a struct or union."""
        found: list[Any] = []

        def visit(child: Any, _data: Any) -> int:
            found.append(child)
            return _CONTINUE

        self.Type_visitFields(kind, _FIELD_VISIT(visit), None)
        return found

    def value_of_members(self, enum: Any) -> Callable[[Any], int]:
        """What tells the values of an enum's members, which may be past the largest signed one."""
        kind = self.getCanonicalType(self.getEnumDeclIntegerType(enum))
        if kind._kind_id in UNSIGNED:
            return self.getEnumConstantDeclUnsignedValue
        return self.getEnumConstantDeclValue

    def literal(self, variable: Any) -> str | None:
        """The text that a variable begins with; None where that is no literal."""
        found = self.Cursor_Evaluate(variable)
        if not found:
            return None
        try:
            if self.EvalResult_getKind(found) != _LITERAL:
                return None
            text: bytes = self.EvalResult_getAsStr(found)
            return text.decode(errors="replace")
        finally:
            self.EvalResult_dispose(found)
