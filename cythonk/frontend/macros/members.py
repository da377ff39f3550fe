# SPDX-License-Identifier: GPL-2.0
"""`container_of(ptr, type, member)` and its kin: typed expressions of a struct and its member."""

from __future__ import annotations

from typing import Any

from Cython.Compiler import PyrexTypes

from cythonk.frontend.macros.nodes import Arguments, MacroCallNode, described, plain
from cythonk.frontend.macros.table import Member


class MemberNode(MacroCallNode):
    """One such expression."""

    form: Member
    arguments: Arguments | None = None

    def _result(self, arguments: Arguments) -> Any:
        if self.form.result == "size_t":
            return PyrexTypes.c_size_t_type
        if self.form.result == "void":
            return PyrexTypes.c_void_type
        if self.form.result in "=&":
            element = arguments.types["item"]
            return element if self.form.result == "=" else PyrexTypes.CPtrType(element)
        owner = arguments.types.get("t")
        return PyrexTypes.error_type if owner is None else PyrexTypes.CPtrType(owner)

    def infer_type(self, env: Any) -> Any:
        """By its type argument, or the one that the first argument points to."""
        if self.form.result == "size_t":
            return PyrexTypes.c_size_t_type
        if self.form.result == "void":
            return PyrexTypes.c_void_type
        if self.form.result in "=&":
            element = getattr(self.args[0].infer_type(env), "ck_percpu", PyrexTypes.error_type)
            return element if self.form.result == "=" else PyrexTypes.CPtrType(element)
        by_name = dict(
            zip((p.split()[1] for p in self.form.parameters), self.given(), strict=False)
        )
        if "t" in by_name:
            owner = by_name["t"].analyse_as_type(env)
            return PyrexTypes.error_type if owner is None else PyrexTypes.CPtrType(owner)
        return self.args[0].infer_type(env) if self.args else PyrexTypes.error_type

    def analyse_types(self, env: Any) -> Any:
        """Check the arguments and say what comes out."""
        self.arguments = arguments = Arguments(self, self.form.parameters)
        arguments.analyse_names(env)
        arguments.analyse_expressions(env)
        self.args = list(arguments.expressions.values())
        if arguments.ok:
            arguments.check_members()
        if arguments.ok and "ptr" in arguments.expressions and self.form.name == "container_of":
            self._check_pointer(arguments)
        self.type = self._result(arguments) if arguments.ok else PyrexTypes.error_type
        self.is_temp = self.form.result not in ("size_t", "void") and arguments.ok
        return self

    def _check_pointer(self, arguments: Arguments) -> None:
        pointer = arguments.expressions["ptr"]
        owner = arguments.types["t"]
        (text,) = arguments.members.values()
        member = arguments.member_type(owner, text)
        given = plain(pointer.type.base_type) if pointer.type.is_ptr else None
        if given is not None and (given.is_void or member is None or given.same_as(plain(member))):
            return
        arguments.refuse(
            pointer.pos,
            f"the pointer has to point to the member '{text}', "
            f"{described(member) if member is not None else 'of the struct'}, "
            f"and this is {described(pointer.type)}",
            f"give a pointer that came from &x.{text}",
        )

    def calculate_result_code(self) -> str:
        """The macro."""
        if self.arguments is None or not self.arguments.ok:
            return "0"
        return self.form.text.format(**self.arguments.c())

    def generate_result_code(self, code: Any) -> None:
        """Into its temporary, where the order of evaluation matters."""
        if self.is_temp:
            code.putln(f"{self.result()} = {self.calculate_result_code()};")
        elif self.type.is_void:
            code.putln(f"{self.calculate_result_code()};")

    def result(self) -> str:
        """Nothing, of what gives nothing."""
        return "" if self.type.is_void else super().result()
