# SPDX-License-Identifier: GPL-2.0
"""From snippets to what became of each: packed, translated, built, booted.

A snippet that does not compile costs only itself: diagnostics are given to the snippet of their line,
and the rest of the pack is translated again. `unsupported.txt` says which snippets are expected not to
work, and how.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic
from cythonk.kernel.discover import Kernel
from tests.language import modules
from tests.language.modules import Built, Ran, Translated
from tests.language.snippet import HERE, Pack, Snippet, by_snippet, packed

UNSUPPORTED = HERE / "unsupported.txt"
PACK = 24

# Words in place of a code: it prints something else than CPython; the kernel complains when it runs.
DIFFERS = "differs"
REPORTS = "reports"

_ENTRY = re.compile(r"^(?P<id>\w+\.\w+)\s+(?P<how>CK\d{3}|differs|reports)\s+(?P<why>\S.*)$")


@dataclass(frozen=True)
class Unsupported:
    """An expected failure: the code it is refused with, or DIFFERS or REPORTS, and why."""

    how: str
    why: str

    @property
    def is_refused(self) -> bool:
        """Whether the compiler is expected to refuse it, before gcc."""
        return self.how.startswith("CK") and not self.fails_in_gcc

    @property
    def fails_in_gcc(self) -> bool:
        """Whether gcc is expected to complain, which is always the compiler's fault."""
        return self.how in ("CK502", "CK504")


def read_unsupported(path: Path = UNSUPPORTED) -> dict[str, Unsupported]:
    """The table of expected failures by the snippets' ids; ValueError for a line that is no entry."""
    entries: dict[str, Unsupported] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _ENTRY.match(line)
        if match is None or match["id"] in entries:
            raise ValueError(f"{path.name}:{number}: not an entry, or there already: {line}")
        entries[match["id"]] = Unsupported(match["how"], match["why"])
    return entries


@dataclass
class Compiled:
    """Snippets after the compiler.

    Attributes:
        packs: what translated, with its C.
        errors: the errors of the snippets that did not, by id.
        built: the modules, where they were built.
    """

    packs: list[tuple[Pack, Translated]] = field(default_factory=list)
    errors: dict[str, list[Diagnostic]] = field(default_factory=dict)
    built: Built = field(default_factory=Built)


class Compiler:
    """Gets snippets through the compiler, in packs, until each is in a module or has errors."""

    def __init__(self, directory: Path, prefix: str, size: int = PACK) -> None:
        self._directory = directory
        self._prefix = prefix
        self._size = size
        self._made = 0
        directory.mkdir(parents=True)

    def translate(self, snippets: Sequence[Snippet]) -> Compiled:
        """To C, no further."""
        done = Compiled()
        self._translate(self._packs(snippets), done)
        return done

    def build(
        self,
        snippets: Sequence[Snippet],
        kernel: Kernel,
        directory: Path,
        archive: Path | None = None,
    ) -> Compiled:
        """To modules, for a kernel, made in a directory.

        gcc's complaints count as errors. `archive` is the runtime to link, if not the project's.
        """
        done = Compiled()
        self._translate(self._packs(snippets), done)
        while done.packs:
            done.built = modules.build_all(
                kernel, directory, [item for _, item in done.packs], archive
            )
            if not done.built.complaints:
                break
            self._translate(self._drop_complaints(done), done)
        return done

    def _packs(self, snippets: Sequence[Snippet]) -> list[Pack]:
        packs = packed(snippets, self._size, self._prefix, self._made) if snippets else []
        self._made += len(packs)
        return packs

    def _translate(self, waiting: list[Pack], done: Compiled) -> None:
        while waiting:
            sources = []
            for pack in waiting:
                source = self._directory / f"{pack.name}.pyx"
                source.write_text(pack.text, encoding="utf-8")
                sources.append(source)
            rest: list[Snippet] = []
            halves: list[Pack] = []
            for pack, translated in zip(waiting, modules.translate_all(sources), strict=True):
                if not translated.errors:
                    done.packs.append((pack, translated))
                    continue
                parts = _without_blamed(pack, translated.errors, done.errors)
                if len(parts) == 1:
                    rest += parts[0]
                else:
                    halves += [self._packs(part)[0] for part in parts]
            waiting = halves + self._packs(rest)

    def _drop_complaints(self, done: Compiled) -> list[Pack]:
        """Take the packs gcc complains about out; returns what is left of them."""
        by_pack: dict[str, list[Diagnostic]] = {}
        for item in done.built.complaints:
            assert item.position is not None
            by_pack.setdefault(item.position.file.stem, []).append(item)
        rest: list[Pack] = []
        for pack, translated in list(done.packs):
            if pack.name in by_pack:
                done.packs.remove((pack, translated))
                for part in _without_blamed(pack, by_pack[pack.name], done.errors):
                    rest += self._packs(part)
        return rest


def _without_blamed(
    pack: Pack, errors: Sequence[Diagnostic], blamed: dict[str, list[Diagnostic]]
) -> list[Sequence[Snippet]]:
    """What is left of a pack: without the snippets that have errors; halves, where none has."""
    here: dict[str, list[Diagnostic]] = {}
    for error in errors:
        owner = pack.owner(error.position.line) if error.position else None
        if owner is None and len(pack.snippets) == 1:
            owner = pack.snippets[0]
        if owner is not None:
            here.setdefault(owner.id, []).append(error)
    blamed.update(here)
    if here:
        left = [snippet for snippet in pack.snippets if snippet.id not in here]
        return [left] if left else []
    middle = len(pack.snippets) // 2
    return [pack.snippets[:middle], pack.snippets[middle:]]


@dataclass
class Outcome:
    """What became of the snippets on one kernel.

    Attributes:
        printed: the lines of each snippet that ran to its end, by id.
        ran: what the kernel said, by pack.
        packs: which snippets each pack has.
    """

    printed: dict[str, list[str]]
    ran: Ran
    packs: dict[str, Sequence[Snippet]]

    def why_not(self, snippet: Snippet) -> str:
        """Why a snippet did not run to its end, as far as is known."""
        for name, members in self.packs.items():
            if snippet in members:
                problems = "\n".join(self.ran.problems.get(name, []))
                return f"{name}:\n{problems}\n" + "\n".join(self.ran.lines.get(name, [])[-20:])
        return "it is in no module"


def run_snippets(compiled: Compiled, kernel: Kernel, built: Built) -> Outcome:
    """Boot what was built."""
    ran = modules.run_all(kernel, built.modules) if built.modules else Ran()
    printed: dict[str, list[str]] = {}
    for lines in ran.lines.values():
        printed.update(by_snippet(lines))
    return Outcome(printed, ran, {pack.name: pack.snippets for pack, _ in compiled.packs})


def shown(error: Diagnostic) -> str:
    """A diagnostic on a line."""
    line = error.position.line if error.position else 0
    return f"{error.code} {error.message} (line {line} of the pack)"
