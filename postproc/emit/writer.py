# SPDX-License-Identifier: GPL-2.0
"""Lines of output, and the `#line` directives that tie them to the source.

The compiler counts lines from the last `#line`. Before a statement whose source line is not the one
the compiler would assume, a directive says so; a statement without a place of its own (inserted by
a pass) belongs to the statement before it. Jumps and the like need no line of their own, which
spares directives. Behind the last function the count goes back to the generated file, if its name
is known.
"""

from __future__ import annotations

from typing import Any


class Writer:
    """Collects the lines of one C file."""

    def __init__(self, *, line_directives: bool, output_name: str | None) -> None:
        self.lines: list[str] = []
        self._directives = line_directives
        self._output_name = output_name
        self._file: str | None = (
            None  # what the compiler takes the next line to be; None: the output itself
        )
        self._line = 1
        self._last: tuple[str, int] | None = None  # the place of the last statement

    def put(self, text: str) -> None:
        """Write text of one or more lines."""
        for line in text.split("\n"):
            self.lines.append(line)
            self._line += 1

    def blank(self) -> None:
        """Write an empty line, never two in a row nor one at the beginning of a block."""
        if self.lines and self.lines[-1] and not self.lines[-1].endswith("{"):
            self.put("")

    def at(self, coord: Any, *, exactly: bool = True) -> None:
        """Say that what comes next is from `coord` (None: from where the last statement was).

        Where it need not be exact, no directive is spent on a line of the source the last one
        already named.
        """
        if not self._directives:
            return
        place = (
            (coord.file, coord.line)
            if coord is not None and coord.file and coord.line
            else self._last
        )
        if place is None:
            return
        if not exactly and place == self._last:
            return
        self._last = place
        if (self._file, self._line) != place:
            quoted = place[0].replace("\\", "\\\\").replace('"', '\\"')
            self.lines.append(f'#line {place[1]} "{quoted}"')
            self._file, self._line = place

    def outside(self) -> None:
        """Say that what comes next is from no source line: it counts as the generated file's."""
        self._last = None
        if self._directives and self._file is not None and self._output_name:
            self.lines.append(f'#line {len(self.lines) + 2} "{self._output_name}"')
            self._file = None
            self._line = len(self.lines) + 1

    def text(self) -> str:
        """The file."""
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        return "\n".join(self.lines) + "\n"
