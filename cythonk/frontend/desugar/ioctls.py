# SPDX-License-Identifier: GPL-2.0
"""Methods marked `@ioctl(…)` become commands of the device: two methods that the runtime calls.

`ioctl_known` says whether a number is one of the class's, and `ioctl_call` calls the method that it
stands for; both leave other numbers to the base class. The numbers are the C compiler's to compute,
which knows the size of the structure. Before `functions`, which makes C functions of the methods.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Nodes
from Cython.Compiler.TreeFragment import TreeFragment

from cythonk.frontend import ioctls
from cythonk.frontend.desugar import nodes
from cythonk.frontend.ioctls import Ioctl

# ck_ioctl_number() is _IOC() with a check of the size, which has 14 bits.
_EXTERN = """
cdef extern from "cythonk/misc.h":
    unsigned int _ck_ioctl_number "ck_ioctl_number"(
        unsigned int direction, unsigned int kind, unsigned int number, size_t size) noexcept
    const unsigned int _ck_ioctl_none "_IOC_NONE"
    const unsigned int _ck_ioctl_r "_IOC_READ"
    const unsigned int _ck_ioctl_w "_IOC_WRITE"
"""
_CLASS = """
cdef class Commands:
    cdef bint ioctl_known(self, unsigned int command) noexcept:
        return {known} or super().ioctl_known(command)

    cdef object ioctl_call(self, object opening, unsigned int command, void *argument):
{calls}
        return super().ioctl_call(opening, command, argument)
"""
_CALL = """\
        if command == {number}:
            return self.{method}(opening{argument})
"""
_DIRECTIONS = {
    "": "_ck_ioctl_none",
    "r": "_ck_ioctl_r",
    "w": "_ck_ioctl_w",
    "rw": "_ck_ioctl_r | _ck_ioctl_w",
}


def run(tree: Any) -> None:
    """Make the methods of all classes of a module that have commands."""
    stats = nodes.flatten([tree.body])
    found = [stat for stat in stats if isinstance(stat, Nodes.CClassDefNode) and _class(stat)]
    if found:
        extern = TreeFragment(_EXTERN, initial_pos=found[0].pos).root
        tree.body = nodes.statements(tree.pos, [extern, *stats])


def _class(node: Any) -> bool:
    commands, _ = ioctls.commands(node)
    if not commands:
        return False
    for command in commands:
        method = command.node
        own = ioctls.mark(method)
        method.decorators = [one for one in method.decorators if one is not own] or None
    known = " or ".join(f"command == {_number(command)}" for command in commands)
    calls = "".join(_call(command) for command in commands)
    text = _CLASS.format(known=known, calls=calls)
    made = TreeFragment(text, initial_pos=node.pos).root
    methods = nodes.flatten([made])[0].body
    node.body = nodes.statements(node.pos, [*nodes.flatten([node.body]), *nodes.flatten([methods])])
    return True


def _number(command: Ioctl) -> str:
    size = f"sizeof({command.type})" if command.type else "0"
    direction = _DIRECTIONS[command.direction]
    return f"_ck_ioctl_number({direction}, {ord(command.kind)}, {command.number}, {size})"


def _call(command: Ioctl) -> str:
    argument = f", <{command.type} *> argument" if command.type else ""
    return _CALL.format(number=_number(command), method=command.method, argument=argument)
