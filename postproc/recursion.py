# SPDX-License-Identifier: GPL-2.0
"""Pass, recursion: a function that may call itself, however indirectly, looks at the stack when it is entered.

A kernel stack is 16 KiB and running out of it is fatal, so the check is not left to the user: `ck_enter()` raises
RecursionError while there is still room to report it. Only functions on a cycle of the call graph pay for it. A call
through a vtable may reach every method of that slot, a call of the runtime every special method (a comparison may call
`__eq__`), so the graph errs on the side of more checks.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from cythonk.postproc import build
from cythonk.postproc.cast import callee, walk
from cythonk.postproc.unit import Unit

# Runtime functions that never call back into user code.
CLOSED = frozenset(
    """
        ck_get ck_load ck_raise ck_raise_type ck_raise_nomem ck_traceback ck_err_occurred
        ck_err_matches ck_err_clear ck_err_catch ck_err_uncatch ck_err_hold ck_err_release
        ck_err_resume ck_err_restore ck_err_reraise ck_new ck_bool ck_check_type ck_isinstance
        ck_int_from_s64 ck_int_from_u64 ck_list_new ck_list_pack ck_list_len ck_list_get
        ck_list_iter_get ck_list_append ck_tuple_pack ck_tuple_len ck_tuple_get ck_tuple_iter_get
        ck_dict_new ck_bytes_len ck_bytes_data
    """.split()
)
# Special methods that the runtime does not call back into (constructors) or never nests (destructors).
DIRECT = frozenset({"__init__", "__cinit__", "__dealloc__"})
RUNTIME = "<runtime>"
LABEL = "__pyx_L1_error"


def _slots(unit: Unit) -> dict[str, set[str]]:
    """Vtable slot → the functions that may stand in it."""
    slots: dict[str, set[str]] = {}
    for klass in unit.info.classes.values():
        for path, function in klass.methods:
            slots.setdefault(path.rsplit(".", 1)[-1], set()).add(function)
    return slots


def _graph(unit: Unit, functions: dict[str, c_ast.FuncDef]) -> dict[str, set[str]]:
    slots = _slots(unit)
    specials = {
        s.cname for k in unit.info.classes.values() for s in k.specials if s.name not in DIRECT
    } & set(functions)
    graph: dict[str, set[str]] = {RUNTIME: set(specials)}
    if unit.info.dynamic_calls:
        for targets in slots.values():
            graph[RUNTIME] |= targets & set(functions)
    for name, func in functions.items():
        edges: set[str] = set()
        for node in walk(func.body):
            if not isinstance(node, c_ast.FuncCall):
                continue
            target = callee(node)
            if target in functions:
                edges.add(target)
            elif target is None and isinstance(node.name, c_ast.StructRef):
                edges |= slots.get(node.name.field.name, set()) & set(functions)
            elif target is not None and target.startswith("ck_") and target not in CLOSED:
                edges.add(RUNTIME)
        graph[name] = edges
    return graph


def _cyclic(graph: dict[str, set[str]]) -> set[str]:
    """The nodes on cycles (Tarjan's strongly connected components, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: set[str] = set()
    for root in graph:
        if root in index:
            continue
        work: list[tuple[str, Any]] = [(root, iter(sorted(graph[root])))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, edges = work[-1]
            for target in edges:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(sorted(graph.get(target, ())))))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    if len(component) > 1 or node in graph.get(node, ()):
                        found.update(component)
    return found


def _insert_check(unit: Unit, func: c_ast.FuncDef) -> None:
    """After the declarations: `if (unlikely(ck_enter() < 0)) { line; goto error; }`."""
    items = func.body.block_items
    if not any(isinstance(n, c_ast.Label) and n.name == LABEL for n in walk(func.body)):
        return  # cannot report an error: noexcept
    at = next((i for i, item in enumerate(items) if not isinstance(item, c_ast.Decl)), len(items))
    line = unit.info.functions[func.decl.name].line
    coord = func.decl.coord
    test = build.call(
        "unlikely",
        [c_ast.BinaryOp("<", build.call("ck_enter", [], coord), build.number(0), coord)],
        coord,
    )
    body = c_ast.Compound(
        [
            build.assign(c_ast.ID("__pyx_lineno", coord), build.number(line), coord),
            c_ast.Goto(LABEL, coord),
        ],
        coord,
    )
    items.insert(at, c_ast.If(test, body, None, coord))


def run(unit: Unit) -> None:
    """Check the stack where the call graph has cycles."""
    functions = {
        item.decl.name: item
        for item in unit.tree.ext
        if isinstance(item, c_ast.FuncDef) and item.decl.name in unit.info.functions
    }
    cyclic = _cyclic(_graph(unit, functions))
    for name, func in functions.items():
        if name in cyclic:
            _insert_check(unit, func)
