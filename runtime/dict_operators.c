// SPDX-License-Identifier: GPL-2.0
/*
 * dict: ==, |, |= and repr().
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "dict_table.h"
#include "seq.h"
#include "strbuf.h"

/* Is @v what the dict has for @k? 0, 1, -1. */
static int has_item(struct ck_object *d, struct ck_object *k, struct ck_object *v)
{
	struct ck_object *other;
	int same;

	other = ck_dict_get(d, k);
	if (!other) {
		if (!ck_err_matches(&ck_KeyError))
			return -1;
		ck_err_clear();
		return 0;
	}
	same = ck_same(other, v);
	ck_put(other);
	return same;
}

static int equal(struct ck_object *a, struct ck_object *b)
{
	struct ck_object *k, *v;
	ssize_t pos = 0;
	int more, same = 1;

	if (ck_dict_len(a) != ck_dict_len(b))
		return 0;
	while (same > 0 && (more = ck_dict_next(a, &pos, -1, &k, &v)) > 0) {
		same = has_item(b, k, v);
		ck_put(k);
		ck_put(v);
	}
	return same;
}

/**
 * ck_dict_compare() - compare slot of dict
 * @a: left operand
 * @b: right operand
 * @op: CK_EQ or CK_NE; others are not implemented
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_dict_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int same;

	if (!ck_is_dict(a) || !ck_is_dict(b) || (op != CK_EQ && op != CK_NE))
		return CK_NOTIMPLEMENTED;
	same = equal(a, b);
	return same < 0 ? -1 : same == (op == CK_EQ);
}

/**
 * ck_dict_binary() - binary slot of dict
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_dict_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	struct ck_object *result;

	if ((op & ~CK_INPLACE) != CK_OR || !ck_is_dict(a))
		return NULL;
	if (op & CK_INPLACE)
		return ck_dict_update(a, b, gfp) < 0 ? NULL : ck_get(a);
	if (!ck_is_dict(b))
		return NULL;
	result = ck_dict_copy(a, gfp);
	if (result && ck_dict_update(result, b, gfp) < 0) {
		ck_put(result);
		return NULL;
	}
	return result;
}

static void add_items(struct ck_strbuf *buf, struct ck_object *d)
{
	struct ck_object *k, *v;
	bool first = true;
	ssize_t pos = 0;

	while (!buf->failed && ck_dict_next(d, &pos, -1, &k, &v) > 0) {
		if (!first)
			ck_strbuf_add_cstr(buf, ", ");
		first = false;
		ck_strbuf_take_str(buf, ck_repr(k, buf->gfp));
		ck_strbuf_add_cstr(buf, ": ");
		if (!buf->failed)
			ck_strbuf_take_str(buf, ck_repr(v, buf->gfp));
		ck_put(k);
		ck_put(v);
	}
}

/**
 * ck_dict_repr() - repr slot of dict
 * @self: a dict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_repr_frame frame;
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_char(&buf, '{');
	if (ck_repr_enter(&frame, self)) {
		add_items(&buf, self);
		ck_repr_leave(&frame);
	} else {
		ck_strbuf_add_cstr(&buf, "...");
	}
	ck_strbuf_add_char(&buf, '}');
	return ck_strbuf_finish(&buf);
}
