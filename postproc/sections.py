# SPDX-License-Identifier: GPL-2.0
"""First stage: take from Cython's output the sections that a kernel module needs, by Cython's own markers.

Cython marks each part of its C with `/* #### Code section: NAME ### */`. The declarations and the functions are kept;
preamble, utility code, module state and import-time initialisation belong to CPython and are dropped whole.
"""

from __future__ import annotations

import re

KEPT = (
    "type_declarations",
    "module_declarations",
    "global_var",
    "string_decls",
    "decls",
    "module_code",
)

_MARKER = re.compile(r"^/\* #### Code section: (\w+) ### \*/$", re.MULTILINE)


def split(c_text: str) -> dict[str, str]:
    """The sections of Cython's C by name, in order."""
    parts = _MARKER.split(c_text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def select(c_text: str) -> str:
    """The kept sections, joined."""
    sections = split(c_text)
    return "\n".join(sections[name] for name in KEPT if name in sections)
