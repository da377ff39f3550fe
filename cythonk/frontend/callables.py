# SPDX-License-Identifier: GPL-2.0
"""What of the builtins can be a value, read from the runtime: functions, classes, methods of classes.

Read rather than listed, so that the compiler and the runtime cannot drift apart.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

RUNTIME = Path(__file__).resolve().parent.parent / "data" / "runtime"

# Builtin classes of the runtime that are no types to Cython.
CLASSES_UNKNOWN_TO_CYTHON = frozenset(["enumerate", "zip", "map", "filter", "reversed", "object"])

_FUNCTION = re.compile(r"^extern struct ck_function ck_function_(\w+);", re.MULTILINE)
_CONSTRUCT = re.compile(r"^CK_DECLARE_CONSTRUCT\((\w+)\);", re.MULTILINE)
_TABLE = re.compile(
    r"^const struct ck_method ck_(\w+)_methods\[\] = \{\n(.*?)^\};", re.MULTILINE | re.DOTALL
)
_METHOD = re.compile(r'\{ "(\w+)",')


@cache
def _header() -> str:
    return (RUNTIME / "include" / "cythonk" / "call.h").read_text(encoding="utf-8")


@cache
def function_values() -> frozenset[str]:
    """The builtin functions there is an object of."""
    return frozenset(_FUNCTION.findall(_header()))


@cache
def _constructors() -> frozenset[str]:
    return frozenset(_CONSTRUCT.findall(_header()))


def class_needs(name: str, is_exception: bool) -> set[str]:
    """What a builtin class that is a value needs linked: its text, and that it can be called."""
    construct = "exc" if is_exception else name
    needs = {"ck_type_repr"}
    return needs | {f"ck_{construct}_construct"} if construct in _constructors() else needs


@cache
def method_tables() -> dict[str, frozenset[str]]:
    """The methods that can be found by name: builtin class → names."""
    found: dict[str, frozenset[str]] = {}
    for source in sorted(RUNTIME.glob("*.c")):
        for name, rows in _TABLE.findall(source.read_text(encoding="utf-8")):
            found[name] = frozenset(_METHOD.findall(rows))
    return found


@cache
def method_names() -> frozenset[str]:
    """All names of methods of builtin classes."""
    return frozenset().union(*method_tables().values())
