# SPDX-License-Identifier: GPL-2.0
"""What a C call costs, as data: runtime functions by name, kernel functions by name.

Used by the annotated view only. A call that takes GFP flags allocates whatever its name (and may
sleep with GFP_KERNEL): `analysis.py` sees to that, so the table holds what the arguments do not
tell.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable


class Cost(enum.Enum):
    """One kind of cost: its letter in the margin, its weight for the colour, its words."""

    ALLOCATES = ("A", 3, "allocates memory")
    LOCKS = ("L", 2, "takes a lock")
    SLEEPS = ("S", 3, "may sleep")
    RAISES = ("R", 1, "may raise")
    OBJECTS = ("O", 1, "touches objects (reference counts, dispatch by type)")

    def __init__(self, letter: str, weight: int, words: str) -> None:
        self.letter = letter
        self.weight = weight
        self.words = words


A, L, S, R, O = Cost  # noqa: E741 - the letters the margin shows

# Shell-style patterns; the first row that fits a name decides, so the special cases come first.
CALLS: tuple[tuple[str, tuple[Cost, ...]], ...] = (
    # Runtime: reference counts and attributes.
    ("ck_get|ck_put|ck_type_of|ck_bool|ck_isinstance", (O,)),
    ("ck_load|ck_store|ck_clear", (O,)),
    # Runtime: exceptions.
    ("ck_raise*|ck_err_*|ck_exc_new|ck_traceback", (R,)),
    ("ck_check_type", (O, R)),
    # Runtime: conversions between C and objects.
    ("ck_as_*|ck_index|ck_ord", (O, R)),
    ("ck_int_from_*|ck_bool_*|ck_is_true", (O,)),
    # Runtime: containers lock themselves.
    ("ck_list_*|ck_dict_*|ck_set_*", (L, O, R)),
    ("ck_tuple_init_item|ck_*_len", (O,)),
    # Runtime: start and end of a module.
    ("ck_runtime_*", (A, S)),
    ("ck_print", (A, O, R)),
    ("ck_*", (O, R)),
    # Kernel: memory.
    ("kmalloc*|kzalloc*|kcalloc*|krealloc*|kvmalloc*|kvzalloc*|kmemdup*|kstrdup*|kasprintf", (A,)),
    ("vmalloc*|vzalloc*|devm_k*alloc*", (A, S)),
    ("alloc_page*|__get_free_page*|kmem_cache_alloc*|mempool_alloc", (A,)),
    ("kvfree|vfree", (S,)),
    ("copy_to_user|copy_from_user|get_user|put_user|strncpy_from_user|clear_user", (S, R)),
    # Kernel: locks.
    ("mutex_lock*|down|down_read*|down_write*|down_interruptible|down_killable", (L, S)),
    ("mutex_trylock|down_trylock|down_read_trylock|down_write_trylock", (L,)),
    ("spin_lock*|spin_trylock*|raw_spin_lock*|read_lock*|write_lock*|rcu_read_lock*", (L,)),
    ("local_irq_disable|local_irq_save|local_bh_disable|preempt_disable", (L,)),
    # Kernel: waiting.
    ("msleep*|ssleep|fsleep|usleep_range*|schedule|schedule_timeout*|cond_resched|yield", (S,)),
    ("wait_event*|wait_for_completion*|wait_on_*|io_schedule*", (S,)),
    ("synchronize_*|rcu_barrier|call_usermodehelper*", (S,)),
    ("flush_work*|flush_workqueue|flush_delayed_work|drain_workqueue|destroy_workqueue", (S,)),
    ("cancel_work_sync|cancel_delayed_work_sync|kthread_stop|free_irq", (S,)),
    ("del_timer_sync|timer_delete_sync|timer_shutdown_sync|hrtimer_cancel", (S,)),
    # Kernel: registration and files.
    ("misc_*register|cdev_add|cdev_del|*_chrdev*|device_create*|class_create*", (A, L, S)),
    ("proc_create*|proc_remove|debugfs_create_*|debugfs_remove*|sysfs_create_*", (A, L, S)),
    ("register_*|unregister_*|request_irq|request_threaded_irq", (L, S)),
    ("filp_open|filp_close|kernel_read|kernel_write|vfs_*|kern_path", (L, S)),
    ("kthread_create*|kthread_run|alloc_workqueue*|request_module*|request_firmware*", (A, S)),
)

# Words that look like calls in C and are none.
KEYWORDS = frozenset(
    {"if", "while", "for", "switch", "return", "sizeof", "typeof", "likely", "unlikely"}
)

# A GFP argument tells about the allocation more than the function's name.
GFP_MAY_SLEEP = re.compile(r"\bGFP_(KERNEL|USER|HIGHUSER|NOIO|NOFS)\w*")
GFP_ANY = re.compile(r"\bGFP_\w+|\bgfp\b")


def _translate(patterns: str) -> re.Pattern[str]:
    parts = [re.escape(part).replace(r"\*", r"\w*") for part in patterns.split("|")]
    return re.compile("|".join(f"(?:{part})" for part in parts))


_ROWS = tuple((_translate(patterns), frozenset(costs)) for patterns, costs in CALLS)


def of_call(name: str) -> frozenset[Cost]:
    """What calling the C function `name` costs, whatever its arguments; empty when not known to."""
    for pattern, costs in _ROWS:
        if pattern.fullmatch(name):
            return costs
    return frozenset()


def weight(costs: Iterable[Cost]) -> int:
    """How strongly a line with these costs is coloured: 0 for plain C, up to 4."""
    total = sum(cost.weight for cost in costs)
    return min(4, (total + 1) // 2) if total else 0
