# SPDX-License-Identifier: GPL-2.0
"""What the runtime's headers say of its functions: which exist, and where each takes its gfp flags.

Read from `runtime/include/cythonk/*.h`, so that the compiler and the runtime cannot drift apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_FUNCTION = re.compile(
    r"\b(ck_\w+)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?:__\w+(?:\([^)]*\))?\s*)*[;{]"
)
_MACRO = re.compile(r"^#\s*define\s+(ck_\w+)\(([^)]*)\)", re.MULTILINE)


# The operator families of ops.h: macro → parameters before the gfp_t.
_FAMILIES = {"CK_DEFINE_FAST": 2, "CK_DEFINE_SLOW": 2, "CK_DEFINE_UNARY": 1}
_FAMILY = re.compile(rf"^({'|'.join(_FAMILIES)})\((\w+),", re.MULTILINE)
_CONVERSION = re.compile(r"^CK_DEFINE_AS_(?:UN)?SIGNED\((\w+),", re.MULTILINE)


@dataclass(frozen=True)
class Signature:
    """One function of the runtime: its number of fixed parameters and the place of its gfp_t, if it has one."""

    name: str
    parameters: int
    gfp_index: int | None


def include_dir() -> Path:
    """The runtime's public headers."""
    here = Path(__file__).resolve().parent
    for root in (here.parent / "runtime", here.parent / "data" / "runtime"):
        if (root / "include").is_dir():
            return root / "include"
    raise FileNotFoundError("runtime/include")


def _signature(name: str, parameters: str) -> Signature:
    parts = (
        [p.strip() for p in parameters.split(",")] if parameters.strip() not in ("", "void") else []
    )
    gfp = [i for i, part in enumerate(parts) if part.startswith("gfp_t") or part == "gfp"]
    return Signature(name, len(parts), gfp[0] if gfp else None)


@cache
def signatures() -> dict[str, Signature]:
    """All functions and function-like macros of the runtime by name."""
    found: dict[str, Signature] = {}
    for header in sorted((include_dir() / "cythonk").glob("*.h")):
        text = _COMMENT.sub(" ", header.read_text())
        for pattern in (_MACRO, _FUNCTION):
            for match in pattern.finditer(text):
                found.setdefault(match[1], _signature(match[1], " ".join(match[2].split())))
        for match in _FAMILY.finditer(text):
            count = _FAMILIES[match[1]]
            found[f"ck_{match[2]}"] = Signature(f"ck_{match[2]}", count + 1, count)
        for match in _CONVERSION.finditer(text):
            found[f"ck_as_{match[1]}"] = Signature(f"ck_as_{match[1]}", 1, None)
    return found
