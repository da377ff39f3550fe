# SPDX-License-Identifier: GPL-2.0
"""Displays that fill a container item by item: `{a, b}`, `[*a, b]`, `(*a, b)`, `{*a, b}`, `{**a, k: v}`.

Each begins with a container of its own, and what follows is appended to it in the order of the source, so that a
failure in the middle leaves nothing behind but that container.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes


def _make(node: Any, call: str, code: Any) -> None:
    code.putln(f"{node.result()} = {call}; {code.error_goto_if_null(node.result(), node.pos)}")


def _dispose(node: Any, code: Any) -> None:
    node.generate_disposal_code(code)
    node.free_temps(code)


class KernelSetNode(ExprNodes.SetNode):  # type: ignore[misc]
    """`{a, b}`."""

    def generate_evaluation_code(self, code: Any) -> None:
        """Evaluate the keys, build the set, release them."""
        code.mark_pos(self.pos)
        for arg in self.args:
            arg.generate_evaluation_code(code)
        self.allocate_temp_result(code)
        keys = ", ".join([str(len(self.args)), *(arg.py_result() for arg in self.args)])
        _make(self, f"ck_set_pack({keys})", code)
        for arg in self.args:
            _dispose(arg, code)


def _parts(nodes: list[Any]) -> list[Any]:
    """The parts of a display without Cython's tests for None, whose messages are those of a call."""
    return [node.arg if isinstance(node, ExprNodes.NoneCheckNode) else node for node in nodes]


def _can_be_iterated(node: Any) -> bool:
    """Whether the type says already that `*` can unpack it."""
    kind = node.type
    return not node.may_be_none() and (
        kind.is_pylist_type or kind.is_pytuple_type or kind.is_pyset_type or kind.is_pydict_type
    )


class KernelMergedSequenceNode(ExprNodes.MergedSequenceNode):  # type: ignore[misc]
    """`[*a, b]`, `(*a, b)`, `{*a, b}`."""

    def generate_evaluation_code(self, code: Any) -> None:
        """Begin with a copy of the first part, then extend it."""
        code.mark_pos(self.pos)
        self.allocate_temp_result(code)
        first, *rest = _parts(self.args)
        self._begin(first, code)
        for part in rest:
            if self._is_display(part):
                self._add(part.args, code)
            else:
                self._extend(part, code)
        if self.type.is_pytuple_type:
            self._as_tuple(code)

    def _is_display(self, part: Any) -> bool:
        return part.is_sequence_or_set_constructor and not getattr(part, "mult_factor", None)

    def _check(self, part: Any, code: Any) -> None:
        if not self.type.is_pyset_type and not _can_be_iterated(part):
            code.put_error_if_neg(part.pos, f"ck_check_star({part.py_result()})")

    def _begin(self, part: Any, code: Any) -> None:
        part.generate_evaluation_code(code)
        if part.is_set_literal if self.type.is_pyset_type else _is_list_display(part):
            code.putln(f"{self.result()} = {part.py_result()};")
            part.generate_post_assignment_code(code)
            part.free_temps(code)
            return
        self._check(part, code)
        make = "ck_set_from" if self.type.is_pyset_type else "ck_list_from"
        _make(self, f"{make}({part.py_result()})", code)
        _dispose(part, code)

    def _add(self, items: list[Any], code: Any) -> None:
        add = "ck_set_add" if self.type.is_pyset_type else "ck_list_append"
        for item in items:
            item.generate_evaluation_code(code)
            code.put_error_if_neg(item.pos, f"{add}({self.result()}, {item.py_result()})")
            _dispose(item, code)

    def _extend(self, part: Any, code: Any) -> None:
        part.generate_evaluation_code(code)
        self._check(part, code)
        extend = "ck_set_update" if self.type.is_pyset_type else "ck_list_extend"
        code.put_error_if_neg(part.pos, f"{extend}({self.result()}, {part.py_result()})")
        _dispose(part, code)

    def _as_tuple(self, code: Any) -> None:
        made = code.funcstate.allocate_temp(PyrexTypes.py_object_type, manage_ref=True)
        code.putln(f"{made} = ck_list_as_tuple({self.result()});")
        code.putln(f"__Pyx_DECREF({self.result()}); {self.result()} = {made}; {made} = 0;")
        code.funcstate.release_temp(made)
        code.putln(code.error_goto_if_null(self.result(), self.pos))


def _is_list_display(node: Any) -> bool:
    return bool(node.is_sequence_constructor and node.type.is_pylist_type)


class KernelDictNode(ExprNodes.DictNode):  # type: ignore[misc]
    """The keywords of dict(), of which `**{…}` may bring one a second time; any other display is Cython's."""

    reject_duplicates: bool

    def _are_distinct(self) -> bool:
        keys = [pair.key for pair in self.key_value_pairs]
        names = {str(key.value) for key in keys if key.is_string_literal}
        return len(names) == len(keys)

    def generate_evaluation_code(self, code: Any) -> None:
        """Check each keyword where the source cannot tell that they differ."""
        if not self.reject_duplicates or not self.type.is_pyobject or self._are_distinct():
            self.reject_duplicates = False
            super().generate_evaluation_code(code)
            return
        code.mark_pos(self.pos)
        self.release_errors()
        self.allocate_temp_result(code)
        _make(self, f"ck_dict_new({len(self.key_value_pairs)})", code)
        _add_pairs(self, "ck_dict_add_keyword", self.key_value_pairs, code)


def _add_pairs(node: Any, function: str, pairs: list[Any], code: Any) -> None:
    for pair in pairs:
        pair.generate_evaluation_code(code)
        key, value = pair.key.py_result(), pair.value.py_result()
        code.put_error_if_neg(pair.pos, f"{function}({node.result()}, {key}, {value})")
        _dispose(pair, code)


class KernelMergedDictNode(ExprNodes.MergedDictNode):  # type: ignore[misc]
    """`{**a, k: v}`, and the keywords of a call, among which none may come twice."""

    def generate_evaluation_code(self, code: Any) -> None:
        """Begin with an empty dict, or the display that comes first."""
        code.mark_pos(self.pos)
        self.allocate_temp_result(code)
        parts = _parts(self.keyword_args)
        if parts[0].is_dict_literal:
            first = parts.pop(0)
            first.generate_evaluation_code(code)
            code.putln(f"{self.result()} = {first.py_result()};")
            first.generate_post_assignment_code(code)
            first.free_temps(code)
        else:
            _make(self, "ck_dict_new(0)", code)
        for part in parts:
            if part.is_dict_literal:
                function = "ck_dict_add_keyword" if self.reject_duplicates else "ck_dict_set"
                _add_pairs(self, function, part.key_value_pairs, code)
            else:
                self._merge(part, code)

    def _merge(self, part: Any, code: Any) -> None:
        function = "ck_dict_merge_keywords" if self.reject_duplicates else "ck_dict_merge"
        part.generate_evaluation_code(code)
        code.put_error_if_neg(part.pos, f"{function}({self.result()}, {part.py_result()})")
        _dispose(part, code)


def install() -> None:
    """From now on a set that is only looked at is a set too; calling it again changes nothing.

    Cython makes a constant `frozenset` of it, by code of its own.
    """
    ExprNodes.SetNode.read_only = property(lambda self: False, lambda self, value: None)
