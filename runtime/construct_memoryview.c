// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview called where it is a value.
 */
#include <cythonk/call.h>
#include <cythonk/memoryview.h>

#include "args.h"

struct ck_object *ck_memoryview_construct(const struct ck_type *type, unsigned int nargs,
					  struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("memoryview", nargs, 1, 1))
		return NULL;
	return ck_memoryview(args[0], gfp);
}
