// SPDX-License-Identifier: GPL-2.0
/*
 * slice called where it is a value.
 */
#include <cythonk/call.h>
#include <cythonk/slice.h>

#include "args.h"

struct ck_object *ck_slice_construct(const struct ck_type *type, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("slice", nargs, 1, 3))
		return NULL;
	if (nargs == 1)
		return ck_slice_new(NULL, args[0], NULL, gfp);
	return ck_slice_new(args[0], args[1], ck_arg(nargs, args, 2), gfp);
}
