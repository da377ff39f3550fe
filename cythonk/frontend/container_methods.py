# SPDX-License-Identifier: GPL-2.0
"""Methods of the runtime's own containers that are called directly where the class is known.

Rows as those of `METHODS` in `primitives`, which has Python's builtins and says what a row means.
"""

from __future__ import annotations

from cythonk.frontend.primitives import METHODS, Primitive, Result

O, T, S, N = Result.OBJECT, Result.TRUTH, Result.STATUS, Result.SIZE  # noqa: E741

Rows = dict[tuple[str, str, int], Primitive]


def direct(
    cname: str, count: int, result: Result = Result.OBJECT, type_name: str | None = None
) -> Primitive:
    """A C function that takes self and the arguments."""
    return Primitive(cname, ", ".join(f"{{{i}}}" for i in range(count)), result, type_name)


def spelled(cname: str, args: str) -> Primitive:
    """A C function whose arguments are spelled out."""
    return Primitive(cname, args)


def _near(name: str, cname: str, suffix: str) -> Rows:
    """lower, floor, ceiling and higher."""
    return {
        (name, word + suffix, 1): spelled(cname, f"{{0}}, {{1}}, CK_NEAR_{word.upper()}")
        for word in ("lower", "floor", "ceiling", "higher")
    }


def _irange(name: str) -> Rows:
    """A range of keys, with both bounds, one or none."""
    arguments = ("{0}, NULL, NULL", "{0}, {1}, NULL", "{0}, {1}, {2}")
    return {
        (name, "irange", count): spelled("ck_tree_irange", text)
        for count, text in enumerate(arguments)
    }


def _optional(name: str, method: str, cname: str, most: int, result: Result) -> Rows:
    """A C function that is given NULL for arguments that are left out."""
    return {
        (name, method, count): Primitive(
            cname,
            ", ".join(["{0}", *(f"{{{i}}}" if i <= count else "NULL" for i in range(1, most + 1))]),
            result,
        )
        for count in range(most + 1)
    }


def _inherited(name: str, base: str, own: str) -> Rows:
    """The rows of a builtin for a class derived from it, less those of the methods it has itself."""
    return {
        (name, method, count): row
        for (owner, method, count), row in METHODS.items()
        if owner == base and method not in own.split()
    }


CONTAINER_METHODS: Rows = {
    ("KernelBitSet", "add", 1): direct("ck_bitset_add", 2, S),
    ("KernelBitSet", "clear", 0): direct("ck_bitset_clear", 1, S),
    ("KernelBitSet", "clear_range", 2): direct("ck_bitset_clear_range", 3, S),
    ("KernelBitSet", "copy", 0): direct("ck_bitset_copy", 1, O, "KernelBitSet"),
    ("KernelBitSet", "discard", 1): direct("ck_bitset_discard", 2, S),
    ("KernelBitSet", "isdisjoint", 1): direct("ck_bitset_isdisjoint", 2, T),
    ("KernelBitSet", "remove", 1): direct("ck_bitset_remove", 2, S),
    ("KernelBitSet", "set_range", 2): direct("ck_bitset_set_range", 3, S),
    ("KernelBitSet", "test_and_clear", 1): direct("ck_bitset_test_and_clear", 2, T),
    ("KernelBitSet", "test_and_set", 1): direct("ck_bitset_test_and_set", 2, T),
    ("KernelBitSet", "update", 1): direct("ck_bitset_update", 2, S),
    **_optional("KernelBitSet", "alloc", "ck_bitset_alloc", 1, N),
    **_optional("KernelBitSet", "count", "ck_bitset_count", 2, N),
    ("KernelSortedDict", "get", 1): spelled("ck_sorted_dict_get_default", "{0}, {1}, NULL"),
    ("KernelSortedDict", "get", 2): direct("ck_sorted_dict_get_default", 3),
    ("KernelSortedDict", "setdefault", 1): spelled("ck_sorted_dict_setdefault", "{0}, {1}, NULL"),
    ("KernelSortedDict", "setdefault", 2): direct("ck_sorted_dict_setdefault", 3),
    ("KernelSortedDict", "pop", 1): spelled("ck_sorted_dict_pop", "{0}, {1}, NULL"),
    ("KernelSortedDict", "pop", 2): direct("ck_sorted_dict_pop", 3),
    ("KernelSortedDict", "popitem", 0): spelled("ck_sorted_dict_popitem", "{0}, NULL"),
    ("KernelSortedDict", "popitem", 1): direct("ck_sorted_dict_popitem", 2),
    ("KernelSortedDict", "peekitem", 0): spelled("ck_sorted_dict_peekitem", "{0}, NULL"),
    ("KernelSortedDict", "peekitem", 1): direct("ck_sorted_dict_peekitem", 2),
    ("KernelSortedDict", "update", 1): direct("ck_sorted_dict_update", 2, S),
    ("KernelSortedDict", "clear", 0): direct("ck_tree_clear", 1, S),
    ("KernelSortedDict", "copy", 0): direct("ck_tree_copy", 1, O, "KernelSortedDict"),
    ("KernelSortedDict", "keys", 0): direct("ck_sorted_dict_keys", 1, O, "list"),
    ("KernelSortedDict", "values", 0): direct("ck_sorted_dict_values", 1, O, "list"),
    ("KernelSortedDict", "items", 0): direct("ck_sorted_dict_items", 1, O, "list"),
    ("KernelSortedDict", "first_key", 0): direct("ck_sorted_dict_first_key", 1),
    ("KernelSortedDict", "last_key", 0): direct("ck_sorted_dict_last_key", 1),
    **_near("KernelSortedDict", "ck_sorted_dict_near_key", "_key"),
    **_irange("KernelSortedDict"),
    ("KernelSortedList", "add", 1): direct("ck_sorted_list_add", 2, S),
    ("KernelSortedList", "update", 1): direct("ck_sorted_list_update", 2, S),
    ("KernelSortedList", "discard", 1): direct("ck_sorted_list_discard", 2, S),
    ("KernelSortedList", "remove", 1): direct("ck_sorted_list_remove", 2, S),
    ("KernelSortedList", "pop", 0): spelled("ck_sorted_list_pop", "{0}, NULL"),
    ("KernelSortedList", "pop", 1): direct("ck_sorted_list_pop", 2),
    ("KernelSortedList", "first", 0): direct("ck_sorted_list_first", 1),
    ("KernelSortedList", "last", 0): direct("ck_sorted_list_last", 1),
    ("KernelSortedList", "bisect_left", 1): direct("ck_sorted_list_bisect_left", 2, N),
    ("KernelSortedList", "bisect_right", 1): direct("ck_sorted_list_bisect_right", 2, N),
    ("KernelSortedList", "index", 1): direct("ck_sorted_list_index", 2, N),
    ("KernelSortedList", "count", 1): direct("ck_sorted_list_count", 2, N),
    ("KernelSortedList", "clear", 0): direct("ck_tree_clear", 1, S),
    ("KernelSortedList", "copy", 0): direct("ck_tree_copy", 1, O, "KernelSortedList"),
    **_near("KernelSortedList", "ck_sorted_list_near", ""),
    **_irange("KernelSortedList"),
    **_inherited("OrderedDict", "dict", "copy popitem fromkeys"),
    ("OrderedDict", "copy", 0): direct("ck_ordered_dict_copy", 1, O, "OrderedDict"),
    ("OrderedDict", "move_to_end", 1): Primitive(
        "ck_ordered_dict_move_to_end", "{0}, {1}, NULL", S
    ),
    ("OrderedDict", "move_to_end", 2): direct("ck_ordered_dict_move_to_end", 3, S),
    ("OrderedDict", "popitem", 0): spelled("ck_ordered_dict_popitem", "{0}, NULL"),
    ("OrderedDict", "popitem", 1): direct("ck_ordered_dict_popitem", 2),
    ("deque", "append", 1): direct("ck_deque_append", 2, S),
    ("deque", "appendleft", 1): direct("ck_deque_appendleft", 2, S),
    ("deque", "clear", 0): direct("ck_deque_clear", 1, S),
    ("deque", "copy", 0): direct("ck_deque_copy", 1, O, "deque"),
    ("deque", "count", 1): direct("ck_deque_count", 2, N),
    ("deque", "extend", 1): direct("ck_deque_extend", 2, S),
    ("deque", "extendleft", 1): direct("ck_deque_extendleft", 2, S),
    ("deque", "index", 1): Primitive("ck_deque_index", "{0}, {1}, NULL, NULL", N),
    ("deque", "insert", 2): direct("ck_deque_insert", 3, S),
    ("deque", "pop", 0): direct("ck_deque_pop", 1),
    ("deque", "popleft", 0): direct("ck_deque_popleft", 1),
    ("deque", "remove", 1): direct("ck_deque_remove", 2, S),
    ("deque", "reverse", 0): direct("ck_deque_reverse", 1, S),
    ("deque", "rotate", 0): Primitive("ck_deque_rotate", "{0}, NULL", S),
    ("deque", "rotate", 1): direct("ck_deque_rotate", 2, S),
}
