# SPDX-License-Identifier: GPL-2.0
"""`print`: a plain `pr_info` where C can format the arguments, else the runtime's `ck_print`.

Literals and C integers need no object at all, so the most common calls compile to what a kernel programmer writes.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, PyrexTypes

# printk records longer than this go through the runtime, which splits them.
RECORD_LIMIT = 800

FORMATS = {
    PyrexTypes.c_int_type: "%d",
    PyrexTypes.c_uint_type: "%u",
    PyrexTypes.c_short_type: "%d",
    PyrexTypes.c_ushort_type: "%u",
    PyrexTypes.c_schar_type: "%d",
    PyrexTypes.c_uchar_type: "%u",
    PyrexTypes.c_long_type: "%ld",
    PyrexTypes.c_ulong_type: "%lu",
    PyrexTypes.c_longlong_type: "%lld",
    PyrexTypes.c_ulonglong_type: "%llu",
    PyrexTypes.c_py_ssize_t_type: "%zd",
    PyrexTypes.c_size_t_type: "%zu",
    PyrexTypes.c_ssize_t_type: "%zd",
}


def _unwrap(node: Any) -> Any:
    while isinstance(node, (ExprNodes.CoerceToPyTypeNode, ExprNodes.CoerceToTempNode)):
        node = node.arg
    return node


def _c_string(text: str) -> str:
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\n")
        elif char == "\t":
            out.append("\\t")
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


class PrintNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """One `print(…)`; its value is None."""

    subexprs = ["args", "separator", "terminator"]
    type = PyrexTypes.c_returncode_type
    is_temp = False

    def infer_type(self, env: Any) -> Any:
        """None, as a C status."""
        return PyrexTypes.py_object_type

    def analyse_types(self, env: Any) -> Any:
        """Keep C integers and literals as they are when the whole call can be a printk."""
        self.args: list[Any] = [arg.analyse_types(env) for arg in self.args]
        for name in ("separator", "terminator"):
            node = getattr(self, name)
            if node is not None:
                setattr(self, name, node.analyse_types(env).coerce_to_pyobject(env))
        plain = not (self.separator or self.terminator)
        # Where some print leaves a line open, the runtime must see all of them to join them.
        joined = getattr(env.global_scope(), "prints_open_lines", False)
        self.pieces = self._pieces() if plain and not joined else None
        if self.pieces is None:
            self.args = [arg.coerce_to_pyobject(env).coerce_to_simple(env) for arg in self.args]
        else:
            self.args = [value for _, value in self.pieces if value is not None]
            self.args = [arg.coerce_to_simple(env) for arg in self.args]
        return self

    def _pieces(self) -> list[tuple[str, Any]] | None:
        """(format text, value or None) for each part, or None where objects are involved."""
        pieces: list[tuple[str, Any]] = []
        for index, arg in enumerate(self.args):
            if index:
                pieces.append((" ", None))
            parts = [arg]
            if isinstance(arg, ExprNodes.JoinedStrNode):
                parts = list(arg.values)
            for part in parts:
                piece = self._piece(part)
                if piece is None:
                    return None
                pieces.append(piece)
        if sum(len(text.encode()) for text, _ in pieces) > RECORD_LIMIT:
            return None
        return pieces

    def _piece(self, node: Any) -> tuple[str, Any] | None:
        if isinstance(node, ExprNodes.FormattedValueNode):
            if node.conversion_char or node.format_spec or node.c_format_spec not in (None, "d"):
                return None
            node = node.value
        node = _unwrap(node)
        if isinstance(node, ExprNodes.UnicodeNode):
            return str(node.value).replace("%", "%%"), None
        if isinstance(node, ExprNodes.IntNode) and node.has_constant_result():
            if not -(1 << 63) <= node.constant_result < 1 << 63:
                return None
            return str(node.constant_result), None
        kind = node.type.resolve()
        if kind in FORMATS:
            return FORMATS[kind], node
        return None

    def result(self) -> str:
        """A status that is never looked at."""
        return "0"

    def calculate_result_code(self) -> str:
        """See `result`."""
        return "0"

    def generate_result_code(self, code: Any) -> None:
        """The call."""
        if self.pieces is None:
            array = "NULL"
            if self.args:
                array = "(PyObject *[]){%s}" % ", ".join(arg.py_result() for arg in self.args)
            separator = self.separator.py_result() if self.separator else "NULL"
            terminator = self.terminator.py_result() if self.terminator else "NULL"
            code.putln(
                code.error_goto_if_neg(
                    f"ck_print({len(self.args)}, {array}, {separator}, {terminator})", self.pos
                )
            )
            return
        values = iter(self.args)
        text = ""
        pending: list[str] = []
        for piece, value in self.pieces:
            lines = piece.split("\n") if value is None else [piece]
            if value is not None:
                pending.append(next(values).result())
            for number, line in enumerate(lines):
                if number:
                    self._record(code, text, pending)
                    text, pending = "", []
                text += line
        self._record(code, text, pending)

    def _record(self, code: Any, text: str, values: list[str]) -> None:
        arguments = "".join(f", {value}" for value in values)
        code.putln(f"pr_info({_c_string(text + chr(10))}{arguments});")
