// SPDX-License-Identifier: GPL-2.0
/*
 * Case folding: what characters become so that texts compare without regard to case.
 */
#include <linux/kernel.h>

#include "unicode.h"
#include "unicode_fold_table.h"

/**
 * ck_uc_fold() - a character without its case
 * @cp: code point
 * @out: what it becomes
 *
 * Return: number of code points in @out.
 */
unsigned int ck_uc_fold(u32 cp, u32 out[CK_CASE_MAX])
{
	unsigned int n;

	if (cp < 0x80) {
		out[0] = cp - 'A' < 26 ? cp + 0x20 : cp;
		return 1;
	}
	n = ck_uc_expand(fold_expansions, ARRAY_SIZE(fold_expansions), cp, out);
	if (n)
		return n;
	out[0] = cp + ck_uc_distance(to_folded, sizeof(to_folded), cp);
	return 1;
}
