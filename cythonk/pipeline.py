# SPDX-License-Identifier: GPL-2.0
"""From `.pyx` files to kernel C: the whole translation, as the commands use it.

The first file names the module; the others, and every `.pyx` that a cimport pulls in, become further C files of the
same `.ko`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics

if TYPE_CHECKING:
    from cythonk.frontend.driver import CythonOutput
    from cythonk.frontend.testcases.model import Selection, TestCase


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
) -> Translation:
    """Translate the sources of one module; problems are in `diagnostics`, never raised.

    With `tests` the module gets a test suite of those that are asked for, which runs when it is
    loaded; they are in the result's `tests`. Where there are none there are no units.
    """
    diags = Diagnostics()
    result = Translation(module)
    try:
        _translate([path.resolve() for path in sources], result, diags, keep, tests)
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
) -> None:
    from cythonk.postproc import compile_unit

    names: dict[str, Path] = {}
    for index, path in enumerate(sources):
        names[result.module if index == 0 else path.stem] = path
    compiled = _front_ends(names, result, diags, tests)
    if tests is not None and not result.tests:
        return
    dynamic = any("ck_call_method(" in (output.c_text or "") for _, _, output in compiled)
    for name, path, output in compiled:
        if output.c_text is None or diags.has_errors:
            continue
        output.info.dynamic_calls = dynamic
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


def _front_ends(
    names: dict[str, Path], result: Translation, diags: Diagnostics, tests: Selection | None
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
