# SPDX-License-Identifier: GPL-2.0
"""Calls of the runtime's classes by a cimported name: `deque(xs, maxlen=3)`, `KernelList()`.

Made by `resolve`, which knows what a name means; the arguments are typed here and go to the constructor's C function,
with NULL for those that are left out. A builtin under its kernel name is called as the builtin is.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes
from Cython.Compiler.Errors import error
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend import primitives
from cythonk.frontend.codegen.calls import RuntimeCallNode
from cythonk.frontend.primitives import Primitive, Result
from cythonk.frontend.runtime_types import KEYWORDS, TYPES, RuntimeType


def _dict_of(pos: Any, keywords: dict[str, Any]) -> Any:
    """The keywords of a call as a dict display."""
    pairs = [
        ExprNodes.DictItemNode(
            pos, key=ExprNodes.UnicodeNode(pos, value=EncodedString(name)), value=value
        )
        for name, value in keywords.items()
    ]
    return ExprNodes.DictNode(pos, key_value_pairs=pairs)


class RuntimeConstructNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """`NAME(args, key=value)` before types are known; becomes a call of the runtime."""

    subexprs = ["args"]

    def __init__(
        self, pos: Any, class_type: Any, args: list[Any], keywords: dict[str, Any]
    ) -> None:
        super().__init__(pos)
        self.type = class_type
        self.positional = len(args)
        self.keywords = list(keywords)
        self.args = [*args, *keywords.values()]
        row = TYPES.get(str(class_type.name))
        if keywords and row is not None and KEYWORDS in row.parameters:
            self.keywords = [KEYWORDS]
            self.args = [*args, _dict_of(pos, keywords)]

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
        """Type the arguments and find the C function."""
        name = str(self.type.name)
        args = [
            arg.analyse_types(env).coerce_to_pyobject(env).coerce_to_simple(env)
            for arg in self.args
        ]
        row = TYPES.get(name)
        primitive = self._builtin(name) if row is None else self._constructor(name, row)
        if primitive is None:
            self.args = args
            return self
        call = RuntimeCallNode(self.pos, primitive, args)
        call.type = self.type
        return call

    def _builtin(self, name: str) -> Primitive | None:
        """The call of a builtin class under its kernel name."""
        found = None if self.keywords else primitives.function(name, self.positional)
        if found is None:
            counts = " or ".join(map(str, primitives.function_arities(name)))
            given = len(self.args)
            error(self.pos, f"{name}() takes {counts} arguments by position here, {given} given")
        return found

    def _constructor(self, name: str, row: RuntimeType) -> Primitive | None:
        """The call of a class of the table; {n} are the arguments in the order of the source."""
        most = len([parameter for parameter in row.parameters if parameter != KEYWORDS])
        if self.positional > most:
            plural = "" if most == 1 else "s"
            error(
                self.pos,
                f"{name}() takes at most {most} argument{plural}, {self.positional} given",
            )
            return None
        given = {p: f"{{{i}}}" for i, p in enumerate(row.parameters[: self.positional])}
        for index, keyword in enumerate(self.keywords, self.positional):
            if keyword not in row.parameters:
                error(self.pos, f"{name}() has no argument '{keyword}'")
                return None
            if keyword in given:
                error(self.pos, f"argument '{keyword}' is given twice")
                return None
            given[keyword] = f"{{{index}}}"
        missing = [p for p in row.parameters[: row.required] if p not in given]
        if missing:
            error(self.pos, f"{name}() needs its argument '{missing[0]}'")
            return None
        text = ", ".join(given.get(parameter, "NULL") for parameter in row.parameters)
        return Primitive(row.constructor, text, Result.OBJECT)

    def generate_result_code(self, code: Any) -> None:
        """Only after an error, where no code is made."""
