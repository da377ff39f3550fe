// SPDX-License-Identifier: GPL-2.0
/*
 * OrderedDict: what it does otherwise than dict.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/ordered_dict.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "construct.h"
#include "dict_order.h"
#include "methods.h"
#include "self.h"
#include "seq.h"
#include "strbuf.h"

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_ordered_dict(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/* A dict that nobody else knows yet becomes an OrderedDict: the two differ in their type alone. */
static struct ck_object *as_ordered(struct ck_object *d)
{
	if (d)
		d->type = &ck_ordered_dict_type;
	return d;
}

struct ck_object *ck_ordered_dict(struct ck_object *other, struct ck_object *keywords, gfp_t gfp)
{
	struct ck_object *d = as_ordered(ck_dict_new(0, gfp));

	if (!d)
		return NULL;
	if ((other && ck_dict_update(d, other, gfp) < 0) ||
	    (keywords && ck_dict_update(d, keywords, gfp) < 0)) {
		ck_put(d);
		return NULL;
	}
	return d;
}

struct ck_object *ck_ordered_dict_copy(struct ck_object *d, gfp_t gfp)
{
	return check_self(d, "copy") ? as_ordered(ck_dict_copy(d, gfp)) : NULL;
}

int ck_ordered_dict_move_to_end(struct ck_object *d, struct ck_object *k, struct ck_object *last,
				gfp_t gfp)
{
	int at_end, found;

	if (!check_self(d, "move_to_end"))
		return -1;
	at_end = last ? ck_is_true(last) : 1;
	if (at_end < 0)
		return -1;
	found = ck_dict_move(ck_to_dict(d), k, at_end, gfp);
	if (!found)
		ck_raise_type(&ck_KeyError, k);
	return found > 0 ? 0 : -1;
}

static struct ck_object *pop_first(struct ck_object *d, gfp_t gfp)
{
	struct ck_object *pair = ck_tuple_new(2, gfp);
	struct ck_dict_entry item;

	if (!pair)
		return NULL;
	if (!ck_dict_take_first(ck_to_dict(d), &item)) {
		ck_put(pair);
		ck_raise(&ck_KeyError, "dictionary is empty");
		return NULL;
	}
	ck_tuple_init_item(pair, 0, item.key);
	ck_tuple_init_item(pair, 1, item.value);
	return pair;
}

struct ck_object *ck_ordered_dict_popitem(struct ck_object *d, struct ck_object *last, gfp_t gfp)
{
	struct ck_object *pair;
	int newest;

	if (!check_self(d, "popitem"))
		return NULL;
	newest = last ? ck_is_true(last) : 1;
	if (newest < 0)
		return NULL;
	if (!newest)
		return pop_first(d, gfp);
	pair = ck_dict_popitem(d, gfp);
	if (!pair && ck_err_matches(&ck_KeyError))
		ck_raise(&ck_KeyError, "dictionary is empty");
	return pair;
}

/* Do the keys of two dicts of the same items come in the same order? 0, 1, -1. */
static int same_order(struct ck_object *a, struct ck_object *b)
{
	struct ck_object *x, *y;
	ssize_t i = 0, j = 0;
	int same = 1, more;

	while (same > 0) {
		more = ck_dict_next(a, &i, -1, &x, NULL);
		if (more <= 0)
			return more < 0 ? -1 : same;
		more = ck_dict_next(b, &j, -1, &y, NULL);
		if (more > 0) {
			same = ck_same(x, y);
			ck_put(y);
		}
		ck_put(x);
		if (more <= 0)
			return more;
	}
	return same;
}

static int ordered_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int same;

	if (!ck_is_ordered_dict(a) || !ck_is_ordered_dict(b) || (op != CK_EQ && op != CK_NE))
		return ck_dict_compare(a, b, op);
	same = ck_dict_compare(a, b, CK_EQ);
	if (same > 0)
		same = same_order(a, b);
	return same < 0 ? -1 : same == (op == CK_EQ);
}

static struct ck_object *ordered_binary(struct ck_object *a, struct ck_object *b, int op,
					gfp_t gfp)
{
	struct ck_object *result = ck_dict_binary(a, b, op, gfp);

	return op & CK_INPLACE ? result : as_ordered(result);
}

static void add_items(struct ck_strbuf *buf, struct ck_object *d)
{
	struct ck_object *k, *v;
	bool first = true;
	ssize_t pos = 0;

	while (!buf->failed && ck_dict_next(d, &pos, -1, &k, &v) > 0) {
		ck_strbuf_add_cstr(buf, first ? "(" : ", (");
		first = false;
		ck_strbuf_take_str(buf, ck_repr(k, buf->gfp));
		ck_strbuf_add_cstr(buf, ", ");
		if (!buf->failed)
			ck_strbuf_take_str(buf, ck_repr(v, buf->gfp));
		ck_strbuf_add_char(buf, ')');
		ck_put(k);
		ck_put(v);
	}
}

static struct ck_object *ordered_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_repr_frame frame;
	struct ck_strbuf buf;

	if (!ck_dict_len(self))
		return ck_str_new("OrderedDict()", 13, gfp);
	if (!ck_repr_enter(&frame, self))
		return ck_str_new("...", 3, gfp);
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, "OrderedDict([");
	add_items(&buf, self);
	ck_repr_leave(&frame);
	ck_strbuf_add_cstr(&buf, "])");
	return ck_strbuf_finish(&buf);
}

const struct ck_type ck_ordered_dict_type = {
	CK_TYPE_HEAD,
	.name = "collections.OrderedDict",
	.base = &ck_dict_type,
	.size = sizeof(struct ck_dict),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_ordered_dict_methods,
	.construct = ck_ordered_dict_construct,
	.repr = ordered_repr,
	.compare = ordered_compare,
	.binary = ordered_binary,
};
