// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of KernelSortedDict by name.
 */
#include "method_table.h"
#include "methods.h"
#include "sorted_tree.h"

CK_CALL(call_reversed, "__reversed__", 0, 0, ck_tree_reversed(self, gfp))
CK_CALL(call_ceiling_key, "ceiling_key", 1, 1,
	ck_sorted_dict_near_key(self, args[0], CK_NEAR_CEILING))
CK_CALL(call_clear, "clear", 0, 0, ck_result_none(ck_tree_clear(self)))
CK_CALL(call_copy, "copy", 0, 0, ck_tree_copy(self, gfp))
CK_CALL(call_first_key, "first_key", 0, 0, ck_sorted_dict_first_key(self))
CK_CALL(call_floor_key, "floor_key", 1, 1, ck_sorted_dict_near_key(self, args[0], CK_NEAR_FLOOR))
CK_CALL(call_get, "get", 1, 2, ck_sorted_dict_get_default(self, args[0], ck_arg(nargs, args, 1)))
CK_CALL(call_higher_key, "higher_key", 1, 1,
	ck_sorted_dict_near_key(self, args[0], CK_NEAR_HIGHER))
CK_CALL(call_irange, "irange", 0, 2,
	ck_tree_irange(self, ck_arg(nargs, args, 0), ck_arg(nargs, args, 1), gfp))
CK_CALL(call_items, "items", 0, 0, ck_sorted_dict_items(self, gfp))
CK_CALL(call_keys, "keys", 0, 0, ck_sorted_dict_keys(self, gfp))
CK_CALL(call_last_key, "last_key", 0, 0, ck_sorted_dict_last_key(self))
CK_CALL(call_lower_key, "lower_key", 1, 1, ck_sorted_dict_near_key(self, args[0], CK_NEAR_LOWER))
CK_CALL(call_peekitem, "peekitem", 0, 1,
	ck_sorted_dict_peekitem(self, ck_arg(nargs, args, 0), gfp))
CK_CALL(call_pop, "pop", 1, 2, ck_sorted_dict_pop(self, args[0], ck_arg(nargs, args, 1)))
CK_CALL(call_popitem, "popitem", 0, 1, ck_sorted_dict_popitem(self, ck_arg(nargs, args, 0), gfp))
CK_CALL(call_setdefault, "setdefault", 1, 2,
	ck_sorted_dict_setdefault(self, args[0], ck_arg(nargs, args, 1), gfp))
CK_CALL(call_update, "update", 1, 1, ck_result_none(ck_sorted_dict_update(self, args[0], gfp)))
CK_CALL(call_values, "values", 0, 0, ck_sorted_dict_values(self, gfp))

const struct ck_method ck_sorted_dict_methods[] = {
	{ "__reversed__", call_reversed },
	{ "ceiling_key", call_ceiling_key },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "first_key", call_first_key },
	{ "floor_key", call_floor_key },
	{ "get", call_get },
	{ "higher_key", call_higher_key },
	{ "irange", call_irange },
	{ "items", call_items },
	{ "keys", call_keys },
	{ "last_key", call_last_key },
	{ "lower_key", call_lower_key },
	{ "peekitem", call_peekitem },
	{ "pop", call_pop },
	{ "popitem", call_popitem },
	{ "setdefault", call_setdefault },
	{ "update", call_update },
	{ "values", call_values },
	{ }
};
