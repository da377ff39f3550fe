/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The methods of the built-in types by name, sorted, each table in the file named after it.
 */
#ifndef CK_METHODS_H
#define CK_METHODS_H

#include <linux/string.h>

#include <cythonk/object.h>

extern const struct ck_method ck_bitset_methods[];
extern const struct ck_method ck_bytes_methods[] CK_OPTIONAL;
extern const struct ck_method ck_deque_methods[];
extern const struct ck_method ck_dict_methods[] CK_OPTIONAL;
extern const struct ck_method ck_exc_methods[] CK_OPTIONAL;
extern const struct ck_method ck_frozenset_methods[] CK_OPTIONAL;
extern const struct ck_method ck_list_methods[] CK_OPTIONAL;
extern const struct ck_method ck_ordered_dict_methods[];
extern const struct ck_method ck_range_methods[] CK_OPTIONAL;
extern const struct ck_method ck_set_methods[] CK_OPTIONAL;
extern const struct ck_method ck_slice_methods[] CK_OPTIONAL;
extern const struct ck_method ck_sorted_dict_methods[];
extern const struct ck_method ck_sorted_list_methods[];
extern const struct ck_method ck_str_methods[] CK_OPTIONAL;
extern const struct ck_method ck_tuple_methods[] CK_OPTIONAL;

/* A method of a type or its bases by name; NULL: there is none. */
static inline const struct ck_method *ck_find_method(const struct ck_type *type, const char *name)
{
	const struct ck_method *m;

	for (; type; type = type->base)
		for (m = type->methods; m && m->name; m++)
			if (!strcmp(m->name, name))
				return m;
	return NULL;
}

#endif /* CK_METHODS_H */
