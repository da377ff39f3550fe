# SPDX-License-Identifier: GPL-2.0
"""The emitter: a syntax tree as C in the kernel's coding style.

Tabs, lines of at most 80 columns where they can be broken, one blank line between functions,
`#line` directives that make gcc, sparse and an oops name lines of the .pyx. Declarations of
functions that are defined before anything uses them are left out. Emitting changes nothing in the
tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.emit import declarators, statements
from cythonk.postproc.emit.expressions import TAB, WIDTH, indent, render
from cythonk.postproc.emit.statements import Statements
from cythonk.postproc.emit.writer import Writer

__all__ = ["to_source"]


def to_source(
    ast: c_ast.FileAST,
    *,
    banner: str,
    includes: list[str],
    line_directives: bool = True,
    output_name: str | None = None,
    comments: Mapping[int, str] | None = None,
) -> str:
    """The text of a C file.

    banner: text for the top of the file, as it is. includes: what follows `#include`, in order.
    line_directives: whether statements are tied to the lines their `coord` names.
    output_name: the name of the file written; code that is from no source line then counts as that
    file's.
    comments: comments by id() of the statement or declaration they stand before.
    """
    with cast.deep_recursion():
        file = _File(
            Writer(line_directives=line_directives, output_name=output_name), comments or {}
        )
        file.head(banner, includes)
        needed = _needed_prototypes(ast)
        for item in ast.ext:
            if item is not None and needed.get(id(item), True):
                file.item(item)
        return file.writer.text()


def _needed_prototypes(ast: c_ast.FileAST) -> dict[int, bool]:
    """For each function declaration (by id), whether something between it and the definition needs
    it.
    """
    last: dict[str, int] = {}
    defined = {item.decl.name for item in ast.ext if isinstance(item, c_ast.FuncDef)}
    needed: dict[int, bool] = {}
    declared: set[str] = set()
    for item in ast.ext:
        if isinstance(item, c_ast.FuncDef):
            last.pop(item.decl.name, None)  # from here on the definition itself declares it
            _mark_used(item, last, needed)
        elif isinstance(item, c_ast.Decl) and isinstance(item.type, c_ast.FuncDecl):
            static = "static" in (item.storage or [])
            if item.name in defined and not static and item.name not in declared:
                declared.add(item.name)  # a global function is declared before it is defined
            elif item.name in defined or static:
                needed[id(item)] = False
                last.setdefault(item.name, id(item))
        else:
            _mark_used(item, last, needed)
    return needed


def _mark_used(item: Any, last: dict[str, int], needed: dict[int, bool]) -> None:
    if not last:
        return
    for use in cast.variable_uses(item):
        if use.name in last:
            needed[last.pop(use.name)] = True


class _File:
    """Writes the items of a file with the blank lines between them."""

    def __init__(self, writer: Writer, comments: Mapping[int, str]) -> None:
        self.writer = writer
        self.comments = comments
        self.statements = Statements(writer, comments)
        self._before = ""  # the kind of the item before

    def head(self, banner: str, includes: list[str]) -> None:
        """The banner and the includes."""
        if banner:
            self.writer.put(banner.rstrip("\n"))
        if includes:
            self.writer.blank()
            for name in includes:
                self.writer.put(f"#include {name}")
            self._before = "include"

    def item(self, item: Any) -> None:
        """One item of the file."""
        if isinstance(item, c_ast.FuncDef):
            self._separate("function")
            self._comment(item)
            self.writer.at(item.decl.coord)
            self.writer.put(self._function_head(item.decl, ""))
            self.statements.body(item.body)
            return
        text = self._text(item)
        kind = _kind(item)
        if "\n" in text and kind != "prototype":
            kind = "block"
        self._separate(kind)
        self._comment(item)
        self.writer.put(text)

    def _separate(self, kind: str) -> None:
        if self._before and (kind != self._before or kind in ("function", "block")):
            self.writer.blank()
        if kind != "function":
            self.writer.outside()
        self._before = kind

    def _comment(self, item: Any) -> None:
        comment = self.comments.get(id(item))
        if comment:
            self.writer.put(statements.comment_text(comment, ""))

    def _text(self, item: Any) -> str:
        if isinstance(item, c_ast.Pragma):
            return f"#pragma {item.string}".rstrip()
        if isinstance(item, (c_ast.Decl, c_ast.Typedef)):
            if declarators.defined_body(item) is not None:
                return statements.definition(item, 0) + ";"
            if isinstance(item, c_ast.Typedef):
                return f"{declarators.declaration(item)};"
            if declarators.is_plain_function(item):
                return self._function_head(item, ";")
            if item.name is None:
                return f"{declarators.declared(item.type)};"
            return statements.variable(item, 0) + ";"
        return f"{render(item, 0, 1)};"

    def _function_head(self, decl: c_ast.Decl, end: str) -> str:
        """The head of a function, its parameters filling lines aligned to the parenthesis."""
        if not declarators.is_plain_function(decl):
            return declarators.declaration(decl) + end
        head, parameters = declarators.head_and_parameters(decl)
        head += "("
        out = head
        at = len(head)
        for i, parameter in enumerate(parameters):
            after = 1 + len(end) if i == len(parameters) - 1 else 1
            if i and at + 1 + len(parameter) + after > WIDTH:
                # Aligned to the parenthesis, unless that leaves no room.
                column = len(head) if len(head) + len(parameter) + after <= 100 else 2 * TAB
                out += f"\n{indent(column)}"
                at = column
            elif i:
                out += " "
                at += 1
            out += parameter + ("," if i < len(parameters) - 1 else "")
            at += len(parameter) + 1
        return f"{out}){end}"


def _kind(item: Any) -> str:
    if isinstance(item, c_ast.Typedef):
        return "typedef"
    if isinstance(item, c_ast.Decl):
        return "prototype" if isinstance(item.type, c_ast.FuncDecl) else "variable"
    return "macro"
