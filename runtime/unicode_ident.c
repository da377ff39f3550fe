// SPDX-License-Identifier: GPL-2.0
/*
 * Which characters names are made of.
 */
#include "unicode.h"
#include "unicode_ident_table.h"

/**
 * ck_uc_name_start() - can a name begin with this character?
 * @cp: code point
 *
 * Return: whether it can.
 */
bool ck_uc_name_start(u32 cp)
{
	if (cp < 0x80)
		return (cp | 0x20) - 'a' < 26 || cp == '_';
	/* Nearly the letters: the table says where that is wrong. */
	return ck_uc_alpha(cp) != ck_uc_in_runs(start_exceptions, cp);
}

/**
 * ck_uc_name_part() - can this character stand in a name?
 * @cp: code point
 *
 * Return: whether it can.
 */
bool ck_uc_name_part(u32 cp)
{
	if (cp < 0x80)
		return ck_uc_name_start(cp) || cp - '0' < 10;
	return ck_uc_name_start(cp) || ck_uc_in_runs(inner_runs, cp);
}
