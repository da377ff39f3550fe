// SPDX-License-Identifier: GPL-2.0
/*
 * list: where a value is. Apart from list_search.c, which names errors and removes, because `in`
 * needs only this.
 */
#include <linux/minmax.h>

#include <cythonk/ops.h>

#include "list_items.h"
#include "seq.h"

/* Items passed under the lock before others get it. */
#define BATCH	128

/*
 * The first position from @i on whose item has to be compared. A small int equals no other small
 * int, and that takes neither a reference nor anyone's code to see.
 */
static ssize_t pass_ints(struct ck_list *l, const struct ck_object *v, ssize_t i, ssize_t end)
{
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	end = min3(end, i + BATCH, (ssize_t)l->len);
	while (i < end && l->items[i] != v && ck_is_tagged(l->items[i]))
		i++;
	spin_unlock_irqrestore(&l->lock, flags);
	return i;
}

/**
 * ck_list_find() - position of the first item that equals an object
 * @self: a list
 * @v: the object
 * @start: first position to look at, not negative
 * @end: position behind the last
 *
 * Return: the position, CK_NOT_FOUND, or -1 with an exception pending.
 */
ssize_t ck_list_find(struct ck_object *self, struct ck_object *v, ssize_t start, ssize_t end)
{
	ssize_t next, i = start;

	if (!ck_is_tagged(v))
		return ck_seq_find(self, v, start, end, ck_list_iter_get);
	while (i < end) {
		next = pass_ints(ck_to_list(self), v, i, end);
		if (next == i) {
			/* One that has to be compared, or the end. */
			next = ck_seq_find(self, v, i, i + 1, ck_list_iter_get);
			if (next != CK_NOT_FOUND || i >= ck_list_len(self))
				return next;
			next = i + 1;
		}
		i = next;
	}
	return CK_NOT_FOUND;
}
