# SPDX-License-Identifier: GPL-2.0
"""Classes: only `cdef class`, what may stand in its body, which special methods there are,
declared attributes.
"""

from __future__ import annotations

import builtins
import difflib
from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.frontend.desugar.functions import CALLED_WITH_TYPES
from cythonk.frontend.desugar.functions import SPECIAL_METHODS as SLOTS
from cythonk.frontend.desugar.plain_classes import is_builtin_exception
from cythonk.frontend.rules.bindings import argument_name, bound_names, function_arguments
from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.text import words
from cythonk.frontend.rules.tree import Place, declared_name, flatten, function_around, walk

_OPERATORS = words("add sub mul floordiv mod pow lshift rshift and or xor")

SPECIAL_METHODS = frozenset(
    f"__{name}__"
    for name in words(
        "init cinit dealloc len bool contains hash getitem setitem delitem iter next repr str "
        "format eq ne lt le gt ge neg pos invert abs enter exit call"
    )
    + _OPERATORS
    + ["r" + name for name in _OPERATORS]
    + ["i" + name for name in _OPERATORS]
)

_SPECIAL_HINTS = {
    "__del__": "write __dealloc__",
    "__new__": "write __cinit__ or __init__",
    "__truediv__": "write __floordiv__: '/' would give a float",
    "__rtruediv__": "write __rfloordiv__: '/' would give a float",
    "__itruediv__": "write __ifloordiv__: '/' would give a float",
    "__float__": "kernel code has no floating point",
    "__round__": "kernel code has no floating point",
    "__complex__": "kernel code has no complex numbers",
    "__richcmp__": "write __eq__, __lt__, … one by one",
    "__getattr__": "declare the attributes, or write a property",
    "__getattribute__": "declare the attributes, or write a property",
    "__setattr__": "declare the attributes, or write a property with a setter",
    "__delattr__": "let the setter take None",
    "__get__": "write a property",
    "__set__": "write a property with a setter",
    "__reduce__": "there is no pickle in the kernel",
    "__int__": "give the method a name of its own: def to_int(self)",
    "__index__": "give the method a name of its own: def to_int(self)",
    "__bytes__": "give the method a name of its own: def to_bytes(self)",
    "__nonzero__": "write __bool__",
    "__aenter__": "write __enter__",
    "__aexit__": "write __exit__",
    "__aiter__": "write __iter__",
    "__anext__": "write __next__",
    "__await__": "there are no coroutines in the kernel",
    "__post_init__": "write __init__",
}

_ATTRIBUTE_HINTS = {
    "__dict__": "declare the attributes; keep names that come at run time in a dict",
    "__doc__": "write the text as a string",
    "__module__": "write the name as a string",
    "__init__": "write super().__init__(…)",
    "__traceback__": "an exception nobody catches prints its traceback",
}
_FINE_ATTRIBUTES = frozenset(
    words(
        "__enter__ __exit__ __cause__ __context__ __suppress_context__ __notes__ "
        "__class__ __name__ __qualname__ __base__ __self__"
    )
)

_BODY = (
    Nodes.CVarDefNode,
    Nodes.CFuncDefNode,
    Nodes.DefNode,
    Nodes.PassStatNode,
    Nodes.PropertyNode,  # said by `constructs`
    Nodes.ClassDefNode,
    Nodes.ExecStatNode,
)


def _plain_class(run: Run, place: Place) -> None:
    node = place.node
    bases = [str(getattr(base, "name", "")) for base in getattr(node.bases, "args", [])]
    declaration = f"cdef class {node.name}"
    if bases and all(bases) and bases != ["object"]:
        declaration += "(" + ", ".join(bases) + ")"
    run.refuse(
        "CK109",
        node.pos,
        f"'{node.name}' is a plain class; the kernel has extension types only",
        f"write {declaration}: and declare its attributes",
    )


def _c_class(run: Run, place: Place) -> None:
    node = place.node
    if node.visibility != "private" or node.api:
        word = "api" if node.api else str(node.visibility)
        run.refuse(
            "CK112",
            node.pos,
            f"'cdef {word} class' is not part of the dialect",
            "write cdef class; other .pyx of the same build can cimport it",
        )
    _bases(run, node)
    for stat in flatten(node.body):
        if not isinstance(stat, _BODY):
            _body_statement(run, node, stat)


def _bases(run: Run, node: Any) -> None:
    bases = getattr(node.bases, "args", [])
    if len(bases) > 1:
        run.refuse(
            "CK112",
            bases[1].pos,
            "a class can have one base class only",
            "keep an object of the second class in an attribute",
        )
    for base in bases[:1]:
        name = str(getattr(base, "name", ""))
        if not name or name in run.bindings.module or run.bindings.star_cimport or name == "object":
            continue
        if hasattr(builtins, name) and not is_builtin_exception(name):
            run.refuse(
                "CK112",
                base.pos,
                f"a class cannot be derived from the builtin '{name}'",
                f"keep a {name} in an attribute: cdef {name} items",
            )


def _body_statement(run: Run, node: Any, stat: Any) -> None:
    bound = bound_names(stat)
    names = [name for name, _ in bound]
    pos = bound[0][1] if isinstance(stat, Nodes.AssignmentNode) and bound else stat.pos
    if names and names[0] in ("__slots__", "__match_args__"):
        hint = "remove the line: declared attributes are all there is"
    elif isinstance(stat, Nodes.SingleAssignmentNode) and names:
        hint = f"make it an attribute (cdef object {names[0]}) or a name of the module"
    else:
        hint = "put the code into a method, or at the module's level"
    run.refuse("CK112", pos, "code in the body of a class is not part of the dialect", hint)


def _class_variable(run: Run, place: Place) -> None:
    node = place.node
    owner = place.enclosing(Nodes.ClassDefNode, Nodes.FuncDefNode)
    if not isinstance(owner, Nodes.CClassDefNode):
        return
    if node.visibility == "readonly":
        run.refuse(
            "CK112",
            node.pos,
            "'readonly' has no meaning: every function of the module may store attributes",
            "remove the word; write a property to restrict access",
        )


# How many arguments the runtime gives a special method after self; the others get one or are called
# by name.
_GIVEN = {
    **dict.fromkeys("__len__ __bool__ __hash__ __iter__ __next__ __repr__ __str__".split(), 0),
    **dict.fromkeys("__neg__ __pos__ __invert__ __abs__ __dealloc__".split(), 0),
    "__setitem__": 2,
}


def _parameters(run: Run, node: Any, name: str) -> None:
    """A special method takes what its caller gives."""
    given = 1 + _GIVEN.get(name, 1)
    required = sum(arg.default is None for arg in node.args)
    if required <= given <= len(node.args):
        if required < given:
            run.refuse(
                "CK112",
                node.args[required].pos,
                f"{name} is always given this argument, so that its default has no use",
                "remove the default",
            )
        return
    run.refuse(
        "CK112",
        node.pos,
        f"{name} takes {given} arguments with self, not {len(node.args)}",
        "correct the parameters, or give the method a name of its own",
    )


def _method(run: Run, place: Place) -> None:
    node = place.node
    owner = place.enclosing(Nodes.ClassDefNode, Nodes.FuncDefNode, Nodes.PropertyNode)
    name = str(node.name)
    if not (name.startswith("__") and name.endswith("__") and len(name) > 4):
        return
    if isinstance(owner, Nodes.CClassDefNode) and name not in SPECIAL_METHODS:
        float_method = "truediv" in name or name in ("__float__", "__round__")
        run.refuse(
            "CK101" if float_method else "CK112",
            node.pos,
            f"the special method {name} is not part of the dialect",
            _SPECIAL_HINTS.get(name, "give the method a name of its own"),
        )
    elif isinstance(owner, Nodes.CClassDefNode) and name in SLOTS.keys() - CALLED_WITH_TYPES:
        _parameters(run, node, name)


def _dunder_attribute(run: Run, place: Place) -> None:
    node = place.node
    name = str(node.attribute)
    if not (name.startswith("__") and name.endswith("__")) or name in _FINE_ATTRIBUTES:
        return
    if _is_super(node.obj) or str(getattr(node.obj, "name", "")) == "cython":
        return
    hint = _ATTRIBUTE_HINTS.get(name)
    if hint is None and name in SPECIAL_METHODS:
        hint = "use the operator or the builtin that calls it"
    run.refuse(
        "CK112",
        node.pos,
        f"the attribute {name} is not part of the dialect",
        hint or "docs/language.md lists what there is",
    )


def _is_super(node: Any) -> bool:
    return (
        isinstance(node, ExprNodes.SimpleCallNode)
        and isinstance(node.function, ExprNodes.NameNode)
        and node.function.name == "super"
    )


def class_members(node: Any) -> set[str]:
    """The attributes and methods the body of a class declares."""
    names: set[str] = set()
    for stat in flatten(node.body):
        if isinstance(stat, Nodes.CVarDefNode):
            names.update(declared_name(declarator)[0] for declarator in stat.declarators)
        else:
            names.update(name for name, _ in bound_names(stat))
    return names


def _classes(run: Run) -> dict[str, Any]:
    return {
        str(place.node.class_name): place.node
        for place in walk(run.tree)
        if isinstance(place.node, Nodes.CClassDefNode)
    }


def check_attributes(run: Run) -> None:
    """Report attributes of `self` that no class of the chain declares, where the whole chain is in
    this file.
    """
    classes = _classes(run)
    if run.own_declarations():
        return  # the classes' attributes may be declared in the .pxd: `typed` knows
    for node in classes.values():
        members = _chain_members(node, classes)
        if members is None:
            continue
        for stat in flatten(node.body):
            if isinstance(stat, (Nodes.DefNode, Nodes.CFuncDefNode)):
                _check_method(run, node, stat, members)


def _chain_members(node: Any, classes: dict[str, Any]) -> set[str] | None:
    """All members of a class and its bases; None when a base is not in this file."""
    members: set[str] = set()
    seen: set[str] = set()
    while node is not None:
        name = str(node.class_name)
        if name in seen or node.body is None:
            return None
        seen.add(name)
        members |= class_members(node)
        bases = getattr(node.bases, "args", [])
        if not bases:
            return members
        base = str(getattr(bases[0], "name", ""))
        if base == "object":
            return members
        node = classes.get(base)
    return None


def _self_name(method: Any) -> str | None:
    for decorator in method.decorators or []:
        if str(getattr(decorator.decorator, "name", "")) in ("staticmethod", "classmethod"):
            return None
    args = function_arguments(method)
    return argument_name(args[0])[0] if args else None


def _check_method(run: Run, owner: Any, method: Any, members: set[str]) -> None:
    self_name = _self_name(method)
    if not self_name:
        return
    places = list(walk(method))
    if any(name == self_name for p in places for name, _ in bound_names(p.node)):
        return  # self is assigned to: it may be anything
    for place in places:
        node = place.node
        if not isinstance(node, ExprNodes.AttributeNode) or function_around(place) is not method:
            continue
        if not isinstance(node.obj, ExprNodes.NameNode) or str(node.obj.name) != self_name:
            continue
        name = str(node.attribute)
        if name not in members and not (name.startswith("__") and name.endswith("__")):
            refuse_attribute(run, str(owner.class_name), name, node.pos, members)


def refuse_attribute(run: Run, class_name: str, name: str, pos: Any, members: set[str]) -> None:
    """Report an attribute that its class does not have."""
    close = difflib.get_close_matches(name, sorted(members), n=1)
    declare = f"declare it in the class: cdef object {name}"
    run.refuse(
        "CK113",
        pos,
        f"the class '{class_name}' has no attribute '{name}'",
        f"did you mean '{close[0]}'? Otherwise {declare}" if close else declare,
    )


RULES: Rules = {
    "PyClassDefNode": (_plain_class,),
    "CClassDefNode": (_c_class,),
    "CVarDefNode": (_class_variable,),
    "DefNode": (_method,),
    "AttributeNode": (_dunder_attribute,),
}
