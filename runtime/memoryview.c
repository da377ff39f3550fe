// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview: the type and its items. A function that looks at the memory holds a reference to the
 * pin as long, so that release() on another CPU does not let the memory go.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memoryview.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>

#include "construct.h"
#include "items_of_c.h"
#include "memoryview_internal.h"
#include "self.h"
#include "strbuf.h"

struct ck_object *ck_memoryview_pin(struct ck_object *o)
{
	struct ck_object *pin = ck_load(&ck_to_memoryview(o)->pin);

	if (!pin)
		ck_raise(&ck_ValueError, "operation forbidden on released memoryview object");
	return pin;
}

/**
 * ck_memoryview_make() - a memoryview over memory that is pinned
 * @pin: stolen; NULL: an exception is pending
 * @m: what all but @pin is to be
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_memoryview_make(struct ck_object *pin, const struct ck_memoryview *m,
				     gfp_t gfp)
{
	struct ck_object *o = pin ? ck_new(&ck_memoryview_type, gfp) : NULL;
	struct ck_memoryview *made = ck_to_memoryview(o);

	if (!o) {
		ck_put(pin);
		return NULL;
	}
	made->data = m->data;
	made->len = m->len;
	made->stride = m->stride;
	made->itemsize = m->itemsize;
	made->format = m->format;
	made->readonly = m->readonly;
	made->pin = pin;
	return o;
}

struct ck_object *ck_memoryview(struct ck_object *o, gfp_t gfp)
{
	struct ck_memoryview m = { };
	struct ck_object *pin;
	struct ck_buffer *buf;

	if (ck_is_memoryview(o))
		return ck_memoryview_make(ck_memoryview_pin(o), ck_to_memoryview(o), gfp);
	if (!ck_slot(ck_type_of(o), buffer)) {
		ck_raise(&ck_TypeError, "memoryview: a bytes-like object is required, not '%s'",
			 ck_type_name(o));
		return NULL;
	}
	pin = ck_pin_new(o, gfp);
	if (!pin)
		return NULL;
	buf = &container_of(pin, struct ck_pin, base)->buf;
	m.data = buf->data;
	m.len = buf->len / buf->itemsize;
	m.stride = buf->itemsize;
	m.itemsize = buf->itemsize;
	m.format = buf->format;
	m.readonly = buf->readonly;
	return ck_memoryview_make(pin, &m, gfp);
}

static void memoryview_clear(struct ck_object *self)
{
	ck_clear(&ck_to_memoryview(self)->pin);
}

/**
 * ck_memoryview_copy() - the items one after the other
 * @m: a memoryview whose memory is pinned
 * @to: where they go
 */
void ck_memoryview_copy(const struct ck_memoryview *m, u8 *to)
{
	ssize_t i;

	if (m->stride == m->itemsize) {
		memcpy(to, m->data, m->len * m->itemsize);
		return;
	}
	for (i = 0; i < m->len; i++)
		memcpy(to + i * m->itemsize, m->data + i * m->stride, m->itemsize);
}

static bool memoryview_view(struct ck_object *self, struct ck_view *view, gfp_t gfp)
{
	const struct ck_memoryview *m = ck_to_memoryview(self);
	struct ck_object *pin = ck_memoryview_pin(self);
	const struct ck_pin *p;
	u8 *to;

	if (!pin)
		return false;
	p = container_of(pin, struct ck_pin, base);
	if (p->buf.readonly && m->stride == m->itemsize) {
		view->p = m->data;
		view->len = m->len * m->itemsize;
		view->owner = pin;
		return true;
	}
	to = ck_view_room(view, m->len * m->itemsize, gfp);
	if (to)
		ck_memoryview_copy(m, to);
	ck_put(pin);
	return to;
}

/* Nobody pins a memoryview: its own pin is shared. */
static bool memoryview_acquire(struct ck_object *self, struct ck_buffer *out)
{
	ck_raise(&ck_BufferError, "memoryview: the pin of its object is to be shared");
	return false;
}

static void memoryview_release(struct ck_object *self)
{
}

static const struct ck_buffer_ops buffer_ops = {
	.view = memoryview_view,
	.acquire = memoryview_acquire,
	.release = memoryview_release,
};

static ssize_t memoryview_len(struct ck_object *self)
{
	struct ck_object *pin = ck_memoryview_pin(self);

	ck_put(pin);
	return pin ? ck_to_memoryview(self)->len : -1;
}

static const struct ck_item_kind *kind_of(const struct ck_memoryview *m)
{
	return ck_item_kind(m->format);
}

static bool fit_index(const struct ck_memoryview *m, ssize_t *i)
{
	if (ck_fit_index(i, m->len))
		return true;
	ck_raise(&ck_IndexError, "index out of bounds on dimension 1");
	return false;
}

/* The part of a memoryview that a slice means, without its pin; false with an exception pending. */
static bool sub_view(struct ck_memoryview *out, const struct ck_memoryview *m,
		     struct ck_object *slice)
{
	struct ck_span span;

	if (ck_slice_unpack(slice, &span) < 0)
		return false;
	ck_span_fit(&span, m->len);
	*out = *m;
	out->len = span.count;
	if (span.count)
		out->data = m->data + span.start * m->stride;
	/* With one item at most the distance means nothing, and the product may not fit. */
	if (span.count > 1)
		out->stride = m->stride * span.step;
	else
		out->stride = m->itemsize;
	return true;
}

static struct ck_object *memoryview_getitem(struct ck_object *self, struct ck_object *key,
					    gfp_t gfp)
{
	const struct ck_memoryview *m = ck_to_memoryview(self);
	struct ck_object *pin = ck_memoryview_pin(self), *item = NULL;
	struct ck_memoryview part;
	ssize_t i;

	if (!pin)
		return NULL;
	if (ck_is_slice(key)) {
		if (sub_view(&part, m, key))
			return ck_memoryview_make(pin, &part, gfp);
	} else if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "memoryview: invalid slice key");
	} else {
		i = ck_index(key);
		if (!ck_failed(i) && fit_index(m, &i))
			item = ck_item_load(kind_of(m), m->data + i * m->stride, gfp);
	}
	ck_put(pin);
	return item;
}

static int store_item(const struct ck_memoryview *m, struct ck_object *key, struct ck_object *value)
{
	ssize_t i = ck_index(key);

	if (ck_failed(i) || !fit_index(m, &i))
		return -1;
	switch (ck_item_store(kind_of(m), m->data + i * m->stride, value)) {
	case CK_ITEM_STORED:
		return 0;
	case CK_ITEM_NO_INT:
		ck_raise(&ck_TypeError, "memoryview: invalid type for format '%c'", m->format);
		return -1;
	default:
		ck_raise(&ck_ValueError, "memoryview: invalid value for format '%c'", m->format);
		return -1;
	}
}

/* The format of something bytes-like; 0 for what is none. */
static char format_of(struct ck_object *o)
{
	struct ck_buffer buf;
	const struct ck_buffer_ops *ops = ck_slot(ck_type_of(o), buffer);

	if (ck_is_memoryview(o))
		return ck_to_memoryview(o)->format;
	if (!ops || !ops->acquire(o, &buf))
		return 0;
	ops->release(o);
	return buf.format;
}

static int store_slice(const struct ck_memoryview *m, struct ck_object *slice,
		       struct ck_object *value, gfp_t gfp)
{
	struct ck_memoryview part;
	struct ck_view v;
	ssize_t i;
	bool alike;

	if (!sub_view(&part, m, slice) || !ck_view_get(&v, value, gfp))
		return -1;
	alike = v.len == part.len * part.itemsize && format_of(value) == part.format;
	for (i = 0; alike && i < part.len; i++)
		memcpy(part.data + i * part.stride, v.p + i * part.itemsize, part.itemsize);
	ck_view_put(&v);
	if (alike)
		return 0;
	if (!ck_err_occurred())
		ck_raise(&ck_ValueError,
			 "memoryview assignment: lvalue and rvalue have different structures");
	return -1;
}

static int memoryview_setitem(struct ck_object *self, struct ck_object *key,
			      struct ck_object *value, gfp_t gfp)
{
	const struct ck_memoryview *m = ck_to_memoryview(self);
	struct ck_object *pin = ck_memoryview_pin(self);
	int result = -1;

	if (!pin)
		return -1;
	if (m->readonly)
		ck_raise(&ck_TypeError, "cannot modify read-only memory");
	else if (!value)
		ck_raise(&ck_TypeError, "cannot delete memory");
	else if (ck_is_slice(key))
		result = store_slice(m, key, value, gfp);
	else if (ck_is_index(key))
		result = store_item(m, key, value);
	else
		ck_raise(&ck_TypeError, "memoryview: invalid slice key");
	ck_put(pin);
	return result;
}

static struct ck_object *memoryview_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_printf(&buf, "<%s at 0x%llx>",
			 READ_ONCE(ck_to_memoryview(self)->pin) ? "memory" : "released memory",
			 ck_identity(self) >> 2);
	return ck_strbuf_finish(&buf);
}

/* As the bytes it shows, which must not change. */
static int memoryview_hash(struct ck_object *self, u64 *out)
{
	const struct ck_memoryview *m = ck_to_memoryview(self);
	struct ck_view v;

	if (!m->readonly) {
		ck_raise(&ck_ValueError, "cannot hash writable memoryview object");
		return -1;
	}
	if (m->format != 'B' && m->format != 'b') {
		ck_raise(&ck_ValueError,
			 "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
		return -1;
	}
	if (!ck_view_get(&v, self, CK_GFP_ANY))
		return -1;
	*out = ck_hash_bytes(v.p, v.len);
	ck_view_put(&v);
	return 0;
}

static struct ck_object *next_item(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	const struct ck_memoryview *m = ck_to_memoryview(seq);
	struct ck_object *pin, *item;

	*next = pos + 1;
	if (pos >= m->len)
		return NULL;
	pin = ck_memoryview_pin(seq);
	if (!pin)
		return NULL;
	item = ck_item_load(kind_of(m), m->data + pos * m->stride, gfp);
	ck_put(pin);
	return item;
}

static const struct ck_type memory_iterator_type = CK_SEQ_ITER_TYPE("memory_iterator");

static struct ck_object *memoryview_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&memory_iterator_type, self, 0, next_item, gfp);
}

const struct ck_type ck_memoryview_type = {
	CK_TYPE_HEAD,
	.name = "memoryview",
	.base = &ck_object_type,
	.size = sizeof(struct ck_memoryview),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_memoryview_methods,
	.clear = memoryview_clear,
	.repr = memoryview_repr,
	.hash = memoryview_hash,
	.compare = ck_memoryview_compare,
	.len = memoryview_len,
	.getitem = memoryview_getitem,
	.setitem = memoryview_setitem,
	.iter = memoryview_iter,
	.getattr = ck_memoryview_getattr,
	.buffer = &buffer_ops,
	.construct = ck_memoryview_construct,
};
