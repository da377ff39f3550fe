# SPDX-License-Identifier: GPL-2.0
"""Makes facts of what a block of annotations says, and checks each against the vocabulary.

A fact is a line `KEY = VALUE` where the block's `source` says where that stands, or
`KEY = { is = VALUE, source = "…" }` with a source of its own; of what kind the value is and which
words it may be the vocabulary says. Apart from the cutting of files, which knows no fact, and from the
declarations, which may not be there: whether a parameter exists `merge.py` asks.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cythonk.annotations.blocks import Block, error
from cythonk.annotations.model import Callback, Fact, Facts, Parameter, Value
from cythonk.annotations.vocabulary import CONTEXTS, CONTRADICTIONS, NEEDS, TERMS, Kind, Term
from cythonk.diagnostics.model import CythonkError, Diagnostic

VALUE, SOURCE = "is", "source"
FORM = 'write KEY = { is = VALUE, source = "where that stands" }'
NO_SOURCE = 'add source = "FILE:LINE (VERSION): what stands there", or another text'


class _Wrong(Exception):
    """A value is not what its row asks for: the message."""


def facts(block: Block) -> Facts:
    """The facts that one block states.

    Raises:
        CythonkError: all that is wrong with it.
    """
    found: dict[str, Fact] = {}
    wrong: list[Diagnostic] = []
    entries = dict(block.entries())
    shared = entries.pop(SOURCE, None)
    for key, said in entries.items():
        try:
            found[key] = _fact(block, key, said, shared)
        except CythonkError as complaint:
            wrong += complaint.diagnostics
    if wrong:
        raise CythonkError(*wrong)
    return found


def consistent(found: Facts) -> None:
    """Checks the facts of one subject against each other, wherever each of them comes from.

    Raises:
        CythonkError: one needs another that is not there, or two cannot both be so.
    """
    for key, values, other in NEEDS:
        fact = found.get(key)
        if fact and other not in found and (not values or fact.value in values):
            said = f"{key} = {fact.value}" if values else key
            raise error(f"'{said}' says nothing without '{other}'", fact.place)
    for key, value, other, excluded, why in CONTRADICTIONS:
        fact, against = found.get(key), found.get(other)
        if fact and against and (fact.value, against.value) == (value, excluded):
            message = f"'{key} = {value}' and '{other} = {excluded}' cannot both be so"
            raise error(message, max(fact.place, against.place), why)


def _fact(block: Block, key: str, said: Any, shared: Any) -> Fact:
    place = block.line_of(key)
    term = TERMS.get(key)
    if not term:
        raise error(f"there is no fact '{key}'", place, _close(key, TERMS))
    if "." in block.subject and not term.members:
        raise error(f"'{key}' is said of functions only, not of members", place)
    value, source = said, shared
    if isinstance(said, Mapping) and (VALUE in said or SOURCE in said):
        if VALUE not in said:
            raise error(f"'{key}' has a source and says nothing", place, FORM)
        if unknown := [word for word in said if word not in (VALUE, SOURCE)]:
            raise error(f"'{key}' has '{unknown[0]}' beside 'is' and 'source'", place, FORM)
        value, source = said[VALUE], said.get(SOURCE, shared)
    sources = source if isinstance(source, list) else [source]
    if not sources or not all(isinstance(one, str) and one.strip() for one in sources):
        raise error(f"'{key}' has no source", place, NO_SOURCE)
    try:
        return Fact(key, READERS[term.kind](term, value), tuple(sources), place)
    except _Wrong as wrong:
        raise error(f"'{key}' {wrong}", place) from wrong


def _close(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(words), 1)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(words)}"


def _choice(term: Term, said: Any) -> str:
    if not isinstance(said, str) or said not in term.choices:
        raise _Wrong(f"cannot be {_shown(said)}; it is one of: {', '.join(term.choices)}")
    return said


def _parameter(_: Term, said: Any) -> Parameter:
    if isinstance(said, str) and said.isidentifier():
        return Parameter(said)
    if isinstance(said, int) and not isinstance(said, bool) and said > 0:
        return Parameter("", said - 1)
    raise _Wrong(f"needs a parameter's name, or its number from 1, not {_shown(said)}")


def _parameters(term: Term, said: Any) -> tuple[Parameter, ...]:
    if not isinstance(said, list) or not said:
        raise _Wrong('needs parameters in brackets: ["NAME", …]')
    return tuple(_parameter(term, one) for one in said)


def _subject(term: Term, said: Any) -> str | Parameter:
    return str(said) if said in term.choices else _parameter(term, said)


def _functions(_: Term, said: Any) -> tuple[str, ...]:
    if not isinstance(said, list) or not said:
        raise _Wrong('needs functions in brackets: ["NAME", …]')
    for one in said:
        if not isinstance(one, str) or not one.isidentifier():
            raise _Wrong(f"needs names of functions, not {_shown(one)}")
    return tuple(said)


def _callbacks(term: Term, said: Any) -> tuple[Callback, ...]:
    if not isinstance(said, Mapping) or not said:
        raise _Wrong('needs parameters and contexts in braces: { NAME = "softirq" }')
    found = []
    for name, context in said.items():
        parameter = _parameter(term, int(name) if name.isdecimal() else name)
        if context not in CONTEXTS:
            raise _Wrong(f"has no context {_shown(context)}; there are: {', '.join(CONTEXTS)}")
        found.append(Callback(parameter, context))
    return tuple(found)


def _shown(said: Any) -> str:
    return f"'{str(said).lower()}'" if isinstance(said, bool) else f"'{said}'"


READERS: Mapping[Kind, Callable[[Term, Any], Value]] = {
    Kind.CHOICE: _choice,
    Kind.PARAMETER: _parameter,
    Kind.PARAMETERS: _parameters,
    Kind.SUBJECT: _subject,
    Kind.FUNCTIONS: _functions,
    Kind.CALLBACKS: _callbacks,
}
