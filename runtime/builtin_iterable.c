// SPDX-License-Identifier: GPL-2.0
/*
 * Built-in functions as values: those that go over an iterable.
 */
#include <cythonk/builtins.h>
#include <cythonk/call.h>
#include <cythonk/list.h>

#include "args.h"
#include "builtin_function.h"

static struct ck_object *all_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_bool(ck_all(args[0], gfp));
}

CK_BUILTIN(all, 1, 1);

static struct ck_object *any_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_bool(ck_any(args[0], gfp));
}

CK_BUILTIN(any, 1, 1);

static struct ck_object *max_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return nargs == 1 ? ck_max(args[0], gfp) : ck_max_n(nargs, args);
}

CK_BUILTIN(max, 1, CK_ANY_NUMBER);

static struct ck_object *min_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return nargs == 1 ? ck_min(args[0], gfp) : ck_min_n(nargs, args);
}

CK_BUILTIN(min, 1, CK_ANY_NUMBER);

static struct ck_object *sorted_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_sorted(args[0], 0, gfp);
}

CK_BUILTIN(sorted, 1, 1);

static struct ck_object *sum_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_sum(args[0], ck_arg(nargs, args, 1), gfp);
}

CK_BUILTIN(sum, 1, 2);
