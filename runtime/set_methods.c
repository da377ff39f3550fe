// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of set and frozenset by name.
 */
#include <cythonk/error.h>
#include <cythonk/set.h>

#include "args.h"
#include "methods.h"
#include "set_table.h"

static struct ck_object *call_add(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("set.add", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_set_add(self, args[0], gfp));
}

static struct ck_object *call_clear(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("set.clear", nargs, 0, 0))
		return NULL;
	return ck_result_none(ck_set_clear(self));
}

static struct ck_object *call_copy(struct ck_object *self, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args(ck_is_set(self) ? "set.copy" : "frozenset.copy", nargs, 0, 0))
		return NULL;
	return ck_set_copy(self, gfp);
}

static struct ck_object *call_discard(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("set.discard", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_set_discard(self, args[0]));
}

static struct ck_object *call_pop(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	return ck_check_args("set.pop", nargs, 0, 0) ? ck_set_pop(self) : NULL;
}

static struct ck_object *call_remove(struct ck_object *self, unsigned int nargs,
				     struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("set.remove", nargs, 1, 1))
		return NULL;
	return ck_result_none(ck_set_remove(self, args[0]));
}

/* s.f(a, b, c) is s.f(a).f(b).f(c); s.f() is a copy. */
static struct ck_object *chain(struct ck_object *self, unsigned int nargs, struct ck_object **args,
			       struct ck_object *(*f)(struct ck_object *s, struct ck_object *other,
						      gfp_t gfp),
			       gfp_t gfp)
{
	struct ck_object *result, *next;
	unsigned int i;

	if (!nargs)
		return ck_set_copy(self, gfp);
	result = f(self, args[0], gfp);
	for (i = 1; result && i < nargs; i++) {
		next = f(result, args[i], gfp);
		ck_put(result);
		result = next;
	}
	return result;
}

/* Change self by each argument in turn. */
static struct ck_object *change(struct ck_object *self, unsigned int nargs, struct ck_object **args,
				int (*f)(struct ck_object *s, struct ck_object *other, gfp_t gfp),
				gfp_t gfp)
{
	int status = 0;
	unsigned int i;

	for (i = 0; !status && i < nargs; i++)
		status = f(self, args[i], gfp);
	return ck_result_none(status);
}

#define METHOD(name, call)									\
static struct ck_object *call_##name(struct ck_object *self, unsigned int nargs,		\
				     struct ck_object **args, gfp_t gfp)			\
{												\
	return call;										\
}

METHOD(union, chain(self, nargs, args, ck_set_union, gfp))
METHOD(intersection, chain(self, nargs, args, ck_set_intersection, gfp))
METHOD(difference, chain(self, nargs, args, ck_set_difference, gfp))
METHOD(update, change(self, nargs, args, ck_set_update, gfp))
METHOD(intersection_update, change(self, nargs, args, ck_set_intersection_update, gfp))
METHOD(difference_update, change(self, nargs, args, ck_set_difference_update, gfp))

static bool one(struct ck_object *self, const char *method, const char *of_frozenset,
		unsigned int nargs)
{
	return ck_check_args(ck_is_set(self) ? method : of_frozenset, nargs, 1, 1);
}

#define ONE(name)	one(self, "set." name, "frozenset." name, nargs)

METHOD(symmetric_difference,
	ONE("symmetric_difference") ? ck_set_symmetric_difference(self, args[0], gfp) : NULL)
METHOD(symmetric_difference_update, ONE("symmetric_difference_update") ?
	ck_result_none(ck_set_symmetric_difference_update(self, args[0], gfp)) : NULL)
METHOD(isdisjoint,
	ONE("isdisjoint") ? ck_result_bool(ck_set_isdisjoint(self, args[0], gfp)) : NULL)
METHOD(issubset, ONE("issubset") ? ck_result_bool(ck_set_issubset(self, args[0], gfp)) : NULL)
METHOD(issuperset, ONE("issuperset") ? ck_result_bool(ck_set_issuperset(self, args[0], gfp)) : NULL)

const struct ck_method ck_set_methods[] = {
	{ "add", call_add },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "difference", call_difference },
	{ "difference_update", call_difference_update },
	{ "discard", call_discard },
	{ "intersection", call_intersection },
	{ "intersection_update", call_intersection_update },
	{ "isdisjoint", call_isdisjoint },
	{ "issubset", call_issubset },
	{ "issuperset", call_issuperset },
	{ "pop", call_pop },
	{ "remove", call_remove },
	{ "symmetric_difference", call_symmetric_difference },
	{ "symmetric_difference_update", call_symmetric_difference_update },
	{ "union", call_union },
	{ "update", call_update },
	{ }
};

const struct ck_method ck_frozenset_methods[] = {
	{ "copy", call_copy },
	{ "difference", call_difference },
	{ "intersection", call_intersection },
	{ "isdisjoint", call_isdisjoint },
	{ "issubset", call_issubset },
	{ "issuperset", call_issuperset },
	{ "symmetric_difference", call_symmetric_difference },
	{ "union", call_union },
	{ }
};
