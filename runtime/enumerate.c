// SPDX-License-Identifier: GPL-2.0
/*
 * enumerate().
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "construct.h"
#include "self.h"

/**
 * struct ck_enumerate - an enumerate object
 * @base: header
 * @it: iterator over the items
 * @count: number of the next one
 */
struct ck_enumerate {
	struct ck_object base;
	struct ck_object *it;
	atomic64_t count;
};

static struct ck_enumerate *to_enumerate(struct ck_object *o)
{
	return container_of(o, struct ck_enumerate, base);
}

static void enumerate_clear(struct ck_object *self)
{
	ck_clear(&to_enumerate(self)->it);
}

static int enumerate_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_enumerate(self)->it, arg);
}

static struct ck_object *enumerate_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_enumerate *e = to_enumerate(self);
	struct ck_object *item, *pair = NULL, *number;

	/* An iterator over an iterator over an iterator … */
	if (!e->it || ck_recursion_enter())
		return NULL;
	item = ck_next(e->it, gfp);
	ck_recursion_leave();
	if (!item)
		return NULL;
	number = ck_int_from_s64(atomic64_fetch_inc(&e->count), gfp);
	if (number)
		pair = ck_tuple_pack(2, gfp, number, item);
	ck_put(number);
	ck_put(item);
	return pair;
}

const struct ck_type ck_enumerate_type = {
	CK_TYPE_HEAD,
	.name = "enumerate",
	.base = &ck_object_type,
	.size = sizeof(struct ck_enumerate),
	.clear = enumerate_clear,
	.traverse = enumerate_traverse,
	.iter = ck_iter_self,
	.next = enumerate_next,
	.construct = ck_enumerate_construct,
};

struct ck_object *ck_enumerate(struct ck_object *iterable, struct ck_object *start, gfp_t gfp)
{
	struct ck_object *o, *it;
	s64 first = 0;

	if (start) {
		first = ck_index(start);
		if (ck_failed(first))
			return NULL;
	}
	it = ck_iter(iterable, gfp);
	if (!it)
		return NULL;
	o = ck_new(&ck_enumerate_type, gfp);
	if (!o) {
		ck_put(it);
		return NULL;
	}
	to_enumerate(o)->it = it;
	atomic64_set(&to_enumerate(o)->count, first);
	return o;
}
