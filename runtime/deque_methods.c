// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of deque by name.
 */
#include <cythonk/deque.h>

#include "deque_ring.h"
#include "method_table.h"
#include "methods.h"

CK_CALL(call_reversed, "deque.__reversed__", 0, 0, ck_deque_reversed(self, gfp))
CK_CALL(call_append, "deque.append", 1, 1, ck_result_none(ck_deque_append(self, args[0], gfp)))
CK_CALL(call_appendleft, "deque.appendleft", 1, 1,
	ck_result_none(ck_deque_appendleft(self, args[0], gfp)))
CK_CALL(call_clear, "deque.clear", 0, 0, ck_result_none(ck_deque_clear(self)))
CK_CALL(call_copy, "deque.copy", 0, 0, ck_deque_copy(self, gfp))
CK_CALL(call_count, "deque.count", 1, 1, ck_result_index(ck_deque_count(self, args[0]), gfp))
CK_CALL(call_extend, "deque.extend", 1, 1, ck_result_none(ck_deque_extend(self, args[0], gfp)))
CK_CALL(call_extendleft, "deque.extendleft", 1, 1,
	ck_result_none(ck_deque_extendleft(self, args[0], gfp)))
CK_CALL(call_index, "index", 1, 3,
	ck_result_index(ck_deque_index(self, args[0], ck_arg(nargs, args, 1),
				       ck_arg(nargs, args, 2)), gfp))
CK_CALL(call_insert, "insert", 2, 2, ck_result_none(ck_deque_insert(self, args[0], args[1], gfp)))
CK_CALL(call_pop, "deque.pop", 0, 0, ck_deque_pop(self))
CK_CALL(call_popleft, "deque.popleft", 0, 0, ck_deque_popleft(self))
CK_CALL(call_remove, "deque.remove", 1, 1, ck_result_none(ck_deque_remove(self, args[0])))
CK_CALL(call_reverse, "deque.reverse", 0, 0, ck_result_none(ck_deque_reverse(self)))
CK_CALL(call_rotate, "rotate", 0, 1, ck_result_none(ck_deque_rotate(self, ck_arg(nargs, args, 0))))

const struct ck_method ck_deque_methods[] = {
	{ "__reversed__", call_reversed },
	{ "append", call_append },
	{ "appendleft", call_appendleft },
	{ "clear", call_clear },
	{ "copy", call_copy },
	{ "count", call_count },
	{ "extend", call_extend },
	{ "extendleft", call_extendleft },
	{ "index", call_index },
	{ "insert", call_insert },
	{ "pop", call_pop },
	{ "popleft", call_popleft },
	{ "remove", call_remove },
	{ "reverse", call_reverse },
	{ "rotate", call_rotate },
	{ }
};
