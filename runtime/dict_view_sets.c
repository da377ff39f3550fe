// SPDX-License-Identifier: GPL-2.0
/*
 * dict: keys() and items() as sets: operators that make sets of them, comparisons, isdisjoint().
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/set.h>

#include "dict_view.h"
#include "self.h"

/* Is (@wanted 1) or is not (0) each item of an iterable in a container? 0, 1, -1. */
static int each_in(struct ck_object *iterable, struct ck_object *container, int wanted, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *item;
	int in = wanted;

	if (!it)
		return -1;
	while (in == wanted && (item = ck_next(it, gfp))) {
		in = ck_contains(container, item);
		ck_put(item);
	}
	ck_put(it);
	return in < 0 || ck_err_occurred() ? -1 : in == wanted;
}

static int is_subset(struct ck_object *a, struct ck_object *b, bool proper)
{
	ssize_t x = ck_len(a), y = ck_len(b);

	if (x < 0 || y < 0)
		return -1;
	return (proper ? x < y : x <= y) ? each_in(a, b, 1, CK_GFP_ANY) : 0;
}

/**
 * ck_dict_view_compare() - compare slot of keys() and items()
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE; "less" is "subset of"
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_dict_view_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int same;

	if (!ck_is_set_view(a) || !(ck_is_set_view(b) || ck_is_anyset(b)))
		return CK_NOTIMPLEMENTED;
	switch (op) {
	case CK_EQ:
	case CK_NE:
		same = ck_len(a) == ck_len(b) ? is_subset(a, b, false) : 0;
		return same < 0 ? -1 : same == (op == CK_EQ);
	case CK_LT:
	case CK_LE:
		return is_subset(a, b, op == CK_LT);
	default:
		return is_subset(b, a, op == CK_GT);
	}
}

/* A set of the items of an iterable that are in a view. */
static struct ck_object *common(struct ck_object *view, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *result = ck_set_new(gfp), *it, *item;
	int status = 0;

	it = result ? ck_iter(other, gfp) : NULL;
	while (it && status >= 0 && (item = ck_next(it, gfp))) {
		status = ck_contains(view, item);
		if (status > 0)
			status = ck_set_add(result, item, gfp);
		ck_put(item);
	}
	if (!it || status < 0 || ck_err_occurred()) {
		ck_put(result);
		result = NULL;
	}
	ck_put(it);
	return result;
}

/* Asking the larger one is less work: what a dict or set is asked costs the same. */
static struct ck_object *intersect(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	if (!ck_is_set_view(a))
		swap(a, b);
	if ((ck_is_set_view(b) || ck_is_anyset(b)) && ck_len(b) > ck_len(a))
		swap(a, b);
	return common(a, b, gfp);
}

/* Add the items of an iterable that are not in a view. */
static int add_others(struct ck_object *result, struct ck_object *from, struct ck_object *view,
		      gfp_t gfp)
{
	struct ck_object *it = ck_iter(from, gfp), *item;
	int status = 0;

	if (!it)
		return -1;
	while (status >= 0 && (item = ck_next(it, gfp))) {
		status = ck_contains(view, item);
		if (!status)
			status = ck_set_add(result, item, gfp);
		ck_put(item);
	}
	ck_put(it);
	return status < 0 || ck_err_occurred() ? -1 : 0;
}

/* What one of two items() has and the other has not; the values of others need no hash. */
static struct ck_object *differ(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	struct ck_object *result = ck_set_new(gfp);

	if (result && (add_others(result, a, b, gfp) < 0 || add_others(result, b, a, gfp) < 0)) {
		ck_put(result);
		return NULL;
	}
	return result;
}

/**
 * ck_dict_view_binary() - binary slot of keys() and items()
 * @a: left operand
 * @b: right operand; either of them is any iterable
 * @op: enum ck_binop
 * @gfp: allocation flags
 *
 * Return: new reference to a set; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_dict_view_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	int (*change)(struct ck_object *s, struct ck_object *other, gfp_t gfp);
	struct ck_object *result;

	switch (op) {
	case CK_AND:
		return intersect(a, b, gfp);
	case CK_OR:
		change = ck_set_update;
		break;
	case CK_SUB:
		change = ck_set_difference_update;
		break;
	case CK_XOR:
		if (ck_is_set_view(a) && ck_is_set_view(b))
			return differ(a, b, gfp);
		change = ck_set_symmetric_difference_update;
		break;
	default:
		return NULL;
	}
	result = ck_set_from(a, gfp);
	if (result && change(result, b, gfp) < 0) {
		ck_put(result);
		return NULL;
	}
	return result;
}

/**
 * ck_dict_view_isdisjoint() - isdisjoint() of keys() and items()
 * @view: a view
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_dict_view_isdisjoint(struct ck_object *view, struct ck_object *other, gfp_t gfp)
{
	if ((ck_is_set_view(other) || ck_is_anyset(other)) && ck_len(other) > ck_len(view))
		return each_in(view, other, 0, gfp);
	return each_in(other, view, 0, gfp);
}
