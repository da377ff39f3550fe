# SPDX-License-Identifier: GPL-2.0
"""Types without the names that typedefs give them.

Apart because the reader needs it for `typeof`, whose type has no typedefs to libclang either, and the
comparison for what only differs in such a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cythonk.headers.model import Alias, Array, Named, Pointer, Signature, Tagged, Type


def canonical(type_: Type, aliases: Mapping[str, Alias]) -> Type:
    """The type that typedefs stand for, all the way down."""
    match type_:
        case Named(name, True, const, volatile) if name in aliases:
            return qualified(canonical(aliases[name].type, aliases), const, volatile)
        case Pointer(to):
            return replace(type_, to=canonical(to, aliases))
        case Array(of, length):
            return Array(canonical(of, aliases), length)
        case Signature(result, parameters, variadic):
            taken = tuple(canonical(parameter, aliases) for parameter in parameters)
            return Signature(canonical(result, aliases), taken, variadic)
    return type_


def qualified(type_: Type, const: bool, volatile: bool) -> Type:
    """The same type, const or volatile as well; of an array its items are."""
    match type_:
        case Named() | Tagged() | Pointer():
            return replace(type_, const=type_.const or const, volatile=type_.volatile or volatile)
        case Array(of, length):
            return Array(qualified(of, const, volatile), length)
    return type_


def unqualified(type_: Type) -> Type:
    """The same type, neither const nor volatile itself."""
    match type_:
        case Named() | Tagged() | Pointer():
            return replace(type_, const=False, volatile=False)
    return type_
