# SPDX-License-Identifier: GPL-2.0
"""Calls of builtins, of exceptions' constructors and of methods found at run time, on the typed tree.

Cython has typed everything by now; what it still takes for a call of a Python object is either a builtin of the table
in `primitives` (a direct call of the runtime), a method of an object whose type is not known (looked up by name at run
time, without making a bound method), or something the dialect does not have, which is refused here.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Builtin, ExprNodes, PyrexTypes, Visitor
from Cython.Compiler.Errors import error

from cythonk.frontend import primitives
from cythonk.frontend.primitives import Primitive, Result

_C_TYPES = {
    Result.TRUTH: PyrexTypes.c_bint_type,
    Result.SIZE: PyrexTypes.c_py_ssize_t_type,
    Result.STATUS: PyrexTypes.c_returncode_type,
    Result.BORROWED_BOOL: PyrexTypes.c_bint_type,
}


class RuntimeCallNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """A call of one runtime function with object arguments."""

    subexprs = ["args"]
    primitive: Primitive

    def __init__(self, pos: Any, primitive: Primitive, args: list[Any]) -> None:
        super().__init__(pos)
        self.primitive = primitive
        self.args = args
        self.is_temp = True
        if primitive.result is Result.OBJECT:
            self.type = (
                Builtin.builtin_types[primitive.type_name]
                if primitive.type_name
                else PyrexTypes.py_object_type
            )
            self.result_ctype = PyrexTypes.py_object_type
        else:
            self.type = _C_TYPES[primitive.result]
            self.is_temp = primitive.result is not Result.STATUS

    def analyse_types(self, env: Any) -> Any:
        """Arguments are typed already."""
        return self

    def infer_type(self, env: Any) -> Any:
        """As the table says."""
        return self.type

    def may_be_none(self) -> bool:
        """Only untyped results may be None."""
        return self.primitive.type_name is None

    def calculate_result_code(self) -> str:
        """A status is never looked at."""
        return "0"

    def c_call(self) -> str:
        """The C call expression."""
        results = [arg.py_result() for arg in self.args]
        array = "(PyObject *[]){%s}" % ", ".join(results) if results else "NULL"
        text = self.primitive.args.replace("{n}", str(len(results))).replace("{*}", array)
        for index, result in enumerate(results):
            text = text.replace(f"{{{index}}}", result)
        return f"{self.primitive.cname}({text})"

    def generate_result_code(self, code: Any) -> None:
        """Call and check."""
        call = self.c_call()
        match self.primitive.result:
            case Result.OBJECT:
                code.putln(
                    f"{self.result()} = {call}; {code.error_goto_if_null(self.result(), self.pos)}"
                )
            case Result.STATUS:
                code.putln(code.error_goto_if_neg(call, self.pos))
            case Result.BORROWED_BOOL:
                code.putln(f"{self.result()} = {call};")
            case _:
                code.putln(
                    f"{self.result()} = {call}; {code.error_goto_if_neg(self.result(), self.pos)}"
                )


class ExceptionNode(RuntimeCallNode):
    """`ValueError("x")`: a new exception object of a builtin class."""

    def __init__(self, pos: Any, class_name: str, args: list[Any]) -> None:
        super().__init__(pos, Primitive("ck_exc_new", f"&ck_{class_name}, {{n}}, {{*}}"), args)
        self.class_name = class_name


class MethodCallNode(RuntimeCallNode):
    """`obj.method(args)` on an object of unknown type."""

    def __init__(self, pos: Any, obj: Any, method: str, args: list[Any]) -> None:
        super().__init__(pos, Primitive("ck_call_method", ""), [obj, *args])
        self.method = method

    def c_call(self) -> str:
        """`ck_call_method(obj, "name", n, args)`."""
        obj, *rest = (arg.py_result() for arg in self.args)
        array = "(PyObject *[]){%s}" % ", ".join(rest) if rest else "NULL"
        return f'ck_call_method({obj}, "{self.method}", {len(rest)}, {array})'


class TypeTestNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """`isinstance(x, (A, B))` with classes known at compile time."""

    subexprs = ["arg"]
    type = PyrexTypes.c_bint_type
    is_temp = False

    def __init__(self, pos: Any, arg: Any, types: list[str]) -> None:
        super().__init__(pos)
        self.arg = arg
        self.types = types

    def analyse_types(self, env: Any) -> Any:
        """Typed already."""
        return self

    def calculate_result_code(self) -> str:
        """A C condition."""
        tests = [f"ck_isinstance({self.arg.py_result()}, {name})" for name in self.types]
        return tests[0] if len(tests) == 1 else "(" + " || ".join(tests) + ")"

    def generate_result_code(self, code: Any) -> None:
        """Nothing but the condition."""


def type_expression(class_type: Any) -> str:
    """The C expression of a class's `struct ck_type`."""
    if class_type.is_extension_type:
        return f"&__ck_type_{class_type.objstruct_cname}"
    if class_type.is_exception_type:
        return f"&ck_{class_type.name}"
    return f"&ck_{class_type.name}_type"


def _unwrap(node: Any) -> Any:
    while isinstance(
        node, (ExprNodes.CoerceToPyTypeNode, ExprNodes.CoerceToTempNode, ExprNodes.NoneCheckNode)
    ):
        node = node.arg
    return node


def class_of(node: Any) -> Any:
    """The class a name stands for, or None."""
    node = _unwrap(node)
    if isinstance(node, ExprNodes.PyTypeTestNode):
        node = node.arg
    if isinstance(node, ExprNodes.NameNode):
        entry = node.type_entry or node.entry
        if entry is None:
            return None
        if node.type_entry is not None:
            return node.type_entry.type
        if entry.is_builtin or (entry.scope is not None and entry.scope.is_builtin_scope):
            known = Builtin.builtin_types.get(str(node.name))
            if known is not None:
                return known
        declared = Builtin.builtin_scope.lookup_here(node.name)
        if (
            declared is not None
            and declared.is_type
            and declared.type is Builtin.builtin_types.get(str(node.name))
        ):
            return declared.type if entry.type is Builtin.type_type else None
    return None


class CallTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Replaces calls of Python objects; runs right after Cython's analysis of expressions."""

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """One call."""
        self.visitchildren(node)
        function = node.function
        func_type = function.type
        if str(getattr(function, "name", "")) == "abs" and len(node.args) == 1 and node.type.is_int:
            return self._absolute(node)
        if func_type is not None and (func_type.is_cfunction or func_type.is_ptr):
            if str(getattr(function, "name", "")) == "isinstance" and len(node.args) == 2:
                return self._isinstance(node)
            return node
        if node.arg_tuple is None:
            return node
        args = list(node.arg_tuple.args)
        if isinstance(function, ExprNodes.NameNode):
            return self._named(node, function, args)
        if isinstance(function, ExprNodes.AttributeNode) and function.is_py_attr:
            return self._method(node, function, args)
        error(node.pos, "only functions, classes and methods can be called")
        return node

    def _absolute(self, node: Any) -> Any:
        """`abs` of a C integer, checked: the most negative value has none."""
        arg = node.args[0]
        if not arg.type.is_int or not arg.type.signed:
            return arg
        env = self.current_env()
        value = arg.coerce_to_pyobject(env).coerce_to_simple(env)
        return RuntimeCallNode(node.pos, primitives.FUNCTIONS["abs", 1], [value]).coerce_to(
            node.type, env
        )

    def visit_PowNode(self, node: Any) -> Any:
        """`**` of C integers through int objects, which check for overflow."""
        self.visitchildren(node)
        if not node.type.is_int:
            return node
        env = self.current_env()
        operands = [
            operand.coerce_to_pyobject(env).coerce_to_simple(env)
            for operand in (node.operand1, node.operand2)
        ]
        return RuntimeCallNode(node.pos, primitives.FUNCTIONS["pow", 2], operands).coerce_to(
            node.type, env
        )

    def visit_UnaryMinusNode(self, node: Any) -> Any:
        """`-x` of a signed C integer: checked like 0 - x."""
        self.visitchildren(node)
        env = self.current_env()
        kind = node.type
        if (
            not kind.is_int
            or not kind.signed
            or kind.is_enum
            or not env.directives.get("overflowcheck")
        ):
            return node
        if node.has_constant_result():
            return node
        zero = ExprNodes.IntNode(node.pos, value="0", constant_result=0, type=kind)
        difference = ExprNodes.SubNode(node.pos, operator="-", operand1=zero, operand2=node.operand)
        return difference.analyse_types(env).coerce_to(kind, env)

    def visit_GeneralCallNode(self, node: Any) -> Any:
        """Keyword calls that Cython could not map to a C signature."""
        self.visitchildren(node)
        error(node.pos, "keyword arguments need a function of this module or of a cimported one")
        return node

    def _isinstance(self, node: Any) -> Any:
        classes = _unwrap(node.args[1])
        items = classes.args if isinstance(classes, ExprNodes.TupleNode) else [classes]
        types = [class_of(item) for item in items]
        if not types or any(t is None for t in types):
            error(
                node.pos, "isinstance() needs a class or a tuple of classes known at compile time"
            )
            return node
        arg = node.args[0]
        if not arg.type.is_pyobject:
            arg = arg.coerce_to_pyobject(self.current_env())
        return TypeTestNode(node.pos, arg, [type_expression(t) for t in types])

    def _named(self, node: Any, function: Any, args: list[Any]) -> Any:
        name = str(function.name)
        known = class_of(function)
        if known is not None and getattr(known, "is_exception_type", False):
            return ExceptionNode(node.pos, name, args)
        primitive = primitives.function(name, len(args))
        if primitive is not None:
            env = self.current_env()
            call = RuntimeCallNode(node.pos, primitive, [a.coerce_to_simple(env) for a in args])
            return call.coerce_to(node.type, env) if not call.type.is_pyobject else call
        arities = primitives.function_arities(name)
        if arities:
            error(
                node.pos,
                f"{name}() takes {' or '.join(map(str, arities))} arguments here, {len(args)} given",
            )
        else:
            error(node.pos, f"'{name}' is not a function, a class or a builtin that the kernel has")
        return node

    def _method(self, node: Any, function: Any, args: list[Any]) -> Any:
        env = self.current_env()
        obj, method = function.obj, str(function.attribute)
        if not obj.type.is_pyobject:
            obj = obj.coerce_to_pyobject(env)
        if obj.type.is_extension_type:
            error(function.pos, f"class '{obj.type.name}' has no method '{method}'")
            return node
        args = [a.coerce_to_simple(env) for a in args]
        primitive = primitives.METHODS.get((getattr(obj.type, "name", ""), method, len(args)))
        if primitive is None:
            call = MethodCallNode(node.pos, obj, method, args)
        else:
            call = RuntimeCallNode(node.pos, primitive, [obj, *args])
        if call.type is node.type:
            return call
        if call.type.is_pyobject and node.type.is_pyobject and primitive is not None:
            return call
        return call.coerce_to(node.type, env)
