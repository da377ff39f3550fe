# SPDX-License-Identifier: GPL-2.0
"""A report as pictures: bars of ratios, and lines of how containers grow. SVG, written by hand.

Colours follow the reader's light or dark scheme; every bar has its number beside it, so that no
colour is needed to read it. Apart from table.py, which makes texts of the same report.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.sax.saxutils import escape

from bench.catalogue import CASES
from bench.results import Report, Speed
from bench.table import growing

WIDTH = 860
LABEL = 260  # room for the labels at the left
VALUE = 60  # room for the number at the right of a bar
ROW = 34
BAR = 12
TOP = 84

STYLE = """\
<style>
text { font: 13px system-ui, sans-serif; fill: #1c1c1c; }
.head { font-size: 16px; font-weight: 600; }
.case { font-weight: 600; }
.note { fill: #5a5a5a; font-size: 12px; }
.twin { fill: #2f6fb7; stroke: #2f6fb7; }
.cpython { fill: #d08a1d; stroke: #d08a1d; }
.line { fill: none; stroke-width: 2; }
.grid { stroke: #cfcfcf; stroke-width: 1; }
.one { stroke: #5a5a5a; stroke-width: 1.5; }
.paper { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
text { fill: #e8e8e8; }
.note { fill: #a8a8a8; }
.twin { fill: #6fa8e8; stroke: #6fa8e8; }
.cpython { fill: #e8b055; stroke: #e8b055; }
.grid { stroke: #444444; }
.one { stroke: #a8a8a8; }
.paper { fill: #16181c; }
}
</style>
"""


class Scale:
    """Logarithmic: where a value stands between two ends."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self._begin = begin
        self._step = (end - begin) / (self.high - self.low)

    def at(self, value: float) -> float:
        """The coordinate of a value."""
        return self._begin + (math.log10(value) - self.low) * self._step

    def ticks(self) -> list[float]:
        """Powers of ten."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def _text(x: float, y: float, text: str, style: str = "", anchor: str = "start") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{kind} text-anchor="{anchor}">{escape(text)}</text>\n'


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{style}"/>\n'


def _page(height: float, title: str, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" aria-label="{escape(title)}">\n'
        f'<title>{escape(title)}</title>\n{STYLE}<rect width="100%" height="100%" class="paper"/>\n'
        f"{_text(16, 28, title, 'head')}{body}</svg>\n"
    )


def _short(value: float) -> str:
    if value >= 10:
        return f"{value:.0f}"
    return f"{value:.2f}" if value < 1 else f"{value:.1f}"


def _tick(value: float) -> str:
    return f"{value:g}"


def _bar(scale: Scale, y: float, value: float, style: str) -> str:
    """From 1 to the value: to the left where ours is faster."""
    one, end = scale.at(1.0), scale.at(value)
    x, width = min(one, end), max(abs(end - one), 1.0)
    # The number stands beyond the bar's end.
    at, anchor = (end + 5, "start") if end >= one else (end - 5, "end")
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR}" class="{style}"/>\n'
        + _text(at, y + BAR - 2, _short(value), "note", anchor)
    )


def ratio_chart(report: Report) -> str:
    """Bars: ours against the twin and against CPython, a row for each work."""
    shown = [row for row in report.speed if row.shown]
    ratios = [row.to_twin.value for row in shown]
    ratios += [row.to_cpython.value for row in shown if row.to_cpython]
    scale = Scale([*ratios, 1.0], LABEL + VALUE, WIDTH - VALUE)
    y, parts = float(TOP), []
    for case in CASES:
        rows = [row for row in shown if row.case == case.name]
        if not rows:
            continue
        parts.append(_text(16, y + 14, case.title, "case"))
        y += 24
        for row in rows:
            parts.append(_text(28, y + 17, row.label))
            parts.append(_bar(scale, y + 2, row.to_twin.value, "twin"))
            if row.to_cpython:
                parts.append(_bar(scale, y + 4 + BAR, row.to_cpython.value, "cpython"))
            y += ROW
        y += 10
    grid = [_line(scale.at(t), TOP - 14, scale.at(t), y, "grid") for t in scale.ticks()]
    grid += [_text(scale.at(t), TOP - 20, _tick(t), "note", "middle") for t in scale.ticks()]
    grid.append(_line(scale.at(1.0), TOP - 14, scale.at(1.0), y, "one"))
    title = "Time of CythonK divided by another's: to the left it is faster"
    return _page(y + 16, title, _legend() + "".join(grid + parts))


def _legend() -> str:
    return (
        f'<rect x="16" y="42" width="{BAR}" height="{BAR}" class="twin"/>\n'
        + _text(34, 53, "C twin")
        + f'<rect x="100" y="42" width="{BAR}" height="{BAR}" class="cpython"/>\n'
        + _text(118, 53, "CPython")
    )


# A small chart for each growing work.
COLUMNS = 3
CELL_WIDTH = (WIDTH - 32) / COLUMNS
CELL_HEIGHT = 190


def growth_chart(report: Report) -> str | None:
    """Lines: the ratios by the number of elements, a small chart for each work."""
    works = growing(report)
    if not works:
        return None
    body = _legend()
    for number, rows in enumerate(works):
        left = 16 + number % COLUMNS * CELL_WIDTH
        top = 76 + number // COLUMNS * CELL_HEIGHT
        body += _growth_cell(rows, left, top)
    height = 76 + math.ceil(len(works) / COLUMNS) * CELL_HEIGHT
    return _page(height, "Ratios by the number of elements: below 1 CythonK is faster", body)


def _growth_cell(rows: Sequence[Speed], left: float, top: float) -> str:
    to_twin = [(row.size, row.to_twin.value) for row in rows]
    to_cpython = [(row.size, row.to_cpython.value) for row in rows if row.to_cpython]
    bottom, right = top + CELL_HEIGHT - 44, left + CELL_WIDTH - 16
    across = Scale([size for size, _ in to_twin], left + 36, right)
    up = Scale([1.0, *(value for _, value in [*to_twin, *to_cpython])], bottom, top + 24)
    parts = [_text(left + 36, top + 10, f"{rows[0].case}: {rows[0].label}", "case")]
    for tick in up.ticks():
        style = "one" if tick == 1.0 else "grid"
        parts.append(_line(left + 36, up.at(tick), right, up.at(tick), style))
        parts.append(_text(left + 32, up.at(tick) + 4, _tick(tick), "note", "end"))
    for size, label in ((10, "10"), (1_000, "1 k"), (100_000, "100 k")):
        parts.append(_text(across.at(size), bottom + 16, label, "note", "middle"))
    for points, style in ((to_twin, "twin"), (to_cpython, "cpython")):
        places = " ".join(f"{across.at(size):.1f},{up.at(value):.1f}" for size, value in points)
        parts.append(f'<polyline points="{places}" class="{style} line" style="fill:none"/>\n')
    return "".join(parts)
