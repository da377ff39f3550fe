# SPDX-License-Identifier: GPL-2.0
"""Which block counts: of several trees, of several kernels, and where it is looked for."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from cythonk.annotations.load import SHIPPED, Annotations, Root, files, load, roots
from cythonk.annotations.versions import Range, RangeError, version
from cythonk.diagnostics.model import CythonkError


def fact(key: str, value: str) -> str:
    return f'{key} = {{ is = "{value}", source = "here" }}\n'


def tree(directory: Path, **texts: str) -> Path:
    """A tree with files linux/NAME.toml."""
    for name, text in texts.items():
        path = directory / "linux" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory


def values(known: Annotations, subject: str, header: str = "") -> dict[str, object]:
    return {key: found.value for key, found in known.of(subject, header).items()}


def test_stronger_trees_correct_weaker_ones(tmp_path: Path) -> None:
    mined = tree(tmp_path / "mined", a="[f]\n" + fact("sleeps", "no") + fact("result", "errno"))
    hand = tree(tmp_path / "hand", a="[f]\n" + fact("sleeps", "yes"))
    own = tree(tmp_path / "own", other="[f]\n" + fact("context", "process"))
    known = load("6.12", [Root(mined, by_header=True), Root(hand), Root(own)])
    assert values(known, "f", "linux/a.h") == {
        "sleeps": "yes",
        "result": "errno",
        "context": "process",
    }
    (corrected,) = known.corrected
    assert (corrected.subject, corrected.valid.value, corrected.overruled.value) == (
        "f",
        "yes",
        "no",
    )
    assert corrected.overruled.place.file == mined / "linux/a.toml"
    assert corrected.overruled.place.line == 2


def test_agreement_is_no_correction(tmp_path: Path) -> None:
    text = "[f]\n" + fact("sleeps", "no")
    known = load("6.12", [Root(tree(tmp_path / n, a=text)) for n in ("mined", "hand")])
    assert values(known, "f", "linux/a.h") == {"sleeps": "no"}
    assert known.corrected == []


def test_trees_together_have_to_be_consistent(tmp_path: Path) -> None:
    mined = tree(tmp_path / "mined", a="[f]\n" + fact("sleeps", "yes"))
    hand = tree(tmp_path / "hand", a="[f]\n" + fact("context", "hardirq"))
    with pytest.raises(CythonkError, match="cannot both be so"):
        load("6.12", [Root(mined), Root(hand)]).of("f", "linux/a.h")


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ("6.1.0-56-amd64", "errno"),
        ("6.10.14", "errno"),
        ("6.11.0-rc1", "value"),
        ("6.12.117+deb12-amd64", "value"),
        (None, "value"),
    ],
)
def test_ranges_choose_the_block(release: str | None, expected: str, tmp_path: Path) -> None:
    text = (
        "[ops.remove]\n" + fact("context", "process") + fact("result", "bool")
        + '[ops.remove."..6.10"]\n' + fact("result", "errno")
        + '[ops.remove."6.11.."]\n' + fact("result", "value")
    )  # fmt: skip
    known = load(release, [Root(tree(tmp_path, a=text))])
    assert values(known, "ops.remove") == {"context": "process", "result": expected}


def test_ranges_that_overlap_are_told(tmp_path: Path) -> None:
    text = '[f."..6.10"]\n' + fact("sleeps", "no") + '[f."6.8.."]\n' + fact("sleeps", "yes")
    root = Root(tree(tmp_path, a=text))
    assert values(load("6.1", [root]), "f") == {"sleeps": "no"}
    assert values(load("6.12", [root]), "f") == {"sleeps": "yes"}
    with pytest.raises(CythonkError, match="'sleeps' of 'f' is said twice for this kernel"):
        load("6.9", [root]).of("f", "")


def test_what_is_mined_counts_for_its_header_only(tmp_path: Path) -> None:
    root = tree(tmp_path, a="[f]\n" + fact("sleeps", "yes"))
    for by_header, header, found in (
        (True, "linux/a.h", {"sleeps": "yes"}),
        (True, "asm/a.h", {}),
        (False, "asm/a.h", {"sleeps": "yes"}),
    ):
        assert values(load("6.12", [Root(root, by_header)]), "f", header) == found


def test_only_the_files_of_the_header_are_read(tmp_path: Path) -> None:
    root = tree(tmp_path, a="[f]\n" + fact("sleeps", "yes"), b="[broken\n")
    known = load("6.12", [Root(root)])
    assert values(known, "f", "linux/a.h") == {"sleeps": "yes"}
    with pytest.raises(CythonkError, match="does not begin a block"):
        known.of("g", "linux/b.h")


def test_only_the_block_that_is_asked_for_is_parsed(tmp_path: Path) -> None:
    root = tree(tmp_path, a="[f]\n" + fact("sleeps", "yes") + "[g]\nnonsense\n")
    known = load("6.12", [Root(root)])
    assert values(known, "f", "linux/a.h") == {"sleeps": "yes"}
    with pytest.raises(CythonkError, match="this is not TOML"):
        known.of("g", "linux/a.h")


def test_nothing_known_is_no_error(tmp_path: Path) -> None:
    assert load("6.12", [Root(tmp_path / "none")]).of("f", "linux/a.h") == {}


def test_own_annotations_are_found_beside_the_sources(tmp_path: Path) -> None:
    assert [root.path.name for root in roots(tmp_path)] == ["mined", "hand"]
    tree(tmp_path / "annotations", a="[kmalloc]\n" + fact("sleeps", "yes"))
    known = load("6.12", roots(tmp_path))
    assert known.of("kmalloc", "linux/slab.h")["sleeps"].value == "yes"
    assert known.of("kmalloc", "linux/slab.h")["result"].value == "null"
    assert known.corrected[0].overruled.value == "gfp"


def test_what_is_shipped_is_found_where_it_is_installed() -> None:
    assert len(list(files(SHIPPED / "hand"))) > 40
    assert load("6.12").of("kfree", "linux/slab.h")["puts"].sources


def test_files_are_whole_toml_too() -> None:
    """Blocks are cut out of them without reading TOML; somebody else's reader sees the same."""
    for path in files(SHIPPED / "hand"):
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
        header = f"{path.relative_to(SHIPPED / 'hand').with_suffix('.h')}"
        known = load("6.12", [Root(SHIPPED / "hand")])
        for subject in known.subjects(header):
            table = whole
            for name in subject.split("."):
                table = table[name]
            assert set(known.of(subject, header)) <= set(table), subject


def test_a_handful_of_functions_is_quick() -> None:
    """Processor time, so that others on the machine do not count; the best of several."""
    asked = (("kmalloc", "linux/slab.h"), ("usb_submit_urb", "linux/usb.h"), ("none", "linux/x.h"))

    def once() -> float:
        begin = time.process_time()
        known = load("6.12")
        for subject, header in asked:
            known.of(subject, header)
        return time.process_time() - begin

    assert min(once() for _ in range(5)) < 0.020


def test_versions() -> None:
    assert version("6.12.117+deb12-amd64") == (6, 12, 117)
    assert version("6.13-rc4") == (6, 13)
    with pytest.raises(RangeError):
        version("next")
    assert version("6.8.12") in Range.parse("6.1..6.8")
    assert version("6.9") not in Range.parse("6.1..6.8")
    assert version("6.1") in Range.parse("6.1..6.8")
    assert None in Range.parse("6.1..")
    assert None not in Range.parse("..6.8")
