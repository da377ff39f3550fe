# SPDX-License-Identifier: GPL-2.0
"""The command as a whole: help, exit statuses, colours; nothing ever ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cythonk import __version__
from cythonk.cli.main import COMMANDS, cli
from cythonk.diagnostics.model import CythonkError, Diagnostic

from .conftest import Cythonk, FakeTranslator, as_source

SHOWN = [name for name in COMMANDS if name != "kbuild"]


@pytest.mark.parametrize("name", SHOWN)
def test_help_of_each_command_has_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"cythonk {name}" in result.output


def test_help_lists_the_commands_people_use() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.splitlines() if line.startswith("  ")]
    assert [name for name in SHOWN if name not in listed] == []
    assert "kbuild" not in listed


def test_version(cythonk_command: Cythonk) -> None:
    assert cythonk_command("--version").out == f"cythonk {__version__}\n"
    assert cythonk_command("version").out.startswith(f"cythonk {__version__}\n")


@pytest.mark.parametrize(
    "args", [["frobnicate"], ["build"], ["build", "--nonsense"], ["run", "x.pyx", "--timeout", "0"]]
)
def test_usage_errors_end_with_2(args: list[str], cythonk_command: Cythonk) -> None:
    outcome = cythonk_command(*args)
    assert outcome.status == 2
    assert "Usage: cythonk" in outcome.err


def test_a_file_as_command_gets_a_hint(cythonk_command: Cythonk) -> None:
    assert "cythonk build hello.pyx" in cythonk_command("hello.pyx").err


def test_explain(cythonk_command: Cythonk) -> None:
    assert "CK101 (float)" in cythonk_command("explain", "ck101").out
    unknown = cythonk_command("explain", "CK777")
    assert unknown.status == 1
    assert "[CK014]" in unknown.err
    assert len(cythonk_command("explain").out.splitlines()) > 30


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, cythonk_command: Cythonk) -> None:
    outcome = cythonk_command("completion", shell)
    assert outcome.status == 0
    assert "_CYTHONK_COMPLETE" in outcome.out


def test_shell_completes_commands() -> None:
    env = os.environ | {
        "_CYTHONK_COMPLETE": "bash_complete",
        "COMP_WORDS": "cythonk tra",
        "COMP_CWORD": "1",
    }
    code = "from cythonk.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert "plain,translate" in done.stdout


def test_internal_error_is_a_diagnostic_with_a_log(
    here: Path, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    def fail() -> None:
        raise RuntimeError("gears jammed")

    translator.before = fail
    (here / "hello.pyx").write_text(as_source("int x;"))
    outcome = cythonk_command("translate", "hello.pyx")
    assert outcome.status == 1
    assert "error: internal error: RuntimeError: gears jammed  [CK900]" in outcome.err
    logs = list((here.parent / "cache" / "logs").iterdir())
    assert len(logs) == 1
    assert str(logs[0]) in outcome.err
    assert "gears jammed" in logs[0].read_text()
    assert not (here / "hello.c").exists()


def test_internal_error_in_full_when_debugging(
    here: Path,
    translator: FakeTranslator,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    from cythonk.cli import main

    def fail() -> None:
        raise RecursionError("too deep")

    translator.before = fail
    monkeypatch.setenv("CYTHONK_DEBUG", "1")
    (here / "hello.pyx").write_text(as_source("int x;"))
    assert main.run(["translate", "hello.pyx"]) == 1
    assert "Traceback (most recent call last)" in capfd.readouterr().err


def test_interrupt_ends_with_130(
    here: Path, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    translator.before = interrupt
    (here / "hello.pyx").write_text(as_source("int x;"))
    outcome = cythonk_command("translate", "hello.pyx")
    assert outcome.status == 130
    assert "interrupted" in outcome.err


def test_json_holds_for_failures_too(
    here: Path, translator: FakeTranslator, cythonk_command: Cythonk
) -> None:
    def fail() -> None:
        raise CythonkError(Diagnostic("CK508", "make is not installed"))

    translator.before = fail
    (here / "hello.pyx").write_text(as_source("int x;"))
    outcome = cythonk_command("translate", "hello.pyx", "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.status == 1
    assert report["ok"] is False
    assert report["diagnostics"][0]["code"] == "CK508"
    assert outcome.err == ""


def test_no_colours_off_a_terminal(here: Path, cythonk_command: Cythonk) -> None:
    assert "\033" not in cythonk_command("build", "missing.pyx").err


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_unless_no_color(here: Path, no_color: str, coloured: bool) -> None:
    leader, follower = os.openpty()
    env = os.environ | {"NO_COLOR": no_color, "TERM": "xterm"}
    command = [sys.executable, "-m", "cythonk", "build", "missing.pyx"]
    done = subprocess.run(command, env=env, stderr=follower, stdin=subprocess.DEVNULL, cwd=here)
    os.close(follower)
    text = os.read(leader, 4096).decode()
    os.close(leader)
    assert done.returncode == 1
    assert "[CK001]" in text
    assert ("\033[1;31m" in text) is coloured


def test_reader_that_goes_away(here: Path) -> None:
    command = f"{sys.executable} -m cythonk explain | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, cwd=here
    )
    assert done.stdout.startswith("CK001")
    assert done.stderr == ""


def test_start_is_light() -> None:
    """Neither the translator nor rich may be imported before they are needed."""
    code = (
        "import sys; from cythonk.cli.main import run; run(['build', 'missing.pyx']);"
        "heavy = ('Cython', 'pycparser', 'rich', 'cythonk.pipeline');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "[]\n"
