# SPDX-License-Identifier: GPL-2.0
"""Runs Cython 3.3 as a library over one source file: text in, Cython's C and a `ModuleInfo` out.

The stages are Cython's own, less those that only serve CPython, with ours between them: the rules that refuse what
the kernel cannot have, the desugaring on the parse tree, and the retargeting of the typed tree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from Cython.Compiler import Errors, Main, Options, Pipeline
from Cython.Compiler import Optimize as CyOptimize
from Cython.Compiler import ParseTreeTransforms as Transforms
from Cython.Compiler.AnalysedTreeTransforms import AutoTestDictTransform
from Cython.Compiler.AutoDocTransforms import EmbedSignature
from Cython.Compiler.StringEncoding import EncodedString

from cythonk.diagnostics.model import Diagnostic, Diagnostics, Position
from cythonk.frontend import characters, collect, exception_types, kernel_types, rules
from cythonk.frontend.codegen import (
    constants,
    displays,
    fstrings,
    inplace,
    memviews,
    narrow,
    retarget,
    tuples,
    unassigned,
    walrus,
)
from cythonk.frontend.codegen.arithmetic import ArithmeticTransform
from cythonk.frontend.codegen.arrays import ArrayTransform
from cythonk.frontend.codegen.calls import CallTransform
from cythonk.frontend.codegen.casts import CastTransform
from cythonk.frontend.codegen.inplace import InplaceTransform
from cythonk.frontend.codegen.order import OrderTransform
from cythonk.frontend.context import DIRECTIVES, KernelContext, pxd_root, source_descriptor
from cythonk.frontend.desugar import desugar, plain_classes, standard
from cythonk.frontend.generators import GeneratorTransform
from cythonk.frontend.header_modules import HeaderModules
from cythonk.frontend.info import ModuleInfo
from cythonk.frontend.loops import LoopTransform, MinMaxTransform
from cythonk.frontend.macros import declare
from cythonk.frontend.macros import names as macro_names
from cythonk.frontend.macros.iterate import IterationTransform
from cythonk.frontend.module_node import KernelModuleNode
from cythonk.frontend.resolve import ResolveTransform
from cythonk.frontend.source import SourceFile
from cythonk.frontend.testcases.collect import Plan
from cythonk.frontend.testcases.collect import collect as collect_tests
from cythonk.frontend.testcases.instrument import instrument
from cythonk.frontend.testcases.model import Selection

# Cython's stages that only serve CPython objects, its own optimised C API, or are replaced by ours.
DROPPED_STAGES = (
    Transforms.WithTransform,
    Transforms.GilCheck,
    Transforms.CreateClosureClasses,
    Transforms.InjectGilHandling,
    Transforms.TransformBuiltinMethods,
    Transforms.TrackNumpyAttributes,
    Transforms.AutoCpdefFunctionDefinitions,
    Transforms.ExpandInplaceOperators,
    CyOptimize.EarlyReplaceBuiltinCalls,
    CyOptimize.OptimizeBuiltinCalls,
    CyOptimize.InlineDefNodeCalls,
    CyOptimize.DropRefcountingTransform,
    CyOptimize.FinalOptimizePhase,
    CyOptimize.IterationTransform,
    AutoTestDictTransform,
    EmbedSignature,
)


@dataclass
class CythonOutput:
    """What the front end hands on: Cython's C (`None` after an error), the module's facts, the files read."""

    c_text: str | None
    info: ModuleInfo
    files: list[Path] = field(default_factory=list)
    modules: dict[str, Path] = field(default_factory=dict)  # cimported `.pyx` modules


def _after(stages: list[Any], cls: type, new: Sequence[Any]) -> list[Any]:
    index = max(i for i, s in enumerate(stages) if isinstance(s, cls))
    return stages[: index + 1] + list(new) + stages[index + 1 :]


def _report(errors: Sequence[Any], source: SourceFile, diags: Diagnostics) -> None:
    # Where a rule has said more about a place, it is enough.
    known = {d.position for d in diags.items if d.position is not None}
    found = [rules.translate_cython_error(error, source) for error in errors]
    diags.extend(each for each in found if each.position not in known)


def compile_source(
    source: SourceFile,
    module: str,
    sources: Mapping[str, Path],
    diags: Diagnostics,
    *,
    is_main: bool,
    tests: Selection | None = None,
    catch_output: bool = False,
    headers: HeaderModules | None = None,
) -> CythonOutput:
    """Compile one file; problems go to `diags`, and `c_text` is None when there was an error.

    `headers` are the kernel's; without them those of the kernel that `cythonk build` takes.

    With `tests` the main module's tests are compiled as well; `catch_output` says that it has
    doctests, which hear what any file of the module prints.
    """
    kernel_types.install()
    characters.install()
    fstrings.install()
    inplace.install()
    constants.install()
    displays.install()
    exception_types.install()
    narrow.install()
    memviews.install()
    tuples.install()
    unassigned.install()
    walrus.install()
    info = ModuleInfo(name=module, source=source.path.name, under_test=tests is not None)
    info.catch_output = catch_output
    Options.cimport_from_pyx = True
    options = Options.CompilationOptions(
        Options.default_options,
        compiler_directives=dict(DIRECTIVES),
        language_level=3,
        emit_linenums=True,
        errors_to_stderr=False,
    )

    file_scope: list[macro_names.FileScope] = []

    def stage(tree: Any, own: bool) -> Any:
        plan: Plan | None = None
        standard.run(tree)
        plain_classes.run(tree)
        macros = macro_names.run(tree, source, diags)
        if own:
            file_scope.append(macros)
        if own and is_main and tests is not None:
            plan = collect_tests(tree, source, tests, diags)
            plan = None if diags.has_errors else plan
        if own:
            rules.check_parse_tree(
                tree,
                source,
                diags,
                is_main=is_main,
                known_modules=context.has_module,
                headers=headers,
            )
        if plan is not None:
            instrument(tree, plan)
            info.tests = plan.cases
            info.catch_output = bool(plan.doctests)
        return desugar(tree, info if own else ModuleInfo(tree.full_module_name, ""), diags, own=own)

    headers = headers or HeaderModules.of(None)
    search = (source.path.parent, pxd_root())
    context = KernelContext(options, sources, search, stage, headers)
    headers.scan(source.path, context.own_file)
    subject = Main.CompilationSource(source_descriptor(source.path), EncodedString(module), ".")
    result = Main.create_default_resultobj(subject, options)
    context.setup_errors(options, result)

    def own_stage(tree: Any) -> Any:
        return stage(tree, True)

    def caught(tree: Any) -> Any:
        # Whether a line is left open is the runtime's to know; so is where its text goes.
        tree.scope.prints_open_lines = info.catch_output
        return tree

    def typed(tree: Any) -> Any:
        rules.check_typed_tree(tree, source, diags)
        for macros in file_scope:
            declare.texts(macros.declared, macros.statements, tree.scope, info)
        return tree

    def emit(tree: Any) -> Any:
        if Errors.held_errors() or diags.has_errors:
            raise Errors.AbortError("errors reported")
        tree.__class__ = KernelModuleNode
        tree.kernel_info = info
        tree.process_implementation(options, result)
        collect.collect(tree, context, info)
        return tree

    stages = [
        s for s in Pipeline.create_pipeline(context, "pyx") if not isinstance(s, DROPPED_STAGES)
    ]
    stages = _after(
        stages,
        Transforms.AnalyseDeclarationsTransform,
        [caught, IterationTransform(context), ResolveTransform(context), MinMaxTransform(context)],
    )
    stages = _after(
        stages,
        Transforms.AnalyseExpressionsTransform,
        [
            LoopTransform(context),
            CallTransform(context),
            typed,
            CastTransform(context),
            InplaceTransform(context),
            ArrayTransform(context),
            ArithmeticTransform(context),
            OrderTransform(context),
        ],
    )
    stages = [
        Pipeline.parse_stage_factory(context),
        own_stage,
        GeneratorTransform(),
        *stages,
        Pipeline.inject_pxd_code_stage_factory(context),
        retarget.Retarget(context),
        emit,
    ]
    held = Errors.hold_errors()
    fault: Exception | None = None
    error: Any = None
    try:
        error, _ = Pipeline.run_pipeline(stages, subject)
    except Exception as unexpected:  # Cython fails on some wrong programs; never a traceback
        fault = unexpected
    finally:
        Errors.release_errors(ignore=True)
        headers.close()
    failures = list(held)
    if (
        isinstance(error, Errors.CompileError)
        and error not in failures
        and str(error).strip(": \n")
    ):
        failures.append(error)
    _report(failures, source, diags)
    if fault is not None and not diags.has_errors:
        diags.add(rules.translate_cython_fault(fault, source))
    if error is not None and not diags.has_errors:
        diags.add(
            Diagnostic(
                "CK300",
                f"this construct is not supported: {error}",
                Position(source.path, 1),
                "reduce the code around it; please report it with the source",
            )
        )
    text = getattr(result, "kernel_c_text", None)
    return CythonOutput(
        None if diags.has_errors else text,
        info,
        [source.path, *context.files_read, *headers.files()],
        {
            name: context.build_sources.get(name) or context.pyx_modules[name]
            for name in info.imports
        },
    )
