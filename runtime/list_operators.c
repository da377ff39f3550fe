// SPDX-License-Identifier: GPL-2.0
/*
 * list: the operators + and *, and their in-place forms.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "list_items.h"
#include "self.h"

struct ck_object *ck_list_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_check_type(a, &ck_list_type, 0, NULL))
		return NULL;
	if (!ck_is_list(b)) {
		ck_raise(&ck_TypeError, "can only concatenate list (not \"%s\") to list",
			 ck_type_name(b));
		return NULL;
	}
	result = ck_list_copy(a, gfp);
	if (result && ck_list_extend(result, b, gfp) < 0) {
		ck_put(result);
		return NULL;
	}
	return result;
}

/* The items of @from @times over, @from's references included. */
static bool multiply(struct ck_items *from, size_t times, gfp_t gfp)
{
	size_t total, i;
	struct ck_object **items;

	if (check_mul_overflow(from->n, times, &total)) {
		ck_raise_nomem();
		return false;
	}
	items = ck_shared_alloc(total, sizeof(*items), gfp);
	if (!items)
		return false;
	memcpy(items, from->items, from->n * sizeof(*items));
	for (i = from->n; i < total; i++)
		items[i] = ck_get(from->items[i % from->n]);
	ck_shared_free(from->items);
	from->items = items;
	from->n = total;
	return true;
}

struct ck_object *ck_list_repeat(struct ck_object *l, ssize_t n, gfp_t gfp)
{
	struct ck_span everything = { .start = 0, .stop = SSIZE_MAX, .step = 1 };
	struct ck_items items;

	if (!ck_check_type(l, &ck_list_type, 0, NULL))
		return NULL;
	if (n < 1)
		return ck_list_new(0, gfp);
	if (!ck_items_copy(&items, ck_to_list(l), &everything, gfp))
		return NULL;
	if (items.n && n > 1 && !multiply(&items, n, gfp)) {
		ck_items_release(&items);
		return NULL;
	}
	return ck_list_adopt(&items, gfp);
}

/* l *= n: a new reference to l. */
static struct ck_object *repeat_in_place(struct ck_object *l, ssize_t n, gfp_t gfp)
{
	struct ck_object *more;
	int failed;

	if (n < 1) {
		failed = ck_list_clear(l);
	} else {
		more = ck_list_repeat(l, n - 1, gfp);
		if (!more)
			return NULL;
		failed = ck_list_extend(l, more, gfp);
		ck_put(more);
	}
	return failed ? NULL : ck_get(l);
}

/**
 * ck_list_binary() - binary slot of list
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_list_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	bool left = ck_is_list(a);

	switch (op) {
	case CK_ADD | CK_INPLACE:
		if (!left)
			return NULL;
		return ck_list_extend(a, b, gfp) < 0 ? NULL : ck_get(a);
	case CK_ADD:
		if (!left || (!ck_is_list(b) && ck_may_reflect(b)))
			return NULL;
		return ck_list_concat(a, b, gfp);
	case CK_MUL | CK_INPLACE:
	case CK_MUL:
		if (!left)
			return ck_repeat_by(b, a, ck_list_repeat, gfp);
		return ck_repeat_by(a, b, op & CK_INPLACE ? repeat_in_place : ck_list_repeat, gfp);
	default:
		return NULL;
	}
}
