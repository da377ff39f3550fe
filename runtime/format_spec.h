/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The format specification mini language, taken apart; and the layout of numbers that format()
 * and "%d" share.
 */
#ifndef CK_FORMAT_SPEC_H
#define CK_FORMAT_SPEC_H

#include <linux/types.h>

#include "strbuf.h"

/**
 * struct ck_format_spec - a specification
 * @fill: code point to fill with
 * @align: '<', '>', '=' or '^'
 * @sign: '+', '-', ' ' or 0
 * @alternate: "#" was given
 * @no_negative_zero: "z" was given
 * @width: least width, -1: none
 * @grouping: ',' or '_', or 0
 * @precision: -1: none
 * @type: code point of the type, or 0
 */
struct ck_format_spec {
	u32 fill;
	char align;
	char sign;
	bool alternate;
	bool no_negative_zero;
	ssize_t width;
	char grouping;
	ssize_t precision;
	u32 type;
};

/* Digits of a number below 2^64 in base 2, at most. */
#define CK_DIGITS_MAX	64

/**
 * struct ck_number - a number to be laid out
 * @sign: "", "-", "+" or " "
 * @prefix: "", "0x" and so on
 * @digits: the digits (or a character's bytes), not ended by NUL
 * @n: number of bytes
 * @chars: number of characters in them
 */
struct ck_number {
	const char *sign;
	const char *prefix;
	const char *digits;
	size_t n;
	size_t chars;
};

/* format_spec.c */
bool ck_format_spec_parse(struct ck_format_spec *spec, const char *text, size_t len,
			  char default_align, const char *type_name);
void ck_raise_format_code(u32 type, const char *type_name);

/* format.c */
void ck_strbuf_add_int(struct ck_strbuf *buf, s64 v, const char *spec, size_t len);

/* format_number.c */
size_t ck_digits(char buf[CK_DIGITS_MAX], u64 v, unsigned int base, bool upper,
		 const char **digits);
void ck_format_number(struct ck_strbuf *buf, const struct ck_number *number,
		      const struct ck_format_spec *spec);

#endif /* CK_FORMAT_SPEC_H */
