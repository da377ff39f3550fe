# SPDX-License-Identifier: GPL-2.0
"""What types a macro's parameters may have, by the words that they end up among.

Guesses, in the order in which they are worth being put before the compiler: the parameter of a function
that an argument is passed to, the variable that it is assigned to, the structures that have the members
which are asked of it. An argument that says nothing of itself is any number or any pointer.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cythonk.headers.expansion import REST, Expansion
from cythonk.headers.forms import CONSTANT
from cythonk.headers.macro_kinds import IDENTIFIER
from cythonk.headers.model import (
    Aggregate,
    Declarations,
    Function,
    Named,
    Place,
    Pointer,
    Tagged,
    Type,
)
from cythonk.headers.spelling import VOID, from_c, has_spelling

# Types that are any of a set; `forms.py` says of which.
ANY_INTEGER, ANY_POINTER = Named("T"), Named("P")
TO_INTEGER = Pointer(ANY_INTEGER)
# What a parameter that is not looked at would be a pointer for, by its name.
POINTERS = re.compile(
    r"lock|lockp|lk|ptr|p|q|k?addr|vaddr|list|dev|skb|sk|map|sem|mutex|rw|sb|page|attr|node"
)

# How many structures with one member, and how many ways to fill in a macro, are tried.
STRUCTURES = 12
WAYS = 60
# How many arguments are passed for a `...` that does not say what it is for.
MORE = 3
UNSIGNED_LONG, INT = Named("unsigned long"), Named("int")
EXACT = (UNSIGNED_LONG, INT, Named("unsigned int"), Named("unsigned long long"), Named("long"))
DECLARED = re.compile(r"(?:[;{(]|\A)((?: (?:const|struct|union|enum|\w+|\*))+) \w+ =\Z")
# How a structure begins that is made up of the members that are asked for.
UNNAMED = "struct {"
GENERIC = re.compile(r", ((?:const |struct |union |enum |unsigned |signed )*\w+(?: \*)*) :")
BUILTIN = re.compile(r"__builtin_|sizeof\Z|_*typeof|_*alignof|_Generic\Z|asm\Z|__asm__\Z|defined\Z")


@dataclass(frozen=True)
class Guess:
    """Types that one parameter may have.

    Attributes:
        name: what the parameter is called.
        types: the types, best first.
        structures: whether they are structures that have a member, of which only one is meant.
    """

    name: str
    types: tuple[Type, ...]
    structures: bool = False


class Candidates:
    """Guesses at what macros take, by what some headers declare."""

    def __init__(self, declarations: Declarations) -> None:
        self._all = declarations
        self._having: dict[str, list[Tagged | Named]] = defaultdict(list)
        self._place: dict[Type, Place] = {}
        named = {
            (alias.type.kind, alias.type.tag): Named(alias.name, True)
            for alias in declarations.aliases.values()
            if isinstance(alias.type, Tagged)
        }
        for aggregate in declarations.aggregates.values():
            key = (aggregate.kind, aggregate.tag)
            kind: Tagged | Named | None = named.get(key)
            # A typedef of the tag's own name may be all there is.
            if aggregate.tagged and kind != Named(aggregate.tag, True):
                kind = Tagged(*key)
            if kind is None:
                continue
            self._place[kind] = aggregate.place
            for member in self._members(aggregate):
                self._having[member].append(kind)

    def _members(self, aggregate: Aggregate) -> set[str]:
        """Names of members, those of structures without a name among them."""
        found, seen, left = set(), set(), [aggregate]
        while left:
            one = left.pop()
            seen.add((one.kind, one.tag))
            for field in one.fields or ():
                if field.name:
                    found.add(field.name)
                elif isinstance(field.type, Tagged):
                    key = (field.type.kind, field.type.tag)
                    if key in self._all.aggregates and key not in seen:
                        left.append(self._all.aggregates[key])
        return found

    def distance(self, kind: Type, name: str, place: Place) -> int:
        """How far a structure is from a macro's parameter.

        Args:
            kind: the structure, or a pointer to it.
            name: what the parameter is called: what is called so too is nearest, -1.
            place: where the macro is: 0 in one header, 1 in one folder.
        """
        while isinstance(kind, Pointer):
            kind = kind.to
        if isinstance(kind, Named | Tagged):
            kind = replace(kind, const=False)
        if isinstance(kind, Tagged) and kind.tag == name:
            return -1
        if not isinstance(kind, Named | Tagged):
            return 2
        found = self._place.get(kind)
        return self._distance(found, place) if found else 2

    @staticmethod
    def _distance(one: Place, other: Place) -> int:
        if one.header == other.header:
            return 0
        return 1 if one.header.rpartition("/")[0] == other.header.rpartition("/")[0] else 2

    # --- a macro ---------------------------------------------------------------------------------

    def ways(self, expansion: Expansion) -> Iterable[tuple[tuple[Guess, ...], tuple[Type, ...]]]:
        """Types for all of a macro's parameters, the likely ones first."""
        for guesses in self._guesses(expansion):
            every = [enumerate(guess.types) for guess in guesses]
            combined = sorted(
                itertools.islice(itertools.product(*every), 4000),
                key=lambda way: sum(rank for rank, _ in way),
            )
            for way in combined[:WAYS]:
                yield guesses, tuple(kind for _, kind in way)
            if any(ANY_INTEGER in guess.types for guess in guesses):
                yield (
                    guesses,
                    tuple(
                        CONSTANT if ANY_INTEGER in guess.types else guess.types[0]
                        for guess in guesses
                    ),
                )
            # What compares types wants one exactly.
            for exact in EXACT:
                types = tuple(
                    exact if ANY_INTEGER in guess.types else guess.types[0] for guess in guesses
                )
                if exact in types:
                    yield guesses, types

    def _guesses(self, expansion: Expansion) -> Iterator[tuple[Guess, ...]]:
        named = tuple(self._guess(expansion, place) for place in range(expansion.named))
        if expansion.has_rest:
            yield from ((*named, *rest) for rest in self._rest(expansion))
        yield named
        if expansion.has_rest:
            extra = tuple(Guess(f"a{i}", (ANY_INTEGER, ANY_POINTER)) for i in range(MORE))
            yield from ((*named, *extra[: i + 1]) for i in range(MORE))

    def _guess(self, expansion: Expansion, place: int) -> Guess:
        word = expansion.arguments[place]
        name = expansion.macro.parameters[place].lstrip("_") or f"a{place}"
        found: list[Type] = []
        members: set[str] = set()
        through_pointer = True
        for at in expansion.places(word):
            first, last = _bracketed(expansion, at)
            behind = expansion.at(last + 1)
            if behind in ("->", ".") and IDENTIFIER.match(expansion.at(last + 2)):
                members.add(expansion.at(last + 2))
                through_pointer = behind == "->"
            found += self._by_neighbours(expansion, first, last)
        if members:
            kinds = self._with_members(members, name, expansion.macro.place, through_pointer)
            if kinds:
                strong = [kind for kind in found if kind in kinds]
                return Guess(name, tuple(dict.fromkeys([*strong, *kinds])), not strong)
            if through_pointer:
                # What only drivers' own structures have.
                said = " ".join(f"int {member};" for member in sorted(members))
                found.append(Pointer(Named(f"{UNNAMED} {said} }}")))
        named = [kind for kind in found if has_spelling(kind, self._all)]
        # What an integer is turned into the compiler knows better.
        types = [kind for kind in named if not self._is_integer(kind)]
        any_of: list[Type] = [ANY_INTEGER, ANY_POINTER, TO_INTEGER]
        if POINTERS.fullmatch(name):
            any_of = [ANY_POINTER, TO_INTEGER, ANY_INTEGER]
        if self._is_written(expansion, word):
            types = named
        any_of += named
        if not types:
            types = list(self._as_member(expansion)) or list(self._in_generic(expansion, word))
        return Guess(name, tuple(dict.fromkeys([*types, *any_of])))

    @staticmethod
    def _is_written(expansion: Expansion, word: str) -> bool:
        """Whether an argument is a variable that something is put into."""
        spans = (_bracketed(expansion, at) for at in expansion.places(word))
        return any(expansion.at(last + 1) == "=" for _, last in spans)

    def _is_integer(self, kind: Type) -> bool:
        """Whether a type is C's own for numbers, or a name of one."""
        while isinstance(kind, Named) and kind.typedef and kind.name in self._all.aliases:
            kind = self._all.aliases[kind.name].type
        if isinstance(kind, Tagged):
            return kind.kind == "enum"
        return isinstance(kind, Named) and not kind.typedef and kind != VOID

    def _as_member(self, expansion: Expansion) -> Iterator[Type]:
        """Pointers to members that something is found by the place of, as container_of() does."""
        for at in expansion.places("__builtin_offsetof"):
            end = expansion.partner.get(at + 1)
            words = expansion.tokens[at + 2 : end]
            if "," not in words or words[-2] != ",":
                continue
            owner = from_c(" ".join(words[:-2]), self._all)
            if isinstance(owner, Named):
                alias = self._all.aliases.get(owner.name)
                owner = alias.type if alias else owner
            if not isinstance(owner, Tagged):
                continue
            aggregate = self._all.aggregates.get((owner.kind, owner.tag))
            for field in (aggregate.fields if aggregate else None) or ():
                if field.name == words[-1] and field.width is None:
                    yield Pointer(field.type)

    def _in_generic(self, expansion: Expansion, word: str) -> Iterator[Type]:
        """Types that a choice by an argument's type is among; those without a const first."""
        found = []
        for at in expansion.places("_Generic"):
            end = expansion.partner.get(at + 1, at)
            inside = expansion.tokens[at + 2 : end]
            if word not in inside[: inside.index(",")] if "," in inside else True:
                continue
            for said in GENERIC.findall(" ".join(inside)):
                kind = from_c(said, self._all)
                if "typeof" not in said and "default" not in said and not self._is_integer(kind):
                    found.append(kind)
        yield from sorted(found, key=lambda kind: "const=True" in repr(kind))

    def _with_members(
        self, members: set[str], name: str, place: Place, pointer: bool
    ) -> list[Type]:
        first, *others = sorted(members)
        kinds = [
            kind
            for kind in self._having.get(first, ())
            if all(kind in self._having.get(other, ()) for other in others)
        ]
        kinds.sort(key=lambda kind: self.distance(kind, name, place))
        return [Pointer(kind) if pointer else kind for kind in kinds[:STRUCTURES]]

    def _by_neighbours(self, expansion: Expansion, first: int, last: int) -> Iterator[Type]:
        before, behind = expansion.at(first - 1), expansion.at(last + 1)
        address = before == "&" and expansion.at(first - 2) in ("(", ",")
        if address:
            first -= 1
            before = expansion.at(first - 1)
        if before in ("(", ",") and behind in (")", ","):
            for kind in self._parameter(expansion, first):
                if not address:
                    yield kind
                elif isinstance(kind, Pointer) and kind.to != VOID:
                    yield kind.to
        elif before == ")" and expansion.at(first - 2) == "*":
            # Cast to a pointer.
            yield ANY_POINTER
        elif behind == "=" and before == "*":
            # What is written there may say its type.
            end = expansion.partner.get(last + 2)
            if end is not None and expansion.at(end + 1) == "{":
                yield Pointer(from_c(" ".join(expansion.tokens[last + 3 : end]), self._all))
        elif behind == "=":
            function = self._all.functions.get(expansion.at(last + 2))
            if function:
                yield function.type.result
        elif before == "=" and behind in (";", ","):
            text = " ".join(expansion.tokens[max(0, first - 12) : first])
            if (
                (said := DECLARED.search(text))
                and "typeof" not in said[1]
                and "auto" not in said[1]
            ):
                yield from_c(said[1], self._all)

    def _parameter(self, expansion: Expansion, at: int) -> Iterator[Type]:
        """The type of the function's parameter that something is passed for."""
        found = self._called(expansion, at)
        if found and found[1] < len(found[0].type.parameters):
            kind = found[0].type.parameters[found[1]]
            if kind != Pointer(VOID):
                yield kind

    def _called(self, expansion: Expansion, at: int) -> tuple[Function, int] | None:
        """The function that is called with what stands there, and which argument that is."""
        place, commas = at - 1, 0
        while place >= 0:
            token = expansion.at(place)
            if token in (")", "]", "}") and place in expansion.partner:
                place = expansion.partner[place]
            elif token == "(":
                name = expansion.at(place - 1)
                function = None if BUILTIN.match(name) else self._all.functions.get(name)
                return (function, commas) if function else None
            elif token in ("[", "{", ";"):
                return None
            commas += token == ","
            place -= 1
        return None

    def _rest(self, expansion: Expansion) -> Iterator[tuple[Guess, ...]]:
        """What a macro's `...` takes: all that is left of the function it is passed to."""
        seen = set()
        for at in expansion.places(REST):
            found = self._called(expansion, at)
            if not found or found[0].type.variadic or found[0].name in seen:
                continue
            function, passed = found
            seen.add(function.name)
            names = (*function.names, *[""] * len(function.type.parameters))
            pairs = list(zip(names, function.type.parameters, strict=False))[passed:]
            yield tuple(Guess(name or f"a{i}", (kind,)) for i, (name, kind) in enumerate(pairs))


def _bracketed(expansion: Expansion, at: int) -> tuple[int, int]:
    """From where to where something stands with the brackets that hold it alone."""
    first = last = at
    while expansion.at(first - 1) == "(" and expansion.at(last + 1) == ")":
        ahead = expansion.at(first - 2)
        if IDENTIFIER.match(ahead) and ahead not in ("return", "else"):
            break
        first, last = first - 1, last + 1
    return first, last


def same(function: Function) -> tuple[tuple[Guess, ...], tuple[Type, ...]]:
    """A function's own types, for the macro of its name."""
    parameters = function.type.parameters
    names = (*function.names, *[""] * len(parameters))
    guesses = tuple(
        Guess(name or f"a{i}", (kind,))
        for i, (name, kind) in enumerate(zip(names, parameters, strict=False))
    )
    return guesses, parameters
