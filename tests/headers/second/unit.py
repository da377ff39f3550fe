# SPDX-License-Identifier: GPL-2.0
"""The headers of a kernel that one translation unit can have.

Headers whose content excludes others', that are meant for another architecture or that need something
first are left out: those that a compiler blames, until none does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from clang import cindex

from cythonk.headers import libclang
from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.model import HeaderError
from cythonk.headers.reader import Header
from cythonk.headers.second.reader import preprocessed

SOURCE = "unit.c"
# CXTranslationUnit_KeepGoing, which the bindings have no name for.
OPTIONS = cindex.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES | 0x200
# Parts of others, or without any declaration.
NO_HEADERS = ("uapi/", "asm-generic/", "dt-bindings/")
GCC_ERROR = re.compile(r"(.*?):\d+:\d+: (?:fatal )?error:")


def fitting(how: Compilation) -> list[str]:
    """Headers below the kernel's include/ that fit into one unit after linux/module.h, in order."""
    header = Header(how)
    folders = [Path(word[2:]) for word in how.clang if word.startswith("-I/")]
    include = next(f for f in folders if (f / "linux/module.h").is_file())
    found = [str(path.relative_to(include)) for path in include.rglob("*.h")]
    headers = [one for one in found if not one.startswith(NO_HEADERS)]
    # What most need is there first.
    headers.sort(key=lambda one: (not one.startswith("linux/"), one))
    while blamed := _clang(headers, how, header) or _gcc(headers, how, header):
        headers = [one for one in headers if one not in blamed]
    return headers


def _source(headers: Sequence[str]) -> str:
    return "".join(f"#include <{one}>\n" for one in (FIRST, *headers))


def _clang(headers: Sequence[str], how: Compilation, header: Header) -> set[str]:
    unit = libclang.index().parse(
        SOURCE,
        args=[*how.clang, f"-working-directory={how.directory}"],
        unsaved_files=[(SOURCE, _source(headers))],
        options=OPTIONS,
    )
    # Who has included a file first, by the line of the source.
    brought: dict[str, int] = {}
    line = 0
    for one in unit.get_includes():
        line = one.location.line if one.depth == 1 else line
        brought.setdefault(one.include.name, line)
    errors = [d.location for d in unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
    blamed = set()
    for where in errors:
        name = header(where.file.name)
        at = where.line if where.file.name == SOURCE else brought[where.file.name]
        blamed.add(name if name in headers else headers[at - 2])
    return blamed


def _gcc(headers: Sequence[str], how: Compilation, header: Header) -> set[str]:
    try:
        preprocessed(_source(headers), how)
    except HeaderError as error:
        found = GCC_ERROR.match(str(error))
        blamed = {header(found[1])} & {*headers} if found else set()
        if not blamed:
            raise
        return blamed
    return set()
