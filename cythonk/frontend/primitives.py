# SPDX-License-Identifier: GPL-2.0
"""The builtin functions and methods of the dialect, as data: what Python calls, which runtime function it becomes.

Used by `codegen.calls` on the typed tree. A row is keyed by the Python name and the number of positional arguments;
`result` says how the C function answers and fails. Signatures are those of the headers in `runtime/include/cythonk/`;
a trailing gfp argument is added later, by the post-processor, to every function that takes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Result(Enum):
    """How a runtime function returns: C type and error value."""

    OBJECT = "object"  # a new reference, NULL on error
    TRUTH = "truth"  # int 0/1, -1 on error
    STATUS = "status"  # int 0, -1 on error; None in Python
    SIZE = "size"  # ssize_t, -1 on error
    BORROWED_BOOL = "bool"  # int 0/1, cannot fail


@dataclass(frozen=True)
class Primitive:
    """One runtime function.

    `args` is the C argument list: `{0}`, `{1}` are the arguments, `{n}` their number, `{*}` all of them as an array.
    `type_name` is the builtin type of the result where it is known.
    """

    cname: str
    args: str
    result: Result = Result.OBJECT
    type_name: str | None = None


def _plain(
    cname: str, count: int, result: Result = Result.OBJECT, type_name: str | None = None
) -> Primitive:
    return Primitive(cname, ", ".join(f"{{{i}}}" for i in range(count)), result, type_name)


def _object(cname: str, args: str, type_name: str | None = None) -> Primitive:
    return Primitive(cname, args, Result.OBJECT, type_name)


O, T, S, N = Result.OBJECT, Result.TRUTH, Result.STATUS, Result.SIZE  # noqa: E741

# (builtin name, positional arguments) → primitive; -1 arguments: any number.
FUNCTIONS: dict[tuple[str, int], Primitive] = {
    ("int", 0): _object("CK_INT", "0", "int"),
    ("int", 1): _object("ck_int", "{0}, NULL", "int"),
    ("int", 2): _object("ck_int", "{0}, {1}", "int"),
    ("str", 0): _object("ck_str_new", '"", 0', "str"),
    ("str", 1): _object("ck_str", "{0}", "str"),
    ("bytes", 0): _object("ck_bytes_new", "NULL, 0", "bytes"),
    ("bytes", 1): _object("ck_bytes_from", "{0}", "bytes"),
    ("list", 0): _object("ck_list_new", "0", "list"),
    ("list", 1): _object("ck_list_from", "{0}", "list"),
    ("tuple", 0): _object("ck_tuple_new", "0", "tuple"),
    ("tuple", 1): _object("ck_tuple_from", "{0}", "tuple"),
    ("dict", 0): _object("ck_dict_new", "0", "dict"),
    ("dict", 1): _object("ck_dict_from", "{0}", "dict"),
    ("range", 1): _object("ck_range", "{0}, NULL, NULL", "range"),
    ("range", 2): _object("ck_range", "{0}, {1}, NULL", "range"),
    ("range", 3): _object("ck_range", "{0}, {1}, {2}", "range"),
    ("enumerate", 1): _object("ck_enumerate", "{0}, NULL"),
    ("enumerate", 2): _object("ck_enumerate", "{0}, {1}"),
    ("zip", -1): _object("ck_zip", "{n}, {*}"),
    ("reversed", 1): _object("ck_reversed", "{0}"),
    ("sorted", 1): _object("ck_sorted", "{0}, 0", "list"),
    ("sorted", 3): _object("ck_sorted_by", "{0}, {1}, {2}", "list"),
    ("sum", 1): _object("ck_sum", "{0}, NULL"),
    ("sum", 2): _object("ck_sum", "{0}, {1}"),
    ("min", 1): _plain("ck_min", 1),
    ("max", 1): _plain("ck_max", 1),
    ("min", -1): _object("ck_min_n", "{n}, {*}"),
    ("max", -1): _object("ck_max_n", "{n}, {*}"),
    ("any", 1): _plain("ck_any", 1, T),
    ("all", 1): _plain("ck_all", 1, T),
    ("iter", 1): _plain("ck_iter", 1),
    ("next", 1): _object("ck_builtin_next", "{0}, NULL"),
    ("next", 2): _object("ck_builtin_next", "{0}, {1}"),
    ("divmod", 2): _plain("ck_divmod", 2),
    ("pow", 2): _plain("ck_pow", 2),
    ("pow", 3): _plain("ck_pow3", 3),
    ("id", 1): _plain("ck_id", 1),
    ("hash", 1): _plain("ck_hash_object", 1),
    ("hex", 1): _plain("ck_hex", 1, O, "str"),
    ("oct", 1): _plain("ck_oct", 1, O, "str"),
    ("bin", 1): _plain("ck_bin", 1, O, "str"),
    ("ascii", 1): _plain("ck_ascii", 1, O, "str"),
    ("repr", 1): _plain("ck_repr", 1, O, "str"),
    ("format", 1): _object("ck_format", "{0}, NULL", "str"),
    ("format", 2): _object("ck_format", "{0}, {1}", "str"),
    ("abs", 1): _plain("ck_abs", 1),
    ("len", 1): _plain("ck_len", 1, N),
}

# Keyword names of builtin functions and methods, in positional order; a keyword moves to its position.
FUNCTION_KEYWORDS: dict[str, tuple[str, ...]] = {
    "int": ("x", "base"),
    "enumerate": ("iterable", "start"),
    "sorted": ("iterable", "key", "reverse"),
    "sum": ("iterable", "start"),
    "pow": ("base", "exp", "mod"),
}

# Methods of builtin types whose type is known: (type, method, arguments) → primitive; {0} is the object.
METHODS: dict[tuple[str, str, int], Primitive] = {
    ("list", "append", 1): _plain("ck_list_append", 2, S),
    ("list", "extend", 1): _plain("ck_list_extend", 2, S),
    ("list", "remove", 1): _plain("ck_list_remove", 2, S),
    ("list", "reverse", 0): _plain("ck_list_reverse", 1, S),
    ("list", "clear", 0): _plain("ck_list_clear", 1, S),
    ("list", "sort", 0): Primitive("ck_list_sort", "{0}, 0", S),
    ("list", "sort", 2): Primitive("ck_list_sort_by", "{0}, {1}, {2}", S),
    ("list", "pop", 0): _plain("ck_list_pop", 1),
    ("list", "copy", 0): _plain("ck_list_copy", 1, O, "list"),
    ("list", "count", 1): _plain("ck_list_count", 2, N),
    ("list", "index", 1): _plain("ck_list_index", 2, N),
    ("dict", "get", 1): _object("ck_dict_get_default", "{0}, {1}, CK_NONE"),
    ("dict", "get", 2): _plain("ck_dict_get_default", 3),
    ("dict", "pop", 1): _object("ck_dict_pop", "{0}, {1}, NULL"),
    ("dict", "pop", 2): _plain("ck_dict_pop", 3),
    ("dict", "popitem", 0): _plain("ck_dict_popitem", 1),
    ("dict", "setdefault", 1): _object("ck_dict_setdefault", "{0}, {1}, CK_NONE"),
    ("dict", "setdefault", 2): _plain("ck_dict_setdefault", 3),
    ("dict", "update", 1): _plain("ck_dict_update", 2, S),
    ("dict", "clear", 0): _plain("ck_dict_clear", 1, S),
    ("dict", "copy", 0): _plain("ck_dict_copy", 1, O, "dict"),
    ("dict", "keys", 0): _plain("ck_dict_keys", 1),
    ("dict", "values", 0): _plain("ck_dict_values", 1),
    ("dict", "items", 0): _plain("ck_dict_items", 1),
}

METHOD_KEYWORDS: dict[str, tuple[str, ...]] = {
    "sort": ("key", "reverse"),
    "split": ("sep", "maxsplit"),
    "rsplit": ("sep", "maxsplit"),
    "splitlines": ("keepends",),
    "encode": ("encoding", "errors"),
    "decode": ("encoding", "errors"),
}


def function(name: str, count: int) -> Primitive | None:
    """The primitive for a call of builtin `name` with `count` arguments."""
    return FUNCTIONS.get((name, count)) or FUNCTIONS.get((name, -1))


def function_arities(name: str) -> list[int]:
    """The numbers of arguments a builtin may be called with; empty if there is no such builtin."""
    return sorted(count for known, count in FUNCTIONS if known == name)
