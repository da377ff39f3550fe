// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of containers/case.pyx: the kernel's own containers.
 *
 * What makes the comparison fair:
 *
 * - what others may use at any moment, interrupts too, is read and changed under a lock that keeps
 *   interrupts off; a walk takes the lock for each step, as the array may change in between. What
 *   only one function knows has no lock, in the .pyx neither;
 * - growth and allocation are checked;
 * - numbers_*(): 64-bit numbers in an array that krealloc() grows;
 * - texts_*(): such an array of pointers to structures with a kref. An element of a shared array is
 *   counted under the lock, as it may be replaced at any moment, and put after use;
 * - table_*(): linux/hashtable.h with 1,024 buckets. An entry has a kref, so that who found it may
 *   use it after the lock. Its hash is not secret and it does not grow, which a dict's is and does.
 */
#include <linux/hashtable.h>
#include <linux/kref.h>
#include <linux/overflow.h>
#include <linux/spinlock.h>

#include "bench.h"

#define FIRST_ROOM	8

struct numbers {
	spinlock_t lock;
	size_t size;
	size_t room;
	s64 *items;
};

static void init_numbers(struct numbers *xs)
{
	spin_lock_init(&xs->lock);
	xs->size = 0;
	xs->room = 0;
	xs->items = NULL;
}

/* Room for one more of an array of any elements. */
static void *grow(void *items, size_t *room, size_t element)
{
	size_t more = *room ? 2 * *room : FIRST_ROOM;

	items = krealloc(items, array_size(more, element), GFP_KERNEL);
	if (items)
		*room = more;
	return items;
}

static int push_number(struct numbers *xs, s64 value)
{
	s64 *items;

	if (xs->size == xs->room) {
		items = grow(xs->items, &xs->room, sizeof(*items));
		if (!items)
			return -ENOMEM;
		xs->items = items;
	}
	xs->items[xs->size++] = value;
	return 0;
}

static int fill_numbers(struct numbers *xs, size_t n)
{
	size_t i;
	int err;

	init_numbers(xs);
	for (i = 0; i < n; i++) {
		err = push_number(xs, i);
		if (err) {
			kfree(xs->items);
			return err;
		}
	}
	return 0;
}

static struct numbers *prepare_numbers(size_t n)
{
	struct numbers *xs = kmalloc(sizeof(*xs), GFP_KERNEL);

	if (xs && fill_numbers(xs, n)) {
		kfree(xs);
		xs = NULL;
	}
	return xs;
}

static void release_numbers(struct numbers *xs)
{
	kfree(xs->items);
	kfree(xs);
}

static int get_number(struct numbers *xs, size_t i, s64 *value)
{
	unsigned long flags;
	bool there;

	spin_lock_irqsave(&xs->lock, flags);
	there = i < xs->size;
	if (there)
		*value = xs->items[i];
	spin_unlock_irqrestore(&xs->lock, flags);
	return there ? 0 : -ERANGE;
}

static int set_number(struct numbers *xs, size_t i, s64 value)
{
	unsigned long flags;
	bool there;

	spin_lock_irqsave(&xs->lock, flags);
	there = i < xs->size;
	if (there)
		xs->items[i] = value;
	spin_unlock_irqrestore(&xs->lock, flags);
	return there ? 0 : -ERANGE;
}

static s64 numbers_append(size_t n)
{
	struct numbers xs;
	int err = fill_numbers(&xs, n);

	if (err)
		return err;
	kfree(xs.items);
	return xs.size;
}

static s64 numbers_index(struct numbers *xs)
{
	s64 total = 0, value;
	size_t i, n = READ_ONCE(xs->size);

	for (i = 0; i < n; i++) {
		if (get_number(xs, i, &value))
			return -ERANGE;
		total += value;
	}
	return total;
}

static s64 numbers_walk(struct numbers *xs)
{
	s64 total = 0, value;
	size_t i;

	for (i = 0; !get_number(xs, i, &value); i++)
		total += value;
	return total;
}

static s64 numbers_store(struct numbers *xs)
{
	size_t i, n = READ_ONCE(xs->size);

	for (i = 0; i < n; i++)
		if (set_number(xs, i, i))
			return -ERANGE;
	return n;
}

static s64 numbers_drain(size_t n)
{
	struct numbers xs;
	int err = fill_numbers(&xs, n);
	s64 total = 0;

	if (err)
		return err;
	while (xs.size)
		total += xs.items[--xs.size];
	kfree(xs.items);
	return total;
}

/* An object that may be shared, and an array of such. */
struct text {
	struct kref ref;
	char data[];
};

struct texts {
	spinlock_t lock;
	size_t size;
	size_t room;
	struct text **items;
};

static void free_text(struct kref *ref)
{
	kfree(container_of(ref, struct text, ref));
}

static void put_text(struct text *text)
{
	if (text)
		kref_put(&text->ref, free_text);
}

static struct text *new_text(size_t number)
{
	struct text *text = kmalloc(sizeof(*text) + 24, GFP_KERNEL);

	if (text) {
		kref_init(&text->ref);
		snprintf(text->data, 24, "text %zu", number);
	}
	return text;
}

static struct text *get_text(struct texts *xs, size_t i)
{
	struct text *text = NULL;
	unsigned long flags;

	spin_lock_irqsave(&xs->lock, flags);
	if (i < xs->size) {
		text = xs->items[i];
		kref_get(&text->ref);
	}
	spin_unlock_irqrestore(&xs->lock, flags);
	return text;
}

/* Takes over the caller's reference. */
static int set_text(struct texts *xs, size_t i, struct text *text)
{
	unsigned long flags;
	bool there;

	spin_lock_irqsave(&xs->lock, flags);
	there = i < xs->size;
	if (there)
		swap(xs->items[i], text);
	spin_unlock_irqrestore(&xs->lock, flags);
	put_text(text);
	return there ? 0 : -ERANGE;
}

/* Takes over the caller's reference. */
static int push_text(struct texts *xs, struct text *text)
{
	struct text **items;

	if (xs->size == xs->room) {
		items = grow(xs->items, &xs->room, sizeof(*items));
		if (!items) {
			put_text(text);
			return -ENOMEM;
		}
		xs->items = items;
	}
	xs->items[xs->size++] = text;
	return 0;
}

static void init_texts(struct texts *xs)
{
	spin_lock_init(&xs->lock);
	xs->size = 0;
	xs->room = 0;
	xs->items = NULL;
}

static void free_texts(struct texts *xs)
{
	while (xs->size)
		put_text(xs->items[--xs->size]);
	kfree(xs->items);
}

static void release_texts(struct texts *xs)
{
	free_texts(xs);
	kfree(xs);
}

static struct texts *prepare_texts(size_t n)
{
	struct texts *xs = kmalloc(sizeof(*xs), GFP_KERNEL);
	struct text *text;
	size_t i;

	if (!xs)
		return NULL;
	init_texts(xs);
	for (i = 0; i < n; i++) {
		text = new_text(i);
		if (!text || push_text(xs, text)) {
			release_texts(xs);
			return NULL;
		}
	}
	return xs;
}

static s64 texts_append(struct texts *xs)
{
	struct text *text;
	struct texts ys;
	s64 count;
	size_t i;

	init_texts(&ys);
	for (i = 0; (text = get_text(xs, i)); i++)
		if (push_text(&ys, text))
			break;
	count = i < xs->size ? -ENOMEM : ys.size;
	free_texts(&ys);
	return count;
}

static s64 texts_index(struct texts *xs)
{
	struct text *text;
	size_t i, n = READ_ONCE(xs->size);
	s64 found = 0;

	for (i = 0; i < n; i++) {
		text = get_text(xs, i);
		if (!text)
			return -ERANGE;
		found++;
		put_text(text);
	}
	return found;
}

static s64 texts_walk(struct texts *xs)
{
	struct text *text;
	s64 found = 0;
	size_t i;

	for (i = 0; (text = get_text(xs, i)); i++) {
		found++;
		put_text(text);
	}
	return found;
}

static s64 texts_store(struct texts *xs)
{
	struct text *text = get_text(xs, 0);
	s64 result = xs->size;
	size_t i;

	for (i = 0; result >= 0 && i < xs->size; i++) {
		kref_get(&text->ref);
		if (set_text(xs, i, text))
			result = -ERANGE;
	}
	put_text(text);
	return result;
}

static s64 scatter(s64 i)
{
	return i * 40503 & 0x3fffffff;
}

#define TABLE_BITS	10

struct entry {
	struct hlist_node node;
	struct kref ref;
	s64 key;
	s64 value;
};

struct table {
	spinlock_t lock;
	size_t size;
	DECLARE_HASHTABLE(entries, TABLE_BITS);
};

static void free_entry(struct kref *ref)
{
	kfree(container_of(ref, struct entry, ref));
}

static struct entry *find_entry(struct table *d, s64 key)
{
	struct entry *e;

	hash_for_each_possible(d->entries, e, node, key)
		if (e->key == key)
			return e;
	return NULL;
}

static int set_entry(struct table *d, s64 key, s64 value)
{
	struct entry *old, *e = kmalloc(sizeof(*e), GFP_KERNEL);

	if (!e)
		return -ENOMEM;
	kref_init(&e->ref);
	e->key = key;
	e->value = value;
	old = find_entry(d, key);
	if (old)
		hash_del(&old->node);
	else
		d->size++;
	hash_add(d->entries, &e->node, key);
	if (old)
		kref_put(&old->ref, free_entry);
	return 0;
}

static struct entry *get_entry(struct table *d, s64 key)
{
	unsigned long flags;
	struct entry *e;

	spin_lock_irqsave(&d->lock, flags);
	e = find_entry(d, key);
	if (e)
		kref_get(&e->ref);
	spin_unlock_irqrestore(&d->lock, flags);
	return e;
}

/* The caller gets the table's reference. */
static struct entry *take_entry(struct table *d, s64 key)
{
	struct entry *e = find_entry(d, key);

	if (e) {
		hash_del(&e->node);
		d->size--;
	}
	return e;
}

static void release_table(struct table *d)
{
	struct hlist_node *next;
	struct entry *e;
	int bucket;

	hash_for_each_safe(d->entries, bucket, next, e, node)
		kref_put(&e->ref, free_entry);
	kfree(d);
}

static struct table *prepare_table(size_t n)
{
	struct table *d = kmalloc(sizeof(*d), GFP_KERNEL);
	size_t i;

	if (!d)
		return NULL;
	spin_lock_init(&d->lock);
	d->size = 0;
	hash_init(d->entries);
	for (i = 0; i < n; i++) {
		if (set_entry(d, scatter(i), i)) {
			release_table(d);
			return NULL;
		}
	}
	return d;
}

static s64 table_fill(size_t n)
{
	struct table *d = prepare_table(n);
	s64 count;

	if (!d)
		return -ENOMEM;
	count = d->size;
	release_table(d);
	return count;
}

static s64 table_lookup(struct table *d)
{
	struct entry *e;
	s64 total = 0;
	size_t i;

	for (i = 0; i < d->size; i++) {
		e = get_entry(d, scatter(i));
		if (!e)
			return -ENOENT;
		total += e->value;
		kref_put(&e->ref, free_entry);
	}
	return total;
}

static s64 table_drain(size_t n)
{
	struct table *d = prepare_table(n);
	struct entry *e;
	s64 total = 0;
	size_t i;

	if (!d)
		return -ENOMEM;
	for (i = 0; i < n; i++) {
		e = take_entry(d, scatter(i));
		if (!e) {
			total = -ENOENT;
			break;
		}
		total += e->value;
		kref_put(&e->ref, free_entry);
	}
	release_table(d);
	return total;
}

static s64 table_miss(struct table *d)
{
	struct entry *e;
	s64 found = 0;
	size_t i;

	for (i = 0; i < d->size; i++) {
		e = get_entry(d, -1 - (s64)i);
		if (e) {
			found++;
			kref_put(&e->ref, free_entry);
		}
	}
	return found;
}

/* Another value for a key that is there. */
static int replace_value(struct table *d, s64 key, s64 value)
{
	unsigned long flags;
	struct entry *e;

	spin_lock_irqsave(&d->lock, flags);
	e = find_entry(d, key);
	if (e)
		e->value = value;
	spin_unlock_irqrestore(&d->lock, flags);
	return e ? 0 : -ENOENT;
}

static s64 table_store(struct table *d)
{
	size_t i;

	for (i = 0; i < d->size; i++)
		if (replace_value(d, scatter(i), i))
			return -ENOENT;
	return d->size;
}

BENCH_WORK(numbers_append)
BENCH_WORK(numbers_drain)
BENCH_PREPARED(numbers_index, struct numbers, prepare_numbers, release_numbers)
BENCH_PREPARED(numbers_walk, struct numbers, prepare_numbers, release_numbers)
BENCH_PREPARED(numbers_store, struct numbers, prepare_numbers, release_numbers)
BENCH_PREPARED(texts_append, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(texts_index, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(texts_walk, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(texts_store, struct texts, prepare_texts, release_texts)
BENCH_WORK(table_fill)
BENCH_WORK(table_drain)
BENCH_PREPARED(table_lookup, struct table, prepare_table, release_table)
BENCH_PREPARED(table_miss, struct table, prepare_table, release_table)
BENCH_PREPARED(table_store, struct table, prepare_table, release_table)

BENCH_MODULE(BENCH_ENTRY(numbers_append), BENCH_ENTRY(numbers_drain), BENCH_ENTRY(numbers_index),
	     BENCH_ENTRY(numbers_walk), BENCH_ENTRY(numbers_store), BENCH_ENTRY(texts_append),
	     BENCH_ENTRY(texts_index), BENCH_ENTRY(texts_walk), BENCH_ENTRY(texts_store),
	     BENCH_ENTRY(table_fill), BENCH_ENTRY(table_drain), BENCH_ENTRY(table_lookup),
	     BENCH_ENTRY(table_miss), BENCH_ENTRY(table_store));
