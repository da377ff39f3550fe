# SPDX-License-Identifier: GPL-2.0
"""Exception classes in Cython's type system: what they derive from, what an except clause names.

Cython takes the builtin exceptions for types without a layout, whose few attributes are read
through CPython. Here they are structs of the runtime that a class can derive from, and their
attributes are looked up by name. Installed once; separate from `kernel_types`, which is about C.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Builtin, Nodes, PyrexTypes

from cythonk.frontend.primitives import Primitive, Result

# The struct every exception object begins with.
STRUCT = "ck_exc"

# Attributes of all exceptions, and those of some builtin classes and what derives from them.
ATTRIBUTES = frozenset(("args", "__cause__", "__context__", "__suppress_context__", "__notes__"))
CLASS_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "OSError": ("errno", "strerror", "filename", "filename2"),
    "StopIteration": ("value",),
    "UnicodeDecodeError": ("encoding", "object", "start", "end", "reason"),
    "UnicodeEncodeError": ("encoding", "object", "start", "end", "reason"),
    "UnicodeTranslateError": ("object", "start", "end", "reason"),
}
# Old names of a class.
ALIASES = {"EnvironmentError": "OSError", "IOError": "OSError"}

# Methods of all exceptions; None: refused.
METHODS: dict[str, Primitive | None] = {
    "add_note": Primitive("ck_exc_add_note", "{0}, {1}", Result.STATUS),
    "with_traceback": None,
}


def builtin_exceptions() -> list[Any]:
    """Cython's types of the builtin exceptions."""
    return [t for t in Builtin.builtin_types.values() if getattr(t, "is_exception_type", False)]


def chain(kind: Any) -> list[Any]:
    """The classes of an exception type, itself first, BaseException last; empty for other types."""
    classes: list[Any] = []
    while kind is not None and getattr(kind, "is_extension_type", False):
        classes.append(kind)
        kind = kind.base_type
    if kind is None or not getattr(kind, "is_exception_type", False):
        return []
    return [*classes, *reversed(kind.exception_supertypes or (kind,))]


def builtin_base(kind: Any) -> Any:
    """The nearest builtin exception that a class of a module derives from, or None."""
    return next((c for c in chain(kind) if c.is_builtin_type), None)


def attributes(kind: Any) -> frozenset[str]:
    """The attributes that the builtin classes give an exception type."""
    names = {str(c.name) for c in chain(kind)}
    if not names:
        return frozenset()
    more = (a for name, rows in CLASS_ATTRIBUTES.items() if name in names for a in rows)
    return ATTRIBUTES | METHODS.keys() | frozenset(more)


def _common(first: Any, second: Any) -> Any:
    others = chain(second)
    return next(c for c in chain(first) if c in others)


_builtin_assignable = PyrexTypes.BuiltinObjectType.assignable_from


def _assignable_from(self: Any, src_type: Any) -> Any:
    if not self.is_exception_type or not (src_type.is_builtin_type or src_type.is_extension_type):
        return _builtin_assignable(self, src_type)
    return self in chain(src_type)


def _clause_type(self: Any, env: Any) -> Any:
    """The nearest class that all classes of an except clause have in common."""
    found: Any = None
    patterns = list(self.pattern or ())
    for pattern in patterns:
        names = pattern.args if pattern.is_sequence_constructor else [pattern]
        for name in names:
            entry = env.lookup(name.name) if name.is_name else None
            kind = entry.type if entry is not None and (entry.is_type or entry.is_builtin) else None
            if kind is None or not chain(kind):
                return Builtin.builtin_types["BaseException"]
            found = kind if found is None else _common(found, kind)
    return found or Builtin.builtin_types["BaseException"]


def install() -> None:
    """Apply this; calling it again changes nothing."""
    for kind in builtin_exceptions():
        kind.objstruct_cname = STRUCT
        kind.typedef_flag = False
        if not kind.exception_supertypes:
            kind.exception_supertypes = [kind]
        for name in [n for n in kind.scope.entries if n]:
            del kind.scope.entries[name]
    for alias, name in ALIASES.items():
        Builtin.builtin_types[alias] = Builtin.builtin_types[name]
        Builtin.builtin_scope.entries[alias] = Builtin.builtin_scope.entries[name]
    PyrexTypes.BuiltinObjectType.assignable_from = _assignable_from
    Nodes.ExceptClauseNode.infer_exception_type = _clause_type
