# SPDX-License-Identifier: GPL-2.0
"""`<C>value` of an object looks at the object's class, as an assignment to a variable of that class does.

Cython takes the programmer's word, and a field of the wrong object is somebody else's memory. So does an `@unsafe`
function. Runs on the typed tree, before what makes use of the casts' results.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Visitor


class CastTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Puts the test into the cast."""

    def visit_TypecastNode(self, node: Any) -> Any:
        """None passes, as for a variable; `<C?>value` refuses it too."""
        self.visitchildren(node)
        env = self.current_env()
        kind = node.type
        if (
            node.operand.type.is_pyobject
            and (kind.is_extension_type or kind.is_builtin_type)
            and not node.typecheck
            and env.directives.get("nonecheck")
        ):
            node.operand = node.operand.coerce_to(kind, env)
        return node
