# SPDX-License-Identifier: GPL-2.0
"""Creating an object of a cdef class: allocate, then direct calls of `__cinit__` (bases first) and `__init__`.

An exception class has a builtin one at its root, which keeps the arguments as `args`.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes
from Cython.Compiler.Errors import error
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend import exception_types
from cythonk.frontend.codegen.calls import RuntimeCallNode
from cythonk.frontend.codegen.keywords import KeywordCallNode
from cythonk.frontend.desugar.functions import BASE_FIRST, special_name
from cythonk.frontend.primitives import Primitive, Result

ALLOC_PREFIX = "__ck_alloc_"


# What a method of an exception class can call of its builtin base.
BASE_METHODS: dict[str, Primitive] = {
    "__init__": Primitive("ck_exc_init", "{0}, {n}, {*}", Result.STATUS),
    "__str__": Primitive("ck_exc_str", "{0}", Result.OBJECT, "str"),
    "__repr__": Primitive("ck_exc_repr", "{0}", Result.OBJECT, "str"),
}


class BaseCallNode(RuntimeCallNode):
    """`super().__init__(args)` where the base is a builtin exception."""

    def __init__(self, pos: Any, method: str, obj: Any, args: list[Any]) -> None:
        super().__init__(pos, BASE_METHODS[method], [obj, *args])
        self.method = method

    def analyse_types(self, env: Any) -> Any:
        """Arguments are objects."""
        args = [arg.analyse_types(env).coerce_to_pyobject(env) for arg in self.args]
        self.args = [arg.coerce_to_simple(env) for arg in args]
        if self.method != "__init__" and len(args) > 1:
            error(self.pos, f"{self.method} takes no arguments")
        return self

    def type_dependencies(self, env: Any) -> tuple[()]:
        """The type does not depend on the arguments."""
        return ()

    def c_call(self) -> str:
        """The object goes first, the rest into the array."""
        obj, *rest = (arg.py_result() for arg in self.args)
        array = "(PyObject *[]){%s}" % ", ".join(rest) if rest else "NULL"
        text = self.primitive.args.replace("{0}", obj).replace("{n}", str(len(rest)))
        return f"{self.primitive.cname}({text.replace('{*}', array)})"


class AllocNode(ExprNodes.AtomicExprNode):  # type: ignore[misc]
    """A new object of a class, its object attributes None, its constructors not yet run."""

    is_temp = True
    subexprs: list[str] = []

    def __init__(self, pos: Any, class_type: Any) -> None:
        super().__init__(pos)
        self.type = class_type
        self.result_ctype = PyrexTypes.py_object_type

    def analyse_types(self, env: Any) -> Any:
        """The type is known from the start."""
        return self

    def may_be_none(self) -> bool:
        """Allocation gives an object or an error."""
        return False

    def generate_result_code(self, code: Any) -> None:
        """`t = alloc(); if (!t) goto error`."""
        code.putln(
            f"{self.result()} = {ALLOC_PREFIX}{self.type.objstruct_cname}(); "
            f"{code.error_goto_if_null(self.result(), self.pos)}"
        )


def _keeps(root: Any, inits: list[Any]) -> bool:
    """Whether the builtin class stores the arguments before `__init__` runs, as its `__new__` does.

    One that begins by calling its base's `__init__` would only replace them. OSError leaves all to
    an `__init__` that there is.
    """
    if not inits:
        return True
    if any(str(c.name) == "OSError" for c in exception_types.chain(root)):
        return False
    owner = inits[-1]
    return (owner.entry.pos[0].filename, str(owner.name)) not in BASE_FIRST


def keeps_arguments(kind: Any) -> bool:
    """Whether the builtin base of an exception class stores the arguments before any `__init__` runs."""
    root = exception_types.builtin_base(kind)
    chain: list[Any] = []
    while kind is not None and kind.scope is not None:
        chain.insert(0, kind)
        kind = kind.base_type
    inits = [c for c in chain if c.scope.lookup_here(special_name("__init__", c.name))]
    return root is not None and _keeps(root, inits)


class ConstructNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """`Class(args, key=value)`."""

    subexprs = ["args"]
    is_temp = True
    keywords: dict[str, Any]

    def __init__(
        self, pos: Any, class_type: Any, args: list[Any], keywords: dict[str, Any]
    ) -> None:
        super().__init__(pos)
        self.type = class_type
        self.result_ctype = PyrexTypes.py_object_type
        self.args = args
        self.keywords = keywords
        self.calls: list[Any] = []
        self.instance: Any = None

    def infer_type(self, env: Any) -> Any:
        """The class."""
        return self.type

    def type_dependencies(self, env: Any) -> tuple[()]:
        """The type does not depend on the arguments."""
        return ()

    def may_be_none(self) -> bool:
        """A constructor gives an object or an error."""
        return False

    def analyse_types(self, env: Any) -> Any:
        """Type the arguments and build the constructor calls."""
        self.instance = AllocNode(self.pos, self.type)
        chain: list[Any] = []
        klass = self.type
        while klass is not None and klass.scope is not None:
            chain.insert(0, klass)
            klass = klass.base_type
        inits = [c for c in chain if c.scope.lookup_here(special_name("__init__", c.name))]
        cinits = [c for c in chain if c.scope.lookup_here(special_name("__cinit__", c.name))]
        steps = [(c, "__cinit__") for c in cinits] + [(c, "__init__") for c in inits[-1:]]
        root = exception_types.builtin_base(self.type)
        if root is None and not steps and (self.args or self.keywords):
            error(self.pos, f"{self.type.name}() takes no arguments")
            return self
        if root is not None and not inits and self.keywords:
            error(self.pos, f"the class '{self.type.name}' takes no keyword arguments")
            return self
        keeps = root is not None and _keeps(root, inits)
        shared = len(steps) + keeps > 1
        values = [*self.args, *self.keywords.values()]
        # Arguments come before the object: when one raises, no half-made object is destroyed.
        values = [self._argument(v.analyse_types(env), env, shared) for v in values]
        self.args = [v for v in values if isinstance(v, ExprNodes.ProxyNode)]
        if keeps:
            given = values[: len(values) - len(self.keywords)]
            use = [ExprNodes.CloneNode(v) if v in self.args else v for v in given]
            instance = ExprNodes.CloneNode(self.instance)
            self.calls.append(BaseCallNode(self.pos, "__init__", instance, use).analyse_types(env))
        for owner, method in steps:
            given = values
            names = list(self.keywords)
            scope_entry = owner.scope.lookup_here(special_name(method, owner.name))
            takes = len(scope_entry.type.args) - 1
            if method == "__cinit__" and takes == 0:
                given, names = [], []
            use = [ExprNodes.CloneNode(v) if v in self.args else v for v in given]
            self.calls.append(self._call(env, owner, method, use, names))
        return self

    @staticmethod
    def _argument(value: Any, env: Any, shared: bool) -> Any:
        """An argument that can be named after the allocation, more than once when `shared`."""
        if not shared and (value.is_literal or (value.nonlocally_immutable() and value.is_name)):
            return value
        return ExprNodes.ProxyNode(value.coerce_to_temp(env))

    def _call(self, env: Any, owner: Any, method: str, values: list[Any], names: list[str]) -> Any:
        callee = ExprNodes.AttributeNode(
            self.pos,
            obj=ExprNodes.CloneNode(self.instance),
            attribute=EncodedString(special_name(method, owner.name)),
            needs_none_check=False,
        )
        if not names:
            node = ExprNodes.SimpleCallNode(self.pos, function=callee, args=values)
        else:
            positional = values[: len(values) - len(names)]
            pairs = [
                ExprNodes.DictItemNode(
                    self.pos,
                    key=ExprNodes.IdentifierStringNode(self.pos, value=EncodedString(name)),
                    value=value,
                )
                for name, value in zip(names, values[len(positional) :], strict=True)
            ]
            node = KeywordCallNode(
                self.pos,
                function=callee,
                positional_args=ExprNodes.TupleNode(self.pos, args=positional),
                keyword_args=ExprNodes.DictNode(self.pos, key_value_pairs=pairs),
            )
        return node.analyse_types(env)

    child_attrs = ["args", "calls"]

    def generate_evaluation_code(self, code: Any) -> None:
        """Arguments, allocation, constructors; the result is the allocated object's temp."""
        code.mark_pos(self.pos)
        for arg in self.args:
            arg.generate_evaluation_code(code)
        self.instance.generate_evaluation_code(code)
        for call in self.calls:
            call.generate_evaluation_code(code)
            call.generate_disposal_code(code)
            call.free_temps(code)
        for arg in self.args:
            arg.generate_disposal_code(code)
            arg.free_temps(code)
        self.temp_code = self.instance.temp_code
