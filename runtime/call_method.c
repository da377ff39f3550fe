// SPDX-License-Identifier: GPL-2.0
/*
 * Methods by name.
 *
 * Separate from attributes.c because of what it links: an object of unknown type can be of any
 * built-in one, so all their methods are needed. The types themselves name their tables weakly,
 * which makes a module that calls no method by name do without.
 */
#include <linux/string.h>

#include <cythonk/call.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>

extern const struct ck_method ck_bytes_methods[];
extern const struct ck_method ck_dict_methods[];
extern const struct ck_method ck_exc_methods[];
extern const struct ck_method ck_frozenset_methods[];
extern const struct ck_method ck_int_methods[];
extern const struct ck_method ck_list_methods[];
extern const struct ck_method ck_range_methods[];
extern const struct ck_method ck_set_methods[];
extern const struct ck_method ck_slice_methods[];
extern const struct ck_method ck_str_methods[];
extern const struct ck_method ck_tuple_methods[];

/* Only to have them linked. */
static const struct ck_method * const tables[] __used = {
	ck_bytes_methods, ck_dict_methods, ck_exc_methods, ck_frozenset_methods, ck_int_methods,
	ck_list_methods, ck_range_methods, ck_set_methods, ck_slice_methods, ck_str_methods,
	ck_tuple_methods,
};

/* Tables are in the order of their names. */
const struct ck_method *ck_method_named(const struct ck_type *t, const char *name,
					const struct ck_type **owner)
{
	const struct ck_method *m;
	int order;

	for (; t; t = t->base) {
		for (m = t->methods; m && m->name; m++) {
			/* Most differ in the first letter, which is cheaper to compare. */
			order = (u8)m->name[0] - (u8)name[0];
			if (!order)
				order = strcmp(m->name, name);
			if (!order) {
				if (owner)
					*owner = t;
				return m;
			}
			if (order > 0)
				break;
		}
	}
	return NULL;
}

struct ck_object *ck_call_method(struct ck_object *o, const char *name, unsigned int nargs,
				 struct ck_object **args, gfp_t gfp)
{
	const struct ck_method *m = ck_method_named(ck_type_of(o), name, NULL);

	if (m)
		return m->call(o, nargs, args, gfp);
	ck_raise(&ck_AttributeError, "'%s' object has no attribute '%s'", ck_type_name(o), name);
	return NULL;
}
