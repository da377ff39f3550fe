/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Properties of characters. Each C file of this header holds one group of tables, so that a module
 * that never asks for the letter case of 'É' does not carry the table.
 */
#ifndef CK_UNICODE_H
#define CK_UNICODE_H

#include <linux/types.h>

/* Most code points that one becomes when its case changes. */
#define CK_CASE_MAX	3

/**
 * struct ck_expansion - a case mapping to several characters, or an irregular one
 * @from: the character
 * @to: what it becomes, zeroes at the end
 */
struct ck_expansion {
	u16 from;
	u16 to[CK_CASE_MAX];
};

/* unicode_print.c */
bool ck_uc_printable(u32 cp);

/* unicode_class.c */
bool ck_uc_alpha(u32 cp);
bool ck_uc_decimal(u32 cp);
bool ck_uc_digit(u32 cp);
bool ck_uc_numeric(u32 cp);

/* unicode_case.c */
bool ck_uc_upper(u32 cp);
bool ck_uc_lower(u32 cp);
bool ck_uc_titlecase(u32 cp);
bool ck_uc_case_ignorable(u32 cp);
unsigned int ck_uc_to_upper(u32 cp, u32 out[CK_CASE_MAX]);
unsigned int ck_uc_to_lower(u32 cp, u32 out[CK_CASE_MAX]);
unsigned int ck_uc_to_title(u32 cp, u32 out[CK_CASE_MAX]);

/* unicode_fold.c */
unsigned int ck_uc_fold(u32 cp, u32 out[CK_CASE_MAX]);

/* unicode_ident.c */
bool ck_uc_name_start(u32 cp);
bool ck_uc_name_part(u32 cp);

/* unicode_map.c */
s32 ck_uc_distance(const u8 *map, size_t size, u32 cp);
unsigned int ck_uc_expand(const struct ck_expansion *table, size_t n, u32 cp,
			  u32 out[CK_CASE_MAX]);

/**
 * ck_uc_space() - is this white space, as str.split() and str.strip() see it?
 * @cp: code point
 *
 * Return: whether it is.
 */
static inline bool ck_uc_space(u32 cp)
{
	if (cp < 0x80)
		return (cp >= 0x09 && cp <= 0x0d) || (cp >= 0x1c && cp <= 0x20);
	return cp == 0x85 || cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

/* Read a number of the generated tables. */
static inline u32 ck_uc_number(const u8 **p)
{
	u32 value = 0;
	unsigned int shift = 0;

	for (;;) {
		u8 byte = *(*p)++;

		value |= (u32)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return value;
		shift += 7;
	}
}

/* Is @cp in the property whose runs these are? The last run ends at U+10FFFF. */
static inline bool ck_uc_in_runs(const u8 *runs, u32 cp)
{
	u32 end = ck_uc_number(&runs);
	bool inside = false;

	while (cp >= end) {
		end += ck_uc_number(&runs);
		inside = !inside;
	}
	return inside;
}

#endif /* CK_UNICODE_H */
