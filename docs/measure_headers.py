# SPDX-License-Identifier: GPL-2.0
"""Measures how much of the kernels' interface their headers give, for docs/kernel-api.md.

    python docs/measure_headers.py             all kernels that guests are booted with
    python docs/measure_headers.py 6.12        one

Apart from regenerate.py because it takes minutes for each kernel. What it finds is kept in
docs/kernel-api.json, from which the page's tables are made.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cythonk.headers import report
from cythonk.headers.store import Store
from cythonk.kernel.arch import NATIVE
from cythonk.kernel.cache import replacing
from cythonk.kernel.discover import GUEST_SERIES, Kernel, KernelError, guest_kernel

DATA = Path(__file__).with_name("kernel-api.json")


def measured(kernel: Kernel) -> dict[str, object]:
    """What the headers of a kernel give: the rows of its table, and what cannot be read."""
    found = Store(kernel).whole(lambda text: print(f"{kernel.release}: {text}", file=sys.stderr))
    one = found.coverage
    return {"rows": report.rows(one), "unreadable": dict(sorted(one.unreadable.items()))}


def main(names: list[str]) -> None:
    """Measure, and keep it beside what is known of other kernels."""
    known = json.loads(DATA.read_text(encoding="utf-8")) if DATA.is_file() else {}
    for name in names or [*GUEST_SERIES, *(f"{series}-arm64" for series in GUEST_SERIES)]:
        series, _, arch = name.partition("-")
        try:
            kernel = guest_kernel(series, arch or NATIVE)
        except KernelError as error:
            print(f"{name}: {error.message}; {error.hint}", file=sys.stderr)
            continue
        known[f"{series} {kernel.arch}"] = measured(kernel)
    with replacing(DATA) as temporary:
        temporary.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n")
        temporary.chmod(0o644)


if __name__ == "__main__":
    main(sys.argv[1:])
