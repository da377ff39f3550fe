# SPDX-License-Identifier: GPL-2.0
"""Flattens a C function to a list of simple instructions with jump targets, for `ownership`.

Only what Cython writes is known: blocks, if, loops, goto, labels, switch, break, continue, return
and expressions. Separate from the checker because it knows nothing of references.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pycparser import c_ast


@dataclass
class Step:
    """An instruction: `kind` is do, test, jump, choose or return; targets are their numbers."""

    kind: str
    node: Any = None
    targets: tuple[Any, ...] = ()


class Flow:
    """The instructions of one function body; jump targets are resolved."""

    def __init__(self, func: c_ast.FuncDef) -> None:
        self.steps: list[Step] = []
        self._places: dict[str, int] = {}
        self._fresh = 0
        self._statement(func.body, None, None)
        self.steps.append(Step("return"))
        for step in self.steps:
            step.targets = tuple(self._places[t] if isinstance(t, str) else t for t in step.targets)

    def _label(self) -> str:
        self._fresh += 1
        return f"<{self._fresh}>"

    def _place(self, label: str) -> None:
        self._places[label] = len(self.steps)

    def _add(self, kind: str, node: Any = None, *targets: str) -> None:
        self.steps.append(Step(kind, node, targets))

    def _statement(self, node: Any, leave: str | None, again: str | None) -> None:
        match node:
            case None | c_ast.EmptyStatement():
                pass
            case c_ast.Compound():
                for item in node.block_items or []:
                    self._statement(item, leave, again)
            case c_ast.If():
                yes, no, end = self._label(), self._label(), self._label()
                self._add("test", node.cond, yes, no)
                self._place(yes)
                self._statement(node.iftrue, leave, again)
                self._add("jump", None, end)
                self._place(no)
                self._statement(node.iffalse, leave, again)
                self._place(end)
            case c_ast.For() | c_ast.While() | c_ast.DoWhile():
                self._loop(node)
            case c_ast.Goto():
                self._add("jump", node, node.name)
            case c_ast.Label():
                self._place(node.name)
                self._statement(node.stmt, leave, again)
            case c_ast.Break():
                self._add("jump", node, leave or "")
            case c_ast.Continue():
                self._add("jump", node, again or "")
            case c_ast.Return():
                self._add("return", node)
            case c_ast.Switch():
                self._switch(node, again)
            case _:
                self._add("do", node)

    def _loop(self, node: Any) -> None:
        test, body, step, end = (self._label() for _ in range(4))
        if isinstance(node, c_ast.For) and node.init is not None:
            self._add("do", node.init)
        if isinstance(node, c_ast.DoWhile):
            self._add("jump", None, body)
        self._place(test)
        if node.cond is not None:
            self._add("test", node.cond, body, end)
        self._place(body)
        self._statement(node.stmt, end, step)
        self._place(step)
        if isinstance(node, c_ast.For) and node.next is not None:
            self._add("do", node.next)
        self._add("jump", None, test)
        self._place(end)

    def _switch(self, node: Any, again: str | None) -> None:
        end = self._label()
        entries = [self._label() for _ in node.stmt.block_items]
        has_default = any(isinstance(i, c_ast.Default) for i in node.stmt.block_items)
        self._add("choose", node.cond, *entries, *([] if has_default else [end]))
        for label, item in zip(entries, node.stmt.block_items, strict=True):
            self._place(label)
            for statement in item.stmts or []:
                self._statement(statement, end, again)
        self._place(end)
