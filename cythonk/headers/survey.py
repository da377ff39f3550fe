# SPDX-License-Identifier: GPL-2.0
"""Looks at the macros of many headers at once: what kinds they are of, and which have a prototype.

No source includes all headers of a kernel, and some go with no other. They are taken in slices, and a
header that the compiler complains about is taken out of its slice and tried again with its like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cythonk.headers import macros, reader
from cythonk.headers.calls import PROVABLE, prove, with_other_names
from cythonk.headers.expansion import expanded
from cythonk.headers.flags import Compilation
from cythonk.headers.macro_kinds import Kind, classify
from cythonk.headers.model import Function, HeaderError
from cythonk.headers.prover import ProbeError, Prover

SLICE = 150
ROUNDS = 2


@dataclass
class Survey:
    """What was found.

    Attributes:
        kinds: what kind each macro is of.
        functions: those with a prototype.
        unread: headers that do not compile behind linux/module.h and those before them, and why.
    """

    kinds: dict[str, Kind] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)


def survey(
    headers: Iterable[str],
    names: Collection[str],
    how: Compilation,
    *,
    confirm: bool = True,
    size: int = SLICE,
) -> Survey:
    """Kinds and prototypes of macros.

    Args:
        headers: where they are defined, as a source includes them.
        names: the macros to look at.
        how: how the kernel compiles modules.
        confirm: whether the kernel's own compiler is asked too.
        size: how many headers are read at once.
    """
    found = Survey()
    rest = set(names)
    # What does not go with others may go with others of its kind.
    left = sorted(set(headers))
    for _ in range(ROUNDS):
        found.unread.clear()
        for some in _slices(left, size):
            _look_at(some, rest, how, confirm, found)
        left = sorted(found.unread)
    return found


def _slices(headers: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(headers), size):
        yield headers[start : start + size]


def _look_at(
    headers: Sequence[str], rest: set[str], how: Compilation, confirm: bool, found: Survey
) -> None:
    left = list(headers)
    while left:
        try:
            _look_at_one(left, rest, how, confirm, found)
            return
        except HeaderError as error:
            said = str(error)
            culprits = error.culprits if isinstance(error, ProbeError) else frozenset()
            # Where nobody is to blame, half of them are.
            bad = [header for header in left if header in culprits] or left[len(left) // 2 :]
            found.unread.update(dict.fromkeys(bad, said))
            left = [header for header in left if header not in bad]


def _look_at_one(
    headers: Sequence[str], rest: set[str], how: Compilation, confirm: bool, found: Survey
) -> None:
    with Prover(headers, how) as prover:
        defined = macros.defined(headers, how, reader.Header(how))
        declarations = reader.read(headers, how)
        plain = {name: place for name, place in defined.plain.items() if name in rest}
        anew, functions = with_other_names(
            plain, defined.with_parameters, declarations, headers, how
        )
        every = {**defined.with_parameters, **anew}
        asked = {name: macro for name, macro in every.items() if name in rest}
        expansions = expanded(asked, headers, how)
        kinds = {name: classify(one, declarations) for name, one in expansions.items()}
        wanted = {name: one for name, one in expansions.items() if kinds[name] in PROVABLE}
        found.functions.update(functions)
        found.functions.update(prove(wanted, declarations, prover, how, confirm=confirm))
    found.kinds.update(kinds)
    found.kinds.update(dict.fromkeys(functions, Kind.EXPRESSION))
    rest.difference_update(kinds, functions)
