# SPDX-License-Identifier: GPL-2.0
"""Object references that other CPUs can see: attributes of cdef classes and variables of the module.

Cython reads such a reference as a borrowed one, which is only safe under a global lock. Here every read takes its own
reference (`ck_load`) into a temp that Cython's own bookkeeping releases on every path. Writes stay Cython's
`DECREF_SET`, which the post-processor turns into an exchange.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes

# Attributes that classes have.
CLASS_ATTRIBUTES = frozenset(["__name__", "__qualname__", "__base__"])


class _Loaded:
    """Mixin: the node's value is a fresh reference in a temp."""

    is_temp = True

    def _load(self, place: str, code: Any) -> None:
        node: Any = self
        slot = f"(PyObject **)&{place}" if node.type.is_extension_type else f"&{place}"
        code.putln(f"{node.result()} = {node.type.cast_code(f'ck_load({slot})')};")

    def allocate_temp_result(self, code: Any) -> None:
        """A temp of the class's own type, so that wrappers made before the swap need no cast."""
        node: Any = self
        node.temp_code = code.funcstate.allocate_temp(node.type, manage_ref=node.use_managed_ref)


class LoadedAttributeNode(_Loaded, ExprNodes.AttributeNode):  # type: ignore[misc]
    """`obj.attribute`, read."""

    def generate_result_code(self, code: Any) -> None:
        """Take a reference."""
        self._load(self.calculate_access_code(), code)


class LoadedNameNode(_Loaded, ExprNodes.NameNode):  # type: ignore[misc]
    """A module variable, read."""

    def generate_result_code(self, code: Any) -> None:
        """Take a reference."""
        self._load(self.entry.cname, code)


class DynamicAttributeNode(ExprNodes.AttributeNode):  # type: ignore[misc]
    """`obj.attribute` of an object whose class is not known: looked up at run time."""

    def generate_result_code(self, code: Any) -> None:
        """By name."""
        info = code.globalstate.info
        info.attributes_read.add(str(self.attribute))
        if str(self.attribute) in CLASS_ATTRIBUTES:
            info.uses |= {"ck_type_getattr", "ck_type_repr"}
        code.putln(
            f'{self.result()} = ck_getattr({self.obj.py_result()}, "{self.attribute}"); '
            f"{code.error_goto_if_null(self.result(), self.pos)}"
        )


class StoredAttributeNode(ExprNodes.AttributeNode):  # type: ignore[misc]
    """`obj.attribute = value` where the attribute is not one of a known class."""

    def generate_assignment_code(self, rhs: Any, code: Any, *args: Any, **kwargs: Any) -> None:
        """By name."""
        self.obj.generate_evaluation_code(code)
        call = f'ck_setattr({self.obj.py_result()}, "{self.attribute}", {rhs.py_result()})'
        code.put_error_if_neg(self.pos, call)
        rhs.generate_disposal_code(code)
        rhs.free_temps(code)
        self.obj.generate_disposal_code(code)
        self.obj.free_temps(code)


def loaded_class(node: Any) -> type | None:
    """The class that a node must become, or None if its value is not a shared reference."""
    entry = node.entry
    if getattr(node, "is_py_attr", 0) and type(node) is ExprNodes.AttributeNode:
        return DynamicAttributeNode
    if entry is None or node.type is None or not node.type.is_pyobject or node.is_temp:
        return None
    if type(node) is ExprNodes.NameNode:
        return LoadedNameNode if entry.is_cglobal and not entry.is_type else None
    if node.is_py_attr or not entry.is_variable or not node.obj.type.is_extension_type:
        return None
    return LoadedAttributeNode
