# SPDX-License-Identifier: GPL-2.0
"""Where Cython finds modules and how it reports: Cython's `Context`, bound to this project's rules.

A cimport is looked up among the sources of the build, beside the importing file, in the shipped `pxd/` tree, and then
among the headers of the kernel that is built for; never on `sys.path`: what a module means must not depend on the
Python that runs the compiler. A module that has a `.pyx` but no `.pxd` is read as its own declarations, so two `.pyx`
files of one build need no `.pxd` between them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from Cython.Compiler import Errors, Main, Options, ParseTreeTransforms, Pipeline, Scanning

from cythonk.frontend import runtime_types
from cythonk.frontend.header_modules import HeaderModules
from cythonk.frontend.macros import scope as macro_scope

# Directives of the dialect; a file may override those of `OVERRIDABLE` by a comment or decorator.
DIRECTIVES: Mapping[str, Any] = {
    "language_level": 3,
    "annotation_typing": True,
    "auto_pickle": False,
    "binding": False,
    "boundscheck": True,
    "c_string_encoding": "utf8",
    "c_string_type": "str",
    "cdivision": False,
    "cpow": True,  # an integer to the power of an integer is no float
    "embedsignature": False,
    "emit_code_comments": False,
    "initializedcheck": False,
    "nonecheck": True,
    "overflowcheck": True,
    "overflowcheck.fold": False,
    "wraparound": True,
    "warn.unreachable": False,
}

_HEADER_FILES = ("__init__",)


def pxd_root() -> Path:
    """The shipped declarations (`pxd/` of the checkout, or its copy in a wheel)."""
    return Path(__file__).resolve().parent.parent / "data" / "pxd"


class KernelContext(Main.Context):  # type: ignore[misc]
    """Cython's compilation context for one module.

    `sources` maps the module names of this build to their files; `stage` is called on every parsed tree (the module's
    own and those it cimports) before Cython analyses it; `headers` gives the declarations of the kernel's headers.
    """

    def __init__(
        self,
        options: Any,
        sources: Mapping[str, Path],
        search: tuple[Path, ...],
        stage: Callable[[Any, bool], Any],
        headers: HeaderModules,
    ) -> None:
        super().__init__([], options.compiler_directives, language_level=3, options=options)
        self.build_sources = dict(sources)
        self.search = search
        self.stage = stage
        self.headers = headers
        self.files_read: list[Path] = []
        self.pyx_modules: dict[str, Path] = {}

    def find_pxd_file(
        self,
        qualified_name: str,
        pos: Any = None,
        sys_path: bool = True,
        source_file_path: Any = None,
    ) -> str | None:
        """The `.pxd` (or, lacking one, the `.pyx`) of a module, or None."""
        found = self.own_file(qualified_name)
        if found is None and (of_header := self.headers.pxd(qualified_name)):
            return str(of_header)
        if found is None and macro_scope.offers(qualified_name):
            return str(pxd_root() / "kernel" / "__init__.pxd")  # the forms are all it has
        if found is None:
            return None
        if found.suffix == ".pyx":
            self.pyx_modules[qualified_name] = found
        if found not in self.files_read:
            self.files_read.append(found)
        return str(found)

    def own_file(self, qualified_name: str) -> Path | None:
        """The file of a module of the build, of one beside its files, or of a shipped one; else None."""
        relative = Path(*qualified_name.split("."))
        roots = [path.parent for path in self.build_sources.values()] + list(self.search)
        own = self.build_sources.get(qualified_name)
        beside = [own.with_suffix(".pxd")] if own else []
        for root in roots:
            beside += [root / relative.with_suffix(".pxd"), root / relative / "__init__.pxd"]
        if Options.cimport_from_pyx:
            beside += [own] if own else [root / relative.with_suffix(".pyx") for root in roots]
        return next((path for path in beside if path.is_file()), None)

    def has_module(self, qualified_name: str) -> bool:
        """Whether a module can be cimported: one of the build, beside its files, or shipped."""
        relative = Path(*qualified_name.split("."))
        roots = [path.parent for path in self.build_sources.values()] + list(self.search)
        if qualified_name in self.build_sources or qualified_name in self.headers:
            return True
        return macro_scope.offers(qualified_name) or any(
            (root / relative.with_suffix(suffix)).is_file() or (root / relative).is_dir()
            for root in roots
            for suffix in (".pxd", ".pyx")
        )

    def find_module(
        self, module_name: str, from_module: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        """As Cython does; modules of the runtime's classes then have these, and no submodules."""
        if from_module is not None and str(from_module.qualified_name) in runtime_types.MODULES:
            return None  # a name that it lacks: the rules have said so
        if from_module is not None and str(from_module.qualified_name) in self.headers:
            inner = f"{from_module.qualified_name}.{module_name}"
            if inner not in self.headers:
                return None  # as well
        scope = super().find_module(module_name, from_module, *args, **kwargs)
        if scope is not None:
            runtime_types.declare(scope)
            macro_scope.declare(scope)
        return scope

    def find_pyx_file(self, *args: Any, **kwargs: Any) -> None:
        """Folded into `find_pxd_file`."""

    def _split_qualified_name(
        self, qualified_name: str, relative_import: bool = False
    ) -> list[tuple[str, bool]]:
        *packages, last = qualified_name.split(".")
        return [(name, True) for name in packages] + [(last, False)]

    def process_pxd(self, source_desc: Any, scope: Any, module_name: str) -> Any:
        """Read declarations through the same desugaring that the module itself gets."""
        if source_desc.filename.endswith(".pyx"):
            source = Main.CompilationSource(source_desc, module_name, ".")
            sink = Main.create_default_resultobj(source, self.options)
            pipeline = Pipeline.create_pyx_as_pxd_pipeline(self, sink)
            subject: Any = source
        else:
            pipeline = Pipeline.create_pxd_pipeline(self, scope, module_name)
            subject = source_desc
        pipeline.insert(1, lambda tree: self.stage(tree, False))
        if not source_desc.filename.endswith(".pyx"):
            pipeline = [s for s in pipeline if not isinstance(s, _NOT_FOR_PXD)]
        return Pipeline.run_pipeline(pipeline, subject)


_NOT_FOR_PXD = (ParseTreeTransforms.WithTransform,)


def source_descriptor(path: Path) -> Any:
    """Cython's handle of a source file, showing the bare file name in positions."""
    return Scanning.FileSourceDescriptor(str(path), path.name)


def collected_errors() -> Any:
    """A context manager that collects Cython's errors in a list instead of printing them."""
    return Errors.local_errors(ignore=True)
