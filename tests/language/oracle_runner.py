# SPDX-License-Identifier: GPL-2.0
"""Runs many small programs in one CPython; a program of its own, started by `oracle.run_texts`.

Reads a JSON list of sources from standard input, writes a JSON list of {"lines": […]} or
{"error": text} to standard output.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback


def run(source: str) -> dict[str, object]:
    """One program, in a name space of its own."""
    out = io.StringIO()
    try:
        code = compile(source, "<snippet>", "exec")
        with contextlib.redirect_stdout(out):
            exec(code, {"__name__": "__main__"})
    except BaseException:
        return {"error": traceback.format_exc(limit=-1)}
    return {"lines": out.getvalue().splitlines()}


if __name__ == "__main__":
    sys.setrecursionlimit(2000)
    json.dump([run(source) for source in json.load(sys.stdin)], sys.stdout)
