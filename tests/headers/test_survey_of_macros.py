# SPDX-License-Identifier: GPL-2.0
"""Many headers at once: those that do not go with the others are told and do no harm."""

from __future__ import annotations

from cythonk.headers.macro_kinds import Kind
from cythonk.headers.survey import survey
from tests.headers.conftest import read

NAMES = {"INIT_WORK", "list_for_each_entry", "kzalloc", "DIV_ROUND_UP", "readl"}


def test_survey() -> None:
    """One header of the other byte order and one that is not there are left out, in two slices."""
    headers = [
        "linux/byteorder/big_endian.h",
        "linux/list.h",
        "linux/none.h",
        "linux/slab.h",
        "linux/workqueue.h",
    ]
    found = survey(headers, NAMES, read("6.12").how, size=3)
    assert set(found.unread) == {"linux/byteorder/big_endian.h", "linux/none.h"}
    assert "none.h" in found.unread["linux/none.h"]
    assert found.kinds == {
        "INIT_WORK": Kind.STATEMENT,
        "list_for_each_entry": Kind.LOOP,
        "kzalloc": Kind.EXPRESSION,
        "DIV_ROUND_UP": Kind.EXPRESSION,
    }
    assert set(found.functions) == {"INIT_WORK", "kzalloc", "DIV_ROUND_UP"}
