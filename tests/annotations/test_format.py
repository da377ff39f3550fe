# SPDX-License-Identifier: GPL-2.0
"""Files of annotations that are wrong: each mistake gets its place and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.annotations import blocks
from cythonk.annotations.facts import consistent, facts
from cythonk.annotations.load import Root, check, load
from cythonk.annotations.model import Callback, Parameter
from cythonk.diagnostics.codes import CODES
from cythonk.diagnostics.model import CythonkError

SLEEPS = 'sleeps = { is = "yes", source = "kernel/x.c:1 (6.12): might_sleep();" }\n'


def only(text: str, directory: Path) -> tuple[int, str]:
    """The one complaint about a file: its line and message."""
    path = directory / "x.toml"
    path.write_text(text, encoding="utf-8")
    found = check(directory)
    assert [one.code for one in found] == ["CK016"], found
    assert found[0].hint
    assert found[0].position
    assert found[0].position.file == path
    return found[0].position.line, found[0].message


WRONG = {
    "unknown fact": (
        "# a file\n\n[msleep]\n" + SLEEPS.replace("sleeps =", "sleep ="),
        (4, "there is no fact 'sleep'"),
    ),
    "unknown value": (
        "[msleep]\n" + SLEEPS.replace('"yes"', '"often"'),
        (2, "'sleeps' cannot be 'often'; it is one of: yes, no, gfp"),
    ),
    "value of another type": (
        "[msleep]\n" + SLEEPS.replace('"yes"', "true"),
        (2, "'sleeps' cannot be 'true'; it is one of: yes, no, gfp"),
    ),
    "no source": (
        '[msleep]\n\nsleeps = { is = "yes" }\n',
        (3, "'sleeps' has no source"),
    ),
    "empty source": (
        '[msleep]\nsleeps = { is = "yes", source = " " }\n',
        (2, "'sleeps' has no source"),
    ),
    "value alone": (
        '[msleep]\nsleeps = "yes"\n',
        (2, "'sleeps' has no source"),
    ),
    "source alone": (
        '[msleep]\nsleeps = { source = "x" }\n',
        (2, "'sleeps' has a source and says nothing"),
    ),
    "source that is none": (
        '[msleep]\nsource = [1]\nsleeps = "yes"\n',
        (3, "'sleeps' has no source"),
    ),
    "more than value and source": (
        '[msleep]\nsleeps = { is = "yes", source = "x", since = "6.1" }\n',
        (2, "'sleeps' has 'since' beside 'is' and 'source'"),
    ),
    "parameter 0": (
        '[f]\ngfp = { is = 0, source = "x" }\n',
        (2, "'gfp' needs a parameter's name, or its number from 1, not '0'"),
    ),
    "one parameter for several": (
        '[f]\nuser = { is = "to", source = "x" }\n',
        (2, "'user' needs parameters in brackets: [\"NAME\", …]"),
    ),
    "unknown context": (
        '[f]\ncalls = { is = { cb = "irq" }, source = "x" }\n',
        (2, "'calls' has no context 'irq'; there are: process, softirq, hardirq"),
    ),
    "functions that are none": (
        '[f]\nput_by = { is = ["k free"], source = "x" }\ngets = { is = "result", source = "x" }\n',
        (2, "'put_by' needs names of functions, not 'k free'"),
    ),
    "of functions only": (
        '[ops.read]\nputs = { is = 1, source = "x" }\n',
        (2, "'puts' is said of functions only, not of members"),
    ),
    "needs another": (
        '[f]\nsleeps = { is = "gfp", source = "x" }\n',
        (2, "'sleeps = gfp' says nothing without 'gfp'"),
    ),
    "contradiction": (
        '[f]\ncontext = { is = "hardirq", source = "x" }\n' + SLEEPS,
        (3, "'sleeps = yes' and 'context = hardirq' cannot both be so"),
    ),
    "contradiction for some kernels": (
        '[f]\ncontext = { is = "hardirq", source = "x" }\n\n[f."6.5.."]\n' + SLEEPS,
        (5, "'sleeps = yes' and 'context = hardirq' cannot both be so"),
    ),
    "twice": ("[f]\n" + SLEEPS + "\n[f]\n" + SLEEPS, (4, "'f' has a block in line 1")),
    "fact outside": ("# text\n" + SLEEPS, (2, "'sleeps' stands outside of a block")),
    "no head": ("[f].x\n" + SLEEPS, (1, "'[f].x' does not begin a block")),
    "list of tables": ("[[f]]\n" + SLEEPS, (1, "'[[f]]' does not begin a block")),
    "no range": ('[f."new"]\n' + SLEEPS, (1, "'new' is no range of kernels")),
    "empty range": ('[f."6.8..6.1"]\n' + SLEEPS, (1, "the range '6.8..6.1' ends before it begins")),
    "no TOML": ("[f]\n\nsleeps = { is = yes }\n", (3, "this is not TOML: invalid value")),
    "cut off": ('[f]\nsleeps = { is = "yes"', (2, "this is not TOML: unclosed inline table")),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_mistakes_are_told(text: str, expected: tuple[int, str], tmp_path: Path) -> None:
    assert only(text, tmp_path) == expected


def test_near_words_are_offered(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("[f]\n" + SLEEPS.replace("sleeps =", "sleep ="))
    assert check(tmp_path)[0].hint == "did you mean 'sleeps'?"


def test_all_mistakes_of_a_block_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('[f]\na = { is = 1 }\nresult = { is = "x", source = "y" }\n')
    assert [one.position.line for one in check(tmp_path) if one.position] == [2, 3]


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"[f]\n\xff\n")
    assert [one.message for one in check(tmp_path)] == ["the file is not UTF-8"]


def test_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    assert [one.message for one in check(tmp_path)] == ["the file cannot be read: Is a directory"]


def test_a_function_in_two_files_is_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("[f]\n" + SLEEPS)
    assert [one.message for one in check(tmp_path)] == ["'f' has a block in a.toml too"]


def test_loading_tells_the_same(tmp_path: Path) -> None:
    (tmp_path / "linux").mkdir()
    (tmp_path / "linux/x.toml").write_text("[f]\n" + SLEEPS.replace("yes", "often"))
    with pytest.raises(CythonkError) as caught:
        load("6.12", [Root(tmp_path)]).of("f", "linux/x.h")
    assert caught.value.diagnostics[0].code in CODES


def test_a_source_counts_for_the_block(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(
        '[f]\nsource = ["x", "y"]\nresult = "errno"\ncalls = { cb = "softirq" }\n'
        'context = { is = "process", source = "z" }\natomic = { is = "begins" }\n'
    )
    found = facts(blocks.read(path)["f"][0])
    assert {key: fact.sources for key, fact in found.items()} == {
        "result": ("x", "y"),
        "calls": ("x", "y"),
        "context": ("z",),
        "atomic": ("x", "y"),
    }
    assert found["calls"].value == (Callback(Parameter("cb"), "softirq"),)


def test_values_become_what_they_mean(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(
        "[f]\n"
        'gfp = { is = 2, source = "x" }\n'
        'user = { is = ["to", 1], source = ["x", "y"] }\n'
        'acquires = { is = "rcu", source = "x" }\n'
        'releases = { is = "lock", source = "x" }\n'
        'calls = { is = { handler = "hardirq", 3 = "process" }, source = "x" }\n',
        encoding="utf-8",
    )
    found = facts(blocks.read(path)["f"][0])
    assert {key: fact.value for key, fact in found.items()} == {
        "gfp": Parameter("", 1),
        "user": (Parameter("to"), Parameter("", 0)),
        "acquires": "rcu",
        "releases": Parameter("lock"),
        "calls": (
            Callback(Parameter("handler"), "hardirq"),
            Callback(Parameter("", 2), "process"),
        ),
    }
    assert found["user"].sources == ("x", "y")
    assert found["calls"].place.line == 6
    consistent(found)
