// SPDX-License-Identifier: GPL-2.0
/*
 * Counts how often a module asks the kernel for memory: linked into a copy of it with ld --wrap.
 *
 * bench/counting.py adds a stub for each allocating function that the module imports, which adds 1
 * here and goes on to the function. /sys/module/NAME/parameters/bench_allocations shows the number.
 * Linked only into copies, so that nothing is counted where time is measured.
 */
#include <linux/moduleparam.h>

unsigned long bench_allocations;

/* Imports nothing: the module has no versions of symbols that it did not use before. */
static int show(char *buffer, const struct kernel_param *param)
{
	unsigned long left = bench_allocations;
	int length = 1, i;

	while (left >= 10) {
		left /= 10;
		length++;
	}
	left = bench_allocations;
	for (i = length; i--; left /= 10)
		buffer[i] = '0' + left % 10;
	buffer[length] = '\n';
	return length + 1;
}

static const struct kernel_param_ops shown = { .get = show };

module_param_cb(bench_allocations, &shown, NULL, 0444);
