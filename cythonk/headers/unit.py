# SPDX-License-Identifier: GPL-2.0
"""Reads headers one by one: of each what it adds to linux/module.h, which all sources begin with.

What most headers declare linux/module.h has declared already. So that is read once, and kept as
clang's precompiled header and as the base that others are compared with; another header then costs
what is new in it. Apart from `reader.py` and `macros.py` because each of these is a reader of one
kind, which knows nothing of the other.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from clang import cindex

from cythonk.headers import libclang, macros, reader
from cythonk.headers.flags import FIRST, Compilation
from cythonk.headers.macros import Defined
from cythonk.headers.model import Constant, Declarations, HeaderError, Place
from cythonk.headers.partition import exists
from cythonk.headers.prerequisites import in_order

OPTIONS = reader.OPTIONS | cindex.TranslationUnit.PARSE_INCOMPLETE


def precompile(how: Compilation, source: Path, precompiled: Path) -> Compilation:
    """Have clang read linux/module.h, and keep what it made of it.

    Args:
        how: how the kernel compiles modules.
        source: where the header that includes it is written; it has to stay there.
        precompiled: where clang's file goes.

    Returns:
        how to compile what comes behind it.

    Raises:
        HeaderError: it cannot be read.
        OSError: a file cannot be written.
    """
    source.write_text(f"#include <{FIRST}>\n")
    try:
        unit = libclang.index().parse(
            str(source), args=[*how.arguments, "-xc-header"], options=OPTIONS
        )
        reader.check(unit, how)
        unit.save(str(precompiled))
    except (cindex.TranslationUnitLoadError, cindex.TranslationUnitSaveError) as error:
        raise HeaderError(str(error)) from error
    return replace(how, precompiled=precompiled)


def read_base(how: Compilation) -> Declarations:
    """All that linux/module.h and what it includes declare and define.

    Raises:
        HeaderError: it cannot be read.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as beside:
        later = beside.submit(_all_macros, how)
        declared = reader.read([], how)
        defined, constants = later.result()
    _add(declared, defined, constants)
    return declared


def _all_macros(how: Compilation) -> tuple[Defined, dict[str, Constant]]:
    defined = macros.defined([], how, reader.Header(how))
    return defined, macros.constants([], defined.plain, how)


def _add(declared: Declarations, defined: Defined, constants: dict[str, Constant]) -> None:
    declared.macros = defined.with_parameters
    declared.constants.update(constants)
    declared.others = {n: place for n, place in defined.plain.items() if n not in constants}


def read_unit(header: str, how: Compilation, base: Declarations) -> Declarations:
    """What a header and what it includes declare and define beyond the base.

    Args:
        header: as a source includes it, such as "linux/usb.h".
        how: as `precompile` gave it.
        base: as `read_base` gave it.

    Raises:
        HeaderError: the header cannot be read.
    """
    headers = in_order([header], exists(how))
    declared = reader.read(headers, how, base)
    if not declared.headers:
        return declared  # all of it was in the base
    defined = macros.defined(headers, how, reader.Header(how))
    defined = Defined(
        {name: place for name, place in defined.plain.items() if _is_new(name, place, base)},
        {n: macro for n, macro in defined.with_parameters.items() if base.macros.get(n) != macro},
    )
    _add(declared, defined, macros.constants(headers, defined.plain, how))
    return declared


def _is_new(name: str, place: Place, base: Declarations) -> bool:
    known = base.constants.get(name)
    return (known.place if known else base.others.get(name)) != place
