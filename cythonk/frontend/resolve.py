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

from cythonk.frontend import exception_types, primitives
from cythonk.frontend.codegen import values
from cythonk.frontend.codegen.construct import BASE_METHODS, BaseCallNode, ConstructNode
from cythonk.frontend.codegen.dict_calls import dict_call
from cythonk.frontend.codegen.keywords import KeywordCallNode
from cythonk.frontend.codegen.pending import PendingCallNode
from cythonk.frontend.codegen.prints import PrintNode
from cythonk.frontend.codegen.runtime_classes import RuntimeConstructNode
from cythonk.frontend.desugar import nodes, withstat
from cythonk.frontend.desugar.functions import SPECIAL_METHODS, special_name


def _is_runtime_class(entry: Any) -> bool:
    return getattr(getattr(entry, "as_variable", None), "ck_class", None) is not None


def _init_class(class_type: Any, method: str) -> Any:
    """The nearest class of the base chain that defines a special method."""
    while class_type is not None:
        scope = class_type.scope
        if scope is not None and scope.lookup_here(special_name(method, class_type.name)):
            return class_type
        class_type = class_type.base_type
    return None


def _inherit_properties(module: Any) -> None:
    """A class has the properties of its bases, which Cython leaves to the lookup at run time."""
    for scope in (module, *module.cimported_modules):
        for entry in scope.c_class_entries:
            own, base = entry.type.scope, entry.type.base_type
            while own is not None and base is not None and base.is_extension_type:
                if base.scope is None:
                    break
                for prop in base.scope.property_entries:
                    own.entries.setdefault(prop.name, prop)
                base = base.base_type


class ResolveTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """The pass proper."""

    def __call__(self, root: Any) -> Any:
        """Run over a module."""
        _inherit_properties(root.scope)
        return super().__call__(root)

    def _visit_call(self, node: Any) -> None:
        """Descend; a name that is called is no value."""
        self.visitchildren(node, exclude=("function",))
        if isinstance(node.function, ExprNodes.AttributeNode):
            self.visitchildren(node.function)
        elif not isinstance(node.function, ExprNodes.NameNode):
            node.function = self.visit(node.function)

    def visit_NameNode(self, node: Any) -> Any:
        """A function as a value."""
        return values.function_value(node, self.current_env())

    def visit_AttributeNode(self, node: Any) -> Any:
        """A method as a value; the class of an object."""
        self.visitchildren(node)
        if node.attribute == withstat.CLASS:
            values.uses(self.current_env()).update(("ck_type_repr", "ck_type_getattr"))
            return PendingCallNode(node.pos, primitives.CLASS_OF, [node.obj])
        if node.attribute == "__class__":
            return PendingCallNode(node.pos, primitives.FUNCTIONS["type", 1], [node.obj])
        return values.method_value(node, self.current_env())

    def _visit_for_c(self, node: Any) -> Any:
        """The operand of a cast or of `&` may be a function for C."""
        if not isinstance(node.operand, ExprNodes.NameNode):
            self.visitchildren(node)
        return node

    visit_TypecastNode = _visit_for_c
    visit_AmpersandNode = _visit_for_c

    def visit_SimpleCallNode(self, node: Any) -> Any:
        """Calls without keywords."""
        self._visit_call(node)
        return self._call(node, node.function, list(node.args), {})

    def visit_RaiseStatNode(self, node: Any) -> Any:
        """`raise MyError` makes an instance, as `raise MyError()` does."""
        self.visitchildren(node)
        if isinstance(node.exc_type, ExprNodes.NameNode):
            entry = self.current_env().lookup(node.exc_type.name)
            if entry is not None and entry.is_type and entry.type.is_extension_type:
                node.exc_type = ConstructNode(
                    node.exc_type.pos, class_type=entry.type, args=[], keywords={}
                )
        return node

    def visit_CClassDefNode(self, node: Any) -> Any:
        """A plain class was taken for one of exceptions; its base tells."""
        kind = node.entry.type
        if getattr(node, "ck_plain", False) and kind.base_type and not exception_types.chain(kind):
            error(
                node.pos,
                f"'{node.class_name}' is a plain class, and its base is no exception: "
                f"write cdef class {node.class_name}(…) and declare its attributes",
            )
        return self.visit_ClassDefNode(node)

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
        self._visit_call(node)
        if type(node) is ExprNodes.GeneralCallNode:
            node.__class__ = KeywordCallNode
        if self._means_builtin(node.function, "dict"):
            made = dict_call(node)
            if made is not None:
                return made
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
            if _is_runtime_class(entry):
                return RuntimeConstructNode(node.pos, entry.type, args, keywords)
            if entry is None or entry.is_builtin or (entry.scope and entry.scope.is_builtin_scope):
                return self._builtin(node, function, args, keywords)
        elif isinstance(function, ExprNodes.AttributeNode):
            entry = self._of_module(function)
            if _is_runtime_class(entry):
                return RuntimeConstructNode(node.pos, entry.type, args, keywords)
            if self._is_super(function.obj):
                return self._super_call(node, function, args, keywords)
            unbound = values.unbound_method(function, self.current_env())
            given = args if unbound is None else args[1:]
            if not self._names_are_given(node, str(function.attribute), given):
                return node
            order = self._method_keywords(function)
            if unbound is not None:
                function, order = unbound, ("self", *order) if order else None
                if not keywords:
                    return nodes.call(node.pos, unbound, args)
            if keywords and order:
                return self._positional(node, function, args, keywords, order)
        return node

    def _of_module(self, node: Any) -> Any:
        """What `module.name` is declared as in a cimported module, or None."""
        path = []
        while isinstance(node, ExprNodes.AttributeNode):
            path.append(node.attribute)
            node = node.obj
        if not isinstance(node, ExprNodes.NameNode):
            return None
        entry = self.current_env().lookup(node.name)
        while path and entry is not None and entry.as_module is not None:
            entry = entry.as_module.lookup_here(path.pop())
        return None if path else entry

    def _method_keywords(self, function: Any) -> tuple[str, ...] | None:
        """The keywords of a method's arguments in order: of a builtin class's own, or of any object's."""
        name = str(function.attribute)
        owner = function.obj
        if isinstance(owner, ExprNodes.NameNode):
            entry = self.current_env().lookup(owner.name)
            if entry is not None and entry.is_type and entry.scope and entry.scope.is_builtin_scope:
                found = primitives.CLASS_METHOD_KEYWORDS.get((str(owner.name), name))
                if found is not None:
                    return found
        return primitives.METHOD_KEYWORDS.get(name)

    @staticmethod
    def _names_are_given(node: Any, function: str, args: list[Any]) -> bool:
        """Whether arguments that must be named are; reports them."""
        most = primitives.KEYWORD_ONLY.get(function)
        if most is None or len(args) <= most:
            return True
        names = (primitives.FUNCTION_KEYWORDS | primitives.METHOD_KEYWORDS)[function][-2:]
        error(args[most].pos, f"{function}() takes this argument by name: {' or '.join(names)}")
        return False

    @staticmethod
    def _extreme(node: Any, name: str, args: list[Any], keywords: dict[str, Any]) -> Any:
        """`min` or `max` with `key=` or `default=`."""
        unknown = set(keywords) - {"key", "default"}
        if unknown:
            error(node.pos, f"{name}() has no '{min(unknown)}'; it takes key and default")
            return node
        forms = primitives.EXTREMES[name]
        key = keywords.get("key") or nodes.none(node.pos)
        default = keywords.get("default")
        if len(args) == 1:
            rest = [key] if default is None else [key, default]
            form = forms.plain if default is None else forms.default
            return PendingCallNode(node.pos, form, [*args, *rest])
        if default is not None or not args:
            error(node.pos, f"{name}() takes a default with one iterable only")
            return node
        return PendingCallNode(node.pos, forms.several, [*args, key])

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
                args.append(self._left_out(node.pos, keyword))
        if keywords:
            error(node.pos, f"unexpected keyword argument '{next(iter(keywords))}'")
            return node
        return nodes.call(node.pos, function, args)

    @staticmethod
    def _left_out(pos: Any, keyword: str) -> Any:
        default = primitives.KEYWORD_DEFAULTS.get(keyword)
        if default is None:
            return nodes.none(pos)
        return ExprNodes.UnicodeNode(pos, value=EncodedString(default))

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
        if name in primitives.EXTREMES and keywords:
            return self._extreme(node, name, args, keywords)
        if name == "zip" and set(keywords) == {"strict"}:
            return PendingCallNode(node.pos, primitives.STRICT_ZIP, [*args, keywords["strict"]])
        if not self._names_are_given(node, name, args):
            return node
        order = primitives.FUNCTION_KEYWORDS.get(name)
        if keywords and order:
            return self._positional(node, function, args, keywords, order)
        return node

    def _means_builtin(self, node: Any, name: str) -> bool:
        """Whether a node is a name that stands for a builtin of Python."""
        if not isinstance(node, ExprNodes.NameNode) or str(node.name) != name:
            return False
        entry = self.current_env().lookup(node.name)
        return (
            entry is None or entry.is_builtin or bool(entry.scope and entry.scope.is_builtin_scope)
        )

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
            if owner is None and method in BASE_METHODS and exception_types.chain(base):
                if keywords:
                    error(node.pos, f"{method} of a builtin exception takes no keyword arguments")
                    return nodes.none(node.pos)
                return BaseCallNode(node.pos, method, self_name, args)
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
