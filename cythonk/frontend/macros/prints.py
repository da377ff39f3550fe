# SPDX-License-Identifier: GPL-2.0
"""`pr_info("… %d …", n)` and all that takes a format of the kernel's.

The format is a literal in the C, as the kernel's macros need it (they paste `pr_fmt` before it and
put it into a section of their own), and the arguments are held against it here, where the line in
the `.pyx` is known. An object becomes what its directive asks for: an int is converted and checked,
a str is its text for the time of the call.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes

from cythonk.frontend.macros import formats
from cythonk.frontend.macros.formats import Directive
from cythonk.frontend.macros.nodes import (
    Arguments,
    MacroCallNode,
    c_type,
    counted,
    described,
    given_count,
    is_struct,
    plain,
)
from cythonk.frontend.macros.problems import FORMAT, refuse
from cythonk.frontend.macros.rows import KERN_LEVELS
from cythonk.frontend.macros.table import Format
from cythonk.postproc.build import literal

_RANKS = {"": 2, "h": 2, "hh": 2, "l": 3, "ll": 4}
# What an object becomes: by size, signed and unsigned.
_INTEGERS = {
    "": (PyrexTypes.c_int_type, PyrexTypes.c_uint_type),
    "h": (PyrexTypes.c_short_type, PyrexTypes.c_ushort_type),
    "hh": (PyrexTypes.c_schar_type, PyrexTypes.c_uchar_type),
    "l": (PyrexTypes.c_long_type, PyrexTypes.c_ulong_type),
    "ll": (PyrexTypes.c_longlong_type, PyrexTypes.c_ulonglong_type),
    "z": (PyrexTypes.c_ssize_t_type, PyrexTypes.c_size_t_type),
    "t": (PyrexTypes.c_ptrdiff_t_type, PyrexTypes.c_ptrdiff_t_type),
}
_SIZE_TYPES = (
    PyrexTypes.c_size_t_type,
    PyrexTypes.c_ssize_t_type,
    PyrexTypes.c_py_ssize_t_type,
)
_BY_RANK = {0: "", 1: "", 2: "", 3: "l", 4: "ll"}
_CALLED = {
    "": "an int",
    "h": "a short",
    "hh": "a char",
    "l": "a long",
    "ll": "a long long",
    "z": "a size_t",
    "t": "a ptrdiff_t",
}
# What the arguments before a format are called in an example.
_NAMES = {
    "any": "function",
    "void*": "data",
    "char*": "buf",
    "size_t": "size",
    "gfp_t": "gfp",
    "device*": "dev",
    "int": "n",
    "expr": "condition",
}


class FormatNode(MacroCallNode):
    """One such call."""

    form: Format
    type = PyrexTypes.c_void_type
    text = b""
    level: str | None = None

    def infer_type(self, env: Any) -> Any:
        """As the table says."""
        return self._result(env)

    def _expressions(self, count: int) -> list[int]:
        """All but the format."""
        return [place for place in range(count) if place != len(self.form.leading)]

    def _result(self, env: Any) -> Any:
        if self.form.result == "void":
            return PyrexTypes.c_void_type
        return c_type(self.form.result, {}, env)

    def analyse_types(self, env: Any) -> Any:
        """Hold the arguments against the format."""
        self.type = self._result(env)
        self.is_temp = not self.type.is_void
        before = len(self.form.leading)
        given = self.given()
        if len(given) <= before:
            self._refuse(
                self.pos,
                f"'{self.written}' takes {counted(before + 1)} or more, "
                f"and {given_count(len(given))} given",
                f"write {self._example()}",
            )
            return self
        leading = self._leading(env, given[:before])
        found = self._format(given[before])
        if found is None:
            return self
        values = [value.analyse_types(env) for value in given[before + 1 :]]
        if len(values) != len(found):
            self._count(found, values)
            return self
        self.args = [
            *leading,
            *(
                self._value(i, d, v, env)
                for i, (d, v) in enumerate(zip(found, values, strict=True))
            ),
        ]
        return self

    def _example(self) -> str:
        names = [_NAMES.get(leading, leading.rstrip("*")) for leading in self.form.leading]
        return f"{self.written}({', '.join([*names, chr(34) + 'format' + chr(34), '…'])})"

    @staticmethod
    def _refuse(pos: Any, message: str, hint: str) -> None:
        refuse(pos, FORMAT, message, hint)

    def _leading(self, env: Any, given: list[Any]) -> list[Any]:
        """The arguments before the format."""
        call = MacroCallNode(self.pos)
        call.take(self.form, self.written, given)
        call.places, call.args = list(range(len(given))), given
        arguments = Arguments(
            call, tuple(f"{kind} a{index}" for index, kind in enumerate(self.form.leading))
        )
        arguments.example = f"write {self._example()}"
        arguments.analyse_expressions(env)
        return list(arguments.expressions.values())

    def _format(self, node: Any) -> list[Directive] | None:
        if self.form.has_level and isinstance(node, ExprNodes.AddNode):
            level = node.operand1
            if isinstance(level, ExprNodes.NameNode) and str(level.name) in KERN_LEVELS:
                self.level = str(level.name)
                node = node.operand2
        if isinstance(node, (ExprNodes.UnicodeNode, ExprNodes.IdentifierStringNode)):
            self.text = str(node.value).encode()
        elif isinstance(node, ExprNodes.BytesNode):
            self.text = bytes(node.value)
        else:
            f_string = isinstance(node, (ExprNodes.JoinedStrNode, ExprNodes.FormattedValueNode))
            self._refuse(
                node.pos,
                f"the format of '{self.written}' has to be a literal"
                + (", and this is an f-string" if f_string else ""),
                f'pass the text: {self.written}("%s\\n", text)'
                + ('; or print(f"…")' if f_string else ""),
            )
            return None
        if b"\0" in self.text:
            self._refuse(
                node.pos, "the format holds a NUL, where the kernel stops reading", r"remove the \0"
            )
            return None
        try:
            return formats.directives(self.text.decode("utf-8", "replace"))
        except formats.FormatError as error:
            self._refuse(node.pos, str(error), error.hint)
            return None

    def _count(self, found: list[Directive], values: list[Any]) -> None:
        wanted, given = len(found), len(values)
        if given > wanted:
            self._refuse(
                values[wanted].pos,
                f"the format takes {counted(wanted)}, and {given_count(given)} given",
                "remove the argument, or give it a directive in the format",
            )
        else:
            self._refuse(
                self.pos,
                f"the format takes {counted(wanted)}, and {given_count(given)} given",
                f"there is none for '{found[given].text}'; write %% for a percent sign",
            )

    def _value(self, index: int, directive: Directive, node: Any, env: Any) -> Any:
        kind = node.type
        if kind is PyrexTypes.error_type or kind is PyrexTypes.c_null_ptr_type:
            return (
                node
                if directive.kind in "ps"
                else self._wrong(index, directive, node, "an integer", "write '%p' for a pointer")
            )
        check = {"d": self._integer, "*": self._integer, "c": self._character}.get(directive.kind)
        if check is not None:
            return check(index, directive, node, env)
        if directive.kind == "s":
            return self._string(index, directive, node, env)
        return self._pointer(index, directive, node)

    def _wrong(self, index: int, directive: Directive, node: Any, wanted: str, hint: str) -> Any:
        name = f"'{node.name}'" if getattr(node, "is_name", False) else f"argument {index + 1}"
        what = "a width" if directive.kind == "*" else f"'{directive.text}'"
        self._refuse(
            node.pos,
            f"{what} takes {wanted}, and {name} is {described(node.type)}",
            hint,
        )
        return node

    def _integer(self, index: int, directive: Directive, node: Any, env: Any) -> Any:
        kind = plain(node.type)
        signed = directive.conversion in "di" or directive.kind == "*"
        wanted = _INTEGERS[directive.size][0 if signed else 1]
        if kind.is_pyobject:
            return node.coerce_to(wanted, env)
        if not (kind.is_int or kind.is_enum):
            return self._wrong(index, directive, node, _called(directive), _instead(kind))
        if _is_constant(node) or not _has_written_type(node):
            return _cast(node.coerce_to(wanted, env), wanted)
        size = _size_of(kind)
        if size == (directive.size if directive.size not in ("h", "hh") else ""):
            return node
        fit = size + (directive.conversion if directive.kind != "*" else "d")
        if not kind.signed and fit[-1] in "di" and not kind.is_enum:
            fit = fit[:-1] + "u"
        hint = (
            "convert it: <int>…"
            if directive.kind == "*"
            else f"write '%{fit}' for {described(kind)}"
        )
        return self._wrong(index, directive, node, _called(directive), hint)

    def _character(self, index: int, directive: Directive, node: Any, env: Any) -> Any:
        kind = plain(node.type)
        if isinstance(node, (ExprNodes.UnicodeNode, ExprNodes.BytesNode)) and len(node.value) == 1:
            return node.coerce_to(PyrexTypes.c_char_type, env)
        if kind.is_pyobject:
            return node.coerce_to(PyrexTypes.c_int_type, env)
        if not kind.is_int or (_size_of(kind) and not _is_constant(node)):
            return self._wrong(index, directive, node, "a character", _instead(kind))
        return node

    def _string(self, index: int, directive: Directive, node: Any, env: Any) -> Any:
        kind = plain(node.type)
        if kind.is_pyobject:
            name = str(getattr(kind, "name", ""))
            if kind.is_extension_type or (
                kind.is_builtin_type and name not in ("str", "bytes", "unicode")
            ):
                return self._wrong(
                    index, directive, node, "a text", 'pass str(…) of it, or use print(f"…")'
                )
            if isinstance(node, (ExprNodes.CondExprNode, ExprNodes.BoolBinopNode)):
                node = ExprNodes.CoerceToTempNode(node, env)  # the text lives as long as the object
            return node.coerce_to(PyrexTypes.c_const_char_ptr_type, env)
        if (kind.is_ptr or kind.is_array) and _is_char(kind.base_type):
            return node
        return self._wrong(index, directive, node, "a text", _instead(kind))

    def _pointer(self, index: int, directive: Directive, node: Any) -> Any:
        kind = plain(node.type)
        if not (kind.is_ptr or kind.is_array or kind.is_cfunction):
            return self._wrong(index, directive, node, "a pointer", _instead(kind))
        if directive.target and not (
            kind.is_ptr
            and (is_struct(kind.base_type, directive.target) or plain(kind.base_type).is_void)
        ):
            return self._wrong(
                index,
                directive,
                node,
                f"a pointer to a struct {directive.target}",
                "print the address with %p, or pass what the directive asks for",
            )
        return node

    def calculate_result_code(self) -> str:
        """The call."""
        text = literal(self.text)
        if self.level:
            text = f"__ck_c_join({self.level}, {text})"
        before = len(self.form.leading)
        values = [arg.result() for arg in self.args]
        values.insert(before, text)
        return f"{self.form.name}({', '.join(values)})"

    def generate_result_code(self, code: Any) -> None:
        """A statement; what a macro gives is not asked for unless it is a value."""
        call = self.calculate_result_code()
        code.putln(f"{self.result()} = {call};" if self.is_temp else f"{call};")

    def result(self) -> str:
        """Nothing, of what gives nothing."""
        return super().result() if self.is_temp else ""


def _called(directive: Directive) -> str:
    """The C type that a directive of an integer reads."""
    text = _CALLED[directive.size]
    if (
        directive.conversion in "uxXo"
        and directive.kind != "*"
        and directive.size in ("l", "ll", "")
    ):
        text = f"an unsigned {text.split(' ', 1)[1]}"
    return text


def _is_constant(node: Any) -> bool:
    return isinstance(node.constant_result, int)


def _cast(node: Any, wanted: Any) -> Any:
    """A value that C would hand over as an int, as what the directive reads."""
    if wanted.rank < PyrexTypes.c_long_type.rank:
        return node
    return ExprNodes.TypecastNode(node.pos, type=wanted, operand=node, is_temp=False)


def _has_written_type(node: Any) -> bool:
    """Whether somebody wrote down the type of a C integer: else it is an int, as in Python."""
    if isinstance(node, ExprNodes.NameNode):
        entry = node.entry
        return entry is None or not (entry.is_local and getattr(entry, "ck_inferred", False))
    if isinstance(node, (ExprNodes.CoercionNode, ExprNodes.CloneNode)):
        return (
            node.arg.type is not None
            and not node.arg.type.is_pyobject
            and _has_written_type(node.arg)
        )
    parts = [part for part in node.subexpr_nodes() if part is not None]
    if not isinstance(
        node, (ExprNodes.BinopNode, ExprNodes.UnopNode, ExprNodes.CondExprNode, ExprNodes.ConstNode)
    ):
        return True
    if isinstance(node, ExprNodes.CondExprNode):
        parts = [node.true_val, node.false_val]
    return any(_has_written_type(part) for part in parts)


def _size_of(kind: Any) -> str:
    """The size that a directive of a C integer has to have."""
    if kind.is_enum:
        return ""
    if any(kind is each for each in _SIZE_TYPES):
        return "z"
    if kind is PyrexTypes.c_ptrdiff_t_type:
        return "t"
    base = kind
    while getattr(base, "is_typedef", False):
        base = plain(base.typedef_base_type)
    if any(base is each for each in _SIZE_TYPES):
        return "z"
    return _BY_RANK.get(int(base.rank), "ll")


def _is_char(kind: Any) -> bool:
    kind = plain(kind)
    return bool(kind.is_int) and int(kind.rank) == 0


def _instead(kind: Any) -> str:
    """Which directive a value of a type wants."""
    kind = plain(kind)
    if (kind.is_ptr or kind.is_array) and _is_char(kind.base_type):
        return "write '%s' for a text"
    if kind.is_ptr or kind.is_array or kind.is_cfunction:
        return "write '%p' for a pointer"
    if kind.is_int or kind.is_enum:
        return f"write '%{_size_of(kind)}{'d' if kind.is_enum or kind.signed else 'u'}' for {described(kind)}"
    return "print its members one by one"
