# SPDX-License-Identifier: GPL-2.0
"""Pass: give locals, temporaries and labels the names a person would choose.

What: `__pyx_v_x` to `x`, `__pyx_r` to `ret`, temporaries by what they hold (`obj`, `err`, `len`,
`end`, `ptr`, `tmp`, numbered when there are several), `__pyx_L1_error` to `out_error`, `__pyx_L0`
to `out`, `__pyx_L11_try_end` to `try_end`. No new name meets another of the function, anything the
unit names outside it, a keyword of C or a name the caller reserves. Functions and types have their
final names when this pass runs.
When: last, once a unit: until then the old names tell temporaries from variables.
Why separate: it is the only pass that looks at all names of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pycparser import c_ast

from cythonk.postproc import cast
from cythonk.postproc.tidy import ctype
from cythonk.postproc.tidy.facts import words
from cythonk.postproc.tidy.unit import RESULT_NAME, TEMP_PREFIX, VARIABLE_PREFIX, Scope, Unit

KEYWORDS = frozenset(
    words(
        "auto break case char const continue default do double else enum extern float for goto if "
        "inline int long register restrict return short signed sizeof static struct switch "
        "typedef union unsigned void volatile while asm typeof _Bool _Complex _Generic "
        "_Static_assert __func__"
    )
)
# Names every kernel file sees as a macro, a type or a variable.
KERNEL_NAMES = frozenset(
    words(
        "current linux unix i386 NULL true false bool min max min_t max_t clamp swap abs likely "
        "unlikely BIT HZ jiffies get_user put_user container_of offsetof READ_ONCE "
        "WRITE_ONCE barrier mb rmb wmb smp_mb u8 u16 u32 u64 s8 s16 s32 s64 size_t ssize_t gfp_t "
        "loff_t pid_t dev_t mode_t umode_t uid_t gid_t printk panic BUG WARN memcpy "
        "memset memcmp memmove strlen strcmp kfree kmalloc kzalloc schedule msleep "
        "this_cpu round_up round_down DIV_ROUND_UP ARRAY_SIZE PAGE_SIZE THIS_MODULE assert "
        "static_assert"
    )
)

_LABEL = re.compile(r"__pyx_L\d*_?(.*)$")
_LABELS = {"__pyx_L0": "out", "__pyx_L1_error": "out_error"}
_PLAIN_LABEL = "next"

_FIXED = {
    RESULT_NAME: "ret",
    "__pyx_lineno": "line",
    "__pyx_clineno": "cline",
    "__pyx_filename": "filename",
}


def run(ast: c_ast.FileAST, unit: Unit, reserved: set[str]) -> None:
    """Rename in every function of the unit; `reserved` are more names not to use."""
    taken = set(KEYWORDS | KERNEL_NAMES | reserved) | _outside_names(ast)
    for item in ast.ext:
        if isinstance(item, c_ast.FuncDef):
            _function(item, unit, taken)
        else:
            _prototype(item, taken)


def _outside_names(ast: c_ast.FileAST) -> set[str]:
    """Every name of the unit that is not a local of some function."""
    names: set[str] = set()
    for item in ast.ext:
        if isinstance(item, c_ast.FuncDef):
            local = {n.name for n in cast.walk(item) if isinstance(n, c_ast.Decl)} - {
                item.decl.name
            }
            names.add(item.decl.name)
            names.update(u.name for u in cast.variable_uses(item.body) if u.name not in local)
            for node in cast.walk(item):
                if isinstance(node, c_ast.IdentifierType):
                    names.update(node.names)
            continue
        for node in cast.walk(item):
            if isinstance(node, (c_ast.Typedef, c_ast.Enumerator)):
                names.add(node.name)
            elif isinstance(node, c_ast.IdentifierType):
                names.update(node.names)
        if isinstance(item, c_ast.Decl):
            names.update(use.name for use in cast.variable_uses(item.init))
            if item.name:
                names.add(item.name)
    return names


def _free(wanted: str, taken: set[str], *, mark: str = "") -> str:
    """`wanted`, or the first of wanted2, wanted3, … that is not taken; it is taken from now on.

    With a `mark` the second choice is `wanted` + mark: a variable of the user's keeps its name as
    far as it can.
    """
    name = wanted
    number = 2
    if mark and name in taken:
        name = wanted + mark
    while name in taken:
        name = f"{wanted}{mark}{number}"
        number += 1
    taken.add(name)
    return name


def _function(func: c_ast.FuncDef, unit: Unit, outside: set[str]) -> None:
    scope = Scope(func, unit)
    taken = outside | {name for name in scope.decls if not name.startswith("__pyx_")}
    new: dict[str, str] = {}
    mine = [name for name in scope.decls if name.startswith("__pyx_")]
    for name in mine:
        if name.startswith(VARIABLE_PREFIX):
            new[name] = _free(_user_name(name), taken, mark="_")
    for name in mine:
        if name in _FIXED:
            new[name] = _free(_FIXED[name], taken)
    if any(name.startswith(TEMP_PREFIX) for name in mine):
        kinds = _Roles(func)
        for name in mine:
            if name.startswith(TEMP_PREFIX):
                new[name] = _free(kinds.name_for(name, scope), taken)
    for name in mine:
        if name not in new:
            new[name] = _free(name.removeprefix("__pyx_").lstrip("_0123456789") or "tmp", taken)
    labels = _label_names(func)
    for node in cast.walk(func):
        if isinstance(node, (c_ast.Label, c_ast.Goto)):
            node.name = labels.get(node.name, node.name)
        elif isinstance(node, c_ast.Decl) and node.name in new:
            _set_declared_name(node, new[node.name])
    for use in cast.variable_uses(func.body):
        use.name = new.get(use.name, use.name)
    _rename_array_sizes(func, new)


def _rename_array_sizes(func: c_ast.FuncDef, new: dict[str, str]) -> None:
    for parameter in func.decl.type.args.params if func.decl.type.args is not None else []:
        for use in cast.variable_uses(parameter):
            use.name = new.get(use.name, use.name)


def _user_name(name: str) -> str:
    return name.removeprefix(VARIABLE_PREFIX) or "var"


def _set_declared_name(decl: c_ast.Decl, name: str) -> None:
    old = decl.name
    decl.name = name
    for node in cast.walk(decl.type):
        if isinstance(node, c_ast.TypeDecl) and node.declname == old:
            node.declname = name
            return


def _prototype(item: Any, taken: set[str]) -> None:
    """Parameter names in a prototype: the user's, so that both spellings of a function agree."""
    if (
        not isinstance(item, c_ast.Decl)
        or not isinstance(item.type, c_ast.FuncDecl)
        or item.type.args is None
    ):
        return
    used = set(taken)
    for parameter in item.type.args.params:
        if (
            isinstance(parameter, c_ast.Decl)
            and parameter.name
            and parameter.name.startswith("__pyx_")
        ):
            bare = (
                _user_name(parameter.name) if parameter.name.startswith(VARIABLE_PREFIX) else "arg"
            )
            _set_declared_name(parameter, _free(bare, used, mark="_"))


def _label_names(func: c_ast.FuncDef) -> dict[str, str]:
    """New names of the code generator's labels; labels have a name space of their own in C."""
    labels = [n.name for n in cast.statements(func.body) if isinstance(n, c_ast.Label)]
    taken = {name for name in labels if not name.startswith("__pyx_")} | KEYWORDS
    new: dict[str, str] = {}
    for name in labels:
        match = _LABEL.match(name)
        if match is not None:
            new[name] = _free(_LABELS.get(name) or match.group(1) or _PLAIN_LABEL, taken)
    return new


class _Roles:
    """What each temporary of a function is for, from how it is used."""

    def __init__(self, func: c_ast.FuncDef) -> None:
        self.bounds: set[str] = set()
        self.counters: set[str] = set()
        self.tested: set[str] = set()
        self.called: set[str] = set()
        for node in cast.statements(func.body):
            if isinstance(node, c_ast.For):
                self._loop(node)
            elif isinstance(node, c_ast.Assignment) and cast.is_name(node.lvalue):
                if isinstance(node.rvalue, c_ast.FuncCall):
                    self.called.add(node.lvalue.name)
            elif isinstance(node, c_ast.If):
                self.tested.update(_error_tests(node.cond))

    def _loop(self, node: c_ast.For) -> None:
        if isinstance(node.cond, c_ast.BinaryOp):
            if cast.is_name(node.cond.left):
                self.counters.add(node.cond.left.name)
            if cast.is_name(node.cond.right):
                self.bounds.add(node.cond.right.name)

    def name_for(self, name: str, scope: Scope) -> str:
        """The name wanted for the temporary `name`."""
        kind = scope.kinds[name]
        if kind == ctype.OBJECT_POINTER:
            return "obj"
        if kind == ctype.HELD_POINTER:
            return "held"
        if kind is not None and kind[0] == "ptr":
            return "text" if kind[1] == ("const", ("int", "char")) else "ptr"
        if name in self.counters:
            return "i"
        if name in self.bounds:
            return "end"
        if name in self.called and name in self.tested and kind == ctype.INT:
            return "err"
        if kind in (ctype.UNSIGNED_LONG, ("int", "long")) and _is_size(scope.decls[name]):
            return "len"
        return "tmp"


def _is_size(decl: c_ast.Decl) -> bool:
    names = getattr(getattr(decl.type, "type", None), "names", [])
    return names in (["size_t"], ["ssize_t"])


def _error_tests(cond: Any) -> Iterator[str]:
    """Variables a condition compares with an error value: `err < 0`, `err == -1`, `err`."""
    hinted = cast.callee(cond) in ("unlikely", "likely")
    inner = cast.arguments(cond)[0] if hinted else cond
    if hinted and cast.is_name(inner):
        yield inner.name
    test = _VALUE_TESTS.get(inner.op) if isinstance(inner, c_ast.BinaryOp) else None
    if test is not None and cast.is_name(inner.left) and test(inner.right):
        yield inner.left.name


def _is_minus_one(node: Any) -> bool:
    return (
        isinstance(node, c_ast.UnaryOp)
        and node.op == "-"
        and isinstance(node.expr, c_ast.Constant)
        and node.expr.value == "1"
    )


_VALUE_TESTS: dict[str, Callable[[Any], bool]] = {
    "<": lambda node: isinstance(node, c_ast.Constant) and node.value == "0",
    "==": _is_minus_one,
}
