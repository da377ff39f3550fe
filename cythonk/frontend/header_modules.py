# SPDX-License-Identifier: GPL-2.0
"""Makes the kernel's headers modules that can be cimported: `from linux.usb cimport usb_driver`.

Runs before Cython reads the first file of a compilation. A quick look over the source, and over the
declarations of the user's own that it cimports, finds which headers and which names are wanted; just
these, and what they need, are declared. All of them stand in one module that nobody sees, for a type is one
type whichever header it comes through; each header then is a small module that takes its names from
there and includes the header.
"""

from __future__ import annotations

import difflib
import functools
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cythonk.frontend.macros import table as macros
from cythonk.headers.model import Declarations, HeaderError
from cythonk.headers.names import module_word

if TYPE_CHECKING:
    from cythonk.headers.store import Store
    from cythonk.kernel.discover import Kernel

HIDDEN = "_kernel_headers"

# Types of C that Cython knows by themselves, whatever a header makes of them.
BUILT_IN = ("size_t", "ssize_t", "ptrdiff_t")

# Modules that are surely none, so that who uses only these needs no kernel.
NO_HEADERS = ("", "cython", "kernel")

# A list of names may go on over lines in brackets or behind a backslash.
FROM = re.compile(
    r"(?:^|;)[^\S\n]*from\s+([\w.]+)\s+c?import\s*(\((?:[^()]*)\)|(?:[^;\n\\]|\\\n)*)",
    re.MULTILINE,
)
WHOLE = re.compile(r"(?:^|;)[^\S\n]*c?import\s+((?:[^;\n\\]|\\\n)+)", re.MULTILINE)
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
COMMENT = re.compile(r"#[^\n]*")


@dataclass
class Wanted:
    """What a compilation takes from headers.

    Attributes:
        names: of each module, the names taken from it.
        words: every identifier of the sources; members among them are used.
    """

    names: dict[str, set[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)


class HeaderModules:
    """The modules that the headers of one kernel are, for one compilation.

    Args:
        store: gives what is known of the headers; asked only when something of them is cimported.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self._ask = store
        self._store: Store | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._wanted = Wanted()
        self._headers: dict[str, str | None] = {}
        self._units: dict[str, Declarations | HeaderError] = {}

    @classmethod
    def of(cls, kernel: Kernel | None) -> HeaderModules:
        """The modules of a kernel's headers; None: of the kernel that is built for by default."""
        return cls(store_of(kernel))

    @property
    def store(self) -> Store:
        """What is known of the headers."""
        if self._store is None:
            self._store = self._ask()
        return self._store

    def scan(self, source: Path, own: Callable[[str], Path | None]) -> None:
        """Look for what is cimported, and make the modules.

        Args:
            source: the file that is compiled.
            own: the file of a module that is the user's own or ships with CythonK, or None.
        """
        pending, seen = [source], {source}
        while pending:
            text = pending.pop().read_text(encoding="utf-8", errors="replace")
            words = set(IDENTIFIER.findall(text))
            self._wanted.words |= words
            for module, names in _cimports(COMMENT.sub("", text)):
                for each in (module, *(f"{module}.{name}" for name in names or ())):
                    path = own(each)
                    if path is not None and path not in seen:
                        seen.add(path)
                        pending.append(path)
                if module.split(".")[0] not in NO_HEADERS and own(module) is None:
                    self._want(module, words if names is None or "*" in names else names)
        self._learn_loops()

    def _learn_loops(self) -> None:
        """Have the loops among the names known by the time that calls of macros are looked for."""
        for module, names in self._wanted.names.items():
            loops = [name for name in names if "for_each" in name]
            unit = self._unit(module) if loops else None
            if isinstance(unit, Declarations):
                known = unit.macros
                there = {name: known[name].parameters for name in loops if name in known}
                macros.learn(module, there)

    def _unit(self, module: str) -> Declarations | HeaderError:
        """What the header of a module declares, or why it cannot be read.

        Prototypes of all macros that are cimported from it are asked for at once: the headers have
        to be read for that.
        """
        if module not in self._units:
            header = self.header(module)
            assert header is not None
            try:
                self._units[module] = self.store.unit(header, self._wanted.names.get(module, ()))
            except HeaderError as error:
                self._units[module] = error
        return self._units[module]

    def _want(self, module: str, names: Iterable[str]) -> None:
        if self.is_package(module):
            for name in names:
                self._want(f"{module}.{name}", self._wanted.words)
        if self.header(module):
            self._wanted.names.setdefault(module, set()).update(names)

    def is_package(self, module: str) -> bool:
        """Whether a module is a folder of headers."""
        return any(True for _ in _paths(module, self.store.how.folders, ""))

    def header(self, module: str) -> str | None:
        """The header that a module stands for, as one includes it; None where there is none."""
        if module not in self._headers:
            found = _paths(module, self.store.how.folders, ".h")
            self._headers[module] = next(found, None)
        return self._headers[module]

    def pxd(self, module: str) -> Path | None:
        """The file with the declarations of a module; None where it is no header's."""
        if self._folder is None:
            if not self._wanted.names:
                return None
            self._folder = tempfile.TemporaryDirectory(prefix="cythonk-headers-")
            self._write(Path(self._folder.name))
        path = Path(self._folder.name, *module.split("."))
        return next(
            (p for p in (path.with_suffix(".pxd"), path / "__init__.pxd") if p.is_file()), None
        )

    def files(self) -> list[Path]:
        """The user's own headers that were read."""
        if self._folder is None:
            return []
        headers = (self.header(module) for module in self._wanted.names)
        return [file for header in headers if header for file in self.store.own_files(header)]

    def close(self) -> None:
        """Remove the files."""
        if self._folder is not None:
            self._folder.cleanup()

    def __contains__(self, module: object) -> bool:
        return module in self._wanted.names or self._is_part(str(module))

    def _is_part(self, module: str) -> bool:
        return any(known.startswith(f"{module}.") for known in self._wanted.names)

    # --- what is said of a name that is not there ---------------------------------------------

    def similar(self, module: str) -> str | None:
        """The module of a header whose name is nearest to one that is none."""
        package, _, last = module.rpartition(".")
        inside = _paths(package, self.store.how.folders, "") if package else iter([""])
        there = {
            module_word(path.stem)
            for within in inside
            for folder in self.store.how.folders
            for path in (folder / within).glob("*.h")
        }
        close = difflib.get_close_matches(last, sorted(there), n=1, cutoff=0.8)
        return f"{package}.{close[0]}" if close and package else None

    def problem(self, module: str, name: str | None) -> tuple[str, str, str | None] | None:
        """What is wrong with a cimport: a diagnostic's code, message and hint; None: nothing.

        Args:
            module: the module.
            name: a name that is taken from it; None: the module as a whole.
        """
        header = self.header(module)
        if header is None:
            return None
        release = self.store.kernel.release
        unit = self._unit(module)
        if isinstance(unit, HeaderError):
            hint = "include in it what it needs, or cimport a header that includes it"
            return "CK405", f"{header} of {release} cannot be read: {unit}", hint
        if name is None or name == "*" or name in macros.forms(module):
            return None
        if _find(unit, name) or self._submodule(module, name):
            return None
        message = f"'{name}' is not declared by {header} of {release}"
        return "CK404", message, self._way_out(header, name, unit)

    def _submodule(self, module: str, name: str) -> bool:
        return self.header(f"{module}.{name}") is not None

    def _way_out(self, header: str, name: str, unit: Declarations) -> str:
        having = []
        for other in self.store.others():
            try:
                if _find(other.unit(header, [name]), name):
                    having.append(other.kernel.release)
            except HeaderError:
                continue
        close = difflib.get_close_matches(name, _names(unit), n=1)
        parts = [f"did you mean {close[0]}?"] if close else []
        parts += [f"{', '.join(having)} has it"] if having else []
        return "; ".join(parts) or f"`cythonk headers {header}` writes what it declares"

    # --- the modules ----------------------------------------------------------------------------

    def _write(self, folder: Path) -> None:
        from cythonk.headers import names as cython
        from cythonk.headers.needs import needed
        from cythonk.headers.store import joined
        from cythonk.headers.writer import pxd

        # What cannot be read is said at the cimport.
        read = {module: self._unit(module) for module in self._wanted.names}
        units = {m: unit for m, unit in read.items() if isinstance(unit, Declarations)}
        every = joined(list(units.values()))
        taken: dict[str, dict[str, str]] = {module: {} for module in units}
        for module, unit in units.items():
            for name in sorted(self._wanted.names[module]):
                found = _find(unit, name)
                if isinstance(found, str):
                    taken[module][name] = found
                elif found is not None:
                    taken[module][name] = cython.of_tag(every, *found)
        wanted = {said for names in taken.values() for said in names.values()}
        declared = needed(every, wanted, self._wanted.words)
        _put(folder, HIDDEN, pxd(declared, every, includes=False))
        for module, names in taken.items():
            header = self.header(module)
            assert header is not None
            lines = [
                f'cdef extern from "<{each}>":\n    pass' for each in self.store.with_needs(header)
            ]
            for name, said in names.items():
                if said in BUILT_IN:
                    lines.append(f"ctypedef {said} {name}")
                else:
                    lines.append(f"from {HIDDEN} cimport {said}" + f" as {name}" * (said != name))
            _put(folder, module, "\n".join([*lines, ""]))


def store_of(kernel: Kernel | None, folders: Sequence[Path] = ()) -> Callable[[], Store]:
    """What gives the store of a kernel's headers, the same each time.

    Args:
        kernel: the kernel; None: the one that is built for by default, looked for when it is needed.
        folders: folders of headers that are searched before the kernel's.
    """

    @functools.cache
    def store() -> Store:
        from cythonk.headers.store import Store
        from cythonk.kernel.discover import resolve

        return Store(kernel or resolve(None), folders)

    return store


def _put(folder: Path, module: str, text: str) -> None:
    path = Path(folder, *module.split(".")).with_suffix(".pxd")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    for package in path.relative_to(folder).parents[:-1]:
        (folder / package / "__init__.pxd").touch()


def _cimports(text: str) -> Iterator[tuple[str, set[str] | None]]:
    """Modules that a source imports, and the names taken from each; None: the module as a whole."""
    for module, names in FROM.findall(text):
        words = re.sub(r"\bas\s+\w+", "", names)
        yield module.lstrip("."), {"*"} if "*" in names else set(IDENTIFIER.findall(words))
    for modules in WHOLE.findall(text):
        for module in re.sub(r"\bas\s+\w+", "", modules).replace("\\", " ").split(","):
            if module.strip():
                yield module.strip(), None


def _paths(module: str, folders: Iterable[Path], suffix: str) -> Iterator[str]:
    """What a module's name can stand for below the folders, without them."""
    *packages, last = module.split(".")
    for folder in folders:
        found = [""]
        for word in packages:
            found = [
                f"{path}{name}/" for path in found for name in _spelled(folder / path, word, "")
            ]
        for path in found:
            for name in _spelled(folder / path, last, suffix):
                if (folder / path / name).is_dir() != bool(suffix):
                    yield path + name


def _spelled(folder: Path, word: str, suffix: str) -> list[str]:
    """Files that a word of a module's name can stand for: names of files may be no identifiers."""
    if (folder / f"{word}{suffix}").exists():
        return [f"{word}{suffix}"]
    if "_" not in word or not folder.is_dir():
        return []
    return [p.name for p in sorted(folder.glob(f"*{suffix}")) if module_word(p.stem) == word]


def _find(unit: Declarations, name: str) -> str | tuple[str, str] | None:
    """What a name is in what a header declares: Cython's name, or the kind and tag of a type."""
    from cythonk.headers import names as cython

    for own in (name, name.removesuffix("_")):
        plain = (unit.functions, unit.variables, unit.constants, unit.aliases)
        if cython.safe(own) == name and any(own in mapping for mapping in plain):
            return name
    return cython.tag_of(unit, name)


def _names(unit: Declarations) -> list[str]:
    """All names that can be taken from what a header declares."""
    return [
        *unit.functions, *unit.variables, *unit.constants, *unit.aliases, *unit.enumerations,
        *(tag for _, tag in unit.aggregates),
    ]  # fmt: skip
