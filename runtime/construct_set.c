// SPDX-License-Identifier: GPL-2.0
/*
 * set and frozenset called where they are values.
 */
#include <cythonk/call.h>
#include <cythonk/set.h>

#include "args.h"

struct ck_object *ck_set_construct(const struct ck_type *type, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("set", nargs, 0, 1))
		return NULL;
	return nargs ? ck_set_from(args[0], gfp) : ck_set_new(gfp);
}

struct ck_object *ck_frozenset_construct(const struct ck_type *type, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("frozenset", nargs, 0, 1))
		return NULL;
	return ck_frozenset_from(ck_arg(nargs, args, 0), gfp);
}
