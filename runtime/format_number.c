// SPDX-License-Identifier: GPL-2.0
/*
 * Laying out a number: sign, prefix, digits in groups, padding.
 */
#include <linux/kernel.h>

#include "format_spec.h"

/**
 * ck_digits() - digits of a number
 * @buf: room for them
 * @v: the number
 * @base: 2, 8, 10 or 16
 * @upper: whether letters are upper-case
 * @digits: where the first one is, in @buf
 *
 * Return: how many.
 */
size_t ck_digits(char buf[CK_DIGITS_MAX], u64 v, unsigned int base, bool upper,
		 const char **digits)
{
	const char *letters = upper ? "0123456789ABCDEF" : "0123456789abcdef";
	size_t at = CK_DIGITS_MAX;

	if (base == 10) {
		do {
			buf[--at] = '0' + v % 10;
			v /= 10;
		} while (v);
	} else {
		unsigned int bits = base == 16 ? 4 : base == 8 ? 3 : 1;

		do {
			buf[--at] = letters[v & (base - 1)];
			v >>= bits;
		} while (v);
	}
	*digits = buf + at;
	return CK_DIGITS_MAX - at;
}

/* Bytes of @digits digits in groups of @size, with zeroes before them up to @least. */
static size_t grouped_length(size_t digits, size_t least, size_t size)
{
	size_t length = digits + (digits - 1) / size;

	if (length >= least)
		return length;
	/* A separator cannot come first: then there is one zero more than needed. */
	return least % (size + 1) ? least : least + 1;
}

/* Write from the end: digits, then zeroes, a separator between groups. */
static void write_grouped(char *out, size_t length, const char *digits, size_t n, char separator,
			  size_t size)
{
	size_t in_group = 0;

	while (length) {
		if (in_group == size) {
			out[--length] = separator;
			in_group = 0;
			continue;
		}
		out[--length] = n ? digits[--n] : '0';
		in_group++;
	}
}

/* The digits with their separators; zeroes fill them up to @least. */
static void add_digits(struct ck_strbuf *buf, const struct ck_number *number, char separator,
		       size_t size, size_t least)
{
	size_t length = grouped_length(number->n, least, size);
	char *at = ck_strbuf_room(buf, length);

	if (at)
		write_grouped(at, length, number->digits, number->n, separator, size);
}

/* Where padding goes. */
struct padding {
	size_t left;
	size_t inside;
	size_t right;
};

static struct padding pad_to(size_t width, size_t used, char align)
{
	size_t n = width > used ? width - used : 0;

	switch (align) {
	case '<':
		return (struct padding){ .right = n };
	case '^':
		return (struct padding){ .left = n / 2, .right = n - n / 2 };
	case '=':
		return (struct padding){ .inside = n };
	default:
		return (struct padding){ .left = n };
	}
}

/**
 * ck_format_number() - add a number to a text
 * @buf: the text
 * @number: the number
 * @spec: its layout
 */
void ck_format_number(struct ck_strbuf *buf, const struct ck_number *number,
		      const struct ck_format_spec *spec)
{
	size_t size = !spec->grouping ? 0 : spec->type < 0x80 && spec->type &&
		      strchr("boxX", spec->type) ? 4 : 3;
	size_t width = max_t(ssize_t, spec->width, 0), least = 0, used;
	size_t before = strlen(number->sign) + strlen(number->prefix);
	struct padding pad;

	/* Zeroes that fill up are grouped as well. */
	if (size && spec->fill == '0' && spec->align == '=' && width > before)
		least = width - before;
	used = before + (size ? grouped_length(number->n, least, size) : number->chars);
	pad = pad_to(width, used, spec->align);

	ck_strbuf_fill(buf, spec->fill, pad.left);
	ck_strbuf_add_cstr(buf, number->sign);
	ck_strbuf_add_cstr(buf, number->prefix);
	ck_strbuf_fill(buf, spec->fill, pad.inside);
	if (size)
		add_digits(buf, number, spec->grouping, size, least);
	else
		ck_strbuf_add(buf, number->digits, number->n);
	ck_strbuf_fill(buf, spec->fill, pad.right);
}
