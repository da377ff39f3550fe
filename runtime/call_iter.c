// SPDX-License-Identifier: GPL-2.0
/*
 * iter(callable, sentinel).
 */
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>

/**
 * struct ck_caller - such an iterator
 * @base: header
 * @callable: what gives the items; NULL when it has given the last one
 * @sentinel: the item that ends them
 */
struct ck_caller {
	struct ck_object base;
	struct ck_object *callable;
	struct ck_object *sentinel;
};

static struct ck_caller *to_caller(struct ck_object *o)
{
	return container_of(o, struct ck_caller, base);
}

static void caller_clear(struct ck_object *self)
{
	ck_clear(&to_caller(self)->callable);
	ck_clear(&to_caller(self)->sentinel);
}

static int caller_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	int r = visit(to_caller(self)->callable, arg);

	return r ? r : visit(to_caller(self)->sentinel, arg);
}

static struct ck_object *caller_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_caller *c = to_caller(self);
	struct ck_object *callable = ck_load(&c->callable), *item;
	int last = 0;

	if (!callable)
		return NULL;
	item = ck_call(callable, 0, NULL, gfp);
	ck_put(callable);
	if (item)
		last = ck_same(c->sentinel, item);
	if (item && !last)
		return item;
	ck_put(item);
	if (last > 0 || ck_err_matches(&ck_StopIteration))
		ck_clear(&c->callable);
	return NULL;
}

static const struct ck_type caller_type = {
	CK_TYPE_HEAD,
	.name = "callable_iterator",
	.base = &ck_object_type,
	.size = sizeof(struct ck_caller),
	.clear = caller_clear,
	.traverse = caller_traverse,
	.iter = ck_iter_self,
	.next = caller_next,
};

struct ck_object *ck_call_iter(struct ck_object *callable, struct ck_object *sentinel, gfp_t gfp)
{
	struct ck_object *o;

	if (!ck_callable(callable)) {
		ck_raise(&ck_TypeError, "iter(v, w): v must be callable");
		return NULL;
	}
	o = ck_new(&caller_type, gfp);
	if (o) {
		to_caller(o)->callable = ck_get(callable);
		to_caller(o)->sentinel = ck_get(sentinel);
	}
	return o;
}
