# SPDX-License-Identifier: GPL-2.0
"""Fixtures for the command's tests: a directory and cache of their own, and a stand-in translator.

The stand-in takes kernel C from the source itself, so that these tests judge the command and not
the translation: a source is its C with every line behind `# C: `, and `float` in a line is an
error there.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cythonk.cli import main
from cythonk.diagnostics.model import Diagnostic, Position
from cythonk.kernel.cache import cache_root

HELLO_C = """\
#include <linux/module.h>
static int __init hello_init(void)
{
	pr_info("hello\\n");
	return 0;
}
static void __exit hello_exit(void)
{
	pr_info("bye\\n");
}
module_init(hello_init);
module_exit(hello_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("test");
"""


@dataclass
class Unit:
    """As in cythonk.pipeline."""

    name: str
    source: Path
    c_text: str


@dataclass
class Translation:
    """As in cythonk.pipeline."""

    module: str
    license: str = "GPL"
    units: list[Unit] = field(default_factory=list)
    inputs: list[Path] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    uses_runtime: bool = False


@dataclass
class FakeTranslator:
    """The stand-in: counts its calls; `before` runs first in each."""

    calls: int = 0
    before: Callable[[], None] | None = None

    def translate(
        self, sources: Sequence[Path], *, module: str, keep: Path | None = None, **_: object
    ) -> Translation:
        """The C that stands in the sources' comments."""
        self.calls += 1
        if self.before:
            self.before()
        result = Translation(module)
        for source in sources:
            lines = source.read_text(encoding="utf-8").splitlines()
            result.inputs.append(source)
            for number, line in enumerate(lines, 1):
                if "float" in line:
                    place = Position(source, number, line.index("float") + 1)
                    result.diagnostics.append(Diagnostic("CK101", "no floats", place, "use ints"))
            c_text = "\n".join(line[5:] for line in lines if line.startswith("# C: ")) + "\n"
            result.units.append(Unit(source.stem, source, c_text))
        return result


def as_source(c_text: str) -> str:
    """A source that the stand-in turns into `c_text`."""
    return "".join(f"# C: {line}\n" for line in c_text.splitlines())


@pytest.fixture
def translator(monkeypatch: pytest.MonkeyPatch) -> FakeTranslator:
    """The stand-in, in place of the translator for this test."""
    import cythonk

    fake = FakeTranslator()
    module = types.ModuleType("cythonk.pipeline")
    module.translate = fake.translate  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cythonk.pipeline", module)
    monkeypatch.setattr(cythonk, "pipeline", module, raising=False)
    return fake


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory and a cache of the test's own, with the machine's guest kernels."""
    kernels = cache_root() / "kernels"
    cache = tmp_path / "cache"
    cache.mkdir()
    if kernels.is_dir():
        (cache / "kernels").symlink_to(kernels)
    monkeypatch.setenv("CYTHONK_CACHE", str(cache))
    monkeypatch.delenv("CYTHONK_DEBUG", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@dataclass
class Outcome:
    """What a command line gave: exit status and the two outputs."""

    status: int
    out: str
    err: str


Cythonk = Callable[..., Outcome]


@pytest.fixture
def cythonk_command(capfd: pytest.CaptureFixture[str]) -> Cythonk:
    """Runs a `cythonk` command line inside this process."""

    def run(*args: str) -> Outcome:
        capfd.readouterr()
        try:
            status = main.run(list(args))
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        captured = capfd.readouterr()
        assert "Traceback (most recent call last)" not in captured.err
        return Outcome(status, captured.out, captured.err)

    return run
