# SPDX-License-Identifier: GPL-2.0
"""Reads KTAP out of a kernel log: which test cases ran, and what became of each.

One reader for KUnit's own output (suites nested in a document, four spaces a level) and for that
of the stand-in in `cythonk/kunit.h`; it takes a line at a time, so a case can be shown when it
ends. Apart from the guests because any log will do. A plan that was not kept is a failure: a
module that stops halfway must not pass for what it got done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

_LINE = re.compile(
    r"^(?:<\d+>)?(?:\[ *(?P<time>\d+\.\d+)\](?:\[ *[TC]\d+\])? ?)?(?P<indent> *)(?P<text>.*)$"
)
_VERSION = re.compile(r"K?TAP version \d+$")
_PLAN = re.compile(r"1\.\.(\d+)(?: # SKIP ?(?P<why>.*))?$")
_RESULT = re.compile(
    r"(?P<bad>not )?ok (?P<number>\d+)(?: -)?(?: (?P<name>.*?))?"
    r"(?: # (?P<word>SKIP|TODO|TIMEOUT|ERROR)\b ?(?P<why>.*))?$"
)
_SUBTEST = re.compile(r"# Subtest: (.*)$")
# What is about a suite or a document, and not about the case that comes next.
_CHATTER = re.compile(r"# (?:module: |Totals: |\S+: pass:\d+ fail:\d+ skip:\d+ total:\d+)")
_INDENT = 4  # spaces a level


class Outcome(Enum):
    """What became of a case."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Case:
    """A test case that ended.

    Attributes:
        name: its name.
        suites: the names of the suites it stands in, outermost first.
        outcome: what became of it.
        reason: what stands behind its SKIP (or other) directive.
        lines: what was logged since the case before it ended, without time stamps.
        seconds: by the log's time stamps; None where it has none.
    """

    name: str
    suites: tuple[str, ...]
    outcome: Outcome
    reason: str = ""
    lines: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def ok(self) -> bool:
        """Whether it did not fail."""
        return self.outcome is not Outcome.FAILED


@dataclass
class Report:
    """All of a log's KTAP.

    Attributes:
        cases: the cases that ended, in order.
        faults: what is wrong with the output itself, in words: a plan that was not kept, a result
            out of order, a suite that failed for none of its cases, no KTAP at all.
        unfinished: what was logged after the last case that ended; where the log breaks off it
            tells why.
    """

    cases: list[Case] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unfinished: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every case ended well, there is one at least, and all of them are there."""
        return bool(self.cases) and not self.faults and all(case.ok for case in self.cases)


@dataclass
class _Level:
    """A (sub)test that is being read: its plan and what came of it."""

    name: str = ""
    planned: int | None = None
    results: int = 0
    cases_before: int = 0

    def fault(self, has_result: bool) -> str | None:
        """What is missing at its end; KUnit gives the parameters of a case no plan."""
        what = self.name or "the run"
        if self.planned is None:
            return None if has_result else f"{what}: there is no plan"
        if self.planned != self.results:
            return f"{what}: {self.results} of {self.planned} results came"
        return None


class KtapReader:
    """Takes a log's lines one by one; `report` has what they said once `finish` was called.

    Attributes:
        report: what was read so far.
        began: a suite's plan came: one of its cases is running where nothing follows.
    """

    def __init__(self) -> None:
        self.report = Report()
        self.began = False
        self._levels: list[_Level] = []
        self._lines: list[str] = []
        self._time: float | None = None
        self._began: float | None = None
        self._documents = 0

    def feed(self, line: str) -> Case | None:
        """Take a line, with or without its time stamp; returns the case it ends, if any."""
        match = _LINE.match(line.rstrip())
        if match is None:
            return None
        if match["time"]:
            self._time = float(match["time"])
        text = match["text"]
        depth, odd = divmod(len(match["indent"]), _INDENT)
        if odd == 0:
            if _VERSION.match(text):
                self._open(depth)
                return None
            if depth < len(self._levels):
                if plan := _PLAN.match(text):
                    self._levels[depth].planned = int(plan[1])
                    self.began = self.began or depth > 0
                    self._began = self._time
                    return None
                if result := _RESULT.match(text):
                    return self._result(depth, result)
            if subtest := _SUBTEST.match(text):
                self._name(depth, subtest[1])
                return None
            if self._levels and _CHATTER.match(text):
                return None
        if self._levels:
            self._lines.append(match["indent"] + text)
        return None

    def finish(self) -> Report:
        """There are no more lines: judge what is still open."""
        self._close(0)
        self.report.unfinished = tuple(self._lines)
        if not self._documents:
            self.report.faults.append("no KTAP in the log")
        return self.report

    def _open(self, depth: int) -> None:
        if depth == 0:
            self._documents += 1
        self._close(depth)
        if depth > len(self._levels):
            self.report.faults.append(f"a subtest {depth} levels deep stands in no test")
        while len(self._levels) <= depth:
            self._levels.append(_Level(cases_before=len(self.report.cases)))
        self._began = self._time

    def _name(self, depth: int, name: str) -> None:
        """A subtest's name. Older kernels begin a subtest with it, without a version line."""
        if depth == len(self._levels):
            self._levels.append(_Level(cases_before=len(self.report.cases)))
        if depth < len(self._levels):
            self._levels[depth].name = name
        self._lines.clear()

    def _close(self, depth: int, *, has_result: bool = False) -> None:
        """End the levels from `depth` on, innermost first; `has_result`: the outermost got one."""
        while len(self._levels) > depth:
            fault = self._levels.pop().fault(has_result and len(self._levels) == depth)
            if fault:
                self.report.faults.append(fault)

    def _result(self, depth: int, match: re.Match[str]) -> Case | None:
        inner = self._levels[depth + 1] if len(self._levels) > depth + 1 else None
        self._close(depth + 1, has_result=True)
        level = self._levels[depth]
        level.results += 1
        name = (match["name"] or "").strip() or match["number"]
        if int(match["number"]) != level.results:
            self.report.faults.append(
                f"{name}: result {match['number']} came where {level.results} was due"
            )
        if inner is not None:
            failed = any(not case.ok for case in self.report.cases[inner.cases_before :])
            if match["bad"] and not failed:
                reason = " ".join(line.strip() for line in self._lines)
                self.report.faults.append(f"{name} failed{': ' + reason if reason else ''}")
            self._lines.clear()
            return None
        case = Case(
            name,
            tuple(outer.name for outer in self._levels if outer.name),
            _outcome(match),
            (match["why"] or "").strip(),
            tuple(self._lines),
            self._elapsed(),
        )
        self._lines.clear()
        self._began = self._time
        self.report.cases.append(case)
        return case

    def _elapsed(self) -> float | None:
        if self._time is None or self._began is None:
            return None
        return max(0.0, self._time - self._began)


def _outcome(match: re.Match[str]) -> Outcome:
    if match["word"] in ("SKIP", "TODO"):
        return Outcome.SKIPPED
    if match["bad"] or match["word"]:
        return Outcome.FAILED
    return Outcome.PASSED


def read(log: Iterable[str]) -> Report:
    """What a whole log's KTAP says."""
    reader = KtapReader()
    for line in log:
        reader.feed(line)
    return reader.finish()
