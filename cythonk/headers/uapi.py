# SPDX-License-Identifier: GPL-2.0
"""Declarations of the kernel's headers for user space, for ordinary Cython programs.

Each header becomes a `.pxd` of the same name, and what it includes is cimported there, so that
`from linux.fcntl cimport F_DUPFD_QUERY` gives what `#include <linux/fcntl.h>` does. Each is read alone,
as a program may include it alone, and those that a program of Python's cannot include are left out:
the C library has its own of what they declare. Runs for `cythonk headers --uapi`.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path
from typing import Any, Protocol

from clang import cindex

from cythonk.beds.source import Progress
from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.headers import libclang, macros, needs, reader, tree, uapi_install, writer
from cythonk.headers.flags import TARGETS, Compilation
from cythonk.headers.model import Constant, Declarations, HeaderError, Place
from cythonk.headers.uapi_install import Installed
from cythonk.kernel.arch import NATIVE
from cythonk.kernel.cache import cache_root, locked
from cythonk.kernel.toolchain import find_program

MARK = ".cythonk-uapi"
INCLUDE = "include"  # where in the written folder the headers themselves are

# What Python.h includes of the C library: whoever writes an extension module has it already.
# https://docs.python.org/3/c-api/intro.html#include-files, and Include/Python.h of 3.11.
PYTHONS = (
    "assert.h", "ctype.h", "errno.h", "inttypes.h", "limits.h", "math.h", "pthread.h", "stdarg.h",
    "stddef.h", "stdio.h", "stdlib.h", "string.h", "sys/stat.h", "sys/time.h", "sys/types.h", "time.h",
    "unistd.h", "wchar.h",
)  # fmt: skip

# What some headers use and do not include.
BEFORE: dict[str, tuple[str, ...]] = {
    "linux/errqueue.h": ("time.h",),
    "linux/hdlc/ioctl.h": ("linux/if.h",),
    "linux/omapfb.h": ("stddef.h",),
    "linux/phonet.h": ("sys/socket.h",),
    "linux/sctp.h": ("stdint.h", "sys/socket.h"),
    "linux/sysctl.h": ("stddef.h",),
}

# CXTranslationUnit_ForSerialization of clang-c/Index.h, which the bindings have no name for.
_FOR_SERIALIZATION = 0x10
_IN_QUOTES = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
_INCLUDED = re.compile(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]", re.MULTILINE)
_BLOCK = re.compile(r'^cdef extern from (?:"<(.*)>"|\*):$', re.MULTILINE)


class Placed(Protocol):
    """What stands in a header."""

    @property
    def place(self) -> Place:
        """Where."""


@dataclass(frozen=True)
class Report:
    """What became of the headers.

    Attributes:
        directory: what Cython finds the `.pxd` in.
        include: what the C compiler finds the headers in.
        version: version of the package of the kernel's source.
        written: how many headers have a `.pxd`.
        left_out: the others, and what the compiler says of each.
    """

    directory: Path
    include: Path
    version: str
    written: int
    left_out: dict[str, str] = field(default_factory=dict)


def write_uapi(directory: Path, progress: Progress) -> Report:
    """Write the declarations, and the headers below them, into a folder.

    Args:
        directory: a folder that is not there, is empty, or was written by this.
        progress: told what is going on, a line at a time.

    Raises:
        CythonkError: the headers cannot be made, libclang or a C compiler is missing, or the folder
            has other things in it or cannot be written.
    """
    _check(directory)
    installed = uapi_install.install(progress)
    cached = _cached(installed, progress)
    found = json.loads((cached / MARK).read_text(encoding="utf-8"))
    try:
        _put(cached, installed.include, directory)
    except OSError as error:
        raise _cannot_write(directory, error) from error
    return Report(directory, directory / INCLUDE, installed.version, **found)


def module_path(header: str) -> str:
    """Where the declarations of a header are, without suffix: "linux/if_" for "linux/if.h"."""
    return tree.module(header).replace(".", "/")


# --- reading ------------------------------------------------------------------------------------


def compilation(include: Path) -> Compilation:
    """How a user's program is compiled that takes the kernel's headers from a folder.

    Raises:
        CythonkError: there is no C compiler.
    """
    gcc = find_program("gcc", "gcc-12", "cc")
    if gcc is None:
        raise CythonkError(
            Diagnostic("CK508", "no C compiler", hint="apt-get install gcc libc6-dev")
        )
    asked = [str(gcc), "-print-file-name=include"]
    own = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    # Python's headers ask the C library for everything, and so does each of its extensions.
    flags = ("-D_GNU_SOURCE", f"-I{include}")
    # The bindings bring libclang without the headers that belong to a compiler: gcc's do.
    clang = (f"--target={TARGETS[NATIVE]}", *flags, "-isystem", own, "-Wno-everything")
    return Compilation(include, (str(gcc), *flags), (*clang, "-ferror-limit=0"), first=())


class _Reader:
    """Reads headers one by one, those that a program of Python's can include."""

    def __init__(self, include: Path, work: Path) -> None:
        self._include = include
        self._how = compilation(include)
        self._libc = self._precompiled(work / "libc.pch")

    def _precompiled(self, path: Path) -> Path:
        """The C library's headers, read once for all."""
        text = "".join(f"#include <{header}>\n" for header in PYTHONS)
        unit = libclang.index().parse(
            "libc.h",
            args=[*self._how.clang, "-x", "c-header"],
            unsaved_files=[("libc.h", text)],
            options=_FOR_SERIALIZATION,
        )
        unit.save(str(path))
        return path

    def complaint(self, header: str) -> str | None:
        """What the compiler says of the header in a program of Python's; None: it takes it."""
        text = "".join(f"#include <{one}>\n" for one in _with_before(header))
        unit = libclang.index().parse(
            reader.SOURCE,
            args=[*self._how.clang, "-include-pch", str(self._libc)],
            unsaved_files=[(reader.SOURCE, text)],
            options=reader.OPTIONS,
        )
        for diagnostic in unit.diagnostics:
            if diagnostic.severity >= cindex.Diagnostic.Error:
                where = diagnostic.location
                path = Path(where.file.name)
                if path.is_relative_to(self._include):
                    path = path.relative_to(self._include)
                return f"{path}:{where.line}: {diagnostic.spelling}"
        return None

    def read(self, header: str) -> Declarations:
        """All that the header and what it includes declare, its own macros among them.

        Raises:
            HeaderError: it cannot be read alone.
        """
        headers = _with_before(header)
        found = reader.read(headers, self._how)
        place = reader.Header(self._how)
        plain = macros.defined(headers, self._how, place).plain
        own = {name: where for name, where in plain.items() if where.header == header}
        known: dict[str, Constant] = macros.constants(headers, own, self._how)
        found.constants.update(known)
        return found


def _with_before(header: str) -> tuple[str, ...]:
    return (*BEFORE.get(header, ()), header)


# --- writing ------------------------------------------------------------------------------------


class _Writer:
    """Writes the declarations of headers that have been read."""

    def __init__(self, read: Mapping[str, Declarations], include: Path) -> None:
        self._read = read
        self._own = {name: needs.needed(one, _names(one, name), None) for name, one in read.items()}
        self._includes = {name: self._included(name, include) for name in read}

    def _included(self, header: str, include: Path) -> list[str]:
        """The headers that one includes itself, in order, those that have a `.pxd`."""
        source = (include / header).read_text(encoding="utf-8", errors="replace")
        beside = header.rpartition("/")[0]
        quoted = [normpath(f"{beside}/{one}") for one in _IN_QUOTES.findall(source)]
        named = dict.fromkeys((*BEFORE.get(header, ()), *quoted, *_INCLUDED.findall(source)))
        there = self._read[header].headers
        return [one for one in named if one in self._read and one in there and one != header]

    def _reaches(self, header: str, other: str) -> bool:
        seen, todo = set[str](), [header]
        while todo:
            one = todo.pop()
            if one == other:
                return True
            if one not in seen:
                seen.add(one)
                todo += self._includes[one]
        return False

    def _imports(self, header: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
        """What a header has to cimport.

        Two that include one another are no trouble for C. Cython wants one of them first: the one
        that does not use the other, which cimports what the other includes.
        """
        uses = _headers_of(self._own[header])
        for one in self._includes[header]:
            if one in seen:
                continue
            if one in uses or not self._reaches(one, header):
                yield one
            else:
                seen |= {header, one}
                for further in self._includes[one]:
                    if further not in seen:
                        yield further

    def text(self, header: str) -> str:
        """The `.pxd` of a header."""
        lines = [f'"""{header}, of the kernel\'s headers for user space."""\n']
        lines += [_nothing_of(one) for one in BEFORE.get(header, ())]
        modules = [module_path(one).replace("/", ".") for one in self._imports(header)]
        lines += [f"from {module} cimport *" for module in dict.fromkeys(modules)]
        lines += ["", _nothing_of(header)]
        for place, block in _blocks(writer.pxd(self._own[header])):
            if place == header:
                lines.append(block)
            elif not place or place.startswith("/"):
                # The C library's: parts of it must not be included by themselves, nor need be.
                lines.append(_BLOCK.sub("cdef extern from *:", block))
        return "\n".join(lines)


def _nothing_of(header: str) -> str:
    """Includes a header for what is not named."""
    return f'cdef extern from "<{header}>":\n    pass\n'


def _headers_of(declarations: Declarations) -> set[str]:
    """Where these declarations stand."""
    kinds: tuple[Mapping[Any, Placed], ...] = (
        declarations.aggregates, declarations.enumerations, declarations.aliases,
    )  # fmt: skip
    return {one.place.header for kind in kinds for one in kind.values()}


def _names(every: Declarations, header: str) -> list[str]:
    """What a header declares itself, by name.

    No variables: a program is linked with none of the kernel's, and tables of texts are no constants.
    """
    found: list[str] = []
    by_name: tuple[Mapping[str, Placed], ...] = (
        every.enumerations, every.aliases, every.functions, every.constants,
    )  # fmt: skip
    for kind in by_name:
        found += [name for name, one in kind.items() if one.place.header == header]
    found += [tag for (_, tag), one in every.aggregates.items() if one.place.header == header]
    return found


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The blocks of a `.pxd`, each with the header that it is about."""
    starts = [match.start() for match in _BLOCK.finditer(text)]
    for start, end in itertools.pairwise([*starts, len(text)]):
        block = text[start:end]
        match = _BLOCK.match(block)
        assert match
        yield match[1] or "", block


# --- keeping ------------------------------------------------------------------------------------


def _key(installed: Installed) -> str:
    """Changes with what would make other declarations: the headers, and the code here."""
    digest = hashlib.sha256(installed.key.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _cached(installed: Installed, progress: Progress) -> Path:
    """The folder of declarations in the cache, made where it is not there yet."""
    place = cache_root() / "uapi" / installed.key / f"pxd-{_key(installed)}"
    try:
        with locked(place.parent / "lock"):
            if not place.is_dir():
                with tempfile.TemporaryDirectory(dir=place.parent, prefix=".") as name:
                    made = Path(name) / "pxd"
                    _make(installed.include, made, Path(name), progress)
                    made.rename(place)
                for old in place.parent.glob("pxd-*"):
                    if old != place:
                        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise _cannot_write(place, error) from error
    return place


def _make(include: Path, directory: Path, work: Path, progress: Progress) -> None:
    headers = sorted(str(path.relative_to(include)) for path in include.rglob("*.h"))
    progress(f"reading {len(headers)} headers for user space")
    one_by_one = _Reader(include, work)
    read: dict[str, Declarations] = {}
    left_out: dict[str, str] = {}
    for number, header in enumerate(headers):
        if number and number % 250 == 0:
            progress(f"{number} of {len(headers)} headers are read")
        complaint = one_by_one.complaint(header)
        if complaint is None:
            try:
                read[header] = one_by_one.read(header)
            except HeaderError as error:
                complaint = str(error)
        if complaint is not None:
            left_out[header] = complaint
    texts = _Writer(read, include)
    for header in read:
        path = directory / f"{module_path(header)}.pxd"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.text(header), encoding="utf-8")
        for folder in path.relative_to(directory).parents[:-1]:
            (directory / folder / "__init__.pxd").touch()
    said = {"written": len(read), "left_out": left_out}
    (directory / MARK).write_text(json.dumps(said, indent=1), encoding="utf-8")


def _check(directory: Path) -> None:
    """Refuse a folder with other things in it."""
    if not directory.exists() or (directory / MARK).is_file():
        return
    if not directory.is_dir() or any(directory.iterdir()):
        raise CythonkError(
            Diagnostic(
                "CK009",
                f"'{directory}' has other things in it",
                hint="name a folder that is new or empty: it gets the declarations alone",
            )
        )


def _put(declarations: Path, include: Path, directory: Path) -> None:
    """Copy both into a folder, which is as it was or as it should be, nothing between."""
    directory = directory.absolute()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=f".{directory.name}.") as name:
        new, old = Path(name) / "new", Path(name) / "old"
        shutil.copytree(declarations, new)
        shutil.copytree(include, new / INCLUDE)
        if directory.exists():
            directory.rename(old)
        new.rename(directory)


def _cannot_write(path: Path, error: OSError) -> CythonkError:
    return CythonkError(
        Diagnostic(
            "CK009",
            f"cannot write '{path}': {error.strerror or error}",
            hint="name another place, or make room",
        )
    )
