// SPDX-License-Identifier: GPL-2.0
/*
 * Methods by name that OrderedDict has of its own; others are dict's.
 */
#include <cythonk/ordered_dict.h>

#include "method_table.h"
#include "methods.h"

CK_CALL(call_copy, "copy", 0, 0, ck_ordered_dict_copy(self, gfp))
CK_CALL(call_move_to_end, "move_to_end", 1, 2,
	ck_result_none(ck_ordered_dict_move_to_end(self, args[0], ck_arg(nargs, args, 1), gfp)))
CK_CALL(call_popitem, "popitem", 0, 1,
	ck_ordered_dict_popitem(self, ck_arg(nargs, args, 0), gfp))

const struct ck_method ck_ordered_dict_methods[] = {
	{ "copy", call_copy },
	{ "move_to_end", call_move_to_end },
	{ "popitem", call_popitem },
	{ }
};
