// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview: equality with whatever is bytes-like. Items are compared as numbers.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "items_of_c.h"
#include "memoryview_internal.h"
#include "self.h"

/**
 * struct items - the items of something bytes-like
 * @pin: holds them in place, owned
 * @p: the first
 * @n: how many
 * @stride: bytes from one to the next
 * @kind: what they are
 */
struct items {
	struct ck_object *pin;
	const u8 *p;
	ssize_t n;
	ssize_t stride;
	const struct ck_item_kind *kind;
};

/* False with an exception pending, or for a released memoryview without one. */
static bool items_of(struct items *out, struct ck_object *o)
{
	if (ck_is_memoryview(o)) {
		const struct ck_memoryview *m = ck_to_memoryview(o);

		out->pin = ck_load(&ck_to_memoryview(o)->pin);
		out->p = m->data;
		out->n = m->len;
		out->stride = m->stride;
		out->kind = ck_item_kind(m->format);
	} else {
		const struct ck_buffer *buf;

		out->pin = ck_pin_new(o, CK_GFP_ANY);
		if (!out->pin)
			return false;
		buf = &container_of(out->pin, struct ck_pin, base)->buf;
		out->p = buf->data;
		out->n = buf->len / buf->itemsize;
		out->stride = buf->itemsize;
		out->kind = ck_item_kind(buf->format);
	}
	return out->pin;
}

/* An item as 64 bits, and whether these are a negative number. */
static u64 load(const struct items *it, ssize_t i, bool *negative)
{
	unsigned int unused = 64 - 8 * it->kind->size;
	u64 v = 0;

	memcpy(&v, it->p + i * it->stride, it->kind->size);
	if (it->kind->sign)
		v = (s64)(v << unused) >> unused;
	*negative = it->kind->sign && (s64)v < 0;
	return v;
}

static bool equal(const struct items *a, const struct items *b)
{
	bool minus_x, minus_y;
	ssize_t i;

	if (a->n != b->n)
		return false;
	for (i = 0; i < a->n; i++) {
		u64 x = load(a, i, &minus_x), y = load(b, i, &minus_y);

		if (x != y || minus_x != minus_y)
			return false;
	}
	return true;
}

/**
 * ck_memoryview_compare() - compare slot of memoryview
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_memoryview_compare(struct ck_object *a, struct ck_object *b, int op)
{
	struct items x = { }, y = { };
	int result;

	if ((op != CK_EQ && op != CK_NE) || !ck_slot(ck_type_of(a), buffer) ||
	    !ck_slot(ck_type_of(b), buffer))
		return CK_NOTIMPLEMENTED;
	if (a == b)
		return op == CK_EQ;
	if (items_of(&x, a) && items_of(&y, b))
		result = equal(&x, &y) == (op == CK_EQ);
	else
		result = ck_err_occurred() ? -1 : op == CK_NE;
	ck_put(x.pin);
	ck_put(y.pin);
	return result;
}
