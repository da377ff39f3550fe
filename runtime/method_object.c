// SPDX-License-Identifier: GPL-2.0
/*
 * Bound methods: obj.method as a value.
 */
#include <linux/string.h>

#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "callable_text.h"
#include "self.h"

/**
 * struct ck_bound - a method and the object it is called on
 * @base: header
 * @self: the object; NULL once cleared by the collector
 * @owner: the class that has the method
 * @method: the method
 */
struct ck_bound {
	struct ck_object base;
	struct ck_object *self;
	const struct ck_type *owner;
	const struct ck_method *method;
};

static const struct ck_type bound_type, builtin_bound_type;

static struct ck_bound *to_bound(struct ck_object *o)
{
	return container_of(o, struct ck_bound, base);
}

static void bound_clear(struct ck_object *o)
{
	ck_clear(&to_bound(o)->self);
}

static int bound_traverse(struct ck_object *o, ck_visit_fn visit, void *arg)
{
	return visit(to_bound(o)->self, arg);
}

static struct ck_object *bound_call(struct ck_object *o, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	struct ck_object *self = ck_load(&to_bound(o)->self), *result;

	if (!self) {
		ck_raise(&ck_ReferenceError, "the method's object is gone");
		return NULL;
	}
	result = to_bound(o)->method->call(self, nargs, args, gfp);
	ck_put(self);
	return result;
}

static struct ck_object *bound_repr(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *self = ck_load(&to_bound(o)->self), *text, *result = NULL;
	const struct ck_bound *b = to_bound(o);

	text = self ? ck_repr(self, gfp) : ck_str_from_cstr("NULL", gfp);
	if (text)
		result = ck_callable_text(gfp, "<bound method %s.%s of %s>", b->owner->name,
					  b->method->name, ck_to_str(text)->data);
	ck_put(text);
	ck_put(self);
	return result;
}

static struct ck_object *builtin_bound_repr(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *self = ck_load(&to_bound(o)->self), *result;

	result = ck_callable_text(gfp, "<built-in method %s of %s object at 0x%llx>",
				  to_bound(o)->method->name, self ? ck_type_name(self) : "NULL",
				  self ? ck_identity(self) >> 2 : 0);
	ck_put(self);
	return result;
}

static int bound_hash(struct ck_object *o, u64 *out)
{
	const struct ck_bound *b = to_bound(o);

	*out = siphash_2u64((unsigned long)READ_ONCE(b->self), (unsigned long)b->method,
			    &ck_hash_key);
	return 0;
}

/* The same method of the same object. */
static int bound_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int same;

	if ((op != CK_EQ && op != CK_NE) || ck_is_tagged(b) || b->type != a->type)
		return CK_NOTIMPLEMENTED;
	same = READ_ONCE(to_bound(a)->self) == READ_ONCE(to_bound(b)->self) &&
	       to_bound(a)->method == to_bound(b)->method;
	return same == (op == CK_EQ);
}

static struct ck_object *bound_getattr(struct ck_object *o, const char *name, gfp_t gfp)
{
	struct ck_object *self;

	if (!strcmp(name, "__name__"))
		return ck_str_from_cstr(to_bound(o)->method->name, gfp);
	if (strcmp(name, "__self__"))
		return NULL;
	self = ck_load(&to_bound(o)->self);
	return self ? self : CK_NONE;
}

#define BOUND_TYPE(type_name, repr_fn) {		\
	CK_TYPE_HEAD,					\
	.name = type_name,				\
	.base = &ck_object_type,			\
	.size = sizeof(struct ck_bound),		\
	.clear = bound_clear,				\
	.traverse = bound_traverse,			\
	.repr = repr_fn,				\
	.hash = bound_hash,				\
	.compare = bound_compare,			\
	.getattr = bound_getattr,			\
	.call = bound_call,				\
}

static const struct ck_type bound_type = BOUND_TYPE("method", bound_repr);
static const struct ck_type builtin_bound_type =
	BOUND_TYPE("builtin_function_or_method", builtin_bound_repr);

struct ck_object *ck_bound_method(struct ck_object *o, const char *name, gfp_t gfp)
{
	const struct ck_type *type = ck_type_of(o), *owner;
	const struct ck_method *m = ck_method_named(type, name, &owner);
	struct ck_object *bound;

	if (!m)
		return NULL;
	bound = ck_new(type->flags & CK_TYPE_BUILTIN ? &builtin_bound_type : &bound_type, gfp);
	if (!bound)
		return NULL;
	to_bound(bound)->owner = owner;
	to_bound(bound)->method = m;
	ck_store(&to_bound(bound)->self, ck_get(o));
	return bound;
}
