# SPDX-License-Identifier: GPL-2.0
"""Which constructs of Cython's grammar the dialect has: the allowed kinds of node, and why each
other is refused.

The one closed list: a kind of node that is in neither table (a later Cython may have new ones) is
refused by its class's name, so that nothing the later stages do not know reaches them. Rules on
details of an allowed construct are in the other modules of this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from Cython.Compiler import ExprNodes, Nodes

from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.text import words
from cythonk.frontend.rules.tree import Place, function_around, walk
from cythonk.frontend.runtime_types import TYPES


@dataclass(frozen=True)
class Refusal:
    """Why a construct is refused: the code, what the message says, and the way out."""

    code: str
    message: str
    hint: str


_STATEMENTS = words(
    """
    ModuleNode StatListNode PassStatNode ExprStatNode SingleAssignmentNode
    CascadedAssignmentNode InPlaceAssignmentNode IfStatNode IfClauseNode WhileStatNode
    ForInStatNode ForFromStatNode BreakStatNode ContinueStatNode ReturnStatNode
    RaiseStatNode ReraiseStatNode TryExceptStatNode TryFinallyStatNode ExceptClauseNode
    WithStatNode AssertStatNode DelStatNode GlobalNode CImportStatNode FromCImportStatNode
    FromImportStatNode
    """
)
_DECLARATIONS = words(
    """
    DefNode CFuncDefNode CVarDefNode AttributesNode CClassDefNode CStructOrUnionDefNode CEnumDefNode
    CEnumDefItemNode CTypeDefNode CDefExternNode CArgDeclNode PyArgDeclNode DecoratorNode
    CSimpleBaseTypeNode CComplexBaseTypeNode CNestedBaseTypeNode CQualifierTypeNode
    CNameDeclaratorNode CPtrDeclaratorNode CArrayDeclaratorNode CFuncDeclaratorNode
    CQualifierDeclaratorNode MemoryViewSliceTypeNode
    """
)
_EXPRESSIONS = words(
    """
    NameNode AttributeNode IndexNode SliceIndexNode SliceNode SimpleCallNode
    GeneralCallNode IntNode CharNode UnicodeNode BytesNode IdentifierStringNode
    JoinedStrNode FormattedValueNode NoneNode BoolNode NullNode TupleNode ListNode
    SetNode MergedSequenceNode MergedDictNode DictNode DictItemNode StarredUnpackingNode
    ComprehensionNode ComprehensionAppendNode
    DictComprehensionAppendNode GeneratorExpressionNode AddNode SubNode MulNode DivNode
    ModNode PowNode IntBinopNode BitwiseOrNode NumBinopNode BoolBinopNode NotNode
    UnaryMinusNode UnaryPlusNode TildeNode AmpersandNode PrimaryCmpNode CascadedCmpNode
    CondExprNode AssignmentExpressionNode TypecastNode SizeofVarNode SizeofTypeNode
    LambdaNode IteratorNode NextNode AnnotationNode ImportNode CloneNode ProxyNode YieldExprNode
    """
)
ALLOWED = frozenset((*_STATEMENTS, *_DECLARATIONS, *_EXPRESSIONS))
# What `macros.names` has made of calls of the kernel's macros by now.
_MACROS = frozenset(words("FormatNode MemberNode EachCallNode MacroTypeNode"))

_MATCH = Refusal(
    "CK112",
    "the match statement is not part of the dialect",
    "write if/elif on the value, or look it up in a dict",
)
_CPLUSPLUS = Refusal(
    "CK112", "C++ is not possible in the kernel", "use C structs and functions, or cdef classes"
)
_MEMORYVIEW = Refusal(
    "CK114",
    "C memory cannot become a typed memoryview: nothing keeps it as long",
    "use an array: from array import array",
)
REFUSED: dict[str, Refusal] = {
    "MatchNode": _MATCH,
    "YieldFromExprNode": Refusal(
        "CK105",
        "generators (yield from) are not there yet",
        "fill a list and return it, or write a cdef class with __iter__ and __next__",
    ),
    "AwaitExprNode": Refusal(
        "CK105",
        "there are no coroutines in the kernel (await)",
        "use a completion, a wait queue or a kernel thread",
    ),
    "AsyncForStatNode": Refusal(
        "CK105", "there are no coroutines in the kernel (async for)", "use a plain for loop"
    ),
    "PyClassDefNode": Refusal("CK109", "", ""),  # said by classes.py, which knows the bases
    "FloatNode": Refusal("CK101", "", ""),  # said by literals.py, which shows the number
    "ImagNode": Refusal("CK102", "", ""),
    "AsTupleNode": Refusal("CK111", "", ""),  # said by functions.py
    "ExecStatNode": Refusal(
        "CK104",
        "exec is not possible: there is no interpreter in the kernel",
        "write the code out, or choose between functions with if/elif",
    ),
    "PrintStatNode": Refusal(
        "CK112", "the print statement is Python 2's", "call the function: print(…)"
    ),
    "BackquoteNode": Refusal("CK112", "backquotes are Python 2's", "write repr(x)"),
    "NonlocalNode": Refusal(
        "CK112",
        "nonlocal has no meaning: there are no nested functions",
        "keep the value in a module variable (global) or in an attribute",
    ),
    "GILStatNode": Refusal(
        "CK112",
        "with gil / with nogil has no meaning: the kernel has no global lock",
        "remove the with; protect data with a kernel lock: with self.lock:",
    ),
    "ExceptStarChainNode": Refusal("CK112", "", ""),  # said at its first clause, below
    "PropertyNode": Refusal(
        "CK112",
        "the 'property NAME:' block is Cython's old syntax",
        "write @property and @NAME.setter",
    ),
    "EllipsisNode": Refusal(
        "CK112",
        "the Ellipsis object (...) does not exist in the kernel",
        "write pass for an empty body",
    ),
    "MatMultNode": Refusal(
        "CK112", "the matrix product (@) is not part of the dialect", "call a function of your own"
    ),
    "TemplateStringNode": Refusal(
        "CK114", "t-strings are not there yet", 'write an f-string: f"…"'
    ),
    "CythonArrayNode": _MEMORYVIEW,
    "TemplatedTypeNode": Refusal(
        "CK112",
        "a type with [ ] (a template, a buffer, a typed container) is not part of the dialect",
        "leave the brackets away (cdef list x), or declare a C array: cdef int x[8]",
    ),
    "CTupleBaseTypeNode": Refusal(
        "CK114", "C tuple types are not there yet", "declare a struct, or use a tuple object"
    ),
    "FusedTypeNode": Refusal(
        "CK112",
        "fused types are not part of the dialect",
        "write one function for each type, or use the widest type",
    ),
    "CppClassNode": _CPLUSPLUS,
    "NewExprNode": _CPLUSPLUS,
    "TypeidNode": _CPLUSPLUS,
    "CReferenceDeclaratorNode": _CPLUSPLUS,
    "CppRvalueReferenceDeclaratorNode": _CPLUSPLUS,
    "ErrorNode": Refusal("CK201", "this is not valid Cython", "correct the line"),
}

# Parts of a construct that is refused as a whole: nothing more is said about them.
PARTS_OF_REFUSED = frozenset(
    words(
        """
        MatchCaseNode MatchValuePatternNode MatchAndAssignPatternNode OrPatternNode
        MatchSequencePatternNode MatchMappingPatternNode ClassPatternNode
        MatchValuePrimaryCmpNode AsyncIteratorNode AsyncNextNode TStringInterpolationNode
        StarExceptTestSetupNode StarExceptPrepAndReraiseNode StarExceptSetExceptionNode
        AwaitIterNextExprNode PythonCapiCallNode PythonCapiFunctionNode GILExitNode
        EnsureGILNode
        """
    )
)


def check_kind(run: Run, place: Place) -> None:
    """Refuse a node whose kind the dialect does not have."""
    kind = type(place.node).__name__
    if kind in ALLOWED or kind in PARTS_OF_REFUSED or kind in _MACROS:
        return
    refusal = REFUSED.get(kind)
    if refusal is None:
        name = kind.removesuffix("Node").removesuffix("Stat")
        run.refuse(
            "CK112",
            place.node.pos,
            f"this construct ({name}) is not part of the dialect",
            "docs/language.md lists what there is",
        )
    elif refusal.message and not _said_by_outer(place):
        run.refuse(refusal.code, place.node.pos, refusal.message, refusal.hint)


def _said_by_outer(place: Place) -> bool:
    """Whether what the node belongs to says it: a cast, of its memoryview."""
    return bool(place.parent and type(place.parent.node).__name__ == "CythonArrayNode")


def _yield(run: Run, place: Place) -> None:
    nearest = place.enclosing(ExprNodes.LambdaNode, Nodes.FuncDefNode)
    statement = place.parent.node if place.parent else None
    if isinstance(nearest, ExprNodes.GeneratorExpressionNode) and isinstance(
        statement, Nodes.ExprStatNode
    ):
        return  # how Cython's parser writes the element of a generator expression
    run.refuse(
        "CK105",
        place.node.pos,
        "generators (yield) are not there yet",
        "fill a list and return it, or write a cdef class with __iter__ and __next__",
    )


# What may take a generator expression: it is consumed at once, so a loop without a generator
# object does.
CONSUMERS = frozenset(
    words(
        "all any bytes dict extend frozenset fromkeys join list max min next set sorted sum tuple "
        "update"
    )
)


def _consumer(place: Place) -> Any:
    """The function of the call whose first argument stands at a place, or None."""
    outer = place.parent
    call = outer.node if outer else None
    if isinstance(call, ExprNodes.SimpleCallNode):
        return call.function if call.args[:1] == [place.node] else None
    if outer is None or not isinstance(call, ExprNodes.TupleNode) or outer.parent is None:
        return None
    call = outer.parent.node
    first = call.positional_args if isinstance(call, ExprNodes.GeneralCallNode) else None
    return call.function if first is outer.node and first.args[:1] == [place.node] else None


def _generator(run: Run, place: Place) -> None:
    function = _consumer(place)
    name = getattr(function, "name", None) or getattr(function, "attribute", None)
    if name in CONSUMERS or name in TYPES:
        return
    run.refuse(
        "CK105",
        place.node.pos,
        "a generator expression may only be the first argument of " + ", ".join(sorted(CONSUMERS)),
        "write a list: [x for x in …]",
    )


def _walrus(run: Run, place: Place) -> None:
    if function_around(place) is None:
        run.refuse(
            "CK112",
            place.node.pos,
            "':=' is possible inside functions only",
            "assign on a line of its own",
        )


def _delete(run: Run, place: Place) -> None:
    for target in place.node.args:
        if isinstance(target, (ExprNodes.IndexNode, ExprNodes.SliceIndexNode)):
            continue
        text = getattr(target, "name", None) or getattr(target, "attribute", None)
        what = "an attribute" if isinstance(target, ExprNodes.AttributeNode) else "a variable"
        run.refuse(
            "CK112",
            target.pos,
            f"del of {what} is not part of the dialect; it deletes items: del x[i]",
            f"assign None to let the value go: {text} = None" if text else None,
        )


def _raise(run: Run, place: Place) -> None:
    extra = place.node.exc_value or place.node.exc_tb
    if extra is not None:
        run.refuse(
            "CK112", extra.pos, "'raise CLASS, VALUE' is Python 2's", "write raise CLASS(VALUE)"
        )


def _except(run: Run, place: Place) -> None:
    target = place.node.target
    if target is not None and not place.node.is_except_as:
        run.refuse(
            "CK112", target.pos, "'except CLASS, NAME' is Python 2's", "write except CLASS as NAME"
        )


def _except_star(run: Run, place: Place) -> None:
    clause = next(p.node for p in walk(place.node) if isinstance(p.node, Nodes.ExceptClauseNode))
    run.refuse(
        "CK112",
        clause.pos,
        "except* is not part of the dialect",
        "catch the exceptions with plain except",
    )


def _global(run: Run, place: Place) -> None:
    node = place.node
    names = [str(name) for name in node.names]
    if function_around(place) is None:
        run.refuse(
            "CK112",
            node.pos,
            "global has no meaning outside of functions",
            "remove the line: names at the module's level are its globals",
        )
        return
    declared = run.bindings.top_level
    for name in names:
        if name not in declared and not run.bindings.star_cimport:
            run.refuse(
                "CK112",
                node.pos,
                f"'global {name}': the module has no variable of this name",
                f"create it at the module's level: {name} = None",
            )


RULES: Rules = {
    "YieldExprNode": (_yield,),
    "GeneratorExpressionNode": (_generator,),
    "AssignmentExpressionNode": (_walrus,),
    "DelStatNode": (_delete,),
    "RaiseStatNode": (_raise,),
    "ExceptClauseNode": (_except,),
    "ExceptStarChainNode": (_except_star,),
    "GlobalNode": (_global,),
}
