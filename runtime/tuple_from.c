// SPDX-License-Identifier: GPL-2.0
/*
 * tuple() of any iterable. Apart from tuple.c because it makes a list on the way.
 */
#include <cythonk/list.h>
#include <cythonk/tuple.h>

struct ck_object *ck_tuple_from(struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *list, *tuple;

	if (!ck_is_tagged(iterable) && iterable->type == &ck_tuple_type)
		return ck_get(iterable);
	if (ck_is_list(iterable))
		return ck_list_as_tuple(iterable, gfp);
	list = ck_list_from(iterable, gfp);
	if (!list)
		return NULL;
	tuple = ck_list_as_tuple(list, gfp);
	ck_put(list);
	return tuple;
}
