# SPDX-License-Identifier: GPL-2.0
"""Finds the calls of macros on the parse tree, by the names that the module cimports.

Runs first of all, before the rules look at names: the arguments of a macro may be names of types
and members, which are no expressions. From then on such a call is a node of its own, and its
loop, if it is one, is made by `iterate` when declarations are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.macros import declare, table
from cythonk.frontend.macros.declare import Declared
from cythonk.frontend.macros.iterate import EachCallNode
from cythonk.frontend.macros.members import MemberNode
from cythonk.frontend.macros.nodes import MacroCallNode
from cythonk.frontend.macros.prints import FormatNode
from cythonk.frontend.macros.problems import MACRO
from cythonk.frontend.macros.table import Declarer, Each, Form, Format, Member, Statement, Table
from cythonk.frontend.rules.bindings import Bindings
from cythonk.frontend.rules.tree import Place, declared_name, is_function, position, walk
from cythonk.frontend.source import SourceFile

_NODES: dict[type[Form], type[MacroCallNode]] = {
    Format: FormatNode,
    Member: MemberNode,
    Each: EachCallNode,
}


class Names:
    """What the names of a module mean: macros by their local name, and modules by theirs."""

    def __init__(self, tree: Any) -> None:
        self.forms: dict[str, Form] = {}
        self.modules: dict[str, str] = {}
        for place in walk(tree):
            node = place.node
            if isinstance(node, Nodes.FromCImportStatNode) and not node.relative_level:
                self._from(str(node.module_name), node.imported_names)
            elif isinstance(node, Nodes.CImportStatNode):
                module = str(node.module_name)
                self.modules[str(node.as_name or module)] = module
            elif isinstance(node, Nodes.CDefExternNode):
                self._extern(node)

    def _from(self, module: str, names: list[Any]) -> None:
        for _, name, as_name in names:
            if name == "*":
                self.forms.update(table.forms(module))
                continue
            found = table.form(module, str(name))
            if found is not None:
                self.forms[str(as_name or name)] = found
            else:
                self.modules[str(as_name or name)] = f"{module}.{name}"

    def _extern(self, node: Any) -> None:
        """What takes a format does so however it is declared."""
        for place in walk(node):
            if isinstance(place.node, Nodes.CVarDefNode):
                for declarator in place.node.declarators:
                    name, _ = declared_name(declarator)
                    found = table.by_name(name)
                    if isinstance(found, Format):
                        self.forms[name] = found

    def of(self, node: Any) -> tuple[Form, str] | None:
        """The macro that the function of a call is, and how it is written."""
        if isinstance(node, ExprNodes.NameNode):
            found = self.forms.get(str(node.name))
            return None if found is None else (found, str(node.name))
        if isinstance(node, ExprNodes.AttributeNode):
            owner = _dotted(node.obj)
            module = self.modules.get(owner) if owner is not None else None
            found = None if module is None else table.form(module, str(node.attribute))
            return None if found is None else (found, f"{owner}.{node.attribute}")
        return None


def _dotted(node: Any) -> str | None:
    if isinstance(node, ExprNodes.NameNode):
        return str(node.name)
    if isinstance(node, ExprNodes.AttributeNode):
        before = _dotted(node.obj)
        return None if before is None else f"{before}.{node.attribute}"
    return None


@dataclass
class FileScope:
    """What a module has of macros at the level of the file."""

    declared: list[Declared] = field(default_factory=list)
    statements: list[Declared] = field(default_factory=list)


def run(tree: Any, source: SourceFile, diags: Diagnostics) -> FileScope:
    """Replace the calls of macros in one parse tree."""
    names = Names(tree)
    found = FileScope()
    if not names.forms and not any(map(table.forms, names.modules.values())):
        return found
    _file_scope(tree.body, names, found)
    bindings = Bindings(tree, "")
    for place in list(walk(tree)):
        _call(place, names, bindings, source, diags)
    return found


def _file_scope(block: Any, names: Names, found: FileScope) -> None:
    """The module's own statements: what a macro declares becomes a C variable."""
    if not isinstance(block, Nodes.StatListNode):
        return
    kept = []
    for stat in block.stats:
        _file_scope(stat, names, found)
        call = getattr(stat, "rhs", None) or getattr(stat, "expr", None)
        form = (
            names.of(call.function)
            if call is not None and type(call) is ExprNodes.SimpleCallNode
            else None
        )
        if form is None:
            kept.append(stat)
        elif (
            isinstance(form[0], (Declarer, Table))
            and isinstance(stat, Nodes.SingleAssignmentNode)
            and isinstance(stat.lhs, ExprNodes.NameNode)
        ):
            new = Declared(str(stat.lhs.name), form[0], form[1], call)
            found.declared.append(new)
            kept.append(declare.declaration(stat.lhs.pos, new))
        elif isinstance(form[0], Statement) and isinstance(stat, Nodes.ExprStatNode):
            found.statements.append(Declared("", form[0], form[1], call))
        else:
            kept.append(stat)
    block.stats = kept


def _call(place: Place, names: Names, bindings: Bindings, source: SourceFile, diags: Any) -> None:
    """One call, if it is one."""
    node = place.node
    if type(node) not in (ExprNodes.SimpleCallNode, ExprNodes.GeneralCallNode):
        return
    found = names.of(node.function)
    if found is None:
        return
    form, written = found
    root = written.split(".")[0]
    if any(root in bindings.function(f) for f in place.ancestors() if is_function(f)):
        return  # a variable of the function has the name
    if isinstance(form, (Declarer, Table, Statement)):
        name = "" if isinstance(form, Statement) else "name = "
        diags.error(
            MACRO,
            f"'{written}' stands at the level of the file, on a line of its own",
            position(node.pos, source),
            f"write it outside of functions and classes: {name}{written}(…)",
        )
        return
    if type(form) not in _NODES:
        return
    if type(node) is ExprNodes.GeneralCallNode:
        diags.error(
            MACRO,
            f"'{written}' takes its arguments by position",
            position(node.pos, source),
            "it is a macro of the kernel's: write the values alone, in its order",
        )
        return
    given = list(node.args)
    node.__class__ = _NODES[type(form)]
    node.take(form, written, given)
