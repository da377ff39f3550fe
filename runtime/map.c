// SPDX-License-Identifier: GPL-2.0
/*
 * map().
 */
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

/**
 * struct ck_map - a map object
 * @base: header
 * @function: what is called; NULL once cleared
 * @iterators: tuple of the iterators over its arguments; NULL once cleared
 */
struct ck_map {
	struct ck_object base;
	struct ck_object *function;
	struct ck_object *iterators;
};

static struct ck_map *to_map(struct ck_object *o)
{
	return container_of(o, struct ck_map, base);
}

static void map_clear(struct ck_object *self)
{
	ck_clear(&to_map(self)->function);
	ck_clear(&to_map(self)->iterators);
}

static int map_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	int r = visit(to_map(self)->function, arg);

	return r ? r : visit(to_map(self)->iterators, arg);
}

static struct ck_object *call_with_one(struct ck_object *function, struct ck_object *it, gfp_t gfp)
{
	struct ck_object *item = ck_next(it, gfp), *result;

	if (!item)
		return NULL;
	result = ck_call(function, 1, &item, gfp);
	ck_put(item);
	return result;
}

static struct ck_object *call_with_all(struct ck_object *function, struct ck_tuple *iterators,
				       gfp_t gfp)
{
	struct ck_object *args = ck_tuple_new(iterators->len, gfp), *result = NULL;
	u32 i;

	for (i = 0; args && i < iterators->len; i++) {
		struct ck_object *item = ck_next(iterators->items[i], gfp);

		if (!item)
			goto out;
		ck_tuple_init_item(args, i, item);
	}
	if (args)
		result = ck_call(function, iterators->len, ck_to_tuple(args)->items, gfp);
out:
	ck_put(args);
	return result;
}

static struct ck_object *map_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *function = to_map(self)->function, *result;
	struct ck_tuple *iterators;

	/* An iterator over an iterator over an iterator … */
	if (!function || !to_map(self)->iterators || ck_recursion_enter())
		return NULL;
	iterators = ck_to_tuple(to_map(self)->iterators);
	result = iterators->len == 1 ? call_with_one(function, iterators->items[0], gfp) :
				       call_with_all(function, iterators, gfp);
	ck_recursion_leave();
	return result;
}

const struct ck_type ck_map_type = {
	CK_TYPE_HEAD,
	.name = "map",
	.base = &ck_object_type,
	.size = sizeof(struct ck_map),
	.clear = map_clear,
	.traverse = map_traverse,
	.iter = ck_iter_self,
	.next = map_next,
	.construct = ck_map_construct,
};

struct ck_object *ck_map(unsigned int n, struct ck_object **args, gfp_t gfp)
{
	struct ck_object *o, *iterators;
	unsigned int i;

	if (n < 2) {
		ck_raise(&ck_TypeError, "map() must have at least two arguments.");
		return NULL;
	}
	iterators = ck_tuple_new(n - 1, gfp);
	if (!iterators)
		return NULL;
	for (i = 1; i < n; i++) {
		struct ck_object *it = ck_iter(args[i], gfp);

		if (!it)
			goto fail;
		ck_tuple_init_item(iterators, i - 1, it);
	}
	o = ck_new(&ck_map_type, gfp);
	if (!o)
		goto fail;
	to_map(o)->iterators = iterators;
	to_map(o)->function = ck_get(args[0]);
	return o;

fail:
	ck_put(iterators);
	return NULL;
}

struct ck_object *ck_map_construct(const struct ck_type *type, unsigned int nargs,
				   struct ck_object **args, gfp_t gfp)
{
	return ck_map(nargs, args, gfp);
}
