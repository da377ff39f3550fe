# SPDX-License-Identifier: GPL-2.0
"""`def` functions become `cdef` functions: direct C calls, no argument tuples, no method objects.

A `def` in a module or a cdef class keeps its Python meaning (arguments and result are objects unless typed) but is
compiled as a C function. Special methods get the C signature of their slot and a name under which the post-processor
finds them; `__init__` and its kin become final methods named after their class, so that a derived class may have a
different signature, as in Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from Cython.Compiler import ExprNodes, Nodes, Options, PyrexTypes
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.context import DIRECTIVES
from cythonk.frontend.desugar import nodes

# Directives in comments at the top of the module at hand; set by `run`.
_module_directives: dict[str, Any] = {}

# The decorator that marks a function as outside the checked dialect.
UNSAFE = "unsafe"
UNSAFE_DIRECTIVES = {
    "cdivision": True,
    "overflowcheck": False,
    "boundscheck": False,
    "nonecheck": False,
}


@dataclass(frozen=True)
class Slot:
    """A special method's C signature: result type, and the error value (None: NULL for objects)."""

    result: str
    error: int | None = None


OBJECT = Slot("object")
TRUTH = Slot("bint", -1)
STATUS = Slot("int", -1)

SPECIAL_METHODS: dict[str, Slot] = {
    "__init__": STATUS,
    "__cinit__": STATUS,
    "__dealloc__": Slot("void"),
    "__len__": Slot("Py_ssize_t", -1),
    "__bool__": OBJECT,
    "__contains__": TRUTH,
    "__hash__": Slot("Py_hash_t", -1),
    "__setitem__": STATUS,
    "__delitem__": STATUS,
    "__call__": OBJECT,
    **{
        f"__{name}__": OBJECT
        for name in """
            getitem iter next repr str eq ne lt le gt ge format add sub mul floordiv mod pow lshift
            rshift and or xor radd rsub rmul rfloordiv rmod rpow rlshift rrshift rand ror rxor iadd isub
            imul ifloordiv imod ipow ilshift irshift iand ior ixor neg pos invert abs
        """.split()
    },
}


# Special methods that are called with values of the types their parameters have.
CALLED_WITH_TYPES = frozenset({"__init__", "__cinit__", "__call__"})


def special_name(method: str, class_name: str) -> str:
    """The C-level name of a special method: `__len__` of Echo is `_ck_len_Echo`."""
    return f"_ck_{method.strip('_')}_{class_name}"


def _with_directives(node: Any, **directives: bool) -> Any:
    """The node under compiler directives, which the module's own comments may precede."""
    merged = {**Options.get_directive_defaults(), **DIRECTIVES, **_module_directives, **directives}
    return Nodes.CompilerDirectivesNode(
        node.pos, body=nodes.statements(node.pos, [node]), directives=merged
    )


def _has_value_return(node: Any) -> bool:
    return any(r.value is not None and not r.value.is_none for r in _returns(node.body))


def _returns(node: Any) -> list[Any]:
    """The return statements of a function."""
    found: list[Any] = []
    if isinstance(node, Nodes.ReturnStatNode):
        found.append(node)
    for attr in node.child_attrs or ():
        child = getattr(node, attr)
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, Nodes.Node) and not isinstance(
                item, (Nodes.FuncDefNode, Nodes.ClassDefNode, ExprNodes.ExprNode)
            ):
                found += _returns(item)
    return found


def _returns_self(node: Any) -> bool:
    """Whether a method ends by `return self` and returns nothing else, so that its result has the class's type."""
    if not node.args or node.decorators or not nodes.flatten([node.body]):
        return False  # of a static method the first argument is any object
    returns = _returns(node.body)
    self_name = node.args[0].declarator.name or node.args[0].base_type.name
    last = nodes.flatten([node.body])[-1]
    return (
        bool(returns)
        and isinstance(last, Nodes.ReturnStatNode)
        and all(
            isinstance(r.value, ExprNodes.NameNode) and r.value.name == self_name for r in returns
        )
    )


def as_cfunction(node: Any, *, slot: Slot | None = None, new_name: str | None = None) -> Any:
    """The C function of a `def`; `slot` fixes the result type of a special method."""
    returns = node.return_type_annotation
    if slot is None:
        exception = (None, True) if returns is not None else (None, False)
        cfunc = node.as_cfunction(overridable=False, returns=returns, except_val=exception)
    else:
        error = None
        if slot.error is not None:
            error = ExprNodes.IntNode(node.pos, value=str(slot.error))
        cfunc = node.as_cfunction(
            overridable=False, except_val=(error, False), has_explicit_exc_clause=error is not None
        )
        cfunc.base_type = nodes.c_type(node.pos, slot.result)
        if slot.result == "void":
            cfunc.declarator.has_explicit_exc_clause = True
            cfunc.declarator.exception_check = False
    cfunc.decorators = node.decorators
    cfunc.python_name = getattr(node, "python_name", None) or str(node.name)
    if new_name is not None:
        cfunc.declarator.base.name = EncodedString(new_name)
    return cfunc


# Defaults of the functions seen so far: (file, class or "", function) → argument → expression, for keyword calls that
# leave out an argument before the last one given.
DEFAULTS: dict[tuple[str, str, str], dict[str, Any]] = {}


def _c_arguments(node: Any) -> list[Any]:
    """The arguments of a `cdef` function, whose declarator may be wrapped in pointers."""
    declarator = node.declarator
    while declarator is not None and not isinstance(declarator, Nodes.CFuncDeclaratorNode):
        declarator = getattr(declarator, "base", None)
    return list(declarator.args) if declarator is not None else []


# `def` functions seen so far, which can be values: (file, class or "", function).
_DEFS: set[tuple[str, str, str]] = set()


def is_def(entry: Any, class_name: str = "") -> bool:
    """Whether the function of an entry was written with `def`, so that it takes and gives objects."""
    source = entry.pos[0].filename if entry.pos else ""
    return (source, class_name, str(entry.name)) in _DEFS


def _remember_defaults(node: Any, class_name: str, function: str) -> None:
    args = node.args if isinstance(node, Nodes.DefNode) else _c_arguments(node)
    found = {
        str(arg.declarator.name or arg.base_type.name): arg.default
        for arg in args
        if arg.default is not None
    }
    key = node.pos[0].filename, class_name, function
    DEFAULTS.pop(key, None)
    _DEFS.discard(key)
    if isinstance(node, Nodes.DefNode):
        _DEFS.add(key)
    if found:
        DEFAULTS[key] = found


def _c_function(node: Any, class_name: str = "") -> Any:
    name = node.declared_name() if hasattr(node, "declared_name") else None
    if name:
        _remember_defaults(node, class_name, str(name))
    return _take_unsafe(node)


def _as_procedure(node: Any) -> Any:
    """A module-level `def` that never returns a value: C status instead of an object (None where it is used)."""
    cfunc = as_cfunction(node)
    if node.return_type_annotation is None and not _has_value_return(node):
        cfunc.base_type = Nodes.CAnalysedBaseTypeNode(node.pos, type=PyrexTypes.c_returncode_type)
        cfunc.declarator.exception_value = ExprNodes.IntNode(node.pos, value="-1")
        cfunc.declarator.has_explicit_exc_clause = True
        _drop_return_values(cfunc.body)
    return cfunc


def _drop_return_values(node: Any) -> None:
    if isinstance(node, Nodes.ReturnStatNode):
        node.value = None
    for attr in node.child_attrs or ():
        child = getattr(node, attr)
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, Nodes.Node):
                _drop_return_values(item)


def _take_unsafe(node: Any, **directives: bool) -> Any:
    """Strip `@unsafe` and apply its directives and those given."""
    decorators = getattr(node, "decorators", None) or []
    marks = [d for d in decorators if getattr(d.decorator, "name", None) == UNSAFE]
    if not marks:
        return _with_directives(node, **directives) if directives else node
    node.decorators = [d for d in decorators if d not in marks] or None
    node.is_unsafe = True
    return _with_directives(node, **UNSAFE_DIRECTIVES, **directives)


def _property_parts(stats: list[Any]) -> tuple[list[Any], dict[str, dict[str, Any]]]:
    """Split `@property` / `@x.setter` functions from the other statements of a class body."""
    kept: list[Any] = []
    parts: dict[str, dict[str, Any]] = {}
    for stat in stats:
        decorator = None
        if isinstance(stat, Nodes.DefNode) and stat.decorators:
            decorator = stat.decorators[0].decorator
        if isinstance(decorator, ExprNodes.NameNode) and decorator.name == "property":
            parts.setdefault(str(stat.name), {})["__get__"] = stat
        elif (
            isinstance(decorator, ExprNodes.AttributeNode)
            and decorator.attribute == "setter"
            and getattr(decorator.obj, "name", None) in parts
        ):
            parts[str(decorator.obj.name)]["__set__"] = stat
        else:
            kept.append(stat)
    return kept, parts


def _property(class_name: str, name: str, parts: dict[str, Any]) -> Any:
    functions = []
    for accessor, node in parts.items():
        node.decorators = None
        slot = STATUS if accessor == "__set__" else None
        cfunc = as_cfunction(node, slot=slot, new_name=accessor)
        functions.append(cfunc)
    first = functions[0]
    return Nodes.CPropertyNode(
        first.pos, name=EncodedString(name), doc=None, body=nodes.statements(first.pos, functions)
    )


# Classes whose `__init__` begins with `super().__init__(…)`: (file, class).
BASE_FIRST: set[tuple[str, str]] = set()


def _calls_base_first(node: Any) -> bool:
    """Whether an `__init__` calls its base's at once, with arguments that do not look at self."""
    stats = nodes.flatten([node.body])
    call = getattr(stats[0], "expr", None) if stats else None
    function: Any = getattr(call, "function", None)
    if not isinstance(call, ExprNodes.SimpleCallNode) or not node.args:
        return False
    if str(getattr(function, "attribute", "")) != "__init__":
        return False
    base = getattr(function.obj, "function", None)
    self_name = node.args[0].declarator.name or node.args[0].base_type.name
    return str(getattr(base, "name", "")) == "super" and all(
        arg.is_literal or (isinstance(arg, ExprNodes.NameNode) and arg.name != self_name)
        for arg in call.args
    )


def _take_objects(node: Any) -> None:
    """Typed parameters of a method that the runtime calls become variables that are set from objects."""
    variables = []
    for arg in node.args[1:]:
        arg.annotation = None  # says something to readers only, as in Python
        innermost = arg.declarator
        while getattr(innermost, "base", None) is not None:
            innermost = innermost.base
        if not getattr(innermost, "name", "") or getattr(arg.base_type, "name", "typed") is None:
            continue
        given = EncodedString(f"_ck_given_{innermost.name}")
        innermost.default = nodes.name(arg.pos, given)
        variable = nodes.variable(arg.pos, arg.base_type, given)
        variable.declarators = [arg.declarator]
        variables.append(variable)
        arg.base_type = nodes.c_type(arg.pos, "object")
        arg.declarator = Nodes.CNameDeclaratorNode(arg.pos, name=given, cname=None)
    if variables:
        node.body = nodes.statements(node.pos, [*variables, node.body])


def _class_method(node: Any, class_name: str) -> Any:
    if str(node.name) == "__init__":
        key = node.pos[0].filename, class_name
        BASE_FIRST.discard(key)
        if _calls_base_first(node):
            BASE_FIRST.add(key)
    slot = SPECIAL_METHODS.get(str(node.name))
    target = str(node.name) if slot is None else special_name(str(node.name), class_name)
    _remember_defaults(node, class_name, target)
    if slot is None:
        cfunc = as_cfunction(node)
        if node.return_type_annotation is None and _returns_self(node):
            cfunc.base_type = nodes.c_type(node.pos, class_name)
        return _take_unsafe(cfunc)
    if str(node.name) not in CALLED_WITH_TYPES:
        _take_objects(node)
    cfunc = as_cfunction(node, slot=slot, new_name=special_name(str(node.name), class_name))
    return _take_unsafe(cfunc, final=True)


def _class(node: Any) -> None:
    if node.body is None:
        return
    stats, properties = _property_parts(nodes.flatten([node.body]))
    new: list[Any] = []
    for stat in stats:
        if isinstance(stat, Nodes.DefNode):
            new.append(_class_method(stat, str(node.class_name)))
        elif isinstance(stat, Nodes.CFuncDefNode):
            new.append(_c_function(stat, str(node.class_name)))
        else:
            if isinstance(stat, Nodes.CVarDefNode):
                stat.visibility = "private"  # attributes are C fields; public ones need no property
            new.append(stat)
    new += [_property(str(node.class_name), name, parts) for name, parts in properties.items()]
    node.body = nodes.statements(node.pos, new)


def drop_nogil(node: Any) -> None:
    """There is no global lock: `nogil` in a signature is accepted and means nothing."""
    if isinstance(node, Nodes.CFuncDeclaratorNode):
        node.nogil = False
        node.with_gil = False
    if isinstance(node, Nodes.CFuncDefNode):
        node.nogil = False
        node.with_gil = False
    for attr in node.child_attrs or ():
        child = getattr(node, attr)
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, Nodes.Node) and not isinstance(item, ExprNodes.ExprNode):
                drop_nogil(item)


def run(tree: Any) -> None:
    """Convert every `def` of the module and of its cdef classes."""
    _module_directives.clear()
    _module_directives.update(getattr(tree, "directive_comments", None) or {})
    new: list[Any] = []
    for stat in nodes.flatten([tree.body]):
        if isinstance(stat, Nodes.DefNode):
            _remember_defaults(stat, "", str(stat.name))
            stat = _take_unsafe(_as_procedure(stat))
        elif isinstance(stat, Nodes.CFuncDefNode):
            stat = _c_function(stat)
        elif isinstance(stat, Nodes.CClassDefNode):
            _class(stat)
        elif isinstance(stat, Nodes.CEnumDefNode):
            stat = _with_directives(stat, overflowcheck=False)  # its values are C constants
        new.append(stat)
    tree.body = nodes.statements(tree.pos, new)
