// SPDX-License-Identifier: GPL-2.0
/*
 * list: reading, replacing and deleting slices.
 *
 * A change of length builds a new array beside the list and puts it in place if the list is still
 * the one it was made from; the old array then holds all that has to be released.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "list_items.h"
#include "self.h"

/**
 * ck_list_get_slice() - l[slice]
 * @self: a list
 * @slice: a slice object
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_list_get_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp)
{
	struct ck_items items;
	struct ck_span span;

	if (ck_slice_unpack(slice, &span) < 0 ||
	    !ck_items_copy(&items, ck_to_list(self), &span, gfp))
		return NULL;
	return ck_list_adopt(&items, gfp);
}

/* Exchange @with and as many items of the list; false: the slice has another number of items. */
static bool exchange(struct ck_list *l, struct ck_span span, struct ck_items *with, ssize_t *count)
{
	unsigned long flags;
	ssize_t i;

	spin_lock_irqsave(&l->lock, flags);
	ck_span_fit(&span, l->len);
	*count = span.count;
	if (span.count == with->n) {
		ck_list_begin(l);
		for (i = 0; i < span.count; i++)
			ck_items_swap(&l->items[span.start + i * span.step], &with->items[i]);
		ck_list_end(l);
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return *count == with->n;
}

/* Does the slice @span have item @i? */
static bool in_span(const struct ck_span *span, ssize_t i)
{
	ssize_t distance = span->step > 0 ? i - span->start : span->start - i;
	ssize_t step = abs(span->step);

	return distance >= 0 && distance % step == 0 && distance / step < span->count;
}

/*
 * Build the list without @span's items and with @n others in their place (@n is 0 unless the step
 * is 1). References move; those of @span's items stay in the old array only.
 */
static void assemble(struct ck_object **to, const struct ck_list *l, const struct ck_span *span,
		     struct ck_object *const *items, size_t n)
{
	size_t i, at = 0;

	if (span->step == 1) {
		size_t behind = span->start + span->count;

		memcpy(to, l->items, span->start * sizeof(*to));
		if (n)
			memcpy(to + span->start, items, n * sizeof(*to));
		memcpy(to + span->start + n, l->items + behind,
		       (l->len - behind) * sizeof(*to));
		return;
	}
	for (i = 0; i < l->len; i++)
		if (!in_span(span, i))
			to[at++] = l->items[i];
}

/* What splice() swaps out. */
struct old_array {
	struct ck_object **items;
	struct ck_span span;
};

/* Put the new array in place; false: it has not the right size any more. */
static bool install(struct ck_list *l, const struct ck_span *wanted, struct ck_object **array,
		    size_t len, const struct ck_items *with, struct old_array *old)
{
	unsigned long flags;
	bool done = false;

	old->span = *wanted;
	spin_lock_irqsave(&l->lock, flags);
	ck_span_fit(&old->span, l->len);
	if (l->len - old->span.count + with->n == len) {
		if (l->items && len)
			assemble(array, l, &old->span, with->items, with->n);
		else if (len)
			memcpy(array, with->items, len * sizeof(*array));
		old->items = l->items;
		ck_list_begin(l);
		l->items = array;
		l->len = len;
		l->cap = len;
		ck_list_end(l);
		done = true;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return done;
}

static void release_old(struct ck_list *l, struct old_array *old)
{
	ssize_t i;

	for (i = 0; i < old->span.count; i++)
		ck_put(old->items[old->span.start + i * old->span.step]);
	ck_shared_retire(&l->base, old->items);
}

/* Replace a slice; takes the references of @with over on success. */
static int splice(struct ck_list *l, const struct ck_span *span, const struct ck_items *with,
		  gfp_t gfp)
{
	struct ck_object **array;
	struct old_array old;
	size_t len, now;

	for (;;) {
		struct ck_span fitted = *span;

		now = READ_ONCE(l->len);
		ck_span_fit(&fitted, now);
		len = now - fitted.count + with->n;
		array = NULL;
		if (len) {
			array = ck_shared_alloc(len, sizeof(*array), gfp);
			if (!array)
				return -1;
		}
		if (install(l, span, array, len, with, &old))
			break;
		ck_shared_free(array);
	}
	release_old(l, &old);
	return 0;
}

/* The new items of an assignment, as an array of their own. */
static bool items_of(struct ck_items *items, struct ck_object *value, bool extended, gfp_t gfp)
{
	static const struct ck_span everything = { .start = 0, .stop = SSIZE_MAX, .step = 1 };
	struct ck_object *list;
	bool copied;

	if (ck_is_list(value))
		return ck_items_copy(items, ck_to_list(value), &everything, gfp);
	if (!ck_slot(ck_type_of(value), iter)) {
		ck_raise(&ck_TypeError, extended ? "must assign iterable to extended slice" :
						   "can only assign an iterable");
		return false;
	}
	list = ck_list_from(value, gfp);
	if (!list)
		return false;
	copied = ck_items_copy(items, ck_to_list(list), &everything, gfp);
	ck_put(list);
	return copied;
}

static int set_slice(struct ck_list *l, const struct ck_span *span, struct ck_object *value,
		     gfp_t gfp)
{
	struct ck_items with;
	ssize_t count;

	if (!items_of(&with, value, span->step != 1, gfp))
		return -1;
	if (exchange(l, *span, &with, &count)) {
		ck_items_release(&with);
		return 0;
	}
	if (span->step != 1) {
		ck_raise(&ck_ValueError,
			 "attempt to assign sequence of size %zu to extended slice of size %zd",
			 with.n, count);
		ck_items_release(&with);
		return -1;
	}
	if (splice(l, span, &with, gfp) < 0) {
		ck_items_release(&with);
		return -1;
	}
	ck_shared_free(with.items);
	return 0;
}

/**
 * ck_list_set_slice() - l[slice] = value, del l[slice]
 * @self: a list
 * @slice: a slice object
 * @value: any iterable; NULL deletes
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending and the list as it was.
 */
int ck_list_set_slice(struct ck_object *self, struct ck_object *slice, struct ck_object *value,
		      gfp_t gfp)
{
	struct ck_items nothing = { };
	struct ck_span span;

	if (ck_slice_unpack(slice, &span) < 0)
		return -1;
	if (value)
		return set_slice(ck_to_list(self), &span, value, gfp);
	return splice(ck_to_list(self), &span, &nothing, gfp);
}
