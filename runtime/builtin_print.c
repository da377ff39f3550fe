// SPDX-License-Identifier: GPL-2.0
/*
 * print as a value.
 */
#include <cythonk/call.h>
#include <cythonk/print.h>

#include "args.h"
#include "builtin_function.h"

static struct ck_object *print_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_none(ck_print(nargs, args, NULL, NULL, gfp));
}

CK_BUILTIN(print, 0, CK_ANY_NUMBER);
