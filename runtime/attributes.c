// SPDX-License-Identifier: GPL-2.0
/*
 * Attributes by name.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

struct ck_object *ck_getattr(struct ck_object *o, const char *name, gfp_t gfp)
{
	const struct ck_type *t;
	struct ck_object *v;

	for (t = ck_type_of(o); t; t = t->base) {
		v = t->getattr ? t->getattr(o, name, gfp) : NULL;
		if (v || (t->getattr && ck_err_occurred()))
			return v;
	}
	ck_raise(&ck_AttributeError, "'%s' object has no attribute '%s'", ck_type_name(o), name);
	return NULL;
}
