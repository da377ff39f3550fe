# SPDX-License-Identifier: GPL-2.0
"""Walking Cython's parse tree: every node with what it stands in, and where it stands in the
source.

Cython's own visitors follow `child_attrs`, which leave out types, bases, decorators and the parts
of generator expressions, and they recurse. The rules must see everything, so the missing children
are listed here as data and the walk keeps its own stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.diagnostics.model import Position

if TYPE_CHECKING:
    from cythonk.frontend.source import SourceFile

# Children that Cython's `child_attrs` does not name, by class of node.
_MORE_CHILDREN: dict[str, tuple[str, ...]] = {
    "AnnotationNode": ("expr",),
    "AttributeNode": ("annotation",),
    "CClassDefNode": ("bases", "decorators"),
    "CVarDefNode": ("decorators",),
    "CppClassNode": ("base_classes",),
    "CythonArrayNode": ("base_type_node",),
    "FusedTypeNode": ("types",),
    "GeneratorExpressionNode": ("loop",),
    "IndexNode": ("annotation",),
    "LambdaNode": ("args", "star_arg", "starstar_arg", "result_expr"),
    "NameNode": ("annotation",),
    "NewExprNode": ("cppclass",),
    "PyArgDeclNode": ("annotation",),
    "SizeofTypeNode": ("base_type", "declarator"),
    "TypecastNode": ("base_type", "declarator"),
}

# Where `child_attrs` names nodes that Cython's parser made up: the children the user wrote.
_OWN_CHILDREN: dict[str, tuple[str, ...]] = {
    "PyClassDefNode": ("bases", "body", "decorators"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A node and, as a chain, the nodes around it."""

    node: Any
    parent: Place | None = None

    def ancestors(self) -> Iterator[Any]:
        """The nodes around this one, innermost first."""
        place = self.parent
        while place is not None:
            yield place.node
            place = place.parent

    def enclosing(self, *classes: type) -> Any:
        """The innermost node around this one that is of one of the classes, or None."""
        return next((n for n in self.ancestors() if isinstance(n, classes)), None)


def children(node: Any) -> list[Any]:
    """The nodes directly below a node."""
    found: list[Any] = []
    kind = type(node).__name__
    names = _OWN_CHILDREN.get(kind) or (*(node.child_attrs or ()), *_MORE_CHILDREN.get(kind, ()))
    for name in names:
        child = getattr(node, name, None)
        if isinstance(child, Nodes.Node):
            found.append(child)
        elif isinstance(child, (list, tuple)):
            found.extend(item for item in child if isinstance(item, Nodes.Node))
    return found


def walk(root: Any) -> Iterator[Place]:
    """Every node of a tree with its surroundings, each node once, in the order of the source's
    statements.
    """
    seen: set[int] = set()
    stack = [Place(root)]
    while stack:
        place = stack.pop()
        if id(place.node) in seen:
            continue
        seen.add(id(place.node))
        yield place
        stack.extend(Place(child, place) for child in reversed(children(place.node)))


def is_function(node: Any) -> bool:
    """Whether a node is a function with names of its own (a generator expression is none)."""
    return isinstance(node, Nodes.FuncDefNode) or type(node) is ExprNodes.LambdaNode


def function_around(place: Place) -> Any:
    """The innermost function a node stands in, or None."""
    return next((node for node in place.ancestors() if is_function(node)), None)


def flatten(block: Any) -> list[Any]:
    """The statements of a block, nested statement lists resolved."""
    if block is None:
        return []
    if type(block) is not Nodes.StatListNode:
        return [block]
    return [stat for item in block.stats for stat in flatten(item)]


def position(pos: Any, source: SourceFile) -> Position:
    """A Cython position (`descriptor, line, column from 0`) as ours; without one, the file as a
    whole.
    """
    if not pos:
        return source.position(0)
    filename = getattr(pos[0], "filename", None)
    if filename is None or Path(filename) == source.path:
        return source.position(pos[1], pos[2] + 1)
    return Position(Path(filename), pos[1], pos[2] + 1)


def declared_name(declarator: Any) -> tuple[str, Any]:
    """The name a C declarator declares and where; the name is empty for an unnamed one."""
    while not isinstance(declarator, Nodes.CNameDeclaratorNode):
        declarator = declarator.base
    return str(declarator.name), declarator.pos


def is_literal_string(node: Any) -> bool:
    """Whether a node is a plain str literal."""
    return type(node).__name__ == "UnicodeNode"
