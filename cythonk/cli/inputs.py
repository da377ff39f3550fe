# SPDX-License-Identifier: GPL-2.0
"""Checks of what a command line names: sources, outputs and module names, before any work begins.

Only what can be seen from outside: that a source's text is right is for the front end to say.
"""

from __future__ import annotations

import errno
import keyword
import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics, Position

# sizeof(struct module.name) - 1 on 64-bit kernels (MODULE_NAME_LEN is 64 - sizeof(unsigned long)).
MODULE_NAME_LIMIT = 55

# What to do with a file that is no .pyx, by suffix.
OTHER_SUFFIXES: dict[str, str] = {
    ".py": "rename it to .pyx",
    ".pxd": "a .pxd only declares; name the .pyx that cimports it",
    ".pxi": "a .pxi is included by a .pyx; name that one",
    ".c": "give a .c to Kbuild directly",
    ".ko": "a .ko is built already; `cythonk run FILE.ko` loads it in a guest",
}


def check_sources(paths: Sequence[Path]) -> None:
    """Refuse sources that cannot be built, all of them at once.

    Raises CythonkError: CK001 missing, CK002 directory, CK003 unreadable, CK005 wrong suffix,
    CK006 and CK007 module name, CK402 two files of one name.
    """
    found = Diagnostics()
    by_name: dict[str, Path] = {}
    for path in paths:
        problem = _unreadable(path) or _wrong_suffix(path) or _bad_name(path)
        if problem:
            found.add(problem)
            continue
        first = by_name.setdefault(path.stem, path)
        if first is not path:
            found.add(_duplicate(first, path))
    if found.has_errors:
        raise CythonkError(*found.items)


def _unreadable(path: Path) -> Diagnostic | None:
    """CK001, CK002 or CK003 when `path` is not a file that can be read."""
    place = Position(path, 0)
    try:
        if path.is_dir():
            inside = sorted(path.glob("*.pyx"))
            way = f"name the files in it, such as {inside[0]}" if inside else "name a .pyx file"
            return Diagnostic("CK002", "is a directory", place, way)
        if path.exists() and not path.is_file():
            return Diagnostic("CK003", "is not a regular file", place, "name a .pyx file")
        with path.open("rb"):
            return None
    except FileNotFoundError:
        return Diagnostic("CK001", "no such file", place, _similar(path))
    except NotADirectoryError:
        return Diagnostic("CK001", "no such file: a part of the path is not a directory", place)
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno or errno.EIO) if isinstance(error, OSError) else str(error)
        hint = "check its permissions" if isinstance(error, PermissionError) else None
        return Diagnostic("CK003", f"cannot be read: {reason}", place, hint)


def _similar(path: Path) -> str | None:
    """A hint that names a file with nearly the same name."""
    import difflib

    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix == ".pyx"]
    except OSError:
        return None
    close = difflib.get_close_matches(path.name, names, n=1)
    if path.name + ".pyx" in names:
        close = [path.name + ".pyx"]
    return f"did you mean {path.with_name(close[0])}?" if close else None


def _wrong_suffix(path: Path) -> Diagnostic | None:
    if path.suffix == ".pyx":
        return None
    hint = OTHER_SUFFIXES.get(path.suffix, "sources are .pyx files")
    return Diagnostic("CK005", "is not a .pyx file", Position(path, 0), hint)


def _bad_name(path: Path) -> Diagnostic | None:
    problem = module_name_problem(path.stem)
    if problem is None:
        return None
    code, reason, better = problem
    move = ["mv", str(path), str(path.with_name(better + ".pyx"))]
    hint = f"rename it: {shlex.join(move)}"
    return Diagnostic(code, reason, Position(path, 0), hint)


# `module_init` and `module_exit` are macros, and would be the names of the module's own functions.
_KERNEL_NAMES = frozenset({"module"})


def module_name_problem(name: str) -> tuple[str, str, str] | None:
    """Why `name` cannot be a module's: (code, reason, a name that can); None when it can."""
    better = re.sub(r"\W", "_", name, flags=re.ASCII).strip("_") or "driver"
    if better[0].isdigit():
        better = "m" + better
    if keyword.iskeyword(better):
        better += "_driver"
    better = better[:MODULE_NAME_LIMIT]
    if not re.fullmatch(r"[A-Za-z_]\w*", name, flags=re.ASCII):
        reason = f"'{name}' cannot be a module's name: it is not a C identifier"
        return "CK006", reason, better
    if keyword.iskeyword(name):
        return "CK006", f"'{name}' cannot be a module's name: it is a keyword", better
    if name in _KERNEL_NAMES:
        reason = f"'{name}' cannot be a module's name: the kernel's headers use it"
        return "CK006", reason, f"{name}_driver"
    if len(name) > MODULE_NAME_LIMIT:
        reason = f"the module's name has {len(name)} bytes; the kernel keeps {MODULE_NAME_LIMIT}"
        return "CK007", reason, better
    return None


def _duplicate(first: Path, second: Path) -> Diagnostic:
    try:
        same = first.samefile(second)
    except OSError:
        same = False
    if same:
        return Diagnostic("CK402", "is given twice", Position(second, 0), "name it once")
    return Diagnostic(
        "CK402",
        f"has the same module name as {first}: '{first.stem}'",
        Position(second, 0),
        "rename one of them",
    )


def check_output(output: Path, suffix: str, sources: Sequence[Path]) -> None:
    """Refuse an output that cannot be written or would destroy a source.

    Raises CythonkError: CK008 no directory, CK009 unwritable, CK010 is a source, CK011 wrong
    suffix.
    """
    raise_if = _output_problem(output, suffix, sources)
    if raise_if:
        raise CythonkError(raise_if)


def _output_problem(output: Path, suffix: str, sources: Sequence[Path]) -> Diagnostic | None:
    place = Position(output, 0)
    parent = output.parent
    if not parent.is_dir():
        if parent.exists():
            return Diagnostic("CK008", f"{parent} is not a directory", place)
        hint = f"make it: mkdir -p {parent}"
        return Diagnostic("CK008", f"the directory {parent} does not exist", place, hint)
    if output.is_dir():
        hint = f"name the file in it: -o {output / (sources[0].stem + suffix)}"
        return Diagnostic("CK009", "the output is a directory", place, hint)
    for source in sources:
        if output.exists() and source.exists() and output.samefile(source):
            return Diagnostic("CK010", "the output would overwrite a source", place)
    if output.suffix != suffix:
        hint = f"name it {output.with_suffix(suffix).name}"
        return Diagnostic("CK011", f"the output's name does not end in {suffix}", place, hint)
    if not os.access(parent, os.W_OK | os.X_OK):
        return Diagnostic("CK009", f"no permission to write into {parent}", place)
    return None
