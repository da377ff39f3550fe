# SPDX-License-Identifier: GPL-2.0
"""What CPython says of a file's tests: its own doctest module runs the examples.

The files use only what has a plain Python reading (see tests/language/oracle.py).
"""

from __future__ import annotations

import contextlib
import doctest
import io
import types
from pathlib import Path

from tests.language.oracle import as_python

# Looks like a cast, which has no meaning in Python.
_MARK = doctest.BLANKLINE_MARKER


def verdicts(file: Path) -> dict[str, str]:
    """passed, failed or skipped, by the names that `cythonk test` gives the tests."""
    source = as_python(file.read_text().replace(_MARK, "@BLANK@")).replace("@BLANK@", _MARK)
    module = types.ModuleType(file.stem)
    exec(compile(source, file.name, "exec"), module.__dict__)
    found: dict[str, str] = {}
    names = {name: value for name, value in vars(module).items() if not name.startswith("__")}
    finder = doctest.DocTestFinder()
    for test in finder.find(module, file.stem, module=False, globs=dict(names)):
        if test.examples:
            title = test.name.removeprefix(f"{file.stem}.") + " (doctest)"
            test.globs.update(names)
            found[title] = _verdict(test)
    for name, value in names.items():
        if name.startswith("test_") and isinstance(value, types.FunctionType):
            found[name] = _called(value)
    return found


def _verdict(test: doctest.DocTest) -> str:
    runner = doctest.DocTestRunner(verbose=False)
    result = runner.run(test, out=lambda _: None)
    if not result.attempted:
        return "skipped"
    return "failed" if result.failed else "passed"


def _called(test: types.FunctionType) -> str:
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            test()
        except Exception:
            return "failed"
    return "passed"
