// SPDX-License-Identifier: GPL-2.0
/*
 * KernelSortedList and KernelSortedDict called where they are values.
 */
#include <cythonk/call.h>
#include <cythonk/sorted.h>

#include "args.h"

struct ck_object *ck_sorted_list_construct(const struct ck_type *type, unsigned int nargs,
					   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("KernelSortedList", nargs, 0, 1))
		return NULL;
	return ck_sorted_list(ck_arg(nargs, args, 0), gfp);
}

struct ck_object *ck_sorted_dict_construct(const struct ck_type *type, unsigned int nargs,
					   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("KernelSortedDict", nargs, 0, 1))
		return NULL;
	return ck_sorted_dict(ck_arg(nargs, args, 0), gfp);
}
