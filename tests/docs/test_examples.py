# SPDX-License-Identifier: GPL-2.0
"""The examples of the documentation translate, are refused as they say, and log what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cythonk.cli.builder import BuildRequest, build
from cythonk.cli.session import Session
from cythonk.guest.job import MODULE_DIRECTORY, GuestJob, Step, module_files
from cythonk.kernel.discover import Kernel
from cythonk.pipeline import Translation, translate
from tests.docs.markdown import ROOT, Block, blocks, documents

EXAMPLES = [block for file in documents() for block in blocks(file) if "pyx" in block.tags]
BOOTED = [block for block in EXAMPLES if "boot" in block.tags]

# `[   12.345678] name: text`, as the kernel's log has it.
RECORD = re.compile(r"^(?:\[[ \d.]+\] )?(?P<text>.*)$")
# What the kernel itself says of the first module that is not its own.
TAINT = re.compile(r": (?:loading out-of-tree module|module verification failed)")


def write(block: Block, directory: Path) -> Path:
    """The example as files; returns the one that names the module."""
    for name, text in block.files.items():
        (directory / name).write_text(text, encoding="utf-8")
    source = directory / f"{block.name}.pyx"
    source.write_text(block.text, encoding="utf-8")
    return source


def translated(block: Block, directory: Path) -> Translation:
    return translate([write(block, directory)], module=block.name)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10
    assert len(BOOTED) > 5


def test_names_of_booted_examples_differ() -> None:
    names = [block.name for block in BOOTED]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "block", [b for b in EXAMPLES if "refused" not in b.tags], ids=lambda b: b.place
)
def test_translates(block: Block, tmp_path: Path) -> None:
    found = translated(block, tmp_path)
    assert [f"{d.code} {d.message}" for d in found.diagnostics] == []
    assert found.units


@pytest.mark.parametrize(
    "block", [b for b in EXAMPLES if "refused" in b.tags], ids=lambda b: b.place
)
def test_is_refused(block: Block, tmp_path: Path) -> None:
    found = translated(block, tmp_path)
    assert [d.code for d in found.diagnostics] == block.tags["refused"].split(",")
    assert not found.units


def lines_of(name: str, log: list[str]) -> list[str]:
    """What a module logged."""
    texts = [RECORD.match(line)["text"] for line in log]  # type: ignore[index]
    return [text for text in texts if text.startswith(f"{name}: ") and not TAINT.search(text)]


def test_log_what_they_say(guest_kernels: list[Kernel], tmp_path: Path) -> None:
    """All in one boot of the newest kernel: each is loaded, removed, and compared with its log."""
    from cythonk.guest.run import run_guest

    kernel = guest_kernels[-1]
    modules: dict[str, Path] = {}
    for block in BOOTED:
        directory = tmp_path / block.name
        directory.mkdir()
        source = write(block, directory)
        output = directory / f"{block.name}.ko"
        outcome = build(BuildRequest((source,), output, kernel), Session(json=True))
        assert outcome.ok, (block.place, outcome.diagnostics)
        modules[block.name] = output
    steps = [
        Step(name, f"insmod {MODULE_DIRECTORY / path.name} && rmmod {name}")
        for name, path in modules.items()
    ]
    result = run_guest(GuestJob(kernel, module_files(list(modules.values())), steps), None)
    assert result.ok, (result.problems, [step for step in result.steps if not step.ok])
    logged = {block.place: lines_of(block.name, result.log) for block in BOOTED}
    assert logged == {block.place: block.log for block in BOOTED}


def test_typed_loops_become_c_loops() -> None:
    """The claim of the language page: a loop over a range with a C variable costs no object."""
    source = ROOT / "bench" / "cases" / "loops" / "case.pyx"
    found = translate([source], module="case")
    assert found.diagnostics == []
    text = found.units[0].c_text
    for function in ("make_crc_table", "crc32", "make_text", "parse", "heap_sort", "check_items"):
        body = definition(text, f"case_{function}")
        assert re.findall(r"\bck_\w+", body) == [], function


def definition(text: str, function: str) -> str:
    """The body of a C function."""
    found = re.search(
        rf"^static \w+ {function}\([^;{{]*\{{(.*?)^\}}", text, re.DOTALL | re.MULTILINE
    )
    assert found is not None, function
    return found[1]
