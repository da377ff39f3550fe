# SPDX-License-Identifier: GPL-2.0
"""Module metadata and module parameters: facts taken out of the module's statements.

`__license__`, `__author__`, `__version__`, `__alias__` and the docstring become MODULE_* macros; a variable whose
initial value is `module_param(default, mode=…, doc=…)` keeps the default as its static initialiser, because insmod
sets parameters before any code of the module runs.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.diagnostics.model import Diagnostics, Position
from cythonk.frontend.desugar import nodes
from cythonk.frontend.info import ModuleInfo, Parameter

# C types a parameter may have, and the kernel's name of each parameter type (linux/moduleparam.h).
PARAMETER_TYPES = {
    "int": "int",
    "unsigned int": "uint",
    "long": "long",
    "unsigned long": "ulong",
    "short": "short",
    "unsigned short": "ushort",
    "long long": "llong",
    "unsigned long long": "ullong",
    "bint": "bool",
    "str": "charp",
}


def _position(pos: Any) -> Position:
    from pathlib import Path

    return Position(Path(pos[0].filename), pos[1], pos[2] + 1)


def _string(node: Any) -> str | None:
    value = getattr(node, "value", None)
    if isinstance(node, ExprNodes.UnicodeNode):
        return str(value)
    return None


def _strings(node: Any) -> list[str]:
    if isinstance(node, (ExprNodes.TupleNode, ExprNodes.ListNode)):
        return [s for s in map(_string, node.args) if s is not None]
    text = _string(node)
    return [] if text is None else [text]


def _take_metadata(stat: Any, info: ModuleInfo) -> bool:
    if not isinstance(stat, Nodes.SingleAssignmentNode) or not isinstance(
        stat.lhs, ExprNodes.NameNode
    ):
        return False
    texts = _strings(stat.rhs)
    match stat.lhs.name:
        case "__license__":
            info.license = texts[0] if texts else None
        case "__author__":
            info.authors.extend(texts)
        case "__version__":
            info.version = texts[0] if texts else None
        case "__alias__":
            info.aliases.extend(texts)
        case _:
            return False
    return True


def _type_text(base: Any) -> str:
    words = [] if base.signed else ["unsigned"]
    words += ["short"] if base.longness < 0 else ["long"] * base.longness
    if base.name != "int" or not base.longness:
        words.append(str(base.name))
    return " ".join(words)


def _literal(node: Any) -> int | str | bool | None:
    if isinstance(node, ExprNodes.UnaryMinusNode):
        value = _literal(node.operand)
        return -value if isinstance(value, int) else None
    if isinstance(node, ExprNodes.IntNode):
        return int(str(node.value).rstrip("uUlL"), 0)
    if isinstance(node, ExprNodes.BoolNode):
        return bool(node.value)
    return _string(node)


def _take_parameter(stat: Any, declarator: Any, info: ModuleInfo, diags: Diagnostics) -> None:
    value = declarator.default
    if isinstance(value, ExprNodes.GeneralCallNode):
        function, args = value.function, list(value.positional_args.args)
        keywords = {str(i.key.value): i.value for i in value.keyword_args.key_value_pairs}
    elif isinstance(value, ExprNodes.SimpleCallNode):
        function, args, keywords = value.function, list(value.args or []), {}
    else:
        return
    if not isinstance(function, ExprNodes.NameNode) or function.name != "module_param":
        return
    where = _position(value.pos)
    ctype = PARAMETER_TYPES.get(_type_text(stat.base_type))
    default = _literal(args[0]) if len(args) == 1 else None
    mode = _literal(keywords.pop("mode")) if "mode" in keywords else 0o444
    doc = _literal(keywords.pop("doc")) if "doc" in keywords else ""
    if ctype is None:
        names = ", ".join(PARAMETER_TYPES)
        diags.error(
            "CK118",
            f"a module parameter cannot be '{_type_text(stat.base_type)}'",
            where,
            f"declare it as one of: {names}",
        )
    elif default is None or keywords or not isinstance(mode, int) or not isinstance(doc, str):
        diags.error(
            "CK118",
            "module_param takes one literal default and the keywords mode= and doc=",
            where,
            'write: cdef int limit = module_param(4096, mode=0o644, doc="bytes kept")',
        )
    elif isinstance(default, str) != (ctype == "charp"):
        diags.error("CK118", "the default does not have the parameter's type", where, None)
    else:
        info.parameters.append(Parameter(str(declarator.name), ctype, mode, doc, default))
    declarator.default = None


def run(tree: Any, info: ModuleInfo, diags: Diagnostics) -> None:
    """Move metadata and parameters from the tree's statements to `info`."""
    info.doc = str(tree.doc) if tree.doc else None
    kept = []
    for stat in nodes.flatten([tree.body]):
        if _take_metadata(stat, info):
            continue
        if isinstance(stat, Nodes.CVarDefNode):
            for declarator in stat.declarators:
                if isinstance(declarator, Nodes.CNameDeclaratorNode) and declarator.default:
                    _take_parameter(stat, declarator, info, diags)
        kept.append(stat)
    tree.body = nodes.statements(tree.pos, kept)
