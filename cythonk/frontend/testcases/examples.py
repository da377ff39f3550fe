# SPDX-License-Identifier: GPL-2.0
"""The examples of a docstring, found by Python's own `doctest` and parsed by Cython.

Every node of an example gets the place where it stands in the file, so that whatever is said of it
later (a refusal, a traceback, an oops) names that place.
"""

from __future__ import annotations

import doctest
import re
from dataclasses import dataclass
from typing import Any

from Cython.Compiler import Errors, TreeFragment

from cythonk.diagnostics.model import Diagnostic, Diagnostics
from cythonk.frontend import rules
from cythonk.frontend.rules.tree import flatten, walk
from cythonk.frontend.source import SourceFile
from cythonk.frontend.testcases.docstrings import Docstring

# Directives that are honoured, and the flags of the runtime they become.
FLAGS = {doctest.NORMALIZE_WHITESPACE: 1, doctest.ELLIPSIS: 2}
_HONOURED = (doctest.SKIP, *FLAGS)
_NAMES = {flag: name for name, flag in doctest.OPTIONFLAGS_BY_NAME.items()}

PROMPT = len(">>> ")

_BLANK = re.compile(rf"(?m)^{re.escape(doctest.BLANKLINE_MARKER)}\s*?$")
# How doctest begins what it says of a docstring it cannot read: "line 3 of the docstring for x …".
_COMPLAINT = re.compile(
    r"line (\d+) of the (?:docstring|doctest) for .*? (has|lacks) (.*)", re.DOTALL
)


@dataclass
class ParsedExample:
    """An example: its statements, and what is expected of them.

    Attributes:
        statements: Cython's nodes.
        line: where it begins.
        want: what it has to write, or, when it has to raise, the class and the message.
        raises: whether it has to raise.
        flags: flags of the runtime for the comparison.
    """

    statements: list[Any]
    line: int
    want: str
    raises: bool
    flags: int


def parse(
    doc: Docstring, source: SourceFile, pos: Any, diags: Diagnostics
) -> tuple[list[ParsedExample], int]:
    """The examples of a docstring that are to be run, and how many there are in all.

    What is wrong goes to `diags` (CK120). `pos` is any position in the file.
    """
    try:
        found = doctest.DocTestParser().get_examples(doc.text, "the docstring")
    except ValueError as error:
        diags.add(_complaint(str(error), doc, source))
        return [], 0
    parsed = [_example(example, doc, source, pos, diags) for example in found]
    return [example for example in parsed if example is not None], len(found)


def _complaint(text: str, doc: Docstring, source: SourceFile) -> Diagnostic:
    match = _COMPLAINT.match(text)
    if match is None:
        line, column = doc.place(0)
        return Diagnostic("CK120", f"the doctest cannot be read: {text}", source.position(line))
    # The number counts from 1 for some complaints and from 0 for others; the text tells.
    number = int(match[1]) - 1
    lines = doc.text.expandtabs().split("\n")
    quoted = re.search(r": (['\"].*)$", match[3], re.DOTALL)
    shown = eval_literal(quoted[1]) if quoted else None
    for candidate in (number, number + 1):
        if candidate < len(lines) and shown and shown.strip() in lines[candidate]:
            number = candidate
            break
    line, column = doc.place(number, _indent(lines[number]) if number < len(lines) else 0)
    reason = match[3][: quoted.start()] if quoted else match[3]
    return Diagnostic(
        "CK120",
        f"the doctest {match[2]} {reason.strip()}",
        source.position(line, column),
        "a prompt (>>> or ...) is followed by a blank; output is indented as its prompt is",
    )


def eval_literal(text: str) -> str | None:
    """The value of a string literal in a message."""
    import ast

    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return None
    return value if isinstance(value, str) else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _example(
    example: doctest.Example, doc: Docstring, source: SourceFile, pos: Any, diags: Diagnostics
) -> ParsedExample | None:
    line, column = doc.place(example.lineno, example.indent + PROMPT)
    where = source.position(line, column)
    unknown = [flag for flag, on in example.options.items() if on and flag not in _HONOURED]
    if unknown:
        names = ", ".join(f"+{_NAMES[flag]}" for flag in unknown)
        honoured = ", ".join(f"+{_NAMES[flag]}" for flag in _HONOURED)
        message = f"the doctest directive {names} has no meaning in the kernel"
        diags.error("CK120", message, where, f"these are honoured: {honoured}")
        return None
    if example.options.get(doctest.SKIP):
        return None
    raises = example.exc_msg is not None
    want = example.exc_msg if example.exc_msg is not None else example.want
    if "\0" in want:
        diags.error("CK120", "the expected output has a NUL character", where, "write repr() of it")
        return None
    flags = sum(bit for flag, bit in FLAGS.items() if example.options.get(flag))
    want = _BLANK.sub("", want)
    if example.options.get(doctest.NORMALIZE_WHITESPACE):
        want = " ".join(want.split())
    statements = _parse(example, doc, source, pos, diags)
    if statements is None:
        return None
    return ParsedExample(statements, line, want, raises, flags)


def _parse(
    example: doctest.Example, doc: Docstring, source: SourceFile, pos: Any, diags: Diagnostics
) -> list[Any] | None:
    """The statements of an example, each node at its place; None after an error."""
    line, _ = doc.place(example.lineno)
    tree: Any = None
    with Errors.local_errors(ignore=True) as errors:
        try:
            # A string alone would be the docstring of the piece, so it is not the first statement.
            tree = TreeFragment.parse_from_strings(
                "doctest", f"pass\n{example.source}", initial_pos=(pos[0], line - 1, 0)
            )
        except Errors.CompileError as error:
            if error not in errors:
                errors.append(error)
    if errors:
        # The first tells; the rest follows from it.
        diags.add(_syntax(errors[0], example, doc, source))
        return None
    for place in walk(tree):
        place.node.pos = _moved(place.node.pos, pos, example, doc)
    return flatten(tree.body)


def _moved(at: Any, pos: Any, example: doctest.Example, doc: Docstring) -> Any:
    """A position in an example's own text as one in the file."""
    first, _ = doc.place(example.lineno)
    line, column = doc.place(example.lineno + at[1] - first, example.indent + PROMPT + at[2])
    return (pos[0], line, column - 1)


def _syntax(error: Any, example: doctest.Example, doc: Docstring, source: SourceFile) -> Diagnostic:
    said = rules.translate_cython_error(error, source)
    first, _ = doc.place(example.lineno)
    line = said.position.line if said.position else first
    column = said.position.column if said.position else 1
    text = example.source.rstrip("\n").split("\n")
    if line - first >= len(text):  # at the end of what there is
        line, column = first + len(text) - 1, len(text[-1]) + 1
    line, column = doc.place(
        example.lineno + line - first, example.indent + PROMPT + max(column, 1) - 1
    )
    return Diagnostic(
        "CK120",
        f"the doctest is not valid: {said.message}",
        source.position(line, column),
        said.hint,
    )
