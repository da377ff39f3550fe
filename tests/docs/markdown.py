# SPDX-License-Identifier: GPL-2.0
"""Reads the project's Markdown files: code blocks with their tags, links, headings.

A block is tagged behind its language, as in

    ```python pyx boot name=greeter

* `pyx`: a whole module, which must translate without a diagnostic;
* `boot`: it is also built and loaded in a guest; a block ```` ```text log ```` behind it holds the
  lines it logs;
* `name=NAME`: the module's name (default `example`);
* `file=NAME.pyx`: it is kept for blocks below that say `uses=NAME.pyx`;
* `refused=CK101,CK110`: these are the codes of its diagnostics, in order, instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^`]*)$")
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<title>.*?) *#*$")


@dataclass
class Block:
    """One fenced block."""

    file: Path
    line: int  # of its first line of text
    language: str
    tags: dict[str, str]
    text: str
    log: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where it is, for test names and messages."""
        return f"{self.file.relative_to(ROOT)}:{self.line}"

    @property
    def name(self) -> str:
        """The module's name."""
        return self.tags.get("name", "example")


def documents() -> list[Path]:
    """The Markdown files of the project."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _tags(words: list[str]) -> dict[str, str]:
    return {name: value for name, _, value in (word.partition("=") for word in words)}


def blocks(file: Path) -> list[Block]:
    """The blocks of a file; examples have their log and the files they use attached."""
    found: list[Block] = []
    kept: dict[str, str] = {}
    lines = file.read_text(encoding="utf-8").splitlines()
    number = 0
    while number < len(lines):
        opening = FENCE.match(lines[number])
        number += 1
        if opening is None:
            continue
        start = number
        while lines[number] != opening["fence"]:
            number += 1
        language, *words = opening["info"].split() or [""]
        text = "\n".join(lines[start:number]) + "\n"
        block = Block(file, start + 1, language, _tags(words), text)
        number += 1
        if language == "text" and "log" in block.tags:
            found[-1].log = text.splitlines()
        if "file" in block.tags:
            kept[block.tags["file"]] = text
        if "uses" in block.tags:
            block.files = {name: kept[name] for name in block.tags["uses"].split(",")}
        found.append(block)
    return found


def prose(file: Path) -> list[tuple[int, str]]:
    """The numbered lines outside of blocks."""
    inside = ""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        fence = FENCE.match(line)
        if inside:
            if line == inside:
                inside = ""
        elif fence is not None:
            inside = fence["fence"]
        else:
            found.append((number, line))
    return found


def links(file: Path) -> list[tuple[int, str]]:
    """The targets of a file's links, with their lines."""
    return [(number, m["target"]) for number, line in prose(file) for m in LINK.finditer(line)]


def anchors(file: Path) -> set[str]:
    """The anchors that the headings of a file give, as GitHub names them."""
    found: set[str] = set()
    for _, line in prose(file):
        heading = HEADING.match(line)
        if heading:
            title = re.sub(r"[^\w\- ]", "", heading["title"].lower())
            found.add(title.replace(" ", "-"))
    return found
