// SPDX-License-Identifier: GPL-2.0
/*
 * Looking up what a character becomes: the two kinds of tables that mappings are kept in. Apart
 * from the tables because each of those is in a file of its own.
 */
#include <linux/kernel.h>

#include "unicode.h"

/**
 * ck_uc_distance() - how far away the character is that another one becomes
 * @map: runs of gap, length, stride and distance
 * @size: bytes of the table
 * @cp: code point
 *
 * Return: the distance, 0 for a character that stays.
 */
s32 ck_uc_distance(const u8 *map, size_t size, u32 cp)
{
	const u8 *p = map;
	u32 at = 0;

	while (p < map + size) {
		u32 first = at + ck_uc_number(&p), length = ck_uc_number(&p);
		u32 stride = ck_uc_number(&p), code = ck_uc_number(&p);

		at = first + (length - 1) * stride + 1;
		if (cp < first)
			break;
		if (cp < at)
			return (cp - first) % stride ? 0 :
			       code & 1 ? -(s32)(code >> 1) : (s32)(code >> 1);
	}
	return 0;
}

/**
 * ck_uc_expand() - what a character becomes that has an entry of its own
 * @table: the entries
 * @n: how many
 * @cp: code point
 * @out: what it becomes
 *
 * Return: number of code points in @out, 0 when it has no entry.
 */
unsigned int ck_uc_expand(const struct ck_expansion *table, size_t n, u32 cp,
			  u32 out[CK_CASE_MAX])
{
	unsigned int count = 0;
	size_t i;

	for (i = 0; i < n && table[i].from != cp; i++)
		;
	if (i == n)
		return 0;
	while (count < CK_CASE_MAX && table[i].to[count]) {
		out[count] = table[i].to[count];
		count++;
	}
	return count;
}
