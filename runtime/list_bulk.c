// SPDX-License-Identifier: GPL-2.0
/*
 * list: copying out, extending, list() and tuple(). A copy is made under the lock into memory
 * allocated before, so it is one moment's content of the list.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "list_items.h"
#include "self.h"

/**
 * ck_items_release() - drop an array and its references
 * @items: the array, which no list has had; empty afterwards
 */
void ck_items_release(struct ck_items *items)
{
	while (items->n)
		ck_put(items->items[--items->n]);
	ck_shared_free(items->items);
	items->items = NULL;
}

/**
 * ck_items_retire() - drop an array that was a list's, and its references
 * @list: the list
 * @items: the array; empty afterwards
 */
void ck_items_retire(struct ck_object *list, struct ck_items *items)
{
	while (items->n)
		ck_put(items->items[--items->n]);
	ck_shared_retire(list, items->items);
	items->items = NULL;
}

/* Copy what @span means now, if no more than @room; returns how many there are. */
static size_t copy_span(struct ck_list *l, struct ck_span span, struct ck_object **to, size_t room)
{
	ssize_t i;

	ck_span_fit(&span, l->len);
	if (span.count > room)
		return span.count;
	if (span.step == 1)
		for (i = 0; i < span.count; i++)
			to[i] = ck_get(l->items[span.start + i]);
	else
		for (i = 0; i < span.count; i++)
			to[i] = ck_get(l->items[span.start + i * span.step]);
	return span.count;
}

/**
 * ck_items_copy() - copy items out of a list, atomically
 * @to: where to; to be released by ck_items_release() or adopted
 * @l: the list
 * @span: which items, from ck_slice_unpack() (not fitted)
 * @gfp: allocation flags
 *
 * Return: false with MemoryError pending.
 */
bool ck_items_copy(struct ck_items *to, struct ck_list *l, const struct ck_span *span, gfp_t gfp)
{
	struct ck_span guess = *span;
	unsigned long flags;
	size_t room;

	ck_span_fit(&guess, READ_ONCE(l->len));
	room = guess.count;
	for (;;) {
		to->items = NULL;
		if (room) {
			to->items = ck_shared_alloc(room, sizeof(*to->items), gfp);
			if (!to->items)
				return false;
		}
		spin_lock_irqsave(&l->lock, flags);
		to->n = copy_span(l, *span, to->items, room);
		to->version = l->version;
		spin_unlock_irqrestore(&l->lock, flags);
		if (to->n <= room)
			return true;
		room = to->n;
		ck_shared_free(to->items);
	}
}

static const struct ck_span everything = { .start = 0, .stop = SSIZE_MAX, .step = 1 };

static struct ck_object *new_list(struct ck_object *from, const struct ck_span *span, gfp_t gfp)
{
	struct ck_items items;

	if (!ck_items_copy(&items, ck_to_list(from), span, gfp))
		return NULL;
	return ck_list_adopt(&items, gfp);
}

struct ck_object *ck_list_copy(struct ck_object *l, gfp_t gfp)
{
	if (!ck_is_list(l)) {
		ck_raise_no_method(l, "copy");
		return NULL;
	}
	return new_list(l, &everything, gfp);
}

struct ck_object *ck_list_slice(struct ck_object *l, ssize_t start, ssize_t end, gfp_t gfp)
{
	struct ck_span span = { .start = start, .stop = end, .step = 1 };

	if (!ck_is_list(l)) {
		ck_raise_no_items(l);
		return NULL;
	}
	return new_list(l, &span, gfp);
}

struct ck_object *ck_list_as_tuple(struct ck_object *l, gfp_t gfp)
{
	struct ck_object *tuple;
	struct ck_items items;

	if (!ck_check_type(l, &ck_list_type, 0, NULL) ||
	    !ck_items_copy(&items, ck_to_list(l), &everything, gfp))
		return NULL;
	tuple = ck_tuple_from_array(items.items, items.n, gfp);
	ck_items_release(&items);
	return tuple;
}

/* Append references, which the list takes over when there is room; @need: as in put_in(). */
static bool append_now(struct ck_list *l, struct ck_object *const *items, size_t n, size_t *need)
{
	unsigned long flags;
	bool done = false;

	spin_lock_irqsave(&l->lock, flags);
	*need = l->len + n;
	if (*need <= l->cap) {
		memcpy(l->items + l->len, items, n * sizeof(*items));
		/* Readers of the length find the items. */
		smp_store_release(&l->len, l->len + n);
		ck_list_changed(l);
		done = true;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return done;
}

/* Append references; on failure they are still the caller's. */
static bool append_items(struct ck_list *l, struct ck_object *const *items, size_t n, gfp_t gfp)
{
	size_t need;

	if (!n)
		return true;
	while (!append_now(l, items, n, &need))
		if (!ck_list_make_room(l, need, gfp))
			return false;
	return true;
}

static int extend_by_list(struct ck_list *l, struct ck_list *other, gfp_t gfp)
{
	struct ck_items items;

	if (!ck_items_copy(&items, other, &everything, gfp))
		return -1;
	if (!append_items(l, items.items, items.n, gfp)) {
		ck_items_release(&items);
		return -1;
	}
	ck_shared_free(items.items);
	return 0;
}

static int extend_by_tuple(struct ck_list *l, struct ck_tuple *t, gfp_t gfp)
{
	u32 i;

	for (i = 0; i < t->len; i++)
		ck_get(t->items[i]);
	if (append_items(l, t->items, t->len, gfp))
		return 0;
	for (i = 0; i < t->len; i++)
		ck_put(t->items[i]);
	return -1;
}

static int extend_by_iterator(struct ck_object *l, struct ck_object *it, gfp_t gfp)
{
	struct ck_object *item;
	int failed = 0;

	while (!failed && (item = ck_next(it, gfp))) {
		failed = ck_list_append(l, item, gfp);
		ck_put(item);
	}
	return failed || ck_err_occurred() ? -1 : 0;
}

int ck_list_extend(struct ck_object *l, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *it;
	int result;

	if (!ck_is_list(l)) {
		ck_raise_no_method(l, "extend");
		return -1;
	}
	if (ck_is_list(iterable))
		return extend_by_list(ck_to_list(l), ck_to_list(iterable), gfp);
	if (ck_is_tuple(iterable))
		return extend_by_tuple(ck_to_list(l), ck_to_tuple(iterable), gfp);
	it = ck_iter(iterable, gfp);
	if (!it)
		return -1;
	result = extend_by_iterator(l, it, gfp);
	ck_put(it);
	return result;
}

struct ck_object *ck_list_from(struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *l;

	if (ck_is_list(iterable))
		return new_list(iterable, &everything, gfp);
	l = ck_list_new(0, gfp);
	if (l && ck_list_extend(l, iterable, gfp) < 0) {
		ck_put(l);
		return NULL;
	}
	return l;
}
