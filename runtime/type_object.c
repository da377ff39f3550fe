// SPDX-License-Identifier: GPL-2.0
/*
 * Classes as objects: type(), isinstance() and issubclass() of classes known at run time, and what
 * a class says of itself.
 */
#include <linux/string.h>

#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "args.h"
#include "callable_text.h"

extern const struct ck_type ck_tuple_type CK_OPTIONAL;

static const struct ck_type *to_type(struct ck_object *o)
{
	return container_of(o, struct ck_type, object);
}

static bool is_class(struct ck_object *o)
{
	return ck_type_of(o) == &ck_type_type;
}

struct ck_object *ck_type_object(struct ck_object *o)
{
	return (struct ck_object *)&ck_type_of(o)->object;
}

/**
 * ck_type_repr() - repr slot of classes
 * @self: the class
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with MemoryError pending.
 */
struct ck_object *ck_type_repr(struct ck_object *self, gfp_t gfp)
{
	return ck_callable_text(gfp, "<class '%s'>", to_type(self)->name);
}

/**
 * ck_type_getattr() - getattr slot of classes
 * @self: the class
 * @name: name of the attribute
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL without an exception for one that classes do not have.
 */
struct ck_object *ck_type_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	const struct ck_type *base = to_type(self)->base;
	const char *dot;

	if (!strcmp(name, "__name__") || !strcmp(name, "__qualname__")) {
		/* What messages call collections.deque is the class deque. */
		dot = strrchr(to_type(self)->name, '.');
		return ck_str_from_cstr(dot ? dot + 1 : to_type(self)->name, gfp);
	}
	if (!strcmp(name, "__base__"))
		return base ? (struct ck_object *)&base->object : CK_NONE;
	return NULL;
}

/* Whether a type is derived from one of @classes: 0, 1, -1 with an exception pending. */
static int derived_from(const struct ck_type *type, struct ck_object *classes, const char *message)
{
	unsigned int i;
	int found = 0;

	if (is_class(classes))
		return ck_is_subtype(type, to_type(classes));
	if (ck_type_of(classes) != ck_optional(ck_tuple_type)) {
		ck_raise(&ck_TypeError, "%s", message);
		return -1;
	}
	if (ck_recursion_enter())
		return -1;
	for (i = 0; !found && i < ck_to_tuple(classes)->len; i++)
		found = derived_from(type, ck_to_tuple(classes)->items[i], message);
	ck_recursion_leave();
	return found;
}

int ck_is_instance(struct ck_object *o, struct ck_object *classes)
{
	return derived_from(ck_type_of(o), classes,
			    "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

int ck_is_subclass(struct ck_object *type, struct ck_object *classes)
{
	if (!is_class(type)) {
		ck_raise(&ck_TypeError, "issubclass() arg 1 must be a class");
		return -1;
	}
	return derived_from(to_type(type), classes,
			    "issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

struct ck_object *ck_type_construct(const struct ck_type *type, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("type", nargs, 1, 1))
		return NULL;
	return ck_type_object(args[0]);
}
