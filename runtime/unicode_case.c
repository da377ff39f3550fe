// SPDX-License-Identifier: GPL-2.0
/*
 * Letter case: which characters have it, and what they become when it changes.
 */
#include <linux/kernel.h>

#include "unicode.h"
#include "unicode_case_table.h"

/**
 * ck_uc_upper() - is this an upper-case letter?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_upper(u32 cp)
{
	return cp < 0x80 ? cp - 'A' < 26 : ck_uc_in_runs(upper_runs, cp);
}

/**
 * ck_uc_lower() - is this a lower-case letter?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_lower(u32 cp)
{
	return cp < 0x80 ? cp - 'a' < 26 : ck_uc_in_runs(lower_runs, cp);
}

/**
 * ck_uc_titlecase() - is this one of the ligatures whose first half is upper-case?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_titlecase(u32 cp)
{
	return cp >= 0x80 && ck_uc_in_runs(title_runs, cp);
}

/**
 * ck_uc_case_ignorable() - is this looked through when the end of a word is searched?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_case_ignorable(u32 cp)
{
	return ck_uc_in_runs(ignorable_runs, cp);
}

/**
 * ck_uc_to_upper() - a character in upper case
 * @cp: code point
 * @out: what it becomes
 *
 * Return: number of code points in @out.
 */
unsigned int ck_uc_to_upper(u32 cp, u32 out[CK_CASE_MAX])
{
	unsigned int n;

	if (cp < 0x80) {
		out[0] = cp - 'a' < 26 ? cp - 0x20 : cp;
		return 1;
	}
	n = ck_uc_expand(upper_expansions, ARRAY_SIZE(upper_expansions), cp, out);
	if (n)
		return n;
	out[0] = cp + ck_uc_distance(to_upper, sizeof(to_upper), cp);
	return 1;
}

/**
 * ck_uc_to_lower() - a character in lower case
 * @cp: code point
 * @out: what it becomes
 *
 * Return: number of code points in @out.
 */
unsigned int ck_uc_to_lower(u32 cp, u32 out[CK_CASE_MAX])
{
	unsigned int n;

	if (cp < 0x80) {
		out[0] = cp - 'A' < 26 ? cp + 0x20 : cp;
		return 1;
	}
	n = ck_uc_expand(lower_expansions, ARRAY_SIZE(lower_expansions), cp, out);
	if (n)
		return n;
	out[0] = cp + ck_uc_distance(to_lower, sizeof(to_lower), cp);
	return 1;
}

/**
 * ck_uc_to_title() - a character as the first of a word
 * @cp: code point
 * @out: what it becomes
 *
 * Return: number of code points in @out.
 */
unsigned int ck_uc_to_title(u32 cp, u32 out[CK_CASE_MAX])
{
	unsigned int n = 0;

	if (cp >= 0x80)
		n = ck_uc_expand(title_differences, ARRAY_SIZE(title_differences), cp, out);
	return n ?: ck_uc_to_upper(cp, out);
}
