# SPDX-License-Identifier: GPL-2.0
"""The examples of docs/annotations.md are files of annotations as the loader takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.annotations.load import OWN, check, load, roots
from cythonk.annotations.vocabulary import TERMS
from tests.docs.markdown import ROOT, Block, blocks

PAGE = ROOT / "docs" / "annotations.md"
EXAMPLES = [block for block in blocks(PAGE) if block.language == "toml"]


def write(block: Block, directory: Path) -> Path:
    """The example as a file beside somebody's sources."""
    path = directory / OWN / block.tags["annotation"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")
    return directory


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.place)
def test_examples_are_right(block: Block, tmp_path: Path) -> None:
    assert check(write(block, tmp_path) / OWN) == []


def test_examples_say_what_the_page_says(tmp_path: Path) -> None:
    for block in EXAMPLES:
        write(block, tmp_path)
    old, new = (load(release, roots(tmp_path)) for release in ("6.1.0-56-amd64", "6.12.117"))
    assert new.of("led_strip_get", "linux/led_strip.h")["put_by"].value == ("led_strip_put",)
    assert str(new.of("led_strip_put", "")["puts"].value) == "strip"
    assert new.of("led_ops.store", "linux/led_ops.h")["result"].value == "count_or_errno"
    assert "result" in old.of("led_driver.remove", "linux/led_driver.h")
    assert "result" not in new.of("led_driver.remove", "linux/led_driver.h")
    kfree = new.of("kfree", "linux/slab.h")
    assert (kfree["sleeps"].value, str(kfree["puts"].value)) == ("yes", "objp")
    assert {one.subject for one in new.corrected} == {"kfree"}


def test_the_tables_have_every_word() -> None:
    """The page's tables are written by docs/regenerate.py; this is what must be in them."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    for key, term in TERMS.items():
        assert any(row.startswith(f"| `{key}` | {term.kind.value} |") for row in rows), key
        for word in term.choices:
            assert any(row.startswith(f"| `{key}` | `{word}` |") for row in rows), (key, word)
