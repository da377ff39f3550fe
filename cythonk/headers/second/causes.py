# SPDX-License-Identifier: GPL-2.0
"""Why two readers may say something differently without one of them being wrong.

The table is all that the comparison takes for explained. A cause is as narrow as it can be said: what
falls under it is not compared any further.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cythonk.headers.model import Array, Named, Signature, Tagged
from cythonk.headers.second.values import UNKNOWN


@dataclass(frozen=True)
class Case:
    """A difference before it is text.

    Attributes:
        kind: of the declaration.
        name: its name.
        about: what of it.
        first: what the first reader has; None for nothing.
        second: what the second one has.
        alike: says whether they are one type but for the names that typedefs give it.
    """

    kind: str
    name: str
    about: str
    first: object
    second: object
    alike: Callable[[], bool]


@dataclass(frozen=True)
class Cause:
    """A known cause: its name, why it is no mistake, and whether it is this one."""

    name: str
    why: str
    explains: Callable[[Case], bool]


# Functions of C's library that clang knows itself.
LIBRARY = frozenset(
    "bcmp memchr memcmp memcpy memmove memset snprintf strcspn strlen strncasecmp strncat strncmp strncpy"
    " strspn vsnprintf vsprintf vsscanf".split()
)
# What a header declares for a compiler that does not have it itself, as gcc does and clang does not.
BUILTINS = frozenset({"isdigit"})
# Typedefs whose attribute says how many bits an int has.
MODES = frozenset({"word_type"})
# Variables whose type is a const one in an address space of x86.
QUALIFIED = frozenset({"const_pcpu_hot"})

VA_LIST = Named("va_list", typedef=True)


def _computed(case: Case) -> bool:
    match case.first, case.second:
        case int(), int(placeholder):
            return placeholder == UNKNOWN
        case Array(), Array(_, length):
            return length == UNKNOWN
    return False


CAUSES = (
    Cause(
        "computed",
        "the second reader knows no layout: an integer that depends on the size of a structure, on an"
        " initialiser, or on what else only a compiler evaluates, is a placeholder",
        _computed,
    ),
    Cause(
        "library",
        "clang knows a function of C's library, and has its own type for it where the kernel's is the"
        " same but for a typedef",
        lambda case: (
            case.kind == "function"
            and case.name in LIBRARY
            and (case.alike() or case.second == VA_LIST)
        ),
    ),
    Cause(
        "builtin",
        "a header declares what gcc has itself for compilers that do not, such as clang",
        lambda case: case.name in BUILTINS and case.second is None,
    ),
    Cause(
        "attribute",
        "libclang shows a function's type without its typedef's name where an attribute says how it is"
        " called",
        lambda case: (
            isinstance(case.first, Signature) and isinstance(case.second, Named) and case.alike()
        ),
    ),
    Cause(
        "mode",
        "the second reader knows no attributes, and one says the size of an integer",
        lambda case: case.kind == "typedef" and case.name in MODES,
    ),
    Cause(
        "address space",
        "libclang loses the const of a type with an address space, which gcc has a word for",
        lambda case: (
            case.name in QUALIFIED
            and isinstance(case.first, Tagged)
            and replace(case.first, const=True) == case.second
        ),
    ),
)


def cause_of(case: Case) -> str | None:
    """The first cause that explains the difference; None where none does."""
    return next((cause.name for cause in CAUSES if cause.explains(case)), None)
