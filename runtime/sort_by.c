// SPDX-License-Identifier: GPL-2.0
/* sort() and sorted() with keywords, whose values are objects. */

#include <cythonk/emit.h>

/* The value of reverse=, or -1 with an exception pending; key= has to wait for callable objects. */
static int sort_order(struct ck_object *key, struct ck_object *reverse)
{
	if (key != CK_NONE) {
		ck_raise(&ck_NotImplementedError, "sorting with key= is not supported");
		return -1;
	}
	return ck_is_true(reverse);
}

/**
 * ck_list_sort_by - l.sort(key=key, reverse=reverse)
 * @l: the list, borrowed
 * @key: None, borrowed
 * @reverse: a truth value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_list_sort_by(struct ck_object *l, struct ck_object *key, struct ck_object *reverse, gfp_t gfp)
{
	int order = sort_order(key, reverse);

	return order < 0 ? -1 : ck_list_sort(l, order, gfp);
}

/**
 * ck_sorted_by - sorted(iterable, key=key, reverse=reverse)
 * @iterable: what to sort, borrowed
 * @key: None, borrowed
 * @reverse: a truth value, borrowed
 * @gfp: allocation flags
 *
 * Return: a new list, NULL with an exception pending.
 */
struct ck_object *ck_sorted_by(struct ck_object *iterable, struct ck_object *key,
			       struct ck_object *reverse, gfp_t gfp)
{
	int order = sort_order(key, reverse);

	return order < 0 ? NULL : ck_sorted(iterable, order, gfp);
}
