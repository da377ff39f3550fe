// SPDX-License-Identifier: GPL-2.0
/*
 * tuple. Methods by name are in tuple_methods.c.
 */
#include <linux/stdarg.h>

#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/tuple.h>

#include "construct.h"
#include "methods.h"
#include "self.h"
#include "seq.h"

struct ck_tuple ck_empty_tuple = {
	.base = CK_OBJECT_INIT(&ck_tuple_type),
};

/* Items a tuple may have: its memory is below 2 GiB. */
#define TUPLE_MAX	(INT_MAX / sizeof(struct ck_object *) - PAGE_SIZE)

struct ck_object *ck_tuple_new(unsigned int n, gfp_t gfp)
{
	struct ck_object *o;
	unsigned int i;

	if (!n)
		return &ck_empty_tuple.base;
	if (n > TUPLE_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	o = ck_new_sized(&ck_tuple_type, struct_size(ck_to_tuple(o), items, n), gfp);
	if (!o)
		return NULL;
	for (i = 0; i < n; i++)
		ck_to_tuple(o)->items[i] = CK_NONE;
	ck_to_tuple(o)->len = n;
	return o;
}

void ck_tuple_init_item(struct ck_object *t, unsigned int i, struct ck_object *v)
{
	ck_to_tuple(t)->items[i] = v;
}

struct ck_object *ck_tuple_pack(unsigned int n, gfp_t gfp, ...)
{
	struct ck_object *o = ck_tuple_new(n, gfp);
	unsigned int i;
	va_list args;

	if (!o)
		return NULL;
	va_start(args, gfp);
	for (i = 0; i < n; i++)
		ck_to_tuple(o)->items[i] = ck_get(va_arg(args, struct ck_object *));
	va_end(args);
	return o;
}

struct ck_object *ck_tuple_from_array(struct ck_object *const *items, size_t n, gfp_t gfp)
{
	struct ck_object *o;
	size_t i;

	if (n > TUPLE_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	o = ck_tuple_new(n, gfp);
	for (i = 0; o && i < n; i++)
		ck_to_tuple(o)->items[i] = ck_get(items[i]);
	return o;
}

/* The items stay valid objects, so that whoever still sees the tuple may read it. */
static void tuple_clear(struct ck_object *self)
{
	struct ck_tuple *t = ck_to_tuple(self);
	u32 i;

	for (i = 0; i < t->len; i++)
		ck_store(&t->items[i], CK_NONE);
}

static int tuple_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_tuple *t = ck_to_tuple(self);
	int result = 0;
	u32 i;

	for (i = 0; !result && i < t->len; i++)
		result = visit(t->items[i], arg);
	return result;
}

ssize_t ck_tuple_len(struct ck_object *t)
{
	if (!ck_is_tuple(t)) {
		ck_raise_no_len(t);
		return -1;
	}
	return ck_to_tuple(t)->len;
}

static ssize_t tuple_len(struct ck_object *self)
{
	return ck_to_tuple(self)->len;
}

struct ck_object *ck_tuple_iter_get(struct ck_object *t, ssize_t i)
{
	if (unlikely(!ck_is_tuple(t)) || i < 0 || i >= ck_to_tuple(t)->len)
		return NULL;
	return ck_get(ck_to_tuple(t)->items[i]);
}

static struct ck_object *item_at(struct ck_tuple *t, ssize_t i)
{
	if (!ck_fit_index(&i, t->len)) {
		ck_raise(&ck_IndexError, "tuple index out of range");
		return NULL;
	}
	return ck_get(t->items[i]);
}

struct ck_object *ck_tuple_get(struct ck_object *t, ssize_t i)
{
	if (!ck_is_tuple(t)) {
		ck_raise_no_items(t);
		return NULL;
	}
	return item_at(ck_to_tuple(t), i);
}

struct ck_object *ck_tuple_slice(struct ck_object *t, ssize_t start, ssize_t end, gfp_t gfp)
{
	if (!ck_is_tuple(t)) {
		ck_raise_no_items(t);
		return NULL;
	}
	ck_clamp_slice(&start, &end, ck_to_tuple(t)->len);
	if (end - start == ck_to_tuple(t)->len)
		return ck_get(t);
	return ck_tuple_from_array(ck_to_tuple(t)->items + start, end - start, gfp);
}

static struct ck_object *extended_slice(struct ck_tuple *t, struct ck_object *slice, gfp_t gfp)
{
	struct ck_object *result;
	struct ck_span span;
	ssize_t i;

	if (ck_slice_unpack(slice, &span) < 0)
		return NULL;
	ck_span_fit(&span, t->len);
	if (span.step == 1 && span.count == t->len)
		return ck_get(&t->base);
	result = ck_tuple_new(span.count, gfp);
	for (i = 0; result && i < span.count; i++)
		ck_to_tuple(result)->items[i] = ck_get(t->items[span.start + i * span.step]);
	return result;
}

static struct ck_object *tuple_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	ssize_t i;

	if (ck_is_slice(key))
		return extended_slice(ck_to_tuple(self), key, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "tuple indices must be integers or slices, not %s",
			 ck_type_name(key));
		return NULL;
	}
	i = ck_index(key);
	return ck_failed(i) ? NULL : item_at(ck_to_tuple(self), i);
}

struct ck_object *ck_tuple_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	const struct ck_tuple *s = ck_to_tuple(a), *t = ck_to_tuple(b);
	struct ck_object *result;
	u32 i;

	if (!ck_check_type(a, &ck_tuple_type, 0, NULL))
		return NULL;
	if (!ck_is_tuple(b)) {
		ck_raise(&ck_TypeError, "can only concatenate tuple (not \"%s\") to tuple",
			 ck_type_name(b));
		return NULL;
	}
	if (!s->len)
		return ck_get(b);
	if (!t->len)
		return ck_get(a);
	result = ck_tuple_new((size_t)s->len + t->len > TUPLE_MAX ? UINT_MAX : s->len + t->len,
			      gfp);
	if (!result)
		return NULL;
	for (i = 0; i < s->len; i++)
		ck_to_tuple(result)->items[i] = ck_get(s->items[i]);
	for (i = 0; i < t->len; i++)
		ck_to_tuple(result)->items[s->len + i] = ck_get(t->items[i]);
	return result;
}

struct ck_object *ck_tuple_repeat(struct ck_object *t, ssize_t n, gfp_t gfp)
{
	const struct ck_tuple *s = ck_to_tuple(t);
	struct ck_object *result;
	size_t i, total;

	if (!ck_check_type(t, &ck_tuple_type, 0, NULL))
		return NULL;
	if (n == 1)
		return ck_get(t);
	if (n < 1 || !s->len)
		return &ck_empty_tuple.base;
	total = n > TUPLE_MAX / s->len ? UINT_MAX : n * s->len;
	result = ck_tuple_new(total, gfp);
	for (i = 0; result && i < total; i++)
		ck_to_tuple(result)->items[i] = ck_get(s->items[i % s->len]);
	return result;
}

static struct ck_object *tuple_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	switch (op & ~CK_INPLACE) {
	case CK_ADD:
		if (!ck_is_tuple(a) || (!ck_is_tuple(b) && ck_may_reflect(b)))
			return NULL;
		return ck_tuple_concat(a, b, gfp);
	case CK_MUL:
		return ck_is_tuple(a) ? ck_repeat_by(a, b, ck_tuple_repeat, gfp) :
		       ck_repeat_by(b, a, ck_tuple_repeat, gfp);
	default:
		return NULL;
	}
}

static int tuple_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (!ck_is_tuple(a) || !ck_is_tuple(b))
		return CK_NOTIMPLEMENTED;
	return ck_seq_compare(a, b, op, ck_tuple_iter_get, tuple_len);
}

static int tuple_hash(struct ck_object *self, u64 *out)
{
	const struct ck_tuple *t = ck_to_tuple(self);
	u64 hash = t->len, item;
	u32 i;

	/* Order matters; the items' hashes are keyed, so this mixing need not be. */
	for (i = 0; i < t->len; i++) {
		if (ck_hash(t->items[i], &item) < 0)
			return -1;
		hash = rol64(hash ^ item, 23) * 0x9e3779b97f4a7c15ull;
	}
	*out = hash;
	return 0;
}

static int tuple_contains(struct ck_object *self, struct ck_object *item)
{
	ssize_t i = ck_seq_find(self, item, 0, SSIZE_MAX, ck_tuple_iter_get);

	return i == CK_NOT_FOUND ? 0 : i < 0 ? -1 : 1;
}

static struct ck_object *tuple_repr(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_repr(self, ck_tuple_iter_get, '(', ')', gfp);
}

static struct ck_object *tuple_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	const struct ck_tuple *t = ck_to_tuple(self);

	return *pos < t->len ? ck_get(t->items[(*pos)++]) : NULL;
}

static struct ck_object *next_item(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	*next = pos + 1;
	return ck_tuple_iter_get(seq, pos);
}

static const struct ck_type tuple_iterator_type = CK_SEQ_ITER_TYPE("tuple_iterator");

static struct ck_object *tuple_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&tuple_iterator_type, self, 0, next_item, gfp);
}

const struct ck_type ck_tuple_type = {
	CK_TYPE_HEAD,
	.name = "tuple",
	.base = &ck_object_type,
	.size = sizeof(struct ck_tuple),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_tuple_methods,
	.clear = tuple_clear,
	.traverse = tuple_traverse,
	.repr = tuple_repr,
	.hash = tuple_hash,
	.compare = tuple_compare,
	.len = tuple_len,
	.contains = tuple_contains,
	.getitem = tuple_getitem,
	.item = ck_tuple_get,
	.iter = tuple_iter,
	.step = tuple_step,
	.binary = tuple_binary,
	.construct = ck_tuple_construct,
};
