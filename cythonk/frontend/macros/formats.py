# SPDX-License-Identifier: GPL-2.0
"""The formats of the kernel's printk and snprintf: a text in, its directives out.

What the kernel knows is in Documentation/core-api/printk-formats.rst; flags, width and precision
are as in C. Knows nothing of Cython: `prints` holds the directives against the arguments' types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# One directive, as vsnprintf() reads it: lib/vsprintf.c, format_decode().
_DIRECTIVE = re.compile(
    r"%(?P<flags>[-+ #0]*)(?P<width>\*|\d+)?(?:\.(?P<precision>\*|\d+)?)?"
    r"(?P<size>hh|h|ll|l|L|z|t|q|j)?(?P<kind>[A-Za-z%])?"
)

# What may follow %p, as the kernel's pointer() reads it → what it has to point to ("" for anything).
POINTERS: tuple[tuple[str, str], ...] = (
    ("[Kxe]?", ""),
    ("[SB][Rb]?|SRb|BRb|s", ""),
    ("M[FR]?|MFR|m[RF]?", ""),
    ("[iI]4[hnbl]?|i6|I6c?", ""),
    ("[iI]Sc?[pfshnbl]*c?", "sockaddr"),
    ("h[CDN]?|bl?|U[bBlL]?|a[pd]?|E[achnops]*|4c[cnhlb]", ""),
    ("[rR]", "resource"),
    ("d[234]?", "dentry"),
    ("D[234]?", "file"),
    ("g", "block_device"),
    ("V", "va_format"),
    ("Cn?", "clk"),
    ("OF[fnpPcCF]*", "device_node"),
    ("fw[fP]?", "fwnode_handle"),
    ("tR[dt]?[rs]?", "rtc_time"),
    ("tT[dt]?[rs]?|NF|G[pgv]", ""),
)
_KNOWN = "K x e S s B M m I4 I6 IS h b U a E 4cc r R d D g V C OF fw t NF G"

_INTEGERS = frozenset("diouxX")
_WHY = {
    **dict.fromkeys("fFeEgGaA", ("prints a float, and the kernel has none", "use %d or %llu")),
    "n": ("is not known to the kernel", "the result says how many characters there were"),
    "m": ("is not known to the kernel", "use %pe with an error pointer"),
    "S": ("is not known to the kernel", "use %s; of a symbol's address, %pS"),
    "C": ("is not known to the kernel", "use %c"),
    "D": ("is not known to the kernel", "use %d"),
}
_SIZES_WHY = {
    "j": "the kernel has no %j: use %lld or %llu",
    "q": "write ll instead of q",
    "L": "write ll instead of L",
}


@dataclass(frozen=True)
class Directive:
    """What one argument of a format is: `text` is as written.

    `kind` is d (an integer), c, s, p or `*` (a width or precision); `size` is that of an integer
    (hh, h, l, ll, z, t or nothing). `target` is the struct that a %p has to point to, if any.
    """

    text: str
    kind: str
    size: str = ""
    conversion: str = ""
    target: str = ""


class FormatError(ValueError):
    """What is wrong with a format, and what would be right."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def directives(text: str) -> list[Directive]:
    """The arguments that a format takes, in order; raises `FormatError`."""
    found: list[Directive] = []
    at = 0
    while (at := text.find("%", at)) >= 0:
        match = _DIRECTIVE.match(text, at)
        assert match is not None  # everything in it is optional
        kind, written = match["kind"], match[0]
        if kind is None:
            raise FormatError(
                f"the directive '{text[at : match.end() + 1]}' does not end",
                "write %% for a percent sign",
            )
        at = match.end()
        if kind == "%":
            if written != "%%":
                raise FormatError(f"'{written}' is no directive", "write %% for a percent sign")
            continue
        found += [Directive(written, "*") for part in ("width", "precision") if match[part] == "*"]
        if match["size"] in _SIZES_WHY:
            raise FormatError(f"the kernel does not know '{written}'", _SIZES_WHY[match["size"]])
        if kind in _INTEGERS:
            found.append(Directive(written, "d", match["size"] or "", kind))
        elif kind in "cs":
            found.append(Directive(written, kind, "", kind))
        elif kind == "p":
            extension = _extension(text, at)
            written += extension
            at += len(extension)
            found.append(Directive(written, "p", "", "p", _target(extension) or ""))
        else:
            why, hint = _WHY.get(
                kind, ("is not known to the kernel", "use %d, %u, %x, %s, %c or %p")
            )
            raise FormatError(f"'{written}' {why}", hint)
    return found


def _extension(text: str, at: int) -> str:
    """What belongs to the %p that ends before `at`: as in the kernel, every letter and digit."""
    found = re.match(r"[A-Za-z0-9]*", text[at:])
    assert found is not None
    if _target(found[0]) is None:
        starts = [n for n in range(len(found[0]), -1, -1) if _target(found[0][:n]) is not None]
        shorter = found[0][: starts[0]]
        raise FormatError(
            f"the kernel knows no '%p{found[0]}'",
            f"letters right behind %p{shorter} are read as part of it: put a space between"
            if shorter
            else f"after %p there may be {_KNOWN} (Documentation/core-api/printk-formats.rst)",
        )
    return found[0]


def _target(extension: str) -> str | None:
    """What %p with an extension points to; None when the kernel does not know it."""
    return next((to for pattern, to in POINTERS if re.fullmatch(pattern, extension)), None)
