// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of the built-in classes as values: str.upper.
 */
#include <linux/string.h>

#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "callable_text.h"

static struct ck_unbound *to_unbound(struct ck_object *o)
{
	return container_of(o, struct ck_unbound, base);
}

static struct ck_object *unbound_call(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	const struct ck_unbound *u = to_unbound(self);
	const struct ck_method *m;

	if (!nargs) {
		ck_raise(&ck_TypeError, "unbound method %s.%s() needs an argument",
			 u->owner->name, u->name);
		return NULL;
	}
	if (!ck_isinstance(args[0], u->owner)) {
		ck_raise(&ck_TypeError,
			 "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
			 u->name, u->owner->name, ck_type_name(args[0]));
		return NULL;
	}
	m = ck_method_named(u->owner, u->name, NULL);
	if (m)
		return m->call(args[0], nargs - 1, args + 1, gfp);
	ck_raise(&ck_AttributeError, "type object '%s' has no attribute '%s'", u->owner->name,
		 u->name);
	return NULL;
}

static struct ck_object *unbound_repr(struct ck_object *self, gfp_t gfp)
{
	const struct ck_unbound *u = to_unbound(self);

	return ck_callable_text(gfp, "<method '%s' of '%s' objects>", u->name, u->owner->name);
}

static struct ck_object *unbound_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	return strcmp(name, "__name__") ? NULL : ck_str_from_cstr(to_unbound(self)->name, gfp);
}

const struct ck_type ck_unbound_type = {
	CK_TYPE_HEAD,
	.name = "method_descriptor",
	.base = &ck_object_type,
	.size = sizeof(struct ck_unbound),
	.repr = unbound_repr,
	.getattr = unbound_getattr,
	.call = unbound_call,
};
