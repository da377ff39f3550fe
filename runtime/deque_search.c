// SPDX-License-Identifier: GPL-2.0
/*
 * deque: what compares items to a value. Comparing runs user code without the lock; a deque that
 * changes meanwhile is an error, as in CPython.
 */
#include <linux/limits.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "deque_ring.h"
#include "self.h"
#include "seq.h"

/* The search found that the deque changed; CK_NOT_FOUND is seq.h's. */
#define CHANGED		(-3)

static unsigned long version_of(struct ck_deque *d)
{
	unsigned long flags, version;

	spin_lock_irqsave(&d->lock, flags);
	version = d->version;
	spin_unlock_irqrestore(&d->lock, flags);
	return version;
}

/* 1 with a new reference to the item, 0 past the end, CHANGED. */
static int item_at(struct ck_deque *d, size_t i, unsigned long version, struct ck_object **item)
{
	unsigned long flags;
	int found = 0;

	spin_lock_irqsave(&d->lock, flags);
	if (d->version != version) {
		found = CHANGED;
	} else if (i < d->len) {
		*item = ck_get(*ck_ring_at(d, i));
		found = 1;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return found;
}

/*
 * First position in a range whose item equals @v, CK_NOT_FOUND, CHANGED, or -1 with an exception.
 */
static ssize_t find(struct ck_deque *d, struct ck_object *v, size_t start, size_t stop,
		    unsigned long version)
{
	struct ck_object *item;
	int found, same;
	size_t i;

	for (i = start; i < stop; i++) {
		found = item_at(d, i, version, &item);
		if (found <= 0)
			return found ? found : CK_NOT_FOUND;
		same = ck_same(item, v);
		ck_put(item);
		if (same < 0)
			return -1;
		if (version_of(d) != version)
			return CHANGED;
		if (same)
			return i;
	}
	return CK_NOT_FOUND;
}

static __cold void raise_changed(void)
{
	ck_raise(&ck_RuntimeError, "deque mutated during iteration");
}

static __cold void raise_not_there(struct ck_object *v)
{
	struct ck_object *text = ck_repr(v, CK_GFP_ANY);

	if (!text)
		return;
	ck_raise(&ck_ValueError, "%s is not in deque", ck_to_str(text)->data);
	ck_put(text);
}

ssize_t ck_deque_index(struct ck_object *o, struct ck_object *v, struct ck_object *start,
		       struct ck_object *stop)
{
	ssize_t first = 0, end = SSIZE_MAX, i;

	if (!ck_deque_check_self(o, "index"))
		return -1;
	if (start)
		first = ck_index(start);
	if (start && ck_failed(first))
		return -1;
	if (stop)
		end = ck_index(stop);
	if (stop && ck_failed(end))
		return -1;
	ck_clamp_slice(&first, &end, ck_deque_len(o));
	i = find(ck_to_deque(o), v, first, end, version_of(ck_to_deque(o)));
	if (i == CK_NOT_FOUND)
		raise_not_there(v);
	else if (i == CHANGED)
		raise_changed();
	return i < 0 ? -1 : i;
}

ssize_t ck_deque_count(struct ck_object *o, struct ck_object *v)
{
	struct ck_deque *d = ck_to_deque(o);
	unsigned long version;
	ssize_t count = 0, i;

	if (!ck_deque_check_self(o, "count"))
		return -1;
	version = version_of(d);
	for (i = find(d, v, 0, SIZE_MAX, version); i >= 0; i = find(d, v, i + 1, SIZE_MAX, version))
		count++;
	if (i == CHANGED)
		raise_changed();
	return i == CK_NOT_FOUND ? count : -1;
}

/**
 * ck_deque_contains() - contains slot of deque
 * @self: a deque
 * @v: the value looked for
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_deque_contains(struct ck_object *self, struct ck_object *v)
{
	struct ck_deque *d = ck_to_deque(self);
	ssize_t i = find(d, v, 0, SIZE_MAX, version_of(d));

	if (i == CHANGED)
		raise_changed();
	return i == CK_NOT_FOUND ? 0 : i < 0 ? -1 : 1;
}

int ck_deque_remove(struct ck_object *o, struct ck_object *v)
{
	struct ck_deque *d = ck_to_deque(o);
	unsigned long flags, version;
	struct ck_object *item = NULL;
	ssize_t i;

	if (!ck_deque_check_self(o, "remove"))
		return -1;
	version = version_of(d);
	i = find(d, v, 0, SIZE_MAX, version);
	if (i >= 0) {
		spin_lock_irqsave(&d->lock, flags);
		if (d->version == version)
			item = ck_deque_take_at(d, i);
		spin_unlock_irqrestore(&d->lock, flags);
	}
	if (item) {
		ck_put(item);
		return 0;
	}
	if (i == CK_NOT_FOUND)
		raise_not_there(v);
	else if (i != -1)
		ck_raise(&ck_IndexError, "deque mutated during iteration");
	return -1;
}
