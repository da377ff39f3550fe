// SPDX-License-Identifier: GPL-2.0
/*
 * bytearray: the type, and what reads it. What changes it is in bytearray_change.c.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>

#include "bytearray_internal.h"
#include "construct.h"
#include "mem_search.h"
#include "self.h"

struct ck_object *ck_bytearray_new(const void *p, size_t len, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_bytearray_type, gfp);

	if (!o)
		return NULL;
	ck_growbuf_init(&ck_to_bytearray(o)->buf, 1, false);
	if (len && ck_growbuf_splice(&ck_to_bytearray(o)->buf, 0, 0, p, len, gfp) < 0) {
		ck_put(o);
		return NULL;
	}
	return o;
}

static void bytearray_clear(struct ck_object *self)
{
	ck_growbuf_clear(&ck_to_bytearray(self)->buf);
}

static bool bytearray_view(struct ck_object *self, struct ck_view *view, gfp_t gfp)
{
	return ck_growbuf_view(&ck_to_bytearray(self)->buf, view, gfp);
}

static bool bytearray_acquire(struct ck_object *self, struct ck_buffer *out)
{
	out->format = 'B';
	out->itemsize = 1;
	out->readonly = false;
	return ck_growbuf_acquire(&ck_to_bytearray(self)->buf, out);
}

static void bytearray_release(struct ck_object *self)
{
	ck_growbuf_release(&ck_to_bytearray(self)->buf);
}

static const struct ck_buffer_ops buffer_ops = {
	.view = bytearray_view,
	.acquire = bytearray_acquire,
	.release = bytearray_release,
};

static ssize_t bytearray_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_bytearray(self)->buf.len);
}

ssize_t ck_bytearray_len(struct ck_object *o)
{
	if (!ck_is_bytearray(o)) {
		ck_raise_no_len(o);
		return -1;
	}
	return bytearray_len(o);
}

int ck_bytearray_get(struct ck_object *o, ssize_t i)
{
	u8 byte;

	if (!ck_is_bytearray(o)) {
		ck_raise_no_items(o);
		return -1;
	}
	if (ck_growbuf_get(&ck_to_bytearray(o)->buf, i, &byte))
		return byte;
	ck_raise(&ck_IndexError, "bytearray index out of range");
	return -1;
}

int ck_bytearray_put(struct ck_object *o, ssize_t i, int value)
{
	u8 byte = value;

	if (!ck_is_bytearray(o)) {
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(o));
		return -1;
	}
	if (ck_growbuf_set(&ck_to_bytearray(o)->buf, i, &byte))
		return 0;
	ck_raise(&ck_IndexError, "bytearray index out of range");
	return -1;
}

int ck_bytearray_set(struct ck_object *o, ssize_t i, struct ck_object *value)
{
	u8 byte;

	return ck_byte_of(value, &byte) ? ck_bytearray_put(o, i, byte) : -1;
}

u8 ck_bytearray_peek(struct ck_object *o, ssize_t i)
{
	u8 byte = 0;

	if (ck_is_bytearray(o))
		ck_growbuf_get(&ck_to_bytearray(o)->buf, i, &byte);
	return byte;
}

u8 ck_as_byte(struct ck_object *o)
{
	u8 byte = U8_MAX;

	ck_byte_of(o, &byte);
	return byte;
}

int ck_bytearray_has(struct ck_object *o, int byte)
{
	return ck_contains(o, CK_INT((u8)byte));
}

static struct ck_object *get_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp)
{
	struct ck_object *result;
	struct ck_span span;
	struct ck_view v;
	u8 *to;
	ssize_t i;

	if (ck_slice_unpack(slice, &span) < 0 || !ck_view_get(&v, self, gfp))
		return NULL;
	ck_span_fit(&span, v.len);
	if (span.step == 1) {
		result = ck_bytearray_new(v.p + span.start, span.count, gfp);
	} else {
		/* Nobody else knows the new one yet. */
		result = ck_bytearray_new(NULL, span.count, gfp);
		to = result ? ck_to_bytearray(result)->buf.data : NULL;
		for (i = 0; to && i < span.count; i++)
			to[i] = v.p[span.start + i * span.step];
	}
	ck_view_put(&v);
	return result;
}

static struct ck_object *bytearray_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	ssize_t i;
	int byte;

	if (ck_is_slice(key))
		return get_slice(self, key, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "bytearray indices must be integers or slices, not %s",
			 ck_type_name(key));
		return NULL;
	}
	i = ck_index(key);
	if (ck_failed(i))
		return NULL;
	byte = ck_bytearray_get(self, i);
	return byte < 0 ? NULL : CK_INT(byte);
}

static int bytearray_contains(struct ck_object *self, struct ck_object *item)
{
	struct ck_view hay, needle;
	int found;
	u8 byte;

	found = ck_view_try(&needle, item, CK_GFP_ANY);
	if (found < 0)
		return -1;
	if (!found) {
		if (!ck_is_index(item)) {
			ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
				 ck_type_name(item));
			return -1;
		}
		if (!ck_byte_of(item, &byte))
			return -1;
		needle.p = &byte;
		needle.len = 1;
	}
	found = -1;
	if (ck_view_get(&hay, self, CK_GFP_ANY)) {
		found = ck_mem_find(hay.p, hay.len, needle.p, needle.len) >= 0;
		ck_view_put(&hay);
	}
	ck_view_put(&needle);
	return found;
}

static struct ck_object *bytearray_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *text;
	struct ck_view v;

	if (!ck_view_get(&v, self, gfp))
		return NULL;
	text = ck_bytes_quoted(v.p, v.len, "bytearray(", ")", true, gfp);
	ck_view_put(&v);
	return text;
}

static struct ck_object *next_byte(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	u8 byte;

	*next = pos + 1;
	return ck_growbuf_get(&ck_to_bytearray(seq)->buf, pos, &byte) ? CK_INT(byte) : NULL;
}

static const struct ck_type bytearray_iterator_type = CK_SEQ_ITER_TYPE("bytearray_iterator");

static struct ck_object *bytearray_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&bytearray_iterator_type, self, 0, next_byte, gfp);
}

const struct ck_type ck_bytearray_type = {
	CK_TYPE_HEAD,
	.name = "bytearray",
	.base = &ck_object_type,
	.size = sizeof(struct ck_bytearray),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_bytearray_methods,
	.clear = bytearray_clear,
	.repr = bytearray_repr,
	.compare = ck_buffer_compare,
	.len = bytearray_len,
	.contains = bytearray_contains,
	.getitem = bytearray_getitem,
	.setitem = ck_bytearray_store,
	.iter = bytearray_iter,
	.binary = ck_bytearray_binary,
	.buffer = &buffer_ops,
	.construct = ck_bytearray_construct,
};
