# SPDX-License-Identifier: GPL-2.0
"""The runtime's classes that are no builtins of Python, as data: where each is cimported from and which C it is.

A row makes a C type of the runtime a class of the language: `cdef deque q`, `deque(xs, 3)`, `q.append(x)`,
`isinstance(x, deque)`. Cython's type checker sees it as it sees `list`. Methods need a row in `METHODS` of
`primitives` only where a direct call shall replace the call by name. Separate from `primitives` because these names
exist only where they are cimported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from Cython.Compiler import Builtin, PyrexTypes, Symtab
from Cython.Compiler.StringEncoding import EncodedString


@dataclass(frozen=True)
class RuntimeType:
    """One class: `ck_{symbol}_type` is its C type.

    `constructor` is the C function that makes an instance, called with one argument for each of `parameters` (NULL for
    one that is left out, the other keywords as a dict for KEYWORDS) and gfp flags; `required` of them may not be left
    out. `base` is the builtin it derives from.
    """

    symbol: str
    constructor: str
    parameters: tuple[str, ...] = ()
    required: int = 0
    base: str | None = None


# A parameter that takes all keywords, as a dict.
KEYWORDS = "**"

TYPES: dict[str, RuntimeType] = {
    "KernelBitSet": RuntimeType("bitset", "ck_bitset", ("iterable", "size")),
    "KernelSortedDict": RuntimeType("sorted_dict", "ck_sorted_dict", ("other",)),
    "KernelSortedList": RuntimeType("sorted_list", "ck_sorted_list", ("iterable",)),
    "array": RuntimeType("array", "ck_array", ("typecode", "initializer"), required=1),
    "OrderedDict": RuntimeType("ordered_dict", "ck_ordered_dict", ("other", KEYWORDS), base="dict"),
    "deque": RuntimeType("deque", "ck_deque", ("iterable", "maxlen")),
}

# Kernel names of types that have literals or names of Python's: `cdef KernelList xs` is `cdef list xs`.
ALIASES: dict[str, str] = {
    "KernelByteArray": "bytearray",
    "KernelBytes": "bytes",
    "KernelDict": "dict",
    "KernelFrozenSet": "frozenset",
    "KernelInt": "int",
    "KernelList": "list",
    "KernelSet": "set",
    "KernelString": "str",
    "KernelTuple": "tuple",
}

# Modules that offer classes of the runtime; each has a .pxd in pxd/ that names the C header.
MODULES: dict[str, tuple[str, ...]] = {
    "kernel.array": ("array",),
    "kernel.collections": ("OrderedDict", "deque"),
    "kernel.containers": (*TYPES, *ALIASES),
}

_made: dict[str, Any] = {}


class RuntimeObjectType(PyrexTypes.BuiltinObjectType):  # type: ignore[misc]
    """A class of the table, as Cython's type checker knows it."""

    def __init__(self, name: str, row: RuntimeType) -> None:
        super().__init__(EncodedString(name), f"&ck_{row.symbol}_type")
        self.base_name = row.base
        scope = Symtab.CClassScope(
            EncodedString(name), outer_scope=None, visibility="extern", parent_type=self
        )
        scope.directives = {}
        self.set_scope(scope)

    def subtype_of(self, other: Any) -> bool:
        """Also of the builtin it derives from."""
        derived = other.is_builtin_type and str(other.name) == self.base_name
        return bool(derived or super().subtype_of(other))


def type_named(name: str) -> Any:
    """Cython's type of a class of the table or of a builtin; KeyError when there is none."""
    name = ALIASES.get(name, name)
    if name in TYPES and name not in _made:
        _made[name] = RuntimeObjectType(name, TYPES[name])
    return _made[name] if name in _made else Builtin.builtin_types[name]


def symbol(class_type: Any) -> str:
    """The middle of the C type's name: `ck_<symbol>_type`."""
    name = str(class_type.name)
    return TYPES[name].symbol if name in TYPES else name


def _class_value(name: str, kind: Any, scope: Any) -> Any:
    """The entry that a class's name leads to where it stands for an object: in isinstance(x, NAME)."""
    entry = Symtab.Entry(EncodedString(name), kind.typeptr_cname, Builtin.type_type)
    entry.qualified_name = scope.qualify_name(name)
    entry.is_variable = entry.is_cglobal = entry.is_readonly = True
    entry.is_builtin = entry.is_const = True
    entry.scope = scope
    entry.ck_class = kind
    return entry


def declare(scope: Any) -> None:
    """Declare the classes of a module of the table in its scope; others stay as they are."""
    for name in MODULES.get(str(scope.qualified_name), ()):
        if name in scope.entries:
            continue
        kind = type_named(name)
        entry = scope.declare_type(EncodedString(name), kind, None, visibility="extern", defining=0)
        entry.as_variable = _class_value(name, kind, scope)


def offers(module: str, name: str) -> bool:
    """Whether a module of the table offers a class of this name."""
    return name in MODULES.get(module, ())
