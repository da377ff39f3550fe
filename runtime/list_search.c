// SPDX-License-Identifier: GPL-2.0
/*
 * list: what compares items to a value. Comparing runs user code, which may change the list, so
 * an item that was found is looked at again under the lock before it is removed.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "list_items.h"
#include "list_search.h"
#include "self.h"
#include "seq.h"

static __cold void raise_not_in_list(struct ck_object *v)
{
	struct ck_object *text = ck_repr(v, CK_GFP_ANY);

	if (!text)
		return;
	ck_raise(&ck_ValueError, "%s is not in list", ck_to_str(text)->data);
	ck_put(text);
}

/**
 * ck_list_index_between() - l.index(v, start, end)
 * @l: a list
 * @v: the value looked for
 * @start: first position
 * @end: position behind the last
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_list_index_between(struct ck_object *l, struct ck_object *v, ssize_t start, ssize_t end)
{
	ssize_t i;

	if (!ck_is_list(l)) {
		ck_raise_no_method(l, "index");
		return -1;
	}
	ck_clamp_slice(&start, &end, ck_list_len(l));
	i = ck_list_find(l, v, start, end);
	if (i == CK_NOT_FOUND) {
		raise_not_in_list(v);
		return -1;
	}
	return i;
}

/**
 * ck_list_index() - l.index(v)
 * @l: a list
 * @v: the value looked for
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_list_index(struct ck_object *l, struct ck_object *v)
{
	return ck_list_index_between(l, v, 0, SSIZE_MAX);
}

/**
 * ck_list_count() - l.count(v)
 * @l: a list
 * @v: the value looked for
 *
 * Return: the number, or -1 with an exception pending.
 */
ssize_t ck_list_count(struct ck_object *l, struct ck_object *v)
{
	if (!ck_is_list(l)) {
		ck_raise_no_method(l, "count");
		return -1;
	}
	return ck_seq_count(l, v, ck_list_iter_get);
}

/* Remove the item at @i if it is still @item. */
static bool remove_item(struct ck_list *l, size_t i, const struct ck_object *item)
{
	unsigned long flags;
	bool done = false;

	spin_lock_irqsave(&l->lock, flags);
	if (i < l->len && l->items[i] == item) {
		ck_list_begin(l);
		l->len--;
		ck_items_move(l->items + i, l->items + i + 1, l->len - i);
		ck_list_end(l);
		done = true;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return done;
}

/**
 * ck_list_remove() - l.remove(v)
 * @l: a list
 * @v: the value whose first equal is removed
 *
 * Return: 0, or -1 with ValueError or another exception pending.
 */
int ck_list_remove(struct ck_object *l, struct ck_object *v)
{
	struct ck_object *item;
	ssize_t i = 0;
	int same;

	if (!ck_is_list(l)) {
		ck_raise_no_method(l, "remove");
		return -1;
	}
	while ((item = ck_list_iter_get(l, i))) {
		same = ck_same(item, v);
		if (same > 0 && remove_item(ck_to_list(l), i, item)) {
			/* Once for the list, which held it too. */
			ck_put(item);
			ck_put(item);
			return 0;
		}
		ck_put(item);
		if (same < 0)
			return -1;
		/* Found, but moved meanwhile: from the start again. */
		i = same ? 0 : i + 1;
	}
	ck_raise(&ck_ValueError, "list.remove(x): x not in list");
	return -1;
}
