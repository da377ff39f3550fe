# SPDX-License-Identifier: GPL-2.0
"""Keeps what was read of a kernel's headers, so that it is read once.

A unit is what one header and all that it includes declare beyond linux/module.h: one SQLite file, a
row for each name. A build asks it for the few names that it needs, which takes milliseconds, where
reading takes up to seconds. Units lie in the cache, in a folder for each kernel, configuration,
compiler and state of this package; a header is read again when a file of it has changed.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cythonk.diagnostics.model import CythonkError, Diagnostic
from cythonk.headers.flags import Compilation, compilation
from cythonk.headers.model import Declarations, Function
from cythonk.headers.prerequisites import in_order
from cythonk.kernel.cache import cache_root, file_state, locked, prune, replacing
from cythonk.kernel.discover import Kernel, find_kernels
from cythonk.kernel.runtime_cache import builder_digest

Key = TypeVar("Key")

if TYPE_CHECKING:
    from cythonk.headers.whole import Whole

# Folders of kernels kept in one cache; the ones unused for longest beyond this go.
KEPT = 12

SCHEMA = """
create table declared (what text, name text, value blob, primary key (what, name)) without rowid;
create table prototype (name text primary key, value blob) without rowid;
create table source (path text, size integer, changed integer);
"""

# The mappings of Declarations: a row's `what` is the mapping's name.
MAPPINGS = (
    "aggregates", "enumerations", "aliases", "functions", "variables", "constants", "macros",
    "others",
)  # fmt: skip


class Stored(Mapping[Key, Any]):
    """One mapping of a unit, each value read when it is asked for."""

    def __init__(self, unit: sqlite3.Connection, what: str) -> None:
        self._unit = unit
        self._what = what
        self._known: dict[Key, Any] = {}

    def __getitem__(self, key: Key) -> Any:
        if key not in self._known:
            row = self._unit.execute(
                "select value from declared where what = ? and name = ?", (self._what, _text(key))
            ).fetchone()
            self._known[key] = pickle.loads(row[0]) if row else None
        if self._known[key] is None:
            raise KeyError(key)
        return self._known[key]

    def __iter__(self) -> Iterator[Key]:
        for (name,) in self._unit.execute(
            "select name from declared where what = ? order by name", (self._what,)
        ):
            yield _key(name)

    def __len__(self) -> int:
        row = self._unit.execute("select count(*) from declared where what = ?", (self._what,))
        return int(row.fetchone()[0])


def _text(key: Any) -> str:
    return key if isinstance(key, str) else " ".join(key)


def _key(name: str) -> Any:
    kind, space, tag = name.partition(" ")
    return (kind, tag) if space else name


class Joined(Mapping[Key, Any]):
    """Mappings of several units as one: the first that has a thing, or has it whole, says what it is."""

    def __init__(self, parts: Sequence[Mapping[Key, Any]]) -> None:
        self._parts = parts

    def __getitem__(self, key: Key) -> Any:
        found = [part[key] for part in self._parts if key in part]
        if not found:
            raise KeyError(key)
        return next((one for one in found if getattr(one, "fields", ()) is not None), found[0])

    def __iter__(self) -> Iterator[Key]:
        return iter(sorted({key for part in self._parts for key in part}, key=_text))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def joined(units: Sequence[Declarations]) -> Declarations:
    """What several units declare, as one."""
    found = Declarations(headers=set().union(*(unit.headers for unit in units)))
    for what in MAPPINGS:
        setattr(found, what, Joined([getattr(unit, what) for unit in units]))
    return found


class Store:
    """What is known of one kernel's headers.

    Args:
        kernel: the kernel.
        folders: further folders of headers, searched before the kernel's.
    """

    def __init__(self, kernel: Kernel, folders: Sequence[Path] = ()) -> None:
        self.kernel = kernel
        self._folders = tuple(folder.resolve() for folder in folders)
        self._home = cache_root() / "headers" / _folder_name(kernel)
        self._how: Compilation | None = None
        self._units: dict[str, Declarations] = {}

    @property
    def how(self) -> Compilation:
        """How the kernel compiles modules, with the further folders.

        Raises:
            CythonkError: Kbuild does not work (CK508), or the cache cannot be written (CK009).
        """
        if self._how is None:
            self._how = self._kernel_how().including(self._folders)
        return self._how

    def header(self, path: str) -> Path | None:
        """The file that a header is, such as "linux/usb.h"; None where there is none."""
        return self.how.header(path)

    def with_needs(self, header: str) -> tuple[str, ...]:
        """A header, behind those that it needs before it."""
        return in_order([header], lambda other: self.header(other) is not None)

    def similar(self, path: str) -> str | None:
        """The header whose name is nearest to one that is none."""
        folder, _, last = path.rpartition("/")
        there = sorted({p.name for top in self.how.folders for p in (top / folder).glob("*.h")})
        close = difflib.get_close_matches(last, there, n=1, cutoff=0.8)
        return f"{folder}/{close[0]}".removeprefix("/") if close else None

    def unit(self, header: str, called: Collection[str] = ()) -> Declarations:
        """What a header and all that it includes declare.

        Args:
            header: as a source includes it.
            called: names of macros whose prototypes are wanted; these take time where nobody asked
                for them before.

        Raises:
            HeaderError: the header cannot be read.
            CythonkError: the cache cannot be written.
        """
        if header not in self._units:
            base = self._base()
            path = self._path(header)
            if not _is_good(path):
                self._read(path, lambda: self._read_unit(header, base))
            self._units[header] = joined([_opened(path), base])
        unit = self._units[header]
        asked = [n for n in called if n in unit.macros or n in unit.others]
        return self._with_prototypes(header, unit, asked) if asked else unit

    def _with_prototypes(
        self, header: str, unit: Declarations, names: Collection[str]
    ) -> Declarations:
        path = self._path(header)
        known = _prototypes(path)
        missing = sorted(set(names) - set(known))
        if missing:
            from cythonk.headers.calls import prototypes

            found = prototypes(
                unit.macros,
                unit,
                self.with_needs(header),
                self.how,
                names=missing,
                plain=unit.others,
            )
            rows = {name: found.get(name) for name in missing}
            try:
                with locked(path.with_suffix(".lock")):
                    _add(path, rows)
            except OSError as error:
                raise _unwritable(path, error) from error
            known.update(rows)
        have = {name: function for name in names if (function := known[name]) is not None}
        functions: Any = Joined([have, unit.functions])
        return replace(unit, functions=functions)

    def own_files(self, header: str) -> list[Path]:
        """The files of a header that are in the further folders; of one that was read."""
        if not self._folders or not self._path(header).is_file():
            return []
        files = (Path(name) for name, _, _ in _sources(self._path(header)))
        return [f for f in files if any(f.is_relative_to(own) for own in self._folders)]

    def whole(self, progress: Callable[[str], None]) -> Whole:
        """All public headers.

        Raises:
            HeaderError: not even linux/module.h can be read.
            CythonkError: the cache cannot be written.
        """
        from cythonk.headers.everything import Everything
        from cythonk.headers.whole import whole

        said: set[str] = set()

        def tell(what: str, done: int, of: int) -> None:
            if what not in said:
                said.add(what)
                progress(f"{what} ({done} of {of})")

        try:
            return whole(self.kernel, self._home, lambda: Everything(self.how, tell), progress)
        except OSError as error:
            raise _unwritable(self._home, error) from error

    def others(self) -> Iterator[Store]:
        """The stores of the other kernels that are here."""
        for kernel in find_kernels(arch=self.kernel.arch):
            if kernel.release != self.kernel.release:
                yield Store(kernel, self._folders)

    def _base(self) -> Declarations:
        """What linux/module.h declares, which every source has."""
        if "" not in self._units:
            with contextlib.suppress(OSError):
                os.utime(self._home)  # recently used ones survive pruning
            path = self._home / "base.db"
            if not _is_good(path):
                self._read(path, self._read_base)
            self._units[""] = _opened(path)
        return self._units[""]

    def _path(self, header: str) -> Path:
        folders = "".join(f"{folder}\n" for folder in self._folders)
        mark = f"-{hashlib.sha256(folders.encode()).hexdigest()[:12]}" if folders else ""
        return self._home / f"{header.replace('/', '+')}{mark}.db"

    def _kernel_how(self) -> Compilation:
        """How the kernel compiles modules; asked of Kbuild once."""
        path = self._home / "compilation"
        try:
            how = pickle.loads(path.read_bytes())
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            how = compilation(self.kernel)
            try:
                with replacing(path) as temporary:
                    temporary.write_bytes(pickle.dumps(how))
            except OSError as error:
                raise _unwritable(path, error) from error
        assert isinstance(how, Compilation)
        return how

    # libclang and its bindings are needed only where something is new.

    def _read_base(self) -> tuple[Declarations, list[Path]]:
        from cythonk.headers.unit import precompile, read_base

        how = self._kernel_how()
        precompile(how, self._home / "base.h", self._home / "base.pch")
        declared = read_base(how)
        return declared, _files(declared, how)

    def _read_unit(self, header: str, base: Declarations) -> tuple[Declarations, list[Path]]:
        from cythonk.headers.unit import read_unit

        how = replace(self.how, precompiled=self._home / "base.pch")
        declared = read_unit(header, how, base)
        return declared, [self._home / "base.db", *_files(declared, how)]

    def _read(self, path: Path, read: Callable[[], tuple[Declarations, list[Path]]]) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with locked(path.with_suffix(".lock")):
                if _is_good(path):
                    return
                declared, files = read()
                with replacing(path) as temporary:
                    _save(temporary, declared, files)
            prune(self._home.parent, self._home, KEPT)
        except OSError as error:
            raise _unwritable(path, error) from error


def _files(declared: Declarations, how: Compilation) -> list[Path]:
    """The files that declarations were read from."""
    return [path for header in sorted(declared.headers) if (path := how.header(header))]


def _save(path: Path, declared: Declarations, sources: Iterable[Path]) -> None:
    unit = sqlite3.connect(path)
    try:
        # The file gets its name when it is whole: no journal is needed.
        unit.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
        for what in MAPPINGS:
            values = getattr(declared, what)
            rows = ((what, _text(key), pickle.dumps(value)) for key, value in values.items())
            unit.executemany("insert into declared values (?, ?, ?)", rows)
        headers = ((("headers"), header, b"") for header in declared.headers)
        unit.executemany("insert into declared values (?, ?, ?)", headers)
        for source in sources:
            status = source.stat()
            row = (str(source), status.st_size, status.st_mtime_ns)
            unit.execute("insert into source values (?, ?, ?)", row)
        unit.commit()
    finally:
        unit.close()


def _is_good(path: Path) -> bool:
    """Whether a unit is there, and no file that it was read from has changed."""
    if not path.is_file():
        return False
    try:
        rows = _sources(path)
    except sqlite3.DatabaseError:
        return False
    return all(file_state(Path(name)) == (size, changed) for name, size, changed in rows)


def _sources(path: Path) -> list[tuple[str, int, int]]:
    """The files that a unit was read from, as they were: path, size and time of change."""
    unit = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return unit.execute("select path, size, changed from source").fetchall()
    finally:
        unit.close()


def _prototypes(path: Path) -> dict[str, Function | None]:
    """The macros whose prototypes somebody asked for; None: it has none."""
    unit = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = unit.execute("select name, value from prototype").fetchall()
    finally:
        unit.close()
    return {name: pickle.loads(value) for name, value in rows}


def _add(path: Path, found: Mapping[str, Function | None]) -> None:
    unit = sqlite3.connect(path)
    try:
        rows = ((name, pickle.dumps(function)) for name, function in found.items())
        unit.executemany("insert or replace into prototype values (?, ?)", rows)
        unit.commit()
    finally:
        unit.close()


def _opened(path: Path) -> Declarations:
    unit = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = unit.execute("select name from declared where what = 'headers'")
    found = Declarations(headers={name for (name,) in rows})
    for what in MAPPINGS:
        setattr(found, what, Stored(unit, what))
    return found


def _folder_name(kernel: Kernel) -> str:
    """A name for what is known of this kernel: any change of it, the compiler or the reader gives another."""
    digest = builder_digest(kernel)
    here = Path(__file__).parent
    for path in sorted(
        path for suffix in ("py", "txt", "toml") for path in here.glob(f"*.{suffix}")
    ):
        digest.update(path.read_bytes() + b"\0")
    return str(digest.hexdigest()[:32])


def _unwritable(path: Path, error: OSError) -> CythonkError:
    return CythonkError(
        Diagnostic(
            "CK009",
            f"cannot write the cache: {error.filename or path}: {error.strerror}",
            hint="set CYTHONK_CACHE to a directory you can write",
        )
    )
