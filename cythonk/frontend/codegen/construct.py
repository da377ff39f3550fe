# SPDX-License-Identifier: GPL-2.0
"""Creating an object of a cdef class: allocate, then direct calls of `__cinit__` (bases first) and `__init__`."""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes
from Cython.Compiler.Errors import error
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.codegen.keywords import KeywordCallNode
from cythonk.frontend.desugar.functions import special_name

ALLOC_PREFIX = "__ck_alloc_"


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
        if not steps and (self.args or self.keywords):
            error(self.pos, f"{self.type.name}() takes no arguments")
            return self
        values = [*self.args, *self.keywords.values()]
        # Arguments come before the object: when one raises, no half-made object is destroyed.
        values = [self._argument(v.analyse_types(env), env, len(steps) > 1) for v in values]
        self.args = [v for v in values if isinstance(v, ExprNodes.ProxyNode)]
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
