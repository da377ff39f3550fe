// SPDX-License-Identifier: GPL-2.0
/*
 * Functions as objects: those of a module, and built-in ones.
 */
#include <linux/string.h>

#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "args.h"
#include "callable_text.h"

static struct ck_function *to_function(struct ck_object *o)
{
	return container_of(o, struct ck_function, base);
}

static struct ck_object *function_call(struct ck_object *self, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	const struct ck_function *f = to_function(self);

	if (unlikely(nargs < f->least || nargs > f->most)) {
		ck_raise_arguments(f->name, f->arguments, nargs, f->least, f->most, 0);
		return NULL;
	}
	return f->call(self, nargs, args, gfp);
}

static struct ck_object *builtin_call(struct ck_object *self, unsigned int nargs,
				      struct ck_object **args, gfp_t gfp)
{
	const struct ck_function *f = to_function(self);

	return ck_check_args(f->name, nargs, f->least, f->most) ?
	       f->call(self, nargs, args, gfp) : NULL;
}

static struct ck_object *function_repr(struct ck_object *self, gfp_t gfp)
{
	return ck_callable_text(gfp, "<function %s at 0x%llx>", to_function(self)->name,
			     ck_identity(self) >> 2);
}

static struct ck_object *builtin_repr(struct ck_object *self, gfp_t gfp)
{
	return ck_callable_text(gfp, "<built-in function %s>", to_function(self)->name);
}

static struct ck_object *function_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	const char *own = to_function(self)->name, *dot = strrchr(own, '.');

	if (!strcmp(name, "__qualname__"))
		return ck_str_from_cstr(own, gfp);
	if (!strcmp(name, "__name__"))
		return ck_str_from_cstr(dot ? dot + 1 : own, gfp);
	return NULL;
}

const struct ck_type ck_function_type = {
	CK_TYPE_HEAD,
	.name = "function",
	.base = &ck_object_type,
	.size = sizeof(struct ck_function),
	.repr = function_repr,
	.getattr = function_getattr,
	.call = function_call,
};

const struct ck_type ck_builtin_type = {
	CK_TYPE_HEAD,
	.name = "builtin_function_or_method",
	.base = &ck_object_type,
	.size = sizeof(struct ck_function),
	.repr = builtin_repr,
	.getattr = function_getattr,
	.call = builtin_call,
};
