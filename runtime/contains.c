// SPDX-License-Identifier: GPL-2.0
/*
 * The `in` operator on any object. Separate because objects without the slot are iterated, which
 * few other operations need.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

static int search(struct ck_object *it, struct ck_object *item)
{
	struct ck_object *o;
	int same;

	while ((o = ck_next(it, GFP_ATOMIC))) {
		same = ck_same(o, item);
		ck_put(o);
		if (same)
			return same;
	}
	return ck_err_occurred() ? -1 : 0;
}

int ck_contains(struct ck_object *container, struct ck_object *item)
{
	const struct ck_type *type = ck_type_of(container);
	int (*contains)(struct ck_object *self, struct ck_object *item);
	struct ck_object *it;
	int found;

	contains = ck_slot(type, contains);
	if (likely(contains))
		return contains(container, item);
	if (!ck_slot(type, iter)) {
		ck_raise(&ck_TypeError, "argument of type '%s' is not iterable", type->name);
		return -1;
	}
	it = ck_iter(container, GFP_ATOMIC);
	if (!it)
		return -1;
	found = search(it, item);
	ck_put(it);
	return found;
}
