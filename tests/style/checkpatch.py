# SPDX-License-Identifier: GPL-2.0
"""Runs the kernel's checkpatch.pl over C files; what it said of unchanged files is kept.

Apart from the test for the table of exceptions, which is longer than the test.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from cythonk.kernel.cache import replacing

ROOT = Path(__file__).resolve().parents[2]

# What runs in the kernel or in guests; generated C is printed in this style by the post-processor.
FOLDERS = ("runtime", "tests/runtime", "tests/race", "cythonk/guest")

OPTIONS = (
    "--no-tree",
    "--terse",
    "--show-types",
    "--file",
    "--no-summary",
    "--max-line-length=100",
)

PROCESSES = 2
ANYWHERE = "*"

# Types of messages that are no fault: the type, the files where, and why.
EXCEPTIONS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("AVOID_EXTERNS", (ANYWHERE,), "weak references are declared where they are weak"),
    ("LINUX_VERSION_CODE", (ANYWHERE,), "one source for several kernels"),
    ("CONSTANT_COMPARISON", (ANYWHERE,), "it does not know LINUX_VERSION_CODE for a variable"),
    ("PREFER_PR_LEVEL", (ANYWHERE,), "KTAP's lines have no prefix, verdicts another module's"),
    ("EMBEDDED_FUNCTION_NAME", (ANYWHERE,), "messages are Python's, word by word"),
    ("ENOSYS", ("runtime/errno.c",), "the table has every errno"),
    (
        "USE_NEGATIVE_ERRNO",
        ("runtime/exceptions.c", "cythonk/guest/ckload.c"),
        "an OSError's errno and a program's status are positive",
    ),
    (
        "UNNECESSARY_CASTS",
        ("runtime/include/cythonk/compat.h",),
        "the cast is what checks the type of the pointer that the memory is assigned to",
    ),
    (
        "MACRO_ARG_UNUSED",
        ("runtime/include/cythonk/error.h",),
        "the arguments of a macro that counts them are there to be passed over",
    ),
    (
        "FLEXIBLE_ARRAY",
        ("runtime/include/cythonk/memview.h",),
        "one number for each dimension, and a typed view has one dimension",
    ),
    (
        "COMPLEX_MACRO",
        ("runtime/include/cythonk/int.h", "tests/runtime/test_vectors.c"),
        "these define functions",
    ),
    (
        "MACRO_WITH_FLOW_CONTROL",
        ("runtime/method_table.h", "tests/runtime/ck_test.h"),
        "these define functions, in which the flow stays",
    ),
    (
        "TRAILING_SEMICOLON",
        ("tests/runtime/test_vectors.c",),
        "a row of a list of macros, which stand without semicolons",
    ),
    ("IN_ATOMIC", ("tests/runtime/test_object.c",), "what it answers is what is tested"),
    (
        "PREFER_DEFINED_ATTRIBUTE_MACRO",
        ("tests/race/hammer.c",),
        "a program, which has no kernel headers",
    ),
)

MESSAGE = re.compile(r"(?P<line>\d+): (?:ERROR|WARNING|CHECK):(?P<type>\w+): (?P<text>.*)")


class Message(NamedTuple):
    """What checkpatch.pl says of a line."""

    file: str
    line: int
    type: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.type}: {self.text}"


def files() -> list[Path]:
    """All C files of the project that are judged."""
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.[ch]"))
    return sorted(path.relative_to(ROOT) for path in found)


def is_excepted(message: Message) -> bool:
    """Whether the table says that a message is no fault."""
    return any(
        message.type == kind and (ANYWHERE in where or message.file in where)
        for kind, where, _ in EXCEPTIONS
    )


def messages(script: Path, store: Path, paths: Sequence[Path]) -> list[Message]:
    """What `script` says of `paths`, relative to ROOT.

    It takes a third of a second a file, so what was said is kept in `store`, by the content of the
    file, the script and the options.
    """
    base = hashlib.sha256(script.read_bytes() + "\0".join(OPTIONS).encode())
    keys = {path: _key(base, path) for path in paths}
    try:
        kept: dict[str, list[list[str]]] = json.loads(store.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    missing = sorted(path for path in paths if keys[path] not in kept)
    with ThreadPoolExecutor(PROCESSES) as pool:
        parts = [missing[start::PROCESSES] for start in range(PROCESSES)]
        for part, said in zip(parts, pool.map(lambda part: _ask(script, part), parts), strict=True):
            kept |= {keys[path]: said.get(str(path), []) for path in part}
    if missing:
        with replacing(store) as temporary:
            temporary.write_text(json.dumps({key: kept[key] for key in keys.values()}))
    return [
        Message(str(path), int(line), kind, text)
        for path in paths
        for line, kind, text in kept[keys[path]]
    ]


def _key(base: hashlib._Hash, path: Path) -> str:
    digest = base.copy()
    digest.update(str(path).encode() + b"\0" + (ROOT / path).read_bytes())
    return digest.hexdigest()


def _ask(script: Path, paths: Iterable[Path]) -> dict[str, list[list[str]]]:
    names = [str(path) for path in paths]
    if not names:
        return {}
    done = subprocess.run(
        ["perl", str(script), *OPTIONS, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said: dict[str, list[list[str]]] = {}
    for row in done.stdout.splitlines():
        name, _, rest = row.partition(":")
        found = MESSAGE.fullmatch(rest)
        assert found is not None, f"checkpatch.pl: {row}\n{done.stderr}"
        said.setdefault(name, []).append(list(found.groups()))
    # Its status is 1 when it has found something; what else goes wrong is on stderr.
    assert done.returncode == (1 if said else 0), done.stderr
    return said
