// SPDX-License-Identifier: GPL-2.0
/*
 * int.to_bytes() and int.from_bytes().
 */
#include <linux/string.h>

#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "self.h"

extern const struct ck_type ck_str_type CK_OPTIONAL;

/* Bytes that any int fits in; longer ones repeat the sign. */
#define INT_BYTES	8

/* 1 or 0, or -1 with an exception pending; @method is for its text. */
static int is_little(struct ck_object *order, const char *method)
{
	const char *text;

	if (!order || order == CK_NONE)
		return 0;
	if (!ck_isinstance(order, ck_optional(ck_str_type))) {
		ck_raise(&ck_TypeError, "%s() argument 'byteorder' must be str, not %s", method,
			 ck_type_name(order));
		return -1;
	}
	text = ck_to_str(order)->data;
	if (!strcmp(text, "little"))
		return 1;
	if (!strcmp(text, "big"))
		return 0;
	ck_raise(&ck_ValueError, "byteorder must be either 'little' or 'big'");
	return -1;
}

static int is_signed(struct ck_object *o)
{
	return o && o != CK_NONE ? ck_is_true(o) : 0;
}

/* Does a value fit so many bytes? */
static bool fits(s64 v, ssize_t len, bool sign)
{
	if (len >= INT_BYTES)
		return true;
	/* No byte means 0, and by the sign alone -1. */
	if (!len)
		return !v || (sign && v == -1);
	if (sign)
		return v >> (8 * len - 1) == 0 || v >> (8 * len - 1) == -1;
	return !((u64)v >> (8 * len));
}

/**
 * ck_int_to_bytes() - o.to_bytes(length, byteorder, signed=...)
 * @o: an int
 * @length: an int; NULL or None: 1
 * @order: "big" or "little"; NULL or None: "big"
 * @sign: whether negative ones are allowed; NULL or None: no
 * @gfp: allocation flags
 *
 * Return: new reference to bytes, or NULL with OverflowError, ValueError or another exception
 * pending.
 */
struct ck_object *ck_int_to_bytes(struct ck_object *o, struct ck_object *length,
				  struct ck_object *order, struct ck_object *sign, gfp_t gfp)
{
	int little, with_sign;
	struct ck_object *b;
	ssize_t len = 1, i;
	s64 v;
	u8 *p;

	if (!ck_int_value(o, &v)) {
		ck_raise_no_method(o, "to_bytes");
		return NULL;
	}
	if (length && length != CK_NONE)
		len = ck_index(length);
	if (ck_failed(len))
		return NULL;
	little = is_little(order, "to_bytes");
	with_sign = little < 0 ? -1 : is_signed(sign);
	if (with_sign < 0)
		return NULL;
	if (len < 0)
		ck_raise(&ck_ValueError, "length argument must be non-negative");
	else if (v < 0 && !with_sign)
		ck_raise(&ck_OverflowError, "can't convert negative int to unsigned");
	else if (!fits(v, len, with_sign))
		ck_raise(&ck_OverflowError, "int too big to convert");
	else
		goto convert;
	return NULL;

convert:
	b = ck_bytes_new(NULL, len, gfp);
	if (!b)
		return NULL;
	p = ck_to_bytes(b)->data;
	for (i = 0; i < len; i++)
		p[little ? i : len - 1 - i] = v >> min_t(ssize_t, 8 * i, 63);
	return b;
}

/* The value, or false if it needs more than 64 bits. */
static bool value_of(const struct ck_view *v, bool little, bool sign, s64 *out)
{
	size_t i;
	u8 fill = 0;
	u64 value;

	if (sign && v->len && v->p[little ? v->len - 1 : 0] & 0x80)
		fill = 0xff;
	value = fill ? -1ULL : 0;
	for (i = v->len; i--; ) {
		u8 byte = v->p[little ? i : v->len - 1 - i];

		if (i >= INT_BYTES && byte != fill)
			return false;
		value = value << 8 | byte;
	}
	*out = value;
	return (*out < 0) == (fill != 0);
}

/**
 * ck_int_from_bytes() - int.from_bytes(bytes, byteorder, signed=...)
 * @o: bytes-like, or an iterable of ints
 * @order: "big" or "little"; NULL or None: "big"
 * @sign: whether the highest bit is the sign; NULL or None: no
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with OverflowError, ValueError or another exception pending.
 */
struct ck_object *ck_int_from_bytes(struct ck_object *o, struct ck_object *order,
				    struct ck_object *sign, gfp_t gfp)
{
	struct ck_object *bytes = NULL;
	int little = is_little(order, "from_bytes"), with_sign, found;
	struct ck_view v;
	bool known;
	s64 value;

	with_sign = little < 0 ? -1 : is_signed(sign);
	if (with_sign < 0)
		return NULL;
	found = ck_view_try(&v, o, gfp);
	if (!found) {
		if (ck_is_index(o) || ck_isinstance(o, ck_optional(ck_str_type))) {
			ck_raise(&ck_TypeError, "cannot convert '%s' object to bytes",
				 ck_type_name(o));
			return NULL;
		}
		bytes = ck_bytes_from(o, gfp);
		found = bytes ? ck_view_try(&v, bytes, gfp) : -1;
	}
	if (found < 0)
		return NULL;
	known = value_of(&v, little, with_sign, &value);
	ck_view_put(&v);
	ck_put(bytes);
	if (known)
		return ck_int_from_s64(value, gfp);
	ck_raise(&ck_OverflowError, "int.from_bytes() result does not fit in 64 bits");
	return NULL;
}
