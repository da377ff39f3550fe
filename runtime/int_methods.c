// SPDX-License-Identifier: GPL-2.0
/*
 * The methods of int. Linked by calls by name only; see call_method.c.
 */
#include <linux/bitops.h>
#include <linux/string.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/int.h>

#include "args.h"

extern const struct ck_method ck_int_methods[];

/* Bytes that any int fits in; longer results are filled up. */
#define INT_BYTES	8

static s64 value_of(struct ck_object *o)
{
	s64 v = 0;

	ck_int_value(o, &v);
	return v;
}

static u64 magnitude(struct ck_object *o)
{
	s64 v = value_of(o);

	return v < 0 ? -(u64)v : v;
}

static struct ck_object *bit_count(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bit_count", nargs, 0, 0))
		return NULL;
	return CK_INT(hweight64(magnitude(self)));
}

static struct ck_object *bit_length(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bit_length", nargs, 0, 0))
		return NULL;
	return CK_INT(fls64(magnitude(self)));
}

static struct ck_object *conjugate(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("conjugate", nargs, 0, 0))
		return NULL;
	return ck_int_from_s64(value_of(self), gfp);
}

static int is_little(const char *order)
{
	if (!strcmp(order, "little"))
		return 1;
	if (!strcmp(order, "big"))
		return 0;
	ck_raise(&ck_ValueError, "byteorder must be either 'little' or 'big'");
	return -1;
}

/* to_bytes(length=1, byteorder='big'), of ints that are not negative. */
static struct ck_object *to_bytes(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	s64 v = value_of(self);
	const char *order = "big";
	struct ck_object *b;
	ssize_t len = 1, i;
	int little;
	u8 *p;

	if (!ck_check_args("to_bytes", nargs, 0, 2) || !ck_arg_index(nargs, args, 0, &len) ||
	    !ck_arg_text(nargs, args, 1, &order))
		return NULL;
	little = is_little(order);
	if (little < 0)
		return NULL;
	if (len < 0)
		ck_raise(&ck_ValueError, "length argument must be non-negative");
	else if (v < 0)
		ck_raise(&ck_OverflowError, "can't convert negative int to unsigned");
	else if (len < INT_BYTES && (u64)v >> (8 * len))
		ck_raise(&ck_OverflowError, "int too big to convert");
	else
		goto convert;
	return NULL;

convert:
	b = ck_bytes_new(NULL, len, gfp);
	if (!b)
		return NULL;
	p = ck_bytes_data(b);
	for (i = 0; i < len && i < INT_BYTES; i++)
		p[little ? i : len - 1 - i] = (u64)v >> (8 * i);
	return b;
}

const struct ck_method ck_int_methods[] = {
	{ "bit_count", bit_count },
	{ "bit_length", bit_length },
	{ "conjugate", conjugate },
	{ "to_bytes", to_bytes },
	{ NULL },
};
