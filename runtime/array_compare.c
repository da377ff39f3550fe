// SPDX-License-Identifier: GPL-2.0
/*
 * array: comparing and searching, on copies of one moment's content.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>

#include "array_internal.h"
#include "self.h"

/* An item of a copy, as what decides an order: negative ones first. */
static u64 key_of(const struct ck_item_kind *kind, const u8 *p, bool *negative)
{
	unsigned int unused = 64 - 8 * kind->size;
	u64 v = 0;

	memcpy(&v, p, kind->size);
	if (kind->sign)
		v = (s64)(v << unused) >> unused;
	*negative = kind->sign && (s64)v < 0;
	return v;
}

/* -1, 0 or 1 for the first pair that differs, or the lengths. */
static int order(const struct ck_item_kind *k, const struct ck_view *x,
		 const struct ck_item_kind *l, const struct ck_view *y)
{
	size_t n = x->len / k->size, m = y->len / l->size, i;
	bool minus_a, minus_b;

	for (i = 0; i < min(n, m); i++) {
		u64 a = key_of(k, x->p + i * k->size, &minus_a);
		u64 b = key_of(l, y->p + i * l->size, &minus_b);

		if (minus_a != minus_b)
			return minus_a ? -1 : 1;
		if (a != b)
			return a < b ? -1 : 1;
	}
	return n < m ? -1 : n > m;
}

/**
 * ck_array_compare() - compare slot of array
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_array_compare(struct ck_object *a, struct ck_object *b, int op)
{
	struct ck_view x, y;
	int result;

	if (!ck_is_array(a) || !ck_is_array(b))
		return CK_NOTIMPLEMENTED;
	if (!ck_view_get(&x, a, CK_GFP_ANY))
		return -1;
	if (!ck_view_get(&y, b, CK_GFP_ANY)) {
		ck_view_put(&x);
		return -1;
	}
	result = order(ck_to_array(a)->kind, &x, ck_to_array(b)->kind, &y);
	ck_view_put(&x);
	ck_view_put(&y);
	switch (op) {
	case CK_LT:
		return result < 0;
	case CK_LE:
		return result <= 0;
	case CK_EQ:
		return !result;
	case CK_NE:
		return result != 0;
	case CK_GT:
		return result > 0;
	default:
		return result >= 0;
	}
}

/* Is item @i of a copy equal to an object? */
static int is_same(const struct ck_array *a, const struct ck_view *v, size_t i, struct ck_object *o)
{
	struct ck_object *item = ck_item_load(a->kind, v->p + i * a->kind->size, CK_GFP_ANY);
	int same;

	if (!item)
		return -1;
	same = ck_same(item, o);
	ck_put(item);
	return same;
}

/**
 * ck_array_find() - position of the first item that equals an object
 * @self: an array
 * @v: the object
 * @start: first position, as in a slice
 * @stop: the end
 *
 * Return: the position, -1 with an exception pending, or -2.
 */
ssize_t ck_array_find(struct ck_object *self, struct ck_object *v, ssize_t start, ssize_t stop)
{
	const struct ck_array *a = ck_to_array(self);
	struct ck_view copy;
	int same = 0;

	if (!ck_view_get(&copy, self, CK_GFP_ANY))
		return -1;
	ck_clamp_slice(&start, &stop, copy.len / a->kind->size);
	for (; start < stop; start++) {
		same = is_same(a, &copy, start, v);
		if (same)
			break;
	}
	ck_view_put(&copy);
	return same < 0 ? -1 : same ? start : -2;
}

/**
 * ck_array_count() - a.count(v)
 * @self: an array
 * @v: any object
 *
 * Return: the number, or -1 with an exception pending.
 */
ssize_t ck_array_count(struct ck_object *self, struct ck_object *v)
{
	const struct ck_array *a = ck_to_array(self);
	ssize_t count = 0;
	struct ck_view copy;
	size_t i, n;

	if (!ck_view_get(&copy, self, CK_GFP_ANY))
		return -1;
	n = copy.len / a->kind->size;
	for (i = 0; count >= 0 && i < n; i++) {
		int same = is_same(a, &copy, i, v);

		count = same < 0 ? -1 : count + same;
	}
	ck_view_put(&copy);
	return count;
}

/**
 * ck_array_contains() - contains slot of array
 * @self: an array
 * @item: any object
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_array_contains(struct ck_object *self, struct ck_object *item)
{
	ssize_t at = ck_array_find(self, item, 0, SSIZE_MAX);

	return at == -1 ? -1 : at >= 0;
}
