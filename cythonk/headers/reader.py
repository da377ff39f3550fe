# SPDX-License-Identifier: GPL-2.0
"""Reads headers with libclang: what they declare, with the sizes and offsets of one configuration.

The headers are compiled as a source would be that includes them: a module's includes them after
linux/module.h, which the kernel's own sources do too. What comes out is all that the translation
unit declares, each with the header it stands in; what a macro declares stands where the macro is used.
"""

from __future__ import annotations

import os.path
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from clang import cindex

from cythonk.headers import cursors, libclang
from cythonk.headers.flags import Compilation
from cythonk.headers.model import (
    Aggregate,
    Alias,
    Array,
    Constant,
    Declarations,
    Enumeration,
    Field,
    Function,
    HeaderError,
    Named,
    Place,
    Pointer,
    Signature,
    Tagged,
    Type,
    Variable,
)

SOURCE = "cythonk-headers.c"

# CXTranslationUnit_KeepGoing: a file that is not found is an error like others. The bindings have no
# name for it.
KEEP_GOING = 0x200
OPTIONS = cindex.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES | KEEP_GOING
KINDS = cindex.CursorKind

TAGS = {cursors.STRUCT: "struct", cursors.UNION: "union", cursors.ENUM: "enum"}
VA_LIST = "struct __va_list_tag"
QUALIFIERS = ("const ", "volatile ", "restrict ")
STATIC = cindex.StorageClass.STATIC.value


def read(
    headers: Sequence[str], how: Compilation, base: Declarations | None = None
) -> Declarations:
    """All that some headers and what they include declare.

    Args:
        headers: as a source includes them, such as "linux/usb.h", those that others need first.
        how: how the kernel compiles modules.
        base: what `how.precompiled` declares; only what is new is read then.

    Raises:
        HeaderError: they do not compile.
    """
    unit = parsed(including(headers, how), how)
    check(unit, how)
    return declared(unit, how, base.headers if base else ())


def check(unit: Any, how: Compilation) -> None:
    """Complain of a translation unit that has errors.

    Raises:
        HeaderError: the first of them.
    """
    for error in errors(unit):
        place = error.location
        where = Header(how)(place.file.name) if place.file else SOURCE
        raise HeaderError(f"{where}:{place.line}: {error.spelling}")


def including(headers: Iterable[str], how: Compilation) -> str:
    """A source that includes the headers as others do, one a line."""
    return "".join(f"#include <{header}>\n" for header in (*how.first, *headers))


def parsed(text: str, how: Compilation, extra: Sequence[str] = ()) -> Any:
    """The translation unit of a source, whatever is wrong with it.

    Raises:
        HeaderError: clang cannot even begin.
    """
    index = libclang.index(only_new=how.precompiled is not None)
    arguments = [*how.arguments, *extra]
    try:
        return index.parse(SOURCE, args=arguments, unsaved_files=[(SOURCE, text)], options=OPTIONS)
    except cindex.TranslationUnitLoadError as error:
        raise HeaderError(str(error)) from error


def errors(unit: Any) -> Iterable[Any]:
    """What the compiler takes for errors in a translation unit, in its order."""
    return (one for one in unit.diagnostics if one.severity >= cindex.Diagnostic.Error)


def declared(unit: Any, how: Compilation, known: Collection[str] = ()) -> Declarations:
    """All that a translation unit declares, but what stands in headers that are known."""
    return _Unit(how, known).all_of(unit)


class _Unit:
    """One translation unit on its way into declarations."""

    def __init__(self, how: Compilation, known: Collection[str] = ()) -> None:
        self._header = Header(how)
        self._known = known
        self._clang = cursors.Library()
        self._out = Declarations()
        self._types: dict[tuple[int, int | None], Type] = {}
        # Structures and enums that something mentions: they are read in their turn, because one leads
        # to the next through thousands of them.
        self._open: list[Any] = []
        self._mentioned: dict[int, str] = {}
        self._nameless: dict[str, int] = {}
        self._said: dict[str, int] = {}

    def all_of(self, unit: Any) -> Declarations:
        take = {
            cursors.FUNCTION: self._function,
            cursors.TYPEDEF: self._alias,
            cursors.VARIABLE: self._variable,
            **dict.fromkeys(TAGS, self._tag),
        }
        for cursor in self._clang.children(unit.cursor):
            if of_kind := take.get(cursor._kind_id):
                of_kind(cursor)
                self._read_open()
        self._out.headers.update(self._header(one.include.name) for one in unit.get_includes())
        return self._out

    def _read_open(self) -> None:
        while self._open:
            definition = self._open.pop()
            if definition._kind_id == cursors.ENUM:
                self._enumeration(definition)
            else:
                self._aggregate(definition)

    def _place(self, cursor: Any) -> Place | None:
        """Where it stands; None for what the compiler has of itself, or what is known."""
        path, line, _ = self._clang.location(cursor)
        if not path:
            return None
        header = self._header(path)
        return None if header in self._known else Place(header, line)

    # --- types ---------------------------------------------------------------------------------

    def _type(self, kind: Any) -> Type:
        key = (kind._kind_id, kind.data[0])
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._new_type(kind)
        return found

    def _new_type(self, kind: Any) -> Type:
        clang, what = self._clang, kind._kind_id
        const = bool(clang.isConstQualifiedType(kind))
        volatile = bool(clang.isVolatileQualifiedType(kind))
        if what == cursors.POINTER:
            to = clang.getPointeeType(kind)
            # A parameter of that type, which is an array on some machines, has only this name left.
            if clang.text(clang.getTypeSpelling(clang.getCanonicalType(to))) == VA_LIST:
                return Named("va_list", True)
            return Pointer(self._type(to), const, volatile)
        if what in (cursors.CONSTANT_ARRAY, cursors.VECTOR):
            return Array(self._type(clang.getElementType(kind)), clang.getNumElements(kind))
        if what in (cursors.OPEN_ARRAY, cursors.VARIABLE_ARRAY):
            return Array(self._type(clang.getElementType(kind)), 0)
        if what in (cursors.PROTOTYPE, cursors.NO_PROTOTYPE):
            return self._signature(kind)
        if what == cursors.TYPEDEF_TYPE:
            name = clang.spelling(clang.getTypeDeclaration(kind))
            return Named(name, True, const, volatile)
        if what in (cursors.RECORD, cursors.ENUM_TYPE):
            declaration = clang.getTypeDeclaration(kind)
            tag = self._tag(declaration)
            return Tagged(TAGS[declaration._kind_id], tag, const, volatile)
        within = self._within(kind)
        if within is not None:
            return _qualified(self._type(within), const, volatile)
        name = clang.text(clang.getTypeSpelling(kind))
        while name.startswith(QUALIFIERS):
            name = name.split(" ", 1)[1]
        return Named(name, False, const, volatile)

    def _within(self, kind: Any) -> Any:
        """The type that another way of saying it stands for; None for one of C's own."""
        clang, what = self._clang, kind._kind_id
        if what == cursors.ELABORATED:
            return clang.Type_getNamedType(kind)
        if what in (cursors.ATTRIBUTED, cursors.TAG_ATTRIBUTED):
            return clang.Type_getModifiedType(kind)
        if what == cursors.ATOMIC:
            return clang.Type_getValueType(kind)
        canonical = clang.getCanonicalType(kind)
        return None if canonical._kind_id == what else canonical

    def _signature(self, kind: Any) -> Signature:
        clang = self._clang
        count = max(clang.getNumArgTypes(kind), 0)
        parameters = tuple(self._type(clang.getArgType(kind, i)) for i in range(count))
        variadic = kind._kind_id == cursors.PROTOTYPE and clang.isFunctionTypeVariadic(kind)
        return Signature(self._type(clang.getResultType(kind)), parameters, bool(variadic))

    def _function_type(self, kind: Any) -> Signature:
        """A function's type, whose name alone may be in its declaration."""
        while kind._kind_id not in (cursors.PROTOTYPE, cursors.NO_PROTOTYPE):
            if kind._kind_id == cursors.TYPEDEF_TYPE:
                declaration = self._clang.getTypeDeclaration(kind)
                kind = self._clang.getTypedefDeclUnderlyingType(declaration)
            else:
                kind = self._within(kind)
        found = self._type(kind)
        assert isinstance(found, Signature)
        return found

    def _tag(self, declaration: Any) -> str:
        """The tag, made up where there is none; what it is the tag of is read later."""
        clang = self._clang
        definition = clang.getCursorDefinition(declaration)
        defined = definition._kind_id in TAGS
        cursor = definition if defined else declaration
        identity = cursor.data[0]
        tag = self._mentioned.get(identity)
        if tag is not None:
            return tag
        tag = clang.spelling(cursor) if clang.has_tag(cursor) else self._made_up(cursor)
        self._mentioned[identity] = tag
        if defined:
            self._open.append(definition)
        elif cursor._kind_id != cursors.ENUM and (place := self._place(cursor)):
            kind = TAGS[cursor._kind_id]
            self._out.aggregates.setdefault((kind, tag), Aggregate(kind, tag, place))
        return tag

    def _made_up(self, cursor: Any) -> str:
        """A tag from the place, the same in whatever unit the header is."""
        # A macro may have several of them in one place.
        parent = self._clang.getCursorSemanticParent(cursor)
        if parent._kind_id in TAGS:
            inner = [c.data[0] for c in self._clang.children(parent) if c._kind_id in TAGS]
            return f"{self._tag(parent)}_nameless{inner.index(cursor.data[0]) + 1}"
        # A header that is included several times may have another one in the same place.
        path, line, column = self._clang.location(cursor)
        letters = "".join(c if c.isalnum() else "_" for c in self._header(path))
        tag = f"{letters}_{line}_{column}"
        count = self._nameless[tag] = self._nameless.get(tag, 0) + 1
        return tag if count == 1 else f"{tag}_{count}"

    # --- declarations --------------------------------------------------------------------------

    def _function(self, cursor: Any) -> None:
        """Of several declarations the one that says most counts: a body, then parameters' names."""
        clang = self._clang
        place = self._place(cursor)
        if place is None:
            return
        name = clang.spelling(cursor)
        signature = self._function_type(clang.getCursorType(cursor))
        inline = clang.Cursor_getStorageClass(cursor) == STATIC
        count = max(clang.Cursor_getNumArguments(cursor), 0)
        names = tuple(clang.spelling(clang.Cursor_getArgument(cursor, i)) for i in range(count))
        said = 2 * (inline and bool(clang.isCursorDefinition(cursor))) + all(names)
        if said > self._said.get(name, -1):
            self._said[name] = said
            self._out.functions[name] = Function(name, signature, names, place, inline)

    def _alias(self, cursor: Any) -> None:
        name = self._clang.spelling(cursor)
        if name not in self._out.aliases and (place := self._place(cursor)):
            kind = self._type(self._clang.getTypedefDeclUnderlyingType(cursor))
            self._out.aliases[name] = Alias(name, kind, place)

    def _variable(self, cursor: Any) -> None:
        name = self._clang.spelling(cursor)
        if name not in self._out.variables and (place := self._place(cursor)):
            kind = self._type(self._clang.getCursorType(cursor))
            self._out.variables[name] = Variable(name, kind, place)

    def _aggregate(self, definition: Any) -> None:
        clang = self._clang
        place = self._place(definition)
        if place is None:
            return
        kind, tag = TAGS[definition._kind_id], self._mentioned[definition.data[0]]
        whole = clang.getCursorType(definition)
        fields = tuple(self._field(cursor) for cursor in clang.fields(whole))
        size, align = clang.Type_getSizeOf(whole), clang.Type_getAlignOf(whole)
        tagged = clang.has_tag(definition)
        self._out.aggregates[kind, tag] = Aggregate(
            kind, tag, place, fields, max(size, 0), max(align, 0), tagged
        )

    def _field(self, cursor: Any) -> Field:
        clang = self._clang
        name = clang.spelling(cursor)
        bits = clang.Cursor_isBitField(cursor)
        return Field(
            "" if "(" in name else name,
            self._type(clang.getCursorType(cursor)),
            clang.Cursor_getOffsetOfField(cursor),
            clang.getFieldDeclBitWidth(cursor) if bits else None,
        )

    def _enumeration(self, definition: Any) -> None:
        clang = self._clang
        place = self._place(definition)
        if place is None:
            return
        value_of = clang.value_of_members(definition)
        tag = self._mentioned[definition.data[0]]
        values = []
        for cursor in clang.children(definition):
            if cursor._kind_id == cursors.ENUMERATOR:
                name, value = clang.spelling(cursor), value_of(cursor)
                values.append((name, value))
                where = self._place(cursor) or place
                kind = integer_type(clang, clang.getCursorType(cursor))
                self._out.constants[name] = Constant(name, value, where, kind, tag)
        tagged = clang.has_tag(definition)
        self._out.enumerations[tag] = Enumeration(tag, place, tuple(values), tagged)


def integer_type(clang: cursors.Library, kind: Any) -> str:
    """C's own name of an integer type; that of the integer behind an enum."""
    kind = clang.getCanonicalType(kind)
    if kind._kind_id == cursors.ENUM_TYPE:
        kind = clang.getEnumDeclIntegerType(clang.getTypeDeclaration(kind))
    name = clang.text(clang.getTypeSpelling(clang.getCanonicalType(kind)))
    return name.removeprefix("const ").removeprefix("volatile ")


def _qualified(kind: Type, const: bool, volatile: bool) -> Type:
    if not isinstance(kind, Named | Tagged | Pointer) or not (const or volatile):
        return kind
    return replace(kind, const=kind.const or const, volatile=kind.volatile or volatile)


class Header:
    """What one includes a file by: its path behind the folder that it is found in."""

    def __init__(self, how: Compilation) -> None:
        whole = {f"{folder.resolve()}/" for folder in how.folders}
        self._directory = how.directory
        self._folders = sorted(whole, key=lambda folder: -len(folder))
        self._known: dict[str, str] = {}

    def __call__(self, path: str) -> str:
        found = self._known.get(path)
        if found is None:
            full = os.path.realpath(os.path.join(self._directory, path))  # noqa: PTH118
            folder = next((f for f in self._folders if full.startswith(f)), "")
            found = self._known[path] = full[len(folder) :].removeprefix("uapi/")
        return found
