// SPDX-License-Identifier: GPL-2.0
/*
 * deque called where it is a value.
 */
#include <cythonk/call.h>
#include <cythonk/containers.h>

#include "args.h"

struct ck_object *ck_deque_construct(const struct ck_type *type, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("deque", nargs, 0, 2))
		return NULL;
	return ck_deque(ck_arg(nargs, args, 0), ck_arg(nargs, args, 1), gfp);
}
