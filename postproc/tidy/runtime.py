# SPDX-License-Identifier: GPL-2.0
"""What the runtime's functions return, read from its headers.

The unit the passes see has no headers, and a wrong guess would let them drop a cast that is needed.
Reading the headers keeps this from drifting away from the runtime; a macro's result stays unknown.
"""

from __future__ import annotations

import re
from functools import cache

from cythonk.postproc import abi
from cythonk.postproc.tidy import ctype
from cythonk.postproc.tidy.ctype import CType

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_FUNCTION = re.compile(
    r"^(?:(?:static|inline|extern|__\w+(?:\([^)]*\))?)\s+)*"
    r"(?P<type>(?:const\s+)?(?:struct\s+\w+|(?:unsigned|long|short|signed)(?:\s+\w+)*?|\w+)\s*\**)"
    r"\s*\b(?P<name>ck_\w+)\s*\(",
    re.MULTILINE,
)
_OPERATOR = re.compile(r"^CK_DEFINE_(?:FAST|SLOW|UNARY)\((\w+),", re.MULTILINE)
_CONVERSION = re.compile(r"^CK_DEFINE_AS_(?:UN)?SIGNED\((\w+),\s*([\w ]+),", re.MULTILINE)
_NOT_TYPES = {"return", "else", "define"}


@cache
def results() -> dict[str, CType | None]:
    """The result type of each function of the runtime by name."""
    found: dict[str, CType | None] = {}
    for header in sorted((abi.include_dir() / "cythonk").glob("*.h")):
        text = _COMMENT.sub(" ", header.read_text())
        for match in _FUNCTION.finditer(text):
            if match["type"].split()[0] not in _NOT_TYPES:
                found.setdefault(match["name"], _type(match["type"]))
        for match in _OPERATOR.finditer(text):
            found[f"ck_{match[1]}"] = ctype.OBJECT_POINTER
        for match in _CONVERSION.finditer(text):
            found[f"ck_as_{match[1]}"] = _type(match[2])
    return found


def _type(text: str) -> CType | None:
    """The type spelled `const struct ck_type *`, `unsigned int`, …"""
    stars = text.count("*")
    names = text.replace("*", " ").split()
    const = names[0] == "const"
    if const:
        names = names[1:]
    kind: CType | None
    kind = ("struct", names[1]) if names[0] == "struct" else ctype.from_names(names, {})
    if kind is None:
        return None
    if const and stars:
        kind = ("const", kind)
    for _ in range(stars):
        kind = ("ptr", kind)
    return kind
