# SPDX-License-Identifier: GPL-2.0
"""Short constructors for C syntax: expressions by hand, larger pieces by parsing a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pycparser import CParser, c_ast
from pycparser.c_parser import Coord

from cythonk.postproc.cast import walk
from cythonk.postproc.parse import BASE_TYPES


def name(text: str, coord: Any = None) -> c_ast.ID:
    """An identifier."""
    return c_ast.ID(text, coord)


def number(value: int) -> c_ast.Constant:
    """An integer constant."""
    return c_ast.Constant("int", str(value))


def literal(data: bytes) -> str:
    """A C string literal of any bytes; octal escapes are three digits, so that nothing runs into them."""
    named = {0x22: '\\"', 0x5C: "\\\\", 0x0A: "\\n", 0x09: "\\t", 0x0D: "\\r"}
    out = [named.get(b) or (chr(b) if 32 <= b < 127 else f"\\{b:03o}") for b in data]
    return '"' + "".join(out) + '"'


def string(text: str) -> c_ast.Constant:
    """A string constant."""
    return c_ast.Constant("string", literal(text.encode()))


def call(function: str, args: Iterable[c_ast.Node], coord: Any = None) -> c_ast.FuncCall:
    """A call."""
    return c_ast.FuncCall(c_ast.ID(function, coord), c_ast.ExprList(list(args), coord), coord)


def address(node: c_ast.Node) -> c_ast.UnaryOp:
    """`&node`."""
    return c_ast.UnaryOp("&", node, node.coord)


def assign(left: c_ast.Node, right: c_ast.Node, coord: Any = None) -> c_ast.Assignment:
    """`left = right`."""
    return c_ast.Assignment("=", left, right, coord)


def pointer_cast(struct: str, node: c_ast.Node, stars: int = 1) -> c_ast.Cast:
    """`(struct NAME *)node`."""
    kind: Any = c_ast.TypeDecl(None, [], None, c_ast.Struct(struct, None))
    for _ in range(stars):
        kind = c_ast.PtrDecl([], kind)
    return c_ast.Cast(c_ast.Typename(None, [], None, kind), node, node.coord)


def parse_items(
    text: str, types: Sequence[str] = (), source: str | None = None, line: int = 1
) -> list[c_ast.Node]:
    """Top-level items from C text written by a pass; they carry the place in the source they stand for."""
    names = dict.fromkeys([*BASE_TYPES, *types])
    preamble = "".join(f"typedef int {n};\n" for n in names)
    tree = CParser().parse(preamble + text, filename="<template>")
    items = tree.ext[len(names) :]
    coord = Coord(source, line) if source else None
    for item in items:
        for each in walk(item):
            each.coord = coord
    return list(items)
