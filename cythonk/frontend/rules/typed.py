# SPDX-License-Identifier: GPL-2.0
"""What can be refused only when types are known: inferred floats, unknown attributes, leftover
generators.

Runs on the tree after Cython's `AnalyseExpressionsTransform`. It reports each expression once, at
the innermost node that brings the type in, so that `a + b * c` over a C double names the double
and not the sum.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.frontend import exception_types
from cythonk.frontend.rules.builtin_names import missing
from cythonk.frontend.rules.classes import refuse_attribute
from cythonk.frontend.rules.literals import INT_MAX, INT_MIN
from cythonk.frontend.rules.run import Rule, Run
from cythonk.frontend.rules.tree import Place, walk

# Properties of Cython's types that the kernel cannot have: attribute of the type → (code, what,
# hint).
_TYPE_RULES: tuple[tuple[str, str, str, str], ...] = (
    ("is_complex", "CK102", "is a complex number", "keep the two parts in two integers"),
    ("is_float", "CK101", "is a float, and kernel code has no floating point", "use integers"),
    ("is_buffer", "CK114", "is a buffer, which is not there yet", "use bytes or a list"),
    ("is_fused", "CK112", "has a fused type", "write one function for each type"),
    ("is_cpp_class", "CK112", "is a C++ object", "use C structs and cdef classes"),
    ("is_ctuple", "CK114", "is a C tuple, which is not there yet", "use a tuple or a struct"),
)
_BUILTIN_RULES: dict[str, tuple[str, str, str]] = {
    "float": ("CK101", "is a float, and kernel code has no floating point", "use integers"),
    "complex": ("CK102", "is a complex number", "keep the two parts in two integers"),
}

# Not written as such: the index x[a:b:c] makes no slice object, and Cython converts operands and
# literals to the type of the operation, which is the one to name (a float in the source is refused
# before).
_NOT_THE_USERS = (ExprNodes.SliceNode, ExprNodes.CoercionNode, ExprNodes.ConstNode)


def _refused_type(node: Any) -> tuple[str, str, str] | None:
    """Why the type of an expression is refused; None when it is fine."""
    kind = getattr(node, "type", None)
    if kind is None or isinstance(node, _NOT_THE_USERS):
        return None
    if isinstance(node, ExprNodes.NameNode) and getattr(node.entry, "visibility", "") != "extern":
        return (
            None  # a variable of this module: what is assigned to it, or its declaration, is named
        )
    for attribute, code, what, hint in _TYPE_RULES:
        if getattr(kind, attribute, False):
            return code, what, hint
    if getattr(kind, "is_builtin_type", False):
        return _BUILTIN_RULES.get(str(kind.name))
    return None


def _type(run: Run, place: Place) -> bool:
    """Report an expression whose type is refused; false when there is nothing to say of it."""
    found = _refused_type(place.node)
    if found is None or place.enclosing(Nodes.CArgDeclNode) is not None:
        return False  # of a parameter the declaration has been refused already
    code, what, hint = found
    run.refuse(code, place.node.pos, f"{_described(place.node)} {what}", hint)
    return True


def _described(node: Any) -> str:
    if isinstance(node, ExprNodes.NameNode):
        return f"'{node.name}'"
    if isinstance(node, ExprNodes.AttributeNode):
        return f"'{node.attribute}'"
    if isinstance(node, ExprNodes.CallNode):
        return "the result of the call"
    return "this expression"


def _attribute(run: Run, place: Place) -> None:
    node = place.node
    kind = getattr(node.obj, "type", None)
    if kind is None or not kind.is_extension_type or not node.is_py_attr:
        return
    name = str(node.attribute)
    members: set[str] = set()
    base = kind
    while base is not None:
        if base.scope is None:
            return  # declared elsewhere, and incompletely
        members.update(str(n) for n in base.scope.entries if n)
        base = base.base_type
    if name in members or name in exception_types.attributes(kind):
        return
    members = {member for member in members if not member.startswith(("__", "_ck_"))}
    refuse_attribute(run, str(kind.name), name, node.pos, members)


def _generator(run: Run, place: Place) -> None:
    if isinstance(
        place.parent.node if place.parent else None, ExprNodes.InlinedGeneratorExpressionNode
    ):
        return
    run.refuse(
        "CK105",
        place.node.pos,
        "a generator expression cannot be turned into a loop here",
        "write a list: [x for x in …]",
    )


def _integer(run: Run, place: Place) -> None:
    node = place.node
    if not getattr(node.type, "is_pyobject", False):
        return
    try:
        value = int(str(node.value).rstrip("uUlL"), 0)
    except ValueError:
        return  # an octal without its prefix, or a constant's name
    if not INT_MIN <= value <= INT_MAX:
        run.refuse(
            "CK106",
            node.pos,
            f"the number {value} does not fit an int object (64 bits with sign)",
            f"the largest is {INT_MAX}; keep larger ones in a C type: cdef unsigned long long",
        )


def _builtin(run: Run, place: Place) -> None:
    """What a `cimport *` might have bound turned out to be a builtin."""
    node = place.node
    entry = node.entry
    if entry is None or not (entry.is_builtin or getattr(entry.scope, "is_builtin_scope", False)):
        return
    found = missing(str(node.name))
    if found is not None:
        message = f"the builtin '{node.name}' is not available: {found.why}"
        run.refuse(found.code, node.pos, message, found.hint)


def _comparison(run: Run, place: Place) -> None:
    """C has no comparison of typed memoryviews, which Cython would write."""
    operands = (place.node.operand1, place.node.operand2)
    if all(getattr(operand.type, "is_memoryviewslice", False) for operand in operands):
        run.refuse(
            "CK112",
            place.node.pos,
            "typed memoryviews are not compared",
            "compare the objects: memoryview(v) == memoryview(w)",
        )


def _pointer(run: Run, place: Place) -> None:
    """A pointer into an array has to be asked for: it knows neither the array's end nor its object's."""
    target, value = place.node.lhs, place.node.rhs
    if not isinstance(target, ExprNodes.NameNode) or not getattr(target.type, "is_ptr", False):
        return
    while getattr(value.type, "is_ptr", False) and getattr(value, "arg", None) is not None:
        value = value.arg
    function = place.enclosing(Nodes.FuncDefNode)
    if getattr(function, "is_unsafe", False):
        return
    if value.type.is_array and getattr(target.entry, "ck_inferred", False):
        run.refuse(
            "CK112",
            place.node.pos,
            f"'{target.name}' would be a pointer into the array, without its length",
            f"use the array itself or a loop over it, or declare the pointer: cdef … *{target.name}",
        )


_BY_KIND: dict[str, Rule] = {
    "AttributeNode": _attribute,
    "GeneratorExpressionNode": _generator,
    "IntNode": _integer,
    "NameNode": _builtin,
    "PrimaryCmpNode": _comparison,
    "SingleAssignmentNode": _pointer,
}


def check(run: Run) -> None:
    """Apply the rules to a typed tree."""
    covered: set[int] = set()  # nodes around an expression that has been reported
    for place in reversed(list(walk(run.tree))):
        node = place.node
        if isinstance(node, ExprNodes.ExprNode) and id(node) not in covered and _type(run, place):
            covered.update(id(outer) for outer in place.ancestors())
        rule = _BY_KIND.get(type(node).__name__)
        if rule is not None:
            rule(run, place)
