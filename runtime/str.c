// SPDX-License-Identifier: GPL-2.0
/*
 * str: making texts, comparing, indexing, slicing, concatenating; what every module that uses
 * objects needs of it. Methods are in str_*.c, so that a module links those it uses.
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "mem_search.h"
#include "methods.h"
#include "self.h"
#include "str_repr.h"
#include "utf8.h"

/* ord() takes bytes; who has some has linked bytes.c. */
extern const struct ck_type ck_bytes_type CK_OPTIONAL;

struct ck_str ck_empty_str = {
	.base = CK_OBJECT_INIT(&ck_str_type),
	.data = "",
};

static bool is_ascii(const struct ck_str *s)
{
	return s->len == s->nchars;
}

/* Byte offset of a code point. */
static size_t offset_of(const struct ck_str *s, size_t index)
{
	return is_ascii(s) ? min_t(size_t, index, s->len) :
			     ck_utf8_offset(s->data, s->len, index);
}

struct ck_object *ck_str_alloc(size_t len, size_t nchars, gfp_t gfp)
{
	struct ck_object *o;
	struct ck_str *s;
	char *data;

	if (len > CK_STR_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	if (len > CK_STR_INLINE) {
		data = ck_payload_alloc(len + 1, 1, gfp);
		if (!data)
			return NULL;
		data[len] = '\0';
		return ck_str_adopt(data, len, nchars, gfp);
	}
	o = ck_new_sized(&ck_str_type, offsetof(struct ck_str, inline_data) + len + 1, gfp);
	if (!o)
		return NULL;
	s = ck_to_str(o);
	s->len = len;
	s->nchars = nchars;
	s->data = s->inline_data;
	s->data[len] = '\0';
	return o;
}

struct ck_object *ck_str_adopt(char *payload, size_t len, size_t nchars, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_str_type, gfp);

	if (!o) {
		ck_payload_free(payload);
		return NULL;
	}
	ck_to_str(o)->len = len;
	ck_to_str(o)->nchars = nchars;
	ck_to_str(o)->data = payload;
	return o;
}

/* A str of text that is known to be valid. */
static struct ck_object *copy_of(const char *text, size_t len, size_t nchars, gfp_t gfp)
{
	struct ck_object *o;

	if (!len)
		return &ck_empty_str.base;
	o = ck_str_alloc(len, nchars, gfp);
	if (o)
		memcpy(ck_to_str(o)->data, text, len);
	return o;
}

struct ck_object *ck_str_new(const char *utf8, size_t len, gfp_t gfp)
{
	struct ck_utf8_error err;
	size_t nchars;

	if (len > CK_STR_MAX) {
		ck_raise_nomem();
		return NULL;
	}
	if (!ck_utf8_check(utf8, len, &nchars, &err)) {
		ck_utf8_raise(utf8, &err);
		return NULL;
	}
	return copy_of(utf8, len, nchars, gfp);
}

struct ck_object *ck_str_from_cstr(const char *s, gfp_t gfp)
{
	if (!s) {
		ck_raise(&ck_TypeError, "expected a C string, got NULL");
		return NULL;
	}
	return ck_str_new(s, strlen(s), gfp);
}

static void str_clear(struct ck_object *self)
{
	struct ck_str *s = ck_to_str(self);

	if (s->data && s->data != s->inline_data)
		ck_payload_free(s->data);
	s->data = NULL;
	s->len = 0;
	s->nchars = 0;
}

static bool check(struct ck_object *o)
{
	return ck_check_type(o, &ck_str_type, 0, NULL);
}

const char *ck_str_utf8(struct ck_object *o)
{
	if (!check(o))
		return NULL;
	if (memchr(ck_to_str(o)->data, '\0', ck_to_str(o)->len)) {
		ck_raise(&ck_ValueError, "embedded null character");
		return NULL;
	}
	return ck_to_str(o)->data;
}

ssize_t ck_str_len(struct ck_object *o)
{
	if (!ck_is_str(o)) {
		ck_raise_no_len(o);
		return -1;
	}
	return ck_to_str(o)->nchars;
}

static ssize_t str_len(struct ck_object *self)
{
	return ck_to_str(self)->nchars;
}

static int str_truth(struct ck_object *self)
{
	return ck_to_str(self)->len != 0;
}

bool ck_str_equal(struct ck_object *a, struct ck_object *b)
{
	const struct ck_str *s = ck_to_str(a), *t = ck_to_str(b);

	return a == b || (s->len == t->len && !memcmp(s->data, t->data, s->len));
}

/* UTF-8 sorts bytewise as its code points do. */
static int order_of(const struct ck_str *s, const struct ck_str *t)
{
	int order = memcmp(s->data, t->data, min(s->len, t->len));

	return order ?: (int)(s->len > t->len) - (int)(s->len < t->len);
}

static int str_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int order;

	if (!ck_is_str(a) || !ck_is_str(b))
		return CK_NOTIMPLEMENTED;
	if (op == CK_EQ || op == CK_NE)
		return ck_str_equal(a, b) == (op == CK_EQ);
	order = order_of(ck_to_str(a), ck_to_str(b));
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

static int str_hash(struct ck_object *self, u64 *out)
{
	struct ck_str *s = ck_to_str(self);
	u64 hash = READ_ONCE(s->hash);

	if (!hash) {
		hash = ck_hash_bytes(s->data, s->len) ?: 1;
		WRITE_ONCE(s->hash, hash);
	}
	*out = hash;
	return 0;
}

static int str_contains(struct ck_object *self, struct ck_object *item)
{
	if (!ck_is_str(item)) {
		ck_raise(&ck_TypeError, "'in <string>' requires string as left operand, not %s",
			 ck_type_name(item));
		return -1;
	}
	return ck_mem_find(ck_to_str(self)->data, ck_to_str(self)->len, ck_to_str(item)->data,
			   ck_to_str(item)->len) >= 0;
}

/* The character that begins at a byte offset. */
static struct ck_object *char_at_offset(const struct ck_str *s, size_t offset, gfp_t gfp)
{
	return copy_of(s->data + offset, ck_utf8_width(s->data[offset]), 1, gfp);
}

static struct ck_object *char_at(const struct ck_str *s, ssize_t i, gfp_t gfp)
{
	if (!ck_fit_index(&i, s->nchars)) {
		ck_raise(&ck_IndexError, "string index out of range");
		return NULL;
	}
	return char_at_offset(s, offset_of(s, i), gfp);
}

struct ck_object *ck_str_char_at(struct ck_object *o, ssize_t i, gfp_t gfp)
{
	if (!ck_is_str(o)) {
		ck_raise_no_items(o);
		return NULL;
	}
	return char_at(ck_to_str(o), i, gfp);
}

struct ck_object *ck_str_slice(struct ck_object *o, ssize_t start, ssize_t end, gfp_t gfp)
{
	struct ck_str *s = ck_to_str(o);
	size_t from, bytes;

	if (!ck_is_str(o)) {
		ck_raise_no_items(o);
		return NULL;
	}
	ck_clamp_slice(&start, &end, s->nchars);
	if (end - start == s->nchars)
		return ck_get(o);
	from = offset_of(s, start);
	bytes = is_ascii(s) ? (size_t)(end - start) :
			      ck_utf8_offset(s->data + from, s->len - from, end - start);
	return copy_of(s->data + from, bytes, end - start, gfp);
}

/* Offset of the code point @delta characters away from the one at @offset. */
static size_t move_offset(const struct ck_str *s, size_t offset, ssize_t delta)
{
	for (; delta > 0 && offset < s->len; delta--)
		offset += ck_utf8_width(s->data[offset]);
	for (; delta < 0 && offset > 0; delta++)
		do
			offset--;
		while (offset && ck_utf8_is_tail(s->data[offset]));
	return offset;
}

/* Copy every step-th character to @out, or with NULL only count their bytes. */
static size_t pick_chars(const struct ck_str *s, const struct ck_span *span, char *out)
{
	size_t offset = offset_of(s, span->start), bytes = 0;
	ssize_t i;

	for (i = 0; i < span->count; i++) {
		unsigned int width = ck_utf8_width(s->data[offset]);

		if (out)
			memcpy(out + bytes, s->data + offset, width);
		bytes += width;
		if (i + 1 < span->count)
			offset = is_ascii(s) ? offset + span->step :
					       move_offset(s, offset, span->step);
	}
	return bytes;
}

static struct ck_object *extended_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(self);
	struct ck_object *result;
	struct ck_span span;

	if (ck_slice_unpack(slice, &span) < 0)
		return NULL;
	ck_span_fit(&span, s->nchars);
	if (!span.count)
		return &ck_empty_str.base;
	if (span.step == 1)
		return ck_str_slice(self, span.start, span.stop, gfp);
	result = ck_str_alloc(pick_chars(s, &span, NULL), span.count, gfp);
	if (result)
		pick_chars(s, &span, ck_to_str(result)->data);
	return result;
}

static struct ck_object *str_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	ssize_t i;

	if (ck_is_slice(key))
		return extended_slice(self, key, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "string indices must be integers, not '%s'",
			 ck_type_name(key));
		return NULL;
	}
	i = ck_index(key);
	return ck_failed(i) ? NULL : char_at(ck_to_str(self), i, gfp);
}

static struct ck_object *concat(const struct ck_str *s, const struct ck_str *t, gfp_t gfp)
{
	struct ck_object *o = ck_str_alloc((size_t)s->len + t->len, (size_t)s->nchars + t->nchars,
					   gfp);

	if (o) {
		memcpy(ck_to_str(o)->data, s->data, s->len);
		memcpy(ck_to_str(o)->data + s->len, t->data, t->len);
	}
	return o;
}

struct ck_object *ck_str_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	if (!ck_is_str(a) || !ck_is_str(b)) {
		if (ck_is_str(a))
			ck_raise(&ck_TypeError, "can only concatenate str (not \"%s\") to str",
				 ck_type_name(b));
		else
			ck_raise(&ck_TypeError,
				 "unsupported operand type(s) for +: '%s' and '%s'",
				 ck_type_name(a), ck_type_name(b));
		return NULL;
	}
	if (!ck_to_str(a)->len)
		return ck_get(b);
	if (!ck_to_str(b)->len)
		return ck_get(a);
	return concat(ck_to_str(a), ck_to_str(b), gfp);
}

struct ck_object *ck_str_join_parts(struct ck_object **parts, unsigned int n, gfp_t gfp)
{
	size_t len = 0, nchars = 0;
	struct ck_object *o;
	unsigned int i;
	char *at;

	for (i = 0; i < n; i++) {
		if (!check(parts[i]))
			return NULL;
		len += ck_to_str(parts[i])->len;
		nchars += ck_to_str(parts[i])->nchars;
	}
	o = ck_str_alloc(len, nchars, gfp);
	if (!o)
		return NULL;
	at = ck_to_str(o)->data;
	for (i = 0; i < n; i++) {
		memcpy(at, ck_to_str(parts[i])->data, ck_to_str(parts[i])->len);
		at += ck_to_str(parts[i])->len;
	}
	return o;
}

struct ck_object *ck_str_repeat(struct ck_object *o, ssize_t n, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_object *result;
	ssize_t i;

	if (!check(o))
		return NULL;
	if (n < 1 || !s->len)
		return &ck_empty_str.base;
	if (n == 1)
		return ck_get(o);
	if (n > CK_STR_MAX / s->len) {
		ck_raise_nomem();
		return NULL;
	}
	result = ck_str_alloc(s->len * n, s->nchars * n, gfp);
	if (!result)
		return NULL;
	for (i = 0; i < n; i++)
		memcpy(ck_to_str(result)->data + i * s->len, s->data, s->len);
	return result;
}

static struct ck_object *str_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	switch (op & ~CK_INPLACE) {
	case CK_ADD:
		if (!ck_is_str(a) || (!ck_is_str(b) && ck_may_reflect(b)))
			return NULL;
		return ck_str_concat(a, b, gfp);
	case CK_MUL:
		return ck_is_str(a) ? ck_repeat_by(a, b, ck_str_repeat, gfp) :
		       ck_repeat_by(b, a, ck_str_repeat, gfp);
	case CK_MOD:
		return ck_is_str(a) ? ck_str_percent(a, b, gfp) : NULL;
	default:
		return NULL;
	}
}

struct ck_object *ck_str_from_ordinal(long cp, gfp_t gfp)
{
	char text[CK_UTF8_MAX_BYTES];

	if (cp < 0 || cp > CK_MAX_CODE_POINT) {
		ck_raise(&ck_ValueError, "chr() arg not in range(0x110000)");
		return NULL;
	}
	if (cp >= 0xd800 && cp < 0xe000) {
		ck_raise(&ck_ValueError, "chr() arg is a surrogate, which UTF-8 does not have");
		return NULL;
	}
	return copy_of(text, ck_utf8_encode(text, cp), 1, gfp);
}

long ck_ord(struct ck_object *o)
{
	unsigned int width;
	size_t len;

	if (ck_is_str(o)) {
		len = ck_to_str(o)->nchars;
		if (len == 1)
			return ck_utf8_decode(ck_to_str(o)->data, &width);
	} else if (ck_isinstance(o, ck_optional(ck_bytes_type))) {
		len = ck_to_bytes(o)->len;
		if (len == 1)
			return ck_to_bytes(o)->data[0];
	} else {
		ck_raise(&ck_TypeError, "ord() expected string of length 1, but %s found",
			 ck_type_name(o));
		return -1;
	}
	ck_raise(&ck_TypeError, "ord() expected a character, but string of length %zu found", len);
	return -1;
}

static struct ck_object *str_str(struct ck_object *self, gfp_t gfp)
{
	return ck_get(self);
}

/* Positions of the iterator are byte offsets. */
static struct ck_object *next_char(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(seq);

	if (pos >= s->len)
		return NULL;
	*next = pos + ck_utf8_width(s->data[pos]);
	return char_at_offset(s, pos, gfp);
}

static const struct ck_type str_iterator_type = CK_SEQ_ITER_TYPE("str_iterator");

static struct ck_object *str_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&str_iterator_type, self, 0, next_char, gfp);
}

const struct ck_type ck_str_type = {
	CK_TYPE_HEAD,
	.name = "str",
	.base = &ck_object_type,
	.size = sizeof(struct ck_str),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_str_methods,
	.clear = str_clear,
	.repr = ck_str_repr,
	.str = str_str,
	.hash = str_hash,
	.compare = str_compare,
	.truth = str_truth,
	.len = str_len,
	.contains = str_contains,
	.getitem = str_getitem,
	.iter = str_iter,
	.binary = str_binary,
};
