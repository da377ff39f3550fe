# SPDX-License-Identifier: GPL-2.0
"""Writes modules of any length, in CythonK and in C, function by function the same.

For build times only: what matters is that both are ordinary code and equally long.
"""

from __future__ import annotations

PYX_HEAD = '''\
# SPDX-License-Identifier: GPL-2.0
"""A module of many functions."""

__license__ = "GPL"

cdef int limit = module_param(10, doc="how far to count")


cdef long step0(long a, long b) except? -1:
    return a ^ b
'''

PYX_STEP = """

cdef long step{i}(long a, long b) except? -1:
    cdef long total = {i}, j
    for j in range(a):
        if j & 1:
            total += j * {k}
        elif b > {k}:
            total -= b
    if total > 1000000:
        return 0
    return step{before}(total & 0xff, b + 1)
"""

PYX_END = """

print("steps:", step{last}(limit, 2))
"""

C_HEAD = """\
// SPDX-License-Identifier: GPL-2.0
/* A module of many functions. */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/errno.h>
#include <linux/module.h>
#include <linux/overflow.h>

static int limit = 10;
module_param(limit, int, 0444);

static int step0(long a, long b, long *result)
{
	*result = a ^ b;
	return 0;
}
"""

C_STEP = """
static int step{i}(long a, long b, long *result)
{{
	long j, product, total = {i};

	for (j = 0; j < a; j++) {{
		if (j & 1) {{
			if (check_mul_overflow(j, {k}L, &product))
				return -EOVERFLOW;
			if (check_add_overflow(total, product, &total))
				return -EOVERFLOW;
		}} else if (b > {k} && check_sub_overflow(total, b, &total)) {{
			return -EOVERFLOW;
		}}
	}}
	*result = 0;
	if (total > 1000000)
		return 0;
	return check_add_overflow(b, 1L, &b) ? -EOVERFLOW : step{before}(total & 0xff, b, result);
}}
"""

C_END = """
static int __init many_init(void)
{{
	long result;
	int err = step{last}(limit, 2, &result);

	if (!err)
		pr_info("steps: %ld\\n", result);
	return err;
}}

static void __exit many_exit(void)
{{
}}

module_init(many_init);
module_exit(many_exit);
MODULE_DESCRIPTION("A module of many functions");
MODULE_LICENSE("GPL");
"""


def _functions(lines: int) -> int:
    """How many functions make a .pyx of that many lines."""
    head = len(PYX_HEAD.splitlines()) + len(PYX_END.splitlines())
    return max(1, (lines - head) // len(PYX_STEP.splitlines()))


def _source(lines: int, head: str, step: str, end: str) -> str:
    count = _functions(lines)
    steps = [step.format(i=i, before=i - 1, k=i % 97 + 1) for i in range(1, count + 1)]
    return head + "".join(steps) + end.format(last=count)


def pyx_source(lines: int) -> str:
    """A .pyx of about that many lines."""
    return _source(lines, PYX_HEAD, PYX_STEP, PYX_END)


def c_source(lines: int) -> str:
    """The same functions in C, as a kernel programmer would write them."""
    return _source(lines, C_HEAD, C_STEP, C_END)
