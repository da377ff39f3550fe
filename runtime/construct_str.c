// SPDX-License-Identifier: GPL-2.0
/*
 * str called where it is a value.
 */
#include <cythonk/call.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "args.h"

struct ck_object *ck_str_construct(const struct ck_type *type, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("str", nargs, 0, 3))
		return NULL;
	if (nargs > 1)
		return ck_str_from(args[0], args[1], ck_arg(nargs, args, 2), gfp);
	return nargs ? ck_str(args[0], gfp) : ck_str_new("", 0, gfp);
}
