# SPDX-License-Identifier: GPL-2.0
"""From `.pyx` files to kernel C: the whole translation, as the commands use it.

The first file names the module; the others, and every `.pyx` that a cimport pulls in, become further C files of the
same `.ko`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics


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


def translate(sources: Sequence[Path], *, module: str, keep: Path | None = None) -> Translation:
    """Translate the sources of one module; problems are in `diagnostics`, never raised."""
    diags = Diagnostics()
    result = Translation(module)
    try:
        _translate([path.resolve() for path in sources], result, diags, keep)
    except CythonkError as error:
        diags.extend(error.diagnostics)
    result.diagnostics = diags.sorted()
    if diags.has_errors:
        result.units = []
    return result


def _translate(
    sources: list[Path], result: Translation, diags: Diagnostics, keep: Path | None
) -> None:
    from cythonk.frontend.driver import compile_source
    from cythonk.frontend.source import read_source
    from cythonk.postproc import compile_unit

    names: dict[str, Path] = {}
    for index, path in enumerate(sources):
        names[result.module if index == 0 else path.stem] = path
    pending = list(names.items())
    done: set[str] = set()
    imported: dict[str, list[str]] = {}
    while pending:
        name, path = pending.pop(0)
        if name in done:
            continue
        done.add(name)
        is_main = name == result.module
        source = read_source(path)
        output = compile_source(source, name, names, diags, is_main=is_main)
        result.inputs += [p for p in output.files if p not in result.inputs]
        if is_main:
            result.license = output.info.license or ""
            extra = [n for n in names if n not in output.info.imports and n != name]
            output.info.imports += extra
        imported[name] = output.info.imports
        for other, other_path in output.modules.items():
            if other not in names:
                names[other] = other_path
            if other not in done:
                pending.append((other, other_path))
        if output.c_text is None:
            continue
        text = compile_unit(
            output.c_text,
            output.info,
            path,
            diags,
            module_name=result.module,
            is_main=is_main,
            keep=keep / name if keep else None,
        )
        if text is not None:
            result.uses_runtime = result.uses_runtime or "<cythonk/cythonk.h>" in text
            result.units.append(Unit(name.replace(".", "_"), path, text))
