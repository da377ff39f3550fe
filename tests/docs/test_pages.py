# SPDX-License-Identifier: GPL-2.0
"""The pages are current: generated parts, links, and the command lines they show."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cythonk.cli.main import COMMANDS, cli
from cythonk.diagnostics.codes import CODES
from tests.docs.markdown import ROOT, Block, anchors, blocks, documents, links, prose

SESSIONS = [block for file in documents() for block in blocks(file) if block.language == "console"]


def test_every_page_is_there() -> None:
    names = {str(file.relative_to(ROOT)) for file in documents()}
    pages = {"docs/language.md", "docs/internals.md", "docs/runtime.md", "docs/performance.md"}
    assert {"README.md", "CONTRIBUTING.md", *pages} <= names


def test_generated_parts_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "regenerate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    hint = "run .venv/bin/python docs/regenerate.py and review the difference"
    assert done.returncode == 0, f"{done.stdout}{done.stderr}{hint}"


@pytest.mark.parametrize("file", documents(), ids=lambda f: f.name)
def test_links_lead_somewhere(file: Path) -> None:
    lost = []
    for line, target in links(file):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        page = (file.parent / path).resolve() if path else file
        if not page.exists() or (anchor and anchor not in anchors(page)):
            lost.append(f"{file.name}:{line}: {target}")
    assert lost == []


@pytest.mark.parametrize("file", documents(), ids=lambda f: f.name)
def test_codes_in_the_text_exist(file: Path) -> None:
    unknown = [
        f"{file.name}:{number}: {code}"
        for number, line in prose(file)
        for code in re.findall(r"\bCK\d{3}\b", line)
        if code not in CODES
    ]
    assert unknown == []


def commands(block: Block) -> list[list[str]]:
    """The `cythonk` command lines of a console session, as words."""
    found = []
    for line in block.text.splitlines():
        words = shlex.split(line[2:]) if line.startswith("$ ") else []
        words = words[words.index("&&") + 1 :] if "&&" in words else words
        if words and words[0] == "cythonk":
            found.append(words[1:])
    return found


def wrong_option(words: list[str]) -> str | None:
    """What of a command line the command does not know."""
    if words[0] in ("--help", "--version"):
        return None
    if words[0] not in COMMANDS:
        return words[0]
    context = click.Context(cli)
    command = cli.get_command(context, words[0])
    assert isinstance(command, click.Command)
    known = {option for parameter in command.params for option in parameter.opts}
    known.add("--help")
    options = [word.partition("=")[0] for word in words[1:] if word.startswith("-") and word != "-"]
    return next((option for option in options if option not in known), None)


def test_there_are_sessions() -> None:
    assert any(commands(block) for block in SESSIONS)


@pytest.mark.parametrize("block", SESSIONS, ids=lambda b: b.place)
def test_command_lines_exist(block: Block) -> None:
    wrong = {" ".join(words): wrong_option(words) for words in commands(block)}
    assert {line: word for line, word in wrong.items() if word} == {}


def test_a_wrong_command_line_is_found() -> None:
    assert wrong_option(["build", "x.pyx", "--no-such-option"]) == "--no-such-option"
    assert wrong_option(["bild", "x.pyx"]) == "bild"
    assert wrong_option(["build", "x.pyx", "-o", "x.ko"]) is None
