// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of samples/echo.pyx: what you write to /dev/echo_twin is what you read from it.
 *
 * What a kernel programmer would write by hand. What makes the comparison fair: as in the sample a
 * write replaces everything kept, one over the limit fails with EINVAL, and readers and writers may
 * run at the same time. Size and speed are compared with it; docs/internals.md shows both.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

static int limit = 4096;
module_param(limit, int, 0644);
MODULE_PARM_DESC(limit, "bytes kept");

static DEFINE_MUTEX(lock);
static char *data;
static size_t length;

static ssize_t echo_read(struct file *filp, char __user *buf, size_t n, loff_t *pos)
{
	ssize_t taken;

	if (mutex_lock_interruptible(&lock))
		return -ERESTARTSYS;
	taken = simple_read_from_buffer(buf, n, pos, data, length);
	mutex_unlock(&lock);
	return taken;
}

static ssize_t echo_write(struct file *filp, const char __user *buf, size_t n, loff_t *pos)
{
	char *chunk, *old;

	if (n > limit)
		return -EINVAL;
	chunk = memdup_user(buf, n);
	if (IS_ERR(chunk))
		return PTR_ERR(chunk);
	mutex_lock(&lock);
	old = data;
	data = chunk;
	length = n;
	mutex_unlock(&lock);
	kfree(old);
	*pos += n;
	return n;
}

static const struct file_operations echo_fops = {
	.owner = THIS_MODULE,
	.read = echo_read,
	.write = echo_write,
	.llseek = default_llseek,
};

static struct miscdevice echo_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "echo_twin",
	.mode = 0666,
	.fops = &echo_fops,
};

static int __init echo_twin_init(void)
{
	return misc_register(&echo_device);
}

static void __exit echo_twin_exit(void)
{
	pr_info("bye\n");
	misc_deregister(&echo_device);
	kfree(data);
}

module_init(echo_twin_init);
module_exit(echo_twin_exit);

MODULE_DESCRIPTION("The twin of samples/echo.pyx in C");
MODULE_AUTHOR("The CythonK authors");
MODULE_VERSION("1.0");
MODULE_LICENSE("GPL");
