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
 * - sort() is the kernel's, with a function that compares, and sorts a copy as the .pyx does;
 * - what texts_*() do promises what the list promises: an array that krealloc() grows, of pointers
 *   to structures with a kref, which may be read and changed from any CPU and from interrupts. An
 *   element is counted under the lock, as it may be replaced at any moment, and put after use; a
 *   walk takes the lock for each step, as the array may change in between.
 */
#include <linux/kref.h>
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

/* Room for one more. krealloc() may move the array, so with the lock held, and without sleeping. */
static int grow_texts(struct texts *xs)
{
	size_t room = xs->room ? 2 * xs->room : FIRST_ROOM;
	struct text **items;

	items = krealloc(xs->items, array_size(room, sizeof(*items)), GFP_ATOMIC);
	if (!items)
		return -ENOMEM;
	xs->items = items;
	xs->room = room;
	return 0;
}

/* Takes over the caller's reference. */
static int push_text(struct texts *xs, struct text *text)
{
	unsigned long flags;
	int err = 0;

	spin_lock_irqsave(&xs->lock, flags);
	if (xs->size == xs->room)
		err = grow_texts(xs);
	if (!err)
		xs->items[xs->size++] = text;
	spin_unlock_irqrestore(&xs->lock, flags);
	if (err)
		put_text(text);
	return err;
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
	s64 found = 0;
	size_t i;

	for (i = 0; i < xs->size; i++) {
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

BENCH_WORK(append)
BENCH_WORK(drain)
BENCH_PREPARED(texts_append, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(texts_index, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(texts_walk, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(texts_store, struct texts, prepare_texts, release_texts)
BENCH_PREPARED(index, struct numbers, prepare, release)
BENCH_PREPARED(walk, struct numbers, prepare, release)
BENCH_PREPARED(store, struct numbers, prepare, release)
BENCH_PREPARED(search, struct numbers, prepare, release)
BENCH_PREPARED(sort_copy, struct numbers, prepare, release)

BENCH_MODULE(BENCH_ENTRY(append), BENCH_ENTRY(drain), BENCH_ENTRY(index), BENCH_ENTRY(walk),
	     BENCH_ENTRY(store), BENCH_ENTRY(search), BENCH_ENTRY(sort_copy),
	     BENCH_ENTRY(texts_append), BENCH_ENTRY(texts_index), BENCH_ENTRY(texts_walk),
	     BENCH_ENTRY(texts_store));
