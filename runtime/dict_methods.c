// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of dict by name.
 */
#include <cythonk/dict.h>

#include "args.h"
#include "dict_iter.h"
#include "methods.h"

static struct ck_object *call_clear(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("dict.clear", nargs, 0, 0))
		return NULL;
	return ck_result_none(ck_dict_clear(self));
}

static struct ck_object *call_copy(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("dict.copy", nargs, 0, 0) ? ck_dict_copy(self, gfp) : NULL;
}

static struct ck_object *call_fromkeys(struct ck_object *self, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("fromkeys", nargs, 1, 2))
		return NULL;
	return ck_dict_fromkeys(args[0], nargs > 1 ? args[1] : CK_NONE, gfp);
}

static struct ck_object *call_get(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("get", nargs, 1, 2))
		return NULL;
	return ck_dict_get_default(self, args[0], ck_arg(nargs, args, 1));
}

static struct ck_object *call_items(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("dict.items", nargs, 0, 0) ? ck_dict_items(self, gfp) : NULL;
}

static struct ck_object *call_keys(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("dict.keys", nargs, 0, 0) ? ck_dict_keys(self, gfp) : NULL;
}

static struct ck_object *call_pop(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("pop", nargs, 1, 2))
		return NULL;
	return ck_dict_pop(self, args[0], ck_arg(nargs, args, 1));
}

static struct ck_object *call_popitem(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("dict.popitem", nargs, 0, 0) ? ck_dict_popitem(self, gfp) : NULL;
}

static struct ck_object *call_reversed(struct ck_object *self, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("dict.__reversed__", nargs, 0, 0))
		return NULL;
	return ck_dict_iter_new(self, CK_DICT_KEYS, true, gfp);
}

static struct ck_object *call_setdefault(struct ck_object *self, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("setdefault", nargs, 1, 2))
		return NULL;
	return ck_dict_setdefault(self, args[0], nargs > 1 ? args[1] : CK_NONE, gfp);
}

static struct ck_object *call_update(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("update", nargs, 0, 1))
		return NULL;
	return ck_result_none(nargs ? ck_dict_update(self, args[0], gfp) : 0);
}

static struct ck_object *call_values(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("dict.values", nargs, 0, 0) ? ck_dict_values(self, gfp) : NULL;
}

const struct ck_method ck_dict_methods[] = {
	{ "__reversed__", call_reversed },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "fromkeys", call_fromkeys },
	{ "get", call_get },
	{ "items", call_items },
	{ "keys", call_keys },
	{ "pop", call_pop },
	{ "popitem", call_popitem },
	{ "setdefault", call_setdefault },
	{ "update", call_update },
	{ "values", call_values },
	{ }
};
