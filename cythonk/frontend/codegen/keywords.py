# SPDX-License-Identifier: GPL-2.0
"""Keyword calls of C functions: arguments left out before the last one given get their default at the call.

Cython passes defaults of a C function from the right only, so `f(1, mark="!")` with an unset argument in between is an
error there. The defaults are literals, remembered when the function was desugared, and are filled in here once Cython
has found which function is meant.
"""

from __future__ import annotations

import copy
from typing import Any

from Cython.Compiler import ExprNodes
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.frontend.desugar.functions import DEFAULTS


def _owner(entry: Any) -> str:
    scope = getattr(entry, "scope", None)
    kind = getattr(scope, "parent_type", None)
    return str(kind.name) if kind is not None else ""


class KeywordCallNode(ExprNodes.GeneralCallNode):  # type: ignore[misc]
    """A call with keywords."""

    def map_to_simple_call_node(self) -> Any:
        """Fill the gaps, then let Cython map names to positions."""
        entry = getattr(self.function, "entry", None)
        kind = getattr(entry, "type", None)
        if kind is not None and kind.is_ptr:
            kind = kind.base_type
        if (
            kind is not None
            and kind.is_cfunction
            and isinstance(self.positional_args, ExprNodes.TupleNode)
            and isinstance(self.keyword_args, ExprNodes.DictNode)
        ):
            self._fill(entry, kind)
        return super().map_to_simple_call_node()

    def _fill(self, entry: Any, kind: Any) -> None:
        names = [str(arg.name) for arg in kind.args]
        owner = _owner(entry)
        if entry.is_cmethod and not entry.is_unbound_cmethod:
            names = names[1:]
        source = entry.pos[0].filename if entry.pos else ""
        defaults = DEFAULTS.get((source, owner, str(entry.name)), {})
        pairs = self.keyword_args.key_value_pairs
        given = {str(pair.key.value): pair for pair in pairs}
        positional = len(self.positional_args.args)
        last = max((names.index(name) for name in given if name in names), default=-1)
        for name in names[positional:last]:
            if name not in given and name in defaults:
                value = copy.deepcopy(defaults[name])
                pairs.append(
                    ExprNodes.DictItemNode(
                        self.pos,
                        key=ExprNodes.IdentifierStringNode(self.pos, value=EncodedString(name)),
                        value=value,
                    )
                )
