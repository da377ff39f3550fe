// SPDX-License-Identifier: GPL-2.0
/*
 * sort() and sorted() with keywords, whose values are objects.
 */
#include <linux/sched.h>

#include <cythonk/call.h>
#include <cythonk/emit.h>

#include "list_items.h"

/* Each key once, before anything is compared. */
static size_t make_keys(struct ck_object **keys, struct ck_object **items, size_t n,
			struct ck_object *key, gfp_t gfp)
{
	size_t i;

	for (i = 0; i < n; i++) {
		keys[i] = ck_call(key, 1, &items[i], gfp);
		if (!keys[i])
			break;
		if (gfpflags_allow_blocking(gfp))
			cond_resched();
	}
	return i;
}

/**
 * ck_list_sort_by - l.sort(key=key, reverse=reverse)
 * @l: the list, borrowed
 * @key: what gives the key of an item, or None; borrowed
 * @reverse: a truth value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_list_sort_by(struct ck_object *l, struct ck_object *key, struct ck_object *reverse,
		    gfp_t gfp)
{
	/* What sort() fills in for an argument that is left out. */
	int descending = reverse == CK_NONE ? 0 : ck_is_true(reverse);

	return ck_list_sort_keys(l, key == CK_NONE ? NULL : make_keys, key, descending, gfp);
}

/**
 * ck_sorted_by - sorted(iterable, key=key, reverse=reverse)
 * @iterable: what to sort, borrowed
 * @key: what gives the key of an item, or None; borrowed
 * @reverse: a truth value, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_by(struct ck_object *iterable, struct ck_object *key,
			       struct ck_object *reverse, gfp_t gfp)
{
	struct ck_object *l = ck_list_from(iterable, gfp);

	if (l && ck_list_sort_by(l, key, reverse, gfp) < 0) {
		ck_put(l);
		return NULL;
	}
	return l;
}
