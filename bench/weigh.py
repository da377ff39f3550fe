# SPDX-License-Identifier: GPL-2.0
"""Weighs what a function of a case makes in CPython; memory.py runs it.

    python bench/weigh.py SOURCE FUNCTION NUMBER

Prints by how many bytes the process has grown. A process for each function, as CPython seldom gives
memory back.
"""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path
from typing import Any


def resident() -> int:
    """Bytes of the process that lie in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def main() -> int:
    """Make, and compare."""
    names: dict[str, Any] = {"__name__": "case"}
    source = Path(sys.argv[1])
    exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), names)
    make, number = names[sys.argv[2]], int(sys.argv[3])
    gc.disable()
    before = resident()
    kept = make(number)
    print(resident() - before)
    del kept
    return 0


if __name__ == "__main__":
    sys.exit(main())
