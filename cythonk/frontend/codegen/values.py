# SPDX-License-Identifier: GPL-2.0
"""Functions, classes and methods that are used as values.

A name stays what Cython takes it for where it is called, caught, tested or handed to C. Everywhere else a `def`
function is the static object that the post-processor makes of it, a builtin function the runtime's object, a class its
type, and `obj.method` a bound method. What a use needs linked or emitted is noted in the module's facts.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes
from Cython.Compiler.Errors import error

from cythonk.frontend import callables, primitives
from cythonk.frontend.codegen.calls import RuntimeCallNode, class_of, type_expression
from cythonk.frontend.desugar.functions import is_def
from cythonk.frontend.primitives import Primitive
from cythonk.frontend.runtime_types import symbol

CDEF_METHOD = "'%s' is a cdef method; only def methods can be used as values"

# Builtin names that mean something to the compiler where they are called.
ONLY_CALLED = frozenset(["super", "module_param"])

VALUE_PREFIX = "__ck_value_"


class ObjectNode(ExprNodes.AtomicExprNode):  # type: ignore[misc]
    """A static object of the module or the runtime."""

    type = PyrexTypes.py_object_type
    is_temp = False
    subexprs: list[str] = []
    code = ""

    def analyse_types(self, env: Any) -> Any:
        """Known from the start."""
        return self

    def infer_type(self, env: Any) -> Any:
        """An object."""
        return self.type

    def type_dependencies(self, env: Any) -> tuple[()]:
        """None."""
        return ()

    def may_be_none(self) -> bool:
        """It is never None."""
        return False

    def nonlocally_immutable(self) -> bool:
        """Nobody can replace it."""
        return True

    def is_simple(self) -> bool:
        """It needs no code."""
        return True

    def calculate_result_code(self) -> str:
        """Its address."""
        return self.code

    def generate_result_code(self, code: Any) -> None:
        """Nothing."""


class FunctionValueNode(ObjectNode):
    """A `def` function of the module, of a cimported one or of a class, as a value."""

    def __init__(self, name_node: Any, entry: Any, env: Any, class_name: str = "") -> None:
        super().__init__(name_node.pos)
        self.name_node = name_node
        self.entry = entry
        entry.used = True
        self.note(env.global_scope(), class_name)
        self.code = f"(&{VALUE_PREFIX}{entry.func_cname or entry.cname}.base)"

    def note(self, scope: Any, class_name: str) -> None:
        """Remember that the function's object is wanted."""
        cname = str(self.entry.func_cname or self.entry.cname)
        wanted = scope.__dict__.setdefault("ck_function_values", {})
        wanted.setdefault(cname, (self.entry, class_name))
        scope.__dict__.setdefault("ck_value_places", {}).setdefault(cname, self.pos)

    def coerce_to(self, dst_type: Any, env: Any) -> Any:
        """Where C wants a pointer to a function, the function itself."""
        kind = dst_type.base_type if dst_type.is_ptr else dst_type
        if not kind.is_cfunction and not (dst_type.is_ptr and kind.is_void):
            return super().coerce_to(dst_type, env)
        return self.name_node.analyse_types(env).coerce_to(dst_type, env)


class BuiltinValueNode(ObjectNode):
    """`len` or `zip` as a value."""

    def __init__(self, pos: Any, code: str) -> None:
        super().__init__(pos)
        self.code = code


class UnboundMethodNode(ObjectNode):
    """`str.upper` as a value."""

    def __init__(self, pos: Any, class_name: str, method: str, env: Any) -> None:
        super().__init__(pos)
        wanted = env.global_scope().__dict__.setdefault("ck_unbound_methods", set())
        wanted.add((class_name, method))
        self.code = f"(&__ck_method_{class_name}_{method}.base)"


class MethodValueNode(ExprNodes.AttributeNode):  # type: ignore[misc]
    """`obj.attribute` that is not called: where it names a method, a bound method."""

    def analyse_types(self, env: Any, target: int = 0) -> Any:
        """As any attribute, unless it is a method."""
        node = super().analyse_types(env, target)
        if node is not self:
            return node
        node.__class__ = ExprNodes.AttributeNode
        kind = node.type
        if not (kind.is_cfunction and node.obj.type.is_pyobject):
            return node
        entry = node.entry
        if node.obj.type.is_extension_type and not _owner(entry, node.obj.type):
            node.type = PyrexTypes.error_type
            error(node.pos, CDEF_METHOD % node.attribute)
            return node
        uses(env).add("ck_bound_method")
        return RuntimeCallNode(
            node.pos, Primitive("ck_getattr", f'{{0}}, "{node.attribute}"'), [node.obj]
        )


class KernelClassNameNode(ExprNodes.NameNode):  # type: ignore[misc]
    """A class as a value: substituted for names that are still there when code is generated."""

    def calculate_result_code(self) -> str:
        """Its type object."""
        return f"CK_CLASS({type_expression(class_of(self)).removeprefix('&')})"

    def generate_result_code(self, code: Any) -> None:
        """Note which class is a value."""
        kind = class_of(self)
        info = code.globalstate.info
        if kind.is_extension_type:
            info.class_values = True
            info.uses.add("ck_type_repr")
        else:
            info.uses |= callables.class_needs(symbol(kind), kind.is_exception_type)


def class_name_class(node: Any) -> type | None:
    """The class a name node must become, or None if it names no class."""
    if type(node) is not ExprNodes.NameNode or node.type is None or not node.type.is_pyobject:
        return None
    if node.entry is None:
        return None
    return KernelClassNameNode if class_of(node) is not None else None


def _owner(entry: Any, kind: Any) -> str | None:
    """The class that defines a method with `def`: the one at hand or a base; None of a cdef method."""
    while kind is not None:
        if is_def(entry, str(kind.name)):
            return str(kind.name)
        kind = kind.base_type
    return None


def uses(env: Any) -> set[str]:
    """What the module needs linked beside what its C names."""
    found: set[str] = env.global_scope().__dict__.setdefault("ck_uses", set())
    return found


def builtin_value(node: Any, name: str, env: Any) -> Any:
    """What a builtin name that is used as a value becomes; classes Cython knows stay names."""
    if name in callables.function_values():
        return BuiltinValueNode(node.pos, f"(&ck_function_{name}.base)")
    if name in callables.CLASSES_UNKNOWN_TO_CYTHON:
        uses(env).update(callables.class_needs(name, False))
        return BuiltinValueNode(node.pos, f"CK_CLASS(ck_{name}_type)")
    if name in ONLY_CALLED:
        error(node.pos, f"'{name}' can only be called, it is no value")
    return node


def function_value(node: Any, env: Any) -> Any:
    """What a name that is used as a value becomes when it names a function."""
    name = str(node.name)
    entry = env.lookup(node.name)
    if entry is None or entry.is_builtin or (entry.scope and entry.scope.is_builtin_scope):
        return builtin_value(node, name, env)
    if entry.is_cfunction and entry.scope.is_module_scope and is_def(entry):
        return FunctionValueNode(node, entry, env)
    return node


def unbound_method(node: Any, env: Any) -> Any:
    """`str.upper` of a builtin class, or None."""
    name, method = str(getattr(node.obj, "name", "")), str(node.attribute)
    if method not in callables.method_tables().get(name, ()) or primitives.class_method_arities(
        name, method
    ):
        return None
    entry = env.lookup(node.obj.name)
    if entry is not None and not entry.is_builtin and not entry.scope.is_builtin_scope:
        return None
    return UnboundMethodNode(node.pos, name, method, env)


def method_value(node: Any, env: Any) -> Any:
    """What `Class.method` becomes that is not called; other attributes are decided with their types."""
    obj = node.obj
    entry = env.lookup(obj.name) if isinstance(obj, ExprNodes.NameNode) else None
    kind = entry.type if entry is not None and entry.is_type else None
    method = str(node.attribute)
    if kind is not None and kind.is_extension_type and kind.scope is not None:
        found = kind.scope.lookup(node.attribute)
        if found is not None and found.is_cmethod:
            owner = _owner(found, kind)
            if owner:
                return FunctionValueNode(node, found, env, owner)
            error(node.pos, CDEF_METHOD % method)
        return node
    unbound = unbound_method(node, env)
    if unbound is not None:
        return unbound
    if type(node) is ExprNodes.AttributeNode:
        node.__class__ = MethodValueNode
    return node
