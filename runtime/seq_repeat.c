// SPDX-License-Identifier: GPL-2.0
/* The count of seq * count, alike for str, bytes, tuple and list. */

#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "self.h"

/**
 * ck_repeat_by() - what the binary slot of a sequence does for CK_MUL
 * @seq: the sequence, borrowed
 * @count: the other operand, borrowed
 * @repeat: the type's function for a count in C
 * @gfp: allocation flags
 *
 * Context: as @repeat.
 * Return: what @repeat returns, a new reference; NULL with TypeError pending if @count is no
 * integer, and without if its class may yet answer.
 */
struct ck_object *ck_repeat_by(struct ck_object *seq, struct ck_object *count,
			       struct ck_object *(*repeat)(struct ck_object *seq, ssize_t n,
							   gfp_t gfp),
			       gfp_t gfp)
{
	ssize_t n;

	if (!ck_is_index(count)) {
		if (!ck_may_reflect(count))
			ck_raise(&ck_TypeError, "can't multiply sequence by non-int of type '%s'",
				 ck_type_name(count));
		return NULL;
	}
	n = ck_index(count);
	return ck_failed(n) ? NULL : repeat(seq, n, gfp);
}
