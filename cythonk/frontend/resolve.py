# SPDX-License-Identifier: GPL-2.0
"""What names mean, once declarations are known: constructors, `super()`, `print`, builtins with keywords.

Runs between Cython's analysis of declarations (so a name can be resolved to a class or a builtin) and its analysis of
types (so that the replacements are typed like anything else).
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Visitor
from Cython.Compiler.Errors import error
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend import primitives
from cythonk.frontend.codegen.construct import ConstructNode
from cythonk.frontend.codegen.keywords import KeywordCallNode
from cythonk.frontend.codegen.prints import PrintNode
from cythonk.frontend.desugar import nodes
from cythonk.frontend.desugar.functions import SPECIAL_METHODS, special_name

# Builtins whose generator-expression argument may be evaluated as a list first: nothing can tell the difference.
EAGER = frozenset(["sum", "sorted", "list", "tuple", "min", "max", "dict", "bytes"])


class _GeneratorToList(Visitor.VisitorTransform):  # type: ignore[misc]
    """Turns the `yield` of a generator expression into the append of a list comprehension."""

    def __init__(self, append: Any) -> None:
        super().__init__()
        self.append = append

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_ExprStatNode(self, node: Any) -> Any:
        """The innermost statement of the loop."""
        if isinstance(node.expr, ExprNodes.YieldExprNode):
            self.append.expr = node.expr.arg
            return self.append
        self.visitchildren(node)
        return node

    def visit_YieldExprNode(self, node: Any) -> Any:
        """Nested generators keep their own yields."""
        return node


def as_list_comprehension(node: Any) -> Any:
    """`(x for …)` as `[x for …]`."""
    from Cython.Compiler.Builtin import list_type

    append = ExprNodes.ComprehensionAppendNode(node.pos, expr=None)
    loop = _GeneratorToList(append).visit(node.loop)
    return ExprNodes.ComprehensionNode(node.pos, loop=loop, append=append, type=list_type)


class GeneratorTransform(Visitor.VisitorTransform):  # type: ignore[misc]
    """Before declarations: generator expressions that feed an eager builtin become list comprehensions."""

    def __call__(self, root: Any) -> Any:
        """Run over a module."""
        self.visitchildren(root)
        return root

    def visit_Node(self, node: Any) -> Any:
        """Descend."""
        self.visitchildren(node)
        return node

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """`sum(x for x in y)`, `", ".join(x for x in y)`."""
        self.visitchildren(node)
        function = node.function
        eager = getattr(function, "name", None) in EAGER or getattr(
            function, "attribute", None
        ) in (
            "join",
            "extend",
        )
        if eager and node.args and isinstance(node.args[0], ExprNodes.GeneratorExpressionNode):
            node.args[0] = as_list_comprehension(node.args[0])
        return node


def _init_class(class_type: Any, method: str) -> Any:
    """The nearest class of the base chain that defines a special method."""
    while class_type is not None:
        scope = class_type.scope
        if scope is not None and scope.lookup_here(special_name(method, class_type.name)):
            return class_type
        class_type = class_type.base_type
    return None


class ResolveTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """The pass proper."""

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """Calls without keywords."""
        self.visitchildren(node)
        return self._call(node, node.function, list(node.args), {})

    def visit_InPlaceAssignmentNode(self, node: Any) -> Any:
        """`x[a:b] += y` reads and writes a slice: two statements say it."""
        target = node.lhs
        index = getattr(target, "index", None)
        if isinstance(target, ExprNodes.SliceIndexNode) or isinstance(index, ExprNodes.SliceNode):
            error(
                node.pos,
                "augmented assignment to a slice is not supported; assign the slice itself",
            )
            return node
        self.visitchildren(node)
        return node

    def visit_GeneralCallNode(self, node: Any) -> Any:
        """Calls with keywords; `*` and `**` were refused before."""
        self.visitchildren(node)
        if type(node) is ExprNodes.GeneralCallNode:
            node.__class__ = KeywordCallNode
        positional = node.positional_args
        if not isinstance(positional, ExprNodes.TupleNode) or (
            node.keyword_args is not None and not isinstance(node.keyword_args, ExprNodes.DictNode)
        ):
            return node
        keywords = {
            str(item.key.value): item.value
            for item in getattr(node.keyword_args, "key_value_pairs", [])
        }
        return self._call(node, node.function, list(positional.args), keywords)

    def _call(self, node: Any, function: Any, args: list[Any], keywords: dict[str, Any]) -> Any:
        if isinstance(function, ExprNodes.NameNode):
            entry = self.current_env().lookup(function.name)
            if entry is not None and entry.is_type and entry.type.is_extension_type:
                return ConstructNode(node.pos, class_type=entry.type, args=args, keywords=keywords)
            if entry is None or entry.is_builtin or (entry.scope and entry.scope.is_builtin_scope):
                return self._builtin(node, function, args, keywords)
        elif isinstance(function, ExprNodes.AttributeNode):
            if self._is_super(function.obj):
                return self._super_call(node, function, args, keywords)
            order = primitives.METHOD_KEYWORDS.get(str(function.attribute))
            if keywords and order:
                return self._positional(node, function, args, keywords, order)
        return node

    def _positional(
        self,
        node: Any,
        function: Any,
        args: list[Any],
        keywords: dict[str, Any],
        order: tuple[str, ...],
    ) -> Any:
        for index, keyword in enumerate(order):
            if index < len(args):
                if keyword in keywords:
                    error(node.pos, f"argument '{keyword}' is given twice")
                    return node
            elif keyword in keywords:
                args.append(keywords.pop(keyword))
            elif any(later in keywords for later in order[index:]):
                args.append(nodes.none(node.pos))
        if keywords:
            error(node.pos, f"unexpected keyword argument '{next(iter(keywords))}'")
            return node
        return nodes.call(node.pos, function, args)

    def _builtin(self, node: Any, function: Any, args: list[Any], keywords: dict[str, Any]) -> Any:
        name = str(function.name)
        if name == "print":
            unknown = set(keywords) - {"sep", "end"}
            if unknown:
                error(node.pos, f"print() has no '{min(unknown)}' here; it takes sep and end")
                return node
            if "end" in keywords:
                self.current_env().global_scope().prints_open_lines = True
            return PrintNode(
                node.pos, args=args, separator=keywords.get("sep"), terminator=keywords.get("end")
            )
        if name == "bool" and not keywords and len(args) <= 1:
            if not args:
                return nodes.boolean(node.pos, False)
            return ExprNodes.NotNode(node.pos, operand=ExprNodes.NotNode(node.pos, operand=args[0]))
        if name == "dict" and keywords and not args:
            pairs = [
                ExprNodes.DictItemNode(
                    node.pos,
                    key=ExprNodes.UnicodeNode(node.pos, value=EncodedString(key)),
                    value=value,
                )
                for key, value in keywords.items()
            ]
            return ExprNodes.DictNode(node.pos, key_value_pairs=pairs)
        order = primitives.FUNCTION_KEYWORDS.get(name)
        if keywords and order:
            return self._positional(node, function, args, keywords, order)
        return node

    def _is_super(self, node: Any) -> bool:
        return (
            isinstance(node, ExprNodes.SimpleCallNode)
            and isinstance(node.function, ExprNodes.NameNode)
            and node.function.name == "super"
            and not node.args
        )

    def _super_call(
        self, node: Any, function: Any, args: list[Any], keywords: dict[str, Any]
    ) -> Any:
        scope = self.current_env()
        while scope is not None and not scope.is_c_class_scope:
            scope = scope.parent_scope
        if scope is None:
            error(node.pos, "super() is only possible in a method of a cdef class")
            return node
        base = scope.parent_type.base_type
        method = str(function.attribute)
        env = self.current_env()
        args_of = getattr(env, "arg_entries", [])
        if not args_of:
            error(node.pos, "super() needs a method with self")
            return node
        self_name = nodes.name(node.pos, str(args_of[0].name))
        if method in SPECIAL_METHODS:
            owner = _init_class(base, method) if base is not None else None
            if owner is None:
                if method in ("__init__", "__cinit__") and not args and not keywords:
                    return nodes.none(node.pos)
                error(node.pos, f"no base class defines {method}")
                return node
            target = special_name(method, owner.name)
        else:
            owner, target = base, method
            if owner is None:
                error(node.pos, "the class has no base class")
                return node
        callee = UnboundMethodNode(
            node.pos, class_type=owner, attribute=EncodedString(target), obj=None
        )
        callee.obj = ClassRefNode(node.pos, owner)
        if keywords:
            return KeywordCallNode(
                node.pos,
                function=callee,
                positional_args=ExprNodes.TupleNode(node.pos, args=[self_name, *args]),
                keyword_args=ExprNodes.DictNode(
                    node.pos,
                    key_value_pairs=[
                        ExprNodes.DictItemNode(
                            node.pos,
                            key=ExprNodes.IdentifierStringNode(node.pos, value=EncodedString(k)),
                            value=v,
                        )
                        for k, v in keywords.items()
                    ],
                ),
            )
        return nodes.call(node.pos, callee, [self_name, *args])


class ClassRefNode(ExprNodes.NameNode):  # type: ignore[misc]
    """A class by its type, whatever its name means in the scope at hand."""

    def __init__(self, pos: Any, class_type: Any) -> None:
        super().__init__(pos, name=class_type.name)
        self.class_type = class_type
        self.entry = class_type.entry

    def analyse_as_type(self, env: Any) -> Any:
        """The class itself."""
        return self.class_type

    def analyse_as_module(self, env: Any) -> None:
        """Never a module."""

    def infer_type(self, env: Any) -> Any:
        """The type of a class."""
        from Cython.Compiler.Builtin import type_type

        return type_type


class UnboundMethodNode(ExprNodes.AttributeNode):  # type: ignore[misc]
    """`Base.method` found through a class reference; Cython makes a direct call of it."""

    is_called = 1
