# SPDX-License-Identifier: GPL-2.0
"""C declarations as text: types, declarators, structs and enums.

Declarators are written from the inside out (`int (*ops[4])(void)`), which nothing else in the
emitter needs.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc.emit import expressions


def declaration(decl: Any) -> str:
    """A declaration on one line, without its initialiser, semicolon or the body of a struct it may
    define.
    """
    words = [*(decl.storage or []), *(getattr(decl, "funcspec", None) or [])]
    words.append(declared(decl.type))
    return " ".join(words)


def declared(node: Any) -> str:
    """A type with the name it declares, if it has one."""
    base, text = _declarator(node, "")
    if not text:
        return base
    return f"{base}{text}" if text.startswith("[") else f"{base} {text}"


def head_and_parameters(decl: Any) -> tuple[str, list[str]]:
    """The text of a function declaration up to its parenthesis, and its parameters."""
    function = decl.type
    words = [*(decl.storage or []), *(decl.funcspec or [])]
    base, text = _declarator(function.type, decl.name)
    return " ".join([*words, base, text]) if text else " ".join([*words, base]), parameters(
        function
    )


def is_plain_function(decl: Any) -> bool:
    """Whether a declaration is of a function whose result is no function or array pointer."""
    node = decl.type
    if not isinstance(node, c_ast.FuncDecl):
        return False
    node = node.type
    while isinstance(node, c_ast.PtrDecl):
        node = node.type
    return isinstance(node, c_ast.TypeDecl)


def parameters(function: c_ast.FuncDecl) -> list[str]:
    """The parameters of a function, each as text; none at all when it has no prototype."""
    if function.args is None:
        return []
    found = []
    for parameter in function.args.params:
        if isinstance(parameter, c_ast.EllipsisParam):
            found.append("...")
        elif isinstance(parameter, c_ast.ID):
            found.append(parameter.name)
        elif isinstance(parameter, c_ast.Decl):
            found.append(declaration(parameter))
        else:
            found.append(declared(parameter))
    return found


def _declarator(node: Any, inner: str) -> tuple[str, str]:
    """The base type and the declarator around `inner`."""
    if isinstance(node, (c_ast.Typename, c_ast.Decl)):
        return _declarator(node.type, inner)
    if isinstance(node, c_ast.TypeDecl):
        quals = " ".join(node.quals or [])
        base = base_type(node.type)
        return f"{quals} {base}" if quals else base, inner or node.declname or ""
    if isinstance(node, c_ast.PtrDecl):
        name = inner or _name_of(node)
        quals = " ".join(node.quals or [])
        text = f"*{quals} {name}".rstrip() if quals else f"*{name}"
        if isinstance(node.type, (c_ast.ArrayDecl, c_ast.FuncDecl)):
            text = f"({text})"
        return _declarator(node.type, text)
    if isinstance(node, c_ast.ArrayDecl):
        name = inner or _name_of(node)
        size = expressions.flat(node.dim) if node.dim is not None else ""
        return _declarator(node.type, f"{name}[{size}]")
    if isinstance(node, c_ast.FuncDecl):
        name = inner or _name_of(node)
        return _declarator(node.type, f"{name}({', '.join(parameters(node))})")
    return base_type(node), inner


def _name_of(node: Any) -> str:
    while isinstance(node, (c_ast.PtrDecl, c_ast.ArrayDecl, c_ast.FuncDecl)):
        node = node.type
    return getattr(node, "declname", None) or ""


def base_type(node: Any) -> str:
    """A type without declarator, and without the body it may define."""
    if isinstance(node, c_ast.IdentifierType):
        return " ".join(node.names)
    for kind, word in ((c_ast.Struct, "struct"), (c_ast.Union, "union"), (c_ast.Enum, "enum")):
        if isinstance(node, kind):
            return f"{word} {node.name}" if node.name else word
    if isinstance(node, c_ast.TypeOf):
        return f"{node.op}({expressions.flat(node.expr)})"
    raise TypeError(f"no C for the type {type(node).__name__}")


def defined_body(decl: Any) -> Any:
    """The struct, union or enum node whose body a declaration carries, None if there is none."""
    node = decl
    while isinstance(
        node,
        (
            c_ast.Decl,
            c_ast.Typedef,
            c_ast.PtrDecl,
            c_ast.ArrayDecl,
            c_ast.FuncDecl,
            c_ast.TypeDecl,
        ),
    ):
        node = node.type
    if isinstance(node, (c_ast.Struct, c_ast.Union)) and node.decls is not None:
        return node
    if isinstance(node, c_ast.Enum) and node.values is not None:
        return node
    return None
