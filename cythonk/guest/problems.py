# SPDX-License-Identifier: GPL-2.0
"""Finds trouble in a kernel log: what a healthy kernel never prints.

The signs are data, a row each, the most telling first: a report of several lines is named after
the first row that fits any of them. Apart from the harness because other logs can be scanned too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_CONTEXT_BEFORE = 2  # lines kept before a report
_REGISTERS = 14  # lines of registers there may be before a report
_REPORT_LIMIT = 120  # lines a report may have before it is cut


@dataclass(frozen=True)
class Problem:
    """One piece of trouble.

    Attributes:
        kind: what sort, from the table ("oops", "warning", "kasan", "leak", ...), or "timeout" and
            "ended early", which are the harness's own.
        message: the line of the log that says it, without its time stamp.
        context: the lines of the report, with a few before it.
        line: index of `message` in the log scanned; -1: it is not in the log.
        step: name of the step that ran, where known.
    """

    kind: str
    message: str
    context: tuple[str, ...] = ()
    line: int = -1
    step: str | None = None


@dataclass(frozen=True)
class Sign:
    """A row of the table.

    Attributes:
        kind: the Problem's kind.
        pattern: regular expression that tells it, searched for in each line without time stamp.
        block: whether a report of several lines follows, up to its end mark.
    """

    kind: str
    pattern: re.Pattern[str]
    block: bool = True


def _sign(kind: str, pattern: str, *, block: bool = True) -> Sign:
    return Sign(kind, re.compile(pattern), block)


SIGNS = (
    # What a sanitizer or a checking kernel says.
    _sign("kasan", r"BUG: KASAN: "),
    _sign("kcsan", r"BUG: KCSAN: "),
    _sign("kfence", r"BUG: KFENCE: "),
    _sign("ubsan", r"UBSAN: "),
    _sign("kmemleak", r"kmemleak: \d+ new suspected memory leaks", block=False),
    _sign("kmemleak", r"^unreferenced object 0x"),
    _sign("lockdep", r"possible (circular|recursive) locking|possible irq lock inversion"),
    _sign("lockdep", r"inconsistent lock state|suspicious RCU usage|bad unlock balance"),
    _sign(
        "lockdep", r"lock held when returning to user space|still has locks held|held lock freed"
    ),
    _sign("lockdep", r"DEBUG_LOCKS_WARN_ON|WARNING: Nested lock|Invalid wait context"),
    _sign("atomic sleep", r"BUG: sleeping function called from invalid context"),
    _sign("atomic sleep", r"BUG: scheduling while atomic|workqueue: leaked lock or atomic"),
    _sign("atomic sleep", r"do not call blocking ops when !TASK_RUNNING"),
    _sign("refcount", r"refcount_t: "),
    _sign("list corruption", r"list_(add|del)[a-z_]* (double add|corruption)|list_del corruption"),
    _sign("dma", r"DMA-API: .*(device driver|exceeded|overlapping|leak)"),
    _sign("usercopy", r"usercopy: Kernel memory (exposure|overwrite) attempt"),
    # Memory.
    _sign("leak", r"Objects remaining (in .* )?on __kmem_cache_shutdown"),
    _sign("leak", r"Slab cache still has objects|kmem_cache_destroy .*still has objects"),
    # What follows "leaked out" concerns a page fault that found no memory.
    _sign("leak", r"leaking (at least )?'|\bleaked\b(?! out to the #PF)"),
    _sign("slab", r"BUG [^:]+ \(.*\): (Redzone|Poison|Object|Freepointer|Padding|Invalid)"),
    _sign("slab", r"BUG: Bad (page|rss|slab)|Bad page state|slab error in"),
    _sign("double free", r"double[- ]free|invalid free|kernel BUG at mm/slub", block=False),
    _sign("out of memory", r"Out of memory: Killed|invoked oom-killer"),
    _sign("allocation", r"page allocation failure"),
    # The job's files do not fit.
    _sign("out of memory", r"Initramfs unpacking failed: write error", block=False),
    # Stacks.
    _sign("stack", r"stack-protector: Kernel stack is corrupted|corrupted stack end detected"),
    _sign("stack", r"stack guard page was hit|kernel stack overflow"),
    # Faults. "Oops:" and the like come in the same report as what they are about.
    _sign("oops", r"BUG: (kernel NULL pointer dereference|unable to handle)"),
    _sign("oops", r"Unable to handle kernel "),
    _sign("oops", r"kernel BUG at |CFI failure|Missing ENDBR"),
    _sign("oops", r"general protection fault|divide error: |invalid opcode: |double fault: "),
    _sign("oops", r"stack segment: |\bint3: "),
    _sign("oops", r"Oops: |Internal error: "),
    # Time.
    _sign("soft lockup", r"watchdog: BUG: soft lockup"),
    _sign("hard lockup", r"Watchdog detected hard LOCKUP|NMI watchdog: .*LOCKUP"),
    _sign("rcu stall", r"rcu.*detected (expedited )?stalls?|rcu.*self-detected stall"),
    _sign("hung task", r"INFO: task .* blocked for more than"),
    _sign("hung task", r"unregister_netdevice: waiting for .* to become free", block=False),
    # What drivers do wrong with the objects of the kernel.
    _sign("kobject", r"does not have a release\(\) function|tried to init an initialized object"),
    _sign("duplicate", r"cannot create duplicate filename|already registered"),
    _sign("duplicate", r"debugfs: .* already present", block=False),
    # Last, because these words stand in the reports above as well.
    _sign("warning", r"^WARNING: "),
    _sign("bug", r"\bBUG: "),
    _sign("panic", r"Kernel panic - not syncing"),
    _sign("report", r"-+\[ cut here \]-+"),
)

# Faults of the kernel's own, where memory is short, that no module can help: the kind, and what
# stands in the report.
KERNEL_FAULTS = (
    # A cache's directory in sysfs that cannot be made leaves its name behind.
    ("kmemleak", re.compile(r"kobject_init_and_add\+.*\n.*sysfs_slab_add\+")),
)

# The sum of leaks says nothing where they are listed.
_LEAK_SUM = re.compile(r"new suspected memory leaks")
_LEAK = re.compile(r"^unreferenced object 0x")

PANIC = re.compile(r"Kernel panic - not syncing")

_STAMP = re.compile(r"^(?:<\d+>)?\[ *\d+\.\d+\](?:\[ *[TC]\d+\])? ?")
# What closes a report: its end mark, or the rule below a sanitizer's.
_END = re.compile(r"-+\[ end (trace|Kernel panic)|^={20,}$")
# A report without an end mark is closed by its stack trace, whose lines are indented.
_TRACE = re.compile(r"^Call [Tt]race:|^unreferenced object 0x")
_CUT_HERE = re.compile(r"-+\[ cut here \]-+")
_ANY = re.compile("|".join(f"(?:{sign.pattern.pattern})" for sign in SIGNS))


def without_stamp(line: str) -> str:
    """A line of the log without the time (and task) printk put before it."""
    return _STAMP.sub("", line, count=1)


def scan(log: Sequence[str]) -> list[Problem]:
    """The problems a kernel log shows, in order; one for each report, however many lines it has."""
    lines = [without_stamp(line) for line in log]
    problems: list[Problem] = []
    at = 0
    while at < len(lines):
        if not _ANY.search(lines[at]):
            at += 1
            continue
        end = _report_end(lines, at)
        named = min(
            ((rank, i) for i in range(at, end) if (rank := _rank(lines[i])) is not None),
            default=(0, at),
        )
        first = _report_start(lines, at)
        problems.append(
            Problem(SIGNS[named[0]].kind, lines[named[1]], tuple(log[first:end]), named[1])
        )
        at = end
    listed = any(_LEAK.search(problem.message) for problem in problems)
    return [
        problem
        for problem in problems
        if not (_of_the_kernel(problem) or (listed and _LEAK_SUM.search(problem.message)))
    ]


def _of_the_kernel(problem: Problem) -> bool:
    """Whether it is one of the kernel's own faults."""
    report = "\n".join(problem.context)
    return any(kind == problem.kind and pattern.search(report) for kind, pattern in KERNEL_FAULTS)


def attribute(problems: Sequence[Problem], starts: Sequence[tuple[int, str]]) -> list[Problem]:
    """Say of each problem which step ran.

    Args:
        problems: as scan() gave them.
        starts: (index in the log, name) for each step that began, in order.
    """
    return [
        replace(
            problem,
            step=next((n for i, n in reversed(starts) if i <= problem.line), None),
        )
        for problem in problems
    ]


def _rank(line: str) -> int | None:
    """The place in the table of the first row that fits."""
    return next((rank for rank, sign in enumerate(SIGNS) if sign.pattern.search(line)), None)


def _report_start(lines: Sequence[str], at: int) -> int:
    """Where the report begins whose first telling line is `at`: before it there may be registers."""
    for back in range(at - 1, max(at - _REGISTERS, 0), -1):
        if lines[back].startswith("Modules linked in:"):
            return back
    return max(at - _CONTEXT_BEFORE, 0)


def _report_end(lines: Sequence[str], start: int) -> int:
    """The index after the last line of the report that begins at `start`."""
    rank = _rank(lines[start])
    if rank is not None and not SIGNS[rank].block:
        return start + 1
    trace_end = None
    in_trace = False
    for at in range(start, min(start + _REPORT_LIMIT, len(lines))):
        if _END.search(lines[at]):
            return at + 1
        if at > start and _CUT_HERE.search(lines[at]):
            return at
        if in_trace and not lines[at].startswith(" "):
            in_trace, trace_end = False, trace_end or at
        if trace_end is not None and _ANY.search(lines[at]):
            break  # the next report
        in_trace = in_trace or bool(_TRACE.search(lines[at]))
    if in_trace and trace_end is None:
        return min(start + _REPORT_LIMIT, len(lines))
    return trace_end or start + 1
