// SPDX-License-Identifier: GPL-2.0
/*
 * dict: stepping over the items, for loops and for whatever needs all of them.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "dict_table.h"

/* The entry at or after (before) *pos that is there; *pos becomes its number. */
static const struct ck_dict_entry *entry_from(const struct ck_dict_table *t, ssize_t *pos,
					      ssize_t step)
{
	ssize_t i = t ? min_t(ssize_t, *pos, step < 0 ? (ssize_t)t->used - 1 : t->used) : -1;

	for (; i >= 0 && i < t->used; i += step) {
		if (t->entries[i].key) {
			*pos = i;
			return &t->entries[i];
		}
	}
	return NULL;
}

static int step_over(struct ck_object *o, ssize_t *pos, ssize_t step, ssize_t expect_len,
		     struct ck_object **k, struct ck_object **v)
{
	struct ck_dict *d = ck_to_dict(o);
	const struct ck_dict_entry *e = NULL;
	unsigned long flags;
	bool same_len;

	if (!ck_check_type(o, &ck_dict_type, 0, NULL))
		return -1;
	spin_lock_irqsave(&d->lock, flags);
	same_len = expect_len < 0 || d->len == expect_len;
	if (same_len && *pos >= 0)
		e = entry_from(d->table, pos, step);
	if (e && k)
		*k = ck_get(e->key);
	if (e && v)
		*v = ck_get(e->value);
	spin_unlock_irqrestore(&d->lock, flags);
	if (!same_len) {
		ck_raise(&ck_RuntimeError, "dictionary changed size during iteration");
		return -1;
	}
	if (!e)
		return 0;
	*pos += step;
	return 1;
}

int ck_dict_next(struct ck_object *d, ssize_t *pos, ssize_t expect_len, struct ck_object **k,
		 struct ck_object **v)
{
	return step_over(d, pos, 1, expect_len, k, v);
}

int ck_dict_prev(struct ck_object *d, ssize_t *pos, ssize_t expect_len, struct ck_object **k,
		 struct ck_object **v)
{
	return step_over(d, pos, -1, expect_len, k, v);
}
