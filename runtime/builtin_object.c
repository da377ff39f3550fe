// SPDX-License-Identifier: GPL-2.0
/*
 * Built-in functions as values: what can be asked of any object.
 */
#include <cythonk/builtins.h>
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>

#include "args.h"
#include "builtin_function.h"

static struct ck_object *callable_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_bool(ck_callable(args[0]));
}

CK_BUILTIN(callable, 1, 1);

static struct ck_object *hash_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_hash_object(args[0], gfp);
}

CK_BUILTIN(hash, 1, 1);

static struct ck_object *id_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_id(args[0], gfp);
}

CK_BUILTIN(id, 1, 1);

static struct ck_object *isinstance_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_bool(ck_is_instance(args[0], args[1]));
}

CK_BUILTIN(isinstance, 2, 2);

static struct ck_object *issubclass_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_bool(ck_is_subclass(args[0], args[1]));
}

CK_BUILTIN(issubclass, 2, 2);

static struct ck_object *iter_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return nargs == 1 ? ck_iter(args[0], gfp) : ck_call_iter(args[0], args[1], gfp);
}

CK_BUILTIN(iter, 1, 2);

static struct ck_object *len_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_result_index(ck_len(args[0]), gfp);
}

CK_BUILTIN(len, 1, 1);

static struct ck_object *next_call(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_builtin_next(args[0], ck_arg(nargs, args, 1), gfp);
}

CK_BUILTIN(next, 1, 2);
