# SPDX-License-Identifier: GPL-2.0
"""Cython's loop optimisations, less those that reach into CPython's containers.

`for` over a range, a C array or pointer slice, and `enumerate` become C loops as in Cython; iteration over dicts,
strings and bytes goes through the runtime's iterators. min and max of several C values become comparisons.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Optimize, UtilNodes


def _unchanged(self: Any, node: Any, *_args: Any, **_kwargs: Any) -> Any:
    return node


class LoopTransform(Optimize.IterationTransform):  # type: ignore[misc]
    """On the typed tree."""

    _transform_dict_iteration = _unchanged
    _transform_set_iteration = _unchanged
    _transform_bytes_iteration = _unchanged
    _transform_unicode_iteration = _unchanged
    _transform_indexable_iteration = _unchanged

    def _transform_reversed_iteration(self, node: Any, reversed_function: Any) -> Any:
        args = reversed_function.arg_tuple.args
        if len(args) == 1 and getattr(args[0], "function", None) is not None:
            return super()._transform_reversed_iteration(node, reversed_function)
        return node


class MinMaxTransform(Optimize.EarlyReplaceBuiltinCalls):  # type: ignore[misc]
    """Before types are known: `min(a, b)` and `max(a, b)`."""

    _handle_simple_function_float = _unchanged
    _handle_simple_function_slice = _unchanged
    _handle_simple_function_ord = _unchanged
    _handle_simple_function_all = _unchanged
    _handle_simple_function_any = _unchanged
    _handle_simple_function_sorted = _unchanged
    _handle_simple_function_frozenset = _unchanged
    _handle_simple_function_list = _unchanged
    _handle_simple_function_set = _unchanged
    _handle_simple_function_dict = _unchanged
    _handle_general_function_dict = _unchanged

    def _optimise_min_max(self, node: Any, args: list[Any], operator: str) -> Any:
        """Cython evaluates the first argument after the others; Python does so in order."""
        if len(args) == 1 and args[0].is_sequence_constructor:
            args = args[0].args
        if len(args) < 2 or args[0].is_literal or isinstance(args[0], ExprNodes.NameNode):
            return super()._optimise_min_max(node, args, operator)
        first = UtilNodes.ResultRefNode(args[0])
        result = super()._optimise_min_max(node, [first, *args[1:]], operator)
        return UtilNodes.EvalWithTempExprNode(first, result)
