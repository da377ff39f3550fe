// SPDX-License-Identifier: GPL-2.0
/*
 * Does what it is told: at load by its parameter, later by a write to its debugfs file. All of it
 * is wrong. The file is there so that a guest lives through several of them.
 */
#include <linux/completion.h>
#include <linux/debugfs.h>
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/uaccess.h>

static char *what = "";
module_param(what, charp, 0444);
MODULE_PARM_DESC(what, "fail, hang or panic");

static DEFINE_SPINLOCK(lock);
static DECLARE_COMPLETION(never);
static int *volatile nowhere;
static struct dentry *file;

static void construct(void *object)
{
}

static void leak_object(void)
{
	/* A cache with a constructor is never merged with another one. */
	struct kmem_cache *cache = kmem_cache_create("ck_leak", 64, 0, 0, construct);

	if (!cache || !kmem_cache_alloc(cache, GFP_KERNEL))
		pr_info("nothing to lose\n");
	kmem_cache_destroy(cache);
}

static void sleep_atomically(void)
{
	spin_lock(&lock);
	msleep(20);
	spin_unlock(&lock);
}

static ssize_t bad_write(struct file *f, const char __user *buf, size_t count, loff_t *pos)
{
	char word[16] = "";

	if (count >= sizeof(word) || copy_from_user(word, buf, count))
		return -EINVAL;
	strim(word);
	if (!strcmp(word, "warn"))
		WARN(1, "a deliberate warning\n");
	else if (!strcmp(word, "leak"))
		leak_object();
	else if (!strcmp(word, "atomic"))
		sleep_atomically();
	else if (!strcmp(word, "bug"))
		BUG();
	else if (!strcmp(word, "oops"))
		*nowhere = 1;
	else
		return -EINVAL;
	return count;
}

static const struct file_operations bad_fops = {
	.owner = THIS_MODULE,
	.write = bad_write,
};

static int __init bad_init(void)
{
	pr_info("asked for %s\n", what);
	if (!strcmp(what, "fail"))
		return -ENODEV;
	if (!strcmp(what, "hang"))
		wait_for_completion(&never);
	if (!strcmp(what, "panic"))
		panic("a deliberate panic");
	file = debugfs_create_file("bad", 0200, NULL, NULL, &bad_fops);
	return PTR_ERR_OR_ZERO(file);
}

static void __exit bad_exit(void)
{
	debugfs_remove(file);
}

module_init(bad_init);
module_exit(bad_exit);
MODULE_DESCRIPTION("A module that misbehaves on demand");
MODULE_LICENSE("GPL");
