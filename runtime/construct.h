/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The constructors of the built-in classes, for the slots of their types: linked where a class is
 * used as a value, see CK_USES(). Calls of a class that the compiler sees go to its functions.
 */
#ifndef CK_CONSTRUCT_H
#define CK_CONSTRUCT_H

#include <cythonk/call.h>

typeof(ck_array_construct) ck_array_construct CK_OPTIONAL;
typeof(ck_bitset_construct) ck_bitset_construct CK_OPTIONAL;
typeof(ck_bool_construct) ck_bool_construct CK_OPTIONAL;
typeof(ck_bytearray_construct) ck_bytearray_construct CK_OPTIONAL;
typeof(ck_bytes_construct) ck_bytes_construct CK_OPTIONAL;
typeof(ck_deque_construct) ck_deque_construct CK_OPTIONAL;
typeof(ck_dict_construct) ck_dict_construct CK_OPTIONAL;
typeof(ck_enumerate_construct) ck_enumerate_construct CK_OPTIONAL;
typeof(ck_exc_construct) ck_exc_construct CK_OPTIONAL;
typeof(ck_frozenset_construct) ck_frozenset_construct CK_OPTIONAL;
typeof(ck_int_construct) ck_int_construct CK_OPTIONAL;
typeof(ck_list_construct) ck_list_construct CK_OPTIONAL;
typeof(ck_memoryview_construct) ck_memoryview_construct CK_OPTIONAL;
typeof(ck_object_construct) ck_object_construct CK_OPTIONAL;
typeof(ck_ordered_dict_construct) ck_ordered_dict_construct CK_OPTIONAL;
typeof(ck_range_construct) ck_range_construct CK_OPTIONAL;
typeof(ck_reversed_construct) ck_reversed_construct CK_OPTIONAL;
typeof(ck_set_construct) ck_set_construct CK_OPTIONAL;
typeof(ck_slice_construct) ck_slice_construct CK_OPTIONAL;
typeof(ck_sorted_dict_construct) ck_sorted_dict_construct CK_OPTIONAL;
typeof(ck_sorted_list_construct) ck_sorted_list_construct CK_OPTIONAL;
typeof(ck_str_construct) ck_str_construct CK_OPTIONAL;
typeof(ck_tuple_construct) ck_tuple_construct CK_OPTIONAL;
typeof(ck_type_construct) ck_type_construct CK_OPTIONAL;
typeof(ck_zip_construct) ck_zip_construct CK_OPTIONAL;

#endif /* CK_CONSTRUCT_H */
