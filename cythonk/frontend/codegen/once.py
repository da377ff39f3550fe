# SPDX-License-Identifier: GPL-2.0
"""What may be read twice: a value that is tested and then used must be the same both times.

Cython takes the C text of an expression for its value and repeats it: `if (self->n >= 4) raise; x = self->b[self->n]`.
Another CPU may store to the attribute in between. A variable of the function is its own; everything else is copied to
a temporary first.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, UtilNodes


def is_own(entry: Any) -> bool:
    """Whether a variable belongs to one call of a function: nobody else stores to it."""
    return bool(
        entry is not None
        and entry.scope is not None
        and entry.scope.is_local_scope
        and not entry.in_closure
        and not entry.from_closure
    )


def is_settled(node: Any) -> bool:
    """Whether the C text of an expression has the same value each time: a constant, a temporary, an own variable."""
    if node.is_literal or node.has_constant_result() or node.result_in_temp():
        return True
    if isinstance(node, UtilNodes.ResultRefNode):
        return True
    if isinstance(node, ExprNodes.NameNode):
        return is_own(node.entry) or bool(node.entry is not None and node.entry.is_const)
    if isinstance(node, ExprNodes.TypecastNode):
        return is_settled(node.operand)
    if isinstance(node, ExprNodes.CoercionNode):
        return is_settled(node.arg)
    return False


class OnceNode(ExprNodes.CoerceToTempNode):  # type: ignore[misc]
    """A C variable or field that is loaded a single time, whatever the C compiler would rather do."""

    def generate_result_code(self, code: Any) -> None:
        """`t = READ_ONCE(field)`."""
        code.putln(f"{self.result()} = READ_ONCE({self.arg.result()});")


def once(node: Any, env: Any) -> Any:
    """The expression, in a temporary where its text could have several values."""
    if is_settled(node):
        return node
    part = "operand" if isinstance(node, ExprNodes.TypecastNode) else "arg"
    if isinstance(node, (ExprNodes.TypecastNode, ExprNodes.CoercionNode)):
        setattr(node, part, once(getattr(node, part), env))
        return node if is_settled(node) else node.coerce_to_temp(env)
    return (
        OnceNode(node, env) if node.type.is_int and _is_stored(node) else node.coerce_to_temp(env)
    )


def operands_once(node: Any, env: Any) -> None:
    """Both operands of a binary operation that tests them before it uses them."""
    node.operand1 = once(node.operand1, env)
    node.operand2 = once(node.operand2, env)


def _is_stored(node: Any) -> bool:
    """Whether the C text of an expression names a place in memory."""
    if isinstance(node, ExprNodes.IndexNode):
        return bool(node.base.type.is_array or node.base.type.is_ptr)
    return isinstance(node, (ExprNodes.NameNode, ExprNodes.AttributeNode))
