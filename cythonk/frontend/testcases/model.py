# SPDX-License-Identifier: GPL-2.0
"""Test cases as data: what the front end found, the post-processor emits and the command reports.

Without Cython, because the command reads them where nothing has to be compiled.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase

FUNCTION = "function"
DOCTEST = "doctest"


@dataclass(frozen=True)
class TestCase:
    """One test.

    Attributes:
        name: what reports call it.
        kind: FUNCTION or DOCTEST.
        line: where it stands in the source: the function, or the first example.
        function: the function of the module that is the test.
        skipped: why it is not run, or "".
        has_value: a `cdef` function: what it returns says nothing of an exception.
    """

    __test__ = False  # not one of pytest's

    name: str
    kind: str
    line: int
    function: str
    skipped: str = ""
    has_value: bool = False


@dataclass(frozen=True)
class Selection:
    """Which tests are asked for: those whose name has `pattern` in it, or fits it as a wildcard."""

    pattern: str = ""

    def takes(self, name: str) -> bool:
        """Whether a test of this name is asked for. Case does not matter."""
        pattern, name = self.pattern.lower(), name.lower()
        return pattern in name or fnmatchcase(name, pattern)


def dump(cases: Sequence[TestCase]) -> str:
    """The cases as text, to be kept beside the module that has them."""
    return json.dumps([asdict(case) for case in cases], indent=1) + "\n"


def load(text: str) -> list[TestCase]:
    """The cases of a text that `dump` made; ValueError when it is none."""
    try:
        return [TestCase(**row) for row in json.loads(text)]
    except TypeError as error:
        raise ValueError(str(error)) from error
