# SPDX-License-Identifier: GPL-2.0
"""Writes declarations in Cython's language.

What C says and Cython cannot is said in another way that means the same to the C compiler: a tag that
is also a function's name gets another name and keeps C's behind it, members of structures without a
name become their owner's, bit-fields become plain members of their type, an array without a length has
none here either, and what C calls by no name is called by the way to it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TypeGuard

from cythonk.headers import names
from cythonk.headers.model import (
    Aggregate,
    Alias,
    Array,
    Constant,
    Declarations,
    Enumeration,
    Function,
    Named,
    Place,
    Pointer,
    Signature,
    Tagged,
    Type,
    Variable,
)
from cythonk.headers.order import Node, in_order, parts
from cythonk.headers.ways import NamelessError, Spelling, members

INDENT = "    "
BLOCK = "cdef extern from *"


def pxd(
    declarations: Declarations, everything: Declarations | None = None, *, includes: bool = True
) -> str:
    """The text of a `.pxd` with these declarations.

    Args:
        declarations: what is written.
        everything: all that there is, which decides what is called otherwise than in C; by default
            what is written.
        includes: whether each declaration says its header, which then is included; else the C has
            the headers from elsewhere.
    """
    writer = Writer(declarations, everything or declarations)
    lines = [*writer.basic(), *writer.heads(), *writer.types(), *writer.others()]
    blocks = []
    for header, group in itertools.groupby(lines, key=lambda item: includes and item[0].header):
        said = [line for _, part in group for line in part]
        if said:
            blocks.append(block(header or "", said))
    return "\n".join(blocks)


def block(header: str, lines: Iterable[str]) -> str:
    """A block of declarations; without a header nothing is included for them."""
    head = f'cdef extern from "<{header}>":' if header else "cdef extern from *:"
    return "\n".join([head, *(INDENT + line for line in lines), ""])


Lines = Iterator[tuple[Place, list[str]]]
NOWHERE = Place("", 0)


class Writer:
    """Writes each declaration as lines of Cython, with its place.

    Args:
        declarations: what is written.
        everything: what decides about names.
    """

    def __init__(self, declarations: Declarations, everything: Declarations) -> None:
        self._all = declarations
        self._everything = everything
        self._spelling = Spelling(declarations)
        self._tags: dict[tuple[str, str], str] = {}

    def basic(self) -> Lines:
        """Types that C has without a header, those that are used."""
        used = {name for kind in self._written() for name in basic_of(kind)}
        used |= names.BASIC.keys() & self._all.aliases.keys()
        said = sorted({names.BASIC[name] for name in used})
        if said:
            yield NOWHERE, [basic(*one) for one in said]

    def _written(self) -> Iterator[Type]:
        every = self._all
        for aggregate in every.aggregates.values():
            yield from (field.type for field in aggregate.fields or ())
        yield from (one.type for one in every.aliases.values())
        yield from (one.type for one in every.functions.values())
        yield from (one.type for one in every.variables.values())
        for constant in every.constants.values():
            yield Named(constant.type)

    def heads(self) -> Lines:
        """The tags: a pointer may need one before it is declared."""
        for aggregate in self._all.aggregates.values():
            if lines := self.head(aggregate):
                yield aggregate.place, lines
        # Enums that no header has the values of are mentioned all the same.
        mentioned = {part.tag for kind in self._written() for part in parts(kind) if is_enum(part)}
        for tag in sorted(mentioned - self._all.enumerations.keys()):
            yield NOWHERE, self.open_enum(tag)

    def types(self) -> Lines:
        """Types, each behind those that it needs."""
        for node in in_order(self._all):
            if lines := self.type(node):
                yield node.place, lines

    def others(self) -> Lines:
        """Functions, variables and constants."""
        every = self._all
        for function in every.functions.values():
            if line := self.function(function):
                yield function.place, [line]
        for variable in every.variables.values():
            if line := self.variable(variable):
                yield variable.place, [line]
        for constant in every.constants.values():
            if line := self.constant(constant):
                yield constant.place, [line]

    # --- one declaration -----------------------------------------------------------------------

    def name(self, kind: str, tag: str) -> str:
        """What Cython calls a struct, union or enum."""
        key = (kind, tag)
        if key not in self._tags:
            way = self._spelling.ways.get(key, "")
            known = self._spelling.is_tagged(kind, tag) or way not in self._all.aliases
            self._tags[key] = (
                names.of_tag(self._everything, kind, tag) if known else names.safe(way)
            )
        return self._tags[key]

    def name_of(self, node: Node) -> str | None:
        """What Cython calls a type; None where it is not declared."""
        match node:
            case Alias():
                return names.safe(node.name) if self._alias(node) else None
            case Enumeration():
                return self.name("enum", node.tag) if self._is_enum(node) else None
            case Aggregate():
                known = self._has_name(Tagged(node.kind, node.tag))
                return self.name(node.kind, node.tag) if known else None

    def head(self, node: Node) -> list[str]:
        """The tag of a struct or union, said before the types that point to it."""
        return [self._head(node)] if isinstance(node, Aggregate) and node.tagged else []

    def open_enum(self, tag: str) -> list[str]:
        """An enum that no header has the values of."""
        name = self.name("enum", tag)
        return [f"enum {name}" + f' "{tag}"' * (name != tag) + ":", INDENT + "pass"]

    def type(self, node: Node) -> list[str]:
        """A type; nothing where it needs no declaration, or C has no name for it."""
        match node:
            case Enumeration():
                return self._enumeration(node)
            case Aggregate():
                return self._aggregate(node)
            case Alias():
                return self._alias(node)

    def function(self, found: Function) -> str | None:
        """A function; None where a constant is in its place, or C has no name for its types."""
        if found.name in self._all.constants:
            return None
        try:
            inner = self._signature(found.type, names.declared(found.name), found.names)
        except NamelessError:
            return None
        return self._said(found.type.result, inner)

    def variable(self, found: Variable) -> str | None:
        """A variable; None where nobody knows its type, so that nothing can be done with it."""
        if found.name in self._all.constants or not self._is_complete(found.type):
            return None
        return self._said(found.type, names.declared(found.name))

    def constant(self, found: Constant) -> str | None:
        """A constant; None for the value of an enum that is declared."""
        if found.name in self._all.aliases or self._in_enum(found):
            return None
        if isinstance(found.value, str):
            return f"const char *{names.declared(found.name)}"
        return f"const {basic_name(found.type)} {names.declared(found.name)}"

    def _in_enum(self, found: Constant) -> bool:
        enum = self._all.enumerations.get(found.enum)
        return enum is not None and self._is_enum(enum) and found.type == "int"

    def _is_enum(self, found: Enumeration) -> bool:
        return found.tagged or ("enum", found.tag) in self._spelling.ways

    def _head(self, found: Aggregate | Enumeration) -> str:
        kind = found.kind if isinstance(found, Aggregate) else "enum"
        name = self.name(kind, found.tag)
        if found.tagged:
            return f"{kind} {name}" + f' "{found.tag}"' * (name != found.tag)
        way = self._spelling.ways[kind, found.tag]
        return f"ctypedef {kind} {name}" + f' "{way}"' * (name != way)

    def _enumeration(self, found: Enumeration) -> list[str]:
        if not self._is_enum(found):
            return []
        constants = (self._all.constants.get(value) for value, _ in found.values)
        values = [names.declared(one.name) for one in constants if one and self._in_enum(one)]
        return [f"{self._head(found)}:", *(INDENT + value for value in values or ["pass"])]

    def _aggregate(self, found: Aggregate) -> list[str]:
        known = found.tagged or (found.kind, found.tag) in self._spelling.ways
        if found.fields is None or not known:
            return []
        said = (
            self._said(field.type, names.declared(field.name))
            for field, _ in members(self._all, found.fields)
        )
        lines = [INDENT + line for line in said if line]
        return [f"{self._head(found)}:", *(lines or [INDENT + "pass"])]

    def _alias(self, found: Alias) -> list[str]:
        if found.name in names.BASIC:
            return []
        if isinstance(found.type, Tagged):
            same = self.name(found.type.kind, found.type.tag)
            if same == names.safe(found.name):
                return []
        line = self._said(found.type, names.declared(found.name))
        return [f"ctypedef {line}"] if line else []

    def _is_complete(self, kind: Type) -> bool:
        match kind:
            case Named("void"):
                return False
            case Array(of):
                return self._is_complete(of)
            case Tagged(what, tag) if what != "enum":
                found = self._all.aggregates.get((what, tag))
                return found is not None and found.fields is not None
        return True

    # --- types ---------------------------------------------------------------------------------

    def _said(self, kind: Type, inner: str) -> str | None:
        try:
            return self._around(kind, inner)
        except NamelessError:
            return None

    def _around(self, kind: Type, inner: str) -> str:
        """A declaration, in C's order."""
        match kind:
            case Pointer(to, const):
                inner = f"*{'const ' if const and inner else ''}{inner}"
                if isinstance(to, Signature | Array):
                    inner = f"({inner})"
                return self._around(to, inner)
            case Array(of, length):
                # Without a length the index is not compared with it.
                return self._around(of, f"{inner}[{length or ''}]")
            case Signature(result):
                return self._around(result, self._signature(kind, inner, ()))
            case Named(name):
                return f"{self._qualified(kind)}{basic_name(name)} {inner}".rstrip()
            case Tagged("enum", tag) if not self._has_name(kind):
                return f"{self._qualified(kind)}int {inner}".rstrip()
            case Tagged(what, tag):
                if not self._has_name(kind):
                    raise NamelessError(f"{what} {tag}")
                return f"{self._qualified(kind)}{self.name(what, tag)} {inner}".rstrip()

    def _has_name(self, kind: Tagged) -> bool:
        key = (kind.kind, kind.tag)
        return self._spelling.is_tagged(*key) or key in self._spelling.ways

    @staticmethod
    def _qualified(kind: Named | Tagged) -> str:
        return "const " * kind.const + "volatile " * kind.volatile

    def _signature(self, kind: Signature, inner: str, said: tuple[str, ...]) -> str:
        pairs = itertools.zip_longest(kind.parameters, said[: len(kind.parameters)], fillvalue="")
        parameters = [self._around(parameter, names.safe(name)) for parameter, name in pairs]  # type: ignore[arg-type]
        parameters += ["..."] if kind.variadic else []
        return f"{inner}({', '.join(parameters)}) noexcept"


def basic_name(name: str) -> str:
    """What Cython calls one of C's own types, or a typedef."""
    return names.BASIC[name][0] if name in names.BASIC else names.safe(name)


def basic(name: str, kind: str, said: str) -> str:
    """The declaration of a type that C has without a header."""
    return f'ctypedef {kind} {name} "{said}"'


def basic_of(kind: Type) -> Iterator[str]:
    """The types that C has without a header among those that a type names."""
    for part in parts(kind):
        if isinstance(part, Named) and part.name in names.BASIC:
            yield part.name


def is_enum(kind: Type) -> TypeGuard[Tagged]:
    """Whether a type is an enum."""
    return isinstance(kind, Tagged) and kind.kind == "enum"
