# SPDX-License-Identifier: GPL-2.0
"""Commands of ioctl(2): each `@ioctl(…)` has the shape that the code and the client are made of."""

from __future__ import annotations

from Cython.Compiler import Nodes

from cythonk.frontend import ioctls
from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.tree import Place


def _class(run: Run, place: Place) -> None:
    for wrong in ioctls.commands(place.node)[1]:
        run.refuse("CK112", wrong.pos, wrong.message, wrong.hint)


def _outside(run: Run, place: Place) -> None:
    if ioctls.mark(place.node) and place.enclosing(Nodes.CClassDefNode) is None:
        run.refuse(
            "CK112",
            place.node.pos,
            "@ioctl is possible in a class of a device only",
            "put the function into a cdef class of MiscDevice",
        )


RULES: Rules = {
    "CClassDefNode": (_class,),
    "DefNode": (_outside,),
    "CFuncDefNode": (_outside,),
}
