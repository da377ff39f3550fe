# SPDX-License-Identifier: GPL-2.0
"""`cythonk test`: the doctests and `test_*` functions of .pyx files, run in a guest."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from cythonk.cli import inputs
from cythonk.cli.builder import BuildOutcome, BuildRequest, build
from cythonk.cli.decode import GuestModule
from cythonk.cli.guestoptions import GuestChoice, guest_options
from cythonk.cli.guestrun import diagnose
from cythonk.cli.session import Session, with_session
from cythonk.cli.testreport import ModuleTests, Outcome, Result, summary
from cythonk.diagnostics.model import CythonkError, Diagnostic, Position
from cythonk.frontend.testcases.model import Selection
from cythonk.guest.job import GuestJob, GuestResult, Step, module_files, module_steps
from cythonk.kernel.cache import cache_root
from cythonk.kernel.discover import Kernel

EPILOG = """\b
Examples:
  cythonk test ring.pyx
  cythonk test ring.pyx driver.pyx -k overflow     only tests with this in their name
  cythonk test driver.pyx --kernel 6.1
  cythonk test driver.pyx --sanitize               under KASAN, UBSAN, lockdep and kmemleak

Tests are functions test_…() without arguments and the >>> examples in docstrings. The exit status
is 1 when a test fails or cannot be run, or the kernel reports an oops, a warning or a leak.
"""

# Seconds for everything in the guest.
TIMEOUT = 120.0

# KUnit may be there and switched off; times come from the log's stamps.
PARAMETERS = "kunit.enable=1 printk.time=1"


@click.command("test", epilog=EPILOG)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.pyx…"
)
@click.option(
    "-k",
    "pattern",
    metavar="PATTERN",
    help="Only tests whose name has this in it; * and ? stand for anything.",
)
@guest_options(
    TIMEOUT,
    "Run under KASAN, UBSAN, lockdep and kmemleak. The first use builds the kernel for it.",
)
@with_session
def command(
    files: tuple[Path, ...],
    pattern: str | None,
    guest: GuestChoice,
    session: Session,
) -> int:
    """Run the tests in .pyx files in a guest. Each file is a module of its own."""
    inputs.check_sources(files)
    run = Run(session, guest.target(session), guest.sanitize)
    run.build(files, Selection(pattern or ""))
    if run.found.has_errors:
        return run.report()
    if not run.modules:
        run.found += [_no_tests(files, pattern)]
        return run.report()
    run.boot(guest.timeout, guest.smp)
    return run.report()


def _no_tests(files: Sequence[Path], pattern: str | None) -> Diagnostic:
    if pattern is not None:
        return Diagnostic(
            "CK607",
            f"no test has '{pattern}' in its name",
            Position(files[0], 0),
            "leave -k out to see all of them",
        )
    return Diagnostic(
        "CK607",
        "there are no tests" if len(files) == 1 else "there are no tests in any of the files",
        Position(files[0], 0),
        "write a function test_…() that asserts something, or a >>> example in a docstring",
    )


class Found(list[Diagnostic]):
    """What is to be reported at the end."""

    @property
    def has_errors(self) -> bool:
        """Whether anything stops the run."""
        return any(item.severity.value == "error" for item in self)


@dataclass
class Run:
    """One run of the command: builds, boots, reports as results come."""

    session: Session
    kernel: Kernel
    sanitize: bool
    found: Found = field(default_factory=Found)
    modules: list[GuestModule] = field(default_factory=list)
    tests: dict[str, ModuleTests] = field(default_factory=dict)  # by step
    duration: float = 0.0

    def build(self, files: Sequence[Path], selection: Selection) -> None:
        """Build a module of each file that has tests."""
        for file in files:
            output, outcome = self._build(file, selection)
            self.found += outcome.diagnostics
            if not outcome.ok or not outcome.tests:
                continue
            module = GuestModule(output, (file,))
            self.modules.append(module)
            step = f"insmod {module.name}"
            self.tests[step] = ModuleTests(file, module.name, outcome.tests, files)

    def _build(self, file: Path, selection: Selection) -> tuple[Path, BuildOutcome]:
        name = hashlib.sha256(str(file.absolute()).encode()).hexdigest()[:16]
        output = cache_root() / "tests" / self.kernel.release / name / f"{file.stem}.ko"
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"cannot write the cache: {error.strerror}"
            hint = "set CYTHONK_CACHE to a directory you can write"
            place = Position(output.parent, 0)
            raise CythonkError(Diagnostic("CK009", reason, place, hint)) from error
        request = BuildRequest((file,), output, self.kernel, tests=selection)
        outcome = build(request, self.session)
        if outcome.ok and outcome.tests:
            state = "is up to date" if outcome.fresh else f"built in {outcome.seconds:.1f} s"
            self.session.progress(f"{output.name} for {self.kernel.release} {state}")
        return output, outcome

    def boot(self, timeout: float, smp: int) -> None:
        """Load the modules one after the other in a guest, and judge what they log.

        Raises CythonkError (CK604) when the guest cannot be started.
        """
        from cythonk.guest.run import run_guest

        self.session.progress(f"booting {self.kernel.release}")
        running: list[ModuleTests] = []

        def on_step(step: Step) -> None:
            running[:] = [self.tests[step.name]] if step.name in self.tests else []

        def on_line(line: str) -> None:
            if self.session.verbose:
                self.session.output(line)
            if running and (result := running[0].feed(line)):
                self._show(result)

        result = run_guest(self._job(timeout, smp), on_line, on_step)
        self.duration = result.duration
        self._judge(result, timeout)

    def _job(self, timeout: float, smp: int) -> GuestJob:
        files = [module.ko for module in self.modules]
        if self.sanitize:
            from cythonk.guest.sanitize import Scenario, sanitize_job

            scenarios = [Scenario(file, faults=0) for file in files]
            job = sanitize_job(
                self.kernel, scenarios, timeout=timeout, step_timeout=timeout, append=PARAMETERS
            )
        else:
            steps = [step for file in files for step in module_steps([file], timeout=timeout)]
            job = GuestJob(self.kernel, module_files(files), steps, timeout, smp, append=PARAMETERS)
        return dataclasses.replace(job, modules=_kernel_modules(self.kernel))

    def _judge(self, result: GuestResult, timeout: float) -> None:
        """What the guest's end means for the tests that gave no result, and what else went wrong."""
        guest = diagnose(result, self.modules, timeout)
        for name, tests in self.tests.items():
            step = next((step for step in result.steps if step.name == name), None)
            refusal = tests.refusal(step.log) if step and not step.ok else None
            if refusal is not None:
                self._show(refusal)
                self.found.append(refusal.diagnostic())
                guest = [item for item in guest if not item.message.startswith(f"{name} failed")]
            during = (item for item in guest if item.message.endswith(f"(during {name})"))
            place = next((item.position for item in during if item.position), None)
            for rest in tests.finish(_reason(result, name), place):
                self._show(rest)
            failed = [case for case in tests.results if case.outcome is Outcome.FAILED]
            self.found += [case.diagnostic() for case in failed]
            if tests.faults and not failed and not guest:
                faults = "; ".join(tests.faults)
                place = Position(tests.file, 0)
                self.found.append(Diagnostic("CK608", f"the tests did not end: {faults}", place))
        self.found += _without_consequences(guest, result)

    def _show(self, result: Result) -> None:
        """A line for a result; for a failed one what it logged, too."""
        word = {Outcome.PASSED: "ok", Outcome.FAILED: "FAILED"}.get(
            result.outcome, result.outcome.value
        )
        time = f" ({result.seconds:.2f} s)" if result.seconds is not None else ""
        why = f": {result.message}" if result.outcome is Outcome.SKIPPED and result.message else ""
        self.session.output(f"{result.name} {word}{time}{why}")
        if result.outcome is Outcome.FAILED:
            for line in result.lines:
                self.session.output(f"    {line}".rstrip())

    def report(self) -> int:
        """The closing report; returns the exit status."""
        results = [result for tests in self.tests.values() for result in tests.results]
        if self.session.json:
            return self._report_json(results)
        status = self.session.report(self.found)
        if results:
            where = f"{self.duration:.1f} s ({self.kernel.release})"
            self.session.output(f"{summary(results)} in {where}")
        return status

    def _report_json(self, results: Sequence[Result]) -> int:
        from cythonk.diagnostics import render

        ok = not self.found.has_errors
        report = {
            "tests": [result.as_json() for result in results],
            "kernel": self.kernel.release,
            "seconds": round(self.duration, 3),
            **json.loads(render.render_json(self.found, ok)),
        }
        click.echo(json.dumps(report, ensure_ascii=False))
        return 0 if ok else 1


def _kernel_modules(kernel: Kernel) -> tuple[str, ...]:
    """KUnit, where the kernel has it as a module."""
    try:
        config = (kernel.build / ".config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return ("kunit",) if re.search(r"^CONFIG_KUNIT=m$", config, re.MULTILINE) else ()


def _without_consequences(found: Sequence[Diagnostic], result: GuestResult) -> list[Diagnostic]:
    """What went wrong in a guest, less what could not but follow from something worse."""
    worse = any(item.code in ("CK602", "CK603") for item in found)
    refused = [step.name for step in result.steps if not step.ok and step.status is not None]
    unloading = [f"rmmod {name.removeprefix('insmod ')} failed" for name in refused]
    return [
        item
        for item in found
        if not (worse and item.message.endswith("did not end"))
        and not item.message.startswith(tuple(unloading))
    ]


def _reason(result: GuestResult, name: str) -> str:
    """In a few words what kept a module's tests from ending; "" where that is not known."""
    problem = next((item for item in result.problems if item.step == name), None)
    if problem is not None:
        return f"{problem.kind}: {problem.message}"
    step = next((item for item in result.steps if item.name == name), None)
    if step is not None and step.timed_out:
        return "it did not end in time"
    return ""
