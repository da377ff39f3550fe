// SPDX-License-Identifier: GPL-2.0
/*
 * Exception classes called where they are values.
 */
#include <cythonk/call.h>
#include <cythonk/error.h>


struct ck_object *ck_exc_construct(const struct ck_type *type, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_exc_new(type, nargs, args, gfp);
}
