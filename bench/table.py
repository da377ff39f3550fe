# SPDX-License-Identifier: GPL-2.0
"""A report as tables: rows of texts, which the terminal and the documentation lay out.

One place decides what a number looks like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.catalogue import CASES
from bench.results import Ratio, Report, Speed


@dataclass(frozen=True)
class Table:
    """A table: its title, the heads of its columns, and its rows; the first column is text."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def show_time(nanoseconds: float | None) -> str:
    """A time with a unit that fits."""
    if nanoseconds is None:
        return "-"
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.2g} ns" if nanoseconds < 10 else f"{nanoseconds:.0f} ns"


def show_ratio(ratio: Ratio | None) -> str:
    """A ratio and its spread."""
    return "-" if ratio is None else f"{_number(ratio.value)} ±{_number(ratio.spread / 2)}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def show_counts(row: Speed) -> str:
    """Allocations of ours, the twin and CPython per element or call."""
    return " / ".join("-" if count is None else f"{count:.3g}" for count in row.allocations)


SPEED_HEAD = (
    "work",
    "CythonK",
    "C twin",
    "CPython",
    "ratio to the twin",
    "ratio to CPython",
    "allocations",
)


def speed_tables(report: Report) -> list[Table]:
    """A table for each case: each work at the size that stands for the others."""
    found = []
    for case in CASES:
        rows = [
            (
                _label(row),
                show_time(row.ours),
                show_time(row.twin),
                show_time(row.cpython),
                show_ratio(row.to_twin),
                show_ratio(row.to_cpython),
                show_counts(row),
            )
            for row in report.speed
            if row.case == case.name and (row.shown or case.system_calls)
        ]
        if rows:
            found.append(Table(case.title, SPEED_HEAD, rows))
    return found


def _label(row: Speed) -> str:
    if row.per == "call" and row.case == "driver" and row.size >= 64:
        return f"{row.label}, {row.size:,} bytes"
    return row.label


def growing(report: Report) -> list[list[Speed]]:
    """The works that were measured at several sizes, as a list of rows each."""
    works: dict[tuple[str, str], list[Speed]] = {}
    for row in report.speed:
        if row.per == "element":
            works.setdefault((row.case, row.work), []).append(row)
    return [rows for rows in works.values() if len(rows) > 1]


def growth_table(report: Report) -> Table | None:
    """The ratio to the twin by size, and what an element costs at the largest."""
    works = growing(report)
    if not works:
        return None
    sizes = sorted({row.size for rows in works for row in rows})
    head = ("work", *(f"{size:,}" for size in sizes), "CythonK at the largest")
    lines = []
    for rows in works:
        by_size = {row.size: row for row in rows}
        ratios = [
            _number(by_size[size].to_twin.value) if size in by_size else "-" for size in sizes
        ]
        last = rows[-1]
        lines.append((f"{last.case}: {last.label}", *ratios, show_time(last.ours)))
    return Table("growth: ratio to the twin by elements", head, lines)


def build_table(report: Report) -> Table | None:
    """Build times."""
    rows = [
        (
            row.what,
            f"{row.ours:.2f} s",
            f"{row.twin:.2f} s",
            show_ratio(row.ratio),
            "-" if row.again is None else f"{row.again:.2f} s",
        )
        for row in report.build
    ]
    head = ("build", "CythonK", "Kbuild on C", "ratio", "nothing changed")
    return Table("build time", head, rows) if rows else None


def generation_table(report: Report) -> Table | None:
    """What headers cost."""
    rows = [
        (
            row.what,
            f"{row.ours:.2f} s",
            "-" if row.twin is None else f"{row.twin:.2f} s",
            "-" if row.ratio is None else show_ratio(row.ratio),
        )
        for row in report.generation
    ]
    head = ("headers", "CythonK", "gcc, or by hand", "ratio")
    return Table("pxd generation", head, rows) if rows else None


def size_table(report: Report) -> Table | None:
    """Sizes of modules."""
    rows = [
        (row.module, f"{row.ours:,}", f"{row.twin:,}", _number(row.ratio)) for row in report.size
    ]
    head = ("module", "CythonK, bytes", "C twin, bytes", "ratio")
    return Table("size of the code", head, rows) if rows else None


def memory_table(report: Report) -> Table | None:
    """What things weigh."""
    rows = [
        (row.what, f"{row.ours:.0f}", f"{row.cpython:.0f}", _number(row.ratio))
        for row in report.memory
    ]
    head = ("one of", "CythonK, bytes", "CPython, bytes", "ratio")
    return Table("memory", head, rows) if rows else None


def all_tables(report: Report) -> list[Table]:
    """Every table there is something for."""
    others = (
        growth_table(report),
        memory_table(report),
        build_table(report),
        generation_table(report),
        size_table(report),
    )
    return [*speed_tables(report), *(table for table in others if table)]


def machine_line(report: Report) -> str:
    """What it ran on, in one line."""
    m = report.machine
    return (
        f"{m['processor']}, {m['cpus']} CPUs; kernel {m['kernel']}; {m['compiler']}; "
        f"CPython {m['cpython']}; {report.rounds} rounds"
    )


def plain(table: Table) -> str:
    """A table for the terminal."""
    lines = [table.head, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.head))]
    return "\n".join([table.title, *(_plain_line(line, widths) for line in lines)])


def _plain_line(line: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(line, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(text.rjust(width) for text, width in rest)]
    return ("  " + "  ".join(cells)).rstrip()


def markdown(table: Table) -> str:
    """A table for the documentation, without its title."""
    lines = [table.head, ("---", *("---:" for _ in table.head[1:])), *table.rows]
    return "".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )
