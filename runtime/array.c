// SPDX-License-Identifier: GPL-2.0
/*
 * array: the type, making one, and what reads it.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "array_internal.h"
#include "construct.h"
#include "self.h"
#include "strbuf.h"

/* Only to be told apart. */
extern const struct ck_type ck_bytearray_type CK_OPTIONAL;

/**
 * ck_array_make() - make an array
 * @kind: what its items are
 * @items: what to copy; NULL: zeroes
 * @n: how many items
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_array_make(const struct ck_item_kind *kind, const void *items, size_t n,
				gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_array_type, gfp);

	if (!o)
		return NULL;
	ck_to_array(o)->kind = kind;
	ck_growbuf_init(&ck_to_array(o)->buf, kind->size, true);
	if (n && ck_growbuf_splice(&ck_to_array(o)->buf, 0, 0, items, n, gfp) < 0) {
		ck_put(o);
		return NULL;
	}
	return o;
}

static const struct ck_item_kind *kind_of(struct ck_object *typecode)
{
	const struct ck_item_kind *kind = NULL;

	if (!ck_is_str(typecode) || ck_to_str(typecode)->nchars != 1) {
		ck_raise(&ck_TypeError, "array() argument 1 must be a unicode character, not %s",
			 ck_type_name(typecode));
		return NULL;
	}
	if (ck_to_str(typecode)->len == 1)
		kind = ck_item_kind((u8)ck_to_str(typecode)->data[0]);
	if (!kind)
		ck_raise(&ck_ValueError,
			 "bad typecode (must be b, B, h, H, i, I, l, L, q or Q)");
	return kind;
}

struct ck_object *ck_array(struct ck_object *typecode, struct ck_object *initial, gfp_t gfp)
{
	const struct ck_item_kind *kind = kind_of(typecode);
	struct ck_object *a;
	int failed = 0;

	if (!kind)
		return NULL;
	if (initial && ck_is_str(initial)) {
		ck_raise(&ck_TypeError, "cannot use a str to initialize an array with typecode '%c'",
			 kind->format);
		return NULL;
	}
	a = ck_array_make(kind, NULL, 0, gfp);
	if (!a || !initial)
		return a;
	if (ck_is_bytes(initial) || ck_type_of(initial) == ck_optional(ck_bytearray_type)) {
		failed = ck_array_add_bytes(a, initial, gfp);
	} else if (ck_is_array(initial) && ck_to_array(initial)->kind != kind) {
		struct ck_object *items = ck_array_tolist(initial, gfp);

		failed = items ? ck_array_extend(a, items, gfp) : -1;
		ck_put(items);
	} else {
		failed = ck_array_extend(a, initial, gfp);
	}
	if (!failed)
		return a;
	ck_put(a);
	return NULL;
}

static void array_clear(struct ck_object *self)
{
	ck_growbuf_clear(&ck_to_array(self)->buf);
}

static bool array_view(struct ck_object *self, struct ck_view *view, gfp_t gfp)
{
	return ck_growbuf_view(&ck_to_array(self)->buf, view, gfp);
}

static bool array_acquire(struct ck_object *self, struct ck_buffer *out)
{
	out->format = ck_to_array(self)->kind->format;
	out->itemsize = ck_to_array(self)->kind->size;
	out->readonly = false;
	return ck_growbuf_acquire(&ck_to_array(self)->buf, out);
}

static void array_release(struct ck_object *self)
{
	ck_growbuf_release(&ck_to_array(self)->buf);
}

static const struct ck_buffer_ops buffer_ops = {
	.view = array_view,
	.acquire = array_acquire,
	.release = array_release,
};

static ssize_t array_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_array(self)->buf.len);
}

/**
 * ck_array_get() - a[i]
 * @self: an array
 * @i: position; negative from the end
 * @gfp: allocation flags
 *
 * Return: new reference, NULL with an exception pending, or without one: out of range.
 */
struct ck_object *ck_array_get(struct ck_object *self, ssize_t i, gfp_t gfp)
{
	struct ck_array *a = ck_to_array(self);
	u64 item;

	return ck_growbuf_get(&a->buf, i, &item) ? ck_item_load(a->kind, &item, gfp) : NULL;
}

static struct ck_object *get_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp)
{
	struct ck_array *a = ck_to_array(self);
	const size_t size = a->kind->size;
	struct ck_object *result;
	struct ck_span span;
	struct ck_view v;
	ssize_t i;
	u8 *to;

	if (ck_slice_unpack(slice, &span) < 0 || !ck_view_get(&v, self, gfp))
		return NULL;
	ck_span_fit(&span, v.len / size);
	result = ck_array_make(a->kind, NULL, span.count, gfp);
	to = result ? ck_to_array(result)->buf.data : NULL;
	for (i = 0; to && i < span.count; i++)
		memcpy(to + i * size, v.p + (span.start + i * span.step) * size, size);
	ck_view_put(&v);
	return result;
}

static struct ck_object *array_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	struct ck_object *item;
	ssize_t i;

	if (ck_is_slice(key))
		return get_slice(self, key, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "array indices must be integers");
		return NULL;
	}
	i = ck_index(key);
	if (ck_failed(i))
		return NULL;
	item = ck_array_get(self, i, gfp);
	if (!item && !ck_err_occurred())
		ck_raise(&ck_IndexError, "array index out of range");
	return item;
}

static struct ck_object *array_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *items;
	struct ck_strbuf buf;

	items = ck_array_tolist(self, gfp);
	if (!items)
		return NULL;
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_printf(&buf, "array('%c'", ck_to_array(self)->kind->format);
	if (ck_len(items)) {
		ck_strbuf_add_cstr(&buf, ", ");
		ck_strbuf_take_str(&buf, ck_repr(items, gfp));
	}
	ck_strbuf_add_char(&buf, ')');
	ck_put(items);
	return ck_strbuf_finish(&buf);
}

static struct ck_object *next_item(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	*next = pos + 1;
	return ck_array_get(seq, pos, gfp);
}

static const struct ck_type arrayiterator_type = CK_SEQ_ITER_TYPE("arrayiterator");

static struct ck_object *array_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&arrayiterator_type, self, 0, next_item, gfp);
}

const struct ck_type ck_array_type = {
	CK_TYPE_HEAD,
	.name = "array.array",
	.base = &ck_object_type,
	.size = sizeof(struct ck_array),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_array_methods,
	.clear = array_clear,
	.repr = array_repr,
	.compare = ck_array_compare,
	.len = array_len,
	.contains = ck_array_contains,
	.getitem = array_getitem,
	.setitem = ck_array_store,
	.iter = array_iter,
	.binary = ck_array_binary,
	.getattr = ck_array_getattr,
	.buffer = &buffer_ops,
	.construct = ck_array_construct,
};
