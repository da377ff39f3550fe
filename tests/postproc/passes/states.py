# SPDX-License-Identifier: GPL-2.0
"""What the checker of references knows at a point of a function, and of the runtime's functions.

Apart from `ownership` because these are values and facts; that file is the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

NULL, STATIC, UNKNOWN = "NULL", "static", "?"
# Integers: a failed call's result, zero, any but the error value, not negative, anything.
ERROR, ZERO, NOT_ERROR, NATURAL, ANY = "error", "zero", "not error", "natural", "any"

# Runtime functions that cannot fail and return no new reference.
PURE = frozenset(
    [
        "ck_isinstance",
        "ck_bool",
        "ck_owned_none",
        "ck_put",
        "ck_gc_collect",
        "ck_err_occurred",
        "ck_err_matches",
        "ck_err_clear",
        "ck_err_uncatch",
        "ck_err_release",
        "memset",
        "ck_traceback",
        "ck_err_warn_unraisable",
        "ck_err_to_errno",
        "ck_floor_div",
        "ck_floor_mod",
        "ck_add_overflows",
        "ck_sub_overflows",
        "ck_mul_overflows",
        "ck_neg_overflows",
        "ck_lshift_overflows",
        "ck_pow_overflows",
        "ck_shift_right",
        "ck_slice_bound",
        "ck_step_down",
        "ck_step_up",
        "ck_text_end",
        "ck_checked_add",
        "ck_checked_sub",
        "ck_checked_mul",
        "ck_checked_lshift",
        "ck_checked_neg",
        "ck_list_len",
        "ck_tuple_len",
        "ck_bytes_len",
        "ck_memview_hold",
        "ck_memview_drop",
        "ck_memview_fill",
        "ck_bytearray_len",
        "ck_str_len",
        "ck_is_plain_str",
        "ck_dict_len",
        "ck_set_len",
        "ck_hash_code",
        "ck_is_none",
        "ck_runtime_exit",
        "ck_narrows",
        "ck_object_drop",
        "ck_object_hold",
        "ck_object_references",
    ]
)
RAISES = frozenset(
    [
        "ck_raise",
        "ck_raise_type",
        "ck_raise_object",
        "ck_raise_errno",
        "ck_raise_nomem",
        "ck_memview_raise_index",
        "ck_raise_negative_power",
        "ck_err_reraise",
    ]
)
# What may run while an exception is pending.
QUIET = (
    PURE
    | RAISES
    | {
        "ck_err_catch",
        "ck_err_hold",
        "ck_err_resume",
        "ck_err_restore",
        "ck_store",
        "unlikely",
        "likely",
        "ck_get",
    }
)


@dataclass(frozen=True)
class State:
    """What is known at one point: variables, references owned by object number, exception state."""

    values: tuple[tuple[str, Any], ...]
    owned: tuple[tuple[int, int], ...]
    pending: bool = False
    handlers: int = 0

    def value(self, name: str) -> Any:
        return dict(self.values).get(name, UNKNOWN)

    def with_value(self, name: str, value: Any) -> State:
        values = dict(self.values)
        values[name] = value
        return replace(self, values=tuple(sorted(values.items(), key=lambda p: p[0])))

    def count(self, number: int) -> int:
        return dict(self.owned).get(number, 0)

    def with_count(self, number: int, count: int) -> State:
        owned = dict(self.owned)
        owned[number] = count
        return replace(self, owned=tuple(sorted(owned.items())))

    def fresh(self) -> tuple[State, int]:
        number = max([0, *(n for n, _ in self.owned)]) + 1
        return self.with_count(number, 1), number
