# SPDX-License-Identifier: GPL-2.0
"""Remembers what a built module was made from, so that a rebuild with nothing changed does nothing.

Kept in the cache, one small JSON file for each output. The check looks at times and sizes first
and reads only files whose time changed; it imports neither Cython nor the translator, for its
speed is what a user feels when nothing is to be done.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import cythonk
from cythonk.kernel import runtime_cache
from cythonk.kernel.cache import cache_root, file_state, replacing
from cythonk.kernel.discover import Kernel

PACKAGE = Path(cythonk.__file__).resolve().parent

# Libraries whose version shows in what is built.
LIBRARIES = ("Cython", "clang", "pycparser")

# Files beside a source that Cython may read without being told; a new one is a change.
SIBLINGS = (".pyx", ".pxd", ".pxi", ".py")


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _tool_files() -> Iterable[Path]:
    """The files of CythonK and its libraries whose change means another result."""
    for top in (PACKAGE, PACKAGE / "postproc"):
        for directory, folders, files in os.walk(top):
            folders[:] = sorted(f for f in folders if f not in ("data", "__pycache__"))
            for name in sorted(files):
                if name.endswith((".py", ".txt", ".toml")):
                    yield Path(directory, name)
    for library in LIBRARIES:
        spec = importlib.util.find_spec(library)
        if spec and spec.origin:
            yield Path(spec.origin)


def key(kernel: Kernel, sources: Sequence[Path], output: Path, options: Sequence[str]) -> str:
    """Changes when anything but the inputs' text does: tool, kernel, options, lists of files."""
    digest = hashlib.sha256()

    def add(*parts: object) -> None:
        digest.update(repr(parts).encode() + b"\0")

    add(cythonk.__version__, list(options), [str(p.absolute()) for p in sources], str(output))
    for path in _tool_files():
        add(str(path), file_state(path))
    add(runtime_cache.archive_key(kernel))
    for name in (".config", "Module.symvers", "vmlinux"):
        add(file_state(kernel.build / name))
    for directory in sorted({path.absolute().parent for path in sources}):
        add(sorted(entry.name for entry in directory.iterdir() if entry.suffix in SIBLINGS))
    return digest.hexdigest()


def _stamp_file(output: Path) -> Path:
    name = hashlib.sha256(str(output.absolute()).encode()).hexdigest()[:32]
    return cache_root() / "stamps" / f"{name}.json"


def is_fresh(output: Path, wanted: str) -> bool:
    """Whether `output` is what building now would give: same key, same inputs, output untouched."""
    try:
        stamp = json.loads(_stamp_file(output).read_text(encoding="utf-8"))
        if stamp["key"] != wanted or list(file_state(output) or ()) != stamp["output"]:
            return False
        return all(_unchanged(Path(name), state, text) for name, state, text in stamp["inputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return False  # no stamp, or one of another version: build


def _unchanged(path: Path, state: list[int] | None, text: str | None) -> bool:
    now = file_state(path)
    if now is None or state is None:
        return now is None and state is None
    return list(now) == state or _hash(path) == text


def record(output: Path, wanted: str, inputs: Iterable[Path], started: int) -> None:
    """Remember that `output` was made from `inputs` under the key `wanted`.

    `started` is when the build began, in ns since the epoch: of an input changed since then nobody
    knows which state was read. Then, as without a writable cache, nothing is remembered and the
    next build builds.
    """
    paths = sorted({path.absolute() for path in inputs})
    if any((file_state(path) or (0, 0))[1] > started for path in paths):
        forget(output)
        return
    stamp = {
        "key": wanted,
        "output": file_state(output),
        "inputs": [(str(path), file_state(path), _hash(path)) for path in paths],
    }
    try:
        with replacing(_stamp_file(output)) as temporary:
            temporary.write_text(json.dumps(stamp), encoding="utf-8")
    except OSError:
        return


def forget(output: Path) -> None:
    """Drop what is remembered about `output`."""
    try:
        _stamp_file(output).unlink(missing_ok=True)
    except OSError:
        return
