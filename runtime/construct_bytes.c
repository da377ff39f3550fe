// SPDX-License-Identifier: GPL-2.0
/*
 * bytes called where it is a value.
 */
#include <cythonk/bytes.h>
#include <cythonk/call.h>

#include "args.h"

struct ck_object *ck_bytes_construct(const struct ck_type *type, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bytes", nargs, 0, 3))
		return NULL;
	if (nargs > 1)
		return ck_bytes_from_text(args[0], args[1], ck_arg(nargs, args, 2), gfp);
	return nargs ? ck_bytes_from(args[0], gfp) : ck_bytes_new(NULL, 0, gfp);
}
