// SPDX-License-Identifier: GPL-2.0
/*
 * The method of slice.
 */
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/slice.h>
#include <cythonk/tuple.h>

#include "args.h"
#include "methods.h"
#include "self.h"

/* (start, stop, step) of C integers. */
static struct ck_object *three(ssize_t a, ssize_t b, ssize_t c, gfp_t gfp)
{
	struct ck_object *x = ck_int_from_s64(a, gfp), *y = ck_int_from_s64(b, gfp);
	struct ck_object *z = ck_int_from_s64(c, gfp), *t = NULL;

	if (x && y && z)
		t = ck_tuple_pack(3, gfp, x, y, z);
	ck_put(x);
	ck_put(y);
	ck_put(z);
	return t;
}

static struct ck_object *call_indices(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	struct ck_span span;
	ssize_t len;

	if (!ck_check_args("slice.indices", nargs, 1, 1))
		return NULL;
	len = ck_index(args[0]);
	if (ck_failed(len))
		return NULL;
	if (len < 0) {
		ck_raise(&ck_ValueError, "length should not be negative");
		return NULL;
	}
	if (ck_slice_unpack(self, &span) < 0)
		return NULL;
	ck_span_fit(&span, len);
	return three(span.start, span.stop, span.step, gfp);
}

const struct ck_method ck_slice_methods[] = {
	{ "indices", call_indices },
	{ }
};
