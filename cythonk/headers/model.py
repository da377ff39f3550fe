# SPDX-License-Identifier: GPL-2.0
"""What headers declare, between those who read it and those who write it.

Data only. Names are C's; what Cython cannot say is the writer's business. A declaration is equal to
another one when it says the same: two readers of one header have to agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cythonk.annotations.model import Fact


class HeaderError(Exception):
    """A header cannot be read: the compiler's first complaint."""


@dataclass(frozen=True)
class Place:
    """Where something is declared.

    Attributes:
        header: the header as one includes it, such as "linux/usb.h".
        line: its line, from 1.
    """

    header: str
    line: int


@dataclass(frozen=True)
class Named:
    """A type by one name: C's own ("unsigned long"), or a typedef's ("u32").

    Attributes:
        name: the name, without qualifiers.
        typedef: whether it is a typedef's.
        const: whether it is const.
        volatile: whether it is volatile.
    """

    name: str
    typedef: bool = False
    const: bool = False
    volatile: bool = False


@dataclass(frozen=True)
class Tagged:
    """A struct, union or enum by its tag.

    Attributes:
        kind: "struct", "union" or "enum".
        tag: its tag; of one without, what Aggregate or Enumeration has for it.
        const: whether it is const.
        volatile: whether it is volatile.
    """

    kind: str
    tag: str
    const: bool = False
    volatile: bool = False


@dataclass(frozen=True)
class Pointer:
    """A pointer. `to` is what it points to; it may be const or volatile itself."""

    to: Type
    const: bool = False
    volatile: bool = False


@dataclass(frozen=True)
class Array:
    """An array, or gcc's vector. `length` is the number of items, 0 also where C says nothing (a
    flexible one, or one that is only declared)."""

    of: Type
    length: int


@dataclass(frozen=True)
class Signature:
    """A function's type.

    Attributes:
        result: what it returns.
        parameters: types of what it takes.
        variadic: whether more may follow.
    """

    result: Type
    parameters: tuple[Type, ...]
    variadic: bool = False


Type = Named | Tagged | Pointer | Array | Signature

# What annotations say, by what it is about. No part of what a header declares.
Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class Field:
    """A member of a struct or union.

    Attributes:
        name: its name; "" for a struct or union without a name, whose members count as this one's.
        type: its type.
        offset: bits from the beginning.
        width: bits, of a bit-field; None for another one.
        facts: what is known of it where it is a function that the kernel calls.
    """

    name: str
    type: Type
    offset: int
    width: int | None = None
    facts: Facts | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Aggregate:
    """A struct or union.

    Attributes:
        kind: "struct" or "union".
        tag: its tag; made up where it has none.
        place: where its members are, or the tag alone.
        fields: its members; None where no header says what they are.
        size: bytes; 0 where that is not known.
        align: bytes.
        tagged: whether C has that tag.
    """

    kind: str
    tag: str
    place: Place
    fields: tuple[Field, ...] | None = None
    size: int = 0
    align: int = 0
    tagged: bool = True


@dataclass(frozen=True)
class Enumeration:
    """An enum: its tag (made up where it has none), and names with their values."""

    tag: str
    place: Place
    values: tuple[tuple[str, int], ...] = ()
    tagged: bool = True


@dataclass(frozen=True)
class Alias:
    """A typedef."""

    name: str
    type: Type
    place: Place


@dataclass(frozen=True)
class Function:
    """A function. `inline` ones have a body in the header, others are linked.

    `facts` is what annotations say of it, once they are merged in.
    """

    name: str
    type: Signature
    names: tuple[str, ...]
    place: Place
    inline: bool = False
    facts: Facts | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Variable:
    """A variable that somebody defines."""

    name: str
    type: Type
    place: Place


@dataclass(frozen=True)
class Constant:
    """A macro that is an integer or a text, or a value of an enum.

    Attributes:
        name: its name.
        value: what the compiler has for it.
        place: where it is defined.
        type: C's name of an integer's type, such as "unsigned long".
        enum: tag of the enum that it is a value of; "" where it is a macro.
    """

    name: str
    value: int | str
    place: Place
    type: str = "int"
    enum: str = ""


@dataclass(frozen=True)
class Macro:
    """A macro with parameters.

    Attributes:
        name: its name.
        parameters: their names; "..." is the last one's where any number may follow.
        body: what it stands for, in one line.
        place: where it is defined.
        facts: what is known of it where it is used as a function.
    """

    name: str
    parameters: tuple[str, ...]
    body: str
    place: Place
    facts: Facts | None = field(default=None, compare=False)


@dataclass
class Declarations:
    """All that some headers declare, by name.

    Attributes:
        aggregates: by kind and tag.
        enumerations: by tag; those without are in `constants` only.
        aliases: typedefs.
        functions: functions.
        variables: variables.
        constants: macros, and the values of enums.
        macros: macros with parameters.
        others: macros without parameters that are no constants, and where they are.
        headers: all that were included, as one includes them.
    """

    aggregates: dict[tuple[str, str], Aggregate] = field(default_factory=dict)
    enumerations: dict[str, Enumeration] = field(default_factory=dict)
    aliases: dict[str, Alias] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    constants: dict[str, Constant] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    others: dict[str, Place] = field(default_factory=dict)
    headers: set[str] = field(default_factory=set)
