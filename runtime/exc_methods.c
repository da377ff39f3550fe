// SPDX-License-Identifier: GPL-2.0
/*
 * The methods of exceptions by name.
 */
#include <cythonk/error.h>

#include "args.h"
#include "methods.h"

static struct ck_object *call_add_note(struct ck_object *self, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("BaseException.add_note", nargs, 1, 1))
		return NULL;
	return ck_exc_add_note(self, args[0], gfp) ? NULL : CK_NONE;
}

const struct ck_method ck_exc_methods[] = {
	{ "add_note", call_add_note },
	{ }
};
