// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of dict/case.pyx: the kernel's own growing hash table, linux/rhashtable.h.
 *
 * What makes the comparison fair:
 *
 * - the same keys and values in the same order: 64-bit numbers, and texts of any length that are
 *   compared whole;
 * - a table that grows from small by itself, any number of entries, safe for several CPUs, hashed
 *   with a random seed: what a dict promises and rhashtable is made for. It does not keep the order
 *   of insertion, which costs it nothing here;
 * - entries are allocated one by one, as kernel code does, and every allocation is checked; one
 *   that readers may still look at is freed after a grace period;
 * - a key that is there already is replaced, as in d[key] = value, which is why filling looks up.
 */
#include <linux/jhash.h>
#include <linux/rhashtable.h>
#include <linux/workqueue.h>

#include "bench.h"

struct number {
	struct rhash_head node;
	struct rcu_head rcu;
	s64 key;
	s64 value;
};

static const struct rhashtable_params number_params = {
	.head_offset = offsetof(struct number, node),
	.key_offset = offsetof(struct number, key),
	.key_len = sizeof(s64),
	.automatic_shrinking = true,
};

struct numbers {
	struct rhashtable table;
	size_t size;
};

static s64 scatter(s64 i)
{
	return i * 40503 & 0x3fffffff;
}

/* Let the table finish growing, as it has when a driver has run for a while. */
static void settle(struct rhashtable *table)
{
	while (flush_work(&table->run_work))
		;
}

static void free_number(void *p, void *arg)
{
	kfree(p);
}

static int set_number(struct numbers *d, s64 key, s64 value)
{
	struct number *old, *item = kmalloc(sizeof(*item), GFP_KERNEL);

	if (!item)
		return -ENOMEM;
	item->key = key;
	item->value = value;
	old = rhashtable_lookup_get_insert_fast(&d->table, &item->node, number_params);
	if (!old)
		return 0;
	kfree(item);
	if (IS_ERR(old))
		return PTR_ERR(old);
	WRITE_ONCE(old->value, value);
	return 0;
}

static int init_numbers(struct numbers *d, size_t n)
{
	size_t i;
	int err;

	d->size = n;
	err = rhashtable_init(&d->table, &number_params);
	for (i = 0; !err && i < n; i++) {
		err = set_number(d, scatter(i), i);
		if (err)
			rhashtable_free_and_destroy(&d->table, free_number, NULL);
	}
	return err;
}

static s64 fill(size_t n)
{
	struct numbers d;
	s64 count;
	int err;

	err = init_numbers(&d, n);
	if (err)
		return err;
	count = atomic_read(&d.table.nelems);
	rhashtable_free_and_destroy(&d.table, free_number, NULL);
	return count;
}

static s64 drain(size_t n)
{
	struct number *item;
	struct numbers d;
	s64 total = 0;
	size_t i;
	int err;

	err = init_numbers(&d, n);
	if (err)
		return err;
	for (i = 0; i < n; i++) {
		s64 key = scatter(i);

		rcu_read_lock();
		item = rhashtable_lookup(&d.table, &key, number_params);
		if (item && rhashtable_remove_fast(&d.table, &item->node, number_params))
			item = NULL;
		rcu_read_unlock();
		if (!item) {
			total = -ENOENT;
			break;
		}
		total += item->value;
		kfree_rcu(item, rcu);
	}
	if (total >= 0)
		total += atomic_read(&d.table.nelems);
	rhashtable_free_and_destroy(&d.table, free_number, NULL);
	return total;
}

static struct numbers *prepare_numbers(size_t n)
{
	struct numbers *d = kmalloc(sizeof(*d), GFP_KERNEL);

	if (d && init_numbers(d, n)) {
		kfree(d);
		d = NULL;
	}
	if (d)
		settle(&d->table);
	return d;
}

static void release_numbers(struct numbers *d)
{
	rhashtable_free_and_destroy(&d->table, free_number, NULL);
	kfree(d);
}

static s64 lookup(struct numbers *d)
{
	struct number *item;
	s64 total = 0;
	size_t i;

	for (i = 0; i < d->size; i++) {
		s64 key = scatter(i);

		rcu_read_lock();
		item = rhashtable_lookup(&d->table, &key, number_params);
		if (!item) {
			rcu_read_unlock();
			return -ENOENT;
		}
		total += READ_ONCE(item->value);
		rcu_read_unlock();
	}
	return total;
}

static s64 miss(struct numbers *d)
{
	s64 found = 0;
	size_t i;

	for (i = 0; i < d->size; i++) {
		s64 key = -1 - (s64)i;

		if (rhashtable_lookup_fast(&d->table, &key, number_params))
			found++;
	}
	return found;
}

static s64 walk(struct numbers *d)
{
	struct rhashtable_iter iter;
	struct number *item;
	s64 total = 0;

	rhashtable_walk_enter(&d->table, &iter);
	rhashtable_walk_start(&iter);
	while ((item = rhashtable_walk_next(&iter))) {
		if (!IS_ERR(item)) {
			total += item->key ^ item->value;
		} else {
			total = PTR_ERR(item);	/* -EAGAIN: resized meanwhile */
			break;
		}
	}
	rhashtable_walk_stop(&iter);
	rhashtable_walk_exit(&iter);
	return total;
}

struct word {
	struct rhash_head node;
	const char *name;
	s64 value;
};

static u32 hash_name(const void *name, u32 len, u32 seed)
{
	return jhash(name, strlen(name), seed);
}

static u32 hash_word(const void *word, u32 len, u32 seed)
{
	return hash_name(((const struct word *)word)->name, len, seed);
}

static int compare_word(struct rhashtable_compare_arg *arg, const void *word)
{
	return strcmp(((const struct word *)word)->name, arg->key);
}

static const struct rhashtable_params word_params = {
	.head_offset = offsetof(struct word, node),
	.hashfn = hash_name,
	.obj_hashfn = hash_word,
	.obj_cmpfn = compare_word,
	.automatic_shrinking = true,
};

struct words {
	struct rhashtable table;
	size_t size;
	char *names[];
};

static void free_word(void *word, void *arg)
{
	kfree(((struct word *)word)->name);
	kfree(word);
}

static void release_words(struct words *d)
{
	rhashtable_free_and_destroy(&d->table, free_word, NULL);
	kvfree(d);
}

static int add_word(struct words *d, size_t i)
{
	struct word *word = kmalloc(sizeof(*word), GFP_KERNEL);
	int err = -ENOMEM;

	if (!word)
		return err;
	d->names[i] = kasprintf(GFP_KERNEL, "interface-%lld", scatter(i));
	if (d->names[i]) {
		word->name = d->names[i];
		word->value = strlen(word->name);
		err = rhashtable_lookup_insert_key(&d->table, word->name, &word->node, word_params);
	}
	if (err) {
		kfree(d->names[i]);
		kfree(word);
	}
	return err;
}

static struct words *prepare_words(size_t n)
{
	struct words *d = kvmalloc(struct_size(d, names, n), GFP_KERNEL);
	size_t i;

	if (!d)
		return NULL;
	d->size = n;
	if (rhashtable_init(&d->table, &word_params)) {
		kvfree(d);
		return NULL;
	}
	for (i = 0; i < n; i++) {
		if (add_word(d, i)) {
			release_words(d);
			return NULL;
		}
	}
	settle(&d->table);
	return d;
}

static s64 words(struct words *d)
{
	struct word *word;
	s64 total = 0;
	size_t i;

	for (i = 0; i < d->size; i++) {
		rcu_read_lock();
		word = rhashtable_lookup(&d->table, d->names[i], word_params);
		if (!word) {
			rcu_read_unlock();
			return -ENOENT;
		}
		total += READ_ONCE(word->value);
		rcu_read_unlock();
	}
	return total;
}

BENCH_WORK(fill)
BENCH_WORK(drain)
BENCH_PREPARED(lookup, struct numbers, prepare_numbers, release_numbers)
BENCH_PREPARED(miss, struct numbers, prepare_numbers, release_numbers)
BENCH_PREPARED(walk, struct numbers, prepare_numbers, release_numbers)
BENCH_PREPARED(words, struct words, prepare_words, release_words)

BENCH_MODULE(BENCH_ENTRY(fill), BENCH_ENTRY(drain), BENCH_ENTRY(lookup), BENCH_ENTRY(miss),
	     BENCH_ENTRY(walk), BENCH_ENTRY(words));
