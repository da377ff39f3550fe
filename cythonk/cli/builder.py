# SPDX-License-Identifier: GPL-2.0
"""From sources to a `.ko`: what `build`, `run`, the demo and the benchmarks have in common.

Joins the stages (stamp check, Kbuild's start, translation, runtime, Kbuild's end) and times their
order for speed; each stage's own work is elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cythonk.cli import inputs, stamp
from cythonk.cli.outputs import write_output
from cythonk.cli.session import Session
from cythonk.diagnostics.model import CythonkError, Diagnostic, Diagnostics, Position, Severity
from cythonk.kernel import kbuild, runtime_cache
from cythonk.kernel.discover import Kernel

if TYPE_CHECKING:
    from cythonk.frontend.testcases.model import Selection, TestCase
    from cythonk.pipeline import Translation


@dataclass(frozen=True)
class BuildRequest:
    """What to build: the first of `sources` names the module."""

    sources: tuple[Path, ...]
    output: Path
    kernel: Kernel
    keep: Path | None = None  # leave every stage's output here
    warnings: bool = False  # W=1
    sparse: bool = False  # C=2
    force: bool = False  # build even when nothing changed
    emitted: Path | None = None  # leave the C here, as `<unit>.pyx.c`
    folders: tuple[Path, ...] = ()  # of headers, searched before the kernel's
    tests: Selection | None = None  # with a suite of these tests, listed beside the output

    @property
    def module(self) -> str:
        """The module's name."""
        return self.sources[0].stem

    @property
    def test_list(self) -> Path:
        """The file beside the output that says which tests it has."""
        return self.output.with_suffix(".tests.json")


@dataclass
class BuildOutcome:
    """What came of a build: errors are among `diagnostics`; `fresh` when nothing was to be done."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    fresh: bool = False
    seconds: float = 0.0
    tests: list[TestCase] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the output is there and right."""
        return not any(item.severity is Severity.ERROR for item in self.diagnostics)


def build(request: BuildRequest, session: Session) -> BuildOutcome:
    """Build a module. Errors in the source are in the outcome; the output is then left as it was.

    Raises CythonkError for what stops a build before or beside the source: unusable inputs or
    outputs, missing tools, an unwritable cache.
    """
    started = time.monotonic()
    inputs.check_sources(request.sources)
    inputs.check_output(request.output, ".ko", request.sources)
    options = [f"W={request.warnings:d}", f"C={request.sparse:d}"]
    if request.tests is not None:
        options.append(f"tests={request.tests.pattern}")
    options += [f"I={folder.absolute()}" for folder in request.folders]
    wanted = stamp.key(request.kernel, request.sources, request.output, options)
    complete = request.emitted is None or any(request.emitted.glob("*.pyx.c"))
    if not (request.force or request.keep) and complete and stamp.is_fresh(request.output, wanted):
        listed = _listed_tests(request)
        if listed is not None:
            return BuildOutcome(fresh=True, seconds=time.monotonic() - started, tests=listed)
    outcome = BuildOutcome()
    found = _build(request, session, wanted, outcome)
    outcome.diagnostics = found.sorted()
    outcome.seconds = time.monotonic() - started
    return outcome


def _listed_tests(request: BuildRequest) -> list[TestCase] | None:
    """The tests of the module that was built before; None when nobody knows."""
    if request.tests is None:
        return []
    from cythonk.frontend.testcases import model

    try:
        return model.load(request.test_list.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _build(
    request: BuildRequest, session: Session, wanted: str, outcome: BuildOutcome
) -> Diagnostics:
    started = time.time_ns()
    options = kbuild.KbuildOptions(
        warnings=request.warnings,
        sparse=request.sparse,
        on_command=session.on_command,
        folders=request.folders,
    )
    found = Diagnostics()
    with kbuild.KbuildRun(request.kernel, runtime_cache.INCLUDE, options) as run:
        run.start()  # prepares itself while the translation runs
        translation = translate(
            request.sources,
            request.module,
            request.keep,
            request.tests,
            request.kernel,
            request.folders,
        )
        found.extend(translation.diagnostics)
        if found.has_errors:
            return found
        if request.tests is not None:
            from cythonk.frontend.testcases import model

            outcome.tests = translation.tests
            if not outcome.tests:
                return found
            write_output(request.test_list, model.dump(outcome.tests).encode())
        archive = None
        if translation.uses_runtime:
            archive = runtime_cache.ensure(request.kernel, options, progress=session.progress)
        units = [kbuild.CUnit(unit.name, unit.c_text) for unit in translation.units]
        result = run.finish(request.module, units, archive)
        if request.keep:
            _keep(request.keep, result.log)
        found.extend(_read_result(request, translation, units, result))
        if found.has_errors or result.ko is None:
            return found
        if request.emitted:
            for unit in units:
                write_output(request.emitted / f"{unit.name}.pyx.c", unit.text.encode())
        write_output(request.output, result.ko)
    if found.items:
        stamp.forget(request.output)  # what was said now is said again by the next build
    else:
        stamp.record(request.output, wanted, [*request.sources, *translation.inputs], started)
    return found


def translate(
    sources: Sequence[Path],
    module: str,
    keep: Path | None,
    tests: Selection | None = None,
    kernel: Kernel | None = None,
    folders: tuple[Path, ...] = (),
) -> Translation:
    """The translator, imported only now: it brings Cython and pycparser with it.

    Raises CythonkError (CK008, CK009) when the directory to keep the stages in cannot be made.
    """
    if keep:
        try:
            keep.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"cannot make the directory: {error.strerror}"
            raise CythonkError(Diagnostic("CK009", reason, Position(keep, 0))) from error
    from cythonk import pipeline

    return pipeline.translate(
        sources, module=module, keep=keep, tests=tests, kernel=kernel, folders=folders
    )


def _keep(keep: Path, log: str) -> None:
    write_output(keep / "kbuild.log", log.encode())


def _read_result(
    request: BuildRequest,
    translation: Translation,
    units: Sequence[kbuild.CUnit],
    result: kbuild.KbuildResult,
) -> list[Diagnostic]:
    """The diagnostics of Kbuild's part: the tools' messages and the symbols refused."""
    if result.ko is not None and not result.log.strip():
        return []
    from cythonk.kernel import kbuild_messages, symbols

    names = kbuild_messages.source_names([*request.sources, *translation.inputs])
    context = kbuild_messages.Context(units, names, result.object)
    found = Diagnostics()
    found.extend(kbuild_messages.parse(result.log, context))
    if result.ko is None and result.object:
        found.extend(symbols.check(result.object, request.kernel, translation.license, names))
    if result.ko is None and not found.has_errors:
        found.add(kbuild_messages.failure(result.log, result.status))
    return found.items
