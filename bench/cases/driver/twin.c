// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of driver/case.pyx: the same ioctl on an entry under /proc.
 *
 * What makes the comparison fair: the same commands, and an addition that cannot overflow unseen.
 * The twin of the device that is read and written is echo_twin.c beside it.
 */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/overflow.h>
#include <linux/proc_fs.h>

#define ADD	0x6b01
#define FETCH	0x6b02

static long counter;

static long control(struct file *filp, unsigned int command, unsigned long argument)
{
	switch (command) {
	case ADD:
		if (check_add_overflow(counter, (long)(argument & 0xff), &counter))
			return -EOVERFLOW;
		return 0;
	case FETCH:
		return counter & 0xffff;
	default:
		return -ENOTTY;
	}
}

static const struct proc_ops operations = {
	.proc_ioctl = control,
};

static struct proc_dir_entry *entry;

static int __init driver_twin_init(void)
{
	entry = proc_create("bench_driver_twin", 0600, NULL, &operations);
	return entry ? 0 : -ENOMEM;
}

static void __exit driver_twin_exit(void)
{
	proc_remove(entry);
}

module_init(driver_twin_init);
module_exit(driver_twin_exit);

MODULE_DESCRIPTION("The twin of driver/case.pyx in C");
MODULE_LICENSE("GPL");
