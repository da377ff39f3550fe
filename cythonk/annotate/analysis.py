# SPDX-License-Identifier: GPL-2.0
"""Which C each line of a source became, and what that C costs.

Reads the emitted C, whose #line markers say where every line comes from and whose functions are in
kernel style (the body's braces at column 0). A call of a function of the same file costs what that
function's body costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.annotate import costs
from cythonk.annotate.costs import Cost

CALL = re.compile(r"\b([A-Za-z_]\w*)\s*\(")
LITERALS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|/\*.*?\*/|//[^\n]*', re.DOTALL)
MARKER = re.compile(r'#\s*(?:line\s+)?(\d+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*$')
# What begins at column 0 and is no label declares or defines; its parentheses are no calls.
DECLARATION = re.compile(r"^(?![A-Za-z_]\w*:)[A-Za-z_][^;{}]*", re.MULTILINE)
FUNCTION_HEAD = re.compile(r"([A-Za-z_]\w*)\([^;]*$")


@dataclass
class Line:
    """One source line: its text, the C it became (piece by piece) and what that costs."""

    number: int
    text: str
    c: list[str] = field(default_factory=list)
    costs: dict[Cost, set[str]] = field(default_factory=dict)  # with the calls that cause each

    @property
    def empty(self) -> bool:
        """Whether the line holds no code: blank or a comment."""
        return not self.text.split("#")[0].strip()

    @property
    def weight(self) -> int:
        """How strongly the line is coloured, 0 to 4."""
        return costs.weight(self.costs)


@dataclass
class Annotation:
    """The annotated source: its lines, and the C that comes from no line of it."""

    source: Path
    lines: list[Line]
    other: list[str]


def annotate(source: Path, text: str, c_text: str) -> Annotation:
    """Join the source `text` with the C it became."""
    pieces, other = _split(c_text, source)
    local = _function_costs(c_text)
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), 1)]
    for number, chunks in pieces.items():
        if not 0 < number <= len(lines) or lines[number - 1].empty:
            other += chunks  # glue that the translator had to give some place
            continue
        line = lines[number - 1]
        line.c = chunks
        for name, found in _calls("\n".join(chunks), local):
            for cost in found:
                line.costs.setdefault(cost, set()).add(name)
    return Annotation(source, lines, other)


def _split(c_text: str, source: Path) -> tuple[dict[int, list[str]], list[str]]:
    """The C of each source line, in pieces (one for each place it was put), and the rest."""
    pieces: dict[int, list[str]] = {}
    other: list[str] = []
    inside = False
    number = 0
    chunks: list[str] | None = None  # where the last line of C went
    whole = True  # whether that line ended a statement
    for c_line in c_text.splitlines():
        if marker := MARKER.match(c_line):
            number = int(marker[1])
            if marker[2] is not None:
                inside = Path(marker[2]).name == source.name
            whole = True
            continue
        stripped = c_line.strip()
        if stripped:
            # The rest of a statement and lone braces belong to what they follow.
            goes_on = not whole or not stripped.strip("{};")
            home = pieces.setdefault(number, []) if inside else other
            if chunks and (goes_on or home is chunks):
                chunks[-1] += "\n" + c_line
            else:
                chunks = home
                chunks.append(c_line)
            whole = stripped.endswith((";", "{", "}", ":", "*/")) or stripped.startswith("#")
        number += 1
    return pieces, other


def _calls(
    c_text: str, local: Mapping[str, frozenset[Cost]]
) -> Iterable[tuple[str, frozenset[Cost]]]:
    """The calls in a piece of C, each with its costs."""
    bare = DECLARATION.sub("", LITERALS.sub('""', c_text))
    for match in CALL.finditer(bare):
        name = match[1]
        if name in costs.KEYWORDS:
            continue
        found = local[name] if name in local else costs.of_call(name)
        arguments = _arguments(bare, match.end())
        if costs.GFP_ANY.search(arguments) and not name.startswith("ck_raise"):
            found |= {Cost.ALLOCATES}
        if costs.GFP_MAY_SLEEP.search(arguments):
            found |= {Cost.SLEEPS}
        if found:
            yield name, found


def _arguments(text: str, start: int) -> str:
    """A call's own arguments, from behind its parenthesis; nested calls are left out."""
    depth = 1
    own: list[str] = []
    for char in text[start:]:
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                break
        elif depth == 1:
            own.append(char)
    return "".join(own)


def _function_costs(c_text: str) -> dict[str, frozenset[Cost]]:
    """What calling each function defined in the C costs, through whatever it calls in turn."""
    bodies = _bodies(c_text)
    known: dict[str, frozenset[Cost]] = dict.fromkeys(bodies, frozenset())
    changed = True
    while changed:  # costs only grow, and there are five: this ends
        changed = False
        for name, body in bodies.items():
            found = frozenset(cost for _, some in _calls(body, known) for cost in some)
            if found != known[name]:
                known[name] = found
                changed = True
    return known


def _bodies(c_text: str) -> dict[str, str]:
    """The bodies of the functions defined in the C, by name."""
    bodies: dict[str, str] = {}
    head = ""
    name: str | None = None
    body: list[str] = []
    for line in c_text.splitlines():
        if MARKER.match(line):
            continue
        if name is not None:
            if line.startswith("}"):
                bodies[name] = "\n".join(body)
                name = None
            else:
                body.append(line)
        elif line.startswith("{"):
            found = FUNCTION_HEAD.search(head)
            name, body = (found[1] if found else ""), []
        else:
            head = line if line[:1].isalpha() or line[:1] == "_" else f"{head} {line.strip()}"
    bodies.pop("", None)
    return bodies
