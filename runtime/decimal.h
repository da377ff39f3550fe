/* SPDX-License-Identifier: GPL-2.0 */
/* Numbers to decimal digits, without the machinery of printf(). */
#ifndef CK_DECIMAL_H
#define CK_DECIMAL_H

#include <linux/types.h>

/* Room for any 64-bit number with its sign. */
#define CK_DECIMAL_MAX	20

/* The digits of @v, with its sign, at the end of @buf; returns where they begin. */
static inline char *ck_decimal(char buf[CK_DECIMAL_MAX], s64 v)
{
	u64 rest = v < 0 ? 0 - (u64)v : (u64)v;
	char *p = buf + CK_DECIMAL_MAX;

	do {
		*--p = '0' + rest % 10;
		rest /= 10;
	} while (rest);
	if (v < 0)
		*--p = '-';
	return p;
}

#endif /* CK_DECIMAL_H */
