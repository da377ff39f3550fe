# SPDX-License-Identifier: GPL-2.0
"""Cython's loop optimisations, less those that reach into CPython's containers.

`for` over a range, a C array or pointer slice, and `enumerate` become C loops as in Cython; iteration over dicts,
strings and bytes goes through the runtime's iterators. min and max of several C values become comparisons.
"""

from __future__ import annotations

import copy
from typing import Any

from Cython.Compiler import ExprNodes, Optimize, PyrexTypes, UtilNodes

from cythonk.frontend.codegen import arrays


def _unchanged(self: Any, node: Any, *_args: Any, **_kwargs: Any) -> Any:
    return node


def _of_numbers(kind: Any) -> Any:
    """An array type that Cython does not take for a text."""
    if not kind.is_string:
        return kind
    plain = copy.copy(kind)
    plain.is_string = False
    return plain


class LoopTransform(Optimize.IterationTransform):  # type: ignore[misc]
    """On the typed tree."""

    _transform_dict_iteration = _unchanged
    _transform_set_iteration = _unchanged
    _transform_bytes_iteration = _unchanged
    _transform_unicode_iteration = _unchanged
    _transform_indexable_iteration = _unchanged

    def _try_optimise_array_iteration(
        self, node: Any, iterable: Any, env: Any, reversed: bool = False
    ) -> Any:
        """A slice of an array of characters is no text here: its items are numbers, as the array's are."""
        if (
            isinstance(iterable, ExprNodes.SliceIndexNode)
            and arrays.size_of(iterable.base.type) is not None
        ):
            return self._transform_carray_iteration(node, iterable, reversed)
        return super()._try_optimise_array_iteration(node, iterable, env, reversed)

    def _transform_carray_iteration(
        self, node: Any, slice_node: Any, reversed: bool = False
    ) -> Any:
        """Loops over a slice of an array end where the array ends."""
        if (
            isinstance(slice_node, ExprNodes.IndexNode)
            and slice_node.type.is_array
            and arrays.size_of(slice_node.type) is not None
            and not isinstance(slice_node.index, ExprNodes.SliceNode)
        ):  # an array in an array, which Cython does not go over
            slice_node = ExprNodes.SliceIndexNode(
                slice_node.pos,
                base=slice_node,
                start=None,
                stop=arrays.length(slice_node.pos, slice_node.type.size),
                type=PyrexTypes.CPtrType(slice_node.type.base_type),
            )
        part = slice_node
        if slice_node.is_subscript and isinstance(slice_node.index, ExprNodes.SliceNode):
            part = slice_node.index
        whole = part is slice_node and not isinstance(slice_node, ExprNodes.SliceIndexNode)
        array = slice_node if whole else slice_node.base
        size = arrays.size_of(array.type)
        if size is not None:
            array.type = _of_numbers(array.type)
            arrays.hold_owner(array, self.current_env())
            if not whole:
                self._cut(part, size)
        return super()._transform_carray_iteration(node, slice_node, reversed)

    def _cut(self, part: Any, size: Any) -> None:
        env = self.current_env()
        if not env.directives.get("boundscheck"):
            return
        step = getattr(getattr(part, "step", None), "constant_result", None)
        backwards = isinstance(step, int) and step < 0
        start, stop = (
            None if bound is None or bound.is_none else bound for bound in (part.start, part.stop)
        )
        if stop is None and not backwards:
            stop = arrays.length(part.pos, size)
        part.start, part.stop = arrays.bounds(start, stop, size, env, backwards=backwards)

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
