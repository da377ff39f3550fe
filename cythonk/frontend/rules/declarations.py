# SPDX-License-Identifier: GPL-2.0
"""C declarations: types without floats, no exported headers, no C++, extern blocks that name a
header.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Nodes, Options

from cythonk.frontend.rules.imports import CYTHON_MISSING
from cythonk.frontend.rules.run import Rules, Run
from cythonk.frontend.rules.tree import Place

_FLOAT_TYPES = ("float", "double")
# C types of CPython that Cython treats as basic.
_CPYTHON_TYPES = {
    "Py_UCS4": "use str for text, or an unsigned int for one code point",
    "Py_UNICODE": "use str for text, or an unsigned int for one code point",
    "Py_tss_t": "use a per-CPU variable",
    "PyObject": "write object",
}
_LEVELS = ("3", "3str", 3)


def _type(run: Run, place: Place) -> None:
    node = place.node
    name = str(node.name)
    if node.complex:
        run.refuse(
            "CK102",
            node.pos,
            "kernel code has no complex numbers",
            "keep the two parts in two integers",
        )
    elif node.is_basic_c_type and name in _FLOAT_TYPES:
        run.refuse(
            "CK101",
            node.pos,
            f"the type '{name}' is a float, and kernel code has no floating point",
            "use an integer type: int, long, long long, u64",
        )
    elif name in _CPYTHON_TYPES and name not in run.bindings.module and not node.module_path:
        run.refuse("CK112", node.pos, f"the type '{name}' belongs to CPython", _CPYTHON_TYPES[name])
    elif name == "float" and name not in run.bindings.module and not node.module_path:
        run.refuse("CK101", node.pos, "kernel code has no floating point", "use an integer type")


def _exported(run: Run, place: Place) -> None:
    node = place.node
    if place.enclosing(Nodes.ClassDefNode, Nodes.CStructOrUnionDefNode) is not None:
        return  # an attribute: `classes` speaks of it; a struct's field: the struct has been named
    word = "api" if getattr(node, "api", False) else str(node.visibility)
    if word in ("api", "public", "readonly"):
        run.refuse(
            "CK112",
            node.pos,
            f"'{word}' is not part of the dialect: no C header is written for the module",
            "remove the word; other .pyx of the same build can cimport the name",
        )


def _enum(run: Run, place: Place) -> None:
    node = place.node
    if getattr(node, "create_wrapper", False):
        run.refuse("CK112", node.pos, "cpdef enum is not part of the dialect", "write cdef enum")
    if getattr(node, "scoped", False):
        run.refuse("CK112", node.pos, "'enum class' is C++", "write cdef enum")


def _variable(run: Run, place: Place) -> None:
    node = place.node
    if node.overridable:
        run.refuse("CK112", node.pos, "cpdef variables do not exist", "write cdef")


def _extern(run: Run, place: Place) -> None:
    node = place.node
    if getattr(node, "namespace", None):
        run.refuse(
            "CK112", node.pos, "C++ namespaces are not possible in the kernel", "use C headers"
        )
    if getattr(node, "verbatim_include", None):
        run.refuse(
            "CK112",
            node.pos,
            "C code inside the .pyx is not part of the dialect",
            'put it into a header beside the source: cdef extern from "NAME.h"',
        )


def check_directives(run: Run) -> None:
    """Check the `# cython:` comments at the top of the file."""
    for name, value in (run.tree.directive_comments or {}).items():
        root = name.split(".")[0]
        column = _comment_place(run, name)
        if name == "language_level":
            if value not in _LEVELS:
                run.diags.error(
                    "CK112",
                    f"the language level {value} is not possible: sources are Python 3's",
                    column,
                    "remove the comment",
                )
        elif root in CYTHON_MISSING and name in Options.directive_types:
            code, hint = CYTHON_MISSING[root]
            run.diags.error(code, f"the directive {name} is not part of the dialect", column, hint)


def _comment_place(run: Run, name: str) -> Any:
    for number, line in enumerate(run.source.lines, 1):
        if line.lstrip().startswith("#"):
            column = line.find(name)
            if column >= 0 and "cython" in line:
                return run.source.position(number, column + 1)
    return run.source.position(1)


RULES: Rules = {
    "CSimpleBaseTypeNode": (_type,),
    "CVarDefNode": (_exported, _variable),
    "CStructOrUnionDefNode": (_exported,),
    "CEnumDefNode": (_exported, _enum),
    "CTypeDefNode": (_exported,),
    "CDefExternNode": (_extern,),
}
