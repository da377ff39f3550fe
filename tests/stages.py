# SPDX-License-Identifier: GPL-2.0
"""Runs the compiler over a small source as far as one stage, and compares texts with golden files.

Shared by the tests of the front end and of the post-processor's passes. Golden files lie beside
their sources and are written anew by `pytest --update-golden`; the difference is for people to
review.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pycparser import c_ast
from pycparser.c_generator import CGenerator

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.driver import compile_source
from cythonk.frontend.info import ModuleInfo
from cythonk.frontend.source import read_source
from cythonk.postproc import driver, leftovers, module, parse, preprocess, rename, sections, tidy
from cythonk.postproc.cast import deep_recursion
from cythonk.postproc.unit import Unit

# Where a run may stop: the passes of the driver's table, then those it runs by name.
STAGES = (
    "parse",
    *(name for name, _ in driver.PASSES),
    "module",
    "leftovers",
    "rename",
    "tidy",
)


@dataclass
class Compiled:
    """One source after some stage; `unit` is None when the front end refused it."""

    info: ModuleInfo
    diags: Diagnostics
    c_text: str | None
    unit: Unit | None

    @property
    def tree(self) -> c_ast.FileAST:
        """The C syntax tree."""
        assert self.unit is not None, self.messages()
        return self.unit.tree

    def messages(self) -> str:
        """The diagnostics as lines `line: code message`."""
        return "".join(
            f"{d.position.line if d.position else 0}: {d.code} {d.message}\n"
            for d in self.diags.sorted()
        )

    def text(self) -> str:
        """The unit as C: constants, tree, trailer."""
        assert self.unit is not None, self.messages()
        with deep_recursion():
            body = CGenerator().visit(self.unit.tree)
        parts = ["\n".join(self.unit.constants), body, "\n".join(self.unit.trailer)]
        return "\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def compile_to(
    source: Path,
    stage: str,
    *,
    is_main: bool = True,
    name: str | None = None,
    module_name: str = "",
) -> Compiled:
    """Compile `source` up to and including `stage`; other sources are found beside it."""
    assert stage in STAGES, stage
    diags = Diagnostics()
    name = name or source.stem
    output = compile_source(read_source(source), name, {name: source}, diags, is_main=is_main)
    compiled = Compiled(output.info, diags, output.c_text, None)
    if output.c_text is None:
        return compiled
    with deep_recursion():
        text = preprocess.run(sections.select(output.c_text))
        tree = parse.parse(text, output.info.typedefs)
        for klass in output.info.classes.values():
            klass.is_exported = klass.defined_here and not is_main
        unit = Unit(tree, output.info, source, diags, module_name or name, is_main)
        compiled.unit = unit
        _run(unit, stage)
    return compiled


def _run(unit: Unit, stage: str) -> None:
    if stage == "parse":
        return
    for name, run in driver.PASSES:
        run(unit)
        if name == stage:
            return
    unit.uses_runtime = driver._uses_runtime(unit.tree)
    for name, run in (("module", module.run), ("leftovers", leftovers.run), ("rename", rename.run)):
        run(unit)
        if name == stage:
            return
    tidy.run(unit.tree, set(driver.RESERVED))
    leftovers.check_final(unit)


def compare(actual: str, golden: Path, update: bool) -> None:
    """Compare with a golden file, or write it."""
    if update:
        golden.write_text(actual)
        return
    assert golden.is_file(), f"{golden} is missing: run pytest --update-golden and review it"
    assert actual == golden.read_text(), (
        f"{golden.name} differs: pytest --update-golden rewrites it"
    )
