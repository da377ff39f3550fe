# SPDX-License-Identifier: GPL-2.0
"""Variables that may be read before anything was stored in them: never what the stack held.

Cython knows from the flow of control which references may come first.  For an object that gives a test and
UnboundLocalError; for a C variable it gives only a warning, and the module reads whatever the stack held.  So a
variable whose type was inferred stays an object where that is possible, and behaves as in Python; a variable that the
source declares with a C type starts as 0, which C can do and Python has no word for.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import PyrexTypes, TypeInference

_infer_types = TypeInference.SimpleAssignmentTypeInferer.infer_types


def may_be_unassigned(entry: Any) -> bool:
    """Whether some reference to a variable may come before every assignment."""
    return any(reference.node.cf_maybe_null for reference in entry.cf_references)


def _infer_only_assigned(self: Any, scope: Any) -> None:
    candidates = [
        entry
        for entry in scope.entries.values()
        if entry.type is PyrexTypes.unspecified_type
        and not entry.is_arg
        and scope.is_local_scope
        and not scope.is_closure_scope
    ]
    _infer_types(self, scope)
    for entry in candidates:
        entry.ck_inferred = True  # nobody wrote its type
        if not entry.type.is_pyobject and may_be_unassigned(entry):
            self.set_entry_type(entry, PyrexTypes.py_object_type, scope)


# C's initialiser of arrays and structs that sets every part to zero.
_EMPTY = "{}"

_literal_code = PyrexTypes.CArrayType.literal_code


def _array_literal_code(self: Any, value: Any) -> Any:
    """Cython takes any initial value of an array of `char` for the text of a string literal."""
    return value if value == _EMPTY else _literal_code(self, value)


def start_at_zero(scope: Any) -> None:
    """Give the declared C variables of a function that may be read unassigned a first value."""
    for entry in scope.var_entries:
        kind = entry.type
        if entry.is_arg or entry.init is not None or kind.is_pyobject:
            continue
        real = kind.resolve()
        if (
            real.is_array or real.is_struct_or_union
        ):  # the flow of control does not follow their parts
            entry.init = _EMPTY
        elif may_be_unassigned(entry):
            entry.init = "NULL" if real.is_ptr else "0"


def install() -> None:
    """Infer types this way from now on; calling it again changes nothing."""
    TypeInference.SimpleAssignmentTypeInferer.infer_types = _infer_only_assigned
    PyrexTypes.CArrayType.literal_code = _array_literal_code
