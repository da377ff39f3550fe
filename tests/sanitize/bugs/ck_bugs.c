// SPDX-License-Identifier: GPL-2.0
/*
 * Does something wrong on purpose when it is loaded: bug=NAME says what. Each is to be reported by
 * the detector it is meant for; that proves on each run that the detector is awake.
 *
 * The bugs of one boot come one after the other; what a kernel says only once (lockdep) or dies of
 * is given a boot of its own. barrier() and volatile keep the compiler from seeing what happens.
 */
#include <linux/delay.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

static char *bug = "";
module_param(bug, charp, 0444);

static volatile int sink;
static int table[8];
static int volatile one = 1;

static noinline int read_at(const volatile char *p)
{
	return *p;
}

static noinline void write_at(volatile char *p)
{
	*p = 1;
}

static void use_after_free(void)
{
	char *p = kmalloc(64, GFP_KERNEL);

	if (!p)
		return;
	kfree(p);
	sink = read_at(p + 8);
}

static void heap_out_of_bounds(void)
{
	char *p = kmalloc(60, GFP_KERNEL);

	if (!p)
		return;
	write_at(p + 60 * one);
	kfree(p);
}

static void stack_out_of_bounds(void)
{
	char array[16];

	memset(array, 0, sizeof(array));
	sink = read_at(array + 16 * one);
}

static void global_out_of_bounds(void)
{
	sink = read_at((char *)table + sizeof(table) * one + 2);
}

static void vmalloc_out_of_bounds(void)
{
	char *p = vmalloc(2000);

	if (!p)
		return;
	sink = read_at(p + 2100 * one);
	vfree(p);
}

static void double_free(void)
{
	void *volatile p = kmalloc(64, GFP_KERNEL);

	kfree(p);
	kfree(p);
}

static void leak(void)
{
	void *p = kmalloc(2048, GFP_KERNEL);

	/* Forgotten, and no copy may stay in a register or on the stack. */
	memset(p, 0, 2048);
	OPTIMIZER_HIDE_VAR(p);
	p = NULL;
}

static void shift_out_of_range(void)
{
	sink = one << (32 * one);
}

static void index_out_of_range(void)
{
	int i = 8 * one;

	sink = table[i];
}

static void sleep_in_atomic(void)
{
	DEFINE_SPINLOCK(lock);

	spin_lock(&lock);
	msleep(1);
	spin_unlock(&lock);
}

static DEFINE_SPINLOCK(spin_a);
static DEFINE_SPINLOCK(spin_b);

static void spinlock_inversion(void)
{
	spin_lock(&spin_a);
	spin_lock(&spin_b);
	spin_unlock(&spin_b);
	spin_unlock(&spin_a);
	spin_lock(&spin_b);
	spin_lock(&spin_a);
	spin_unlock(&spin_a);
	spin_unlock(&spin_b);
}

static DEFINE_MUTEX(mutex_a);
static DEFINE_MUTEX(mutex_b);

static void mutex_inversion(void)
{
	mutex_lock(&mutex_a);
	mutex_lock(&mutex_b);
	mutex_unlock(&mutex_b);
	mutex_unlock(&mutex_a);
	mutex_lock(&mutex_b);
	mutex_lock(&mutex_a);
	mutex_unlock(&mutex_a);
	mutex_unlock(&mutex_b);
}

static int __rcu *shared;

static void rcu_without_lock(void)
{
	sink = rcu_dereference(shared) != NULL;
}

static void lock_kept(void)
{
	mutex_lock(&mutex_a);
}

static void list_corruption(void)
{
	LIST_HEAD(head);
	LIST_HEAD(entry);
	struct list_head stray;

	list_add(&entry, &head);
	INIT_LIST_HEAD(&stray);
	entry.prev = &stray;
	list_del(&entry);
}

static void warning(void)
{
	WARN_ON(one);
}

static void null_dereference(void)
{
	char *volatile p = NULL;

	write_at(p);
}

static void hang(void)
{
	while (one)
		msleep(10);
}

static const struct {
	const char *name;
	void (*run)(void);
} bugs[] = {
#define BUG(name) { #name, name }
	BUG(use_after_free),
	BUG(heap_out_of_bounds),
	BUG(stack_out_of_bounds),
	BUG(global_out_of_bounds),
	BUG(vmalloc_out_of_bounds),
	BUG(double_free),
	BUG(leak),
	BUG(shift_out_of_range),
	BUG(index_out_of_range),
	BUG(sleep_in_atomic),
	BUG(spinlock_inversion),
	BUG(mutex_inversion),
	BUG(rcu_without_lock),
	BUG(lock_kept),
	BUG(list_corruption),
	BUG(warning),
	BUG(null_dereference),
	BUG(hang),
};

static int __init ck_bugs_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(bugs); i++) {
		if (strcmp(bug, bugs[i].name))
			continue;
		bugs[i].run();
		return 0;
	}
	pr_err("no bug '%s'\n", bug);
	return -EINVAL;
}
module_init(ck_bugs_init);

static void __exit ck_bugs_exit(void)
{
}
module_exit(ck_bugs_exit);
MODULE_DESCRIPTION("Deliberate bugs");
MODULE_LICENSE("GPL");
