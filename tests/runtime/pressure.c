// SPDX-License-Identifier: GPL-2.0
/*
 * Cycles that stay until memory gets short: test_runtime.py lets the kernel reclaim while this
 * module is loaded, and reads how many objects there are before and after.
 */
#include "ck_test.h"

#include <cythonk/list.h>

#define CYCLES	5000

static int live_get(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, PAGE_SIZE, "%ld\n", ck_heap_live());
}

static const struct kernel_param_ops live_ops = { .get = live_get };

module_param_cb(live, &live_ops, NULL, 0444);
MODULE_PARM_DESC(live, "objects there are");

/* Lists that contain themselves; nobody else has them. */
static int __init pressure_init(void)
{
	struct ck_object *l;
	int err = ck_runtime_init();
	int i;

	if (err)
		return err;
	for (i = 0; i < CYCLES; i++) {
		l = ck_list_new(1, GFP_KERNEL);
		if (l && ck_list_append(l, l, GFP_KERNEL))
			ck_err_clear();
		ck_put(l);
	}
	return 0;
}
module_init(pressure_init);

static void __exit pressure_exit(void)
{
	ck_runtime_exit();
}
module_exit(pressure_exit);
MODULE_DESCRIPTION("CythonK runtime test");
MODULE_LICENSE("GPL");
