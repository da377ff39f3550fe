// SPDX-License-Identifier: GPL-2.0
/*
 * OrderedDict called where it is a value.
 */
#include <cythonk/call.h>
#include <cythonk/ordered_dict.h>

#include "args.h"

struct ck_object *ck_ordered_dict_construct(const struct ck_type *type, unsigned int nargs,
					    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("OrderedDict", nargs, 0, 1))
		return NULL;
	return ck_ordered_dict(ck_arg(nargs, args, 0), NULL, gfp);
}
