# SPDX-License-Identifier: GPL-2.0
"""Which headers of a kernel fit together in one translation unit, and which need another one.

Almost all of them fit together. The compiler is asked: the headers that it complains about are taken
out until it has nothing to say, and are asked again without the others. The order is fixed, so that
the same headers get into the same units every time.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.prerequisites import in_order
from cythonk.headers.reader import SOURCE, Header, errors, parsed

# The compiler has to leave a header before the next one begins; a piece of an array does not end.
BETWEEN = "struct cythonk_between;"

# Folders whose headers come last, in this order. They are written for other sides of an interface or
# for other architectures, or give macros another meaning for all that follows.
LAST = ("xen", "acpi", "asm-generic", "trace/events", "trace")
# Tracepoints are macros of macros: to read them takes longer than all else, so it is done once, with
# the few headers that do not fit with the rest.
LATER = "trace/"

Needs = Mapping[str, Sequence[str]]


def public_headers(how: Compilation) -> tuple[str, ...]:
    """Names that a module can include, in the order they are read in.

    These are all files *.h below the include folders of the kernel's source for this architecture, a
    header of userspace's interface (`uapi/`) counted once with the kernel's of the same name. What
    the build generates is no header of its own; those who are meant to be included include it.
    """
    header = Header(how)
    found: set[str] = set()
    for word in how.clang:
        if word.startswith("-I"):
            folder = (how.directory / word[2:]).resolve()
            # The build directory has what is generated only, unless the source is there as well.
            if word.startswith("-I/") or (how.directory / "Kconfig").is_file():
                found.update(header(str(path)) for path in folder.rglob("*.h"))
    return tuple(sorted((name for name in found if not _is_generated(name)), key=_order))


def _is_generated(header: str) -> bool:
    return header.startswith(("generated/", "config/"))


def _order(header: str) -> tuple[int, bool, str]:
    rank = next((i for i, folder in enumerate(LAST, 1) if header.startswith(f"{folder}/")), 0)
    return rank, not header.startswith("linux/"), header


@dataclass
class Unit:
    """Headers that compile together.

    Attributes:
        headers: the headers, without those they need before them.
        unit: their translation unit.
        blamed: headers that were taken out, with the compiler's first complaint.
    """

    headers: tuple[str, ...]
    unit: Any = None
    blamed: dict[str, str] = field(default_factory=dict)


def fitting(headers: Sequence[str], how: Compilation, needs: Needs | None = None) -> Unit:
    """The headers that fit together, the first ones before the others.

    Args:
        headers: the headers, in their order.
        how: how the kernel compiles modules.
        needs: what headers need before them that the table does not have.

    Raises:
        HeaderError: clang cannot even begin.
    """
    found = Unit(tuple(headers))
    name_of = Header(how)
    while found.headers:
        text, owners = source(found.headers, how, needs)
        found.unit = parsed(text, how)
        blamed = _blamed(found.unit, owners, frozenset(found.headers), name_of)
        if not blamed:
            break
        found.blamed |= blamed
        found.headers = tuple(one for one in found.headers if one not in blamed)
    return found


def source(
    headers: Iterable[str], how: Compilation, needs: Needs | None = None
) -> tuple[str, list[str]]:
    """A source that includes the headers and what they need, and whose each of its lines is."""
    is_there = exists(how)
    lines, owners = [f"#include <{FIRST}>"], [FIRST]
    for header in headers:
        needed = in_order([header], is_there, needs)
        lines += [*(f"#include <{one}>" for one in needed), BETWEEN]
        owners += [header] * (len(needed) + 1)
    return "\n".join([*lines, ""]), owners


def exists(how: Compilation) -> Callable[[str], bool]:
    """What tells whether a kernel has a header, and remembers."""
    return functools.cache(lambda header: how.header(header) is not None)


def _blamed(
    unit: Any, owners: Sequence[str], headers: frozenset[str], header: Header
) -> dict[str, str]:
    """Headers that have errors, and those that brought them in."""
    complaints = list(errors(unit))
    if not complaints:
        return {}
    includer: dict[str, tuple[str, int]] = {}
    for one in unit.get_includes():
        if one.source is not None:
            includer.setdefault(one.include.name, (one.source.name, one.location.line))

    def brought_by(path: str, line: int) -> str | None:
        seen = set()
        while path != SOURCE:
            if path in seen or path not in includer:
                return None
            seen.add(path)
            path, line = includer[path]
        return owners[line - 1] if 0 < line <= len(owners) else None

    found: dict[str, str] = {}
    for complaint in complaints:
        place = complaint.location
        path = place.file.name if place.file else SOURCE
        name = header(path) if path != SOURCE else ""
        text = f"{name or SOURCE}:{place.line}: {complaint.spelling}"
        for one in (brought_by(path, place.line), name):
            if one in headers:
                found.setdefault(one, text)
    if not found:
        # Nothing of what is in turn to be read: linux/module.h itself, or the command line.
        found = dict.fromkeys(headers, str(complaints[0].spelling))
    return found
