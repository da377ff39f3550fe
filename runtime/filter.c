// SPDX-License-Identifier: GPL-2.0
/*
 * filter().
 */
#include <linux/sched.h>

#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>

/**
 * struct ck_filter - a filter object
 * @base: header
 * @function: what is asked of each item, or None; NULL once cleared
 * @it: iterator over the items; NULL once cleared
 */
struct ck_filter {
	struct ck_object base;
	struct ck_object *function;
	struct ck_object *it;
};

static struct ck_filter *to_filter(struct ck_object *o)
{
	return container_of(o, struct ck_filter, base);
}

static void filter_clear(struct ck_object *self)
{
	ck_clear(&to_filter(self)->function);
	ck_clear(&to_filter(self)->it);
}

static int filter_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	int r = visit(to_filter(self)->function, arg);

	return r ? r : visit(to_filter(self)->it, arg);
}

/* 0, 1, -1 with an exception pending. */
static int passes(struct ck_object *function, struct ck_object *item, gfp_t gfp)
{
	struct ck_object *answer;
	int truth;

	if (function == CK_NONE || function == CK_CLASS(ck_bool_type))
		return ck_is_true(item);
	answer = ck_call(function, 1, &item, gfp);
	if (!answer)
		return -1;
	truth = ck_is_true(answer);
	ck_put(answer);
	return truth;
}

static struct ck_object *next_passing(struct ck_filter *f, gfp_t gfp)
{
	struct ck_object *item;

	while ((item = ck_next(f->it, gfp))) {
		int pass = passes(f->function, item, gfp);

		if (pass > 0)
			return item;
		ck_put(item);
		if (pass < 0)
			return NULL;
		if (gfpflags_allow_blocking(gfp))
			cond_resched();
	}
	return NULL;
}

static struct ck_object *filter_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_filter *f = to_filter(self);
	struct ck_object *item;

	/* An iterator over an iterator over an iterator … */
	if (!f->function || !f->it || ck_recursion_enter())
		return NULL;
	item = next_passing(f, gfp);
	ck_recursion_leave();
	return item;
}

const struct ck_type ck_filter_type = {
	CK_TYPE_HEAD,
	.name = "filter",
	.base = &ck_object_type,
	.size = sizeof(struct ck_filter),
	.clear = filter_clear,
	.traverse = filter_traverse,
	.iter = ck_iter_self,
	.next = filter_next,
	.construct = ck_filter_construct,
};

struct ck_object *ck_filter(struct ck_object *function, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *o;

	if (!it)
		return NULL;
	o = ck_new(&ck_filter_type, gfp);
	if (!o) {
		ck_put(it);
		return NULL;
	}
	to_filter(o)->it = it;
	to_filter(o)->function = ck_get(function);
	return o;
}

struct ck_object *ck_filter_construct(const struct ck_type *type, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	if (nargs == 2)
		return ck_filter(args[0], args[1], gfp);
	ck_raise(&ck_TypeError, "filter expected 2 arguments, got %u", nargs);
	return NULL;
}
