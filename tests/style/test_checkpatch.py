# SPDX-License-Identifier: GPL-2.0
"""C is in the kernel's coding style, by the judgement of the kernel's own checkpatch.pl."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.kernel.cache import cache_root
from tests.style import checkpatch
from tests.style.checkpatch import EXCEPTIONS, ROOT, Message, files, is_excepted

COLUMNS = 100

CLUMSY = """\
// SPDX-License-Identifier: GPL-2.0
int *clumsy (int n) {
        return n?0:0;
}
"""


@pytest.fixture(scope="module")
def said(kernel_scripts: Path) -> list[Message]:
    store = cache_root() / "tests" / "checkpatch.json"
    return checkpatch.messages(kernel_scripts / "checkpatch.pl", store, files())


def test_nothing_to_say(said: list[Message]) -> None:
    assert not [str(message) for message in said if not is_excepted(message)]


def test_every_exception_is_needed(said: list[Message]) -> None:
    needed = {(message.type, message.file) for message in said}
    types = {message.type for message in said}
    for kind, where, why in EXCEPTIONS:
        assert why
        for file in where:
            assert (kind, file) in needed or (file == checkpatch.ANYWHERE and kind in types), (
                f"nothing in {file} is {kind}: take the exception out"
            )


def test_clumsy_code_is_found(kernel_scripts: Path, tmp_path: Path) -> None:
    """Also the second time, when what was said is remembered."""
    bad = tmp_path / "clumsy.c"
    bad.write_text(CLUMSY, encoding="ascii")
    for _ in range(2):
        found = checkpatch.messages(
            kernel_scripts / "checkpatch.pl", tmp_path / "store.json", [bad]
        )
        assert {"SPACING", "OPEN_BRACE", "CODE_INDENT"} <= {message.type for message in found}
        assert not any(is_excepted(message) for message in found)


def test_all_files_are_judged() -> None:
    names = {str(path) for path in files()}
    assert {"runtime/list.c", "tests/race/race.h", "cythonk/guest/ckfault.c"} <= names
    assert all((ROOT / name).is_file() for name in names)


def test_lines_fit() -> None:
    """100 columns, but for messages: checkpatch.pl looks at lines only in patches."""
    long = [
        f"{path}:{number}"
        for path in files()
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1)
        if len(line.expandtabs(8)) > COLUMNS and '"' not in line
    ]
    assert not long
