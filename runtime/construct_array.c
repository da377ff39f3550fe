// SPDX-License-Identifier: GPL-2.0
/*
 * array called where it is a value.
 */
#include <cythonk/array.h>
#include <cythonk/call.h>

#include "args.h"

struct ck_object *ck_array_construct(const struct ck_type *type, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("array", nargs, 1, 2))
		return NULL;
	return ck_array(args[0], ck_arg(nargs, args, 1), gfp);
}
