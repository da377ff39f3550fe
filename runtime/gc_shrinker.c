// SPDX-License-Identifier: GPL-2.0
/*
 * Collection of reference cycles when memory gets short.
 *
 * The collector stops all CPUs and runs destructors, neither of which the reclaiming task may do;
 * so the shrinker only asks for it, and only if the module has made enough objects since the last
 * time to make that worthwhile.
 */
#include <linux/module.h>
#include <linux/workqueue.h>

#include <cythonk/compat.h>
#include <cythonk/heap.h>
#include <cythonk/module.h>

/* New objects that make a collection worth its pause. */
#define WORTHWHILE	1000

static struct shrinker *shrinker;
/* Objects that the last collection left. */
static long survivors;

static void collect(struct work_struct *work)
{
	ck_gc_collect();
	WRITE_ONCE(survivors, ck_heap_live());
}

static DECLARE_WORK(collect_work, collect);

static unsigned long count_objects(struct shrinker *s, struct shrink_control *sc)
{
	long new = ck_heap_live() - READ_ONCE(survivors);

	return new >= WORTHWHILE ? new : SHRINK_EMPTY;
}

static unsigned long scan_objects(struct shrinker *s, struct shrink_control *sc)
{
	schedule_work(&collect_work);
	return SHRINK_STOP;
}

/**
 * ck_gc_shrinker_init() - begin to watch for memory pressure
 *
 * Context: process.
 * Return: 0 or a negative errno, with nothing left behind.
 */
int ck_gc_shrinker_init(void)
{
	int err;

	shrinker = ck_shrinker_new(THIS_MODULE->name);
	if (!shrinker)
		return -ENOMEM;
	shrinker->count_objects = count_objects;
	shrinker->scan_objects = scan_objects;
	shrinker->seeks = DEFAULT_SEEKS;
	err = ck_shrinker_register(shrinker, THIS_MODULE->name);
	if (err) {
		ck_shrinker_free(shrinker);
		shrinker = NULL;
	}
	return err;
}

/**
 * ck_gc_shrinker_exit() - stop watching, and wait for a collection that was asked for
 *
 * Context: process.
 */
void ck_gc_shrinker_exit(void)
{
	ck_shrinker_free(shrinker);
	shrinker = NULL;
	cancel_work_sync(&collect_work);
}
