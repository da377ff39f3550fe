// SPDX-License-Identifier: GPL-2.0
/*
 * sum(). Apart from builtins.c because adding links all operators.
 */
#include <cythonk/builtins.h>
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

/* Only their addresses are needed. */
extern const struct ck_type ck_bytes_type CK_OPTIONAL;
extern const struct ck_type ck_str_type CK_OPTIONAL;

struct ck_object *ck_sum(struct ck_object *iterable, struct ck_object *start, gfp_t gfp)
{
	struct ck_object *total = start ?: CK_INT(0), *it, *item;
	bool text = ck_isinstance(total, ck_optional(ck_str_type));
	ssize_t pos;

	if (text || ck_isinstance(total, ck_optional(ck_bytes_type))) {
		ck_raise(&ck_TypeError, text ?
			 "sum() can't sum strings [use ''.join(seq) instead]" :
			 "sum() can't sum bytes [use b''.join(seq) instead]");
		return NULL;
	}
	it = ck_loop_begin(iterable, &pos, gfp);
	if (!it)
		return NULL;
	ck_get(total);
	while (total && (item = ck_loop_next(it, &pos, gfp))) {
		struct ck_object *sum = ck_add(total, item, gfp);

		ck_put(total);
		ck_put(item);
		total = sum;
	}
	ck_put(it);
	if (total && ck_err_occurred()) {
		ck_put(total);
		total = NULL;
	}
	return total;
}
