# SPDX-License-Identifier: GPL-2.0
"""What kind of C a macro with parameters is: a value, a statement, a declaration, half a loop, ...

Decided by the words that it comes to and where its arguments stand among them. What no rule takes is an
expression or a statement, which the compiler then has to prove.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from cythonk.headers.expansion import REST, Expansion
from cythonk.headers.model import Declarations


class Kind(StrEnum):
    """What a macro with parameters is."""

    EXPRESSION = "expression"
    STATEMENT = "statement"
    FILE_SCOPE = "file scope"
    INITIALISER = "initialiser"
    TYPE_ARGUMENT = "type argument"
    LITERAL_FORMAT = "literal format"
    LOOP = "loop"
    CONDITION = "condition"
    MEMBER_OR_PASTE = "member or paste"


STORAGE = frozenset(
    "static extern typedef inline __inline __inline__ register _Static_assert __attribute__"
    " __attribute asm __asm__ __extension__ _Pragma".split()
)
BASE = frozenset(
    "void char short int long float double signed unsigned _Bool bool struct union enum const volatile"
    " typeof __typeof__ __typeof".split()
)
STATEMENTS = frozenset(
    "do if while for switch return goto break continue asm __asm__ {".split()
) | {";"}
# What a parameter that is a type is called, and what may be asked of a type and of a value.
TYPE_NAMES = re.compile(r"_*(type|t|T|size|typ|argtype|struct|struct_type)_*")
MEASURES = re.compile(r"sizeof|_*typeof_*|_*[aA]lignof_*")
IDENTIFIER = re.compile(r"[A-Za-z_]\w*\Z")


def classify(expansion: Expansion, declarations: Declarations) -> Kind:
    """What kind of C a macro is."""
    for kind, holds in RULES:
        if holds(expansion, declarations):
            return kind
    return Kind.STATEMENT if expansion.at(0) in STATEMENTS else Kind.EXPRESSION


def _is_literal(token: str) -> bool:
    return token.endswith('"')


def _is_file_scope(expansion: Expansion, declarations: Declarations) -> bool:
    """Whether it begins as a declaration does."""
    first, second = expansion.at(0), expansion.at(1)
    if first in ("asm", "__asm__"):
        return second not in ("volatile", "__volatile__", "goto", "inline", "__inline")
    if first == "_Pragma":
        return False
    if first in STORAGE or first in BASE or _declares_outside(expansion):
        return True
    if first not in declarations.aliases:
        return False
    return second == "*" or bool(IDENTIFIER.match(second))


def _declares_outside(expansion: Expansion) -> bool:
    """Whether something static is declared outside of all brackets."""
    place = 0
    while place < len(expansion.tokens):
        if expansion.tokens[place] == "static":
            return True
        place = max(expansion.partner.get(place, place), place) + 1
    return False


def _is_loop(expansion: Expansion, _: Declarations) -> bool:
    """Whether a statement has to follow: it ends with a loop's head, or with `else`."""
    tokens = expansion.tokens
    if not expansion.is_balanced or not tokens:
        return bool(tokens) and tokens[0] in ("for", "while")
    if tokens[-1] == "else":
        return True
    opened = expansion.partner.get(len(tokens) - 1)
    head = expansion.at(opened - 1) if opened is not None and tokens[-1] == ")" else ""
    if head == "while":
        return tokens[0] != "do"
    return head in ("for", "if", "switch")


def _is_initialiser(expansion: Expansion, _: Declarations) -> bool:
    """Whether it is what stands behind a variable's `=`, or a part of it."""
    tokens = expansion.tokens
    first, second = expansion.at(0), expansion.at(1)
    if first == "." and IDENTIFIER.match(second):
        return True
    if first == "[" and (end := expansion.partner.get(0)):
        return expansion.at(end + 1) == "="
    if first == "{":
        end = expansion.partner.get(0)
        return second == "." or (end is not None and ";" not in tokens and len(tokens) > 2)
    place = 0
    while expansion.at(place) in ("(", "&"):
        place += 1
    # A compound literal.
    end = expansion.partner.get(place - 1) if place else None
    return (
        end is not None
        and expansion.at(end + 1) == "{"
        and (expansion.at(place) in BASE or end == place + 1)
        and not any(token == ";" for token in tokens)
    )


def _is_pasted(expansion: Expansion, _: Declarations) -> bool:
    """Whether an argument becomes a part of a name, a member, a tag or a label."""
    for word in expansion.arguments:
        for place, token in enumerate(expansion.tokens):
            if token != word and word in token and not _is_literal(token):
                return True
            if token != word:
                continue
            if expansion.at(place - 1) in (".", "->", "struct", "union", "enum", "goto", "##"):
                return True
            if expansion.at(place + 1) == ":" and expansion.at(place - 1) in (";", "{", "}"):
                return True
        # Of what is only made a text of, the words count.
        inside = any(_is_literal(token) and word in token for token in expansion.tokens)
        if inside and word not in expansion.tokens:
            return True
    return not expansion.is_balanced


def _takes_type(expansion: Expansion, _: Declarations) -> bool:
    """Whether an argument stands where C wants a type."""
    for word, name in zip(expansion.arguments, expansion.macro.parameters, strict=True):
        if TYPE_NAMES.fullmatch(name) and _is_measured(expansion, word):
            return True
        for place in expansion.places(word):
            before, behind = expansion.at(place - 1), expansion.at(place + 1)
            if IDENTIFIER.match(behind) or before == "__builtin_offsetof":
                return True
            if before == "(" and expansion.at(place - 2) == "__builtin_offsetof":
                return True
            if before == "(" and behind == ")" and _is_cast(expansion, place):
                return True
            stars = place + 1
            while expansion.at(stars) == "*":
                stars += 1
            if stars > place + 1 and (
                (expansion.at(stars) == ")" and before in ("(", "const", "volatile"))
                or (before in (";", "{") and IDENTIFIER.match(expansion.at(stars)))
            ):
                return True
    return False


def _is_measured(expansion: Expansion, word: str) -> bool:
    """Whether nothing but the size or type of an argument is asked for."""
    places = list(expansion.places(word))
    return bool(places) and all(MEASURES.fullmatch(expansion.at(place - 2)) for place in places)


def _is_cast(expansion: Expansion, place: int) -> bool:
    """Whether brackets around one word are a cast."""
    ahead, behind = expansion.at(place - 2), expansion.at(place + 2)
    if IDENTIFIER.match(ahead) or ahead in (")", "]"):
        return False
    return bool(IDENTIFIER.match(behind) or behind.isalnum() or behind == "(")


def _needs_literal(expansion: Expansion, declarations: Declarations) -> bool:
    """Whether an argument is a text's piece, or the format of a function that prints."""
    for word in expansion.arguments:
        for place in expansion.places(word):
            before, behind = expansion.at(place - 1), expansion.at(place + 1)
            if _is_literal(before) or _is_literal(behind):
                return True
            if before == "=" and expansion.at(place - 2) == "]":
                return True
    for place in expansion.places(REST):
        called = _variadic_call(expansion, place, declarations)
        if called:
            return True
    return False


def _variadic_call(expansion: Expansion, place: int, declarations: Declarations) -> bool:
    """Whether the rest of the arguments is that of a function that takes any number."""
    opened = place
    while opened >= 0:
        opened -= 1
        if expansion.at(opened) in CLOSED and opened in expansion.partner:
            opened = expansion.partner[opened]
        elif expansion.at(opened) == "(":
            break
    function = declarations.functions.get(expansion.at(opened - 1))
    return bool(function and function.type.variadic)


CLOSED = (")", "]", "}")
CONDITIONAL = ("!", "&&", "||", "?", "=")


def _waits(expansion: Expansion, _: Declarations) -> bool:
    """Whether an argument is a condition that is looked at again and again."""
    loops = list(_loops(expansion))
    for word in expansion.arguments if loops else ():
        for place in expansion.places(word):
            if not any(first < place < last for first, last in loops):
                continue
            first, last = place, place
            while expansion.at(first - 1) == "(" and expansion.at(last + 1) == ")":
                if IDENTIFIER.match(expansion.at(first - 2)):
                    break
                first, last = first - 1, last + 1
            before, ahead = expansion.at(first - 1), expansion.at(first - 2)
            alone = before == "(" and expansion.at(last + 1) == ")" and ahead in ("if", "while")
            if alone or (
                before in CONDITIONAL and expansion.at(last + 1) in (";", ")", "&&", "||")
            ):
                return True
    return False


def _loops(expansion: Expansion) -> Iterator[tuple[int, int]]:
    """From where to where loops go, those that go once left out."""
    for place, token in enumerate(expansion.tokens):
        end = expansion.partner.get(place + 1) if token in ("for", "while") else None
        if end is None or expansion.at(place + 1) != "(":
            continue
        start = expansion.partner.get(place - 1) if expansion.at(place - 1) == "}" else None
        if token == "while" and start is not None and expansion.at(start - 1) == "do":
            if expansion.at(place + 2) != "0" or expansion.at(place + 3) not in (")", "&&"):
                yield start, end
        elif expansion.at(end + 1) == "{":
            yield place, expansion.partner[end + 1]
        else:
            body = range(end, len(expansion.tokens))
            yield place, next((i for i in body if expansion.at(i) == ";"), end)


# The first that holds decides.
RULES: tuple[tuple[Kind, Callable[[Expansion, Declarations], bool]], ...] = (
    (Kind.INITIALISER, _is_initialiser),
    (Kind.FILE_SCOPE, _is_file_scope),
    (Kind.LOOP, _is_loop),
    (Kind.TYPE_ARGUMENT, _takes_type),
    (Kind.LITERAL_FORMAT, _needs_literal),
    (Kind.MEMBER_OR_PASTE, _is_pasted),
    (Kind.CONDITION, _waits),
)
