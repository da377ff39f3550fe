// SPDX-License-Identifier: GPL-2.0
/* Loads, says so at two levels, unloads. */
#include <linux/module.h>

static int answer = 42;
module_param(answer, int, 0444);
MODULE_PARM_DESC(answer, "what to say");

static int __init good_init(void)
{
	pr_info("the answer is %d\n", answer);
	pr_debug("a message for developers\n");
	return 0;
}

static void __exit good_exit(void)
{
	pr_info("gone\n");
}

module_init(good_init);
module_exit(good_exit);
MODULE_DESCRIPTION("A module that works");
MODULE_LICENSE("GPL");
