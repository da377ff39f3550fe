// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of list by name.
 */
#include <cythonk/emit.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>

#include "args.h"
#include "list_search.h"
#include "methods.h"

static struct ck_object *call_append(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list.append", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_list_append(self, args[0], gfp));
}

static struct ck_object *call_clear(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list.clear", nargs, 0, 0))
		return NULL;
	return ck_result_none(ck_list_clear(self));
}

static struct ck_object *call_copy(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("list.copy", nargs, 0, 0) ? ck_list_copy(self, gfp) : NULL;
}

static struct ck_object *call_count(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list.count", nargs, 1, 1))
		return NULL;
	return ck_result_index(ck_list_count(self, args[0]), gfp);
}

static struct ck_object *call_extend(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list.extend", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_list_extend(self, args[0], gfp));
}

static struct ck_object *call_index(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	ssize_t start = 0, end = SSIZE_MAX;

	if (!ck_check_args("index", nargs, 1, 3) || !ck_arg_index(nargs, args, 1, &start) ||
	    !ck_arg_index(nargs, args, 2, &end))
		return NULL;
	return ck_result_index(ck_list_index_between(self, args[0], start, end), gfp);
}

static struct ck_object *call_insert(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	ssize_t i;

	if (!ck_check_args("insert", nargs, 2, 2))
		return NULL;
	i = ck_index(args[0]);
	if (i == -1 && ck_err_occurred())
		return NULL;
	return ck_result_none(ck_list_insert(self, i, args[1], gfp));
}

static struct ck_object *call_pop(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	ssize_t i = -1;

	if (!ck_check_args("pop", nargs, 0, 1) || !ck_arg_index(nargs, args, 0, &i))
		return NULL;
	return ck_list_pop_at(self, i);
}

static struct ck_object *call_remove(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list.remove", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_list_remove(self, args[0]));
}

static struct ck_object *call_reverse(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("list.reverse", nargs, 0, 0))
		return NULL;
	return ck_result_none(ck_list_reverse(self));
}

/* sort(key, reverse), which emitted code fills from the keywords. */
static struct ck_object *call_sort(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("sort", nargs, 0, 2))
		return NULL;
	return ck_result_none(ck_list_sort_by(self, nargs > 0 ? args[0] : CK_NONE,
					      nargs > 1 ? args[1] : CK_NONE, gfp));
}

const struct ck_method ck_list_methods[] = {
	{ "append", call_append },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "count", call_count },
	{ "extend", call_extend },
	{ "index", call_index },
	{ "insert", call_insert },
	{ "pop", call_pop },
	{ "remove", call_remove },
	{ "reverse", call_reverse },
	{ "sort", call_sort },
	{ }
};
