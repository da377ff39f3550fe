# SPDX-License-Identifier: GPL-2.0
"""`cythonk run`: what is refused before a boot, and how a guest's result is reported."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cythonk.cli import decode, guestrun
from cythonk.cli.commands.run import script_text
from cythonk.cli.decode import Decoder, GuestModule
from cythonk.cli.guestrun import bootable, diagnose, vermagic
from cythonk.cli.session import Session
from cythonk.diagnostics.model import CythonkError
from cythonk.guest.job import GuestResult, Step, StepResult
from cythonk.guest.problems import Problem
from cythonk.kernel.discover import Kernel, guest_kernel
from cythonk.kernel.kbuild import CUnit, KbuildOptions, KbuildRun

from .conftest import Cythonk

CRASHER = """\
#include <linux/module.h>
static int *volatile nowhere;
#line 5 "crash.pyx"
static noinline int victim(int *p)
{
#line 7 "crash.pyx"
	barrier();
#line 8 "crash.pyx"
	return *p;
}
#line 11 "crash.pyx"
static noinline int caller(int *p)
{
#line 12 "crash.pyx"
	int res = victim(p);
#line 13 "crash.pyx"
	barrier();
	return res + 1;
}
#line 20 "crash.pyx"
static int __init crash_init(void)
{
#line 21 "crash.pyx"
	return caller(nowhere);
}
module_init(crash_init);
MODULE_LICENSE("GPL");
"""


@pytest.fixture(scope="module")
def crash_ko(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A module with debug information, from the real Kbuild."""
    directory = tmp_path_factory.mktemp("crash")
    kernel = guest_kernel("6.12")
    with KbuildRun(kernel, directory, KbuildOptions()) as run:
        result = run.finish("crash", [CUnit("crash", CRASHER)], None)
        assert result.ko is not None, result.log
        path = directory / "crash.ko"
        path.write_bytes(result.ko.read_bytes())
    return path


def disassembly(ko: Path, function: str) -> list[tuple[int, str]]:
    """(offset, instruction with relocations) of a function."""
    text = subprocess.run(
        ["objdump", "-dr", "--no-show-raw-insn", f"--disassemble={function}", str(ko)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rows: list[tuple[int, str]] = []
    start: int | None = None
    for line in text.splitlines():
        head, _, rest = line.strip().partition(":")
        if line.endswith(f"<{function}>:"):
            start = int(line.split()[0], 16)
        elif start is not None and rest and all(c in "0123456789abcdef" for c in head):
            rows.append((int(head, 16) - start, rest.strip()))
    return rows


def trace(ko: Path) -> list[str]:
    """Lines as an oops in the module would print them."""
    load = next(o for o, text in disassembly(ko, "victim") if "(%rdi)" in text)
    caller = disassembly(ko, "caller")
    call = next(
        i
        for i, (_, text) in enumerate(caller)
        if text.startswith("call") and "fentry" not in text and i > 0
    )
    after = caller[call + 1]
    if "R_X86_64" in after[1]:
        after = caller[call + 2]
    return [
        "BUG: kernel NULL pointer dereference, address: 0000000000000000",
        f"RIP: 0010:victim+{load:#x}/0x20 [crash]",
        "Call Trace:",
        " <TASK>",
        f" ? victim+{load:#x}/0x20 [crash]",
        f" caller+{after[0]:#x}/0x40 [crash]",
        " do_one_initcall+0x12/0x40",
        " other+0x1/0x2 [elsewhere]",
    ]


def test_oops_is_decoded_to_source_lines(crash_ko: Path) -> None:
    decoder = Decoder([GuestModule(crash_ko, (Path("src/crash.pyx"),))])
    found = decoder.frames(trace(crash_ko))
    assert [(str(f.position.file), f.position.line, f.function) for f in found] == [
        ("src/crash.pyx", 8, "victim"),
        ("src/crash.pyx", 12, "caller"),
    ]


class _Counted:
    """A regular expression that counts the lines it is asked about."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.lines = 0

    def finditer(self, line: str) -> Iterator[re.Match[str]]:
        self.lines += 1
        return self.pattern.finditer(line)


def test_each_line_of_a_long_log_is_looked_at_once(
    crash_ko: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Addresses without a name are those of the functions that the last report before names."""
    load = next(o for o, text in disassembly(crash_ko, "victim") if "(%rdi)" in text)
    log = ["nothing"] * 3000
    for line, start in ((10, 0x60001000), (2000, 0x60002000)):
        log[line] = f" [<{start + load:x}>] victim+{load:#x}/0x20 [crash]"
    counted = _Counted(decode._WITH_ADDRESS)
    monkeypatch.setattr(decode, "_WITH_ADDRESS", counted)
    decoder = Decoder([GuestModule(crash_ko, (Path("src/crash.pyx"),))], log=log)
    known = [(0x60001000, 1000), (0x60002000, 2500), (0x60001000, None)]
    for _ in range(100):
        for start, end in known:
            (frame,) = decoder.frames([f" [<{start + load + 1:08x}>]"], end)
            assert (frame.function, frame.position.line) == ("victim", 8)
        assert decoder.frames([f" [<{0x60002000 + load + 1:08x}>]"], 1000) == []
        assert decoder.frames([" [<70000000>]"]) == []
    assert counted.lines == len(log)


def test_the_file_system_is_asked_once_for_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row of a line table names one, and each report passes many rows."""
    asked: list[str] = []
    decode._known.cache_clear()
    monkeypatch.setattr(Path, "is_file", lambda path: asked.append(path.name) or True)
    assert all(decode._known(name) for name in ["list.c", "memory.c"] * 100)
    decode._known.cache_clear()
    assert asked == ["list.c", "memory.c"]


def test_offset_outside_of_the_function_is_not_decoded(crash_ko: Path) -> None:
    decoder = Decoder([GuestModule(crash_ko)])
    assert decoder.frames(["RIP: 0010:victim+0x9999/0x20 [crash]"]) == []
    assert decoder.frames(["nothing+0x1/0x2 [crash]"]) == []


def result(
    steps: list[StepResult], problems: list[Problem] | None = None, timed_out: bool = False
) -> GuestResult:
    problems = problems or []
    ok = all(step.ok for step in steps) and not problems and not timed_out
    return GuestResult(ok, steps, [], problems, 3.0, timed_out, boot_time=2.0)


def test_good_run_has_nothing_to_say() -> None:
    assert diagnose(result([StepResult("insmod x", 0, "", True)]), [], 60) == []


def test_failed_insmod_names_the_errno() -> None:
    (found,) = diagnose(result([StepResult("insmod x", 22, "insmod x: EINVAL\n", False)]), [], 60)
    assert found.code == "CK601"
    assert found.message == "insmod x failed with status 22 (Invalid argument)"
    assert found.hint == "it said: insmod x: EINVAL"


def test_failed_script_keeps_its_status() -> None:
    (found,) = diagnose(result([StepResult("script", 3, "", False)]), [], 60)
    assert found.message == "script failed with status 3"


def test_steps_that_hang() -> None:
    found = diagnose(
        result(
            [
                StepResult("script", 137, "", False, timed_out=True),
                StepResult("rmmod x", None, "", False),
            ]
        ),
        [],
        60,
    )
    assert [item.code for item in found] == ["CK603", "CK601"]


def test_timeout_of_the_guest() -> None:
    problem = Problem("timeout", "killed after 5 s")
    found = diagnose(result([], [problem], timed_out=True), [], 5)
    assert [(item.code, item.message) for item in found] == [
        ("CK603", "the guest did not finish within 5 s")
    ]


def test_problem_carries_the_decoded_place(crash_ko: Path) -> None:
    lines = trace(crash_ko)
    problem = Problem("oops", lines[0], tuple(lines), 0, "insmod crash")
    module = GuestModule(crash_ko, (Path("src/crash.pyx"),))
    (found,) = diagnose(result([], [problem]), [module], 60)
    assert found.code == "CK602"
    assert found.message.endswith("(during insmod crash)")
    assert found.position is not None
    assert (str(found.position.file), found.position.line) == ("src/crash.pyx", 8)
    assert [p.line for p, _ in found.notes] == [12]


def test_failure_without_a_reason_is_still_a_failure() -> None:
    assert diagnose(GuestResult(False, [], [], [], 1.0, False, boot_time=1.0), [], 60) != []


def test_guest_that_never_boots() -> None:
    (found,) = diagnose(GuestResult(False, [], [], [], 1.0, False), [], 60)
    assert found.code == "CK604"


BEFORE = ["[    0.000000] Linux version 6.12", "[    2.100000] Run /init as init process"]
WORK = ["[    2.500000] hello: hello", "output of the script"]
AFTER = ["[    2.600000] ACPI: PM: Preparing to enter system sleep state S5", "reboot: Power down"]


@pytest.mark.parametrize(("verbose", "shown"), [(False, WORK), (True, BEFORE + WORK + AFTER)])
def test_boot_is_shown_only_with_v(
    verbose: bool, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    live = guestrun._Live(Session(verbose=verbose))
    for line in BEFORE:
        live.line(line)
    live.step(Step("insmod hello", ""))
    for line in WORK + AFTER:
        live.line(line)
    captured = capsys.readouterr()
    assert captured.out.splitlines() == shown
    assert captured.err == "-- insmod hello\n"


def test_vermagic(crash_ko: Path, tmp_path: Path) -> None:
    assert vermagic(crash_ko).startswith("6.12")
    fake = tmp_path / "x.ko"
    for content in (b"", b"\x7fELF nothing", b"\0vermagic=6.1 \0"):
        fake.write_bytes(content)
        with pytest.raises(CythonkError) as caught:
            vermagic(fake)
        assert caught.value.diagnostics[0].code == "CK013"


def test_module_for_another_kernel(crash_ko: Path, here: Path, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("run", str(crash_ko), "--kernel", "6.1")
    assert outcome.status == 1
    assert "the module was built for 6.12" in outcome.err
    assert "[CK400]" in outcome.err


def test_missing_module(here: Path, cythonk_command: Cythonk) -> None:
    assert "[CK001]" in cythonk_command("run", "nope.ko").err


def test_kernel_without_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = Kernel("9.9", Path("/x"), None, None)
    whole = Kernel("9.8", Path("/y"), Path("/boot"), None)
    monkeypatch.setattr(guestrun, "find_kernels", lambda arch: [whole, bare])
    assert bootable(bare, chosen=False) is whole
    with pytest.raises(CythonkError) as caught:
        bootable(bare, chosen=True)
    assert caught.value.diagnostics[0].code == "CK604"
    assert "9.8" in (caught.value.diagnostics[0].hint or "")


def test_script_text(here: Path) -> None:
    (here / "test.sh").write_text("echo hi\n")
    assert script_text(None) is None
    assert script_text("test.sh") == "echo hi\n"
    assert script_text("echo hi > /dev/echo") == "echo hi > /dev/echo"
    assert script_text("x" * 5000) == "x" * 5000
    with pytest.raises(CythonkError) as caught:
        script_text("missing.sh")
    assert caught.value.diagnostics[0].code == "CK001"
    (here / "latin.sh").write_bytes(b"echo \xe9\n")
    with pytest.raises(CythonkError) as caught:
        script_text("latin.sh")
    assert caught.value.diagnostics[0].code == "CK004"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x.pyx", "--sanitize", "--kernel", "6.1"], "--sanitize brings its own kernel"),
        (["x.pyx", "--sanitize", "--smp", "2"], "the kernel of --sanitize has one CPU"),
        (["x.ko", "--sanitize"], "give the .pyx, not 'x.ko'"),
    ],
)
def test_what_does_not_go_with_sanitize(
    cythonk_command: Cythonk, arguments: list[str], message: str
) -> None:
    outcome = cythonk_command("run", *arguments)
    assert outcome.status == 2
    assert message in outcome.err
