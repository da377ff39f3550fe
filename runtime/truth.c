// SPDX-License-Identifier: GPL-2.0
/*
 * bool() and len() of any object.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

int ck_is_true_slow(struct ck_object *o)
{
	const struct ck_type *t;
	ssize_t n;

	/* The slot of the most derived class decides, be it the one or the other. */
	for (t = ck_type_of(o); t; t = t->base) {
		if (t->truth)
			return t->truth(o);
		if (t->len) {
			n = t->len(o);
			return n < 0 ? -1 : n > 0;
		}
	}
	return 1;
}

ssize_t ck_len(struct ck_object *o)
{
	ssize_t (*len)(struct ck_object *self);

	len = ck_slot(ck_type_of(o), len);
	if (likely(len))
		return len(o);
	ck_raise(&ck_TypeError, "object of type '%s' has no len()", ck_type_name(o));
	return -1;
}
