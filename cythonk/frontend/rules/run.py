# SPDX-License-Identifier: GPL-2.0
"""One application of the rules to one module: what the rules may ask, and where they report.

A rule is a function of a `Run` and a `Place`; the modules of this package list theirs by class of
node in `RULES` tables, which `__init__` merges. Kept apart so that the rule modules need not know
each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.rules.bindings import Bindings
from cythonk.frontend.rules.tree import Place, position

if TYPE_CHECKING:
    from cythonk.frontend.header_modules import HeaderModules
    from cythonk.frontend.source import SourceFile


@dataclass
class Run:
    """The module at hand: its tree and source, the sink of diagnostics, and what its names are
    bound to.

    `known_modules` tells whether a module of a dotted name can be cimported; `shipped` is true for
    the modules that come with CythonK, which may use its reserved names; `headers` knows the kernel's.
    """

    tree: Any
    source: SourceFile
    diags: Diagnostics
    is_main: bool
    known_modules: Callable[[str], bool]
    shipped: bool
    headers: HeaderModules | None = None
    bindings: Bindings = field(init=False)

    def __post_init__(self) -> None:
        self.bindings = Bindings(self.tree, self.own_declarations())

    def own_declarations(self) -> str:
        """The text of the module's own `.pxd`, whose names belong to the module, too."""
        own = self.source.path.with_suffix(".pxd")
        if own == self.source.path:
            return ""
        try:
            return own.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def refuse(self, code: str, pos: Any, message: str, hint: str | None = None) -> None:
        """Report an error at a Cython position."""
        self.diags.error(code, message, position(pos, self.source), hint)


Rule = Callable[[Run, Place], None]
Rules = dict[str, tuple[Rule, ...]]  # class name of the node → rules
