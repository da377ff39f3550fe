# SPDX-License-Identifier: GPL-2.0
"""What Cython calls the declarations of C.

C has names for tags and names for everything else, Cython has one kind; and some of C's names are words
of Cython. Apart from the writer because whoever looks for a declaration by Cython's name asks the same.
"""

from __future__ import annotations

import keyword
import re

from cythonk.headers.model import Declarations, Tagged

# Words that Cython does not take as a name, in one place or another; found out by asking its parser.
RESERVED = frozenset(keyword.kwlist) | {
    "cdef", "cpdef", "cimport", "ctypedef", "DEF", "IF", "ELIF", "ELSE", "include", "complex", "operator",
    "const", "volatile", "object",
}  # fmt: skip

# Types that C has without a header: Cython's name, what it is there, and what C calls it. _Bool is
# called what the kernel calls it, as who reads our C knows no other.
BASIC = {
    "_Bool": ("_Bool", "bint", "bool"),
    "bool": ("bool", "bint", "bool"),
    "__int128": ("ck_int128", "long long", "signed __int128"),
    "unsigned __int128": ("ck_uint128", "unsigned long long", "unsigned __int128"),
    "__builtin_va_list": ("ck_va_list", "void *", "va_list"),
}


def safe(name: str) -> str:
    """A name that Cython takes."""
    return f"{name}_" if name in RESERVED else name


def module_word(word: str) -> str:
    """What a header without its suffix, or a folder, is called in a module's name.

    What Cython takes for no name is said in letters that it takes: asm-generic is asm_generic, if is if_,
    and 8250_pci is _8250_pci.
    """
    word = re.sub(r"\W", "_", word)
    return safe(f"_{word}" if word[:1].isdigit() else word)


def declared(name: str) -> str:
    """A name as it is declared: with C's own behind it where it is another."""
    return f'{name}_ "{name}"' if name in RESERVED else name


def of_tag(everything: Declarations, kind: str, tag: str) -> str:
    """What a struct, union or enum is called.

    Its tag, where nothing else is called so; else the kind is put behind it: "stat_struct".

    Args:
        everything: all that there is, to be told apart from.
        kind: "struct", "union" or "enum".
        tag: its tag.
    """
    alias = everything.aliases.get(tag)
    if (
        alias
        and isinstance(alias.type, Tagged)
        and (alias.type.kind, alias.type.tag) == (kind, tag)
    ):
        return safe(tag)
    others = (everything.functions, everything.variables, everything.aliases, everything.constants)
    clashes = tag in RESERVED or any(tag in names for names in others)
    if kind != "struct":
        clashes |= ("struct", tag) in everything.aggregates
    if kind == "enum":
        clashes |= ("union", tag) in everything.aggregates
    return f"{tag}_{kind}" if clashes else tag


def tag_of(everything: Declarations, name: str) -> tuple[str, str] | None:
    """The kind and tag of what Cython calls so; None where there is no such thing."""
    kinds = ("struct", "union", "enum")
    asked = [(kind, name) for kind in kinds]
    asked += [(kind, name.removesuffix(f"_{kind}")) for kind in kinds if name.endswith(f"_{kind}")]
    for kind, tag in asked:
        enum = kind == "enum"
        known = tag in everything.enumerations if enum else (kind, tag) in everything.aggregates
        if known and of_tag(everything, kind, tag) == name:
            return kind, tag
    return None
