# SPDX-License-Identifier: GPL-2.0
"""Pass 7, leftovers: any name of CPython or Cython that is still there is a construct nobody lowered.

Runs after all lowering and before renaming, so that what cannot be compiled is a diagnostic with a place in the
`.pyx`, never C that fails in gcc (promise P2).
"""

from __future__ import annotations

import re

from pycparser import c_ast

from cythonk.postproc import abi
from cythonk.postproc.cast import walk
from cythonk.postproc.unit import Unit

FOREIGN = re.compile(r"^_?_?(Py|PY_|CYTHON_)[A-Za-z_]|^__Pyx|^__PYX")

WORDS = {
    "__Pyx_PyFloat": "floating point",
    "PyFloat": "floating point",
    "__Pyx_Generator": "generators",
    "__Pyx_Import": "import of a Python module",
    "__Pyx_CyFunction": "a function used as a value",
    "__Pyx_PyObject_GetAttr": "reading an undeclared attribute",
    "__Pyx_PyObject_SetAttr": "setting an undeclared attribute",
    "__Pyx_PyObject_Call": "calling an object",
}


def describe(name: str) -> str:
    """What a left-over name stands for, in the user's words."""
    for prefix, words in WORDS.items():
        if name.startswith(prefix):
            return words
    return f"it needs CPython's {name.removeprefix('__Pyx_')}"


def run(unit: Unit) -> None:
    """Report left-over names, one diagnostic a line of source."""
    seen: set[tuple[int, str]] = set()
    known = abi.signatures()
    for item in unit.tree.ext:
        for node in walk(item):
            name = None
            if isinstance(node, c_ast.ID):
                name = node.name
            elif isinstance(node, c_ast.IdentifierType):
                name = node.names[0] if node.names else None
            elif isinstance(node, c_ast.FuncCall):
                name = ""
            if name is None:
                continue
            if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID):
                name = node.name.name
                if name.startswith("ck_") and name not in known:
                    unit.unsupported(node, f"the runtime has no {name}")
                    continue
            if not FOREIGN.match(name):
                continue
            words = describe(name)
            place = unit.position(node)
            if (place.line, words) not in seen:
                seen.add((place.line, words))
                unit.unsupported(node, words)


def check_final(unit: Unit) -> None:
    """After renaming and tidying no name of Cython may be left at all (promise P2)."""
    for item in unit.tree.ext:
        for node in walk(item):
            name = getattr(node, "name", None)
            if isinstance(name, str) and name.startswith("__pyx"):
                unit.unsupported(node, f"Cython's {name}")
                return
