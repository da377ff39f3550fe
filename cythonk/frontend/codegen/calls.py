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

from cythonk.frontend import exception_types, primitives, runtime_types
from cythonk.frontend.codegen import memviews
from cythonk.frontend.container_methods import CONTAINER_METHODS
from cythonk.frontend.primitives import Primitive, Result

_C_TYPES = {
    Result.TRUTH: PyrexTypes.c_bint_type,
    Result.SIZE: PyrexTypes.c_py_ssize_t_type,
    Result.STATUS: PyrexTypes.c_returncode_type,
    Result.BORROWED_BOOL: PyrexTypes.c_bint_type,
    Result.POSITION: PyrexTypes.c_py_ssize_t_type,
}


class RuntimeCallNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """A call of one runtime function with object arguments (or C integers, where its row says so)."""

    subexprs = ["args"]
    primitive: Primitive

    def __init__(self, pos: Any, primitive: Primitive, args: list[Any]) -> None:
        super().__init__(pos)
        self.primitive = primitive
        self.args = args
        self.is_temp = True
        if primitive.result is Result.OBJECT:
            self.type = (
                runtime_types.type_named(primitive.type_name)
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
        results = [arg.py_result() if arg.type.is_pyobject else arg.result() for arg in self.args]
        array = "(PyObject *[]){%s}" % ", ".join(results) if results else "NULL"
        text = self.primitive.args.replace("{n}", str(len(results))).replace("{*}", array)
        if "{last}" in text:
            text = text.replace("{n-1}", str(len(results) - 1)).replace("{last}", results[-1])
        for index, result in enumerate(results):
            text = text.replace(f"{{{index}}}", result)
        return f"{self.primitive.cname}({text})"

    def generate_result_code(self, code: Any) -> None:
        """Call and check."""
        call = self.c_call()
        if self.primitive.cname == "ck_type_object":
            code.globalstate.info.uses |= {"ck_type_object", "ck_type_repr"}
        match self.primitive.result:
            case Result.OBJECT:
                code.putln(
                    f"{self.result()} = {call}; {code.error_goto_if_null(self.result(), self.pos)}"
                )
            case Result.STATUS:
                code.putln(code.error_goto_if_neg(call, self.pos))
            case Result.BORROWED_BOOL:
                code.putln(f"{self.result()} = {call};")
            case Result.POSITION:
                failed = f"{self.result()} == -1 && PyErr_Occurred()"
                code.putln(f"{self.result()} = {call}; {code.error_goto_if(failed, self.pos)}")
            case _:
                code.putln(
                    f"{self.result()} = {call}; {code.error_goto_if_neg(self.result(), self.pos)}"
                )


# Exceptions with arguments of their own, whose number is fixed.
UNICODE_ERRORS = frozenset(("UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"))


class ExceptionNode(RuntimeCallNode):
    """`ValueError("x")`: a new exception object of a builtin class."""

    def __init__(self, pos: Any, class_name: str, args: list[Any]) -> None:
        maker = "ck_unicode_error_new" if class_name in UNICODE_ERRORS else "ck_exc_new"
        super().__init__(pos, Primitive(maker, f"&ck_{class_name}, {{n}}, {{*}}"), args)
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

    def generate_result_code(self, code: Any) -> None:
        """Look the method up, unless it is one of str and the object turns out to be one."""
        row = None
        if (
            self.args[0].type is PyrexTypes.py_object_type
            and self.method in primitives.TEXT_METHODS
        ):
            row = primitives.METHODS.get(("str", self.method, len(self.args) - 1))
        if row is None or row.sizes:
            super().generate_result_code(code)
            return
        by_name = self.c_call()
        own, self.primitive = self.primitive, row
        direct = primitives.OBJECT_OF[row.result].format(super().c_call())
        self.primitive = own
        result = self.result()
        code.putln(f"if (ck_is_plain_str({self.args[0].py_result()})) {{")
        code.putln(f"{result} = {direct};")
        code.putln("} else {")
        code.putln(f"{result} = {by_name};")
        code.putln("}")
        code.putln(code.error_goto_if_null(result, self.pos))


class FormatCallNode(RuntimeCallNode):
    """`text.format(1, name=2)`: the keywords are a mapping."""

    def __init__(self, pos: Any, text: Any, mapping: Any, args: list[Any]) -> None:
        super().__init__(
            pos, Primitive("ck_str_format_with", "", type_name="str"), [text, mapping, *args]
        )

    def c_call(self) -> str:
        """`ck_str_format_with(text, mapping, n, args)`."""
        text, mapping, *rest = (arg.py_result() for arg in self.args)
        array = "(PyObject *[]){%s}" % ", ".join(rest) if rest else "NULL"
        return f"ck_str_format_with({text}, {mapping}, {len(rest)}, {array})"


class CallValueNode(RuntimeCallNode):
    """A call of what a variable holds."""

    def __init__(self, pos: Any, function: Any, args: list[Any]) -> None:
        super().__init__(pos, Primitive("ck_call", ""), [function, *args])

    def c_call(self) -> str:
        """`ck_call(f, n, args)`."""
        function, *rest = (arg.py_result() for arg in self.args)
        array = "(PyObject *[]){%s}" % ", ".join(rest) if rest else "NULL"
        return f"ck_call({function}, {len(rest)}, {array})"


class TypeTestNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """`isinstance(x, (A, B))` with classes known at compile time."""

    subexprs = ["arg"]
    type = PyrexTypes.c_bint_type

    def __init__(self, pos: Any, arg: Any, types: list[str]) -> None:
        super().__init__(pos)
        self.arg = arg
        self.types = types
        # An object that is made for the test ends with it, before the branch that asked.
        self.is_temp = arg.result_in_temp()

    def analyse_types(self, env: Any) -> Any:
        """Typed already."""
        return self

    def calculate_result_code(self) -> str:
        """A C condition."""
        tests = [f"ck_isinstance({self.arg.py_result()}, {name})" for name in self.types]
        return tests[0] if len(tests) == 1 else "(" + " || ".join(tests) + ")"

    def generate_result_code(self, code: Any) -> None:
        """The condition's value, where it cannot stay a condition."""
        if self.is_temp:
            code.putln(f"{self.result()} = {self.calculate_result_code()};")


def type_expression(class_type: Any) -> str:
    """The C expression of a class's `struct ck_type`."""
    if class_type.is_extension_type:
        return f"&__ck_type_{class_type.objstruct_cname}"
    if class_type.is_exception_type:
        return f"&ck_{class_type.name}"
    return f"&ck_{runtime_types.symbol(class_type)}_type"


def _is_builtin(entry: Any) -> bool:
    """Whether an entry is a builtin, and no variable of the module's own."""
    return bool(entry.is_builtin or (entry.scope is not None and entry.scope.is_builtin_scope))


def _unwrap(node: Any) -> Any:
    while isinstance(
        node, (ExprNodes.CoerceToPyTypeNode, ExprNodes.CoerceToTempNode, ExprNodes.NoneCheckNode)
    ):
        node = node.arg
    return node


def _number_of_call(node: Any) -> Any:
    """The call whose C result a node makes an object of, or None."""
    if isinstance(node, ExprNodes.CoerceToPyTypeNode) and isinstance(node.arg, RuntimeCallNode):
        return node.arg
    return None


def class_of(node: Any) -> Any:
    """The class a name stands for, or None."""
    node = _unwrap(node)
    if isinstance(node, ExprNodes.PyTypeTestNode):
        node = node.arg
    if isinstance(node, ExprNodes.NameNode):
        entry = node.type_entry or node.entry
        if entry is None:
            return None
        if getattr(entry, "ck_class", None) is not None:
            return entry.ck_class
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
            own = entry.is_arg or (entry.scope is not None and entry.scope.is_local_scope)
            return declared.type if entry.type is Builtin.type_type and not own else None
    return None


class CallTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Replaces calls of Python objects; runs right after Cython's analysis of expressions."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.replaced: dict[int, tuple[Any, Any]] = {}  # a call by its id, and what it became

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """One call."""
        new = self._simple_call(node)
        self.replaced[id(node)] = (node, new)
        return new

    def visit_CloneNode(self, node: Any) -> Any:
        """Another use of a node's value, such as that of self as the first argument."""
        old, new = self.replaced.get(id(node.arg), (None, None))
        if old is node.arg:
            node.arg = new
        return node

    def _simple_call(self, node: Any) -> Any:
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
        return self._value(node, function, args)

    def _value(self, node: Any, function: Any, args: list[Any]) -> Any:
        """A call of what an expression gives."""
        env = self.current_env()
        return CallValueNode(node.pos, function, [a.coerce_to_simple(env) for a in args])

    def visit_CoerceToPyTypeNode(self, node: Any) -> Any:
        """A C function has no object."""
        self.visitchildren(node)
        kind = node.arg.type
        if kind.is_cfunction or (kind.is_ptr and kind.base_type.is_cfunction):
            name = getattr(node.arg, "name", None)
            what = f"'{name}' is a cdef function" if name else "this is a C function"
            error(node.pos, f"{what}; only def functions can be used as values")
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

    def visit_GeneralCallNode(self, node: Any) -> Any:
        """Keyword calls that Cython could not map to a C signature."""
        from cythonk.frontend.codegen.dict_calls import update_call

        self.visitchildren(node)
        call = update_call(node, self.current_env())
        if call is not None:
            return call
        function, positional = node.function, node.positional_args
        if (
            isinstance(function, ExprNodes.AttributeNode)
            and function.is_py_attr
            and str(function.attribute) == "format"
            and function.obj.type.is_pyobject
            and not function.obj.type.is_extension_type
            and isinstance(positional, ExprNodes.TupleNode)
            and isinstance(node.keyword_args, ExprNodes.DictNode)
        ):
            env = self.current_env()
            args = [arg.coerce_to_simple(env) for arg in positional.args]
            return FormatCallNode(node.pos, function.obj, node.keyword_args, args)
        error(
            node.pos,
            "keyword arguments need a function that is known when the module is built: "
            "pass them by position",
        )
        return node

    def visit_PyTypeTestNode(self, node: Any) -> Any:
        """A result whose type the table tells needs no test."""
        self.visitchildren(node)
        inner = node.arg
        if isinstance(inner, RuntimeCallNode) and inner.type is node.type:
            return inner
        if _number_of_call(inner) is not None and node.type is inner.type:
            return inner
        return node

    def visit_CoerceToBooleanNode(self, node: Any) -> Any:
        """The truth of a call that answers yes or no: no object in between."""
        self.visitchildren(node)
        call = _number_of_call(node.arg)
        return call if call is not None and call.type is PyrexTypes.c_bint_type else node

    def visit_CoerceFromPyTypeNode(self, node: Any) -> Any:
        """A number that a call gives and a C variable takes: likewise."""
        self.visitchildren(node)
        call = _number_of_call(node.arg)
        return call if call is not None and call.type == node.type else node

    def _isinstance(self, node: Any) -> Any:
        classes = _unwrap(node.args[1])
        items = classes.args if isinstance(classes, ExprNodes.TupleNode) else [classes]
        types = [class_of(item) for item in items]
        env = self.current_env()
        arg = node.args[0]
        if not arg.type.is_pyobject:
            arg = arg.coerce_to_pyobject(env)
        if any(t is None for t in types):
            test = [arg.coerce_to_simple(env), node.args[1].coerce_to_simple(env)]
            return RuntimeCallNode(node.pos, primitives.FUNCTIONS["isinstance", 2], test)
        if not types:
            return ExprNodes.BoolNode(node.pos, value=False, type=PyrexTypes.c_bint_type)
        return TypeTestNode(node.pos, arg, [type_expression(t) for t in types])

    def _named(self, node: Any, function: Any, args: list[Any]) -> Any:
        name = str(function.name)
        length = memviews.length(args[0]) if name == "len" and len(args) == 1 else None
        if length is not None:
            return length if node.type.is_int else length.coerce_to(node.type, self.current_env())
        entry = function.entry
        known = class_of(function)
        if known is None and entry is not None and entry.is_variable and not _is_builtin(entry):
            return self._value(node, function, args)
        if known is not None and getattr(known, "is_exception_type", False):
            return ExceptionNode(node.pos, str(known.name), args)
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

    @staticmethod
    def _as_sizes(args: list[Any], sizes: tuple[int, ...], env: Any) -> list[Any] | None:
        """The arguments with those of `sizes` as C integers; None where one of them is none in the source."""
        out = list(args)
        for number in sizes:
            value = _unwrap(args[number - 1])
            if isinstance(value, ExprNodes.IntNode) and value.has_constant_result():
                value = ExprNodes.IntNode(
                    value.pos,
                    value=value.value,
                    constant_result=value.constant_result,
                    type=PyrexTypes.c_py_ssize_t_type,
                )
            kind = value.type
            if not kind.is_int or not (kind.signed or kind.rank < PyrexTypes.c_long_type.rank):
                return None
            out[number - 1] = value.coerce_to(PyrexTypes.c_py_ssize_t_type, env).coerce_to_simple(
                env
            )
        return out

    def _class_method(self, node: Any, owner: str, method: str, args: list[Any]) -> Any:
        """`int.from_bytes(b)`: no object, only the table's function."""
        primitive = primitives.CLASS_METHODS.get((owner, method, len(args)))
        if primitive is None:
            arities = primitives.class_method_arities(owner, method)
            error(
                node.pos,
                f"{owner}.{method}() takes {' or '.join(map(str, arities))} arguments here, "
                f"{len(args)} given",
            )
            return node
        env = self.current_env()
        call = RuntimeCallNode(node.pos, primitive, [a.coerce_to_simple(env) for a in args])
        return call if node.type.is_pyobject else call.coerce_to(node.type, env)

    def _exception_method(self, node: Any, function: Any, obj: Any, args: list[Any]) -> Any:
        """What every exception has."""
        env = self.current_env()
        primitive = exception_types.METHODS[str(function.attribute)]
        if primitive is None:
            error(
                function.pos,
                f"{function.attribute}() is not there: raise the exception itself, "
                "the functions it leaves are added to its traceback",
            )
            return node
        if len(args) != 1:
            error(function.pos, f"{function.attribute}() takes one argument, {len(args)} given")
            return node
        call = RuntimeCallNode(node.pos, primitive, [obj, args[0].coerce_to_simple(env)])
        return call.coerce_to(node.type, env)

    def _method(self, node: Any, function: Any, args: list[Any]) -> Any:
        env = self.current_env()
        obj, method = function.obj, str(function.attribute)
        owner = class_of(obj)
        if (
            owner is not None
            and owner.is_builtin_type
            and primitives.class_method_arities(str(owner.name), method)
        ):
            return self._class_method(node, str(owner.name), method, args)
        if not obj.type.is_pyobject:
            obj = obj.coerce_to_pyobject(env)
        if method in exception_types.METHODS and exception_types.chain(obj.type):
            return self._exception_method(node, function, obj, args)
        if obj.type.is_extension_type:
            error(function.pos, f"class '{obj.type.name}' has no method '{method}'")
            return node
        args = [a.coerce_to_simple(env) for a in args]
        key = (str(getattr(obj.type, "name", "")), method, len(args))
        primitive = primitives.METHODS.get(key) or CONTAINER_METHODS.get(key)
        if primitive is not None and primitive.sizes:
            taken = self._as_sizes(args, primitive.sizes, env)
            primitive, args = (primitive, taken) if taken else (None, args)
        if primitive is None:
            call = MethodCallNode(node.pos, obj, method, args)
        else:
            call = RuntimeCallNode(node.pos, primitive, [obj, *args])
        if call.type is node.type:
            return call
        if call.type.is_pyobject and node.type.is_pyobject and primitive is not None:
            return call
        return call.coerce_to(node.type, env)
