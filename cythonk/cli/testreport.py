# SPDX-License-Identifier: GPL-2.0
"""What became of each test: KTAP and the kernel log on one side, the source's tests on the other.

Used by `cythonk test`. Apart from the command so that it can be judged without a guest: it takes
lines of a log and gives results, their details in the words of the source, and diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from cythonk.diagnostics.model import Diagnostic, Position
from cythonk.diagnostics.render import SourceLines
from cythonk.frontend.testcases.model import FUNCTION, TestCase
from cythonk.guest import ktap
from cythonk.guest.problems import scan, without_stamp


class Outcome(Enum):
    """What became of a test."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    NOT_RUN = "not run"


_OUTCOMES = {
    ktap.Outcome.PASSED: Outcome.PASSED,
    ktap.Outcome.FAILED: Outcome.FAILED,
    ktap.Outcome.SKIPPED: Outcome.SKIPPED,
}

_FRAME = re.compile(r'  File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<function>.+)$')
_TRACEBACK = "Traceback (most recent call last):"
_NOTE = re.compile(r" *#(?: (?P<text>.*))?$")
_EXPECTED = re.compile(r".*: line (?P<line>\d+): expected")
_LEAK = re.compile(r".*: (?P<what>leaks \d+ objects?)$")


@dataclass(frozen=True)
class Result:
    """One test's result.

    Attributes:
        file: the source.
        case: the test.
        outcome: what became of it.
        seconds: how long it took, where known.
        lines: what it logged, tracebacks with the lines of the source.
        message: why it failed or was skipped, in a few words.
        place: where it failed.
        frames: the calls that led there, innermost first.
    """

    file: Path
    case: TestCase
    outcome: Outcome
    seconds: float | None = None
    lines: tuple[str, ...] = ()
    message: str = ""
    place: Position | None = None
    frames: tuple[tuple[Position, str], ...] = ()

    @property
    def name(self) -> str:
        """What reports call it."""
        return f"{self.file}::{self.case.name}"

    def diagnostic(self) -> Diagnostic:
        """The failure as a diagnostic."""
        message = f"{self.case.name}: {self.message}" if self.message else self.case.name
        return Diagnostic("CK606", message, self.place, notes=self.frames)

    def as_json(self) -> dict[str, object]:
        """The result as plain data."""
        place = self.place or Position(self.file, self.case.line)
        return {
            "file": str(self.file),
            "name": self.case.name,
            "kind": self.case.kind,
            "line": self.case.line,
            "outcome": self.outcome.value,
            "seconds": self.seconds,
            "message": self.message,
            "failed_file": str(place.file) if self.outcome is Outcome.FAILED else None,
            "failed_line": place.line if self.outcome is Outcome.FAILED else None,
            "output": list(self.lines),
        }


@dataclass
class ModuleTests:
    """The tests of one module while they run: takes the log, gives results in the plan's order.

    Attributes:
        file: the source that was given.
        module: the module's name.
        cases: its plan.
        sources: the files its tracebacks may name.
    """

    file: Path
    module: str
    cases: Sequence[TestCase]
    sources: Sequence[Path] = ()
    results: list[Result] = field(default_factory=list)
    _reader: ktap.KtapReader = field(default_factory=ktap.KtapReader)
    _text: SourceLines = field(default_factory=SourceLines)

    def feed(self, line: str) -> Result | None:
        """Take a line of the log; returns the result it completes."""
        ended = self._reader.feed(line)
        if ended is None:
            return None
        number = len(self.results)
        if number >= len(self.cases) or self.cases[number].name != ended.name:
            return None  # finish() says what came instead
        result = self._result(self.cases[number], ended)
        self.results.append(result)
        return result

    def finish(self, reason: str = "", place: Position | None = None) -> list[Result]:
        """The log is over; returns the results of the tests that gave none.

        The first of them is the one that ran when the log broke off, unless none was begun.
        `reason` says in a few words what ended it and `place` where, as far as that is known.
        """
        report = self._reader.finish()
        rest = list(self.cases[len(self.results) :])
        added: list[Result] = []
        if rest and self._reader.began:
            lines = self._lines(report.unfinished)
            message = reason or "; ".join(report.faults) or "it gave no result"
            place = place or Position(self.file, rest[0].line)
            added.append(Result(self.file, rest[0], Outcome.FAILED, None, lines, message, place))
            rest = rest[1:]
        added += [Result(self.file, case, Outcome.NOT_RUN) for case in rest]
        self.results += added
        return added

    @property
    def faults(self) -> list[str]:
        """What is wrong with the output itself."""
        return self._reader.report.faults

    def refusal(self, log: Iterable[str]) -> Result | None:
        """What the log of a module that could not be loaded tells of the reason.

        It stands in for the module's tests, none of which ran; None where they did, or where
        there is no traceback.
        """
        lines = self._lines(map(without_stamp, log))
        frames = self._frames(lines)
        if self._reader.began or not frames:
            return None
        first = lines.index(_TRACEBACK)
        last = max(i for i, line in enumerate(lines) if _FRAME.match(line)) + 1
        return Result(
            self.file,
            TestCase(f"loading {self.module}", FUNCTION, frames[0][0].line, ""),
            Outcome.FAILED,
            None,
            tuple(self._with_source(lines[first : last + 1])),
            _last_exception(lines),
            frames[0][0],
            tuple(frames[1:]),
        )

    def _result(self, case: TestCase, ended: ktap.Case) -> Result:
        outcome = _OUTCOMES[ended.outcome]
        message = ended.reason or case.skipped
        problems = scan(ended.lines)
        if problems:
            outcome, message = Outcome.FAILED, f"{problems[0].kind} in the kernel's log"
        lines = self._lines(ended.lines)
        if outcome is not Outcome.FAILED:
            return Result(self.file, case, outcome, ended.seconds, lines, message)
        frames = self._frames(lines)
        # Of what came with CythonK there is no source here: then the call of it is the place.
        own = next((i for i, (at, _) in enumerate(frames) if at.file.is_file()), 0)
        frames = frames[own:]
        place = frames[0][0] if frames else None
        why = _why(lines)
        if line := why.line:
            place = Position(self.file, line)
        return Result(
            self.file,
            case,
            outcome,
            ended.seconds,
            tuple(self._with_source(lines)),
            message or why.message or "failed",
            place or Position(self.file, case.line),
            tuple(frames[1:]),
        )

    def _lines(self, lines: Iterable[str]) -> tuple[str, ...]:
        """What was logged, without the marks that say whose it is."""
        prefix = f"{self.module}:"
        cleaned = []
        for line in lines:
            if line.startswith(prefix):
                line = line.removeprefix(prefix).removeprefix(" ")
                cleaned.append(_FRAME.sub(self._named, line))
            elif note := _NOTE.match(line):
                cleaned.append(note["text"] or "")
            else:
                cleaned.append(line)
        return tuple(cleaned)

    def _named(self, frame: re.Match[str]) -> str:
        """A frame that calls a doctest as reports do, and not by the function made of it."""
        titles = {case.function: case.name for case in self.cases}
        start, end = frame.span("function")
        title = titles.get(frame["function"], frame["function"])
        return frame.string[:start] + title + frame.string[end:]

    def _frames(self, lines: Sequence[str]) -> list[tuple[Position, str]]:
        """The frames of the last traceback, innermost first."""
        last = max((i for i, line in enumerate(lines) if line == _TRACEBACK), default=None)
        if last is None:
            return []
        frames = []
        for line in lines[last + 1 :]:
            if match := _FRAME.match(line):
                position = Position(self._source(match["file"]), int(match["line"]))
                frames.append((position, f"in {match['function']}"))
            elif not line.startswith("  "):
                break
        return frames[::-1]

    def _source(self, name: str) -> Path:
        if self.file.name == name:
            return self.file
        known = next((path for path in self.sources if path.name == name), None)
        beside = self.file.with_name(name)
        return known or (beside if beside.is_file() else Path(name))

    def _with_source(self, lines: Iterable[str]) -> Iterable[str]:
        """The lines, with the source's line below each frame of a traceback."""
        for line in lines:
            yield line
            if match := _FRAME.match(line):
                text = self._text.line(self._source(match["file"]), int(match["line"]))
                if text and text.strip():
                    yield f"    {text.strip()}"


@dataclass(frozen=True)
class _Why:
    """Why a test failed, as its log tells: a few words, and the line of an example."""

    message: str = ""
    line: int | None = None


def _why(lines: Sequence[str]) -> _Why:
    for number, line in enumerate(lines):
        if match := _EXPECTED.match(line):
            return _Why("the output is not what was expected", int(match["line"]))
        if line == _TRACEBACK:
            rest = (text for text in lines[number + 1 :] if not text.startswith("  "))
            return _Why(_last_exception(lines) or next(rest, ""))
        if match := _LEAK.match(line):
            return _Why(match["what"])
    return _Why(next((line.split(": ", 1)[-1] for line in lines if "MemoryError" in line), ""))


def _last_exception(lines: Sequence[str]) -> str:
    """The line that ends the last traceback."""
    last = max(i for i, line in enumerate(lines) if line == _TRACEBACK)
    return next((line for line in lines[last + 1 :] if not line.startswith("  ")), "")


def summary(results: Iterable[Result]) -> str:
    """How many tests ended which way, such as "1 failed, 3 passed"."""
    counts = dict.fromkeys((Outcome.FAILED, Outcome.NOT_RUN, Outcome.PASSED, Outcome.SKIPPED), 0)
    for result in results:
        counts[result.outcome] += 1
    return ", ".join(f"{count} {outcome.value}" for outcome, count in counts.items() if count)
