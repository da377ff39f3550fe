# SPDX-License-Identifier: GPL-2.0
"""Finds the test cases of a module, and makes a function of each doctest.

Runs on the parse tree before the rules, so that the code in docstrings is judged by them like any
other. What the functions need besides their statements comes after the rules, in `instrument`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from Cython.Compiler import Nodes, TreeFragment

from cythonk.diagnostics.model import Diagnostic, Diagnostics, Position
from cythonk.frontend.rules.bindings import argument_name, function_arguments
from cythonk.frontend.rules.tree import declared_name, flatten, position
from cythonk.frontend.source import SourceFile
from cythonk.frontend.testcases import docstrings, examples
from cythonk.frontend.testcases.examples import ParsedExample
from cythonk.frontend.testcases.model import DOCTEST, FUNCTION, Selection, TestCase

PREFIX = "test_"


@dataclass
class Doctest:
    """A doctest on its way: the function that was made of it, and what it is made of."""

    case: TestCase
    function: Any
    examples: list[ParsedExample]


@dataclass
class Plan:
    """The cases of a module, in the order of the source, and those of them that are doctests."""

    cases: list[TestCase] = field(default_factory=list)
    doctests: list[Doctest] = field(default_factory=list)


def collect(tree: Any, source: SourceFile, selection: Selection, diags: Diagnostics) -> Plan:
    """The cases of a freshly parsed module that are asked for.

    The functions of doctests are added to the tree. What is wrong goes to `diags`: CK119 for a
    test function that cannot be one, CK120 for a doctest that cannot be read.
    """
    plan = Plan()
    stats = flatten(tree.body)
    taken = {str(name) for stat in stats if (name := _function_name(stat))}
    seen: dict[str, Position] = {}
    for stat in stats:
        name = _function_name(stat)
        if name and name.startswith(PREFIX):
            _function(stat, name, seen, source, selection, plan, diags)
    for name, doc, pos in _documented(tree, stats):
        title = f"{name or source.path.stem} (doctest)"
        if doc and ">>>" in doc and selection.takes(title):
            where = docstrings.locate(str(doc), source.lines, pos[1])
            parsed, found = examples.parse(where, source, pos, diags)
            if found:
                _doctest(title, name or "module", parsed, where, pos, taken, plan)
    plan.cases.sort(key=lambda case: case.line)
    tree.body = Nodes.StatListNode(
        tree.pos, stats=[*stats, *(doctest.function for doctest in plan.doctests)]
    )
    return plan


def _function_name(stat: Any) -> str | None:
    if isinstance(stat, Nodes.DefNode):
        return str(stat.name)
    if isinstance(stat, Nodes.CFuncDefNode):
        return declared_name(stat.declarator)[0]
    return None


def _function(
    node: Any,
    name: str,
    seen: dict[str, Position],
    source: SourceFile,
    selection: Selection,
    plan: Plan,
    diags: Diagnostics,
) -> None:
    where = position(node.pos, source)
    if name in seen:
        notes = ((seen[name], "the first one is here"),)
        hint = "give each test a name of its own"
        diags.add(Diagnostic("CK119", f"there are two tests '{name}'", where, hint, notes=notes))
        return
    seen[name] = where
    required = [arg for arg in function_arguments(node) if arg.default is None]
    if required:
        diags.error(
            "CK119",
            f"the test '{name}' has an argument that nobody gives it",
            position(argument_name(required[0])[1], source),
            "give it a default, or name the function so that it does not begin with test_",
        )
    elif selection.takes(name):
        has_value = isinstance(node, Nodes.CFuncDefNode)
        plan.cases.append(TestCase(name, FUNCTION, where.line, name, has_value=has_value))


def _documented(tree: Any, stats: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    """What can have doctests: (qualified name or "" for the module, docstring, position)."""
    yield "", tree.doc, (tree.pos[0], 1, 0)
    for stat in stats:
        if name := _function_name(stat):
            yield name, stat.doc, stat.pos
        elif isinstance(stat, Nodes.CClassDefNode) and stat.body is not None:
            yield str(stat.class_name), stat.doc, stat.pos
            for member in flatten(stat.body):
                if method := _function_name(member):
                    yield f"{stat.class_name}.{method}", member.doc, member.pos


def _doctest(
    title: str,
    name: str,
    parsed: list[ParsedExample],
    doc: docstrings.Docstring,
    pos: Any,
    taken: set[str],
    plan: Plan,
) -> None:
    function = f"doctest_{name.replace('.', '_')}"
    while function in taken:
        function += "_"
    taken.add(function)
    first = next(i for i, line in enumerate(doc.text.split("\n")) if ">>>" in line)
    line = parsed[0].line if parsed else doc.place(first)[0]
    skipped = "" if parsed else "all its examples have +SKIP"
    case = TestCase(title, DOCTEST, line, function, skipped)
    plan.cases.append(case)
    node = flatten(TreeFragment.parse_from_strings("doctest", f"def {function}(): pass").body)[0]
    node.pos = (pos[0], line, 0)
    statements = [stat for example in parsed for stat in example.statements]
    node.body = Nodes.StatListNode(node.pos, stats=statements or [Nodes.PassStatNode(node.pos)])
    plan.doctests.append(Doctest(case, node, parsed))
