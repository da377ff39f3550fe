// SPDX-License-Identifier: GPL-2.0
/*
 * The constructors of all built-in classes: for modules that call classes which come out of type().
 */
#include <cythonk/call.h>

const ck_construct_fn ck_every_construct[] = {
	ck_array_construct, ck_bitset_construct, ck_bool_construct, ck_bytearray_construct,
	ck_bytes_construct,
	ck_deque_construct, ck_dict_construct, ck_enumerate_construct, ck_exc_construct,
	ck_filter_construct, ck_frozenset_construct, ck_int_construct, ck_list_construct,
	ck_map_construct, ck_memoryview_construct, ck_object_construct,
	ck_ordered_dict_construct, ck_range_construct,
	ck_reversed_construct, ck_set_construct, ck_slice_construct, ck_sorted_dict_construct,
	ck_sorted_list_construct, ck_str_construct, ck_tuple_construct, ck_type_construct,
	ck_zip_construct,
};
