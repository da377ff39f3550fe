# SPDX-License-Identifier: GPL-2.0
"""Prints a desugared parse tree as Cython source, with Cython's own `CodeWriter`.

The writer does not know a few statements, or drops what matters here (result checks of C
functions); these are added.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from Cython.CodeWriter import CodeWriter
from Cython.Compiler import Main, Options, Pipeline
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.diagnostics.model import Diagnostics
from cythonk.frontend.context import DIRECTIVES, KernelContext, source_descriptor
from cythonk.frontend.desugar import desugar
from cythonk.frontend.header_modules import HeaderModules
from cythonk.frontend.info import ModuleInfo


class Printer(CodeWriter):
    """Cython source of a tree."""

    def visit_FromCImportStatNode(self, node: Any) -> None:
        """`from m cimport a as b`."""
        names = ", ".join(f"{i[1]} as {i[2]}" if i[2] else str(i[1]) for i in node.imported_names)
        self.putline(f"from {node.module_name} cimport {names}")

    def visit_CompilerDirectivesNode(self, node: Any) -> None:
        """The directives that differ from the dialect's."""
        differ = {k: v for k, v in node.directives.items() if DIRECTIVES.get(k, v) != v}
        if node.directives.get("final"):
            differ["final"] = True
        for name, value in sorted(differ.items()):
            self.putline(f"@cython.{name}({value})")
        self.visit(node.body)

    def visit_CClassDefNode(self, node: Any) -> None:
        """`cdef class X(Base):`."""
        bases = ", ".join(str(base.name) for base in node.bases.args)
        self.putline(f"cdef class {node.class_name}{f'({bases})' if bases else ''}:")
        self._visit_indented(node.body)

    def visit_CPropertyNode(self, node: Any) -> None:
        """`property x:`."""
        self.putline(f"property {node.name}:")
        self._visit_indented(node.body)

    def visit_GlobalNode(self, node: Any) -> None:
        """`global a, b`."""
        self.putline(f"global {', '.join(node.names)}")

    def visit_RaiseStatNode(self, node: Any) -> None:
        """`raise X`."""
        self.startline("raise ")
        self.visit(node.exc_type)
        self.endline()

    def visit_CAnalysedBaseTypeNode(self, node: Any) -> None:
        """A type that is known already."""
        self.put(str(node.type).removeprefix("Python "))

    def visit_CFuncDefNode(self, node: Any) -> None:
        """`cdef type name(args) except value:`."""
        self.startline("cdef ")
        self.visit(node.base_type)
        declarator = node.declarator
        while not hasattr(declarator, "args"):
            self.put("*")
            declarator = declarator.base
        self.put(f" {declarator.base.name}(")
        self.comma_separated_list(declarator.args, output_rhs=True)
        self.put(")")
        value = declarator.exception_value
        if value is not None:
            self.put(" except? " if declarator.exception_check else " except ")
            self.visit(value)
        elif declarator.exception_check:
            self.put(" except *")
        elif declarator.has_explicit_exc_clause:
            self.put(" noexcept")
        self.endline(":")
        self._visit_indented(node.body)

    def visit_CArgDeclNode(self, node: Any) -> None:
        """`type name=default`."""
        if node.base_type.name is not None:
            self.visit(node.base_type)
            self.put(" ")
        self.visit(node.declarator)

    def visit_ExceptClauseNode(self, node: Any) -> None:
        """`except (A, B) as e:`."""
        self.startline("except")
        if node.pattern is not None:
            self.put(" ")
            self.comma_separated_list(node.pattern)
        if node.target is not None:
            self.put(" as ")
            self.visit(node.target)
        self.endline(":")
        self._visit_indented(node.body)

    def visit_StatNode(self, node: Any) -> None:
        """Something new needs a method here."""
        raise NotImplementedError(type(node).__name__)


def desugared(source: Path, *, own: bool = True) -> tuple[str, ModuleInfo, Diagnostics]:
    """A source after desugaring, as text, with the facts taken out of it."""
    options = Options.CompilationOptions(
        Options.default_options, compiler_directives=dict(DIRECTIVES), language_level=3
    )
    context = KernelContext(
        options,
        {source.stem: source},
        (source.parent,),
        lambda tree, _own: tree,
        HeaderModules.of(None),
    )
    subject = Main.CompilationSource(source_descriptor(source), EncodedString(source.stem), ".")
    context.setup_errors(options, Main.create_default_resultobj(subject, options))
    tree = Pipeline.parse_stage_factory(context)(subject)
    info, diags = ModuleInfo(source.stem, source.name), Diagnostics()
    tree = desugar(tree, info, diags, own=own)
    printer = Printer()
    printer.visit(tree)
    return "\n".join(printer.result.lines) + "\n", info, diags
