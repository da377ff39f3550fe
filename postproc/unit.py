# SPDX-License-Identifier: GPL-2.0
"""The unit of work of the post-processor: one module's tree, its facts, and what the passes add to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pycparser import c_ast

from cythonk.diagnostics.model import Diagnostics, Position
from cythonk.frontend.info import ModuleInfo


@dataclass
class Unit:
    """One C file in the making.

    `constants` are emitted before everything else; `declarations` after the types; `trailer` at the end.
    """

    tree: c_ast.FileAST
    info: ModuleInfo
    source: Path
    diags: Diagnostics
    module: str
    is_main: bool
    includes: list[str] = field(default_factory=list)
    constants: list[str] = field(default_factory=list)
    trailer: list[str] = field(default_factory=list)
    uses_runtime: bool = False
    renames: dict[str, str] = field(default_factory=dict)
    entry: str | None = None  # the module body, when it is the init function itself
    sections: dict[str, str] = field(default_factory=dict)  # function → __init or __exit

    def position(self, node: c_ast.Node | None) -> Position:
        """Where in the `.pyx` a node of the tree comes from."""
        coord = getattr(node, "coord", None)
        line = getattr(coord, "line", None) or 1
        name = getattr(coord, "file", None)
        path = self.source if not name or name == self.source.name else self.source.parent / name
        return Position(path, line)

    def unsupported(self, node: c_ast.Node | None, what: str) -> None:
        """Report a construct that no pass knows."""
        self.diags.error(
            "CK301",
            f"this construct is not supported in the kernel yet: {what}",
            self.position(node),
            "write it another way: see the list of what the dialect has in docs/language.md",
        )
