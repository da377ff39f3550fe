// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of exceptions/case.pyx: errors as kernel code reports them, negative numbers.
 *
 * What makes the comparison fair: the same functions call each other, each tests what the one below
 * it returned, and `goto` does what `finally` does there. They are kept
 * apart as if they were in files of their own, since an error that stays inside one function costs
 * nothing in C. An errno carries no message, no chain and no
 * traceback; that an exception does is what the difference pays for.
 */
#include <linux/hashtable.h>

#include "bench.h"

static bench_apart s64 check(s64 value)
{
	return value < 0 ? -EINVAL : value;
}

static s64 quiet(size_t n)
{
	s64 value, total = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		value = check(i);
		total = value == -EINVAL ? -1 : total + value;
	}
	return total;
}

static s64 caught(size_t n)
{
	s64 total = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (check(-1) == -EINVAL)
			total++;
	return total;
}

static bench_apart s64 fourth(s64 value)
{
	s64 below = check(value);

	return below < 0 ? below : below + 1;
}

static bench_apart s64 third(s64 value)
{
	s64 below = fourth(value);

	return below < 0 ? below : below + 1;
}

static bench_apart s64 second(s64 value)
{
	s64 below = third(value);

	return below < 0 ? below : below + 1;
}

static bench_apart s64 first(s64 value)
{
	s64 below = second(value);

	return below < 0 ? below : below + 1;
}

static s64 deep(size_t n)
{
	s64 total = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (first(-1) == -EINVAL)
			total++;
	return total;
}

static bench_apart s64 checked_with_cleanup(s64 value, s64 *cleanups)
{
	s64 err = check(value);

	if (err < 0)
		goto out;
	err = 0;
out:
	*cleanups += 1;
	return err;
}

static s64 with_finally(size_t n)
{
	s64 total = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (checked_with_cleanup(-1, &total) == -EINVAL)
			total++;
	return total;
}

struct item {
	struct hlist_node node;
	s64 key;
	s64 value;
};

static DEFINE_HASHTABLE(items, 3);

static bench_apart s64 look_up(s64 key, s64 *value)
{
	struct item *item;

	hash_for_each_possible(items, item, node, key) {
		if (item->key == key) {
			*value = item->value;
			return 0;
		}
	}
	return -ENOENT;
}

static s64 missing(size_t n)
{
	struct item one = { .key = 1, .value = 2 };
	s64 value, total = 0;
	size_t i;

	hash_init(items);
	hash_add(items, &one.node, one.key);
	for (i = 0; i < n; i++)
		total += look_up(-(s64)i, &value) == -ENOENT ? 1 : value;
	hash_del(&one.node);
	return total;
}

BENCH_WORK(quiet)
BENCH_WORK(caught)
BENCH_WORK(deep)
BENCH_WORK(with_finally)
BENCH_WORK(missing)

BENCH_MODULE(BENCH_ENTRY(quiet), BENCH_ENTRY(caught), BENCH_ENTRY(deep), BENCH_ENTRY(with_finally),
	     BENCH_ENTRY(missing));
