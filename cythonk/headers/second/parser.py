# SPDX-License-Identifier: GPL-2.0
"""Has pycparser read one declaration after another, with the names of types there were before.

pycparser reads whole files. Declaration by declaration one that it rejects can be named, and none of
the trees has to be kept. What it reads begins with a typedef for each of those names it has used
before, since C cannot be read without knowing which names are types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pycparser import c_ast
from pycparser.c_lexer import CLexer, Token
from pycparser.c_parser import CParser, ParseError

from cythonk.headers.second.shim import Word

# gcc has these without a header.
BUILTIN_TYPES = ("__builtin_va_list", "__int128_t", "__uint128_t")


class Rejected(Exception):
    """A declaration that is no C to pycparser: where, and what it says."""


class Parser:
    """Reads declarations in their order.

    Attributes:
        types: the names of types so far.
    """

    def __init__(self) -> None:
        self.types: set[str] = set(BUILTIN_TYPES)
        self._parser = CParser(lexer=_Words)

    def parse(self, words: Sequence[Word]) -> list[c_ast.Node]:
        """The nodes of one declaration.

        Raises:
            Rejected: pycparser cannot read it.
        """
        used = {word.text for word in words} & self.types
        first = words[0]
        prelude = [
            first._replace(text=text) for name in used for text in ("typedef", "int", name, ";")
        ]
        try:
            nodes = list(self._parser.parse([*prelude, *words]).ext)[len(used) :]
        except ParseError as error:
            text = " ".join(word.text for word in words)
            raise Rejected(f"{error}: {text:.300}") from error
        self.types.update(node.name for node in nodes if isinstance(node, c_ast.Typedef))
        return nodes


class _Words:
    """What CParser takes for its lexer, with words that there are already."""

    def __init__(self, error_func: Callable[[str, int, int], None], *, dialect: str) -> None:
        self.filename = ""
        self._rest: Iterator[Word] = iter(())

    def input(self, words: Sequence[Word], filename: str = "") -> None:
        self._rest = iter(words)

    def token(self) -> Token | None:
        word = next(self._rest, None)
        if word is None:
            return None
        return Token(_kind(word.text), word.text, word.line, 0, word.path)


@cache
def _kind(word: str) -> str:
    """pycparser's own name for a kind of words."""

    def fail(message: str, line: int, column: int) -> None:
        raise ParseError(f"{word}: {message}")

    # Everybody has had typeof for long, the standard since C23; other words of C23 are names here.
    lexer = CLexer(fail, dialect="c23" if word == "typeof" else "legacy")
    lexer.input(word)
    token = lexer.token()
    assert token is not None
    return str(token.type)
