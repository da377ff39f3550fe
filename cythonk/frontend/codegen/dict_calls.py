# SPDX-License-Identifier: GPL-2.0
"""Calls that make or fill a dict by keywords: `dict(x, k=v, **m)`, `x.update(y, k=v, **m)`.

The only calls whose keywords are data rather than names of parameters, so that they may also come from a mapping at
run time. `dict` is replaced before types are analysed, `update` after: which function an attribute means is
known only then.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.codegen.calls import RuntimeCallNode
from cythonk.frontend.primitives import DICT_FROM_WITH, DICT_UPDATE_WITH


class EarlyCallNode(RuntimeCallNode):
    """A call of the runtime made before types are analysed, so that its arguments still have to be."""

    def analyse_types(self, env: Any) -> Any:
        """Arguments become objects that are evaluated once."""
        self.args = [
            arg.analyse_types(env).coerce_to_pyobject(env).coerce_to_simple(env)
            for arg in self.args
        ]
        return self


def _with_text_keys(node: Any) -> Any:
    """Keywords as the parser made them, their names being strs now."""
    parts = node.keyword_args if isinstance(node, ExprNodes.MergedDictNode) else [node]
    for part in parts:
        if not isinstance(part, ExprNodes.DictNode):
            continue
        for pair in part.key_value_pairs:
            if isinstance(pair.key, ExprNodes.IdentifierStringNode):
                name = EncodedString(str(pair.key.value))
                pair.key = ExprNodes.UnicodeNode(pair.key.pos, value=name)
    return node


def _plain_arguments(node: Any) -> list[Any] | None:
    positional = node.positional_args
    return list(positional.args) if isinstance(positional, ExprNodes.TupleNode) else None


def dict_call(node: Any) -> Any:
    """What `dict(…)` with keywords becomes; None when its arguments are not the right ones."""
    args = _plain_arguments(node)
    if args is None or len(args) > 1 or node.keyword_args is None:
        return None
    keywords = _with_text_keys(node.keyword_args)
    if not args:
        return keywords
    return EarlyCallNode(node.pos, DICT_FROM_WITH, [args[0], keywords])


def update_call(node: Any, env: Any) -> Any:
    """What `x.update(…)` with keywords becomes, on the typed tree; None when it is something else."""
    function = node.function
    if (
        not isinstance(function, ExprNodes.AttributeNode)
        or str(function.attribute) != "update"
        or not function.is_py_attr
        or function.obj.type.is_extension_type
    ):
        return None
    args = _plain_arguments(node)
    if args is None or len(args) > 1 or node.keyword_args is None:
        return None
    parts = [function.obj, *args, node.keyword_args]
    parts = [part.coerce_to_pyobject(env).coerce_to_simple(env) for part in parts]
    call = RuntimeCallNode(node.pos, DICT_UPDATE_WITH[len(args)], parts)
    return call.coerce_to(node.type, env)
