// SPDX-License-Identifier: GPL-2.0
/*
 * Attributes and methods by name.
 */
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>

static const struct ck_method *find_method(const struct ck_type *t, const char *name)
{
	const struct ck_method *m;
	int order;

	for (; t; t = t->base) {
		for (m = t->methods; m && m->name; m++) {
			order = strcmp(m->name, name);
			if (!order)
				return m;
			if (order > 0)
				break;
		}
	}
	return NULL;
}

static struct ck_object *raise_missing(struct ck_object *o, const char *name)
{
	ck_raise(&ck_AttributeError, "'%s' object has no attribute '%s'", ck_type_name(o), name);
	return NULL;
}

struct ck_object *ck_call_method(struct ck_object *o, const char *name, unsigned int nargs,
				 struct ck_object **args, gfp_t gfp)
{
	const struct ck_method *m = find_method(ck_type_of(o), name);

	return m ? m->call(o, nargs, args, gfp) : raise_missing(o, name);
}

struct ck_object *ck_getattr(struct ck_object *o, const char *name, gfp_t gfp)
{
	const struct ck_type *t;
	struct ck_object *v;

	for (t = ck_type_of(o); t; t = t->base) {
		v = t->getattr ? t->getattr(o, name, gfp) : NULL;
		if (v || (t->getattr && ck_err_occurred()))
			return v;
	}
	return raise_missing(o, name);
}
