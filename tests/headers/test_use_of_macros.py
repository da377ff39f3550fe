# SPDX-License-Identifier: GPL-2.0
"""What kind of C a macro is, and how its uses are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from cythonk.headers.expansion import expanded
from cythonk.headers.macro_kinds import Kind, classify
from cythonk.headers.macro_use import coverage, table, usage, uses
from cythonk.headers.model import Array, Declarations, Named, Pointer, Tagged
from cythonk.headers.spelling import from_c, in_c
from tests.headers.conftest import HEADERS, Read

KINDS = {
    Kind.EXPRESSION: "rcu_dereference_protected min BIT IS_ALIGNED upper_32_bits ARRAY_SIZE"
    " WARN_ON __cpu_to_be16 get_user",
    Kind.STATEMENT: "spin_lock_irqsave INIT_WORK mutex_init swap BUG_ON might_sleep WRITE_ONCE",
    Kind.FILE_SCOPE: "module_init MODULE_LICENSE DEFINE_MUTEX DEFINE_SPINLOCK LIST_HEAD EXPORT_SYMBOL"
    " MODULE_PARM_DESC module_param DEVICE_ATTR_RW DECLARE_WAIT_QUEUE_HEAD static_assert",
    Kind.INITIALISER: "USB_DEVICE LIST_HEAD_INIT __ATTR ATOMIC_INIT USB_INTERFACE_INFO",
    Kind.TYPE_ARGUMENT: "container_of list_entry min_t clamp_t offsetof list_first_entry alloc_percpu",
    Kind.LITERAL_FORMAT: "pr_info pr_debug dev_err dev_dbg WARN dev_warn_once",
    Kind.LOOP: "list_for_each list_for_each_entry for_each_set_bit hlist_for_each",
    Kind.CONDITION: "wait_event wait_event_interruptible wait_event_timeout",
    Kind.MEMBER_OR_PASTE: "from_timer __stringify",
}


def test_kinds(headers: Read) -> None:
    """Each kind's best known macros are of that kind, in both kernels."""
    expected = {name: kind for kind, names in KINDS.items() for name in names.split()}
    asked = {name: headers.defined.with_parameters[name] for name in expected}
    found = expanded(asked, HEADERS, headers.how)
    kinds = {name: classify(one, headers.declared) for name, one in found.items()}
    assert kinds == expected


SOURCE = r"""
/* min(a, b) in a comment */
#define LOCAL(x) max(x, 1)
#  define min3(a, b, c) mine(a)
int f(void)
{
	// BIT(1)
	pr_info("min(%d)\"BIT(2)\n", min(1, BIT (3)));
	char c = '"'; int d = BIT(4); char e = '"';
	return min3(1, 2, 3) + not_min(1) + min;
}
"""


def test_uses() -> None:
    """Comments, texts, other words, definitions and what a file defines itself do not count."""
    names = {"min", "max", "BIT", "min3", "pr_info"}
    assert uses(SOURCE, names) == {"min": 1, "BIT": 2, "max": 1, "pr_info": 1}


def test_usage_and_table(tmp_path: Path) -> None:
    """The folders' files are counted together, and what has a form is told from what has none."""
    for name, text in {
        "drivers/a.c": SOURCE,
        "net/b/c.h": "x = min(1, 2)",
        "mm/d.c": "min(1,2)",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    used = usage(tmp_path, {"min", "BIT", "pr_info", "max"})
    assert used == {"min": 2, "BIT": 2, "pr_info": 1, "max": 1}
    kinds = {
        "min": Kind.EXPRESSION,
        "BIT": Kind.EXPRESSION,
        "pr_info": Kind.LITERAL_FORMAT,
        "unused": Kind.LOOP,
    }
    found = coverage(used, kinds, {"min"})
    assert found.without == {"BIT": 2, "pr_info": 1}
    text = table(found, kinds).splitlines()
    assert text[2] == "| expression | 2 | 4 | 80.0 % | 1 | 50.0 % |"
    assert text[3] == "| literal format | 1 | 1 | 20.0 % | 0 | 0.0 % |"
    assert "| all | 3 | 5 | 100.0 % | 1 | 40.0 % |" in text
    assert text[-2:] == ["| `BIT` | expression | 2 |", "| `pr_info` | literal format | 1 |"]


@pytest.mark.parametrize(
    ("said", "kind", "again"),
    [
        ("unsigned", Named("unsigned int"), "unsigned int"),
        ("signed long long", Named("long long"), "long long"),
        ("long unsigned int", Named("unsigned long"), "unsigned long"),
        ("const struct device *", Pointer(Tagged("struct", "device", True)), None),
        ("char * *", Pointer(Pointer(Named("char"))), "char **"),
        ("struct list_head [4]", Array(Tagged("struct", "list_head"), 4), "struct list_head [4]"),
    ],
)
def test_spelling(said: str, kind: object, again: str | None) -> None:
    """A type has one form here, whichever way C says it."""
    found = from_c(said, Declarations())
    assert found == kind
    assert in_c(found) == (again or said)
