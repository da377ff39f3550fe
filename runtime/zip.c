// SPDX-License-Identifier: GPL-2.0
/*
 * zip().
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

/**
 * struct ck_zip - a zip object
 * @base: header
 * @iterators: tuple of the iterators
 */
struct ck_zip {
	struct ck_object base;
	struct ck_object *iterators;
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

static struct ck_object *zip_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *iterators = to_zip(self)->iterators, *result;
	u32 i, n = iterators ? ck_to_tuple(iterators)->len : 0;

	if (!n)
		return NULL;
	result = ck_tuple_new(n, gfp);
	for (i = 0; result && i < n; i++) {
		struct ck_object *item = ck_next(ck_to_tuple(iterators)->items[i], gfp);

		if (!item) {
			ck_put(result);
			return NULL;
		}
		ck_tuple_init_item(result, i, item);
	}
	return result;
}

static const struct ck_type zip_type = {
	CK_TYPE_HEAD,
	.name = "zip",
	.base = &ck_object_type,
	.size = sizeof(struct ck_zip),
	.clear = zip_clear,
	.traverse = zip_traverse,
	.iter = ck_iter_self,
	.next = zip_next,
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
	o = ck_new(&zip_type, gfp);
	if (!o)
		goto fail;
	to_zip(o)->iterators = iterators;
	return o;

fail:
	ck_put(iterators);
	return NULL;
}
