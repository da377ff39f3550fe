# SPDX-License-Identifier: GPL-2.0
"""Generated programs do the same before and after tidying: result, calls in order, references.

Each pass alone and all of them together, on functions in the style of Cython's code generator.
CYTHONK_FUZZ sets how many functions (more find more; the seeds are fixed).
"""

from __future__ import annotations

import os

import pytest

from cythonk.postproc.tidy import coalesce, jumps, substitute
from cythonk.postproc.tidy.cfg import Graph
from cythonk.postproc.tidy.effects import Effects
from tidy.programs import TRANSFORMS, Programs

COUNT = int(os.environ.get("CYTHONK_FUZZ", "24"))
INPUTS = 12


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    """The functions, with the log of the original."""
    return Programs(range(COUNT), INPUTS, tmp_path_factory.mktemp("programs"))


@pytest.mark.parametrize("name", TRANSFORMS)
def test_same_behaviour(programs: Programs, name: str) -> None:
    """The log is the same line by line."""
    assert programs.transformed(name, TRANSFORMS[name]) == programs.log


def test_programs_exercise_something(programs: Programs) -> None:
    """The functions fail, succeed, loop and drop references; otherwise the test proves nothing."""
    log = "\n".join(programs.log)
    assert len(programs.log) == COUNT * INPUTS
    for trace in ("put(", "tb(", "!", "=> -1", "left 0", "clear", "ext(7)"):
        assert trace in log
    assert "OVERDROPPED" not in log


def _never_live(graph: Graph) -> None:
    """Liveness that finds nothing alive."""


SABOTAGES = {
    "evaluations in any order": (Effects, "commutes", lambda self, other: True),
    "types do not matter": (substitute, "_keeps_value", lambda *args: True),
    "nothing is live": (Graph, "solve_liveness", _never_live),
    "leaving is free": (coalesce, "_may_leave", lambda *args: True),
    "every goto ends": (jumps, "is_terminator", lambda node: True),
}


@pytest.mark.parametrize("name", SABOTAGES)
def test_a_broken_pass_is_noticed(
    programs: Programs, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Passes with one of their checks taken out make a difference that the test sees."""
    owner, attribute, broken = SABOTAGES[name]
    monkeypatch.setattr(owner, attribute, broken)
    try:
        log = programs.transformed("sabotaged", TRANSFORMS["all"])
    except Exception:
        return  # did not compile or run
    assert log != programs.log
