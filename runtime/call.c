// SPDX-License-Identifier: GPL-2.0
/*
 * Calls of values. What each kind of value does when it is called is its type's.
 */
#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>

struct ck_object *ck_call(struct ck_object *callable, unsigned int nargs, struct ck_object **args,
			  gfp_t gfp)
{
	ck_call_fn call = ck_slot(ck_type_of(callable), call);
	struct ck_object *result;

	if (unlikely(!call)) {
		ck_raise(&ck_TypeError, "'%s' object is not callable", ck_type_name(callable));
		return NULL;
	}
	if (ck_recursion_enter())
		return NULL;
	result = call(callable, nargs, args, gfp);
	ck_recursion_leave();
	return result;
}

int ck_callable(struct ck_object *o)
{
	return !!ck_slot(ck_type_of(o), call);
}

/* The constructor of a class, own or inherited; that of object makes nothing but objects. */
static ck_construct_fn constructor(const struct ck_type *type)
{
	const struct ck_type *t;

	for (t = type; t && (t == type || t != &ck_object_type); t = t->base)
		if (t->construct)
			return t->construct;
	return NULL;
}

/**
 * ck_type_call() - call slot of classes: an instance
 * @self: the class
 * @nargs: number of arguments
 * @args: the arguments, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_type_call(struct ck_object *self, unsigned int nargs, struct ck_object **args,
			       gfp_t gfp)
{
	const struct ck_type *type = container_of(self, struct ck_type, object);
	ck_construct_fn construct = constructor(type);

	if (construct)
		return construct(type, nargs, args, gfp);
	ck_raise(&ck_TypeError, "cannot create '%s' instances", type->name);
	return NULL;
}
