# SPDX-License-Identifier: GPL-2.0
"""C statements in kernel style: tabs, braces where the coding style has them, labels at the left
edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pycparser import c_ast

from cythonk.postproc.emit import declarators, expressions
from cythonk.postproc.emit.expressions import TAB, WIDTH, flat, indent, render
from cythonk.postproc.emit.writer import Writer

_JUMPS = (c_ast.Goto, c_ast.Return, c_ast.Break, c_ast.Continue)
_SIMPLE_STATEMENTS = (
    *_JUMPS,
    c_ast.Assignment,
    c_ast.FuncCall,
    c_ast.UnaryOp,
    c_ast.BinaryOp,
    c_ast.TernaryOp,
    c_ast.Cast,
    c_ast.ID,
    c_ast.Constant,
    c_ast.StructRef,
    c_ast.ArrayRef,
    c_ast.ExprList,
    c_ast.CompoundLiteral,
)


def _items(node: Any) -> list[Any]:
    """The statements of a branch or body."""
    if node is None:
        return []
    found = (node.block_items or []) if isinstance(node, c_ast.Compound) else [node]
    return [n for n in found if n is not None and not isinstance(n, c_ast.EmptyStatement)]


def _labelled(node: Any) -> Any:
    """The statement behind a label, or behind several."""
    while isinstance(node, c_ast.Label):
        node = node.stmt
    return node


class Statements:
    """Writes statements; `comments` maps id(node) to a comment to put before that statement."""

    def __init__(self, writer: Writer, comments: Mapping[int, str]) -> None:
        self.writer = writer
        self.comments = comments

    def body(self, block: c_ast.Compound) -> None:
        """The body of a function, with its braces."""
        self.writer.put("{")
        self.block(_items(block), 1)
        self.writer.put("}")

    def block(self, items: list[Any], level: int) -> None:
        """Statements, with a blank line behind the declarations and before a label control does
        not fall into.
        """
        before: Any = None
        for i, node in enumerate(items):
            if isinstance(before, c_ast.Decl) and not isinstance(node, c_ast.Decl):
                self.writer.blank()
            if isinstance(node, c_ast.Label) and isinstance(before, _JUMPS):
                self.writer.blank()
            self.statement(node, level)
            if isinstance(node, c_ast.Label) and isinstance(_labelled(node), c_ast.EmptyStatement):
                follows = items[i + 1] if i + 1 < len(items) else None
                if follows is None or isinstance(follows, c_ast.Decl):
                    self.writer.put(indent(level * TAB) + ";")
            before = node

    def statement(self, node: Any, level: int) -> None:
        """One statement at an indentation level."""
        self._comment(node, level)
        pad = indent(level * TAB)
        if isinstance(node, c_ast.Label):
            self.writer.put(f"{node.name}:")
            self.statement(node.stmt, level)
        elif isinstance(node, c_ast.Decl):
            self._declaration(node, level)
        elif isinstance(node, c_ast.Compound):
            self.writer.put(pad + "{")
            self.block(_items(node), level + 1)
            self.writer.put(pad + "}")
        elif isinstance(node, c_ast.If):
            self._if(node, level, "")
        elif isinstance(node, c_ast.While) and expressions.macro_loop(node.cond) is not None:
            head = render(expressions.macro_loop(node.cond), level * TAB, 2)
            self._loop(node, head, level)
        elif isinstance(node, c_ast.While):
            self._loop(node, f"while ({self._cond(node.cond, level, 'while (')})", level)
        elif isinstance(node, c_ast.For):
            self._loop(node, self._for_head(node, level), level)
        elif isinstance(node, c_ast.DoWhile):
            self.writer.at(node.coord)
            self.writer.put(pad + "do {")
            self.block(_items(node.stmt), level + 1)
            self.writer.put(f"{pad}}} while ({self._cond(node.cond, level, '} while (', 2)});")
        elif isinstance(node, c_ast.Switch):
            self._switch(node, level)
        elif isinstance(node, c_ast.Pragma):
            self.writer.put(f"#pragma {node.string}".rstrip())
        elif isinstance(node, c_ast.Typedef):
            self.writer.put(f"{pad}{declarators.declaration(node)};")
        elif not isinstance(node, c_ast.EmptyStatement):
            self.writer.at(node.coord, exactly=not _is_silent(node))
            self.writer.put(pad + self._simple(node, level * TAB) + ";")

    def _comment(self, node: Any, level: int) -> None:
        comment = self.comments.get(id(node))
        if comment:
            self.writer.put(comment_text(comment, indent(level * TAB)))

    def _simple(self, node: Any, column: int) -> str:
        if isinstance(node, c_ast.Goto):
            return f"goto {node.name}"
        if isinstance(node, c_ast.Break):
            return "break"
        if isinstance(node, c_ast.Continue):
            return "continue"
        if isinstance(node, c_ast.Return):
            return "return" if node.expr is None else f"return {render(node.expr, column + 7, 1)}"
        return render(node, column, 1)

    def _cond(self, cond: Any, level: int, head: str, trailing: int = 3) -> str:
        text = render(cond, level * TAB + len(head), trailing)
        return f"({text})" if isinstance(cond, c_ast.Assignment) else text

    def _declaration(self, node: c_ast.Decl, level: int) -> None:
        pad = indent(level * TAB)
        if declarators.defined_body(node) is not None:
            self.writer.put(definition(node, level) + ";")
            return
        if node.init is not None and not isinstance(node.init, (c_ast.ID, c_ast.Constant)):
            self.writer.at(node.coord)
        self.writer.put(pad + variable(node, level * TAB) + ";")

    # Branches

    def _is_bare(self, items: list[Any]) -> bool:
        """Whether a branch is one statement that goes without braces."""
        return (
            len(items) == 1
            and isinstance(items[0], _SIMPLE_STATEMENTS)
            and id(items[0]) not in self.comments
        )

    def _if(self, node: c_ast.If, level: int, prefix: str) -> None:
        """An if, or (with a prefix) the rest of an else-if chain."""
        # A chain of `else if` may be hundreds long: walk it.
        pad = indent(level * TAB)
        chain: list[tuple[Any, list[Any]]] = []
        current: Any = node
        while True:
            chain.append((current, _items(current.iftrue)))
            rest = _items(current.iffalse)
            if (
                len(rest) == 1
                and isinstance(rest[0], c_ast.If)
                and id(rest[0]) not in self.comments
            ):
                current = rest[0]
                continue
            break
        bare = all(self._is_bare(items) for _, items in chain) and (not rest or self._is_bare(rest))
        opening = "" if bare else " {"
        closing = "" if bare else "} "
        for i, (each, items) in enumerate(chain):
            self.writer.at(each.coord)
            head = f"{closing}else if (" if i else f"{prefix}if ("
            cond = self._cond(each.cond, level, head, 1 + len(opening))
            self.writer.put(f"{pad}{head}{cond}){opening}")
            self.block(items, level + 1)
        if rest:
            self.writer.put(f"{pad}{closing}else{opening}")
            self.block(rest, level + 1)
        if not bare:
            self.writer.put(pad + "}")

    def _loop(self, node: Any, head: str, level: int) -> None:
        pad = indent(level * TAB)
        items = _items(node.stmt)
        self.writer.at(node.coord)
        if not items:
            self.writer.put(f"{pad}{head}")
            self.writer.put(indent((level + 1) * TAB) + ";")
        elif self._is_bare(items):
            self.writer.put(f"{pad}{head}")
            self.block(items, level + 1)
        else:
            self.writer.put(f"{pad}{head} {{")
            self.block(items, level + 1)
            self.writer.put(pad + "}")

    def _for_head(self, node: c_ast.For, level: int) -> str:
        column = level * TAB + len("for (")
        if isinstance(node.init, c_ast.DeclList):
            first, *others = node.init.decls
            init = ", ".join([variable(first, column), *(_later(d) for d in others)])
        else:
            init = flat(node.init) if node.init is not None else ""
        parts = [
            init,
            flat(node.cond) if node.cond is not None else "",
            flat(node.next) if node.next else "",
        ]
        text = "; ".join(parts).replace("; ;", ";;").rstrip()
        if column + len(text) + 3 > WIDTH:
            text = f";\n{indent(column)}".join(parts)
        return f"for ({text})"

    def _switch(self, node: c_ast.Switch, level: int) -> None:
        pad = indent(level * TAB)
        self.writer.at(node.coord)
        self.writer.put(f"{pad}switch ({self._cond(node.cond, level, 'switch (')}) {{")
        cases = _items(node.stmt)
        for i, case in enumerate(cases):
            if not isinstance(case, (c_ast.Case, c_ast.Default)):
                self.statement(case, level + 1)
                continue
            head = "default" if isinstance(case, c_ast.Default) else f"case {flat(case.expr)}"
            self.writer.put(f"{pad}{head}:")
            items = [
                s
                for s in case.stmts or []
                if s is not None and not isinstance(s, c_ast.EmptyStatement)
            ]
            self.block(items, level + 1)
            last = i == len(cases) - 1
            if items and not last and not _ends(items[-1]):
                self.writer.put(indent((level + 1) * TAB) + "fallthrough;")
            if not items and last:
                self.writer.put(indent((level + 1) * TAB) + "break;")
        self.writer.put(pad + "}")


def _ends(node: Any) -> bool:
    """Whether control does not go past a statement."""
    if isinstance(node, c_ast.Compound):
        items = _items(node)
        return bool(items) and _ends(items[-1])
    if isinstance(node, c_ast.Label):
        return _ends(node.stmt)
    if isinstance(node, c_ast.If):
        branches = (_items(node.iftrue), _items(node.iffalse))
        return all(items and _ends(items[-1]) for items in branches)
    return isinstance(node, _JUMPS) or (isinstance(node, c_ast.ID) and node.name == "fallthrough")


def _is_silent(node: Any) -> bool:
    """Whether a statement can neither fault nor be complained about, so that its line need not be
    exact.
    """
    if isinstance(node, c_ast.Return):
        return node.expr is None or isinstance(node.expr, (c_ast.ID, c_ast.Constant))
    if isinstance(node, c_ast.Assignment):
        return isinstance(node.lvalue, c_ast.ID) and isinstance(
            node.rvalue, (c_ast.ID, c_ast.Constant)
        )
    return isinstance(node, _JUMPS)


def _later(decl: c_ast.Decl) -> str:
    """A further variable of a for's declaration: its declarator without the type they share."""
    stars = ""
    node = decl.type
    while isinstance(node, c_ast.PtrDecl):
        stars += "*"
        node = node.type
    init = f" = {flat(decl.init)}" if decl.init is not None else ""
    return f"{stars}{decl.name}{init}"


def comment_text(comment: str, pad: str) -> str:
    """A comment in kernel style."""
    lines = comment.replace("*/", "* /").strip().split("\n")
    if len(lines) == 1:
        return f"{pad}/* {lines[0].strip()} */"
    inner = [f"{pad} * {line.strip()}".rstrip() for line in lines]
    return "\n".join([f"{pad}/*", *inner, f"{pad} */"])


def variable(node: c_ast.Decl, column: int) -> str:
    """A declaration of a variable with its initialiser, from `column` on."""
    text = declarators.declaration(node)
    if node.bitsize is not None:
        text += f" : {flat(node.bitsize)}"
    if node.init is None:
        return _broken_declarator(text, column)
    macro = expressions.declaring_macro(node)
    if macro is not None:
        return macro
    head = f"{text} = "
    if isinstance(node.init, c_ast.InitList):
        return head + initialiser(node.init, column, column + len(head))
    return head + expressions.broken_value(node.init, column, column + len(head), 1)


def _broken_declarator(text: str, column: int) -> str:
    """A declaration whose parameters (of a function pointer) are broken into lines if need be."""
    head, _, last = text.rpartition(")(")
    parameters = last.removesuffix(")").split(", ")
    if column + len(text) + 1 <= WIDTH or not head or "(" in last:
        return text
    start = column + len(head) + len(")(")
    out = f"{head})("
    at = start
    for i, parameter in enumerate(parameters):
        if i and at + 1 + len(parameter) + 2 > WIDTH:
            out += f"\n{indent(start)}"
            at = start
        elif i:
            out += " "
            at += 1
        out += parameter + ("," if i < len(parameters) - 1 else ")")
        at += len(parameter) + 1
    return out


def initialiser(node: c_ast.InitList, column: int, start: int) -> str:
    """A braced initialiser: on one line when short and without designators, else one or several
    items a line.
    """
    items = node.exprs or []
    text = flat(node)
    named = any(isinstance(i, c_ast.NamedInitializer) for i in items)
    if not items or (not named and start + len(text) + 1 <= WIDTH and not _has_named(node)):
        return text
    inner = column + TAB
    pad = indent(inner)
    if not named and not any(isinstance(i, c_ast.InitList) for i in items):
        return "{\n" + pad + expressions.fill(items, inner, 1) + ",\n" + indent(column) + "}"
    out = ["{"]
    for item in items:
        if isinstance(item, c_ast.NamedInitializer):
            head = f"{expressions.designators(item)} = "
            value = item.expr
        else:
            head, value = "", item
        if isinstance(value, c_ast.InitList):
            shown = initialiser(value, inner, inner + len(head))
        else:
            shown = expressions.broken_value(value, inner, inner + len(head), 1)
        out.append(f"{pad}{head}{shown},")
    out.append(indent(column) + "}")
    return "\n".join(out)


def _has_named(node: Any) -> bool:
    return any(
        isinstance(i, c_ast.NamedInitializer) or (isinstance(i, c_ast.InitList) and _has_named(i))
        for i in node.exprs or []
    )


def definition(node: Any, level: int) -> str:
    """A declaration or typedef that defines a struct, union or enum, with its body."""
    body = declarators.defined_body(node)
    pad = indent(level * TAB)
    words = [*(getattr(node, "storage", None) or []), *(getattr(node, "funcspec", None) or [])]
    head = declarators.base_type(body)
    quals = _quals_of(node)
    if isinstance(body, c_ast.Enum):
        members = [_enumerator(e, level + 1) for e in body.values.enumerators]
    else:
        members = [_member(m, level + 1) for m in body.decls]
    out = " ".join([*words, *quals, head]) + " {\n" + "".join(f"{m}\n" for m in members) + pad + "}"
    declared = declarators.declaration(node)
    prefix = " ".join([*words, *quals, head])
    rest = declared[len(prefix) :].strip() if declared.startswith(prefix) else ""
    if rest:
        out += f" {rest}"
    if getattr(node, "init", None) is not None:
        out += f" = {initialiser(node.init, level * TAB, len(out.rpartition(chr(10))[2]))}"
    return pad + out


def _quals_of(node: Any) -> list[str]:
    while not isinstance(node, (c_ast.TypeDecl, c_ast.Struct, c_ast.Union, c_ast.Enum)):
        node = node.type
    return list(node.quals or []) if isinstance(node, c_ast.TypeDecl) else []


def _member(member: Any, level: int) -> str:
    pad = indent(level * TAB)
    if isinstance(member, c_ast.Decl) and declarators.defined_body(member) is not None:
        return definition(member, level) + ";"
    return pad + variable(member, level * TAB) + ";"


def _enumerator(item: Any, level: int) -> str:
    value = f" = {flat(item.value)}" if item.value is not None else ""
    return f"{indent(level * TAB)}{item.name}{value},"
