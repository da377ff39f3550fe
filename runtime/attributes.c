// SPDX-License-Identifier: GPL-2.0
/*
 * Attributes by name. Methods are among them where the module has a use for such objects.
 */
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>

/* Only to have them linked: an object of unknown class may be an exception. */
static const void * const exceptions[] __used = { ck_exc_getattr, ck_exc_setattr };

struct ck_object *ck_int_getattr(struct ck_object *self, const char *name, gfp_t gfp);

/* Only to have it linked: the type names it weakly. */
static typeof(ck_int_getattr) * const getters[] __used = { ck_int_getattr };


typeof(ck_bound_method) ck_bound_method CK_OPTIONAL;

struct ck_object *ck_getattr(struct ck_object *o, const char *name, gfp_t gfp)
{
	const struct ck_type *t;
	struct ck_object *v;

	for (t = ck_type_of(o); t; t = t->base) {
		v = t->getattr ? t->getattr(o, name, gfp) : NULL;
		if (v || (t->getattr && ck_err_occurred()))
			return v;
	}
	if (ck_optional(ck_bound_method)) {
		v = ck_bound_method(o, name, gfp);
		if (v || ck_err_occurred())
			return v;
	}
	if (ck_type_of(o) == &ck_type_type)
		ck_raise(&ck_AttributeError, "type object '%s' has no attribute '%s'",
			 container_of(o, struct ck_type, object)->name, name);
	else
		ck_raise(&ck_AttributeError, "'%s' object has no attribute '%s'", ck_type_name(o),
			 name);
	return NULL;
}

int ck_setattr(struct ck_object *o, const char *name, struct ck_object *value)
{
	const struct ck_type *t;
	int stored;

	for (t = ck_type_of(o); t; t = t->base) {
		stored = t->setattr ? t->setattr(o, name, value) : 0;
		if (stored)
			return stored < 0 ? -1 : 0;
	}
	ck_raise(&ck_AttributeError, "'%s' object has no attribute '%s'", ck_type_name(o), name);
	return -1;
}
