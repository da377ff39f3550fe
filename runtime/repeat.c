// SPDX-License-Identifier: GPL-2.0
/* A sequence times a C integer, through the general operator. */

#include <cythonk/emit.h>

/**
 * ck_repeat - seq * n
 * @seq: the sequence, borrowed
 * @n: how often
 * @gfp: allocation flags
 *
 * Return: a new reference, NULL with an exception pending.
 */
struct ck_object *ck_repeat(struct ck_object *seq, ssize_t n, gfp_t gfp)
{
	struct ck_object *count = ck_int_from_s64(n, gfp), *result;

	if (!count)
		return NULL;
	result = ck_mul(seq, count, gfp);
	ck_put(count);
	return result;
}
