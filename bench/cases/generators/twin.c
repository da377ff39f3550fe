// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of generators/case.pyx: loops.
 *
 * What makes the comparison fair: the same numbers, and the same results in memory where the .pyx
 * makes a list, a dict or a text of them. A sum needs no memory in C, and gets none. No result is
 * longer than the input, so arrays are allocated once at that size.
 * The dict is an rhashtable, as in dict/twin.c.
 */
#include <linux/rhashtable.h>

#include "bench.h"

struct numbers {
	size_t size;
	s64 items[];
};

static struct numbers *prepare(size_t n)
{
	struct numbers *xs = kvmalloc(struct_size(xs, items, n), GFP_KERNEL);
	size_t i;

	if (!xs)
		return NULL;
	xs->size = n;
	for (i = 0; i < n; i++)
		xs->items[i] = i * 40503 & 0xffff;
	return xs;
}

static void release(struct numbers *xs)
{
	kvfree(xs);
}

static s64 total(struct numbers *xs)
{
	s64 sum = 0;
	size_t i;

	for (i = 0; i < xs->size; i++)
		sum += xs->items[i] ^ 5;
	return sum;
}

static s64 largest(struct numbers *xs)
{
	s64 most = S64_MIN;
	size_t i;

	for (i = 0; i < xs->size; i++)
		most = max(most, xs->items[i] ^ 5);
	return most;
}

static struct numbers *odd_numbers(const struct numbers *xs)
{
	struct numbers *odd = kvmalloc(struct_size(odd, items, xs->size), GFP_KERNEL);
	size_t i;

	if (!odd)
		return NULL;
	odd->size = 0;
	for (i = 0; i < xs->size; i++)
		if (xs->items[i] & 1)
			odd->items[odd->size++] = xs->items[i] + 1;
	return odd;
}

static s64 listed(struct numbers *xs)
{
	struct numbers *odd = odd_numbers(xs);
	s64 result;

	if (!odd)
		return -ENOMEM;
	result = odd->size + 1;
	kvfree(odd);
	return result;
}

static s64 comprehension(struct numbers *xs)
{
	return listed(xs);
}

struct pair {
	struct rhash_head node;
	s64 key;
	s64 value;
};

static const struct rhashtable_params pair_params = {
	.head_offset = offsetof(struct pair, node),
	.key_offset = offsetof(struct pair, key),
	.key_len = sizeof(s64),
	.automatic_shrinking = true,
};

static void free_pair(void *pair, void *arg)
{
	kfree(pair);
}

static int set_pair(struct rhashtable *table, s64 key, s64 value)
{
	struct pair *old, *pair = kmalloc(sizeof(*pair), GFP_KERNEL);

	if (!pair)
		return -ENOMEM;
	pair->key = key;
	pair->value = value;
	old = rhashtable_lookup_get_insert_fast(table, &pair->node, pair_params);
	if (!old)
		return 0;
	kfree(pair);
	if (IS_ERR(old))
		return PTR_ERR(old);
	WRITE_ONCE(old->value, value);
	return 0;
}

static s64 mapping(struct numbers *xs)
{
	struct rhashtable table;
	s64 result;
	size_t i;
	int err;

	err = rhashtable_init(&table, &pair_params);
	if (err)
		return err;
	for (i = 0; !err && i < xs->size; i++)
		err = set_pair(&table, xs->items[i], xs->items[i] + 1);
	result = err ?: atomic_read(&table.nelems);
	rhashtable_free_and_destroy(&table, free_pair, NULL);
	return result;
}

static s64 joined(struct numbers *xs)
{
	char *end, *text = kvmalloc(xs->size + 1, GFP_KERNEL);
	s64 result;
	size_t i;

	if (!text)
		return -ENOMEM;
	end = text;
	for (i = 0; i < xs->size; i++)
		if (xs->items[i] & 1)
			*end++ = 'x';
	*end = '\0';
	result = strlen(text) + 1;
	kvfree(text);
	return result;
}

BENCH_PREPARED(total, struct numbers, prepare, release)
BENCH_PREPARED(largest, struct numbers, prepare, release)
BENCH_PREPARED(listed, struct numbers, prepare, release)
BENCH_PREPARED(comprehension, struct numbers, prepare, release)
BENCH_PREPARED(mapping, struct numbers, prepare, release)
BENCH_PREPARED(joined, struct numbers, prepare, release)

BENCH_MODULE(BENCH_ENTRY(total), BENCH_ENTRY(largest), BENCH_ENTRY(listed),
	     BENCH_ENTRY(comprehension), BENCH_ENTRY(mapping), BENCH_ENTRY(joined));
