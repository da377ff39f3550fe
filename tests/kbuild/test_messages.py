# SPDX-License-Identifier: GPL-2.0
"""What gcc, sparse, objtool, modpost and make print becomes diagnostics at .pyx lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.diagnostics.model import Diagnostic, Severity
from cythonk.kernel.kbuild import CUnit
from cythonk.kernel.kbuild_messages import Context, failure, line_map, parse, source_names

SOURCE = Path("/src/bad.pyx")

C_TEXT = """\
#include <linux/module.h>
#line 5 "bad.pyx"
static int f(void)
{
#line 7 "bad.pyx"
	return 1;
}
#line 40 "/src/bad.pyx"
int last;
"""


def read(*lines: str) -> list[Diagnostic]:
    context = Context([CUnit("bad", C_TEXT)], source_names([SOURCE]), None)
    return parse("\n".join(lines), context)


def place(item: Diagnostic) -> tuple[Path, int, int] | None:
    position = item.position
    return (position.file, position.line, position.column) if position else None


def test_compiler_error_names_the_pyx_line_without_a_column() -> None:
    (found,) = read("bad.pyx:22:9: error: 'thing' undeclared (first use in this function)")
    assert (found.code, found.severity) == ("CK502", Severity.ERROR)
    assert place(found) == (SOURCE, 22, 0)
    assert found.message == "'thing' undeclared (first use in this function)"


def test_compiler_warning() -> None:
    (found,) = read("bad.pyx:20:15: warning: unused variable 'u' [-Wunused-variable]")
    assert (found.code, found.severity) == ("CK504", Severity.WARNING)
    assert found.message == "unused variable 'u' [-Wunused-variable]"


def test_error_in_the_generated_c_shows_the_c_line() -> None:
    (found,) = read("/tmp/x/bad.pyx.c:1:10: fatal error: linux/module.h: No such file")
    assert found.code == "CK502"
    assert found.position is None
    assert "`#include <linux/module.h>`" in found.message
    assert "/tmp/x" not in found.message
    assert found.hint is not None
    assert "--keep" in found.hint


def test_large_frame_names_the_function_and_is_an_error() -> None:
    (found,) = read(
        "bad.pyx: In function 'big.constprop':",
        "bad.pyx:10:1: error: the frame size of 1112 bytes is larger than 1024 bytes "
        "[-Werror=frame-larger-than=]",
    )
    assert (found.code, found.severity) == ("CK501", Severity.ERROR)
    assert found.message == "the frame of big() takes 1112 bytes, more than 1024 bytes"


def test_frame_warning_of_an_older_flag_is_an_error_too() -> None:
    (found,) = read("bad.pyx:1:1: warning: frame is larger [-Wframe-larger-than=]")
    assert (found.code, found.severity) == ("CK501", Severity.ERROR)


def test_notes_join_what_they_explain() -> None:
    (found,) = read(
        "bad.pyx:22:9: error: redefinition of 'f'",
        "bad.pyx:20:1: note: previous definition of 'f'",
        "/usr/include/x.h:1:1: note: elsewhere",
    )
    assert [(p.line, text) for p, text in found.notes] == [(20, "previous definition of 'f'")]


def test_sparse_lines_go_through_the_line_markers() -> None:
    (found,) = read(
        "/tmp/x/bad.pyx.c:6:27: sparse: warning: incorrect type in initializer",
        "/tmp/x/bad.pyx.c:6:27: sparse:    expected void *u",
    )
    assert (found.code, found.severity) == ("CK505", Severity.WARNING)
    assert place(found) == (SOURCE, 7, 0)
    assert found.message == "incorrect type in initializer; expected void *u"


def test_objtool_and_modpost() -> None:
    objtool, modpost = read(
        "/tmp/x/bad.o: warning: objtool: f+0x12: unreachable instruction",
        "WARNING: modpost: missing MODULE_DESCRIPTION() in /tmp/x/bad.o",
    )
    assert objtool.code == "CK506"
    assert objtool.message == "objtool: f(): unreachable instruction"
    assert modpost.code == "CK507"
    assert modpost.message == "modpost: missing MODULE_DESCRIPTION() in bad.o"


def test_symbol_namespace() -> None:
    (found,) = read(
        "ERROR: modpost: module bad uses symbol x from namespace USB_STORAGE, "
        "but does not import it."
    )
    assert found.code == "CK403"
    assert "USB_STORAGE" in found.message


def test_missing_tool() -> None:
    (found,) = read("/bin/sh: 1: x86_64-linux-gnu-gcc-12: not found")
    assert found.code == "CK508"
    assert "x86_64-linux-gnu-gcc-12 is not installed" in found.message


@pytest.mark.parametrize(
    "line",
    [
        "Skipping BTF generation for /tmp/x/bad.ko due to unavailability of vmlinux",
        "make[1]: *** [/usr/src/Makefile.build:255: /tmp/x/bad.o] Error 1",
        "cc1: some warnings being treated as errors",
        "bad.pyx:22:9: note: each undeclared identifier is reported only once",
        "",
    ],
)
def test_noise(line: str) -> None:
    assert read(line) == []


def test_same_message_once() -> None:
    line = "bad.pyx:1:1: warning: unused variable 'u' [-Wunused-variable]"
    assert len(read(line, line)) == 1


def test_failure_without_a_message_quotes_the_last_words() -> None:
    log = "something odd\nmake[1]: *** [x] Error 1\nmake: *** [y] Error 2\n"
    assert failure(log, 2).message == "Kbuild failed: something odd"
    assert "status 2" in failure("", 2).message


def test_line_map() -> None:
    mapped = line_map(C_TEXT)
    assert mapped[0] is None
    assert mapped[2] == ("bad.pyx", 5)
    assert mapped[3] == ("bad.pyx", 6)
    assert mapped[5] == ("bad.pyx", 7)
    assert mapped[8] == ("/src/bad.pyx", 40)
    assert len(mapped) == len(C_TEXT.split("\n"))


def test_line_map_takes_preprocessor_markers() -> None:
    assert line_map('# 3 "a b.pyx"\nx\n')[1] == ("a b.pyx", 3)
