# SPDX-License-Identifier: GPL-2.0
"""f-strings: their values become parts, and one call of the runtime makes the text.

A part is a str or an int: ints never change, so what runs between here and the end of the f-string cannot tell that
they are formatted there, and no str is made for them. Everything else is formatted in its place, as Python's order
wants it.
"""

from __future__ import annotations

import re
from typing import Any

from Cython.Compiler import ExprNodes, Optimize, PyrexTypes

# Specifications that are valid for every int: no error can come too late.
FOR_INTS = re.compile(r"(?:[ !#-\[\]-~]?[<>=^])?[+\- ]?#?0?(?:[1-9]\d{0,2})?(?:[,_]?d?|_?[boxX])")

# Formats of `%` that Cython takes for specifications of other meaning: "%5s" fills on the left, and
# a sign before a zero wins over it.
NOT_AS_FSTRING = re.compile(r"%(?:[1-9]\d*(?:\.\d+)?[ars]|0*-\d*-|-+0|-{2,}|0+-)")
_percent_as_fstring = Optimize.ConstantFolding._build_fstring


def _build_fstring(self: Any, pos: Any, template: str, format_args: Any) -> Any:
    if NOT_AS_FSTRING.search(template):
        return None
    return _percent_as_fstring(self, pos, template, format_args)


class KernelJoinedStrNode(ExprNodes.JoinedStrNode):  # type: ignore[misc]
    """An f-string with values: one join of its parts."""

    def generate_evaluation_code(self, code: Any) -> None:
        """Evaluate the parts, join, release them."""
        code.mark_pos(self.pos)
        for node in self.values:
            if isinstance(node, KernelFormattedValueNode):
                node.ck_is_part = True
            node.generate_evaluation_code(code)
        self.allocate_temp_result(code)
        array = "(PyObject *[]){%s}" % ", ".join(node.py_result() for node in self.values)
        specs = [getattr(node, "ck_spec", None) for node in self.values]
        if any(specs):
            # One text, a line for each part: an array of them would lie on the stack.
            lines = "\\n".join(spec or "" for spec in specs)
            call = f'ck_str_join_specs({array}, "{lines}", {len(specs)})'
        else:
            call = f"ck_str_join_parts({array}, {len(specs)})"
        code.putln(f"{self.result()} = {call}; {code.error_goto_if_null(self.result(), self.pos)}")
        for node in self.values:
            node.generate_disposal_code(code)
            node.free_temps(code)


class KernelFormattedValueNode(ExprNodes.FormattedValueNode):  # type: ignore[misc]
    """`{value!r:spec}` of an f-string."""

    CONVERSIONS = {"s": "ck_str", "r": "ck_repr", "a": "ck_ascii"}
    ck_is_part = False  # of a text with other parts: may stay an int
    ck_spec: str | None = None  # how the int is to be formatted then

    def _constant_spec(self) -> str | None:
        """The specification where it is one that ints may wait with."""
        if not isinstance(self.format_spec, ExprNodes.UnicodeNode):
            return None
        text = str(self.format_spec.value)
        return text if FOR_INTS.fullmatch(text) else None

    def _c_integer(self) -> str:
        """A C integer, without boxing it where it can be."""
        kind, value = self.value.type, self.value.result()
        spec = str(self.format_spec.value) if self.format_spec else ""
        if kind is PyrexTypes.c_bint_type and not spec:
            return f"ck_str(ck_bool({value}))"
        fits = kind.signed or kind.rank < PyrexTypes.c_long_type.rank
        if self.ck_is_part and fits and (not spec or self._constant_spec()):
            self.ck_spec = spec or None
            return f"ck_int_from_s64({value})"
        function = "ck_format_s64" if kind.signed else "ck_format_u64"
        return f'{function}({value}, "{spec}")'

    def _object(self, value: str) -> str:
        """An object without a conversion."""
        spec = self.format_spec.py_result() if self.format_spec else "NULL"
        if self.conversion_char == "d":
            return f"ck_str_percent_d({value}, {spec})"
        if self.ck_is_part and self.format_spec and self._constant_spec():
            self.ck_spec = self._constant_spec()
            return f"ck_part_formatted({value}, {spec})"
        if self.format_spec:
            return f"ck_format({value}, {spec})"
        return f"ck_part({value})" if self.ck_is_part else f"ck_text({value})"

    def generate_result_code(self, code: Any) -> None:
        """Format, or leave it to the join."""
        result = self.result()
        if self.c_format_spec is not None and not self.value.type.is_pyobject:
            call = self._c_integer()
        else:
            value = self.value.py_result()
            conversion = self.CONVERSIONS.get(self.conversion_char or "")
            if conversion and self.format_spec:
                self._converted(code, f"{conversion}({value})")
                return
            call = f"{conversion}({value})" if conversion else self._object(value)
        code.putln(f"{result} = {call}; {code.error_goto_if_null(result, self.pos)}")

    def _converted(self, code: Any, conversion: str) -> None:
        """`{value!r:spec}`: convert, then format the text."""
        result = self.result()
        converted = code.funcstate.allocate_temp(PyrexTypes.py_object_type, manage_ref=True)
        failed = code.error_goto_if_null(converted, self.pos)
        code.putln(f"{converted} = {conversion}; {failed}")
        code.putln(f"{result} = ck_format({converted}, {self.format_spec.py_result()});")
        code.putln(f"__Pyx_DECREF({converted}); {converted} = 0;")
        code.putln(code.error_goto_if_null(result, self.pos))
        code.funcstate.release_temp(converted)


_visit_value = Optimize.ConstantFolding.visit_FormattedValueNode


def _visit_formatted_value(self: Any, node: Any) -> Any:
    """Cython takes a literal of bytes for a text that can be joined with its neighbours."""
    if isinstance(node.value, ExprNodes.BytesNode):
        self.visitchildren(node)
        return node
    return _visit_value(self, node)


def install() -> None:
    """Leave such formats to the runtime from now on; calling it again changes nothing."""
    Optimize.ConstantFolding._build_fstring = _build_fstring
    Optimize.ConstantFolding.visit_FormattedValueNode = _visit_formatted_value
