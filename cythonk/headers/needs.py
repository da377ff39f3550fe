# SPDX-License-Identifier: GPL-2.0
"""Picks from all declarations those that somebody names, and what these need to be said.

A structure is declared with the members that are used: its size and their places are the C
compiler's business, and a whole `struct task_struct` would bring half of the kernel along. The
declarations are only ever asked for one by one, so they may be read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from cythonk.headers import names as cython
from cythonk.headers.model import (
    Aggregate,
    Declarations,
    Field,
    Named,
    Tagged,
    Type,
)
from cythonk.headers.order import parts


def needed(
    everything: Declarations, names: Iterable[str], members: Collection[str] | None
) -> Declarations:
    """What these names mean, and what that needs.

    The same for the same names in whatever order, and no more than that: of an enum the values that
    are named, of a structure the members that are used.

    Args:
        everything: what the headers declare; looked up by name only.
        names: functions, types, tags, variables and constants as Cython calls them; what is not there
            is left out.
        members: members that are used, by name; None: all.
    """
    picked = _Picked(everything, frozenset(names), members)
    return picked.out


class _Picked:
    def __init__(
        self, everything: Declarations, names: frozenset[str], members: Collection[str] | None
    ) -> None:
        self._all = everything
        self._names = names
        self._members = members
        # One type leads to the next through thousands of them: no recursion.
        self._open: list[Type] = []
        self.out = Declarations()
        for name in sorted(names):
            self._name(name)
            # Reserved words have an underscore behind them.
            if name.removesuffix("_") in cython.RESERVED:
                self._name(name.removesuffix("_"))
        while self._open:
            for part in parts(self._open.pop(0)):
                self._type(part)

    def _name(self, name: str) -> None:
        """Whatever is called so."""
        everything, out = self._all, self.out
        if function := everything.functions.get(name):
            out.functions[name] = function
            self._open.append(function.type)
        if variable := everything.variables.get(name):
            out.variables[name] = variable
            self._open.append(variable.type)
        if constant := everything.constants.get(name):
            out.constants[name] = constant
            if constant.enum:
                self._open.append(Tagged("enum", constant.enum))
        if name in everything.aliases:
            self._open.append(Named(name, True))
        if key := cython.tag_of(everything, name):
            self._open.append(Tagged(*key))

    def _type(self, kind: Named | Tagged) -> None:
        everything, out = self._all, self.out
        match kind:
            case Named(name):
                alias = everything.aliases.get(name) if kind.typedef else None
                if alias and name not in out.aliases:
                    out.aliases[name] = alias
                    self._open.append(alias.type)
            case Tagged("enum", tag):
                enum = everything.enumerations.get(tag)
                if enum and tag not in out.enumerations:
                    values = tuple(value for value in enum.values if value[0] in self._names)
                    out.enumerations[tag] = replace(enum, values=values)
            case Tagged(what, tag):
                aggregate = everything.aggregates.get((what, tag))
                if aggregate and (what, tag) not in out.aggregates:
                    self._aggregate(aggregate)

    def _aggregate(self, found: Aggregate) -> None:
        used = tuple(field for field in found.fields or () if self._is_used(field))
        fields = None if found.fields is None else used
        self.out.aggregates[found.kind, found.tag] = replace(found, fields=fields)
        self._open += (field.type for field in used)

    def _is_used(self, field: Field) -> bool:
        if self._members is None or field.name in self._members:
            return True
        if field.name in cython.RESERVED:
            return cython.safe(field.name) in self._members
        if field.name or not isinstance(field.type, Tagged):
            return False
        inner = self._all.aggregates.get((field.type.kind, field.type.tag))
        return bool(inner and any(self._is_used(one) for one in inner.fields or ()))
