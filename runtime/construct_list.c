// SPDX-License-Identifier: GPL-2.0
/*
 * list and tuple called where they are values.
 */
#include <cythonk/call.h>
#include <cythonk/list.h>
#include <cythonk/tuple.h>

#include "args.h"

struct ck_object *ck_list_construct(const struct ck_type *type, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list", nargs, 0, 1))
		return NULL;
	return nargs ? ck_list_from(args[0], gfp) : ck_list_new(0, gfp);
}

struct ck_object *ck_tuple_construct(const struct ck_type *type, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("tuple", nargs, 0, 1))
		return NULL;
	return nargs ? ck_tuple_from(args[0], gfp) : ck_tuple_new(0, gfp);
}
