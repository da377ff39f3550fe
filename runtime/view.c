// SPDX-License-Identifier: GPL-2.0
/*
 * The content of bytes-like objects as one moment saw it. Separate because the methods of bytes
 * use it, whether or not a module has any other bytes-like type.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "self.h"

/**
 * ck_view_slow() - ck_view_try() of what is not bytes
 * @view: to be filled in
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: 1; 0 for an object that is not bytes-like; -1 with an exception pending.
 */
int ck_view_slow(struct ck_view *view, struct ck_object *o, gfp_t gfp)
{
	const struct ck_buffer_ops *ops = ck_slot(ck_type_of(o), buffer);

	if (!ops)
		return 0;
	if (ops->view(o, view, gfp))
		return 1;
	ck_view_put(view);
	return -1;
}

bool ck_view_get(struct ck_view *view, struct ck_object *o, gfp_t gfp)
{
	int found = ck_view_try(view, o, gfp);

	if (!found)
		ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
			 ck_type_name(o));
	return found > 0;
}

void ck_view_put(struct ck_view *view)
{
	ck_payload_free(view->copy);
	ck_put(view->owner);
	view->copy = NULL;
	view->owner = NULL;
}

/**
 * ck_view_room() - room for a copy, for the types' view functions
 * @view: the view; what an earlier call gave is given up
 * @len: bytes
 * @gfp: allocation flags
 *
 * Return: where to write, @view->p and @view->len say the same; NULL with MemoryError pending.
 */
u8 *ck_view_room(struct ck_view *view, size_t len, gfp_t gfp)
{
	u8 *to = view->small;

	ck_payload_free(view->copy);
	view->copy = NULL;
	if (len > sizeof(view->small)) {
		view->copy = ck_payload_alloc(len, 1, gfp);
		to = view->copy;
	}
	view->p = to;
	view->len = len;
	return to;
}

int ck_view_compare(const struct ck_view *a, const struct ck_view *b, int op)
{
	int order;

	if ((op == CK_EQ || op == CK_NE) && a->len != b->len)
		return op == CK_NE;
	order = memcmp(a->p, b->p, min(a->len, b->len)) ?:
		(int)(a->len > b->len) - (int)(a->len < b->len);
	switch (op) {
	case CK_LT:
		return order < 0;
	case CK_LE:
		return order <= 0;
	case CK_EQ:
		return !order;
	case CK_NE:
		return order != 0;
	case CK_GT:
		return order > 0;
	default:
		return order >= 0;
	}
}

int ck_buffer_compare(struct ck_object *a, struct ck_object *b, int op)
{
	struct ck_view x, y;
	int result;

	result = ck_view_try(&x, a, CK_GFP_ANY);
	if (result <= 0)
		return result < 0 ? -1 : CK_NOTIMPLEMENTED;
	result = ck_view_try(&y, b, CK_GFP_ANY);
	if (result > 0) {
		result = ck_view_compare(&x, &y, op);
		ck_view_put(&y);
	} else {
		result = result < 0 ? -1 : CK_NOTIMPLEMENTED;
	}
	ck_view_put(&x);
	return result;
}
