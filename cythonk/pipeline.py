# SPDX-License-Identifier: GPL-2.0
"""From `.pyx` files to kernel C: the whole translation, as the commands use it.

The first file names the module; the others, and every `.pyx` that a cimport pulls in, become further C files of the
same `.ko`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics

if TYPE_CHECKING:
    from cythonk.frontend.driver import CythonOutput
    from cythonk.frontend.header_modules import HeaderModules
    from cythonk.frontend.testcases.model import Selection, TestCase
    from cythonk.kernel.discover import Kernel


# The functions of the runtime that call what they are given.
_CALLS_VALUES = re.compile(r"\bck_(?:call|call_iter|map|filter|\w+_by)\(")


@dataclass
class Unit:
    """One `.pyx` and the kernel C it became."""

    name: str
    source: Path
    c_text: str


@dataclass
class Translation:
    """The outcome of a translation; with errors among `diagnostics`, `units` is empty."""

    module: str
    license: str = ""
    units: list[Unit] = field(default_factory=list)
    inputs: list[Path] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    uses_runtime: bool = False
    tests: list[TestCase] = field(default_factory=list)


def translate(
    sources: Sequence[Path],
    *,
    module: str,
    keep: Path | None = None,
    tests: Selection | None = None,
    kernel: Kernel | None = None,
    folders: Sequence[Path] = (),
) -> Translation:
    """Translate the sources of one module; problems are in `diagnostics`, never raised.

    With `tests` the module gets a test suite of those that are asked for, which runs when it is
    loaded; they are in the result's `tests`. Where there are none there are no units. Headers are
    those of `kernel` (None: of the one that is built for when nobody says which), behind those in
    `folders`.
    """
    from cythonk.frontend.header_modules import HeaderModules, store_of

    diags = Diagnostics()
    result = Translation(module)
    store = store_of(kernel, folders)

    def headers() -> HeaderModules:
        return HeaderModules(store)

    try:
        _translate([path.resolve() for path in sources], result, diags, keep, tests, headers)
    except CythonkError as error:
        diags.extend(error.diagnostics)
    result.diagnostics = diags.sorted()
    if diags.has_errors:
        result.units = []
    return result


def _translate(
    sources: list[Path],
    result: Translation,
    diags: Diagnostics,
    keep: Path | None,
    tests: Selection | None,
    headers: Callable[[], HeaderModules],
) -> None:
    from cythonk.postproc import compile_unit

    names: dict[str, Path] = {}
    for index, path in enumerate(sources):
        names[result.module if index == 0 else path.stem] = path
    compiled = _front_ends(names, result, diags, tests, headers)
    if tests is not None and not result.tests:
        return
    _share([output for _, _, output in compiled])
    for name, path, output in compiled:
        if output.c_text is None or diags.has_errors:
            continue
        text = compile_unit(
            output.c_text,
            output.info,
            path,
            diags,
            module_name=result.module,
            is_main=name == result.module,
            keep=keep / name if keep else None,
        )
        if text is not None:
            result.uses_runtime = result.uses_runtime or "<cythonk/cythonk.h>" in text
            result.units.append(Unit(name.replace(".", "_"), path, text))


def _calls_by_name(outputs: Sequence[CythonOutput]) -> bool:
    """Whether the module calls methods by name; what fills a dict does so where some class has keys()."""
    texts = [output.c_text or "" for output in outputs]
    if any("ck_call_method(" in text for text in texts):
        return True
    classes = [klass for output in outputs for klass in output.info.classes.values()]
    has_keys = any(method.name == "keys" for klass in classes for method in klass.callables)
    return has_keys and any(re.search(r"\bck_dict_(update|from|merge)", text) for text in texts)


def _share(outputs: Sequence[CythonOutput]) -> None:
    """What one file of the module must know of the others."""
    from cythonk.frontend.callables import method_names

    infos = [output.info for output in outputs]
    texts = [output.c_text or "" for output in outputs]
    calls = any(_CALLS_VALUES.search(text) for text in texts)
    methods = set(method_names()) | {
        method.name
        for info in infos
        for klass in info.classes.values()
        for method in klass.callables
    }
    for info in infos:
        if info.attributes_read & methods:
            info.uses.add("ck_bound_method")
        if calls and "ck_type_object" in info.uses:
            info.uses.add("ck_every_construct")
    dynamic = _calls_by_name(outputs) or any("ck_bound_method" in info.uses for info in infos)
    class_values = any(info.class_values for info in infos) or (
        calls and any("ck_type_object" in info.uses for info in infos)
    )
    values = {cname: value for info in infos for cname, value in info.function_values.items()}
    by_name = any(f"{name}(" in text for text in texts for name in ("ck_getattr", "ck_setattr"))
    for info in infos:
        info.dynamic_calls = dynamic
        info.dynamic_attributes = by_name
        info.class_values = class_values
        info.function_values.update(
            (cname, replace(value, is_here=cname in info.functions))
            for cname, value in values.items()
            if cname in info.functions or cname in info.function_values
        )


def _front_ends(
    names: dict[str, Path],
    result: Translation,
    diags: Diagnostics,
    tests: Selection | None,
    headers: Callable[[], HeaderModules],
) -> list[tuple[str, Path, CythonOutput]]:
    """Every file of the build and every `.pyx` that a cimport pulls in, through the front end."""
    from cythonk.frontend.driver import compile_source
    from cythonk.frontend.source import read_source

    pending = list(names.items())
    compiled: list[tuple[str, Path, CythonOutput]] = []
    done: set[str] = set()
    catch_output = False  # the main file, which comes first, says so
    while pending:
        name, path = pending.pop(0)
        if name in done:
            continue
        done.add(name)
        is_main = name == result.module
        output = compile_source(
            read_source(path),
            name,
            names,
            diags,
            is_main=is_main,
            tests=tests,
            catch_output=catch_output,
            headers=headers(),
        )
        result.inputs += [p for p in output.files if p not in result.inputs]
        if is_main:
            result.license = output.info.license or ""
            result.tests = output.info.tests
            catch_output = output.info.catch_output
            if tests is not None and not result.tests:
                return []
            output.info.imports += [n for n in names if n not in output.info.imports and n != name]
        for other, other_path in output.modules.items():
            names.setdefault(other, other_path)
            pending.append((other, names[other]))
        compiled.append((name, path, output))
    return compiled
