# SPDX-License-Identifier: GPL-2.0
"""Reads what a guest says on its two serial ports; the other end is `init.sh`, which describes it.

Apart from the process that carries the bytes, so that it can be tested without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATOR = b"\x1e"
_LONGEST_MARK = 128  # bytes; what is longer is no mark


@dataclass(frozen=True)
class Output:
    """Bytes a step wrote."""

    data: bytes


@dataclass(frozen=True)
class Mark:
    """The guest reached a point.

    Attributes:
        word: "ready", "begin", "end", "stuck" or "done".
        step: number of the step it is about, or -1.
        status: exit status of an ended step, or -1.
        late: whether the ended step was killed at its time limit.
    """

    word: str
    step: int = -1
    status: int = -1
    late: bool = False


@dataclass(frozen=True)
class Load:
    """A module was loaded.

    Attributes:
        module: its name.
        text: address of its `.text` section, 0 where it has none.
        init: address that its `.init.text` section had, which is freed once it is loaded.
        size: bytes it takes, all sections together.
        line: index of the log line that follows.
    """

    module: str
    text: int
    init: int
    size: int
    line: int


class StepChannel:
    """Splits the bytes of the second serial port into output and marks."""

    def __init__(self, token: str) -> None:
        head = re.escape(_SEPARATOR + token.encode() + b" ")
        body = rb"(ready|begin|end|stuck|done)(?: (\d+))?(?: (\d+))?( late)?"
        self._mark = re.compile(head + body + re.escape(_SEPARATOR) + rb"\r?\n")
        self._pending = b""

    def feed(self, data: bytes) -> list[Output | Mark]:
        """The events `data` completes; a mark cut in two is kept until the rest comes."""
        data = self._pending + data
        events: list[Output | Mark] = []
        at = 0
        for match in self._mark.finditer(data):
            _add_output(events, data[at : match.start()])
            events.append(_mark(match))
            at = match.end()
        rest = data[at:]
        cut = self._possible_mark(rest)
        _add_output(events, rest[:cut])
        self._pending = rest[cut:]
        return events

    def finish(self) -> list[Output | Mark]:
        """What is left when no more bytes come."""
        rest, self._pending = self._pending, b""
        events: list[Output | Mark] = []
        _add_output(events, rest)
        return events

    @staticmethod
    def _possible_mark(rest: bytes) -> int:
        """Where a mark could have begun that is not whole yet; the length if nowhere."""
        first = rest.find(_SEPARATOR, max(0, len(rest) - _LONGEST_MARK))
        return len(rest) if first < 0 else first


class LogChannel:
    """Splits the bytes of the console into lines and tells which step they belong to."""

    _loaded = re.compile(r"ckguest loaded (\w+) (0x[0-9a-f]+) (0x[0-9a-f]+) (\d+)$")

    def __init__(self, token: str) -> None:
        self._begin = re.compile(rf"ckguest {re.escape(token)} begin (\d+)")
        self._pending = b""
        self.lines: list[str] = []
        # For each step that began: its number and the index of its first line.
        self.starts: list[tuple[int, int]] = []
        # Where modules were, in order of their loading.
        self.loads: list[Load] = []

    def feed(self, data: bytes) -> list[str]:
        """The lines of the log `data` completes; they are added to `lines` as well."""
        *whole, self._pending = (self._pending + data).split(b"\n")
        added = []
        for raw in whole:
            line = raw.rstrip(b"\r").decode(errors="backslashreplace")
            if match := self._begin.search(line):
                self.starts.append((int(match[1]), len(self.lines)))
            elif match := self._loaded.search(line):
                place = (int(match[2], 16), int(match[3], 16), int(match[4]), len(self.lines))
                self.loads.append(Load(match[1], *place))
            else:
                self.lines.append(line)
                added.append(line)
        return added

    def finish(self) -> list[str]:
        """The last line, where the log ended without a line feed."""
        return self.feed(b"\n") if self._pending else []

    def of_step(self, step: int) -> tuple[str, ...]:
        """The lines from the beginning of a step to the beginning of the next."""
        for at, (number, start) in enumerate(self.starts):
            if number == step:
                following = self.starts[at + 1 : at + 2]
                return tuple(self.lines[start : following[0][1] if following else None])
        return ()


def _add_output(events: list[Output | Mark], data: bytes) -> None:
    if data:
        events.append(Output(data))


def _mark(match: re.Match[bytes]) -> Mark:
    word, step, status, late = match.groups()
    return Mark(
        word.decode(),
        int(step) if step else -1,
        int(status) if status else -1,
        late is not None,
    )
