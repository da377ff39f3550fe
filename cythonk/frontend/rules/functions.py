# SPDX-License-Identifier: GPL-2.0
"""Functions and calls: where they may stand, their parameters, defaults, decorators and C-level
modifiers.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes, Options

from cythonk.frontend import ioctls
from cythonk.frontend.rules.bindings import bound_names, function_arguments
from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.text import words
from cythonk.frontend.rules.tree import (
    Place,
    function_around,
    is_function,
    is_literal_string,
    walk,
)

_CONSTANT_DEFAULTS = words(
    "IntNode CharNode UnicodeNode BytesNode NoneNode BoolNode NullNode NameNode AttributeNode "
    "SizeofTypeNode SizeofVarNode FloatNode ImagNode"
)
_DECORATORS = (
    "the decorators there are: @unsafe, @staticmethod, @property, @NAME.setter, @ioctl(…), "
    "@cython.DIRECTIVE"
)
_DECORATOR_HINTS = {
    "classmethod": "write @staticmethod, or a function at the module's level",
    "deleter": "let the setter take None",
    "getter": "write @property",
    "dataclass": "write a cdef class with its attributes declared",
    "lru_cache": "keep the results in a dict",
    "cache": "keep the results in a dict",
    "contextmanager": "write a cdef class with __enter__ and __exit__",
    "abstractmethod": "let the method raise NotImplementedError",
    "wraps": "write the function out",
    "overload": "write one function; test with isinstance",
}
_STAR_HINT = "name the parameters, or take one list or dict"


def _definition(run: Run, place: Place) -> None:
    node = place.node
    if node.is_async_def:
        run.refuse(
            "CK105",
            node.pos,
            f"there are no coroutines in the kernel (async def {node.name})",
            "write a plain def; wait with a completion, a wait queue or a kernel thread",
        )
    if function_around(place) is not None:
        run.refuse(
            "CK110",
            node.pos,
            f"the function '{node.name}' is inside another function",
            "move it to the module's level and pass it what it needs",
        )
    for star, mark in ((node.star_arg, "*"), (node.starstar_arg, "**")):
        if star is not None:
            run.refuse(
                "CK111",
                star.pos,
                f"the parameter {mark}{star.name} takes any number of arguments",
                _STAR_HINT,
            )
    for arg in node.args:
        if arg.kw_only and node.star_arg is None:
            run.refuse(
                "CK111",
                arg.pos,
                "keyword-only parameters (behind a *) are not part of the dialect",
                "remove the *; callers may still name the argument",
            )
        elif arg.pos_only:
            run.refuse(
                "CK111",
                arg.pos,
                "positional-only parameters (before a /) are not part of the dialect",
                "remove the /",
            )
    _defaults(run, node)


def _lambda(run: Run, place: Place) -> None:
    """A lambda becomes a function of the module: it has the module's names and its own."""
    node = place.node
    for star, mark in ((node.star_arg, "*"), (node.starstar_arg, "**")):
        if star is not None:
            run.refuse(
                "CK111",
                star.pos,
                f"the parameter {mark}{star.name} takes any number of arguments",
                _STAR_HINT,
            )
    _defaults(run, node)
    outer = _names_around(run, place)
    own = run.bindings.function(node)
    places = [p for arg in node.args if arg.default for p in walk(arg.default)]
    places += [p for p in walk(node.result_expr) if str(getattr(p.node, "name", "")) not in own]
    for inner in places:
        name = str(getattr(inner.node, "name", ""))
        if (
            isinstance(inner.node, ExprNodes.NameNode)
            and name in outer
            and not any(
                is_function(scope) and name in run.bindings.function(scope)
                for scope in inner.ancestors()
            )
        ):
            run.refuse(
                "CK110",
                inner.node.pos,
                f"the lambda uses '{name}' of the code around it: there are no closures",
                f"make '{name}' a name of the module, or an attribute of an object with a method",
            )
            return


def _names_around(run: Run, place: Place) -> set[str]:
    """The names that the functions and comprehensions around a place bind, and globals are not among."""
    names: set[str] = set()
    for scope in place.ancestors():
        if is_function(scope):
            names |= run.bindings.function(scope)
            for inner in walk(scope):
                if isinstance(inner.node, Nodes.GlobalNode):
                    names -= {str(name) for name in inner.node.names}
        elif isinstance(scope, (ExprNodes.ComprehensionNode, ExprNodes.GeneratorExpressionNode)):
            for inner in walk(scope.loop):
                names.update(name for name, _ in bound_names(inner.node))
    return names


def _c_definition(run: Run, place: Place) -> None:
    node = place.node
    if node.overridable:
        run.refuse(
            "CK112",
            node.pos,
            "cpdef has no meaning: nothing outside of the module calls its functions",
            "write cdef, or def",
        )
    if node.api or node.visibility == "public":
        word = "api" if node.api else "public"
        run.refuse(
            "CK112",
            node.pos,
            f"'{word}' is not part of the dialect: no C header is written for the module",
            "remove the word; other .pyx of the same build can cimport the function",
        )
    _defaults(run, node)


def _defaults(run: Run, node: Any) -> None:
    for arg in function_arguments(node):
        default = arg.default
        while isinstance(default, (ExprNodes.UnaryMinusNode, ExprNodes.TildeNode)):
            default = default.operand
        if default is None or type(default).__name__ in _CONSTANT_DEFAULTS:
            continue
        if isinstance(default, ExprNodes.TupleNode) and not default.args:
            continue
        if isinstance(default, ExprNodes.BinopNode):
            continue  # an expression of constants; its parts are checked as any expression
        run.refuse(
            "CK112",
            default.pos,
            "the default value of a parameter must be a constant",
            "write NAME=None, and create the value in the function when it is None",
        )


def _calling_convention(run: Run, place: Place) -> None:
    node = place.node
    if getattr(node, "calling_convention", ""):
        run.refuse(
            "CK112",
            node.pos,
            f"the calling convention '{node.calling_convention}' does not exist in the kernel",
            "remove it",
        )


def _c_declarator(run: Run, place: Place) -> None:
    node = place.node
    check = getattr(node, "exception_check", None)
    if check == "+":
        run.refuse("CK112", node.pos, "'except +' is for C++", "write except -1, or noexcept")
    if getattr(node, "with_gil", False):
        run.refuse(
            "CK112",
            node.pos,
            "'with gil' has no meaning: the kernel has no global lock",
            "remove it",
        )


def _call(run: Run, place: Place) -> None:
    node = place.node
    starred = _starred(node.positional_args)
    if starred is not None:
        run.refuse(
            "CK111",
            starred.pos,
            "a call with *args is not part of the dialect",
            "write the arguments out, or pass the list itself",
        )
    keywords = node.keyword_args
    if _fills_dict(run, place):
        return
    if keywords is not None and not isinstance(keywords, ExprNodes.DictNode):
        inner = next(
            (k for k in keywords.keyword_args if not isinstance(k, ExprNodes.DictNode)), keywords
        )
        run.refuse(
            "CK111",
            inner.pos,
            "a call with **kwargs is not part of the dialect",
            "write the arguments out, or pass the dict itself",
        )


def _fills_dict(run: Run, place: Place) -> bool:
    """Whether keywords are data: dict(**m), x.update(**m)."""
    function = place.node.function
    if isinstance(function, ExprNodes.AttributeNode):
        return str(function.attribute) == "update"
    return (
        isinstance(function, ExprNodes.NameNode)
        and str(function.name) == "dict"
        and not run.bindings.is_bound(Place(function, place))
    )


def _starred(node: Any) -> Any:
    if isinstance(node, ExprNodes.AsTupleNode):
        return node.arg
    if isinstance(node, ExprNodes.AddNode):
        return _starred(node.operand1) or _starred(node.operand2)
    return None


def _decorator(run: Run, place: Place) -> None:
    owner = place.parent.node if place.parent else None
    node = place.node.decorator
    base = node.function if isinstance(node, ExprNodes.SimpleCallNode) else node
    base = base.function if isinstance(base, ExprNodes.GeneralCallNode) else base
    name = str(getattr(base, "attribute", None) or getattr(base, "name", None) or "")
    if isinstance(base, ExprNodes.AttributeNode) and _root(base) == "cython":
        _cython_decorator(run, node, base)
    elif isinstance(base, ExprNodes.NameNode) and name in run.bindings.cython_names:
        return  # checked where it is cimported
    elif (
        isinstance(base, ExprNodes.NameNode)
        and base is node
        and name in ("unsafe", "staticmethod", "property")
    ):
        _plain_decorator(run, place, owner, name)
    elif isinstance(base, ExprNodes.NameNode) and name == ioctls.NAME:
        return  # `ioctls` checks all of it
    elif isinstance(base, ExprNodes.AttributeNode) and base is node and name == "setter":
        _setter(run, place, owner, base)
    else:
        shown = name or "this expression"
        run.refuse(
            "CK112",
            place.node.pos,
            f"the decorator '{shown}' is not part of the dialect",
            _DECORATOR_HINTS.get(name, _DECORATORS),
        )


def _root(node: Any) -> str:
    while isinstance(node, ExprNodes.AttributeNode):
        node = node.obj
    return str(getattr(node, "name", ""))


def _cython_decorator(run: Run, node: Any, base: Any) -> None:
    """A directive; those the dialect lacks are reported by `imports`, unknown ones here."""
    words = [str(base.attribute)]
    while isinstance(base.obj, ExprNodes.AttributeNode):
        base = base.obj
        words.insert(0, str(base.attribute))
    name = ".".join(words)
    if name not in Options.directive_types and words[0] not in Options.directive_types:
        run.refuse(
            "CK112",
            node.pos,
            f"there is no directive 'cython.{name}'",
            "the Cython documentation lists the directives",
        )


def _plain_decorator(run: Run, place: Place, owner: Any, name: str) -> None:
    in_class = place.enclosing(Nodes.CClassDefNode, Nodes.PyClassDefNode) not in (None, owner)
    if name == "unsafe":
        if not isinstance(owner, (Nodes.DefNode, Nodes.CFuncDefNode)):
            run.refuse(
                "CK112",
                place.node.pos,
                "@unsafe marks functions only",
                "put it before the function",
            )
        return
    if not in_class:
        run.refuse(
            "CK112",
            place.node.pos,
            f"@{name} is possible in a class only",
            "remove it"
            if name == "staticmethod"
            else "write a function, or put it into a cdef class",
        )
    elif name == "property":
        if not isinstance(owner, Nodes.DefNode):
            run.refuse(
                "CK112", place.node.pos, "@property needs a def", "write def instead of cdef"
            )
        elif len(owner.decorators) > 1:
            run.refuse(
                "CK112",
                place.node.pos,
                "@property cannot be combined with another decorator",
                "keep @property, and move the other's code to a method of its own",
            )


def _setter(run: Run, place: Place, owner: Any, base: Any) -> None:
    name = str(getattr(base.obj, "name", ""))
    if str(getattr(owner, "name", "")) != name:
        run.refuse(
            "CK112",
            place.node.pos,
            f"@{name}.setter must stand before a function named {name}",
            f"write def {name}(self, value):",
        )
        return
    body = place.enclosing(Nodes.CClassDefNode)
    stats = getattr(getattr(body, "body", None), "stats", [])
    for stat in stats:
        if stat is owner:
            break
        if isinstance(stat, Nodes.DefNode) and str(stat.name) == name and _is_property(stat):
            return
    run.refuse(
        "CK112",
        place.node.pos,
        f"there is no property '{name}' before its setter",
        f"write @property and def {name}(self): above it",
    )


def _is_property(node: Any) -> bool:
    return any(getattr(d.decorator, "name", "") == "property" for d in node.decorators or [])


def _print(run: Run, place: Place) -> None:
    """`print >> f, x` parses as a shift of the function."""
    left = place.node.operand1
    if (
        isinstance(left, ExprNodes.NameNode)
        and left.name == "print"
        and place.node.operator == ">>"
    ):
        run.refuse("CK112", left.pos, "'print >>' is Python 2's", "call the function: print(…)")


def _annotation(run: Run, place: Place) -> None:
    if is_literal_string(place.node.expr):
        run.refuse(
            "CK112",
            place.node.pos,
            "an annotation must be a type, not a string",
            "remove the quotes",
        )


RULES: Rules = {
    "DefNode": (_definition,),
    "LambdaNode": (_lambda,),
    "CFuncDefNode": (_c_definition,),
    "CFuncDeclaratorNode": (_c_declarator,),
    "CNameDeclaratorNode": (_calling_convention,),
    "CPtrDeclaratorNode": (_calling_convention,),
    "GeneralCallNode": (_call,),
    "DecoratorNode": (_decorator,),
    "IntBinopNode": (_print,),
    "AnnotationNode": (_annotation,),
}
