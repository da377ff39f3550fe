// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of samples/hello.pyx: what a kernel programmer would write by hand. It does the same
 * work (two lines in the log, at load and at unload); build times and sizes are compared with it.
 */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>

static int __init hello_init(void)
{
	pr_info("hello, kernel\n");
	return 0;
}

static void __exit hello_exit(void)
{
	pr_info("goodbye\n");
}

module_init(hello_init);
module_exit(hello_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("The smallest module: says hello when it is loaded and goodbye when it is removed.");
