# SPDX-License-Identifier: GPL-2.0
"""What macros with parameters come to, as the preprocessor has it: the words their arguments end up among.

Every macro is used once, its arguments being words that stand nowhere else; one run of the preprocessor
expands all of them through whatever macros they are made of. Where an argument ends up says what the
macro wants: a member's name, a text's piece, a value for a function's parameter.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.model import HeaderError, Macro

BEGIN = "ck_begin_"
# What is passed for a macro's `...`.
REST = "ckrestz"

TOKEN = re.compile(
    r'[A-Za-z_]\w*|L?"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|\.?\d(?:[eEpP][+-]|[\w.])*'
    r"|->|\+\+|--|<<=|>>=|\.\.\.|<<|>>|[<>=!+\-*/%&|^]=|&&|\|\||##?|\S"
)
PRAGMA, NUMBER = re.compile(r"^#.*$", re.MULTILINE), re.compile(r"\A\d+")
OPENS, CLOSES = "([{", ")]}"


def argument(place: int) -> str:
    """What is passed as a macro's parameter, counted from 0."""
    return f"ckp{place}z"


@dataclass(frozen=True)
class Expansion:
    """What a macro comes to.

    Attributes:
        macro: the macro.
        tokens: C's words, in order.
    """

    macro: Macro
    tokens: tuple[str, ...]

    @property
    def named(self) -> int:
        """How many parameters it has, `...` apart."""
        return len(self.macro.parameters) - self.has_rest

    @property
    def has_rest(self) -> bool:
        """Whether any number of arguments may follow."""
        return bool(self.macro.parameters) and self.macro.parameters[-1].endswith("...")

    @property
    def arguments(self) -> tuple[str, ...]:
        """What is passed to it."""
        return (*(argument(i) for i in range(self.named)), *([REST] if self.has_rest else []))

    @cached_property
    def partner(self) -> dict[int, int]:
        """Where each bracket's other one is; empty where they do not match."""
        found: dict[int, int] = {}
        stack: list[int] = []
        for place, token in enumerate(self.tokens):
            if token in OPENS:
                stack.append(place)
            elif token in CLOSES:
                if not stack or OPENS.index(self.tokens[stack[-1]]) != CLOSES.index(token):
                    return {}
                found[place] = stack[-1]
                found[stack.pop()] = place
        return {} if stack else found

    @property
    def is_balanced(self) -> bool:
        """Whether every bracket has its other one."""
        return bool(self.partner) or not any(token in OPENS + CLOSES for token in self.tokens)

    def places(self, word: str) -> Iterator[int]:
        """Where a word stands."""
        return (place for place, token in enumerate(self.tokens) if token == word)

    def at(self, place: int) -> str:
        """The word there; "" outside."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else ""


def expanded(
    macros: Mapping[str, Macro], headers: Sequence[str], how: Compilation
) -> dict[str, Expansion]:
    """What the macros come to behind these headers.

    Raises:
        HeaderError: the preprocessor fails.
    """
    asked = list(macros.values())
    said = [f"{macro.name}({', '.join(Expansion(macro, ()).arguments)})" for macro in asked]
    return {
        macro.name: Expansion(macro, tokens)
        for macro, tokens in zip(asked, _preprocessed(said, headers, how), strict=True)
    }


def other_names(names: Iterable[str], headers: Sequence[str], how: Compilation) -> dict[str, str]:
    """Macros without parameters that come to another name, and that one.

    Raises:
        HeaderError: the preprocessor fails.
    """
    asked = list(names)
    come_to = _preprocessed(asked, headers, how)
    return {
        name: tokens[0]
        for name, tokens in zip(asked, come_to, strict=True)
        if len(tokens) == 1 and tokens[0] != name and tokens[0].isidentifier()
    }


def _preprocessed(
    asked: Sequence[str], headers: Sequence[str], how: Compilation
) -> list[tuple[str, ...]]:
    """The words that each piece of C comes to."""
    lines = [f"#include <{header}>" for header in (FIRST, *headers)]
    lines += [f"{BEGIN}{place} {said}" for place, said in enumerate(asked)]
    done = subprocess.run(
        [*how.command, "-E", "-P", "-x", "c", "-"],
        input="\n".join([*lines, BEGIN]),
        cwd=how.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    # Some do not go with words that are nothing; the others are there all the same.
    parts = done.stdout.split(BEGIN)[1:-1]
    if len(parts) != len(asked):
        raise HeaderError(done.stderr.strip().splitlines()[0])
    return [tuple(TOKEN.findall(PRAGMA.sub("", NUMBER.sub("", part)))) for part in parts]
