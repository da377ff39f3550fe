// SPDX-License-Identifier: GPL-2.0
/*
 * zip().
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "construct.h"

/**
 * struct ck_zip - a zip object
 * @base: header
 * @iterators: tuple of the iterators
 * @strict: all of them must end together
 */
struct ck_zip {
	struct ck_object base;
	struct ck_object *iterators;
	bool strict;
};

static struct ck_zip *to_zip(struct ck_object *o)
{
	return container_of(o, struct ck_zip, base);
}

static void zip_clear(struct ck_object *self)
{
	ck_clear(&to_zip(self)->iterators);
}

static int zip_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_zip(self)->iterators, arg);
}

/* "argument 1", "arguments 1-2" */
#define ARGUMENTS(n)	((n) == 1 ? " " : "s 1-")

/* Iterator @ended has no more items, in a strict zip: have the others none either? */
static void check_ends(struct ck_tuple *iterators, u32 ended, gfp_t gfp)
{
	struct ck_object *item;
	u32 i;

	if (ended) {
		ck_raise(&ck_ValueError, "zip() argument %u is shorter than argument%s%u",
			 ended + 1, ARGUMENTS(ended), ended);
		return;
	}
	for (i = 1; i < iterators->len; i++) {
		item = ck_next(iterators->items[i], gfp);
		if (item)
			ck_raise(&ck_ValueError, "zip() argument %u is longer than argument%s%u",
				 i + 1, ARGUMENTS(i), i);
		ck_put(item);
		if (item || ck_err_occurred())
			return;
	}
}

static struct ck_object *next_tuple(struct ck_zip *zip, struct ck_tuple *iterators, gfp_t gfp)
{
	struct ck_object *result = ck_tuple_new(iterators->len, gfp);
	u32 i;

	for (i = 0; result && i < iterators->len; i++) {
		struct ck_object *item = ck_next(iterators->items[i], gfp);

		if (!item) {
			ck_put(result);
			if (zip->strict && !ck_err_occurred())
				check_ends(iterators, i, gfp);
			return NULL;
		}
		ck_tuple_init_item(result, i, item);
	}
	return result;
}

static struct ck_object *zip_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *iterators = to_zip(self)->iterators, *result;

	/* An iterator over iterators over iterators … */
	if (!iterators || !ck_to_tuple(iterators)->len || ck_recursion_enter())
		return NULL;
	result = next_tuple(to_zip(self), ck_to_tuple(iterators), gfp);
	ck_recursion_leave();
	return result;
}

const struct ck_type ck_zip_type = {
	CK_TYPE_HEAD,
	.name = "zip",
	.base = &ck_object_type,
	.size = sizeof(struct ck_zip),
	.clear = zip_clear,
	.traverse = zip_traverse,
	.iter = ck_iter_self,
	.next = zip_next,
	.construct = ck_zip_construct,
};

struct ck_object *ck_zip(unsigned int n, struct ck_object **args, gfp_t gfp)
{
	struct ck_object *o, *iterators = ck_tuple_new(n, gfp);
	unsigned int i;

	if (!iterators)
		return NULL;
	for (i = 0; i < n; i++) {
		struct ck_object *it = ck_iter(args[i], gfp);

		if (!it)
			goto fail;
		ck_tuple_init_item(iterators, i, it);
	}
	o = ck_new(&ck_zip_type, gfp);
	if (!o)
		goto fail;
	to_zip(o)->iterators = iterators;
	return o;

fail:
	ck_put(iterators);
	return NULL;
}

struct ck_object *ck_zip_strict(unsigned int n, struct ck_object **args, struct ck_object *strict,
				gfp_t gfp)
{
	int truth = ck_is_true(strict);
	struct ck_object *o;

	if (truth < 0)
		return NULL;
	o = ck_zip(n, args, gfp);
	if (o)
		to_zip(o)->strict = truth;
	return o;
}
