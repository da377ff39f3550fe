// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of list/case.pyx: an array of numbers that doubles when it is full.
 *
 * What makes the comparison fair:
 *
 * - the same 64-bit numbers in the same order, appended one by one to an array that starts small;
 * - the array comes from kvmalloc(), as it may become large, and growth and allocation are checked;
 * - an array that is shared has a lock in kernel code too, so single accesses are under one
 *   (on one CPU it compiles to almost nothing, as the list's own does); walks over all elements
 *   take it once for all, which a C programmer may and a list, whose owner may change it, may not;
 * - sort() is the kernel's, with a function that compares, and sorts a copy as the .pyx does.
 *
 * The twin of containers/case.pyx promises what the list does.
 */
#include <linux/overflow.h>
#include <linux/sort.h>
#include <linux/spinlock.h>

#include "bench.h"

#define FIRST_ROOM	8

struct numbers {
	spinlock_t lock;
	size_t size;
	size_t room;
	s64 *items;
};

static void init(struct numbers *xs)
{
	spin_lock_init(&xs->lock);
	xs->size = 0;
	xs->room = 0;
	xs->items = NULL;
}

/* Room for one more; the lock is not held, as growing may sleep. */
static int grow(struct numbers *xs)
{
	size_t room = xs->room ? 2 * xs->room : FIRST_ROOM;
	s64 *old, *items = kvmalloc_array(room, sizeof(*items), GFP_KERNEL);

	if (!items)
		return -ENOMEM;
	spin_lock(&xs->lock);
	old = items;
	if (room > xs->room) {
		old = xs->items;
		if (old)
			memcpy(items, old, array_size(xs->size, sizeof(*items)));
		xs->items = items;
		xs->room = room;
	}
	spin_unlock(&xs->lock);
	kvfree(old);
	return 0;
}

static int push(struct numbers *xs, s64 value)
{
	int err;

	for (;;) {
		spin_lock(&xs->lock);
		if (xs->size < xs->room) {
			xs->items[xs->size++] = value;
			spin_unlock(&xs->lock);
			return 0;
		}
		spin_unlock(&xs->lock);
		err = grow(xs);
		if (err)
			return err;
	}
}

static int fill(struct numbers *xs, size_t n)
{
	size_t i;
	int err;

	init(xs);
	for (i = 0; i < n; i++) {
		err = push(xs, i);
		if (err) {
			kvfree(xs->items);
			return err;
		}
	}
	return 0;
}

static s64 append(size_t n)
{
	struct numbers xs;
	int err;

	err = fill(&xs, n);
	if (err)
		return err;
	kvfree(xs.items);
	return xs.size;
}

static s64 drain(size_t n)
{
	struct numbers xs;
	s64 total = 0;
	int err;

	err = fill(&xs, n);
	if (err)
		return err;
	for (;;) {
		spin_lock(&xs.lock);
		if (!xs.size) {
			spin_unlock(&xs.lock);
			break;
		}
		total += xs.items[--xs.size];
		spin_unlock(&xs.lock);
	}
	kvfree(xs.items);
	return total;
}

static struct numbers *prepare(size_t n)
{
	struct numbers *xs = kmalloc(sizeof(*xs), GFP_KERNEL);
	size_t i;

	if (!xs)
		return NULL;
	init(xs);
	xs->items = kvmalloc_array(n, sizeof(*xs->items), GFP_KERNEL);
	if (!xs->items) {
		kfree(xs);
		return NULL;
	}
	xs->size = xs->room = n;
	for (i = 0; i < n; i++)
		xs->items[i] = i * 40503 & 0x3fffffff;
	return xs;
}

static void release(struct numbers *xs)
{
	kvfree(xs->items);
	kfree(xs);
}

static s64 index(struct numbers *xs)
{
	s64 total = 0;
	size_t i;

	for (i = 0; i < xs->size; i++) {
		spin_lock(&xs->lock);
		if (i >= xs->size) {
			spin_unlock(&xs->lock);
			return -ERANGE;
		}
		total += xs->items[i];
		spin_unlock(&xs->lock);
	}
	return total;
}

static s64 walk(struct numbers *xs)
{
	s64 total = 0;
	size_t i;

	spin_lock(&xs->lock);
	for (i = 0; i < xs->size; i++)
		total += xs->items[i];
	spin_unlock(&xs->lock);
	return total;
}

static s64 store(struct numbers *xs)
{
	size_t i;

	for (i = 0; i < xs->size; i++) {
		spin_lock(&xs->lock);
		if (i >= xs->size) {
			spin_unlock(&xs->lock);
			return -ERANGE;
		}
		xs->items[i] = i;
		spin_unlock(&xs->lock);
	}
	return xs->items[xs->size - 1];
}

static s64 search(struct numbers *xs)
{
	s64 found = 0;
	size_t i;

	spin_lock(&xs->lock);
	for (i = 0; !found && i < xs->size; i++)
		found = xs->items[i] == -1;
	spin_unlock(&xs->lock);
	return found;
}

static int compare(const void *a, const void *b)
{
	s64 x = *(const s64 *)a, y = *(const s64 *)b;

	return x < y ? -1 : x > y;
}

static s64 sort_copy(struct numbers *xs)
{
	s64 *ys = kvmalloc_array(xs->size, sizeof(*ys), GFP_KERNEL);
	s64 result;

	if (!ys)
		return -ENOMEM;
	spin_lock(&xs->lock);
	memcpy(ys, xs->items, array_size(xs->size, sizeof(*ys)));
	spin_unlock(&xs->lock);
	sort(ys, xs->size, sizeof(*ys), compare, NULL);
	result = ys[0] + ys[xs->size / 2];
	kvfree(ys);
	return result;
}

BENCH_WORK(append)
BENCH_WORK(drain)
BENCH_PREPARED(index, struct numbers, prepare, release)
BENCH_PREPARED(walk, struct numbers, prepare, release)
BENCH_PREPARED(store, struct numbers, prepare, release)
BENCH_PREPARED(search, struct numbers, prepare, release)
BENCH_PREPARED(sort_copy, struct numbers, prepare, release)

BENCH_MODULE(BENCH_ENTRY(append), BENCH_ENTRY(drain), BENCH_ENTRY(index), BENCH_ENTRY(walk),
	     BENCH_ENTRY(store), BENCH_ENTRY(search), BENCH_ENTRY(sort_copy));
