# SPDX-License-Identifier: GPL-2.0
"""How C spells types, those without a name included.

Both the `.pxd` files and the C that proves them have to name every type to the C compiler. A structure
without a tag is named by its typedef, or as the type of the member, variable or pointer that has it.
"""

from __future__ import annotations

from collections.abc import Iterable

from cythonk.headers.model import (
    Aggregate,
    Array,
    Declarations,
    Field,
    Named,
    Pointer,
    Signature,
    Tagged,
    Type,
)

Key = tuple[str, str]


class NamelessError(Exception):
    """C has no way to name a type: what it is the type of."""


class Spelling:
    """How C spells the types of some declarations."""

    def __init__(self, declarations: Declarations) -> None:
        self._all = declarations
        self.ways = _Ways(declarations).found

    def tag(self, kind: str, tag: str) -> str:
        """A struct, union or enum.

        Raises:
            NamelessError: C cannot name it.
        """
        if self.is_tagged(kind, tag):
            return f"{kind} {tag}"
        if way := self.ways.get((kind, tag)):
            return way
        raise NamelessError(f"{kind} {tag}")

    def is_tagged(self, kind: str, tag: str) -> bool:
        """Whether C has that tag."""
        every = self._all
        known = every.enumerations.get(tag) if kind == "enum" else every.aggregates.get((kind, tag))
        return known is None or known.tagged

    def declare(self, kind: Type, inner: str = "") -> str:
        """A declaration of `inner`, or the type alone.

        Raises:
            NamelessError: C cannot name a part of it.
        """
        match kind:
            case Pointer(to):
                words = qualified(kind)
                inner = f"*{words}{inner}" if inner else f"*{words}".rstrip()
                return self.declare(
                    to, f"({inner})" if isinstance(to, Signature | Array) else inner
                )
            case Array(of, length):
                return self.declare(of, f"{inner}[{length}]")
            case Signature(result, parameters, variadic):
                said = [self.declare(parameter) for parameter in parameters]
                said += ["..."] if variadic else []
                return self.declare(result, f"{inner}({', '.join(said) or 'void'})")
            case Named(name):
                return f"{qualified(kind)}{name} {inner}".rstrip()
            case Tagged(what, tag):
                return f"{qualified(kind)}{self.tag(what, tag)} {inner}".rstrip()


def qualified(kind: Named | Tagged | Pointer) -> str:
    """What qualifies a type, with a space behind each word."""
    return "const " * kind.const + "volatile " * kind.volatile


def members(
    declarations: Declarations, fields: Iterable[Field], base: int = 0
) -> Iterable[tuple[Field, int]]:
    """Members that C can name and their offsets in bits; those of structures without a name count
    as their owner's."""
    for field in fields:
        if field.name:
            yield field, base + field.offset
        elif isinstance(field.type, Tagged) and field.width is None:
            inner = declarations.aggregates[field.type.kind, field.type.tag]
            yield from members(declarations, inner.fields or (), base + field.offset)


class _Ways:
    """Finds what C can call each struct, union and enum without a tag."""

    def __init__(self, declarations: Declarations) -> None:
        self._all = declarations
        self.found: dict[Key, str] = {}
        # The shortest first: later ones of a type are not looked at.
        for alias in declarations.aliases.values():
            if isinstance(alias.type, Tagged):
                self._take(alias.type, alias.name, f"(*({alias.name} *)0)")
        for aggregate in declarations.aggregates.values():
            if aggregate.tagged:
                self._members(aggregate, f"(*({aggregate.kind} {aggregate.tag} *)0)")
        for variable in declarations.variables.values():
            self._value(variable.type, variable.name)
        for alias in declarations.aliases.values():
            self._value(alias.type, f"(*({alias.name} *)0)")

    def _value(self, kind: Type, value: str) -> None:
        """What the type of this C expression holds."""
        match kind:
            case Array(of):
                self._value(of, f"{value}[0]")
            case Pointer(to):
                self._value(to, f"(*{value})")
            case Signature(result):
                if isinstance(result, Pointer | Tagged):
                    nothing = ", ".join(["0"] * len(kind.parameters))
                    if not any(isinstance(one, Tagged) for one in kind.parameters):
                        self._value(result, f"{value}({nothing})")
            case Tagged():
                self._take(kind, f"__typeof__({value})", value)

    def _take(self, kind: Tagged, way: str, value: str) -> None:
        key = (kind.kind, kind.tag)
        if kind.kind == "enum":
            enum = self._all.enumerations.get(kind.tag)
            if enum and not enum.tagged:
                self.found.setdefault(key, way)
            return
        inner = self._all.aggregates.get(key)
        if inner is None or inner.tagged or key in self.found:
            return
        self.found[key] = way
        self._members(inner, value)

    def _members(self, owner: Aggregate, value: str) -> None:
        for field, _ in members(self._all, owner.fields or ()):
            if field.width is None:
                self._value(field.type, f"{value}.{field.name}")
