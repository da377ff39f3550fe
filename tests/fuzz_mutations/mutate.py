# SPDX-License-Identifier: GPL-2.0
"""Makes wrong programs of right ones: small random changes, reproducible by a seed.

A mutation is a function of a random source and a text, listed in `MUTATIONS`; the names appear in
a failing test's message. Apart from the test so that a failing mutant can be made again by hand:
`mutant(text, seed)`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from cythonk.frontend.rules.text import words

_TOKEN = re.compile(
    r"\w+|\s+|'''|\"\"\"|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|"
    r"\*\*|//|<<|>>|[-+*/%&|^<>=!]=|->|\.\.\.|.",
    re.DOTALL,
)
_NAME = re.compile(r"\b[A-Za-z_]\w*\b")
_LITERAL = re.compile(r"\b\d\w*\b|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"")

WORDS = words(
    r"""
    if else elif for while in is not and or def cdef cpdef class return yield await async with
    try except finally raise import cimport from as lambda global nonlocal del pass break
    continue assert None True struct union enum ctypedef extern public api nogil int char object
    double void const inline self super print match case include property NULL sizeof
    """
)
OPERATORS = words(
    r"""
    + - * / // % ** & | ^ ~ << >> < > <= >= == != = := += /= @ . , : ; ( ) [ ] { } ? -> ... ' "
    #
    """
)
LITERALS = words(
    r'''
    0 1 -1 1.5 1e400 2j 0x 0xFFFFFFFFFFFFFFFFF 9223372036854775808 08 1_0 1__0
    99999999999999999999 '' "" b'' b'\xff' 'a\0b' f'{x}' f'{x!r:>{w}}' r'\' u'\ud800' c'x' c'xy'
    """x""" '\N{BULLET}' [] () {} {1} None
    '''
)
NAMES = words(
    r"""
    x self __init__ __pyx_x ck_put CK_NONE open eval float set __name__ __license__ Exception
    object int MiscDevice unsafe module_param module_init ä ﬁ 名
    """
)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _pick(rng: random.Random, tokens: list[str]) -> int:
    solid = [i for i, token in enumerate(tokens) if not token.isspace()]
    return rng.choice(solid) if solid else 0


def delete_token(rng: random.Random, text: str) -> str:
    """Leave one token out."""
    tokens = _tokens(text)
    del tokens[_pick(rng, tokens)]
    return "".join(tokens)


def duplicate_token(rng: random.Random, text: str) -> str:
    """Write one token twice."""
    tokens = _tokens(text)
    index = _pick(rng, tokens)
    tokens.insert(index, tokens[index] + " ")
    return "".join(tokens)


def swap_tokens(rng: random.Random, text: str) -> str:
    """Exchange two tokens."""
    tokens = _tokens(text)
    first, second = _pick(rng, tokens), _pick(rng, tokens)
    tokens[first], tokens[second] = tokens[second], tokens[first]
    return "".join(tokens)


def insert_word(rng: random.Random, text: str) -> str:
    """Put in a keyword, an operator or a literal."""
    tokens = _tokens(text)
    tokens.insert(_pick(rng, tokens), " " + rng.choice((*WORDS, *OPERATORS, *LITERALS)) + " ")
    return "".join(tokens)


def replace_token(rng: random.Random, text: str) -> str:
    """Replace a token by another kind of token."""
    tokens = _tokens(text)
    tokens[_pick(rng, tokens)] = rng.choice((*WORDS, *OPERATORS, *LITERALS))
    return "".join(tokens)


def change_literal(rng: random.Random, text: str) -> str:
    """Replace a number or a string."""
    places = list(_LITERAL.finditer(text))
    if not places:
        return text
    place = rng.choice(places)
    return text[: place.start()] + rng.choice(LITERALS) + text[place.end() :]


def change_name(rng: random.Random, text: str) -> str:
    """Replace one name by another of the source, or by a name with a meaning."""
    places = list(_NAME.finditer(text))
    place = rng.choice(places)
    name = rng.choice((rng.choice(places).group(), rng.choice(NAMES)))
    return text[: place.start()] + name + text[place.end() :]


def rename_everywhere(rng: random.Random, text: str) -> str:
    """Rename one name consistently."""
    name = rng.choice(list(_NAME.finditer(text))).group()
    return re.sub(rf"\b{name}\b", rng.choice(NAMES), text)


def shuffle_lines(rng: random.Random, text: str) -> str:
    """Mix a few neighbouring lines."""
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    part = lines[start : start + rng.randint(2, 8)]
    rng.shuffle(part)
    return "\n".join(lines[:start] + part + lines[start + len(part) :])


def delete_line(rng: random.Random, text: str) -> str:
    """Leave a line out."""
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def duplicate_lines(rng: random.Random, text: str) -> str:
    """Write a few lines twice, somewhere else."""
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    part = lines[start : start + rng.randint(1, 6)]
    place = rng.randrange(len(lines))
    return "\n".join(lines[:place] + part + lines[place:])


def change_indentation(rng: random.Random, text: str) -> str:
    """Move a few lines to the left or right, or indent by tabs."""
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    prefix = rng.choice((" ", "    ", "\t", ""))
    for index in range(start, min(start + rng.randint(1, 5), len(lines))):
        lines[index] = prefix + lines[index] if prefix else lines[index][rng.randint(1, 4) :]
    return "\n".join(lines)


def truncate(rng: random.Random, text: str) -> str:
    """Cut the text off."""
    return text[: rng.randrange(len(text) + 1)]


def change_character(rng: random.Random, text: str) -> str:
    """Replace one character by one that does not belong."""
    place = rng.randrange(len(text) + 1)
    return (
        text[:place]
        + rng.choice("$?`\\\"'\t\r\x0c\x1b\u00a0\u2028\u200b\ufeff€#(")
        + text[place + 1 :]
    )


def join_lines(rng: random.Random, text: str) -> str:
    """Lose a line's end."""
    places = [i for i, char in enumerate(text) if char == "\n"]
    if not places:
        return text
    place = rng.choice(places)
    return text[:place] + rng.choice((" ", "", " \\\n")) + text[place + 1 :]


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    delete_token,
    duplicate_token,
    swap_tokens,
    insert_word,
    replace_token,
    change_literal,
    change_name,
    rename_everywhere,
    shuffle_lines,
    delete_line,
    duplicate_lines,
    change_indentation,
    truncate,
    change_character,
    join_lines,
)


def mutant(text: str, seed: int) -> tuple[str, str]:
    """A mutant of `text` with one to three changes, and the names of the changes."""
    rng = random.Random(seed)
    names = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        mutation = rng.choice(MUTATIONS)
        if text.strip():
            text = mutation(rng, text)
            names.append(mutation.__name__)
    return text, "+".join(names)
