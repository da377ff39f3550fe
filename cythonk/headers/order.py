# SPDX-License-Identifier: GPL-2.0
"""Puts types in an order that each stands behind those that it needs: Cython reads from the top.

A pointer needs no more than the tag, which is said before everything. There is no circle, or C could
not say it either.
"""

from __future__ import annotations

from collections.abc import Iterator

from cythonk.headers.model import (
    Aggregate,
    Alias,
    Array,
    Declarations,
    Enumeration,
    Named,
    Pointer,
    Signature,
    Tagged,
    Type,
)

Node = Enumeration | Aggregate | Alias


def parts(kind: Type) -> Iterator[Named | Tagged]:
    """All that a type names."""
    match kind:
        case Pointer(to) | Array(to):
            yield from parts(to)
        case Signature(result, parameters):
            for part in (result, *parameters):
                yield from parts(part)
        case Named() | Tagged():
            yield kind


def needs(node: Node, every: Declarations) -> Iterator[Node]:
    """Types that have to be complete before this one."""
    if isinstance(node, Alias):
        # Another name needs the tag alone; who has one by value needs what it stands for.
        yield from _complete(node.type, isinstance(node.type, Named | Tagged), every)
    elif isinstance(node, Aggregate):
        for field in node.fields or ():
            yield from _complete(field.type, False, every)


def _complete(kind: Type, behind_pointer: bool, every: Declarations) -> Iterator[Node]:
    match kind:
        case Pointer(to):
            yield from _complete(to, True, every)
        case Array(of):
            yield from _complete(of, behind_pointer, every)
        case Signature(result, parameters):
            for part in (result, *parameters):
                yield from _complete(part, True, every)
        case Named(name, True):
            if alias := every.aliases.get(name):
                yield alias
                if not behind_pointer:
                    yield from _complete(alias.type, False, every)
        case Tagged("enum", tag):
            if enum := every.enumerations.get(tag):
                yield enum
        case Tagged(what, tag):
            found = every.aggregates.get((what, tag))
            # Without a tag there is nothing to say before.
            if found and not (behind_pointer and found.tagged):
                yield found


def in_order(every: Declarations) -> list[Node]:
    """All types, each behind those that it needs."""
    out: list[Node] = []
    done: set[tuple[str, str]] = set()
    roots: list[Node] = [*every.enumerations.values(), *every.aliases.values()]
    roots += every.aggregates.values()
    for root in roots:
        if _key(root) in done:
            continue
        done.add(_key(root))
        # One leads to the next through thousands of them: no recursion.
        open_: list[tuple[Node, Iterator[Node]]] = [(root, needs(root, every))]
        while open_:
            node, rest = open_[-1]
            for one in rest:
                if _key(one) not in done:
                    done.add(_key(one))
                    open_.append((one, needs(one, every)))
                    break
            else:
                out.append(node)
                open_.pop()
    return out


def _key(node: Node) -> tuple[str, str]:
    match node:
        case Enumeration(tag):
            return "enum", tag
        case Alias(name):
            return "alias", name
        case Aggregate(kind, tag):
            return kind, tag
