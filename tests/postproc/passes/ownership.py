# SPDX-License-Identifier: GPL-2.0
"""Walks every path of a generated function and checks references and the pending exception.

An abstract interpreter of the C between the passes: it knows which variables hold a reference,
which are NULL, how many references this function owns of each object, whether an exception is
pending and how many handlers are open. A call that can fail is followed both ways. It finds what a
golden file cannot show: a leak, a double put, the use of an object after its put, a NULL handed on,
a call made while an exception is pending, an error returned without one, a handler never left, on
whatever path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pycparser import c_ast
from pycparser.c_generator import CGenerator

from cythonk.postproc.cast import arguments, callee, walk

from .flow import Flow
from .states import (
    ANY,
    ERROR,
    NATURAL,
    NOT_ERROR,
    NULL,
    PURE,
    QUIET,
    RAISES,
    STATIC,
    UNKNOWN,
    ZERO,
    State,
)

MAX_STATES = 200_000


class Problem(Exception):
    """A path that mishandles a reference or an exception."""


def _bare(node: Any) -> Any:
    while isinstance(node, c_ast.Cast):
        node = node.expr
    if callee(node) in ("likely", "unlikely"):
        return _bare(arguments(node)[0])
    return node


def _pointer_to(node: Any) -> str:
    """The tag of the struct that a declared pointer points to, or nothing."""
    if (
        isinstance(node, c_ast.PtrDecl)
        and isinstance(node.type, c_ast.TypeDecl)
        and isinstance(node.type.type, c_ast.Struct)
    ):
        return node.type.type.name or ""
    return ""


def _is_constant(node: Any) -> bool:
    if isinstance(node, c_ast.UnaryOp) and node.op == "&":
        return True
    return (isinstance(node, c_ast.ID) and node.name.startswith("CK_")) or callee(node) == "CK_INT"


class Checker:
    """Checks one function of a unit."""

    def __init__(self, func: c_ast.FuncDef, raising: dict[str, bool], tags: set[str]) -> None:
        self.func = func
        self.tags = tags | {"ck_object"}
        self.raising = raising  # functions of the unit: whether they can raise
        self.flow = Flow(func)
        self.objects: set[str] = set()
        self.arrays: set[str] = set()
        self.locals: set[str] = set()
        self.parameters: list[str] = []
        args = func.decl.type.args
        for p in args.params if args else []:
            if isinstance(p, c_ast.Decl) and p.name:
                self.parameters.append(p.name)
                self._declare(p)
        for node in walk(func.body):
            if isinstance(node, c_ast.Decl) and node.name:
                self._declare(node)
        self.returns_object = _pointer_to(func.decl.type.type) in self.tags
        self.problems: dict[str, None] = {}

    def _declare(self, decl: c_ast.Decl) -> None:
        self.locals.add(decl.name)
        if _pointer_to(decl.type) in self.tags:
            self.objects.add(decl.name)
        elif isinstance(decl.type, c_ast.ArrayDecl) and _pointer_to(decl.type.type) in self.tags:
            self.arrays.add(decl.name)

    # -- expressions: each yields (state, value) for every outcome --

    def use(self, state: State, name: str, what: str) -> None:
        value = state.value(name)
        if value == NULL:
            raise Problem(f"{name} is NULL in {what}")
        if isinstance(value, int) and value > 0 and state.count(value) < 1:
            raise Problem(f"{name} is used after its put in {what}")

    def uses(self, state: State, node: Any, what: str) -> None:
        if isinstance(node, c_ast.BinaryOp) and node.op in ("==", "!="):
            return  # compares addresses and follows none
        for each in walk(node):
            if isinstance(each, c_ast.ID) and each.name in self.objects:
                self.use(state, each.name, what)

    def evaluate(self, state: State, node: Any) -> Iterator[tuple[State, Any]]:
        node = _bare(node)
        if isinstance(node, c_ast.ID):
            if node.name == "NULL":
                yield state, NULL
            elif node.name.startswith("CK_"):
                yield state, STATIC
            else:
                yield state, state.value(node.name) if node.name in self.locals else UNKNOWN
        elif isinstance(node, c_ast.Constant):
            yield state, ZERO if node.value == "0" else (NATURAL if node.type == "int" else UNKNOWN)
        elif (
            isinstance(node, c_ast.UnaryOp)
            and node.op == "-"
            and isinstance(_bare(node.expr), c_ast.Constant)
        ):
            yield state, ERROR if _bare(node.expr).value.rstrip("uUlL") == "1" else ANY
        elif isinstance(node, c_ast.FuncCall):
            yield from self.call(state, node)
        elif _is_constant(node):
            yield state, STATIC
        elif (
            isinstance(node, c_ast.ArrayRef)
            and isinstance(node.name, c_ast.ID)
            and node.name.name in self.arrays
        ):
            new, number = state.fresh()
            yield new, number
        elif (
            isinstance(node, c_ast.Assignment)
            and isinstance(node.lvalue, c_ast.ID)
            and node.op == "="
        ):
            name = node.lvalue.name
            for after in self.execute(state, node):
                yield after, after.value(name) if name in self.locals else UNKNOWN
        elif isinstance(node, c_ast.TernaryOp):
            for yes, after in self.test(state, node.cond):
                yield from self.evaluate(after, node.iftrue if yes else node.iffalse)
        else:
            for after in self.inner(state, node):
                yield after, ANY

    def inner(self, state: State, node: Any) -> Iterator[State]:
        """The calls inside an expression, and its uses of objects."""
        calls = [
            n
            for n in walk(node)
            if isinstance(n, c_ast.FuncCall) and callee(n) not in ("likely", "unlikely")
        ]
        for each in walk(node):
            if isinstance(each, c_ast.StructRef) and each.type == "->":
                base = _bare(each.name)
                if isinstance(base, c_ast.ID) and base.name in self.objects:
                    self.use(state, base.name, self.text(each))
        states = [state]
        for call in calls:
            states = [after for s in states for after, _ in self.call(s, call)]
        yield from states

    def text(self, node: Any) -> str:
        return CGenerator().visit(node).replace("\n", " ")

    def call(self, state: State, node: c_ast.FuncCall) -> Iterator[tuple[State, Any]]:
        name = callee(node) or ""
        args = [_bare(a) for a in arguments(node)]
        what = f"{name or 'a method call'} at line {getattr(node.coord, 'line', '?')}"
        first = args[0].name if args and isinstance(args[0], c_ast.ID) else ""
        if name == "ck_put":
            if isinstance(args[0], c_ast.FuncCall):
                for after, value in self.call(state, args[0]):
                    yield after.with_count(value, 0) if isinstance(value, int) else after, UNKNOWN
            else:
                yield self.put(state, args[0], what), UNKNOWN
            return
        if name == "ck_get":
            self.uses(state, args[0], what)
            value = state.value(first)
            if isinstance(value, int):
                state = state.with_count(value, state.count(value) + 1)
            yield state, value
            return
        if name == "ck_store":
            if isinstance(args[1], c_ast.FuncCall):
                for after, value in self.call(state, args[1]):
                    yield after.with_count(value, 0) if isinstance(value, int) else after, UNKNOWN
                return
            if not (isinstance(args[1], c_ast.ID) and args[1].name == "NULL"):
                self.uses(state, args[1], what)
            yield self.put(state, args[1], what), UNKNOWN
            return
        if state.pending and name not in QUIET and not name.startswith("CK_"):
            raise Problem(f"{what} is called with an exception pending")
        if name == "ck_err_restore":
            yield replace(self.put(state, args[0], what), pending=True), UNKNOWN
            return
        if name == "ck_err_catch":
            if not state.pending:
                raise Problem(f"{what} without an exception pending")
            new, number = replace(state, pending=False, handlers=state.handlers + 1).fresh()
            yield new, number
            return
        if name == "ck_err_hold":
            if not state.pending:
                raise Problem(f"{what} without an exception pending")
            yield replace(state, pending=False, handlers=state.handlers + 1), UNKNOWN
            return
        if name == "ck_err_resume":
            if state.handlers == 0:
                raise Problem(f"{what} without a handler")
            yield replace(state, pending=True, handlers=state.handlers - 1), UNKNOWN
            return
        if name in ("ck_err_uncatch", "ck_err_release"):
            if state.handlers == 0:
                raise Problem(f"{what} without a handler")
            yield replace(state, handlers=state.handlers - 1), UNKNOWN
            return
        for arg in args:
            if not (isinstance(arg, c_ast.ID) and arg.name == "NULL"):
                self.uses(state, arg, what)
        if name in RAISES:
            yield replace(state, pending=True), UNKNOWN
            return
        if name in ("ck_err_clear", "ck_err_warn_unraisable", "ck_err_to_errno"):
            yield replace(state, pending=False), ANY
            return
        if name == "ck_err_occurred":
            yield state, NATURAL if state.pending else ZERO
            return
        if name == "ck_traceback" and not state.pending:
            raise Problem(f"{what} without an exception pending")
        states = [state]
        for arg in args:
            if not isinstance(arg, c_ast.ID):
                states = [s for old in states for s in self.inner(old, arg)]
        for each in states:
            yield from self.result(each, name, args)

    def result(self, state: State, name: str, args: list[Any]) -> Iterator[tuple[State, Any]]:
        if name in PURE or name.startswith("CK_"):
            yield state, ANY
        elif name == "ck_is_true" and _is_constant(args[0]):
            yield state, NATURAL
        elif name in ("ck_truth_object", "ck_size_object"):
            yield state, NULL if state.pending else NATURAL
        elif name == "ck_load":
            new, number = state.fresh()
            yield new, number
        elif name == "ck_list_build_steal":
            yield self.put(state, args[1], name), ZERO
            yield replace(state, pending=True), ERROR
        elif name in ("ck_next", "ck_loop_next", "ck_builtin_next_or_null"):
            new, number = state.fresh()
            yield new, number
            yield state, NULL
            yield replace(state, pending=True), NULL
        elif name in ("ck_list_iter_get", "ck_tuple_iter_get"):
            new, number = state.fresh()
            yield new, number
            yield state, NULL
        elif name == "ck_check_type":
            yield state, NATURAL
            yield replace(state, pending=True), ZERO
        elif name.startswith(("ck_", "__ck_")) or self.raising.get(
            name, not name or name.startswith("__pyx_")
        ):
            yield state, ("new", NOT_ERROR if not name.startswith("ck_") else NATURAL)
            yield replace(state, pending=True), ("failed", ERROR)
        elif name == "abs":
            yield state, NATURAL
        elif name in self.raising:
            yield state, ("new", NOT_ERROR)
        else:
            yield state, ANY

    def put(self, state: State, node: Any, what: str) -> State:
        node = _bare(node)
        if not isinstance(node, c_ast.ID) or node.name not in self.objects:
            return state
        value = state.value(node.name)
        if isinstance(value, int):
            count = state.count(value)
            if count < 1:
                raise Problem(f"{node.name} is put twice in {what}")
            return state.with_count(value, count - 1)
        return state

    # -- conditions --

    def test(self, state: State, node: Any) -> Iterator[tuple[bool, State]]:
        node = _bare(node)
        if isinstance(node, c_ast.UnaryOp) and node.op == "!":
            for truth, after in self.test(state, node.expr):
                yield not truth, after
        elif isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
            for truth, after in self.test(state, node.left):
                if truth == (node.op == "||"):
                    yield truth, after
                else:
                    yield from self.test(after, node.right)
        elif isinstance(node, c_ast.BinaryOp) and node.op in ("<", "==", "!="):
            yield from self.compare(state, node)
        else:
            for after, value in self.evaluate(state, node):
                value = value[1] if isinstance(value, tuple) else value
                if value in (NULL, ZERO):
                    yield False, after
                elif (
                    value in (ERROR, STATIC)
                    or isinstance(value, int)
                    or (value == NATURAL and callee(node) in ("ck_err_occurred", "ck_check_type"))
                ):
                    yield True, after
                elif (
                    isinstance(node, c_ast.FuncCall) and not after.pending and self._is_status(node)
                ):
                    yield False, after
                else:
                    yield True, after
                    yield False, after

    @staticmethod
    def _is_status(node: Any) -> bool:
        """`if (f())` where f answers 0 or an error."""
        return (callee(node) or "") in (
            "ck_list_append",
            "ck_set_add",
            "ck_list_build",
            "ck_list_build_steal",
            "ck_dict_set",
            "ck_dict_update",
        )

    def compare(self, state: State, node: c_ast.BinaryOp) -> Iterator[tuple[bool, State]]:
        right = _bare(node.right)
        minus_one = (
            isinstance(right, c_ast.UnaryOp)
            and right.op == "-"
            and _bare(right.expr).value.rstrip("uUlL") == "1"
        )
        zero = isinstance(right, c_ast.Constant) and right.value == "0"
        number = isinstance(right, c_ast.Constant) and right.type == "int"
        null = isinstance(right, c_ast.ID) and right.name == "NULL"
        for after, value in self.evaluate(state, node.left):
            value = value[1] if isinstance(value, tuple) else value
            known: bool | None = None
            if node.op == "<" and zero:
                known = {ERROR: True, ZERO: False, NATURAL: False, NOT_ERROR: None}.get(value)
            elif node.op in ("==", "!=") and minus_one:
                known = {ERROR: True, ZERO: False, NATURAL: False, NOT_ERROR: False}.get(value)
            elif node.op in ("==", "!=") and (null or zero):
                known = (
                    True
                    if value in (NULL, ZERO)
                    else (False if isinstance(value, int) or value == STATIC else None)
                )
            if node.op in ("==", "!=") and number and value == ERROR:
                known = True  # the error value of "except? 7"
            if known is not None and node.op == "!=":
                known = not known
            for rest in self.inner(after, right) if not isinstance(right, c_ast.ID) else [after]:
                if known is None or known:
                    yield True, rest
                if known is None or not known:
                    yield False, rest

    # -- statements --

    def assign(self, state: State, name: str, right: Any) -> Iterator[State]:
        for after, value in self.evaluate(state, right):
            if name in self.objects:
                if isinstance(value, tuple):
                    if value[0] == "new":
                        after, value = after.fresh()
                    else:
                        value = NULL
                elif value in (ZERO, NULL):
                    value = NULL
                elif not isinstance(value, int):
                    value = STATIC
            elif isinstance(value, tuple):
                value = value[1]
            yield self.settle(after.with_value(name, value), name)

    def settle(self, state: State, name: str) -> State:
        """Forget dead objects and renumber the rest; one that nobody names any more has leaked."""
        named = {v for _, v in state.values if isinstance(v, int)}
        for number, count in state.owned:
            if number > 0 and count > 0 and number not in named:
                raise Problem(f"a reference leaks when {name} is assigned")
        order: dict[int, int] = {}
        for _, value in state.values:
            if isinstance(value, int) and value > 0 and value not in order:
                order[value] = len(order) + 1
        return replace(
            state,
            values=tuple(
                (n, order.get(v, v) if isinstance(v, int) else v) for n, v in state.values
            ),
            owned=tuple(
                sorted((order.get(n, n), c) for n, c in state.owned if n in order or n < 0)
            ),
        )

    def execute(self, state: State, node: Any) -> Iterator[State]:
        if isinstance(node, c_ast.Decl):
            if node.init is None or node.name in self.arrays:
                yield state
            else:
                yield from self.assign(state, node.name, node.init)
        elif (
            isinstance(node, c_ast.Assignment)
            and isinstance(node.lvalue, c_ast.ID)
            and node.op == "="
        ):
            if node.lvalue.name in self.locals:
                yield from self.assign(state, node.lvalue.name, node.rvalue)
            else:
                yield from self.inner(state, node.rvalue)
        elif isinstance(node, c_ast.Assignment):
            for after in self.inner(state, node.lvalue):
                for last, _ in self.evaluate(after, node.rvalue):
                    yield last
        elif isinstance(node, c_ast.DeclList):
            states = [state]
            for decl in node.decls:
                states = [s for old in states for s in self.execute(old, decl)]
            yield from states
        else:
            for after, _ in self.evaluate(state, node):
                yield after

    def leave(self, state: State, node: Any) -> None:
        if state.handlers:
            raise Problem("a handler is not left at return")
        result = _bare(node.expr) if node is not None else None
        name = result.name if isinstance(result, c_ast.ID) else ""
        value = NULL if name == "NULL" else (state.value(name) if name else UNKNOWN)
        if self.returns_object and isinstance(value, int):
            if state.count(value) < 1:
                raise Problem("the result is not owned")
            state = state.with_count(value, state.count(value) - 1)
        for number, count in state.owned:
            if count > 0:
                names = [n for n, v in state.values if v == number]
                raise Problem(f"{' '.join(names) or 'a reference'} leaks at return")
        if self.returns_object and node is not None and (value == NULL) != state.pending:
            pending = "pending" if state.pending else "not pending"
            raise Problem(f"the result is {value} and an exception is {pending}")

    def start(self) -> State:
        state = State((), ())
        for number, name in enumerate((p for p in self.parameters if p in self.objects), 1):
            # Borrowed: the caller holds it for the whole call; this function owns none.
            state = state.with_value(name, -number).with_count(-number, 0)
        return state

    def run(self) -> list[str]:
        """What is wrong with the function; empty when nothing is."""
        todo: list[tuple[int, State]] = [(0, self.start())]
        seen: set[tuple[int, State]] = set()
        while todo:
            place, state = todo.pop()
            if (place, state) in seen:
                continue
            seen.add((place, state))
            if len(seen) > MAX_STATES:
                self.problems["too many states"] = None
                break
            step = self.flow.steps[place]
            try:
                match step.kind:
                    case "jump":
                        todo.append((step.targets[0], state))
                    case "test":
                        for truth, after in self.test(state, step.node):
                            todo.append((step.targets[0 if truth else 1], after))
                    case "choose":
                        todo += [(target, state) for target in step.targets]
                    case "return":
                        self.leave(state, step.node)
                    case _:
                        for after in self.execute(state, step.node):
                            todo.append((place + 1, after))
            except Problem as problem:
                self.problems[f"{self.func.decl.name}: {problem}"] = None
        return list(self.problems)


def check(tree: c_ast.FileAST, functions: set[str], tags: set[str]) -> list[str]:
    """Problems of the functions named; `tags` are the structs of the unit's classes."""
    found: list[str] = []
    raising = {
        item.name: True
        for item in tree.ext
        if isinstance(item, c_ast.Decl) and isinstance(item.type, c_ast.FuncDecl)
    }
    raising |= {
        item.decl.name: any(callee(n) == "ck_traceback" for n in walk(item.body))
        for item in tree.ext
        if isinstance(item, c_ast.FuncDef)
    }
    for item in tree.ext:
        if isinstance(item, c_ast.FuncDef) and item.decl.name in functions:
            found += Checker(item, raising, tags).run()
    return found
