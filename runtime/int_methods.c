// SPDX-License-Identifier: GPL-2.0
/*
 * The methods of int. Linked by calls by name only; see call_method.c.
 */
#include <linux/bitops.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "args.h"

extern const struct ck_method ck_int_methods[];

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

static struct ck_object *as_integer_ratio(struct ck_object *self, unsigned int nargs,
					  struct ck_object **args, gfp_t gfp)
{
	struct ck_object *v, *t;

	if (!ck_check_args("int.as_integer_ratio", nargs, 0, 0))
		return NULL;
	v = ck_int_from_s64(value_of(self), gfp);
	t = v ? ck_tuple_pack(2, gfp, v, CK_INT(1)) : NULL;
	ck_put(v);
	return t;
}

static struct ck_object *to_bytes(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("to_bytes", nargs, 0, 3))
		return NULL;
	return ck_int_to_bytes(self, ck_arg(nargs, args, 0), ck_arg(nargs, args, 1),
			       ck_arg(nargs, args, 2), gfp);
}

static struct ck_object *from_bytes(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("from_bytes", nargs, 1, 3))
		return NULL;
	return ck_int_from_bytes(args[0], ck_arg(nargs, args, 1), ck_arg(nargs, args, 2), gfp);
}

const struct ck_method ck_int_methods[] = {
	{ "as_integer_ratio", as_integer_ratio },
	{ "bit_count", bit_count },
	{ "bit_length", bit_length },
	{ "conjugate", conjugate },
	{ "from_bytes", from_bytes },
	{ "to_bytes", to_bytes },
	{ NULL },
};
