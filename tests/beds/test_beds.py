# SPDX-License-Identifier: GPL-2.0
"""Kernels that are built here: their configurations, and what stands in the way of building them.

That they build, boot and find what they are for is shown by the tests that run in them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.beds import BEDS, BedError, bed, build, config, source
from cythonk.beds.table import FRAGMENTS
from cythonk.cli import session


def test_the_last_setting_wins() -> None:
    merged = config.merge(["CONFIG_A=y\nCONFIG_B=m\n# CONFIG_C is not set\n", "CONFIG_A=n\n"])
    assert merged == {"CONFIG_A": "n", "CONFIG_B": "m", "CONFIG_C": "n"}
    assert config.write(merged) == "CONFIG_A=n\nCONFIG_B=m\nCONFIG_C=n\n"


def test_comments_are_no_settings() -> None:
    assert config.read("# CONFIG_X brings y\n# nothing\nCONFIG_Y=y\n") == {"CONFIG_Y": "y"}


def test_unmet_wishes_are_named() -> None:
    wanted = {"CONFIG_A": "y", "CONFIG_B": "n", "CONFIG_C": "n", "CONFIG_D": '"x"'}
    got = 'CONFIG_A=m\n# CONFIG_B is not set\nCONFIG_D="x"\n'
    assert config.unmet(wanted, got) == ["CONFIG_A=y (is m)"]
    assert config.unmet({"CONFIG_C": "y"}, got) == ["CONFIG_C=y (is n)"]


@pytest.mark.parametrize("name", BEDS)
def test_every_bed_has_its_fragments_and_a_release_of_its_own(name: str) -> None:
    options = build.fragment(BEDS[name])
    assert options["CONFIG_LOCALVERSION"] == f'"-cythonk-{name}"'
    assert options["CONFIG_MODULES"] == "y"
    assert options["CONFIG_KUNIT"] == "y"


def test_every_fragment_is_used() -> None:
    used = {name for row in BEDS.values() for name in row.fragments}
    assert used == {path.stem for path in FRAGMENTS.glob("*.config")}


def test_every_patch_says_why() -> None:
    assert source.patches()
    for path in source.patches():
        reason = path.read_text().split("--- a/")[0]
        assert len(reason.split()) > 15, path.name


def test_unknown_bed() -> None:
    with pytest.raises(BedError, match="no test bed 'um'") as caught:
        bed("um")
    assert "uml-sanitize" in caught.value.hint


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    monkeypatch.setenv("CYTHONK_CACHE", str(cache))
    return cache


def test_missing_tools_are_named_with_their_packages(
    empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = build.find_program
    monkeypatch.setattr(build, "find_program", lambda n: None if n in ("flex", "bc") else real(n))
    with pytest.raises(BedError, match="missing: flex, bc") as caught:
        bed("uml")
    assert caught.value.hint == "apt-get install --no-install-recommends bc flex"
    assert not list(empty_cache.glob("beds/uml*"))


def test_no_room(empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_SPACE", 1 << 60)
    with pytest.raises(BedError, match="MiB left"):
        bed("uml")


def test_no_package(empty_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "PACKAGE", "linux-source-0.0")
    with pytest.raises(BedError, match="cannot download it") as caught:
        bed("uml")
    assert "apt-get update" in caught.value.hint
    assert [path.name for path in (empty_cache / "beds").iterdir()] == ["lock"]


def test_unusable_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CYTHONK_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(BedError, match="cannot keep the kernel 'uml'"):
        bed("uml")


def test_a_compiler_error_is_passed_on(
    empty_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """make's own words, and where the rest of them is."""
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "Makefile").write_text("all:\n\t@echo 'a.c:1: error: no such luck'; exit 1\n")
    work = tmp_path / "work"
    work.mkdir()
    build.home().mkdir(parents=True)
    with pytest.raises(BedError, match="no such luck") as caught:
        build._compile(BEDS["uml"], tree, work, lambda text: None)
    log = Path(caught.value.hint.removeprefix("the log is "))
    assert "no such luck" in log.read_text()


def test_kernel_option_takes_a_bed() -> None:
    kernel = bed("uml-sanitize")
    assert session.find_kernel("uml-sanitize") == kernel
    assert session.find_kernel(str(kernel.build)).release == kernel.release
