# SPDX-License-Identifier: GPL-2.0
"""Runs the works of a case in CPython, as the kernel's devices do: same sizes, repeats and chunks.

    python bench/cpython.py SOURCE < PLAN

PLAN is JSON: {"works": [[name, prepare, size, repeats, chunks], …], "count": bool}. Each work
prints a row "NAME SIZE REPEATS NANOSECONDS CHECK ALLOCATIONS"; the last is "-" unless `count` asks
for the calls of malloc(), which kernel/malloc_count.c counts. A process of its own, and importing
nothing of the project, so that only the case is measured.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Work = Callable[[Any], int]


def measure(work: Work, state: Any, repeats: int, chunks: int) -> tuple[int, int]:
    """Nanoseconds of the shortest chunk, and what the last call gave."""
    best = None
    check = 0
    for _ in range(chunks):
        begin = time.perf_counter_ns()
        for _ in range(repeats):
            check = work(state)
        took = time.perf_counter_ns() - begin
        if best is None or took < best:
            best = took
    return best or 0, check


def counter() -> Callable[[], int] | None:
    """How often memory was asked for so far; None where nobody counts."""
    try:
        function = ctypes.CDLL(None).bench_allocations
    except AttributeError:
        return None
    function.restype = ctypes.c_ulong
    result: Callable[[], int] = function
    return result


def allocations(work: Work, state: Any, count: Callable[[], int]) -> int:
    """How often a call asks for memory; a first one has filled the free lists."""
    work(state)
    begin = count()
    work(state)
    middle = count()
    return middle - begin - (count() - middle)


def main() -> int:
    """Run the plan."""
    plan = json.load(sys.stdin)
    names: dict[str, Any] = {"__name__": "case"}
    source = Path(sys.argv[1])
    exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), names)
    count = counter() if plan["count"] else None
    for name, prepare, size, repeats, chunks in plan["works"]:
        state = names[prepare](size) if prepare else size
        best, check = measure(names[name], state, repeats, chunks)
        asked = allocations(names[name], state, count) if count else "-"
        print(name, size, repeats, best, check, asked, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
