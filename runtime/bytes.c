// SPDX-License-Identifier: GPL-2.0
/*
 * bytes: making, comparing, indexing, slicing, concatenating. Methods are in bytes_*.c.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>

#include "bytes_internal.h"
#include "construct.h"
#include "mem_search.h"
#include "methods.h"
#include "self.h"
#include "strbuf.h"

struct ck_bytes ck_empty_bytes = {
	.base = CK_OBJECT_INIT(&ck_bytes_type),
	.data = (u8 *)"",
};

static struct ck_object *alloc_outside(size_t len, gfp_t gfp)
{
	struct ck_object *o;
	u8 *data = ck_payload_alloc(len + 1, 1, gfp);

	if (!data)
		return NULL;
	o = ck_new(&ck_bytes_type, gfp);
	if (!o) {
		ck_payload_free(data);
		return NULL;
	}
	ck_to_bytes(o)->data = data;
	return o;
}

static struct ck_object *alloc_inside(size_t len, gfp_t gfp)
{
	struct ck_object *o;

	o = ck_new_unfilled(&ck_bytes_type, offsetof(struct ck_bytes, inline_data) + len + 1,
			    gfp);
	if (o)
		ck_to_bytes(o)->data = ck_to_bytes(o)->inline_data;
	return o;
}

struct ck_object *ck_bytes_new(const void *p, size_t len, gfp_t gfp)
{
	struct ck_object *o;

	if (!len)
		return &ck_empty_bytes.base;
	if (len > CK_BYTES_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	o = len > CK_BYTES_INLINE ? alloc_outside(len, gfp) : alloc_inside(len, gfp);
	if (!o)
		return NULL;
	if (p)
		memcpy(ck_to_bytes(o)->data, p, len);
	else
		memset(ck_to_bytes(o)->data, 0, len);
	ck_to_bytes(o)->data[len] = 0;
	ck_to_bytes(o)->len = len;
	return o;
}

static void bytes_clear(struct ck_object *self)
{
	struct ck_bytes *b = ck_to_bytes(self);

	if (b->data && b->data != b->inline_data)
		ck_payload_free(b->data);
	b->data = NULL;
	b->len = 0;
}

u8 *ck_bytes_data(struct ck_object *o)
{
	return ck_check_type(o, &ck_bytes_type, 0, NULL) ? ck_to_bytes(o)->data : NULL;
}

ssize_t ck_bytes_len(struct ck_object *o)
{
	if (!ck_is_bytes(o)) {
		ck_raise_no_len(o);
		return -1;
	}
	return ck_to_bytes(o)->len;
}

static ssize_t bytes_len(struct ck_object *self)
{
	return ck_to_bytes(self)->len;
}

bool ck_bytes_equal(struct ck_object *a, struct ck_object *b)
{
	const struct ck_bytes *s = ck_to_bytes(a), *t = ck_to_bytes(b);

	return a == b || (s->len == t->len && !memcmp(s->data, t->data, s->len));
}

static int bytes_compare(struct ck_object *a, struct ck_object *b, int op)
{
	const struct ck_bytes *s = ck_to_bytes(a), *t = ck_to_bytes(b);
	int order;

	if (!ck_is_bytes(a) || !ck_is_bytes(b))
		return CK_NOTIMPLEMENTED;
	if (op == CK_EQ || op == CK_NE)
		return ck_bytes_equal(a, b) == (op == CK_EQ);
	order = memcmp(s->data, t->data, min(s->len, t->len)) ?:
		(int)(s->len > t->len) - (int)(s->len < t->len);
	switch (op) {
	case CK_LT:
		return order < 0;
	case CK_LE:
		return order <= 0;
	case CK_GT:
		return order > 0;
	default:
		return order >= 0;
	}
}

static int bytes_hash(struct ck_object *self, u64 *out)
{
	struct ck_bytes *b = ck_to_bytes(self);
	u64 hash = READ_ONCE(b->hash);

	if (!hash) {
		hash = ck_hash_bytes(b->data, b->len) ?: 1;
		WRITE_ONCE(b->hash, hash);
	}
	*out = hash;
	return 0;
}

static int bytes_contains(struct ck_object *self, struct ck_object *item)
{
	const struct ck_bytes *b = ck_to_bytes(self);
	struct ck_view needle;
	int found;
	s64 v;

	found = ck_view_try(&needle, item, CK_GFP_ANY);
	if (found) {
		if (found < 0)
			return -1;
		found = ck_mem_find(b->data, b->len, needle.p, needle.len) >= 0;
		ck_view_put(&needle);
		return found;
	}
	if (!ck_int_value(item, &v)) {
		ck_raise(&ck_TypeError, "a bytes-like object is required, not '%s'",
			 ck_type_name(item));
		return -1;
	}
	if (v < 0 || v > U8_MAX) {
		ck_raise(&ck_ValueError, "byte must be in range(0, 256)");
		return -1;
	}
	return memchr(b->data, v, b->len) != NULL;
}

int ck_bytes_get(struct ck_object *o, ssize_t i)
{
	if (!ck_is_bytes(o)) {
		ck_raise_no_items(o);
		return -1;
	}
	if (!ck_fit_index(&i, ck_to_bytes(o)->len)) {
		ck_raise(&ck_IndexError, "index out of range");
		return -1;
	}
	return ck_to_bytes(o)->data[i];
}

struct ck_object *ck_bytes_slice(struct ck_object *o, ssize_t start, ssize_t end, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);

	if (!ck_is_bytes(o)) {
		ck_raise_no_items(o);
		return NULL;
	}
	ck_clamp_slice(&start, &end, b->len);
	if (end - start == b->len)
		return ck_get(o);
	return ck_bytes_new(b->data + start, end - start, gfp);
}

static struct ck_object *extended_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(self);
	struct ck_object *result;
	struct ck_span span;
	ssize_t i;

	if (ck_slice_unpack(slice, &span) < 0)
		return NULL;
	ck_span_fit(&span, b->len);
	if (span.step == 1)
		return ck_bytes_slice(self, span.start, span.start + span.count, gfp);
	result = ck_bytes_new(NULL, span.count, gfp);
	for (i = 0; result && i < span.count; i++)
		ck_to_bytes(result)->data[i] = b->data[span.start + i * span.step];
	return result;
}

static struct ck_object *bytes_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	ssize_t i;
	int byte;

	if (ck_is_slice(key))
		return extended_slice(self, key, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "byte indices must be integers or slices, not %s",
			 ck_type_name(key));
		return NULL;
	}
	i = ck_index(key);
	if (ck_failed(i))
		return NULL;
	byte = ck_bytes_get(self, i);
	return byte < 0 ? NULL : CK_INT(byte);
}

struct ck_object *ck_bytes_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	const struct ck_bytes *s = ck_to_bytes(a);
	struct ck_object *o = NULL;
	struct ck_view more;
	int found;

	found = ck_is_bytes(a) ? ck_view_try(&more, b, gfp) : 0;
	if (found <= 0) {
		if (!found)
			ck_raise(&ck_TypeError, "can't concat %s to %s", ck_type_name(b),
				 ck_type_name(a));
		return NULL;
	}
	if (!s->len && ck_is_bytes(b)) {
		o = ck_get(b);
	} else if (!more.len) {
		o = ck_get(a);
	} else {
		o = ck_bytes_new(NULL, (size_t)s->len + more.len, gfp);
		if (o) {
			memcpy(ck_to_bytes(o)->data, s->data, s->len);
			memcpy(ck_to_bytes(o)->data + s->len, more.p, more.len);
		}
	}
	ck_view_put(&more);
	return o;
}

struct ck_object *ck_bytes_repeat(struct ck_object *o, ssize_t n, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *result;
	ssize_t i;

	if (!ck_check_type(o, &ck_bytes_type, 0, NULL))
		return NULL;
	if (n < 1 || !b->len)
		return &ck_empty_bytes.base;
	if (n == 1)
		return ck_get(o);
	if (n > CK_BYTES_MAX / b->len) {
		ck_raise_nomem();
		return NULL;
	}
	result = ck_bytes_new(NULL, n * b->len, gfp);
	for (i = 0; result && i < n; i++)
		memcpy(ck_to_bytes(result)->data + i * b->len, b->data, b->len);
	return result;
}

static struct ck_object *bytes_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	switch (op & ~CK_INPLACE) {
	case CK_ADD:
		if (!ck_is_bytes(a) || (!ck_is_bytes(b) && !ck_slot(ck_type_of(b), buffer) &&
					ck_may_reflect(b)))
			return NULL;
		return ck_bytes_concat(a, b, gfp);
	case CK_MUL:
		return ck_is_bytes(a) ? ck_repeat_by(a, b, ck_bytes_repeat, gfp) :
		       ck_repeat_by(b, a, ck_bytes_repeat, gfp);
	case CK_MOD:
		return ck_is_bytes(a) ? ck_bytes_percent(a, b, gfp) : NULL;
	default:
		return NULL;
	}
}

/* One byte of a literal; @escape is what a backslash goes before. */
static void add_byte(struct ck_strbuf *buf, u8 byte, char escape)
{
	switch (byte) {
	case '\t':
		ck_strbuf_add_cstr(buf, "\\t");
		break;
	case '\n':
		ck_strbuf_add_cstr(buf, "\\n");
		break;
	case '\r':
		ck_strbuf_add_cstr(buf, "\\r");
		break;
	default:
		if (byte < 0x20 || byte > 0x7e) {
			ck_strbuf_printf(buf, "\\x%02x", byte);
			break;
		}
		if (byte == '\\' || byte == escape)
			ck_strbuf_add_char(buf, '\\');
		ck_strbuf_add_char(buf, byte);
	}
}

/**
 * ck_bytes_quoted() - bytes as a literal
 * @p: the bytes
 * @len: how many
 * @before: text before the literal
 * @after: text behind it
 * @always: apostrophes are escaped whichever quotes there are
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with MemoryError pending.
 */
struct ck_object *ck_bytes_quoted(const u8 *p, size_t len, const char *before, const char *after,
				  bool always, gfp_t gfp)
{
	char quote = memchr(p, '\'', len) && !memchr(p, '"', len) ? '"' : '\'';
	struct ck_strbuf buf;
	size_t i;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, before);
	ck_strbuf_add_char(&buf, 'b');
	ck_strbuf_add_char(&buf, quote);
	for (i = 0; i < len && !buf.failed; i++)
		add_byte(&buf, p[i], always ? '\'' : quote);
	ck_strbuf_add_char(&buf, quote);
	ck_strbuf_add_cstr(&buf, after);
	return ck_strbuf_finish(&buf);
}

static struct ck_object *bytes_repr(struct ck_object *self, gfp_t gfp)
{
	return ck_bytes_quoted(ck_to_bytes(self)->data, ck_to_bytes(self)->len, "", "", false,
			       gfp);
}

static struct ck_object *next_byte(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	if (pos >= ck_to_bytes(seq)->len)
		return NULL;
	*next = pos + 1;
	return CK_INT(ck_to_bytes(seq)->data[pos]);
}

static bool bytes_acquire(struct ck_object *self, struct ck_buffer *out)
{
	*out = (struct ck_buffer){
		.data = ck_to_bytes(self)->data,
		.len = ck_to_bytes(self)->len,
		.itemsize = 1,
		.format = 'B',
		.readonly = true,
	};
	return true;
}

static void bytes_release(struct ck_object *self)
{
}

static bool bytes_view(struct ck_object *self, struct ck_view *view, gfp_t gfp)
{
	return ck_view_try(view, self, gfp) > 0;
}

static const struct ck_buffer_ops buffer_ops = {
	.view = bytes_view,
	.acquire = bytes_acquire,
	.release = bytes_release,
};

static const struct ck_type bytes_iterator_type = CK_SEQ_ITER_TYPE("bytes_iterator");

static struct ck_object *bytes_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&bytes_iterator_type, self, 0, next_byte, gfp);
}

const struct ck_type ck_bytes_type = {
	CK_TYPE_HEAD,
	.name = "bytes",
	.base = &ck_object_type,
	.size = sizeof(struct ck_bytes),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_bytes_methods,
	.clear = bytes_clear,
	.repr = bytes_repr,
	.hash = bytes_hash,
	.compare = bytes_compare,
	.len = bytes_len,
	.contains = bytes_contains,
	.getitem = bytes_getitem,
	.iter = bytes_iter,
	.binary = bytes_binary,
	.buffer = &buffer_ops,
	.construct = ck_bytes_construct,
};
