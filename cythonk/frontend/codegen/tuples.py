# SPDX-License-Identifier: GPL-2.0
"""A display `(a, b)` is a tuple of objects, also where all its items are C values.

Cython makes a C struct of such a display and converts it where somebody asks for an object. Who does not ask (an
augmented assignment, `min` and `max` of several tuples) would be left with the struct, which the dialect does not have.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes
from Cython.Compiler.Builtin import tuple_type

_analyse_types = ExprNodes.TupleNode.analyse_types
_infer_type = ExprNodes.TupleNode.infer_type


def _inferred(self: Any, env: Any) -> Any:
    kind = _infer_type(self, env)
    return tuple_type if kind.is_ctuple else kind


def _analysed(self: Any, env: Any, skip_children: bool = False) -> Any:
    if not skip_children:
        for index, arg in enumerate(self.args):
            if arg.is_starred:
                arg.starred_expr_allowed_here = True
            self.args[index] = arg.analyse_types(env)
    if self.args and not any(arg.is_starred or arg.type.is_pyobject for arg in self.args):
        self.args[0] = self.args[0].coerce_to_pyobject(env)
    return _analyse_types(self, env, skip_children=True)


def install() -> None:
    """Make objects of all displays from now on; calling it again changes nothing."""
    ExprNodes.TupleNode.infer_type = _inferred
    ExprNodes.TupleNode.analyse_types = _analysed
