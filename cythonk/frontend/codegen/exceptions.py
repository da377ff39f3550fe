# SPDX-License-Identifier: GPL-2.0
"""try, except, finally, raise and assert in terms of the runtime's per-task exception state.

Nothing is saved on entry to a `try`, so the path that raises nothing costs nothing. A handler that names the exception
takes it as an object (`ck_err_catch`) and every way out of it leaves by `ck_err_uncatch`; one that does not, and a
`finally` on the error path, only hold it (`ck_err_hold`), which makes no object.
"""

from __future__ import annotations

import copy
from typing import Any

from Cython.Compiler import ExprNodes, Naming, Nodes, PyrexTypes

from cythonk.frontend.codegen.calls import UNICODE_ERRORS, ExceptionNode, class_of, type_expression
from cythonk.frontend.codegen.misc import leaves_function
from cythonk.frontend.codegen.prints import _c_string
from cythonk.frontend.desugar import nodes


def _leave_through(code: Any, new_labels: Any, old_labels: Any, cleanup: Any) -> None:
    """For each label of `new_labels` that was jumped to: clean up and go on to the old one."""
    for new, old in zip(new_labels, old_labels, strict=True):
        if new and code.label_used(new):
            code.put_label(new)
            cleanup()
            if new != code.error_label and leaves_function(old):
                _release_all(code)
            code.put_goto(old)


def _release_all(code: Any) -> None:
    """A return leaves the outermost try: every reference in a temp goes."""
    temps = [*code.funcstate.temps_holding_reference(), *code.funcstate.all_free_managed_temps()]
    for name, kind in temps:
        code.put_xdecref_clear(name, kind)


# What ck_err_hold() returns.
_HELD_TYPE = PyrexTypes.CPtrType(
    PyrexTypes.CStructOrUnionType("ck_raised", "struct", None, False, "ck_raised")
)


class KernelTryExceptNode(Nodes.TryExceptStatNode):  # type: ignore[misc]
    """try … except … else."""

    def generate_execution_code(self, code: Any) -> None:
        """Body, else clause, then the handlers behind a label."""
        code.mark_pos(self.pos)
        old_error_label = code.new_error_label()
        our_error_label = code.error_label
        end_label = code.new_label("try_end")
        code.putln("{")
        self.body.generate_execution_code(code)
        code.putln("}")
        temps = code.funcstate.all_free_managed_temps()
        can_raise = code.label_used(our_error_label)
        code.error_label = old_error_label
        terminates = self.body.is_terminator
        if self.else_clause:
            code.putln("{")
            self.else_clause.generate_execution_code(code)
            code.putln("}")
            terminates = terminates or self.else_clause.is_terminator
        if can_raise:
            if not terminates:
                code.put_goto(end_label)
            code.put_label(our_error_label)
            for name, kind in temps:
                code.put_xdecref_clear(name, kind)
            for clause in self.except_clauses:
                clause.generate_handling_code(code, end_label)
            if not self.has_default_clause:
                code.put_goto(old_error_label)
        if code.label_used(end_label):
            code.put_label(end_label)


class KernelExceptClauseNode(Nodes.ExceptClauseNode):  # type: ignore[misc]
    """One `except` clause."""

    def _condition(self) -> str | None:
        if not self.pattern:
            return None
        patterns: list[Any] = []
        for pattern in self.pattern:
            patterns += pattern.args if isinstance(pattern, ExprNodes.TupleNode) else [pattern]
        names = []
        for pattern in patterns:
            known = class_of(pattern)
            if known is None:
                raise Nodes.CompileError(
                    pattern.pos, "an except clause needs exception classes known at compile time"
                )
            names.append(type_expression(known))
        if any(name == "&ck_BaseException" for name in names):
            return None
        return " || ".join(f"ck_err_matches({name})" for name in names)

    def generate_handling_code(self, code: Any, end_label: Any) -> None:
        """`if (matches) { catch; body; uncatch; goto end; }`."""
        code.mark_pos(self.pos)
        condition = self._condition()
        code.putln(f"if ({condition}) {{" if condition else "{")
        if self.target is None and not self.body_may_need_exception():
            code.putln("ck_err_clear();")
            self.body.generate_execution_code(code)
            if not self.body.is_terminator:
                code.put_goto(end_label)
            code.putln("}")
            return
        code.put_add_traceback(self.function_name)
        named = self.target is not None
        kind = PyrexTypes.py_object_type if named else _HELD_TYPE
        caught = code.funcstate.allocate_temp(kind, manage_ref=named)
        code.putln(f"{caught} = {'ck_err_catch' if named else 'ck_err_hold'}();")
        old_labels = code.all_new_labels()
        new_labels = code.get_all_labels()

        def cleanup() -> None:
            if named:
                code.put_xdecref_clear(caught, PyrexTypes.py_object_type)
                code.putln("ck_err_uncatch();")
            else:
                code.putln(f"ck_err_release({caught});")

        if named:
            self.exc_value.set_var(caught)
            self.exc_value.result_ctype = PyrexTypes.py_object_type
            self.exc_value.generate_evaluation_code(code)
            self.target.generate_assignment_code(self.exc_value, code)
        self.body.generate_execution_code(code)
        if not self.body.is_terminator:
            cleanup()
            code.put_goto(end_label)
        _leave_through(code, new_labels, old_labels, cleanup)
        code.set_all_labels(old_labels)
        code.funcstate.release_temp(caught)
        code.putln("}")


def _forgets_names(clause: Any) -> bool:
    """Whether a finally clause is the one that `except … as name` ends by: it cannot raise."""
    stats = nodes.flatten([clause])
    return bool(stats) and all(
        isinstance(stat, Nodes.DelStatNode)
        and stat.ignore_nonexisting
        and all(isinstance(arg, ExprNodes.NameNode) for arg in stat.args)
        for stat in stats
    )


class KernelTryFinallyNode(Nodes.TryFinallyStatNode):  # type: ignore[misc]
    """try … finally: one copy of the clause for each way out of the body."""

    def generate_execution_code(self, code: Any) -> None:
        """Body, then the clause on the normal, the error and every jumping path."""
        code.mark_pos(self.pos)
        old_error_label = code.error_label
        old_labels = code.all_new_labels()
        new_labels = code.get_all_labels()
        new_error_label = code.error_label
        if not self.handle_error_case:
            code.error_label = old_error_label
        end_label = code.new_label("finally_end")
        code.putln("{")
        self.body.generate_execution_code(code)
        code.putln("}")
        temps = code.funcstate.all_free_managed_temps()
        code.set_all_labels(old_labels)
        can_raise = code.label_used(new_error_label)

        def clause() -> None:
            copy.deepcopy(self.finally_clause).generate_execution_code(code)

        if not self.body.is_terminator:
            code.putln("{")
            clause()
            if not self.finally_clause.is_terminator:
                code.put_goto(end_label)
            code.putln("}")
        if can_raise and self.preserve_exception:
            code.put_label(new_error_label)
            code.putln("{")
            self._error_path(code, temps, old_error_label)
            code.putln("}")
        return_label = code.return_label
        for new, old in zip(new_labels, old_labels, strict=True):
            if (
                not new
                or not code.label_used(new)
                or (new == new_error_label and self.preserve_exception)
            ):
                continue
            code.put_label(new)
            code.putln("{")
            returns_object = bool(self.func_return_type and self.func_return_type.is_pyobject)
            if old == return_label:
                for name, kind in temps:
                    code.put_xdecref_clear(name, kind)
                if self.finally_clause.is_terminator and returns_object:
                    code.put_xdecref_clear(Naming.retval_cname, self.func_return_type)
            saved = None
            if (
                old == return_label
                and not self.finally_clause.is_terminator
                and self.func_return_type
            ):
                saved = code.funcstate.allocate_temp(self.func_return_type, manage_ref=True)
                code.putln(f"{saved} = {Naming.retval_cname};")
                if self.func_return_type.is_pyobject:
                    code.putln(f"{Naming.retval_cname} = 0;")
            outer_loop = code.get_loop_labels()
            if saved:
                code.new_loop_labels()
            clause()
            if saved:
                code.putln(f"{Naming.retval_cname} = {saved};")
                if self.func_return_type.is_pyobject:
                    code.putln(f"{saved} = 0;")
                code.funcstate.release_temp(saved)
            if not self.finally_clause.is_terminator:
                if old == return_label and leaves_function(old):
                    _release_all(code)
                code.put_goto(old)
            if saved:
                self._leave_loops(code, outer_loop, saved)
            code.putln("}")
        code.put_label(end_label)

    def _leave_loops(self, code: Any, outer: Any, saved: str) -> None:
        """Where the clause leaves by break or continue the saved value is not returned."""
        inner = code.get_loop_labels()
        code.set_loop_labels(outer)

        def drop() -> None:
            if self.func_return_type.is_pyobject:
                code.put_xdecref_clear(saved, self.func_return_type)

        _leave_through(code, inner, outer, drop)

    def _error_path(self, code: Any, temps: Any, old_error_label: Any) -> None:
        for name, kind in temps:
            code.put_xdecref_clear(name, kind)
        if _forgets_names(self.finally_clause):
            self.finally_except_clause.generate_execution_code(code)
            code.put_goto(old_error_label)
            return
        code.put_add_traceback(code.funcstate.scope.qualified_name)
        held = code.funcstate.allocate_temp(_HELD_TYPE, manage_ref=False)
        line = code.funcstate.allocate_temp(PyrexTypes.c_int_type, manage_ref=False)
        code.putln(f"{held} = ck_err_hold();")
        code.putln(f"{line} = {Naming.lineno_cname};")
        before = code.all_new_labels()
        inner = code.get_all_labels()
        self.finally_except_clause.generate_execution_code(code)
        if not self.finally_clause.is_terminator:
            code.putln(f"ck_err_resume({held});")
            code.putln(f"{Naming.lineno_cname} = {line};")
            code.put_goto(old_error_label)

        def cleanup() -> None:
            code.putln(f"ck_err_release({held});")

        _leave_through(code, inner, before, cleanup)
        code.set_all_labels(before)
        code.funcstate.release_temp(held)
        code.funcstate.release_temp(line)


class KernelRaiseNode(Nodes.RaiseStatNode):  # type: ignore[misc]
    """`raise X`, `raise X(args)`, `raise x from y`."""

    def generate_execution_code(self, code: Any) -> None:
        """The shortest form that does it."""
        code.mark_pos(self.pos)
        if self.builtin_exc_name in ("MemoryError", "StopIteration") and self.exc_type is None:
            call = (
                "ck_raise_nomem()"
                if self.builtin_exc_name == "MemoryError"
                else "ck_raise_type(&ck_StopIteration, NULL)"
            )
            code.putln(f"{call}; {code.error_goto(self.pos)}")
            return
        exception = self.exc_type
        while isinstance(exception, (ExprNodes.CoerceToTempNode, ExprNodes.PyTypeTestNode)):
            exception = exception.arg
        known = None if isinstance(exception, ExceptionNode) else class_of(exception)
        value = self.exc_value
        if self.wrap_tuple_value and isinstance(value, ExprNodes.TupleNode):
            value = value.args[0]  # Cython's way of keeping a tuple one argument
        if known is not None and self.cause is None and value is None:
            code.putln(
                f"ck_raise_type({type_expression(known)}, NULL); {code.error_goto(self.pos)}"
            )
            return
        if known is not None and self.cause is None:
            self._raise_with(code, type_expression(known), value)
            return
        if (
            isinstance(exception, ExceptionNode)
            and exception.class_name not in UNICODE_ERRORS
            and self.cause is None
            and len(exception.args) == 1
        ):
            self._raise_with(code, f"&ck_{exception.class_name}", exception.args[0])
            return
        if known is not None:
            exception = ExceptionNode(self.pos, str(known.name), [] if value is None else [value])
        parts = [part for part in (exception, self.cause) if part is not None]
        for part in parts:
            part.generate_evaluation_code(code)
        cause = self.cause.py_result() if self.cause is not None else "NULL"
        code.putln(f"ck_raise_object({exception.py_result()}, {cause});")
        for part in parts:
            part.generate_disposal_code(code)
            part.free_temps(code)
        code.putln(code.error_goto(self.pos))

    def _raise_with(self, code: Any, type_code: str, value: Any) -> None:
        if isinstance(value, ExprNodes.UnicodeNode):
            text = _c_string(str(value.value))
            code.putln(f"ck_raise({type_code}, {text}); {code.error_goto(self.pos)}")
            return
        value.generate_evaluation_code(code)
        code.putln(f"ck_raise_type({type_code}, {value.py_result()});")
        value.generate_disposal_code(code)
        value.free_temps(code)
        code.putln(code.error_goto(self.pos))


class KernelReraiseNode(Nodes.ReraiseStatNode):  # type: ignore[misc]
    """Bare `raise`."""

    def generate_execution_code(self, code: Any) -> None:
        """The handled exception becomes pending again."""
        code.mark_pos(self.pos)
        code.putln("ck_err_reraise();")
        code.putln(code.error_goto(self.pos))


class KernelAssertNode(Nodes.AssertStatNode):  # type: ignore[misc]
    """`assert`: always on, as in CPython without -O."""

    def generate_execution_code(self, code: Any) -> None:
        """`if (!condition) raise`."""
        self.condition.generate_evaluation_code(code)
        code.putln(f"if (unlikely(!{self.condition.result()})) {{")
        self.exception.generate_execution_code(code)
        code.putln("}")
        self.condition.generate_disposal_code(code)
        self.condition.free_temps(code)
