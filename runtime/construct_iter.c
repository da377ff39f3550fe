// SPDX-License-Identifier: GPL-2.0
/*
 * range, enumerate, zip and reversed called where they are values.
 */
#include <cythonk/call.h>
#include <cythonk/iter.h>

#include "args.h"

struct ck_object *ck_range_construct(const struct ck_type *type, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("range", nargs, 1, 3))
		return NULL;
	return ck_range(args[0], ck_arg(nargs, args, 1), ck_arg(nargs, args, 2), gfp);
}

struct ck_object *ck_enumerate_construct(const struct ck_type *type, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("enumerate", nargs, 1, 2))
		return NULL;
	return ck_enumerate(args[0], ck_arg(nargs, args, 1), gfp);
}

struct ck_object *ck_zip_construct(const struct ck_type *type, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_zip(nargs, args, gfp);
}

struct ck_object *ck_reversed_construct(const struct ck_type *type, unsigned int nargs,
					struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("reversed", nargs, 1, 1))
		return NULL;
	return ck_reversed(args[0], gfp);
}
