# SPDX-License-Identifier: GPL-2.0
"""Where a typed memoryview may be declared: as a variable or an argument of a function.

Elsewhere another CPU could replace it while it is read: it is a struct of several words. What it is made of (one
dimension of integers) is looked at where types are known, in `codegen.memviews`.
"""

from __future__ import annotations

from Cython.Compiler import ExprNodes, Nodes

from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.tree import Place, function_around

HINT = "keep the object (a bytearray, an array or a memoryview), and make the view in the function that uses it"


def _declared(run: Run, place: Place) -> None:
    parent = place.parent.node if place.parent else None
    if isinstance(parent, (Nodes.CArgDeclNode, ExprNodes.CythonArrayNode)):
        return  # a parameter, and a cast of a pointer, which is refused as such
    if isinstance(parent, Nodes.CVarDefNode) and function_around(place) is not None:
        return
    run.refuse(
        "CK112",
        place.node.pos,
        "a typed memoryview can only be a variable or an argument of a function",
        HINT,
    )


RULES: Rules = {"MemoryViewSliceTypeNode": (_declared,)}
