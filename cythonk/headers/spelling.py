# SPDX-License-Identifier: GPL-2.0
"""Types as C spells them, and back: for what is put before the compiler.

Apart from `writer.py`, which spells them as Cython does: here a tag is C's, and what C cannot call by a
name has no spelling.
"""

from __future__ import annotations

import re

from cythonk.headers.model import (
    Array,
    Declarations,
    Named,
    Pointer,
    Signature,
    Tagged,
    Type,
)

VOID = Named("void")
TAGS = ("struct", "union", "enum")
# C has many names for one type.
LENGTHS = {"long long": "long long", "long": "long", "short": "short", "char": "char", "": "int"}
INTEGER_WORDS = frozenset("signed unsigned long short int char".split())
WORD = re.compile(r"\w+|\*")
ITEMS = re.compile(r"\[(\d+)\]")


def in_c(kind: Type, name: str = "") -> str:
    """A declaration of `name`, or the type alone."""
    match kind:
        case Pointer(to, const):
            inner = f"*{'const ' if const else ''}{name}"
            return in_c(to, f"({inner})" if isinstance(to, Signature | Array) else inner)
        case Array(of, length):
            return in_c(of, f"{name}[{length or ''}]")
        case Signature(result, parameters, variadic):
            said = [in_c(one) for one in parameters] + ["..."] * variadic
            return in_c(result, f"{name}({', '.join(said) or 'void'})")
        case Named(said, _, const):
            return f"{'const ' if const else ''}{said} {name}".rstrip()
        case Tagged(what, tag, const):
            return f"{'const ' if const else ''}{what} {tag} {name}".rstrip()


def has_spelling(kind: Type, declarations: Declarations) -> bool:
    """Whether C can call a type by a name."""
    match kind:
        case Pointer(to) | Array(to):
            return has_spelling(to, declarations)
        case Signature(result, parameters):
            return all(has_spelling(one, declarations) for one in (result, *parameters))
        case Tagged("enum", tag):
            found = declarations.enumerations.get(tag)
            return found is not None and found.tagged
        case Tagged(what, tag):
            aggregate = declarations.aggregates.get((what, tag))
            return aggregate is not None and aggregate.tagged
    return True


def from_c(text: str, declarations: Declarations) -> Type:
    """The type that words and stars say, such as "const struct device *" or "int [4]".

    A word alone is a typedef's name where the declarations have one of that name.
    """
    words = WORD.findall(ITEMS.sub("", text))
    stars = words.count("*")
    base = [word for word in words if word not in ("*", "const", "volatile")]
    const = "const" in words[: words.index("*")] if stars else "const" in words
    kind: Type
    if len(base) > 1 and base[0] in TAGS:
        kind = Tagged(base[0], base[1], const)
    else:
        name = _one_name(base)
        kind = Named(name, name in declarations.aliases, const)
    for _ in range(stars):
        kind = Pointer(kind)
    return Array(kind, int(items[1])) if (items := ITEMS.search(text)) else kind


def _one_name(words: list[str]) -> str:
    """The one that is used here for a type that C has several names for."""
    if not INTEGER_WORDS.issuperset(words) or words == ["signed", "char"]:
        return " ".join(words)
    length = LENGTHS[" ".join(word for word in words if word not in ("signed", "unsigned", "int"))]
    return f"unsigned {length}" if "unsigned" in words else length
