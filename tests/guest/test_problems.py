# SPDX-License-Identifier: GPL-2.0
"""The scan of kernel logs, on lines as kernels print them."""

from __future__ import annotations

import pytest

from cythonk.guest.problems import SIGNS, Problem, attribute, scan, without_stamp

HEALTHY = """\
[    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel@lists.debian.org)
[    0.080109] Spectre V2 : WARNING: Unprivileged eBPF is enabled with eIBRS on
[    0.230000] rcu: Hierarchical SRCU implementation.
[    1.100000] kmemleak: Kernel memory leak detector initialized (mem pool available: 15787)
[    3.764238] hello: loading out-of-tree module taints kernel.
[    3.774165] hello: module verification failed: signature and/or required key missing
[    3.787996] debugging the bug tracker's warnings: nothing stalled, no oops
[    3.800000] hello: no leaks, refcounts fine
[    4.029916] reboot: Power down""".splitlines()

WARNING = """\
[    3.1] hello: before
[    3.2] ------------[ cut here ]------------
[    3.2] a deliberate warning
[    3.2] WARNING: CPU: 0 PID: 138 at bad.c:55 bad_write+0x1d/0x1e0 [bad]
[    3.2] Call Trace:
[    3.2]  <TASK>
[    3.2]  bad_write+0x1d/0x1e0 [bad]
[    3.2]  </TASK>
[    3.2] ---[ end trace 0000000000000000 ]---
[    3.3] hello: after""".splitlines()

REFCOUNT = """\
[    5.0] ------------[ cut here ]------------
[    5.0] refcount_t: underflow; use-after-free.
[    5.0] WARNING: CPU: 1 PID: 9 at lib/refcount.c:28 refcount_warn_saturate+0xba/0x110
[    5.0] ---[ end trace 0000000000000000 ]---""".splitlines()

OOPS = """\
[    6.0] BUG: kernel NULL pointer dereference, address: 0000000000000000
[    6.0] #PF: supervisor write access in kernel mode
[    6.0] Oops: 0002 [#1] PREEMPT SMP NOPTI
[    6.0] RIP: 0010:bad_write+0xf0/0x1e0 [bad]
[    6.0]  </TASK>
[    6.0] Modules linked in: bad(OE)
[    6.0] ---[ end trace 0000000000000000 ]---
[    6.0] RIP: 0010:bad_write+0xf0/0x1e0 [bad]""".splitlines()

ATOMIC = """\
[    7.0] BUG: scheduling while atomic: sh/144/0x00000002
[    7.0] Call Trace:
[    7.0]  <TASK>
[    7.0]  bad_write+0xf0/0x1e0 [bad]
[    7.0]  </TASK>""".splitlines()

KASAN = """\
[    8.0] ==================================================================
[    8.0] BUG: KASAN: slab-use-after-free in bad_write+0xf0/0x1e0 [bad]
[    8.0] Read of size 4 at addr ffff888004883080 by task sh/144
[    8.0]  </TASK>
[    8.0] Allocated by task 144:
[    8.0] Memory state around the buggy address:
[    8.0] ==================================================================
[    8.1] healthy again""".splitlines()


def test_healthy_log() -> None:
    """Nothing a healthy kernel prints is a problem, whatever words are in it."""
    assert scan(HEALTHY) == []
    assert scan([]) == []


@pytest.mark.parametrize(
    ("log", "kind", "message", "last"),
    [
        (WARNING, "warning", "WARNING: CPU: 0 PID: 138 at bad.c:55", "end trace"),
        (REFCOUNT, "refcount", "refcount_t: underflow; use-after-free.", "end trace"),
        (OOPS, "oops", "BUG: kernel NULL pointer dereference", "end trace"),
        (ATOMIC, "atomic sleep", "BUG: scheduling while atomic", "</TASK>"),
        (KASAN, "kasan", "BUG: KASAN: slab-use-after-free", "======"),
    ],
)
def test_one_report_is_one_problem(log: list[str], kind: str, message: str, last: str) -> None:
    """A report of many lines, several of them telling, is one problem with all its lines."""
    (problem,) = scan(log)
    assert problem.kind == kind
    assert problem.message.startswith(message)
    assert log[problem.line].endswith(problem.message)
    assert last in problem.context[-1]


def test_reports_in_a_row() -> None:
    """Each report is found, however close they are."""
    kinds = [problem.kind for problem in scan([*ATOMIC, *ATOMIC, *REFCOUNT, *OOPS, *WARNING])]
    assert kinds == ["atomic sleep", "atomic sleep", "refcount", "oops", "warning"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("UBSAN: array-index-out-of-bounds in a.c:3:4", "ubsan"),
        ("WARNING: possible circular locking dependency detected", "lockdep"),
        ("kmemleak: 3 new suspected memory leaks (see /sys/kernel/debug/kmemleak)", "kmemleak"),
        ("BUG: sleeping function called from invalid context at mm/slab.h:1", "atomic sleep"),
        ("list_add corruption. next->prev should be prev (0), but was 1.", "list corruption"),
        ("Kernel panic - not syncing: Attempted to kill init!", "panic"),
        ("general protection fault, probably for non-canonical address 0x1: 0000 [#1]", "oops"),
        ("watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [insmod:99]", "soft lockup"),
        ("INFO: task insmod:99 blocked for more than 60 seconds.", "hung task"),
        ("rcu: INFO: rcu_preempt self-detected stall on CPU", "rcu stall"),
        ("BUG: Bad page state in process insmod  pfn:1", "slab"),
        ("remove_proc_entry: removing non-empty directory 'a', leaking at least 'b'", "leak"),
        ("driver: 3 objects leaked", "leak"),
        ("sysfs: cannot create duplicate filename '/class/x'", "duplicate"),
        ("stack-protector: Kernel stack is corrupted in: f+0x1/0x2", "stack"),
        ("divide error: 0000 [#1] PREEMPT SMP NOPTI", "oops"),
        ("Oops: divide error: 0000 [#1] PREEMPT SMP NOPTI", "oops"),
    ],
)
def test_single_lines(line: str, kind: str) -> None:
    """One line is enough, with a time stamp or without, and with a task's number."""
    for stamp in ("", "[    3.764238] ", "[    3.764238][   T99] ", "<4>[12345.764238] "):
        (problem,) = scan([f"{stamp}{line}"])
        assert (problem.kind, problem.message) == (kind, line)


def test_stamp() -> None:
    """Only printk's own prefix goes."""
    assert without_stamp("[    1.5]  two blanks") == " two blanks"
    assert without_stamp("[not a time] x") == "[not a time] x"


def test_attribution() -> None:
    """A problem belongs to the last step that began before it; before the first one to none."""
    problems = [Problem("oops", str(line), line=line) for line in (0, 5, 6, 9)]
    found = attribute(problems, [(2, "one"), (6, "two")])
    assert [problem.step for problem in found] == [None, "one", "two", "two"]


def test_no_row_is_shadowed_entirely() -> None:
    """Rows are distinct."""
    assert len({(sign.kind, sign.pattern.pattern) for sign in SIGNS}) == len(SIGNS)


LEAK = """\
unreferenced object 0x97982000 (size 2048):
  comm "ckload", pid 47, jiffies 4294937454
  backtrace (crc 1d2c321):
    __kmalloc_cache_noprof+0x31a/0x450
    {frames}
    do_one_initcall+0xfc/0x8b0
"""
LEAK_SUM = "kmemleak: 1 new suspected memory leaks (see /sys/kernel/debug/kmemleak)"


def test_a_listed_leak_is_one_problem() -> None:
    """Its lines, which are indented, belong to it; the sum above the list adds nothing."""
    leak = LEAK.format(frames="0x83b15658").splitlines()
    (problem,) = scan([LEAK_SUM, *leak, "something else"])
    assert problem.message == leak[0]
    assert problem.context[-1] == leak[-1]
    assert [p.message for p in scan([LEAK_SUM])] == [LEAK_SUM]


def test_a_fault_of_the_kernel_is_left_out() -> None:
    """Known by both functions in a row: a module's own object in sysfs that leaks is its fault."""
    kernel = "kobject_init_and_add+0xf5/0x1a0\n    sysfs_slab_add+0x177/0x2b0"
    assert scan([LEAK_SUM, *LEAK.format(frames=kernel).splitlines()]) == []
    module = "kobject_init_and_add+0xf5/0x1a0\n    start+0x177/0x2b0 [mine]"
    assert len(scan(LEAK.format(frames=module).splitlines())) == 1
