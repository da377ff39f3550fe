# SPDX-License-Identifier: GPL-2.0
"""Which names a module binds, and where: what a rule on names needs to tell a builtin from the
user's own.

Computed once per module from the parse tree. It errs on the side of "bound": a name assigned
anywhere in a function counts as the function's, so that a rule never takes the user's name for a
builtin.
"""

from __future__ import annotations

import re
from typing import Any

from Cython.Compiler import ExprNodes, MatchCaseNodes, Nodes

from cythonk.frontend.rules.tree import Place, children, declared_name, is_function, walk


def target_names(target: Any) -> list[Any]:
    """The name nodes that an assignment target binds."""
    if isinstance(target, ExprNodes.NameNode):
        return [target]
    if isinstance(target, ExprNodes.StarredUnpackingNode):
        return target_names(target.target)
    if isinstance(target, (ExprNodes.TupleNode, ExprNodes.ListNode)):
        return [name for item in target.args for name in target_names(item)]
    return []


def argument_name(arg: Any) -> tuple[str, Any]:
    """The name of a parameter and where; a lone word in a C signature is read as a type by
    Cython's parser.
    """
    name, pos = declared_name(arg.declarator)
    base = arg.base_type
    if not name and isinstance(base, Nodes.CSimpleBaseTypeNode) and not base.is_basic_c_type:
        return str(base.name or ""), base.pos
    return name, pos


def function_arguments(node: Any) -> list[Any]:
    """The parameter declarations of any function node."""
    if isinstance(node, Nodes.CFuncDefNode):
        declarator = node.declarator
        while not isinstance(declarator, Nodes.CFuncDeclaratorNode) and hasattr(declarator, "base"):
            declarator = declarator.base
        return list(getattr(declarator, "args", ()))
    return list(node.args)


def bound_names(node: Any) -> list[tuple[str, Any]]:
    """The names one node itself binds in the scope it stands in, with their positions."""
    match node:
        case Nodes.SingleAssignmentNode() | Nodes.InPlaceAssignmentNode():
            targets = [node.lhs]
        case Nodes.CascadedAssignmentNode():
            targets = node.lhs_list
        case Nodes.ForInStatNode() | Nodes.AsyncForStatNode() | Nodes.ForFromStatNode():
            targets = [node.target]
        case (
            Nodes.ExceptClauseNode()
            | Nodes.WithStatNode()
            | MatchCaseNodes.MatchAndAssignPatternNode()
        ):
            targets = [node.target]
        case Nodes.FromImportStatNode():
            targets = [target for _, target in node.items]
        case Nodes.CVarDefNode():
            return [declared_name(declarator) for declarator in node.declarators]
        case Nodes.CTypeDefNode() | Nodes.CFuncDefNode():
            return [declared_name(node.declarator)]
        case Nodes.DefNode() | Nodes.CStructOrUnionDefNode() | Nodes.FusedTypeNode():
            return [(str(node.name), node.pos)]
        case Nodes.CEnumDefNode():
            return [(str(node.name), node.pos)] if node.name else []
        case Nodes.CEnumDefItemNode() | Nodes.PyClassDefNode() | Nodes.CPropertyNode():
            return [(str(node.name), node.pos)]
        case Nodes.CClassDefNode():
            return [(str(node.as_name), node.pos)]
        case Nodes.CImportStatNode():
            name = node.as_name or str(node.module_name).split(".")[0]
            return [(str(name), node.pos)]
        case Nodes.FromCImportStatNode():
            return [(str(item[2] or item[1]), item[0]) for item in node.imported_names]
        case _:
            return []
    names = [name for target in targets for name in target_names(target)]
    return [(str(name.name), name.pos) for name in names]


class Bindings:
    """The names bound at the level of the module and inside each function."""

    def __init__(self, tree: Any, declarations: str) -> None:
        self._functions: dict[int, frozenset[str]] = {}
        # Names cimported from `cython`, by the name they have here.
        self.cython_names: dict[str, str] = {}
        self.star_cimport = False
        # What a `global` statement may name: bound at the module's level, here or in its own .pxd.
        module = _collect(tree)
        declared = frozenset(re.findall(r"\w+", declarations))
        self.top_level = frozenset(module) | declared
        for place in walk(tree):
            node = place.node
            if isinstance(node, Nodes.GlobalNode):
                module.update(str(name) for name in node.names)
            elif isinstance(node, Nodes.FromCImportStatNode):
                self._note_cimport(node)
        self.module = frozenset(module) | declared

    def is_bound(self, place: Place) -> bool:
        """Whether the name node at a place means something the user bound (or may have, by
        `cimport *`).
        """
        name = str(place.node.name)
        if name in self.module or self.star_cimport:
            return True
        return any(
            name in self.function(scope) for scope in place.ancestors() if is_function(scope)
        )

    def function(self, node: Any) -> frozenset[str]:
        """The names a function binds: parameters and everything assigned in it."""
        if id(node) not in self._functions:
            names = _collect(node)
            names.update(argument_name(arg)[0] for arg in function_arguments(node))
            for extra in (getattr(node, "star_arg", None), getattr(node, "starstar_arg", None)):
                if extra is not None:
                    names.add(str(extra.name))
            self._functions[id(node)] = frozenset(names)
        return self._functions[id(node)]

    def _note_cimport(self, node: Any) -> None:
        for _, name, as_name in node.imported_names:
            if name == "*":
                self.star_cimport = True
            elif str(node.module_name) == "cython":
                self.cython_names[str(as_name or name)] = str(name)


def _collect(root: Any) -> set[str]:
    """Names bound below a node, not entering functions and the bodies of classes and structs."""
    names: set[str] = set()
    stack = list(children(root))
    while stack:
        node = stack.pop()
        names.update(name for name, _ in bound_names(node))
        if not is_function(node) and not isinstance(
            node, (Nodes.ClassDefNode, Nodes.CStructOrUnionDefNode)
        ):
            stack.extend(children(node))
    return names
