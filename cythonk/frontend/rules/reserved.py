# SPDX-License-Identifier: GPL-2.0
"""Names the user may not declare, because the generated C and the runtime use them."""

from __future__ import annotations

import re

from Cython.Compiler import Nodes

from cythonk.frontend.rules.bindings import argument_name, bound_names, function_arguments
from cythonk.frontend.rules.run import Run
from cythonk.frontend.rules.tree import walk

_RESERVED = re.compile(r"_?ck_|CK_|__pyx|__Pyx")


def check(run: Run) -> None:
    """Report every reserved name the module declares, where it is declared first."""
    if run.shipped:
        return
    seen: set[str] = set()
    for place in walk(run.tree):
        node = place.node
        names = bound_names(node)
        if isinstance(node, Nodes.FuncDefNode):
            names = names + [argument_name(arg) for arg in function_arguments(node)]
        for name, pos in names:
            prefix = _RESERVED.match(name)
            if prefix and name not in seen:
                seen.add(name)
                run.refuse(
                    "CK116",
                    pos,
                    f"the name '{name}' is reserved: CythonK's own begin with {prefix.group()}",
                    "choose another name",
                )
