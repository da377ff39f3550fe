# SPDX-License-Identifier: GPL-2.0
"""How much of what drivers use of macros with parameters has a form, by kind of macro.

Counted in a kernel's own source, where nobody chose what is easy: every mention of a macro's name with a
bracket behind it, outside of comments, texts and the definition itself, is a use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.headers.macro_kinds import Kind

# Where drivers, file systems, protocols and sound live.
FOLDERS = ("drivers", "sound", "net", "fs")
WORDS = re.compile(
    r"/\*.*?\*/|//[^\n]*"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'"
    r"|^[ \t]*#[ \t]*(?:define|undef)[ \t]+(?P<defined>\w+)"
    r"|\b(?P<used>[A-Za-z_]\w*)(?=[ \t]*\()",
    re.DOTALL | re.MULTILINE,
)
MOST = 25


def usage(source: Path, names: Collection[str], folders: Iterable[str] = FOLDERS) -> Counter[str]:
    """How often macros are used in a kernel's source.

    What a file defines itself by the same name is not counted in that file.

    Args:
        source: the source tree.
        names: the macros.
        folders: where to look, below `source`.
    """
    found: Counter[str] = Counter()
    for folder in folders:
        for path in sorted((source / folder).rglob("*.[ch]")):
            found.update(uses(path.read_text(errors="replace"), names))
    return found


def uses(text: str, names: Collection[str]) -> Counter[str]:
    """How often macros are used in one file's text."""
    found: Counter[str] = Counter()
    own = set()
    for word in WORDS.finditer(text):
        if name := word["used"]:
            if name in names:
                found[name] += 1
        elif name := word["defined"]:
            own.add(name)
    for name in own:
        found.pop(name, None)
    return found


@dataclass
class Share:
    """What of a kind of macros has a form.

    Attributes:
        macros: how many there are that are used.
        sites: how often they are.
        with_form: how many of the macros have a form.
        sites_with_form: how many of the uses are of those.
    """

    macros: int = 0
    sites: int = 0
    with_form: int = 0
    sites_with_form: int = 0

    def add(self, sites: int, has_form: bool) -> None:
        """Count one macro in."""
        self.macros += 1
        self.sites += sites
        self.with_form += has_form
        self.sites_with_form += sites * has_form


@dataclass
class Coverage:
    """Uses of macros, by kind.

    Attributes:
        shares: what has a form, by kind.
        without: the uses of those that have none.
    """

    shares: dict[Kind, Share] = field(default_factory=dict)
    without: Counter[str] = field(default_factory=Counter)


def coverage(
    used: Mapping[str, int], kinds: Mapping[str, Kind], forms: Collection[str]
) -> Coverage:
    """Which of the uses have a form.

    Args:
        used: how often each macro is used.
        kinds: what kind each is of; those that have none are not counted.
        forms: the macros that have a form.
    """
    found = Coverage({kind: Share() for kind in Kind})
    for name, kind in kinds.items():
        if sites := used.get(name, 0):
            found.shares[kind].add(sites, name in forms)
            if name not in forms:
                found.without[name] = sites
    return found


def table(found: Coverage, kinds: Mapping[str, Kind]) -> str:
    """The coverage in Markdown: a table by kind, and the most used macros that have no form."""
    return "\n".join([*_by_kind(found), "", *_without(found, kinds), ""])


def _by_kind(found: Coverage) -> Iterator[str]:
    yield "| kind | macros | use sites | share of sites | macros with a form | sites with a form |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    every = Share(
        *(
            sum(getattr(share, name) for share in found.shares.values())
            for name in ("macros", "sites", "with_form", "sites_with_form")
        )
    )
    ordered = sorted(found.shares.items(), key=lambda pair: -pair[1].sites)
    for kind, share in [*((str(kind), share) for kind, share in ordered), ("all", every)]:
        yield (
            f"| {kind} | {share.macros:,} | {share.sites:,} | {_percent(share.sites, every.sites)}"
            f" | {share.with_form:,} | {_percent(share.sites_with_form, share.sites)} |"
        )


def _without(found: Coverage, kinds: Mapping[str, Kind]) -> Iterator[str]:
    yield "| most used without a form | kind | use sites |"
    yield "| --- | --- | ---: |"
    for name, sites in found.without.most_common(MOST):
        yield f"| `{name}` | {kinds[name]} | {sites:,} |"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "—"
