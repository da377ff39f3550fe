# SPDX-License-Identifier: GPL-2.0
"""Modules of the guest kernel's own: which ones a name needs, in what order, and their contents.

Apart from the initramfs because it reads what depmod wrote, and knows how modules are compressed.
"""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable, Iterable
from pathlib import Path

from cythonk.guest.job import GuestError
from cythonk.kernel.discover import Kernel

# By the last suffix of a module's file name.
_READERS: dict[str, Callable[[bytes], bytes]] = {
    ".ko": bytes,
    ".xz": lzma.decompress,
    ".gz": gzip.decompress,
}


def module_closure(kernel: Kernel, names: Iterable[str]) -> list[Path]:
    """The module files that have to be loaded for `names`, in an order that works.

    Modules built into the kernel need nothing and are left out.

    Args:
        kernel: whose modules.
        names: module names; "-" and "_" mean the same.

    Raises:
        GuestError: the kernel has no modules directory, or no such module.
    """
    wanted = [_module_name(name) for name in names]
    if not wanted:
        return []
    if kernel.modules is None:
        raise GuestError(
            f"the modules of Linux {kernel.release} are not here: cannot load '{wanted[0]}'",
            "run 'make setup' and use one of the kernels it puts into the cache",
        )
    needs = _dependencies(kernel.modules)
    by_name = {_module_name(Path(file).name): file for file in needs}
    builtin = _builtin(kernel.modules)
    files: dict[str, None] = {}
    for name in wanted:
        if name in by_name:
            # modules.dep lists what a module needs so that the last has to be loaded first.
            files.update(dict.fromkeys([*reversed(needs[by_name[name]]), by_name[name]]))
        elif name not in builtin:
            raise GuestError(
                f"Linux {kernel.release} has no module '{name}'",
                f"its modules are listed in {kernel.modules / 'modules.dep'}",
            )
    return [kernel.modules / file for file in files]


def read_module(path: Path) -> bytes:
    """The contents of a module file, uncompressed.

    Raises:
        GuestError: it cannot be read, or is compressed in a way not known here.
    """
    reader = _READERS.get(path.suffix)
    if reader is None:
        raise GuestError(
            f"module '{path}' is compressed in a way that cannot be read ('{path.suffix}')",
            f"known are {', '.join(_READERS)}; uncompress it, and run depmod",
        )
    try:
        return reader(path.read_bytes())
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise GuestError(
            f"cannot read module '{path}': {error}",
            "run 'make setup' again after removing its kernel",
        ) from error


def _module_name(name: str) -> str:
    return Path(name).name.split(".ko")[0].replace("-", "_")


def _dependencies(modules: Path) -> dict[str, list[str]]:
    """modules.dep: for each file, the files it needs."""
    text = _read_index(modules / "modules.dep")
    pairs = (line.split(":", 1) for line in text.splitlines() if ":" in line)
    return {file: needed.split() for file, needed in pairs}


def _builtin(modules: Path) -> set[str]:
    path = modules / "modules.builtin"
    return {_module_name(line) for line in _read_index(path).split()} if path.exists() else set()


def _read_index(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GuestError(f"cannot read '{path}': {error}", "run depmod for that kernel") from error
