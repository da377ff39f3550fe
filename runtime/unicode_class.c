// SPDX-License-Identifier: GPL-2.0
/*
 * Letters and digits: what str.isalpha() and its relatives ask.
 */
#include "unicode.h"
#include "unicode_class_table.h"

/**
 * ck_uc_alpha() - is this a letter?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_alpha(u32 cp)
{
	if (cp < 0x80)
		return (cp | 0x20) - 'a' < 26;
	return ck_uc_in_runs(alpha_runs, cp);
}

static bool in_digits(const u8 *runs, u32 cp)
{
	return cp < 0x80 ? cp - '0' < 10 : ck_uc_in_runs(runs, cp);
}

/**
 * ck_uc_decimal() - is this a digit that decimal numbers are written with?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_decimal(u32 cp)
{
	return in_digits(decimal_runs, cp);
}

/**
 * ck_uc_digit() - is this a digit of any kind, a superscript one for example?
 * @cp: code point
 *
 * Return: whether it is.
 */
bool ck_uc_digit(u32 cp)
{
	return in_digits(digit_runs, cp);
}

/**
 * ck_uc_numeric() - does this stand for a number, as a fraction does?
 * @cp: code point
 *
 * Return: whether it does.
 */
bool ck_uc_numeric(u32 cp)
{
	return in_digits(numeric_runs, cp);
}
