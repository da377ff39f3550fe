// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of KernelBitSet by name.
 */
#include "bitset_words.h"
#include "method_table.h"
#include "methods.h"

CK_CALL(call_add, "add", 1, 1, ck_result_none(ck_bitset_add(self, args[0], gfp)))
CK_CALL(call_alloc, "alloc", 0, 1,
	ck_result_index(ck_bitset_alloc(self, ck_arg(nargs, args, 0), gfp), gfp))
CK_CALL(call_clear, "clear", 0, 0, ck_result_none(ck_bitset_clear(self)))
CK_CALL(call_clear_range, "clear_range", 2, 2,
	ck_result_none(ck_bitset_clear_range(self, args[0], args[1])))
CK_CALL(call_copy, "copy", 0, 0, ck_bitset_copy(self, gfp))
CK_CALL(call_count, "count", 0, 2,
	ck_result_index(ck_bitset_count(self, ck_arg(nargs, args, 0), ck_arg(nargs, args, 1)),
			gfp))
CK_CALL(call_discard, "discard", 1, 1, ck_result_none(ck_bitset_discard(self, args[0])))
CK_CALL(call_find_last, "find_last", 0, 0, ck_result_index(ck_bitset_find_last(self), gfp))
CK_CALL(call_find_next, "find_next", 0, 1,
	ck_result_index(ck_bitset_find_next(self, ck_arg(nargs, args, 0)), gfp))
CK_CALL(call_find_zero, "find_zero", 0, 1,
	ck_result_index(ck_bitset_find_zero(self, ck_arg(nargs, args, 0)), gfp))
CK_CALL(call_isdisjoint, "isdisjoint", 1, 1, ck_result_bool(ck_bitset_isdisjoint(self, args[0])))
CK_CALL(call_remove, "remove", 1, 1, ck_result_none(ck_bitset_remove(self, args[0])))
CK_CALL(call_set_range, "set_range", 2, 2,
	ck_result_none(ck_bitset_set_range(self, args[0], args[1], gfp)))
CK_CALL(call_test_and_clear, "test_and_clear", 1, 1,
	ck_result_bool(ck_bitset_test_and_clear(self, args[0])))
CK_CALL(call_test_and_set, "test_and_set", 1, 1,
	ck_result_bool(ck_bitset_test_and_set(self, args[0], gfp)))
CK_CALL(call_update, "update", 1, 1, ck_result_none(ck_bitset_update(self, args[0], gfp)))

const struct ck_method ck_bitset_methods[] = {
	{ "add", call_add },
	{ "alloc", call_alloc },
	{ "clear", call_clear },
	{ "clear_range", call_clear_range },
	{ "copy", call_copy },
	{ "count", call_count },
	{ "discard", call_discard },
	{ "find_last", call_find_last },
	{ "find_next", call_find_next },
	{ "find_zero", call_find_zero },
	{ "isdisjoint", call_isdisjoint },
	{ "remove", call_remove },
	{ "set_range", call_set_range },
	{ "test_and_clear", call_test_and_clear },
	{ "test_and_set", call_test_and_set },
	{ "update", call_update },
	{ }
};
