// SPDX-License-Identifier: GPL-2.0
/*
 * str: characters, by position, by slice and one after the other; chr() and ord().
 */
#include <linux/ctype.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "self.h"
#include "str_text.h"
#include "utf8.h"

/* ord() takes bytes; who has some has linked bytes.c. */
extern const struct ck_type ck_bytes_type CK_OPTIONAL;

/* Byte offset of a code point. */
static size_t offset_of(const struct ck_str *s, size_t index)
{
	return ck_str_ascii(s) ? min_t(size_t, index, s->len) :
			     ck_utf8_offset(s->data, s->len, index);
}

/* The character that begins at a byte offset. */
static struct ck_object *char_at_offset(const struct ck_str *s, size_t offset, gfp_t gfp)
{
	if (likely(isascii(s->data[offset])))
		return ck_str_of_ascii(s->data[offset]);
	return ck_str_copy(s->data + offset, ck_utf8_width(s->data[offset]), 1, gfp);
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
	bytes = ck_str_ascii(s) ? (size_t)(end - start) :
			      ck_utf8_offset(s->data + from, s->len - from, end - start);
	return ck_str_copy(s->data + from, bytes, end - start, gfp);
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
			offset = ck_str_ascii(s) ? offset + span->step :
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

/**
 * ck_str_getitem() - getitem slot of str
 * @self: a str
 * @key: a position or a slice
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with IndexError, TypeError or MemoryError pending.
 */
struct ck_object *ck_str_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
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
	return ck_str_copy(text, ck_utf8_encode(text, cp), 1, gfp);
}

u32 ck_ord(struct ck_object *o)
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
		return U32_MAX;
	}
	ck_raise(&ck_TypeError, "ord() expected a character, but string of length %zu found", len);
	return U32_MAX;
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

/**
 * ck_str_iter() - iter slot of str
 * @self: a str
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator, or NULL with MemoryError pending.
 */
struct ck_object *ck_str_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&str_iterator_type, self, 0, next_char, gfp);
}

/**
 * ck_str_step() - step slot of str
 * @self: a str
 * @pos: byte offset of the character
 * @gfp: allocation flags
 *
 * Return: new reference; NULL at the end, and with MemoryError pending.
 */
struct ck_object *ck_str_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(self);
	struct ck_object *c;

	if (*pos >= s->len)
		return NULL;
	c = char_at_offset(s, *pos, gfp);
	if (likely(c))
		*pos += ck_utf8_width(s->data[*pos]);
	return c;
}
