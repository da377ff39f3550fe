# SPDX-License-Identifier: GPL-2.0
"""A call of a runtime function that is known before types are: its arguments are analysed, then it is one.

For builtins with keywords that change which function is meant, which Cython would take for calls of Python objects.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes

from cythonk.frontend.codegen.calls import RuntimeCallNode
from cythonk.frontend.primitives import Primitive


class PendingCallNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """`max(xs, key=f)` before types are known."""

    subexprs = ["args"]

    def __init__(self, pos: Any, primitive: Primitive, args: list[Any]) -> None:
        super().__init__(pos)
        self.primitive = primitive
        self.args = args

    def infer_type(self, env: Any) -> Any:
        """What the runtime function gives."""
        return RuntimeCallNode(self.pos, self.primitive, []).type

    def type_dependencies(self, env: Any) -> tuple[()]:
        """The type does not depend on the arguments."""
        return ()

    def analyse_types(self, env: Any) -> Any:
        """Objects, each evaluated once and in order."""
        args = [
            arg.analyse_types(env).coerce_to_pyobject(env).coerce_to_simple(env)
            for arg in self.args
        ]
        return RuntimeCallNode(self.pos, self.primitive, args)
