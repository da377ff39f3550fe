// SPDX-License-Identifier: GPL-2.0
/*
 * Built-in functions as values: arithmetic.
 */
#include <cythonk/call.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>

#include "args.h"
#include "builtin_function.h"

static struct ck_object *abs_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_abs(args[0], gfp);
}

CK_BUILTIN(abs, 1, 1);

static struct ck_object *divmod_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_divmod(args[0], args[1], gfp);
}

CK_BUILTIN(divmod, 2, 2);

static struct ck_object *pow_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (nargs == 2 || args[2] == CK_NONE)
		return ck_pow(args[0], args[1], gfp);
	return ck_pow3(args[0], args[1], args[2], gfp);
}

CK_BUILTIN(pow, 2, 3);
