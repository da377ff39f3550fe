// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of KernelSortedList by name.
 */
#include "method_table.h"
#include "methods.h"
#include "sorted_tree.h"

CK_CALL(call_reversed, "__reversed__", 0, 0, ck_tree_reversed(self, gfp))
CK_CALL(call_add, "add", 1, 1, ck_result_none(ck_sorted_list_add(self, args[0], gfp)))
CK_CALL(call_bisect_left, "bisect_left", 1, 1,
	ck_result_index(ck_sorted_list_bisect_left(self, args[0]), gfp))
CK_CALL(call_bisect_right, "bisect_right", 1, 1,
	ck_result_index(ck_sorted_list_bisect_right(self, args[0]), gfp))
CK_CALL(call_ceiling, "ceiling", 1, 1, ck_sorted_list_near(self, args[0], CK_NEAR_CEILING))
CK_CALL(call_clear, "clear", 0, 0, ck_result_none(ck_tree_clear(self)))
CK_CALL(call_copy, "copy", 0, 0, ck_tree_copy(self, gfp))
CK_CALL(call_count, "count", 1, 1, ck_result_index(ck_sorted_list_count(self, args[0]), gfp))
CK_CALL(call_discard, "discard", 1, 1, ck_result_none(ck_sorted_list_discard(self, args[0])))
CK_CALL(call_first, "first", 0, 0, ck_sorted_list_first(self))
CK_CALL(call_floor, "floor", 1, 1, ck_sorted_list_near(self, args[0], CK_NEAR_FLOOR))
CK_CALL(call_higher, "higher", 1, 1, ck_sorted_list_near(self, args[0], CK_NEAR_HIGHER))
CK_CALL(call_index, "index", 1, 1, ck_result_index(ck_sorted_list_index(self, args[0]), gfp))
CK_CALL(call_irange, "irange", 0, 2,
	ck_tree_irange(self, ck_arg(nargs, args, 0), ck_arg(nargs, args, 1), gfp))
CK_CALL(call_last, "last", 0, 0, ck_sorted_list_last(self))
CK_CALL(call_lower, "lower", 1, 1, ck_sorted_list_near(self, args[0], CK_NEAR_LOWER))
CK_CALL(call_pop, "pop", 0, 1, ck_sorted_list_pop(self, ck_arg(nargs, args, 0)))
CK_CALL(call_remove, "remove", 1, 1, ck_result_none(ck_sorted_list_remove(self, args[0])))
CK_CALL(call_update, "update", 1, 1, ck_result_none(ck_sorted_list_update(self, args[0], gfp)))

const struct ck_method ck_sorted_list_methods[] = {
	{ "__reversed__", call_reversed },
	{ "add", call_add },
	{ "bisect_left", call_bisect_left },
	{ "bisect_right", call_bisect_right },
	{ "ceiling", call_ceiling },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "count", call_count },
	{ "discard", call_discard },
	{ "first", call_first },
	{ "floor", call_floor },
	{ "higher", call_higher },
	{ "index", call_index },
	{ "irange", call_irange },
	{ "last", call_last },
	{ "lower", call_lower },
	{ "pop", call_pop },
	{ "remove", call_remove },
	{ "update", call_update },
	{ }
};
