# SPDX-License-Identifier: GPL-2.0
"""`for e in list_entries(head, type, member)`: the kernel's loops as loops of the language.

A loop becomes a `while` of Cython's, so that everything Cython knows of loops holds (what is
assigned where, `break`, `continue`, `else`), and writes the kernel's own macro when C is written.
The macro's variable is a variable of its own, which the target is assigned at the start of each
round: so the target keeps its last value after the loop, as in Python, where the kernel's variable
would point to what is no entry. Where nothing could tell the difference, the target is used itself.

Runs when declarations are known and before types are inferred.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import ExprNodes, Nodes, PyrexTypes, Visitor

from cythonk.frontend.desugar import nodes
from cythonk.frontend.macros.members import MemberNode
from cythonk.frontend.macros.nodes import Arguments, MacroCallNode, c_type
from cythonk.frontend.macros.problems import MACRO, refuse
from cythonk.frontend.macros.table import Each
from cythonk.frontend.rules.bindings import bound_names
from cythonk.frontend.rules.tree import Place, is_function, walk

# Kinds of variables of loops that no row of the table describes: they may want to begin as NULL.
_UNKNOWN = ("? ", "declared ")


class EachCallNode(MacroCallNode):
    """The call in the head of such a loop; `arg_types` are those of a declared macro's parameters."""

    form: Each
    arg_types: list[Any] | None = None


class EachConditionNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """What the loop goes over: the arguments of its call, and the types of its variables."""

    subexprs = ["args"]
    type = PyrexTypes.c_bint_type
    is_temp = False

    def __init__(self, call: EachCallNode, targets: list[Any]) -> None:
        super().__init__(call.pos)
        self.call = [call]  # in a list: not a child
        self.args: list[Any] = call.args
        self.targets = [targets]
        self.arguments = Arguments(call, call.form.parameters)
        self.named = False
        self.assigned: set[str] = set()  # names that the loop's body assigns

    @property
    def form(self) -> Each:
        """The row of the table."""
        return self.call[0].form

    def names(self, env: Any) -> Arguments:
        """The arguments, with those that are names looked at."""
        if not self.named:
            self.named = True
            self.arguments.analyse_names(env)
        return self.arguments

    def variable_type(self, index: int, env: Any) -> Any:
        """The type of the n-th variable of the loop."""
        text = self.form.variables[index].split()[0]
        if self.call[0].arg_types is not None:
            return self.call[0].arg_types[0]
        if text.startswith("?"):
            return self._declared(index, env)
        arguments = self.names(env)
        if not arguments.ok:
            return PyrexTypes.error_type
        return c_type(text, arguments.types, env)

    def _declared(self, index: int, env: Any) -> Any:
        """The type that the target is declared as."""
        target = self.targets[0][index]
        entry = env.lookup(target.name) if target.is_name else None
        kind = entry.type if entry is not None else target.type
        return kind if kind is not None else PyrexTypes.unspecified_type

    def infer_type(self, env: Any) -> Any:
        """A condition."""
        return self.type

    def analyse_types(self, env: Any) -> Any:
        """Check the arguments."""
        arguments = self.names(env)
        for index, variable in enumerate(self.form.variables):
            if variable.startswith("?") and arguments.ok:
                kind = self._declared(index, env)
                wants_pointer = variable.startswith("?*")
                if not kind.is_ptr and (wants_pointer or not kind.is_int):
                    self._undeclared(index)
                    return self
                arguments.types["?"] = kind.base_type if wants_pointer else kind
        self.call[0].args = self.args
        arguments.analyse_expressions(env)
        if arguments.ok:
            arguments.check_members()
        for name, node in arguments.expressions.items():
            if not _is_stable(node, self.assigned):
                arguments.expressions[name] = node.coerce_to_temp(env)
        self.args = list(arguments.expressions.values())
        return self

    def _undeclared(self, index: int) -> None:
        target = self.targets[0][index]
        name = str(target.name) if target.is_name else "e"
        written = self.call[0].written
        self.arguments.refuse(
            target.pos,
            f"'{written}' does not say what its entries are, and '{name}' is no pointer",
            f"declare it: cdef TYPE *{name}",
        )

    def calculate_result_code(self) -> str:
        """Never a value."""
        return "1"

    def generate_result_code(self, code: Any) -> None:
        """Nothing: the loop writes itself."""


class CursorNode(ExprNodes.ExprNode):  # type: ignore[misc]
    """The value of a variable of the loop's macro."""

    subexprs: list[str] = []
    is_temp = False

    def __init__(self, pos: Any, condition: EachConditionNode, index: int) -> None:
        super().__init__(pos)
        self.condition = [condition]
        self.index = index
        self.cname = ""

    def infer_type(self, env: Any) -> Any:
        """As the row says."""
        return self.condition[0].variable_type(self.index, env)

    def analyse_types(self, env: Any) -> Any:
        """As the row says."""
        self.type = self.infer_type(env)
        return self

    def calculate_result_code(self) -> str:
        """The variable."""
        return self.cname

    def generate_result_code(self, code: Any) -> None:
        """The macro has done it."""


class EachStatNode(Nodes.WhileStatNode):  # type: ignore[misc]
    """The loop; the first statements of its body assign the targets."""

    condition: EachConditionNode
    body: Any
    else_clause: Any

    def __init__(self, loop: Any, call: EachCallNode, targets: list[Any]) -> None:
        condition = EachConditionNode(call, targets)
        self.cursors = [CursorNode(t.pos, condition, i) for i, t in enumerate(targets)]
        self.targets = targets
        self.direct = [False] * len(targets)
        self.binds = [
            nodes.assign(target.pos, target, cursor)
            for target, cursor in zip(targets, self.cursors, strict=True)
        ]
        body = nodes.statements(loop.pos, [*self.binds, loop.body])
        super().__init__(loop.pos, condition=condition, body=body, else_clause=loop.else_clause)

    def analyse_expressions(self, env: Any) -> Any:
        """As of any loop; the condition is no condition of C's."""
        self.condition = self.condition.analyse_types(env)
        self.hidden = [
            c_type(text.split()[0], self.condition.arguments.types, env)
            if self.condition.arguments.ok
            else PyrexTypes.c_int_type
            for text in self.condition.form.hidden
        ]
        self.body = self.body.analyse_expressions(env)
        self.binds = self.body.stats[: len(self.cursors)]
        if self.else_clause:
            self.else_clause = self.else_clause.analyse_expressions(env)
        return self

    def _is_direct(self, index: int) -> bool:
        """Whether the target can be the macro's own variable."""
        target, cursor = self.binds[index].lhs, self.cursors[index]
        return (
            self.direct[index]
            and target.is_name
            and target.entry.scope.is_local_scope
            and not target.entry.in_closure
            and bool(target.type.same_as(cursor.type))
        )

    def generate_execution_code(self, code: Any) -> None:
        """The kernel's macro around the body."""
        condition, form = self.condition, self.condition.form
        code.mark_pos(self.pos)
        old_loop_labels = code.new_loop_labels()
        condition.generate_subexpr_evaluation_code(code)
        temps: list[str] = []
        variables: dict[str, str] = {}

        def new(text: str, kind: Any) -> str:
            temps.append(code.funcstate.allocate_temp(kind, manage_ref=False))
            variables[text.split()[1]] = temps[-1]
            return temps[-1]

        for index, (text, cursor) in enumerate(zip(form.variables, self.cursors, strict=True)):
            if self._is_direct(index):
                cursor.cname = variables[text.split()[1]] = self.binds[index].lhs.result()
                self.binds[index].generate_execution_code = lambda _code: None
            else:
                cursor.cname = new(text, cursor.type)
        for text, kind in zip(form.hidden, self.hidden, strict=True):
            new(text, kind)
        values = condition.arguments.c()
        if form.variables[0].startswith(_UNKNOWN) and self.cursors[0].type.is_ptr:
            code.putln(f"{self.cursors[0].cname} = NULL;")  # for_each_pci_dev() goes on from it
        if form.head.startswith("for ("):
            code.putln(form.head.format(**values, **variables) + " {")
        else:
            assigned = {name: f"__ck_c_var(&{cname})" for name, cname in variables.items()}
            code.putln(f"while (__ck_c_each({form.head.format(**values, **assigned)})) {{")
        if form.first:
            code.putln(form.first.format(**values, **variables))
        self.body.generate_execution_code(code)
        code.put_label(code.continue_label)
        code.putln("}")
        break_label = code.break_label
        code.set_loop_labels(old_loop_labels)
        if self.else_clause:
            code.mark_pos(self.else_clause.pos)
            code.putln("/*else*/ {")
            self.else_clause.generate_execution_code(code)
            code.putln("}")
        code.put_label(break_label)
        condition.generate_subexpr_disposal_code(code)
        condition.free_subexpr_temps(code)
        for temp in temps:
            code.funcstate.release_temp(temp)


def _is_stable(node: Any, assigned: set[str]) -> bool:
    """Whether a macro may read an argument again in every round."""
    if node.is_literal or isinstance(node.constant_result, int):
        return True
    if node.type.is_array or (node.is_name and node.type.is_struct_or_union):
        return _is_fixed(node, assigned)
    if isinstance(node, ExprNodes.AmpersandNode):
        return _is_fixed(node.operand, assigned)
    if node.is_name:
        local = node.entry is not None and (node.entry.is_local or node.entry.is_arg)
        return local and str(node.name) not in assigned
    return False


def _is_fixed(node: Any, assigned: set[str]) -> bool:
    """Whether the place that an expression names stays the same."""
    if node.is_name:
        return True
    if isinstance(node, ExprNodes.AttributeNode):
        if node.obj.type.is_struct_or_union:
            return _is_fixed(node.obj, assigned)
        return _is_stable(node.obj, assigned)
    return False


def _declared_macro(node: Any, env: Any) -> EachCallNode | None:
    """`for x in for_each_thing(…)`, whose variable is the first parameter of what is declared."""
    function = node.function
    if not isinstance(node, ExprNodes.SimpleCallNode) or not isinstance(
        function, ExprNodes.NameNode
    ):
        return None
    entry = env.lookup(function.name)
    if (
        entry is None
        or not entry.is_cfunction
        or entry.visibility != "extern"
        or "for_each" not in str(entry.name)
        or not entry.type.args
    ):
        return None
    types = [arg.type for arg in entry.type.args]
    names = [f"a{i}" for i in range(1, len(types))]
    call = EachCallNode(node.pos)
    call.take(
        Each(
            str(entry.name),
            "",
            tuple(f"declared {name}" for name in names),
            f"{entry.cname}({', '.join(['{e}', *('{%s}' % n for n in names)])})",
            ("declared e",),
            is_unsafe=bool(types[0].is_ptr),
        ),
        str(function.name),
        list(node.args),
    )
    call.arg_types = types
    return call


class IterationTransform(Visitor.EnvTransform):  # type: ignore[misc]
    """Makes the loops of one module."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.functions: list[Any] = []
        self.made = 0

    def visit_FuncDefNode(self, node: Any) -> Any:
        """One function; which targets are used elsewhere is known at its end."""
        before = self.made
        self.functions.append(node)
        super().visit_FuncDefNode(node)
        self.functions.pop()
        if self.made > before:
            _find_direct(node)
        return node

    visit_GeneratorBodyDefNode = visit_FuncDefNode

    def _unsafe(self, node: Any, written: str) -> None:
        if not self.functions or getattr(self.functions[-1], "is_unsafe", False):
            return
        refuse(
            node.pos,
            MACRO,
            f"'{written}' gives raw pointers, which are for functions marked @unsafe",
            "mark the function @unsafe, and say in a comment # SAFETY: why its pointers are right",
        )

    def visit_ForInStatNode(self, node: Any) -> Any:
        """A loop, of the kernel's or of Python's."""
        self.visitchildren(node)
        sequence = node.iterator.sequence
        if not isinstance(sequence, EachCallNode):
            found = (
                _declared_macro(sequence, self.current_env())
                if sequence is not None and isinstance(sequence, ExprNodes.SimpleCallNode)
                else None
            )
            if found is None:
                return node
            sequence = found
        form = sequence.form
        targets = [node.target]
        if len(form.variables) > 1:
            targets = list(getattr(node.target, "args", ()))
        if len(targets) != len(form.variables) or any(
            t.is_starred or t.is_sequence_constructor for t in targets
        ):
            names = ", ".join(v.split()[1] for v in form.variables)
            refuse(
                node.target.pos,
                MACRO,
                f"'{sequence.written}' gives {len(form.variables)} "
                f"value{'s' if len(form.variables) > 1 else ''} a round",
                f"write for {names} in {sequence.written}(…):",
            )
            return node.body
        if form.is_unsafe:
            self._unsafe(sequence, sequence.written)
        self.made += 1
        return EachStatNode(node, sequence, targets)

    def visit_MemberNode(self, node: MemberNode) -> Any:
        """An expression that makes a pointer of another one."""
        self.visitchildren(node)
        if node.form.is_unsafe:
            self._unsafe(node, node.written)
        return node


def _find_direct(function: Any) -> None:
    """Which loops' targets are read nowhere but in the loops' bodies, and assigned by them alone."""
    places = list(walk(function))
    loops = [place.node for place in places if isinstance(place.node, EachStatNode)]
    binds = {id(bind) for loop in loops for bind in loop.binds}
    stored: set[str] = set()
    for place in places:
        node = place.node
        if isinstance(node, ExprNodes.AmpersandNode) and node.operand.is_name:
            stored.add(str(node.operand.name))
        if id(node) not in binds and not isinstance(node, Nodes.CVarDefNode):
            stored.update(name for name, _ in bound_names(node) if not is_function(node))
    for loop in loops:
        loop.condition.assigned = {
            name for place in walk(loop.body) for name, _ in bound_names(place.node)
        }
        for index, target in enumerate(loop.targets):
            loop.direct[index] = (
                target.is_name
                and str(target.name) not in stored
                and all(
                    _is_within(place, str(target.name))
                    for place in places
                    if isinstance(place.node, ExprNodes.NameNode) and place.node.name == target.name
                )
            )


def _is_within(place: Place, name: str) -> bool:
    """Whether a name stands in the body of exactly one loop whose target it is."""
    found = 0
    inner: Any = place.node
    for outer in place.ancestors():
        if isinstance(outer, EachStatNode) and any(
            target.is_name and target.name == name for target in outer.targets
        ):
            if inner is not outer.body:
                return False
            found += 1
        inner = outer
    return found == 1
