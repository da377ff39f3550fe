# SPDX-License-Identifier: GPL-2.0
"""Macros at the level of the file: `lock = DEFINE_MUTEX()`, `MODULE_ALIAS("…")`, tables of ids.

A variable that a macro declares is an assignment of the macro's call to its name, where the module's
other variables are; for Cython it becomes a C variable of the macro's type, and what stands in the
C is the macro. Runs on the parse tree with `names`; the texts are made when all names are known
(`texts`), and the post-processor puts them where Cython declares the variable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from Cython.Compiler import ExprNodes, Nodes, PyrexTypes

from cythonk.frontend.desugar import nodes
from cythonk.frontend.info import Definition, ModuleInfo
from cythonk.frontend.macros import rows, table
from cythonk.frontend.macros.nodes import (
    c_type,
    counted,
    given_count,
    opaque_struct,
    struct_type,
    type_text,
)
from cythonk.frontend.macros.problems import MACRO, refuse
from cythonk.frontend.macros.table import Declarer, Form, Initialiser, Statement, Table
from cythonk.postproc.build import literal


@dataclass
class Declared:
    """One variable that a macro declares: its form, the call's arguments, and the types in them."""

    name: str
    form: Form
    written: str
    call: Any
    types: dict[str, Any] = field(default_factory=dict)
    ok: bool = True

    def refuse(self, pos: Any, message: str, hint: str) -> None:
        """Report, once for each place."""
        refuse(pos, MACRO, message, hint)
        self.ok = False


class MacroTypeNode(Nodes.CSimpleBaseTypeNode):  # type: ignore[misc]
    """The type of a variable that a macro declares."""

    child_attrs: list[str] = []
    module_path: list[str] = []
    is_basic_c_type = complex = 0
    name = ""

    def __init__(self, pos: Any, declared: Declared) -> None:
        Nodes.Node.__init__(self, pos)
        self.declared = declared

    def analyse(self, env: Any, could_be_name: bool = False) -> Any:
        """By the row of the table."""
        if isinstance(self.declared.form, Table):
            return _table_type(self.declared, env)
        return _declared_type(self.declared, self.declared.form, env)


def _declared_type(declared: Declared, form: Form, env: Any) -> Any:
    assert isinstance(form, Declarer)
    given = declared.call.args
    parameters = [tuple(p.split()) for p in form.parameters]
    if len(given) != len(parameters):
        names = ", ".join(name if kind != "type" else "type" for kind, name in parameters)
        declared.refuse(
            declared.call.pos,
            f"'{declared.written}' takes {counted(len(parameters))}, "
            f"and {given_count(len(given))} given",
            f"write {declared.name} = {declared.written}({names})",
        )
        return PyrexTypes.c_int_type  # refused: anything will do
    values: dict[str, int] = {}
    for (kind, name), value in zip(parameters, given, strict=True):
        if kind == "type":
            found = value.analyse_as_type(env)
            if found is None or found.is_pyobject:
                declared.refuse(
                    value.pos,
                    f"'{declared.written}' takes the name of a C type",
                    f"write {declared.name} = {declared.written}(int), or the name of a struct",
                )
                return PyrexTypes.c_int_type  # refused: anything will do
            declared.types[name] = found
        elif isinstance(value, ExprNodes.IntNode):
            values[name] = int(str(value.value).rstrip("uUlL"), 0)
        else:
            declared.refuse(
                value.pos,
                f"'{declared.written}' takes a number here, known when the module is built",
                f"write it as a literal: {declared.name} = {declared.written}(8)",
            )
            return PyrexTypes.c_int_type  # refused: anything will do
    if form.type in declared.types:
        return _per_cpu(declared.types[form.type])
    base, _, size = form.type.removesuffix("]").partition("[")
    kind = c_type(base, {}, env)
    if not size:
        return kind
    count = eval(size, {"__builtins__": {}}, values)  # the row's own arithmetic
    return PyrexTypes.CArrayType(kind, count)


def _per_cpu(element: Any) -> Any:
    """A variable of each CPU: of no use but to the macros that find a CPU's own."""
    text = element.empty_declaration_code()
    kind = opaque_struct(f"each CPU's {element}", text, typedef=True)
    kind.ck_percpu = element
    return kind


def _table_type(declared: Declared, env: Any) -> Any:
    args = declared.call.args
    bus = str(args[0].value) if args and isinstance(args[0], ExprNodes.UnicodeNode) else None
    owner = rows.DEVICE_IDS.get(bus or "")
    if len(args) != 2 or owner is None or not isinstance(args[1], ExprNodes.ListNode):
        declared.refuse(
            declared.call.pos,
            f"'{declared.written}' takes the name of a bus and a list of ids"
            if owner or bus is None
            else f"the kernel knows no table of ids of '{bus}'",
            f'write {declared.name} = {declared.written}("usb", [USB_DEVICE(0x1234, 0x5678)])'
            if owner or bus is None
            else f"there are {', '.join(sorted(rows.DEVICE_IDS))}",
        )
        return PyrexTypes.c_int_type  # refused: anything will do
    return PyrexTypes.CArrayType(struct_type(owner, env), len(args[1].args) + 1)


def declaration(pos: Any, declared: Declared) -> Any:
    """`cdef TYPE name`."""
    return nodes.variable(pos, MacroTypeNode(pos, declared), declared.name)


def texts(
    declared: list[Declared], statements: list[Declared], scope: Any, info: ModuleInfo
) -> None:
    """The C of all of them, now that Cython has analysed the module, into `info`."""
    for each in declared:
        if not each.ok:
            continue
        arguments: list[str] = []
        if isinstance(each.form, Table):
            template = _entries(each, scope, arguments)
            bus = str(each.call.args[0].value)
            entry = scope.lookup_here(each.name)
            info.file_lines.append(f"MODULE_DEVICE_TABLE({bus}, {entry.cname});")
        else:
            assert isinstance(each.form, Declarer)
            template = each.form.text
            for index, parameter in enumerate(each.form.parameters):
                kind, name = parameter.split()
                value = each.call.args[index]
                template = template.replace(f"{{{name}}}", f"{{{len(arguments)}}}")
                arguments.append(
                    type_text(each.types[name]) if kind == "type" else _constant(value, scope)
                )
        info.definitions[each.name] = Definition(template, tuple(arguments))
    for each in statements:
        line = _statement(each, scope)
        if line is not None:
            info.file_lines.append(line)


def _entries(declared: Declared, scope: Any, arguments: list[str]) -> str:
    owner = rows.DEVICE_IDS[str(declared.call.args[0].value)]
    lines = [_entry(declared, owner, e, scope, arguments) for e in declared.call.args[1].args]
    inner = "".join(f"\t{{{{ {line} }}}},\n" for line in lines if line)
    return f"const struct {owner} {{v}}[] = {{{{\n{inner}\t{{{{}}}}\n}}}}"


def _argument(text: str, arguments: list[str]) -> str:
    arguments.append(text)
    return f"{{{len(arguments) - 1}}}"


def _entry(declared: Declared, owner: str, node: Any, scope: Any, arguments: list[str]) -> str:
    """One entry: what its macro gives, and the fields that are named."""
    if isinstance(node, ExprNodes.DictNode) and not node.key_value_pairs:
        return ""  # the empty entry at the end is always there
    function = getattr(node, "function", None)
    name = str(getattr(function, "name", "") or getattr(function, "attribute", ""))
    form = table.by_name(name)
    if function is None or not (isinstance(form, Initialiser) or name == owner):
        declared.refuse(
            node.pos,
            f"an entry of the table is a macro of the bus or {owner}(field=…)",
            f"write USB_DEVICE(0x1234, 0x5678), or {owner}(field=value)",
        )
        return ""
    if isinstance(form, Initialiser) and form.owner != owner:
        declared.refuse(
            node.pos,
            f"'{name}' makes a struct {form.owner}, and the table is of struct {owner}",
            f"the table of such entries is that of another bus than '{declared.call.args[0].value}'",
        )
        return ""
    if isinstance(node, ExprNodes.SimpleCallNode):
        positional, keywords = list(node.args), []
    else:
        positional = list(node.positional_args.args)
        keywords = [(str(i.key.value), i.value) for i in node.keyword_args.key_value_pairs]
    parts = []
    if isinstance(form, Initialiser):
        values = [
            _argument(_word(v) if name in rows.PASTED and not i else _constant(v, scope), arguments)
            for i, v in enumerate(positional)
        ]
        parts.append(f"{name}({', '.join(values)})")
    elif positional:
        declared.refuse(
            node.pos, f"the fields of {owner} are given by name", f"write {owner}(field=value)"
        )
    parts += [f".{key} = {_argument(_constant(v, scope), arguments)}" for key, v in keywords]
    return ", ".join(parts)


def _word(node: Any) -> str:
    """A name that a macro makes another one of."""
    return f'__ck_c_name("{getattr(node, "name", "") or "?"}")'


def _constant(node: Any, scope: Any) -> str:
    """A constant expression of the source as C."""
    match node:
        case ExprNodes.IntNode():
            return str(node.value)
        case ExprNodes.UnicodeNode() | ExprNodes.BytesNode():
            data = node.value if isinstance(node.value, bytes) else str(node.value).encode()
            return literal(bytes(data))
        case ExprNodes.NullNode():
            return "NULL"
        case ExprNodes.NameNode():
            entry = scope.lookup(node.name)
            if entry is not None and (entry.is_const or entry.type.is_enum or entry.in_cinclude):
                return str(entry.cname)
            if str(node.name).isupper() and entry is not None:
                return str(node.name)
        case ExprNodes.AttributeNode():
            return str(node.attribute)
        case ExprNodes.BitwiseOrNode() | ExprNodes.IntBinopNode() | ExprNodes.NumBinopNode():
            left, right = _constant(node.operand1, scope), _constant(node.operand2, scope)
            return f"({left} {node.operator} {right})"
        case ExprNodes.UnaryMinusNode():
            return f"-{_constant(node.operand, scope)}"
        case _:
            pass
    what = f"'{node.name}'" if isinstance(node, ExprNodes.NameNode) else "this"
    refuse(
        node.pos,
        MACRO,
        f"{what} is not known when the module is built",
        "write a literal, or a constant of the kernel's or of a cdef enum",
    )
    return "0"


def _statement(declared: Declared, scope: Any) -> str | None:
    form = declared.form
    assert isinstance(form, Statement)
    given = declared.call.args
    names = [parameter.split() for parameter in form.parameters]
    shown = ", ".join('"…"' if kind == "text" else name for kind, name in names)
    if len(given) != len(names):
        declared.refuse(
            declared.call.pos,
            f"'{declared.written}' takes {counted(len(names))}, and {given_count(len(given))} given",
            f"write {declared.written}({shown})",
        )
        return None
    values: dict[str, str] = {}
    for (kind, name), value in zip(names, given, strict=True):
        if kind in ("text", "word") and not isinstance(value, ExprNodes.UnicodeNode):
            declared.refuse(
                value.pos,
                f"'{declared.written}' takes a literal text, which goes into the module's file",
                f"write {declared.written}({shown})",
            )
            return None
        values[name] = str(value.value) if kind == "word" else _constant(value, scope)
    return form.text.format(**values) + ";"
