// SPDX-License-Identifier: GPL-2.0
/*
 * object, int and bool called where they are values.
 */
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>

#include "args.h"

struct ck_object *ck_object_construct(const struct ck_type *type, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!nargs)
		return ck_new(type, gfp);
	ck_raise(&ck_TypeError, "%s() takes no arguments", type->name);
	return NULL;
}

struct ck_object *ck_int_construct(const struct ck_type *type, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("int", nargs, 0, 2))
		return NULL;
	return nargs ? ck_int(args[0], ck_arg(nargs, args, 1), gfp) : CK_INT(0);
}

struct ck_object *ck_bool_construct(const struct ck_type *type, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("bool", nargs, 0, 1))
		return NULL;
	return ck_result_bool(nargs ? ck_is_true(args[0]) : 0);
}
