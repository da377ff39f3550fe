# SPDX-License-Identifier: GPL-2.0
"""Prototypes of macros before they are proved: types, some of which stand for any of a set.

What a macro does with an integer it does with every integer, and C has no type for that. Such a type
is a letter here, and it is proved for several types. Integers of any type are declared as `...`, which
Cython passes as they stand: not converted, variables as themselves, constants as constants. A pointer of
any type is a `const void *`, which takes all of them and does not change them either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from cythonk.headers.expansion import argument
from cythonk.headers.model import Array, Declarations, Named, Pointer, Signature, Tagged, Type
from cythonk.headers.spelling import VOID, from_c, in_c

TABLE = "primitives.txt"
LINE = re.compile(r"(.*?[\s*])(\w+)\((.*)\)\Z")
LONG_LONG = Named("long long")
LIST = Tagged("struct", "list_head")

# What a letter stands for, the first being what is asked about before all others.
INTEGERS: tuple[Type, ...] = (
    LONG_LONG,
    Named("int"),
    Named("unsigned long"),
    Named("unsigned char"),
    Named("unsigned short"),
    Named("unsigned long long"),
)
ANY: dict[str, tuple[Type, ...]] = {
    "T": INTEGERS,
    "U": INTEGERS,
    "P": (Pointer(VOID), Pointer(Named("char")), Pointer(LIST)),
    "A": (Array(Named("int"), 4), Array(Named("char"), 8), Array(LIST, 2)),
    "K": (LONG_LONG,),
    "S": (LIST,),
}
# K is a constant, S a structure among some. What a macro comes to is declared as.
AS: dict[str, Type] = {"T": LONG_LONG, "U": LONG_LONG, "P": Pointer(VOID), "K": LONG_LONG}
AS_PASSED = frozenset("TUK")
ANYTHING = Pointer(Named("void", False, True))
CONSTANT = Named("K")


@dataclass(frozen=True)
class Form:
    """A prototype that is not proved yet.

    Attributes:
        macro: the macro's name.
        names: what its parameters are called.
        parameters: their types.
        result: the type it comes to; None where that is to be found out.
        any_of: types that a letter of this form alone stands for.
    """

    macro: str
    names: tuple[str, ...]
    parameters: tuple[Type, ...]
    result: Type | None = None
    any_of: tuple[tuple[str, tuple[Type, ...]], ...] = ()

    def instances(self) -> list[dict[str, Type]]:
        """What its letters stand for, all of them changing together."""
        own = {**ANY, **dict(self.any_of)}
        letters = {letter for kind in self.parameters for letter in _letters(kind)}
        if not letters:
            return [{}]
        most = max(len(own[letter]) for letter in letters)
        return [
            {letter: own[letter][min(i, len(own[letter]) - 1)] for letter in sorted(letters)}
            for i in range(most)
        ]

    def line(self, name: str, instance: Mapping[str, Type], stated: Type | None = None) -> str:
        """A function that uses the macro, in one line of C.

        `ckr` in it points to what the macro comes to; `cks` does too, being of the stated type.
        """
        passed = [argument(i) for i in range(len(self.parameters))]
        kinds = [filled(kind, instance) for kind in self.parameters]
        declared = "".join(
            # What has to be a constant is one.
            f"enum {{ {word} = 1 }}; " if own == CONSTANT else f"{in_c(kind, word)}; "
            for own, kind, word in zip(self.parameters, kinds, passed, strict=True)
        )
        said = f"{self.macro}({', '.join(passed)})"
        result = f"__typeof__(({{ {said}; }})) *ckr"
        if stated is not None:
            result = f"const __typeof__({in_c(stated)}) *cks = ({result.removesuffix('ckr')})0"
        return f"static void {name}(void) {{ {declared}{result}; }}"

    def signature(self, result: Type) -> Signature:
        """The prototype as it is declared."""
        kinds = self.parameters
        plain = next((i for i, kind in enumerate(kinds) if _is_as_passed(kind)), len(kinds))
        return Signature(
            AS.get(result.name, result) if isinstance(result, Named) else result,
            tuple(ANYTHING if set(_letters(kind)) else kind for kind in kinds[:plain]),
            plain < len(kinds),
        )


def _is_as_passed(kind: Type) -> bool:
    return isinstance(kind, Named) and kind.name in AS_PASSED


def _letters(kind: Type) -> Iterator[str]:
    match kind:
        case Named(name) if name in ANY:
            yield name
        case Pointer(to) | Array(to):
            yield from _letters(to)


def filled(kind: Type, instance: Mapping[str, Type]) -> Type:
    """A type with its letters replaced."""
    match kind:
        case Named(name) if name in instance:
            return instance[name]
        case Pointer(to, const):
            return Pointer(filled(to, instance), const)
        case Array(of, length):
            return Array(filled(of, instance), length)
    return kind


def primitives(declarations: Declarations) -> dict[str, Form]:
    """The forms of the table, by the macro's name."""
    text = (resources.files(__package__) / TABLE).read_text()
    found = {}
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if not said:
            continue
        form = form_of(said, declarations)
        found[form.macro] = form
    return found


def form_of(text: str, declarations: Declarations) -> Form:
    """The form that a prototype in C says, such as "T min(T x, T y)".

    "where P = some_t *, other_t *" behind it says what a letter stands for in this one.

    Raises:
        ValueError: it is no prototype.
    """
    text, _, where = text.partition(" where ")
    said = LINE.match(text)
    if not said:
        raise ValueError(f"no prototype: {text}")
    names, kinds = [], []
    for parameter in filter(None, (one.strip() for one in said[3].split(","))):
        kind, name = re.fullmatch(r"(.*?)(\w+)", parameter).groups()  # type: ignore[union-attr]
        names.append(name)
        kinds.append(from_c(kind, declarations))
    letter, _, types = where.partition(" = ")
    any_of = tuple(from_c(one, declarations) for one in types.split(",")) if types else ()
    return Form(
        said[2],
        tuple(names),
        tuple(kinds),
        from_c(said[1], declarations),
        ((letter.strip(), any_of),) if any_of else (),
    )
