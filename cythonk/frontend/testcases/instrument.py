# SPDX-License-Identifier: GPL-2.0
"""Completes the functions that were made of doctests: values are shown, output caught and compared.

Runs after the rules, because what it adds uses names that users may not, and before the
desugaring, which treats the result as any function.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from Cython.Compiler import ExprNodes, Nodes, TreeFragment, Visitor
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.rules.bindings import bound_names
from cythonk.frontend.rules.tree import flatten, is_function, walk
from cythonk.frontend.testcases.collect import Doctest, Plan
from cythonk.frontend.testcases.examples import ParsedExample

# The runtime's functions, under names that no user's can be.
DECLARATIONS = """
cdef extern from "<cythonk/testing.h>":
    void _ck_doctest_begin "ck_doctest_begin"() noexcept
    int _ck_doctest_show "ck_doctest_show"(object value) except -1
    void _ck_doctest_check "ck_doctest_check"(int line, const char *want, int flags) noexcept
    void _ck_doctest_raised "ck_doctest_raised"(
        int line, const char *want, int flags, object exc) noexcept
"""

WRITES = """
def doctest():
    _ck_doctest_begin()
    _ck_statements
    _ck_doctest_check({line}, {want}, {flags})
"""

RAISES = """
def doctest():
    _ck_doctest_begin()
    try:
        _ck_statements
    except BaseException as _ck_error:
        _ck_doctest_raised({line}, {want}, {flags}, _ck_error)
    else:
        _ck_doctest_check({line}, {traceback}, {flags})
"""

# What an example that has to raise and does not is compared with.
_TRACEBACK = "Traceback (most recent call last):\n    ...\n"


class _Fill(Visitor.VisitorTransform):  # type: ignore[misc]
    """Puts statements where a template says `_ck_statements` (Cython drops `pass`)."""

    def __init__(self, statements: list[Any]) -> None:
        super().__init__()
        self.statements = statements

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_ExprStatNode(self, node: Any) -> Any:
        """The place."""
        if getattr(node.expr, "name", None) != "_ck_statements":
            return node
        return Nodes.StatListNode(node.pos, stats=self.statements)


class _Show(Visitor.VisitorTransform):  # type: ignore[misc]
    """Makes a call of each expression that is a statement, so that its value is shown."""

    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__()
        self.silent = silent

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_FuncDefNode(self, node: Any) -> Any:
        """A function's own statements show nothing."""
        return node

    def visit_ExprStatNode(self, node: Any) -> Any:
        """The statement."""
        if getattr(node.expr, "annotation", None) is None and not self._is_silent(node.expr):
            show = ExprNodes.NameNode(node.pos, name=EncodedString("_ck_doctest_show"))
            node.expr = ExprNodes.SimpleCallNode(node.pos, function=show, args=[node.expr])
        return node

    def _is_silent(self, expr: Any) -> bool:
        """Calls without a value, which shows nothing in Python either."""
        function = getattr(expr, "function", None)
        name = getattr(function, "name", None) or getattr(function, "attribute", None)
        return name is not None and str(name) in self.silent


def instrument(tree: Any, plan: Plan) -> None:
    """Complete the functions of all doctests of a module."""
    if not plan.doctests:
        return
    stats = flatten(tree.body)
    module = _variables(stats)
    silent = frozenset({"print"} | _void_functions(stats))
    for doctest in plan.doctests:
        _complete(doctest, module, silent)
    declarations = _parse(DECLARATIONS, tree.pos)
    tree.body = Nodes.StatListNode(tree.pos, stats=[*declarations, *flatten(tree.body)])


def _complete(doctest: Doctest, module: frozenset[str], silent: frozenset[str]) -> None:
    function = doctest.function
    if not doctest.examples:
        return
    shadowed = sorted(_assigned(doctest) & module)
    stats = [_copied(name, function.pos) for name in shadowed]
    for name in shadowed:
        _rename(doctest, name)
    for example in doctest.examples:
        block = Nodes.StatListNode(function.pos, stats=example.statements)
        shown = _Show(silent).visit(block)
        stats += _framed(example, flatten(shown), function.pos)
    function.body = Nodes.StatListNode(function.pos, stats=stats)


def _framed(example: ParsedExample, statements: list[Any], pos: Any) -> list[Any]:
    """The statements of an example between the calls that catch and compare."""
    template = RAISES if example.raises else WRITES
    text = template.format(
        line=example.line,
        want=repr(example.want.encode()),
        flags=example.flags,
        traceback=repr((_TRACEBACK + example.want).encode()),
    )
    (function,) = _parse(text, (pos[0], example.line, pos[2]))
    return flatten(_Fill(statements).visit(function).body)


def _parse(text: str, pos: Any) -> list[Any]:
    """The statements of a text, all of them at one place."""
    tree = TreeFragment.parse_from_strings("doctest", text)
    for place in walk(tree):
        place.node.pos = pos
    return flatten(tree.body)


def _void_functions(stats: list[Any]) -> set[str]:
    """Functions and methods of the module that return nothing, not even None."""
    members = [
        member
        for stat in stats
        if isinstance(stat, Nodes.CClassDefNode) and stat.body is not None
        for member in flatten(stat.body)
    ]
    return {
        name
        for stat in [*stats, *members]
        if isinstance(stat, Nodes.CFuncDefNode)
        and str(getattr(stat.base_type, "name", "")) == "void"
        for name, _ in bound_names(stat)
    }


# A doctest's names are its own: what it assigns hides the module's variable from then on, as in
# Python, where a doctest runs in a copy of the module's names. In a function the name would be a
# local one from the beginning, so it gets another name and the variable's value to begin with.


def _variables(stats: Iterable[Any]) -> frozenset[str]:
    """The names of the module's variables."""
    names: set[str] = set()
    pending = list(stats)
    while pending:
        node = pending.pop()
        if is_function(node) or isinstance(node, (Nodes.ClassDefNode, Nodes.CDefExternNode)):
            continue
        if not isinstance(node, (Nodes.CImportStatNode, Nodes.FromCImportStatNode)):
            names.update(name for name, _ in bound_names(node))
        for attr in node.child_attrs or ():
            child = getattr(node, attr)
            below = child if isinstance(child, list) else [child]
            pending += [item for item in below if isinstance(item, Nodes.StatNode)]
    return frozenset(names)


def _assigned(doctest: Doctest) -> set[str]:
    names: set[str] = set()
    declared: set[str] = set()
    for place in walk(doctest.function.body):
        if isinstance(place.node, Nodes.GlobalNode):
            declared.update(str(name) for name in place.node.names)
        elif isinstance(place.node, Nodes.StatNode):
            names.update(name for name, _ in bound_names(place.node))
    return names - declared


def _local(name: str) -> EncodedString:
    return EncodedString(f"_ck_local_{name}")


def _rename(doctest: Doctest, name: str) -> None:
    for place in walk(doctest.function.body):
        if isinstance(place.node, ExprNodes.NameNode) and place.node.name == name:
            place.node.name = _local(name)


def _copied(name: str, pos: Any) -> Any:
    return Nodes.SingleAssignmentNode(
        pos,
        lhs=ExprNodes.NameNode(pos, name=_local(name)),
        rhs=ExprNodes.NameNode(pos, name=EncodedString(name)),
    )
