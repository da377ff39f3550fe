# SPDX-License-Identifier: GPL-2.0
"""What is known of a function beyond its type: data only, for those who load, merge and check it.

Apart from the declarations of headers (`cythonk/headers/model.py`), which carry it and know nothing
of where it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cythonk.diagnostics.model import Position


@dataclass(frozen=True)
class Parameter:
    """A parameter that a fact is about.

    Attributes:
        name: its name; "" where the file gives its number and no header says the name.
        index: its place, from 0; None until the function's declaration is there to say it.
    """

    name: str
    index: int | None = None

    def __str__(self) -> str:
        return self.name or f"parameter {(self.index or 0) + 1}"


@dataclass(frozen=True)
class Callback:
    """A function of the module that the kernel gets, and calls later.

    Attributes:
        parameter: what it is passed as.
        context: where it is called: "process", "softirq" or "hardirq".
    """

    parameter: Parameter
    context: str


Value = str | Parameter | tuple[Parameter, ...] | tuple[str, ...] | tuple[Callback, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that is so.

    Attributes:
        key: what it is about, a row of `vocabulary.TERMS`.
        value: what is so; its type is the row's kind.
        sources: where that stands.
        place: the file of annotations and the line that says it.
    """

    key: str
    value: Value
    sources: tuple[str, ...]
    place: Position


# The facts about one function or member, by key.
Facts = Mapping[str, Fact]
