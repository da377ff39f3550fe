# SPDX-License-Identifier: GPL-2.0
"""C expressions as text, with no parenthesis that neither C nor gcc's -Wparentheses asks for,
broken to the width.

`flat` gives one line. `render` gives as many lines as the width asks for: arguments fill lines
aligned to their parenthesis, operands of a chain start under each other. Strings are never broken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pycparser import c_ast

WIDTH = 80  # what kernel style prefers; checkpatch complains at 100
TAB = 8

_BINARY = {
    "*": 13,
    "/": 13,
    "%": 13,
    "+": 12,
    "-": 12,
    "<<": 11,
    ">>": 11,
    "<": 10,
    ">": 10,
    "<=": 10,
    ">=": 10,
    "==": 9,
    "!=": 9,
    "&": 8,
    "^": 7,
    "|": 6,
    "&&": 5,
    "||": 4,
}
_COMMA, _ASSIGN, _TERNARY, _UNARY, _POSTFIX, _PRIMARY = 0, 1, 3, 14, 15, 16
_BITWISE = {"&", "^", "|", "<<", ">>"}
_RELATIONS = {"<", ">", "<=", ">=", "==", "!="}
# Operators whose chains may be written without inner parentheses: a + b + c.
_CHAINS = {"&&", "||", "+", "*", "|", "&", "^"}


def precedence(node: Any) -> int:
    """How tightly the outermost operator of an expression binds."""
    if isinstance(node, c_ast.BinaryOp):
        return _BINARY[node.op]
    if isinstance(node, c_ast.UnaryOp):
        return _POSTFIX if node.op in ("p++", "p--") else _UNARY
    if isinstance(node, c_ast.Cast):
        return _UNARY
    if isinstance(node, c_ast.TernaryOp):
        return _TERNARY
    if isinstance(node, c_ast.Assignment):
        return _ASSIGN
    if isinstance(node, c_ast.ExprList):
        return _COMMA
    if isinstance(node, c_ast.Constant) and node.value.startswith("-"):
        return _UNARY
    return _PRIMARY


def _needs_parens(child: Any, parent: Any, *, right: bool = False) -> bool:
    """Whether an operand of a binary operator needs parentheses."""
    inner, outer = precedence(child), precedence(parent)
    if inner != outer:
        if inner < outer:
            return True
        return isinstance(child, c_ast.BinaryOp) and _confuses(child.op, parent.op)
    if not isinstance(child, c_ast.BinaryOp):
        return False
    return right or (child.op != parent.op and parent.op in _RELATIONS) or parent.op in _RELATIONS


def _confuses(inner: str, outer: str) -> bool:
    """Whether C binds the operators as meant but readers, and gcc, ask for parentheses."""
    if outer in ("&&", "||"):
        return inner in ("&&", "||") or False
    if outer in _BITWISE:
        return inner not in ("*", "/", "%") or outer in ("<<", ">>", "&", "^", "|")
    return outer in _RELATIONS and (
        inner in _RELATIONS or (inner in _BITWISE and inner not in ("<<", ">>"))
    )


def _operand(node: Any, least: int) -> str:
    text = flat(node)
    return f"({text})" if precedence(node) < least else text


def flat(node: Any) -> str:
    """An expression on one line."""
    handler = _FLAT.get(type(node))
    if handler is None:
        raise TypeError(f"no C for the expression {type(node).__name__}")
    text: str = handler(node)
    return text


def _flat_binary(node: c_ast.BinaryOp) -> str:
    # Chains lean to the left and may be thousands of operators long: walk them instead of
    # recursing.
    pieces: list[str] = []
    current: Any = node
    while True:
        pieces.append(f" {current.op} {_side(current.right, current, right=True)}")
        left = current.left
        if not isinstance(left, c_ast.BinaryOp) or _needs_parens(left, current):
            pieces.append(_side(left, current, right=False))
            break
        current = left
    return "".join(reversed(pieces))


def _side(child: Any, parent: Any, *, right: bool) -> str:
    text = flat(child)
    return f"({text})" if _needs_parens(child, parent, right=right) else text


def _flat_unary(node: c_ast.UnaryOp) -> str:
    if node.op in ("sizeof", "_Alignof"):
        inner = _typename(node.expr) if _is_type(node.expr) else flat(node.expr)
        return f"{node.op}({inner})"
    if node.op in ("p++", "p--"):
        return f"{_operand(node.expr, _POSTFIX)}{node.op[1:]}"
    text = _operand(node.expr, _UNARY)
    gap = " " if text[:1] == node.op[-1:] and node.op in ("-", "+", "&", "--", "++") else ""
    return f"{node.op}{gap}{text}"


def _is_type(node: Any) -> bool:
    return isinstance(node, (c_ast.Typename, c_ast.Decl))


def _typename(node: Any) -> str:
    from cythonk.postproc.emit.declarators import declared

    text: str = declared(node)
    return text


def _flat_ternary(node: c_ast.TernaryOp) -> str:
    cond = _operand(node.cond, _TERNARY + 1)
    return f"{cond} ? {_operand(node.iftrue, _TERNARY)} : {_operand(node.iffalse, _TERNARY)}"


def _argument(node: Any) -> str:
    if _is_type(node):
        return _typename(node)
    text = flat(node)
    return f"({text})" if isinstance(node, c_ast.ExprList) else text


def _arguments(node: c_ast.FuncCall) -> list[Any]:
    return node.args.exprs if node.args is not None else []


# Calls that stand for what no expression of C is: see cythonk/frontend/macros/nodes.py.
_SPELLED: dict[str, Callable[[list[Any]], str]] = {
    "__ck_c_name": lambda args: args[0].value[1:-1],
    "__ck_c_type": lambda args: _typename(args[0].expr),
    "__ck_c_var": lambda args: flat(args[0].expr),
    "__ck_c_join": lambda args: f"{flat(args[0])} {flat(args[1])}",
    "__ck_c_offsetof": lambda args: f"offsetof({', '.join(map(flat, args))})",
    "__ck_c_each": lambda args: flat(args[0]),
}


def _spelled(node: c_ast.FuncCall) -> Callable[[list[Any]], str] | None:
    return _SPELLED.get(node.name.name) if isinstance(node.name, c_ast.ID) else None


def _flat_call(node: c_ast.FuncCall) -> str:
    spelled = _spelled(node)
    if spelled is not None:
        return spelled(_arguments(node))
    return f"{_operand(node.name, _POSTFIX)}({', '.join(map(_argument, _arguments(node)))})"


def macro_loop(cond: Any) -> Any:
    """The macro that a loop is, or None when it is a loop of C's own."""
    if not isinstance(cond, c_ast.FuncCall) or not isinstance(cond.name, c_ast.ID):
        return None
    return _arguments(cond)[0] if cond.name.name == "__ck_c_each" else None


def declaring_macro(decl: c_ast.Decl) -> str | None:
    """The text of a variable that a macro declares, or None."""
    init = decl.init
    if not (
        isinstance(init, c_ast.FuncCall) and getattr(init.name, "name", "") == "__ck_c_declare"
    ):
        return None
    template, *arguments = _arguments(init)
    text = template.value[1:-1].replace("\\n", "\n").replace("\\t", "\t")
    storage = "static " if "static" in (decl.storage or []) else ""
    written: str = storage + text.format(*map(flat, arguments), v=decl.name)
    return written


def _flat_initialiser(node: c_ast.InitList) -> str:
    items = node.exprs or []
    return "{ " + ", ".join(map(_initial, items)) + " }" if items else "{}"


def _initial(node: Any) -> str:
    text = flat(node)
    return f"({text})" if isinstance(node, c_ast.ExprList) else text


def designators(node: c_ast.NamedInitializer) -> str:
    """The `.field[2]` part of a designated initialiser."""
    parts = []
    for part in node.name:
        if isinstance(part, c_ast.ArrayDesignator):
            parts.append(f"[{flat(part.expr)}]")
        elif isinstance(part, c_ast.ID):
            parts.append(f".{part.name}")
        else:
            parts.append(f"[{flat(part)}]")
    return "".join(parts)


_FLAT: dict[type[Any], Any] = {
    c_ast.ID: lambda n: n.name,
    c_ast.Constant: lambda n: n.value,
    c_ast.BinaryOp: _flat_binary,
    c_ast.UnaryOp: _flat_unary,
    c_ast.TernaryOp: _flat_ternary,
    c_ast.Cast: lambda n: f"({_typename(n.to_type)}){_operand(n.expr, _UNARY)}",
    c_ast.FuncCall: _flat_call,
    c_ast.ArrayRef: lambda n: f"{_operand(n.name, _POSTFIX)}[{flat(n.subscript)}]",
    c_ast.StructRef: lambda n: f"{_operand(n.name, _POSTFIX)}{n.type}{n.field.name}",
    c_ast.Assignment: lambda n: (
        f"{_operand(n.lvalue, _UNARY)} {n.op} {_operand(n.rvalue, _ASSIGN)}"
    ),
    c_ast.ExprList: lambda n: ", ".join(map(_argument, n.exprs)),
    c_ast.InitList: _flat_initialiser,
    c_ast.NamedInitializer: lambda n: f"{designators(n)} = {_initial(n.expr)}",
    c_ast.CompoundLiteral: lambda n: f"({_typename(n.type)})" + _flat_initialiser(n.init),
    c_ast.Typename: _typename,
}


def indent(column: int) -> str:
    """White space up to a column, in tabs as far as they go."""
    return "\t" * (column // TAB) + " " * (column % TAB)


def render(node: Any, column: int, trailing: int = 0) -> str:
    """An expression that starts at `column` (and has `trailing` characters after it), on as many
    lines as needed.
    """
    text = flat(node)
    if column + len(text) + trailing <= WIDTH:
        return text
    handler = _BROKEN.get(type(node))
    return handler(node, column, trailing) if handler is not None else text


def _broken_call(node: c_ast.FuncCall, column: int, trailing: int) -> str:
    items = _arguments(node)
    if _spelled(node) is not None:
        return flat(node)
    head = _operand(node.name, _POSTFIX) + "("
    if not items:
        return head + ")"
    text = head + fill(items, column + len(head), trailing + 1) + ")"
    if _too_wide(text, column):  # no room behind the parenthesis: start on the next line
        inner = column + TAB
        text = f"{head}\n{indent(inner)}{fill(items, inner, trailing + 1)})"
    return text


def fill(items: list[Any], column: int, trailing: int) -> str:
    """Comma-separated expressions filling lines, each line starting at `column`."""
    out = ""
    at = column
    for i, item in enumerate(items):
        last = i == len(items) - 1
        after = trailing if last else 1
        text = _argument(item)
        if i and at + 1 + len(text) + after > WIDTH:
            out += f"\n{indent(column)}"
            at = column
        elif i:
            out += " "
            at += 1
        if (
            at + len(text) + after > WIDTH
            and not _is_type(item)
            and not isinstance(item, c_ast.ExprList)
        ):
            text = render(item, at, after)
        out += text + ("" if last else ",")
        at = _end_column(text, at) + 1
    return out


def _end_column(text: str, start: int) -> int:
    """The column a text ends at when it starts at `start`."""
    last = text.rpartition("\n")[2]
    return (start if last is text else 0) + len(last.expandtabs(TAB))


def _chain(node: Any, op: str) -> list[Any]:
    """The operands of `a op b op c`, left to right."""
    operands: list[Any] = []
    current = node
    while isinstance(current, c_ast.BinaryOp) and current.op == op:
        operands.append(current.right)
        current = current.left
    operands.append(current)
    operands.reverse()
    return operands


def _broken_binary(node: c_ast.BinaryOp, column: int, trailing: int) -> str:
    operands = _chain(node, node.op) if node.op in _CHAINS else [node.left, node.right]
    out = ""
    at = column
    for i, operand in enumerate(operands):
        last = i == len(operands) - 1
        parens = _needs_parens(operand, node, right=i > 0)
        after = (trailing if last else len(node.op) + 1) + parens
        flat_text = flat(operand)
        if i and at + 1 + len(flat_text) + 2 * parens + after > WIDTH:
            out += f"\n{indent(column)}"
            at = column
        elif i:
            out += " "
            at += 1
        text = render(operand, at + parens, after)
        text = f"({text})" if parens else text
        out += text + ("" if last else f" {node.op}")
        at = _end_column(text, at) + (0 if last else len(node.op) + 1)
    return out


def _broken_assignment(node: c_ast.Assignment, column: int, trailing: int) -> str:
    head = f"{_operand(node.lvalue, _UNARY)} {node.op} "
    value = node.rvalue
    return head + broken_value(value, column, column + len(head), trailing)


def broken_value(value: Any, column: int, at: int, trailing: int) -> str:
    """The right side of an assignment that starts at `column`; it may move to a line of its own."""
    if isinstance(value, c_ast.ExprList):
        return f"({render(value, at + 1, trailing + 1)})"
    text = render(value, at, trailing)
    next_column = column + TAB
    if "\n" in text or at + len(text) + trailing > WIDTH:
        alone = flat(value)
        if next_column + len(alone) + trailing <= WIDTH and not isinstance(value, c_ast.FuncCall):
            return f"\n{indent(next_column)}{alone}"
        if _too_wide(text, at) and not isinstance(value, c_ast.InitList):
            moved = render(value, next_column, trailing)
            if not _too_wide(moved, next_column):
                return f"\n{indent(next_column)}{moved}"
    return text


def _too_wide(text: str, start: int) -> bool:
    lines = text.split("\n")
    return start + len(lines[0]) > 100 or any(len(line.expandtabs(TAB)) > 100 for line in lines[1:])


def _broken_ternary(node: c_ast.TernaryOp, column: int, trailing: int) -> str:
    pad = indent(column)
    cond = _operand(node.cond, _TERNARY + 1)
    one, other = _operand(node.iftrue, _TERNARY), _operand(node.iffalse, _TERNARY)
    if column + len(cond) + 2 + len(one) + 2 <= WIDTH:
        return f"{cond} ? {one} :\n{pad}{other}"
    return f"{cond} ?\n{pad}{one} :\n{pad}{other}"


def _broken_unary(node: c_ast.UnaryOp, column: int, trailing: int) -> str:
    if node.op not in ("!", "-", "~", "*", "&"):
        return flat(node)
    parens = precedence(node.expr) < _UNARY
    inner = render(node.expr, column + len(node.op) + parens, trailing + parens)
    return f"{node.op}({inner})" if parens else f"{node.op}{inner}"


def _broken_cast(node: c_ast.Cast, column: int, trailing: int) -> str:
    head = f"({_typename(node.to_type)})"
    parens = precedence(node.expr) < _UNARY
    inner = render(node.expr, column + len(head) + parens, trailing + parens)
    return f"{head}({inner})" if parens else head + inner


def _broken_literal(node: c_ast.CompoundLiteral, column: int, trailing: int) -> str:
    head = f"({_typename(node.type)}){{ "
    return head + fill(node.init.exprs or [], column + len(head), trailing + 2) + " }"


_BROKEN: dict[type[Any], Any] = {
    c_ast.CompoundLiteral: _broken_literal,
    c_ast.FuncCall: _broken_call,
    c_ast.BinaryOp: _broken_binary,
    c_ast.Assignment: _broken_assignment,
    c_ast.TernaryOp: _broken_ternary,
    c_ast.UnaryOp: _broken_unary,
    c_ast.Cast: _broken_cast,
}
