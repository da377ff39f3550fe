# SPDX-License-Identifier: GPL-2.0
"""`cythonk build` with the real Kbuild: outputs, rebuilds, interruption."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cythonk.cli import stamp
from cythonk.kernel.discover import GUEST_SERIES

from .conftest import HELLO_C, Cythonk, FakeTranslator, as_source

KERNEL = ("--kernel", "6.1")


@pytest.fixture
def hello(here: Path, translator: FakeTranslator) -> Path:
    source = here / "hello.pyx"
    source.write_text(as_source(HELLO_C))
    return source


@pytest.mark.parametrize("series", GUEST_SERIES)
def test_builds_a_module(hello: Path, series: str, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("build", "hello.pyx", "--kernel", series)
    assert outcome.status == 0, outcome.err
    assert outcome.out == ""
    assert outcome.err.startswith("hello.ko built for " + series)
    data = Path("hello.ko").read_bytes()
    assert data.startswith(b"\x7fELF")
    assert b"vermagic=" + series.encode() in data
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["hello.ko", "hello.pyx"]


def test_json_success(hello: Path, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("build", "hello.pyx", *KERNEL, "--format", "json")
    assert json.loads(outcome.out) == {"diagnostics": [], "ok": True}
    assert outcome.err == ""


def test_verbose_shows_commands(hello: Path, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("build", "hello.pyx", *KERNEL, "-v")
    assert "make -j" in outcome.err
    assert "hello.pyx.o" in outcome.err


def test_keep_leaves_the_log(hello: Path, cythonk_command: Cythonk) -> None:
    assert cythonk_command("build", "hello.pyx", *KERNEL, "--keep", "stages").status == 0
    assert Path("stages/kbuild.log").is_file()


def test_error_of_gcc_names_the_source(hello: Path, cythonk_command: Cythonk) -> None:
    bad = HELLO_C.replace('pr_info("bye', '\n#line 9 "hello.pyx"\nnowhere("bye')
    hello.write_text(as_source(bad))
    outcome = cythonk_command("build", "hello.pyx", *KERNEL)
    assert outcome.status == 1
    assert "hello.pyx:9: error: implicit declaration of function 'nowhere'" in outcome.err
    assert "[CK502]" in outcome.err
    assert not Path("hello.ko").exists()


class TestRebuild:
    """Nothing is done when nothing changed; everything that matters counts as a change."""

    @pytest.fixture(autouse=True)
    def built(self, hello: Path, translator: FakeTranslator, cythonk_command: Cythonk) -> None:
        assert cythonk_command("build", "hello.pyx", *KERNEL).status == 0
        assert translator.calls == 1

    def test_nothing_changed(self, translator: FakeTranslator, cythonk_command: Cythonk) -> None:
        before = Path("hello.ko").stat()
        outcome = cythonk_command("build", "hello.pyx", *KERNEL)
        assert outcome.status == 0
        assert "up to date" in outcome.err
        assert translator.calls == 1
        assert Path("hello.ko").stat() == before

    def test_touched_but_the_same(
        self, hello: Path, translator: FakeTranslator, cythonk_command: Cythonk
    ) -> None:
        os.utime(hello)
        cythonk_command("build", "hello.pyx", *KERNEL)
        assert translator.calls == 1

    @pytest.mark.parametrize("change", ["text", "output", "gone", "sibling", "forced"])
    def test_changes(
        self, change: str, hello: Path, translator: FakeTranslator, cythonk_command: Cythonk
    ) -> None:
        arguments: list[str] = []
        match change:
            case "text":
                hello.write_text(hello.read_text() + "\n")
            case "output":
                Path("hello.ko").write_bytes(b"tampered")
            case "gone":
                Path("hello.ko").unlink()
            case "sibling":
                Path("hello.pxd").write_text("")
            case "forced":
                arguments = ["--force"]
        outcome = cythonk_command("build", "hello.pyx", *KERNEL, *arguments)
        assert outcome.status == 0
        assert translator.calls == 2
        assert Path("hello.ko").read_bytes().startswith(b"\x7fELF")

    def test_another_kernel_is_a_change(
        self, translator: FakeTranslator, cythonk_command: Cythonk
    ) -> None:
        cythonk_command("build", "hello.pyx", "--kernel", "6.12")
        assert translator.calls == 2
        assert b"vermagic=6.12" in Path("hello.ko").read_bytes()

    def test_change_of_the_tool_is_a_change(
        self, translator: FakeTranslator, cythonk_command: Cythonk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(stamp, "_tool_files", lambda: [Path("hello.pyx")])
        cythonk_command("build", "hello.pyx", *KERNEL)
        assert translator.calls == 2

    def test_source_edited_during_the_build(
        self, hello: Path, translator: FakeTranslator, cythonk_command: Cythonk
    ) -> None:
        def edit() -> None:
            translator.before = None
            hello.write_text(hello.read_text() + "# edited\n")

        translator.before = edit
        cythonk_command("build", "hello.pyx", *KERNEL, "--force")
        assert translator.calls == 2
        cythonk_command("build", "hello.pyx", *KERNEL)
        assert translator.calls == 3, "which state of the source was built is not known"

    def test_broken_stamp_means_build(
        self, translator: FakeTranslator, cythonk_command: Cythonk
    ) -> None:
        for path in Path(os.environ["CYTHONK_CACHE"], "stamps").iterdir():
            path.write_text("{")
        assert cythonk_command("build", "hello.pyx", *KERNEL).status == 0
        assert translator.calls == 2


def test_unchanged_build_is_quick(hello: Path, cythonk_command: Cythonk) -> None:
    assert cythonk_command("build", "hello.pyx", *KERNEL).status == 0
    command = [sys.executable, "-m", "cythonk", "build", "hello.pyx", *KERNEL]
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert "up to date" in done.stderr
        # Processor time: a busy machine must not decide, bench/build_time.py has the wall clock.
        seconds.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(seconds) < 0.3


# Jobs in the background of a shell start with SIGINT ignored, and so would the command.
STUCK = """\
import signal, sys, time, types
signal.signal(signal.SIGINT, signal.default_int_handler)
fake = types.ModuleType("cythonk.pipeline")
def translate(sources, *, module, keep=None, **_):
    print("translating", flush=True)
    time.sleep(60)
fake.translate = translate
sys.modules["cythonk.pipeline"] = fake
from cythonk.cli.main import main
main()
"""


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 128 + signal.SIGTERM)]
)
def test_interrupted_build_leaves_nothing(
    here: Path, number: signal.Signals, status: int, tmp_path: Path
) -> None:
    (here / "hello.pyx").write_text(as_source(HELLO_C))
    (here / "hello.ko").write_text("old")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = os.environ | {"TMPDIR": str(temporary)}
    command = [sys.executable, "-c", STUCK, "build", "hello.pyx", *KERNEL]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "translating\n"
        assert list(temporary.iterdir()), "Kbuild is not being prepared"
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    assert process.returncode == status
    assert "Traceback" not in err
    assert list(temporary.iterdir()) == []
    assert (here / "hello.ko").read_text() == "old"
    assert sorted(path.name for path in here.iterdir()) == ["hello.ko", "hello.pyx"]
    assert commands_with(str(temporary)) == []


def commands_with(text: str) -> list[str]:
    """The command lines of running processes that hold the text."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if text in line:
            found.append(line)
    return found


def test_no_private_directory_stays(
    hello: Path, cythonk_command: Cythonk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"  # other builds on the machine have theirs elsewhere
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    cythonk_command("build", "hello.pyx", *KERNEL)
    hello.write_text("float\n")
    cythonk_command("build", "hello.pyx", *KERNEL)
    assert list(private.iterdir()) == []
