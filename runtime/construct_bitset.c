// SPDX-License-Identifier: GPL-2.0
/*
 * KernelBitSet called where it is a value.
 */
#include <cythonk/bitset.h>
#include <cythonk/call.h>

#include "args.h"

struct ck_object *ck_bitset_construct(const struct ck_type *type, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("KernelBitSet", nargs, 0, 2))
		return NULL;
	return ck_bitset(ck_arg(nargs, args, 0), ck_arg(nargs, args, 1), gfp);
}
