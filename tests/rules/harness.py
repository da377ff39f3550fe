# SPDX-License-Identifier: GPL-2.0
"""Runs Cython's parser and the rules over one source, without the rest of the front end.

What the parser and the rules alone report must not depend on the later stages; the tests of whole
compilations use the driver instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from Cython.Compiler import Errors, Main, Options, Scanning, Symtab

from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics
from cythonk.frontend import rules
from cythonk.frontend.desugar import plain_classes
from cythonk.frontend.driver import compile_source
from cythonk.frontend.header_modules import HeaderModules
from cythonk.frontend.rules import imports
from cythonk.frontend.source import read_source

Found = tuple[str, int, int]


def key(diagnostic: Diagnostic) -> Found:
    """What a test compares: code, line and column."""
    assert diagnostic.position is not None, diagnostic
    return diagnostic.code, diagnostic.position.line, diagnostic.position.column


def check_file(
    path: Path, known_modules: Callable[[str], bool] | None = None, *, is_main: bool = True
) -> list[Diagnostic]:
    """Everything that reading, parsing and the rules on the parse tree report of a file."""
    diags = Diagnostics()
    try:
        source = read_source(path)
    except CythonkError as error:
        return list(error.diagnostics)
    options = Options.CompilationOptions(Options.default_options, language_level=3)
    context = Main.Context.from_options(options)
    scope = Symtab.ModuleScope("m", None, context)
    descriptor = Scanning.FileSourceDescriptor(str(path), path.name)
    tree = None
    with Errors.local_errors(ignore=True) as errors:
        try:
            tree = context.parse(descriptor, scope, False, "m")
        except Errors.CompileError as error:
            if error not in errors and error.position:
                errors.append(error)
    for problem in errors:
        diags.add(rules.translate_cython_error(problem, source))
    if tree is not None:
        plain_classes.run(tree)
        headers = HeaderModules.of(None)
        headers.scan(path, lambda name: imports.own_file(path, (imports.PXD_ROOT,), name))
        rules.check_parse_tree(
            tree, source, diags, is_main=is_main, known_modules=known_modules, headers=headers
        )
    return diags.sorted()


def check_text(directory: Path, text: str, **options: bool) -> list[Diagnostic]:
    """`check_file` of a text; the licence is not asked for unless `is_main` says so."""
    path = directory / "m.pyx"
    path.write_text(text, encoding="utf-8")
    return check_file(path, is_main=options.get("is_main", False))


def compile_file(path: Path) -> list[Diagnostic]:
    """Everything that the whole front end reports of a file."""
    diags = Diagnostics()
    try:
        source = read_source(path)
        compile_source(source, path.stem, {path.stem: path}, diags, is_main=True)
    except CythonkError as error:
        diags.extend(error.diagnostics)
    return diags.sorted()
