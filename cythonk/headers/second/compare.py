# SPDX-License-Identifier: GPL-2.0
"""What two readers of the same headers disagree about, and which disagreements have a known cause.

Both read the same declarations without knowing of each other, so what they agree on is what the
headers say. What each can only say in its own way is made equal first: tags that are made up for
structures without one are what these structures have in them, a function's parameters that are
arrays or functions are pointers, as they are in C, and of several declarations of one name those of
one place are compared. Everything else is a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

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
from cythonk.headers.second.canonical import canonical, unqualified
from cythonk.headers.second.causes import Case, cause_of
from cythonk.headers.second.reader import Repeated
from cythonk.headers.second.values import UNKNOWN

Declared = TypeVar("Declared", Function, Variable, Alias, Aggregate, Enumeration, Constant)


@dataclass(frozen=True)
class Difference:
    """Something two readers say differently.

    Attributes:
        kind: of the declaration: "function", "variable", "typedef", "struct", "union", "enum" or
            "constant".
        name: its name or tag.
        about: what of it: "presence", "place", "inline", "names" (of parameters), "members" or
            "value", or the way to a part of its type, such as "(1)*" for what the second parameter
            points to.
        place: where it is declared.
        first: what the first reader says.
        second: what the second one says.
        cause: the name of a known cause; None where there is none.
    """

    kind: str
    name: str
    about: str
    place: Place
    first: str
    second: str
    cause: str | None = None

    def __str__(self) -> str:
        return (
            f"{self.place.header}:{self.place.line}: {self.kind} {self.name} ({self.about}):"
            f" {self.first} | {self.second} [{self.cause or 'unexplained'}]"
        )


def compare(first: Declarations, second: Declarations) -> list[Difference]:
    """The differences of two readers, by the kinds of declarations.

    Macros are not compared: the second reader sees what is left of them. Sizes, alignments and
    offsets are not either, which it does not know.
    """
    comparison = _Comparison(first, second)
    comparison.run()
    return comparison.found


class _Comparison:
    def __init__(self, first: Declarations, second: Declarations) -> None:
        self.found: list[Difference] = []
        self._first = first
        self._second = second
        self._kind = self._name = ""
        self._place = Place("", 0)
        # Structures without a tag that are being compared: one may lead to itself.
        self._open: set[tuple[str, str]] = set()

    def run(self) -> None:
        one, other = self._first, self._second
        for a, b in self._both("function", one.functions, other.functions):
            self._plain("inline", a.inline, b.inline)
            self._plain("names", a.names, b.names)
            self._types("", a.type, b.type)
        for variable, its in self._both("variable", one.variables, other.variables):
            self._types("", variable.type, its.type)
        for alias, meant in self._both("typedef", one.aliases, other.aliases):
            self._types("", alias.type, meant.type)
        for kind in ("struct", "union"):
            for record, same in self._both(kind, _tagged(one, kind), _tagged(other, kind)):
                self._fields("", record, same)
        enums = ({tag: e for tag, e in d.enumerations.items() if e.tagged} for d in (one, other))
        for enum, same_enum in self._both("enum", *enums):
            self._plain("members", _names(enum), _names(same_enum))
        for constant, value in self._both("constant", _of_enums(one), _of_enums(other)):
            self._plain("value", constant.value, value.value)

    def _both(
        self, kind: str, first: Mapping[str, Declared], second: Mapping[str, Declared]
    ) -> Iterator[tuple[Declared, Declared]]:
        """What both declare; what one of them does not is a difference, as another place is."""
        self._kind = kind
        for name in {**first, **second}:
            a, b = first.get(name), second.get(name)
            either = a or b
            assert either is not None
            self._name, self._place = name, either.place
            if a is None or b is None:
                self._plain("presence", a, b)
                continue
            b = self._of_place(a, b)
            # A tag alone stands wherever somebody mentions it.
            if not isinstance(a, Aggregate) or a.fields is not None:
                self._plain("place", a.place, b.place)
            yield a, b

    def _of_place(self, a: Declared, b: Declared) -> Declared:
        """The second reader's declaration of that place, if there are several of one name."""
        if a.place == b.place or not isinstance(self._second, Repeated):
            return b
        again = self._second.again.get((type(a).__name__, self._name), ())
        return next((one for one in again if one.place == a.place), b)  # type: ignore[return-value]

    def _plain(self, about: str, first: object, second: object) -> None:
        if first == second:
            return
        case = Case(
            self._kind, self._name, about, first, second, lambda: self._alike(first, second)
        )
        said = spelled(first), spelled(second)
        self.found.append(
            Difference(self._kind, self._name, about, self._place, *said, cause_of(case))
        )

    def _alike(self, a: object, b: object) -> bool:
        """Whether they are one type without the names that typedefs give it."""
        if not (isinstance(a, Type) and isinstance(b, Type)):
            return False
        one, other = canonical(a, self._first.aliases), canonical(b, self._second.aliases)
        if (one, other) == (a, b):
            return False
        comparison = _Comparison(self._first, self._second)
        comparison._types("", one, other)
        return not comparison.found

    # --- types ---------------------------------------------------------------------------------

    def _types(self, way: str, a: Type, b: Type) -> None:
        match a, b:
            case Pointer(), Pointer():
                self._plain(way, _qualifiers(a), _qualifiers(b))
                self._types(way + "*", a.to, b.to)
            case Array(), Array():
                if a.length != b.length:
                    self._plain(way, a, b)
                self._types(way + "[]", a.of, b.of)
            case Signature(), Signature():
                self._signatures(way, a, b)
            case Tagged(), Tagged() if a.kind == b.kind and self._nameless(a, b):
                self._plain(way, _qualifiers(a), _qualifiers(b))
                self._contents(way, a, b)
            case _:
                self._plain(way, a, b)

    def _signatures(self, way: str, a: Signature, b: Signature) -> None:
        self._types(way + "()", a.result, b.result)
        if len(a.parameters) != len(b.parameters) or a.variadic != b.variadic:
            self._plain(way, a, b)
            return
        for number, (one, other) in enumerate(zip(a.parameters, b.parameters, strict=True)):
            self._types(f"{way}({number})", _parameter(one), _parameter(other))

    def _nameless(self, a: Tagged, b: Tagged) -> bool:
        """Whether neither has a tag of C."""
        return not (_is_tagged(self._first, a) or _is_tagged(self._second, b))

    def _contents(self, way: str, a: Tagged, b: Tagged) -> None:
        if a.kind == "enum":
            enums = self._first.enumerations.get(a.tag), self._second.enumerations.get(b.tag)
            self._plain(way, *(enum and _names(enum) for enum in enums))
            return
        if (a.tag, b.tag) in self._open:
            return
        self._open.add((a.tag, b.tag))
        one = self._first.aggregates[a.kind, a.tag]
        self._fields(way + ".", one, self._second.aggregates[b.kind, b.tag])
        self._open.discard((a.tag, b.tag))

    def _fields(self, way: str, a: Aggregate, b: Aggregate) -> None:
        if a.fields is None or b.fields is None:
            self._plain(way + "members", _members(a), _members(b))
            return
        if _members(a) != _members(b):
            self._plain(way + "members", _members(a), _members(b))
            return
        for one, other in zip(a.fields, b.fields, strict=True):
            self._plain(f"{way}{one.name}:", one.width, other.width)
            self._types(way + one.name, one.type, other.type)


def _tagged(declared: Declarations, kind: str) -> dict[str, Aggregate]:
    every = declared.aggregates.values()
    return {one.tag: one for one in every if one.kind == kind and one.tagged}


def _is_tagged(declared: Declarations, type_: Tagged) -> bool:
    if type_.kind == "enum":
        enum = declared.enumerations.get(type_.tag)
        return enum is None or enum.tagged
    aggregate = declared.aggregates.get((type_.kind, type_.tag))
    return aggregate is None or aggregate.tagged


def _of_enums(declared: Declarations) -> dict[str, Constant]:
    """Constants that are no macros."""
    names = (name for enum in declared.enumerations.values() for name, _ in enum.values)
    return {name: declared.constants[name] for name in names}


def _names(enum: Enumeration) -> tuple[str, ...]:
    return tuple(name for name, _ in enum.values)


def _members(aggregate: Aggregate) -> tuple[str, ...] | None:
    """What the members are called; None where nobody says what they are."""
    return None if aggregate.fields is None else tuple(f.name for f in aggregate.fields)


def _qualifiers(type_: Named | Pointer | Tagged) -> tuple[str, ...]:
    words = {"const": type_.const, "volatile": type_.volatile}
    return tuple(word for word, said in words.items() if said)


def _parameter(type_: Type) -> Type:
    """A parameter's type as C adjusts it, without what only its function's body knows."""
    match type_:
        case Array(of, _):
            return Pointer(of)
        case Signature():
            return Pointer(type_)
    return unqualified(type_)


def spelled(what: object) -> str:
    """A type, or something else that is compared, for people to read."""
    match what:
        case None:
            return "(nothing)"
        case Named() | Tagged():
            name = what.name if isinstance(what, Named) else f"{what.kind} {what.tag}"
            return "".join(f"{word} " for word in _qualifiers(what)) + name
        case Pointer(to):
            return " ".join([f"{spelled(to)} *", *_qualifiers(what)])
        case Array(of, length):
            return f"{spelled(of)} [{'?' if length == UNKNOWN else length}]"
        case Signature(result, parameters, variadic):
            taken = [spelled(parameter) for parameter in parameters]
            return f"{spelled(result)} ({', '.join([*taken, '...'] if variadic else taken)})"
        case Place(header, line):
            return f"{header}:{line}"
        case tuple():
            return f"({', '.join(str(one) for one in what)})"
        case Function() | Variable() | Alias():
            return spelled(what.type)
    return "?" if what == UNKNOWN else str(what)
