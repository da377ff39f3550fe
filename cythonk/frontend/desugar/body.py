# SPDX-License-Identifier: GPL-2.0
"""The module's statements become one C function, its Python names become C variables.

CPython runs a module's statements at import over a dictionary of globals. In the kernel they run at insmod as an
ordinary function, and every name assigned at module level is a static variable: of the class's type when it is
assigned from a constructor of a class of this file, else an object. Declarations, functions and classes stay at
module level.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes, TreeFragment
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend import runtime_types
from cythonk.frontend.desugar import nodes
from cythonk.frontend.info import ModuleInfo

BODY_NAME = "_ck_module_body"

DECLARATIONS = (
    Nodes.CFuncDefNode,
    Nodes.DefNode,
    Nodes.ClassDefNode,
    Nodes.CDefExternNode,
    Nodes.CStructOrUnionDefNode,
    Nodes.CEnumDefNode,
    Nodes.CTypeDefNode,
    Nodes.CImportStatNode,
    Nodes.FromCImportStatNode,
    Nodes.CompilerDirectivesNode,
)


def _names(target: Any) -> list[tuple[Any, str]]:
    if isinstance(target, ExprNodes.NameNode):
        return [(target.pos, str(target.name))]
    if isinstance(target, (ExprNodes.TupleNode, ExprNodes.ListNode)):
        return [pair for item in target.args for pair in _names(item)]
    return []


def _assigned(node: Any, out: dict[str, tuple[Any, Any]]) -> None:
    """Collect the names a statement assigns: name → (position, value or None)."""
    pairs: list[tuple[Any, Any]] = []
    match node:
        case Nodes.SingleAssignmentNode():
            pairs = [(node.lhs, node.rhs)]
        case Nodes.CascadedAssignmentNode():
            pairs = [(lhs, None) for lhs in node.lhs_list]
        case Nodes.InPlaceAssignmentNode():
            pairs = [(node.lhs, None)]
        case Nodes.ForInStatNode():
            pairs = [(node.target, None)]
        case Nodes.ForFromStatNode():
            pairs = [(node.target, None)]
        case _:
            pass
    for target, value in pairs:
        for pos, text in _names(target):
            if text.startswith("_ck_"):
                continue
            known = out.get(text)
            out[text] = (pos, value if known is None else None)
    if isinstance(node, (Nodes.FuncDefNode, Nodes.ClassDefNode)):
        return
    for attr in node.child_attrs or ():
        child = getattr(node, attr)
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, Nodes.Node) and not isinstance(item, ExprNodes.ExprNode):
                _assigned(item, out)


def _imports_cython(stat: Any) -> bool:
    """`import cython`: for the directives, nothing that runs."""
    value = getattr(stat, "rhs", None)
    return isinstance(value, ExprNodes.ImportNode) and str(value.module_name.value) == "cython"


def _global_type(pos: Any, value: Any, classes: set[str]) -> Any:
    function = getattr(value, "function", None)
    if isinstance(function, ExprNodes.NameNode) and str(function.name) in classes:
        return nodes.c_type(pos, str(function.name))
    return nodes.c_type(pos, "object")


def _body_function(pos: Any, stats: list[Any], names: list[str]) -> Any:
    template = TreeFragment.parse_from_strings("body", f"cdef int {BODY_NAME}() except -1: pass")
    function = nodes.flatten([template.body])[0]
    function.pos = pos
    if names:
        stats = [Nodes.GlobalNode(pos, names=[EncodedString(n) for n in names]), *stats]
    stats.append(Nodes.ReturnStatNode(pos, value=ExprNodes.IntNode(pos, value="0")))
    function.body = nodes.statements(pos, stats)
    function.python_name = "<module>"
    return function


def run(tree: Any, info: ModuleInfo, *, own: bool) -> None:
    """Split the module into declarations and the body function."""
    declarations: list[Any] = []
    runnable: list[Any] = []
    declared: set[str] = set()
    classes: set[str] = set()
    parameters = {p.name for p in info.parameters}
    for stat in nodes.flatten([tree.body]):
        if (
            isinstance(stat, Nodes.CVarDefNode)
            and str(stat.declarators[0].declared_name())[:4] == "_ck_"
        ):
            runnable.append(stat)  # a helper variable of desugared code: local to the body
        elif isinstance(stat, Nodes.CVarDefNode):
            declarations.append(stat)
            for declarator in stat.declarators:
                text = declarator.declared_name()
                declared.add(str(text))
                holder = declarator
                while not isinstance(holder, Nodes.CNameDeclaratorNode) and hasattr(holder, "base"):
                    holder = holder.base
                value = getattr(holder, "default", None)
                if value is not None and not isinstance(declarator, Nodes.CFuncDeclaratorNode):
                    holder.default = None
                    runnable.append(
                        nodes.assign(holder.pos, nodes.name(holder.pos, str(text)), value)
                    )
        elif isinstance(stat, DECLARATIONS):
            declarations.append(stat)
            if isinstance(stat, Nodes.CClassDefNode):
                classes.add(str(stat.class_name))
            if isinstance(stat, Nodes.FromCImportStatNode):
                classes.update(
                    str(item[2] or item[1])
                    for item in stat.imported_names
                    if str(item[1])[:1].isupper()
                    or runtime_types.offers(str(stat.module_name), str(item[1]))
                )
        elif _imports_cython(stat):
            declarations.append(stat)
        elif not isinstance(stat, Nodes.PassStatNode):
            runnable.append(stat)
    assigned: dict[str, tuple[Any, Any]] = {}
    for stat in runnable:
        _assigned(stat, assigned)
    for text, (pos, value) in assigned.items():
        if text not in declared:
            declarations.append(nodes.variable(pos, _global_type(pos, value, classes), text))
            declared.add(text)
    if own and (runnable or parameters):
        pos = runnable[0].pos if runnable else tree.pos
        declarations.append(_body_function(pos, runnable, sorted(assigned)))
    tree.body = nodes.statements(tree.pos, declarations)
