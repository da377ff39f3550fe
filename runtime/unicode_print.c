// SPDX-License-Identifier: GPL-2.0
/*
 * Which characters repr() shows as they are. Apart from the other properties because repr() is
 * wanted by modules that want none of those.
 */
#include "unicode.h"
#include "unicode_print_table.h"

/**
 * ck_uc_printable() - does repr() show a character as it is?
 * @cp: code point
 *
 * Return: whether it does.
 */
bool ck_uc_printable(u32 cp)
{
	if (cp < 0x7f)
		return cp >= 0x20;
	return ck_uc_in_runs(printable_runs, cp);
}
