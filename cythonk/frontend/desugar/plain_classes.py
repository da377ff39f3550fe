# SPDX-License-Identifier: GPL-2.0
"""Plain classes of exceptions become cdef classes: `class MyError(ValueError)` as every Python program has it.

What the methods assign to `self` becomes the class's attributes, each an object. Runs before the
rules look at the tree, so that they see one kind of class. A plain class that derives from nothing
known to be an exception is left as it is, and refused there; one whose base is cimported is
taken, and `resolve` looks what the base is.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

from Cython.Compiler import ExprNodes, Nodes
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend import exception_types
from cythonk.frontend.desugar import nodes


def is_builtin_exception(name: str) -> bool:
    """Whether a name is that of one of CPython's exceptions."""
    value = getattr(builtins, name, None)
    return isinstance(value, type) and issubclass(value, BaseException)


def base_names(node: Any) -> list[str]:
    """The names of a class's bases; an empty one for what is no name."""
    return [str(getattr(base, "name", "")) for base in getattr(node.bases, "args", [])]


class AttributesNode(Nodes.CVarDefNode):  # type: ignore[misc]
    """The attributes that methods assign; those that the base class has already are left out."""

    declarators: list[Any]

    def analyse_declarations(self, env: Any, dest_scope: Any = None) -> None:
        """Declare what is new."""
        builtin = exception_types.attributes(env.parent_type)
        self.declarators = [
            d for d in self.declarators if env.lookup_here(d.name) is None and d.name not in builtin
        ]
        self.entry = None
        if self.declarators:
            super().analyse_declarations(env, dest_scope)


def _targets(target: Any) -> Iterator[Any]:
    if isinstance(target, (ExprNodes.TupleNode, ExprNodes.ListNode)):
        for item in target.args:
            yield from _targets(item)
    else:
        yield target


def _stored(node: Any) -> Iterator[Any]:
    """What the statements below a node store to, in order."""
    for attribute in ("lhs", "target"):
        if isinstance(node, Nodes.StatNode) and getattr(node, attribute, None) is not None:
            yield from _targets(getattr(node, attribute))
    for target in getattr(node, "lhs_list", ()):
        yield from _targets(target)
    for attribute in node.child_attrs or ():
        child = getattr(node, attribute)
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, Nodes.Node) and not isinstance(item, ExprNodes.ExprNode):
                yield from _stored(item)


def _assigned(methods: list[Any]) -> dict[str, Any]:
    """The attributes of self that methods assign, with the place of the first time."""
    found: dict[str, Any] = {}
    for method in methods:
        if not method.args or method.decorators:
            continue
        self_name = method.args[0].declarator.name or method.args[0].base_type.name
        for target in _stored(method.body):
            if (
                isinstance(target, ExprNodes.AttributeNode)
                and isinstance(target.obj, ExprNodes.NameNode)
                and target.obj.name == self_name
            ):
                found.setdefault(str(target.attribute), target.pos)
    return found


def _as_cdef(node: Any) -> Any:
    body = nodes.flatten([node.body])
    names = _assigned([stat for stat in body if isinstance(stat, Nodes.DefNode)])
    # A property of the same name stores where it likes.
    for stat in body:
        if isinstance(stat, Nodes.DefNode):
            names.pop(str(stat.name), None)
    if names:
        pos = next(iter(names.values()))
        declaration = AttributesNode(
            pos,
            visibility="private",
            base_type=nodes.c_type(pos, "object"),
            declarators=[
                Nodes.CNameDeclaratorNode(place, name=EncodedString(name), cname=None)
                for name, place in names.items()
            ],
            in_pxd=False,
            doc=None,
            api=0,
            modifiers=[],
            overridable=0,
        )
        body = [declaration, *body]
    new = Nodes.CClassDefNode(
        node.pos,
        visibility="private",
        module_name=None,
        class_name=node.name,
        as_name=node.name,
        bases=node.bases,
        decorators=node.decorators,
        body=nodes.statements(node.pos, body),
        in_pxd=False,
        doc=node.doc,
    )
    new.ck_plain = True
    return new


def _known(stats: list[Any]) -> tuple[set[str], set[str]]:
    """The module's exception classes, and the names it cimports."""
    exceptions: set[str] = set()
    cimported: set[str] = set()
    for stat in stats:
        if isinstance(stat, Nodes.FromCImportStatNode):
            cimported.update(str(item[2] or item[1]) for item in stat.imported_names)
        elif isinstance(stat, Nodes.CClassDefNode):
            names = base_names(stat)
            if any(n in exceptions or is_builtin_exception(n) for n in names):
                exceptions.add(str(stat.class_name))
        elif isinstance(stat, Nodes.PyClassDefNode):
            names = base_names(stat)
            if any(n in exceptions or n in cimported or is_builtin_exception(n) for n in names):
                exceptions.add(str(stat.name))
    return exceptions, cimported


def run(tree: Any) -> None:
    """Convert the exception classes of one module."""
    stats = nodes.flatten([tree.body])
    exceptions, _ = _known(stats)
    plain = {
        id(stat)
        for stat in stats
        if isinstance(stat, Nodes.PyClassDefNode)
        and str(stat.name) in exceptions
        and stat.mkw is None
        and not stat.is_py3_style_class
    }
    if plain:
        new = [_as_cdef(stat) if id(stat) in plain else stat for stat in stats]
        tree.body = nodes.statements(tree.body.pos, new)
