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
    POSITION = "position"  # ssize_t, -1 also where nothing was found: an exception tells the error


@dataclass(frozen=True)
class Primitive:
    """One runtime function.

    `args` is the C argument list: `{0}`, `{1}` are the arguments, `{n}` their number, `{*}` all of them as an array;
    `{n-1}` and `{last}` treat the last one apart.
    `type_name` is the builtin type of the result where it is known. `sizes` are the numbers of the arguments that C
    takes as ssize_t: where the source has something else than a C integer for one of them the row does not apply.
    """

    cname: str
    args: str
    result: Result = Result.OBJECT
    type_name: str | None = None
    sizes: tuple[int, ...] = ()


def _plain(
    cname: str, count: int, result: Result = Result.OBJECT, type_name: str | None = None
) -> Primitive:
    return Primitive(cname, ", ".join(f"{{{i}}}" for i in range(count)), result, type_name)


def _object(cname: str, args: str, type_name: str | None = None) -> Primitive:
    return Primitive(cname, args, Result.OBJECT, type_name)


O, T, S, N = Result.OBJECT, Result.TRUTH, Result.STATUS, Result.SIZE  # noqa: E741
P = Result.POSITION


def _str_methods() -> dict[tuple[str, str, int], Primitive]:
    """The rows of `str`; they go by the shapes that several methods share."""
    rows: dict[tuple[str, str, int], Primitive] = {}

    def add(
        names: str,
        count: int,
        args: str,
        result: Result = Result.OBJECT,
        type_name: str | None = None,
        sizes: tuple[int, ...] = (),
    ) -> None:
        for name in names.split():
            rows["str", name, count] = Primitive(f"ck_str_{name}", args, result, type_name, sizes)

    add("capitalize casefold lower swapcase title upper", 0, "{0}", O, "str")
    add("isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric", 0, "{0}", T)
    add("isprintable isspace istitle isupper", 0, "{0}", T)
    for names, result in (
        ("find rfind", P),
        ("index rindex count", N),
        ("startswith endswith", T),
    ):
        add(names, 1, "{0}, {1}, 0, SSIZE_MAX", result)
        add(names, 2, "{0}, {1}, {2}, SSIZE_MAX", result, None, (2,))
        add(names, 3, "{0}, {1}, {2}, {3}", result, None, (2, 3))
    add("strip lstrip rstrip", 0, "{0}, NULL", O, "str")
    add("strip lstrip rstrip removeprefix removesuffix join translate", 1, "{0}, {1}", O, "str")
    add("format_map", 1, "{0}, {1}", O, "str")
    add("replace", 2, "{0}, {1}, {2}, -1", O, "str")
    add("replace", 3, "{0}, {1}, {2}, {3}", O, "str", (3,))
    add("split rsplit", 0, "{0}, NULL, -1", O, "list")
    add("split rsplit", 1, "{0}, {1}, -1", O, "list")
    add("split rsplit", 2, "{0}, {1}, {2}", O, "list", (2,))
    add("splitlines", 0, "{0}, 0", O, "list")
    add("partition rpartition", 1, "{0}, {1}", O, "tuple")
    add("center ljust rjust", 1, "{0}, {1}, NULL", O, "str", (1,))
    add("center ljust rjust", 2, "{0}, {1}, {2}", O, "str", (1,))
    add("zfill", 1, "{0}, {1}", O, "str", (1,))
    add("expandtabs", 0, "{0}, 8", O, "str")
    add("expandtabs", 1, "{0}, {1}", O, "str", (1,))
    add("encode", 0, "{0}, NULL, NULL", O, "bytes")
    return rows


# (builtin name, positional arguments) → primitive; -1 arguments: any number.
FUNCTIONS: dict[tuple[str, int], Primitive] = {
    ("int", 0): _object("CK_INT", "0", "int"),
    ("int", 1): _object("ck_int", "{0}, NULL", "int"),
    ("int", 2): _object("ck_int", "{0}, {1}", "int"),
    ("str", 0): _object("ck_str_new", '"", 0', "str"),
    ("str", 1): _object("ck_str", "{0}", "str"),
    ("str", 2): _object("ck_str_from", "{0}, {1}, NULL", "str"),
    ("str", 3): _object("ck_str_from", "{0}, {1}, {2}", "str"),
    ("bytes", 0): _object("ck_bytes_new", "NULL, 0", "bytes"),
    ("bytes", 1): _object("ck_bytes_from", "{0}", "bytes"),
    ("bytes", 2): _object("ck_bytes_from_text", "{0}, {1}, NULL", "bytes"),
    ("bytes", 3): _object("ck_bytes_from_text", "{0}, {1}, {2}", "bytes"),
    ("bytearray", 0): _object("ck_bytearray_new", "NULL, 0", "bytearray"),
    ("bytearray", 1): _object("ck_bytearray_from", "{0}", "bytearray"),
    ("bytearray", 2): _object("ck_bytearray_from_text", "{0}, {1}, NULL", "bytearray"),
    ("bytearray", 3): _object("ck_bytearray_from_text", "{0}, {1}, {2}", "bytearray"),
    ("memoryview", 1): _object("ck_memoryview", "{0}", "memoryview"),
    ("slice", 1): _object("ck_slice_new", "NULL, {0}, NULL", "slice"),
    ("slice", 2): _object("ck_slice_new", "{0}, {1}, NULL", "slice"),
    ("slice", 3): _object("ck_slice_new", "{0}, {1}, {2}", "slice"),
    ("list", 0): _object("ck_list_new", "0", "list"),
    ("list", 1): _object("ck_list_from", "{0}", "list"),
    ("tuple", 0): _object("ck_tuple_new", "0", "tuple"),
    ("tuple", 1): _object("ck_tuple_from", "{0}", "tuple"),
    ("dict", 0): _object("ck_dict_new", "0", "dict"),
    ("dict", 1): _object("ck_dict_from", "{0}", "dict"),
    ("set", 0): _object("ck_set_new", "", "set"),
    ("set", 1): _object("ck_set_from", "{0}", "set"),
    ("frozenset", 0): _object("ck_frozenset_from", "NULL", "frozenset"),
    ("frozenset", 1): _object("ck_frozenset_from", "{0}", "frozenset"),
    ("range", 1): _object("ck_range", "{0}, NULL, NULL", "range"),
    ("range", 2): _object("ck_range", "{0}, {1}, NULL", "range"),
    ("range", 3): _object("ck_range", "{0}, {1}, {2}", "range"),
    ("enumerate", 1): _object("ck_enumerate", "{0}, NULL"),
    ("enumerate", 2): _object("ck_enumerate", "{0}, {1}"),
    ("zip", -1): _object("ck_zip", "{n}, {*}"),
    ("reversed", 1): _object("ck_reversed", "{0}"),
    ("sorted", 1): _object("ck_sorted", "{0}, 0", "list"),
    ("sorted", 2): _object("ck_sorted_by", "{0}, {1}, CK_NONE", "list"),
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
    ("iter", 2): _plain("ck_call_iter", 2),
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
    ("callable", 1): _plain("ck_callable", 1, T),
    ("filter", 2): _plain("ck_filter", 2),
    ("isinstance", 2): _plain("ck_is_instance", 2, T),
    ("issubclass", 2): _plain("ck_is_subclass", 2, T),
    ("map", -1): _object("ck_map", "{n}, {*}"),
    ("object", 0): _object("ck_new", "&ck_object_type"),
    ("type", 1): _plain("ck_type_object", 1, O, "type"),
    ("len", 1): _plain("ck_len", 1, N),
}

# Keyword names of builtin functions and methods, in positional order; a keyword moves to its position.
FUNCTION_KEYWORDS: dict[str, tuple[str, ...]] = {
    "int": ("x", "base"),
    "str": ("object", "encoding", "errors"),
    "bytes": ("source", "encoding", "errors"),
    "bytearray": ("source", "encoding", "errors"),
    "enumerate": ("iterable", "start"),
    "sorted": ("iterable", "key", "reverse"),
    "sum": ("iterable", "start"),
    "pow": ("base", "exp", "mod"),
}

# Arguments that must be named: builtin function or method → how many others there are.
KEYWORD_ONLY = {"sorted": 1, "sort": 0}


@dataclass(frozen=True)
class Extreme:
    """min() or max() with keywords: of one iterable with and without a default, and of several arguments."""

    default: Primitive
    plain: Primitive
    several: Primitive


EXTREMES = {
    name: Extreme(
        _object(f"ck_{name}_by", "{0}, {1}, {2}"),
        _object(f"ck_{name}_by", "{0}, {1}, NULL"),
        _object(f"ck_{name}_n_by", "{n-1}, {*}, {last}"),
    )
    for name in ("min", "max")
}
CLASS_OF = _object("ck_class_of", "{0}", "type")
STRICT_ZIP = _object("ck_zip_strict", "{n-1}, {*}, {last}")


def _set_methods(kind: str) -> dict[tuple[str, str, int], Primitive]:
    """What set and frozenset both have; the result of an operation has the type of the first operand."""
    made = ("union", "intersection", "difference", "symmetric_difference")
    asked = ("issubset", "issuperset", "isdisjoint")
    return {
        (kind, "copy", 0): _plain("ck_set_copy", 1, O, kind),
        **{(kind, name, 1): _plain(f"ck_set_{name}", 2, O, kind) for name in made},
        **{(kind, name, 1): _plain(f"ck_set_{name}", 2, T) for name in asked},
    }


# Methods of builtin types whose type is known: (type, method, arguments) → primitive; {0} is the object.
METHODS: dict[tuple[str, str, int], Primitive] = {
    ("list", "append", 1): _plain("ck_list_append", 2, S),
    ("list", "extend", 1): _plain("ck_list_extend", 2, S),
    ("list", "remove", 1): _plain("ck_list_remove", 2, S),
    ("list", "reverse", 0): _plain("ck_list_reverse", 1, S),
    ("list", "clear", 0): _plain("ck_list_clear", 1, S),
    ("list", "sort", 0): Primitive("ck_list_sort", "{0}, 0", S),
    ("list", "sort", 1): Primitive("ck_list_sort_by", "{0}, {1}, CK_NONE", S),
    ("list", "sort", 2): Primitive("ck_list_sort_by", "{0}, {1}, {2}", S),
    ("list", "pop", 0): _plain("ck_list_pop", 1),
    ("list", "copy", 0): _plain("ck_list_copy", 1, O, "list"),
    ("list", "count", 1): _plain("ck_list_count", 2, N),
    ("list", "index", 1): _plain("ck_list_index", 2, N),
    ("array", "append", 1): _plain("ck_array_append", 2, S),
    ("array", "extend", 1): _plain("ck_array_extend", 2, S),
    ("bytearray", "append", 1): _plain("ck_bytearray_append", 2, S),
    ("bytearray", "clear", 0): _plain("ck_bytearray_clear", 1, S),
    ("bytearray", "copy", 0): _plain("ck_bytearray_copy", 1, O, "bytearray"),
    ("bytearray", "extend", 1): _plain("ck_bytearray_extend", 2, S),
    ("bytearray", "insert", 2): _plain("ck_bytearray_insert", 3, S),
    ("bytearray", "pop", 0): _object("ck_bytearray_pop", "{0}, NULL"),
    ("bytearray", "pop", 1): _plain("ck_bytearray_pop", 2),
    ("bytearray", "remove", 1): _plain("ck_bytearray_remove", 2, S),
    ("bytearray", "reverse", 0): _plain("ck_bytearray_reverse", 1, S),
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
    **_set_methods("set"),
    **_set_methods("frozenset"),
    ("set", "update", 1): _plain("ck_set_update", 2, S),
    ("set", "intersection_update", 1): _plain("ck_set_intersection_update", 2, S),
    ("set", "difference_update", 1): _plain("ck_set_difference_update", 2, S),
    ("set", "symmetric_difference_update", 1): _plain("ck_set_symmetric_difference_update", 2, S),
}

METHODS.update(_str_methods())

# Methods that are nearly always called on a str: what holds any object is asked whether it is one before the method is
# looked up by its name.
TEXT_METHODS = frozenset(
    """
    casefold encode endswith find format_map isalnum isalpha isdecimal isdigit isidentifier islower isspace isupper join
    ljust lower lstrip partition removeprefix removesuffix replace rfind rjust rpartition rsplit rstrip split splitlines
    startswith strip title translate upper zfill
    """.split()
)

# How the answer of a runtime function becomes an object.
OBJECT_OF: dict[Result, str] = {
    Result.OBJECT: "{}",
    Result.TRUTH: "ck_truth_object({})",
    Result.SIZE: "ck_size_object({})",
    Result.POSITION: "ck_size_object({})",
}

# Methods of a builtin class that are called on the class itself: (class, method, arguments) → primitive; {0} is the
# first argument. An argument left out before a keyword is None.
CLASS_METHODS: dict[tuple[str, str, int], Primitive] = {
    ("bytearray", "fromhex", 1): _plain("ck_bytearray_fromhex", 1, O, "bytearray"),
    ("bytearray", "maketrans", 2): _plain("ck_bytes_maketrans", 2, O, "bytes"),
    ("bytes", "fromhex", 1): _plain("ck_bytes_fromhex", 1, O, "bytes"),
    ("bytes", "maketrans", 2): _plain("ck_bytes_maketrans", 2, O, "bytes"),
    ("dict", "fromkeys", 1): _object("ck_dict_fromkeys", "{0}, CK_NONE", "dict"),
    ("dict", "fromkeys", 2): _plain("ck_dict_fromkeys", 2, O, "dict"),
    ("str", "maketrans", 1): _object("ck_str_maketrans", "{0}, NULL, NULL", "dict"),
    ("str", "maketrans", 2): _object("ck_str_maketrans", "{0}, {1}, NULL", "dict"),
    ("str", "maketrans", 3): _object("ck_str_maketrans", "{0}, {1}, {2}", "dict"),
    ("int", "from_bytes", 1): _object("ck_int_from_bytes", "{0}, NULL, NULL", "int"),
    ("int", "from_bytes", 2): _object("ck_int_from_bytes", "{0}, {1}, NULL", "int"),
    ("int", "from_bytes", 3): _object("ck_int_from_bytes", "{0}, {1}, {2}", "int"),
}

# Calls whose keywords are data: keywords come last, as one dict. By the number of positional arguments.
DICT_FROM_WITH = _object("ck_dict_from_with", "{0}, {1}", "dict")
DICT_UPDATE_WITH: dict[int, Primitive] = {
    0: Primitive("ck_dict_update_with", "{0}, NULL, {1}", S),
    1: _plain("ck_dict_update_with", 3, S),
}

CLASS_METHOD_KEYWORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("int", "from_bytes"): ("bytes", "byteorder", "signed"),
}

METHOD_KEYWORDS: dict[str, tuple[str, ...]] = {
    "sort": ("key", "reverse"),
    "expandtabs": ("tabsize",),
    "split": ("sep", "maxsplit"),
    "rsplit": ("sep", "maxsplit"),
    "splitlines": ("keepends",),
    "encode": ("encoding", "errors"),
    "decode": ("encoding", "errors"),
    "hex": ("sep", "bytes_per_sep"),
    "to_bytes": ("length", "byteorder", "signed"),
    "from_bytes": ("bytes", "byteorder", "signed"),
    "translate": ("table", "delete"),
    "move_to_end": ("key", "last"),
    "popitem": ("last",),
}

# What an argument is that is left out before one given by its name; None where nothing is said.
KEYWORD_DEFAULTS: dict[str, str] = {"encoding": "utf-8"}


def function(name: str, count: int) -> Primitive | None:
    """The primitive for a call of builtin `name` with `count` arguments."""
    return FUNCTIONS.get((name, count)) or FUNCTIONS.get((name, -1))


def function_arities(name: str) -> list[int]:
    """The numbers of arguments a builtin may be called with; empty if there is no such builtin."""
    return sorted(count for known, count in FUNCTIONS if known == name)


def class_method_arities(class_name: str, method: str) -> list[int]:
    """The numbers of arguments a method may be called with on its class; empty if there is no such method."""
    return sorted(n for owner, name, n in CLASS_METHODS if (owner, name) == (class_name, method))
