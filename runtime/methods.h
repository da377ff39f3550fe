/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The methods of the built-in types by name, sorted, each table in the file named after it.
 */
#ifndef CK_METHODS_H
#define CK_METHODS_H

#include <cythonk/object.h>

extern const struct ck_method ck_bytes_methods[] CK_OPTIONAL;
extern const struct ck_method ck_dict_methods[] CK_OPTIONAL;
extern const struct ck_method ck_list_methods[] CK_OPTIONAL;
extern const struct ck_method ck_range_methods[] CK_OPTIONAL;
extern const struct ck_method ck_str_methods[] CK_OPTIONAL;
extern const struct ck_method ck_tuple_methods[] CK_OPTIONAL;

#endif /* CK_METHODS_H */
