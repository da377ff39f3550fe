// SPDX-License-Identifier: GPL-2.0
/*
 * dict called where it is a value.
 */
#include <cythonk/call.h>
#include <cythonk/dict.h>

#include "args.h"

struct ck_object *ck_dict_construct(const struct ck_type *type, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("dict", nargs, 0, 1))
		return NULL;
	return nargs ? ck_dict_from(args[0], gfp) : ck_dict_new(0, gfp);
}
