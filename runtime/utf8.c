// SPDX-License-Identifier: GPL-2.0
/*
 * UTF-8: strict validation with CPython's error texts, counting, indexing, and conversion from
 * and to code points. Apart from str.c because bytes.decode() and the formatters need it as well.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include <cythonk/error.h>

#include "utf8.h"

#define HIGH_BITS	0x8080808080808080ull

/* Bytes of plain ASCII at the start of a text, eight at a time. */
static size_t ascii_prefix(const char *text, size_t len)
{
	size_t i = 0;
	u64 word;

	for (; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, text + i, sizeof(word));
		if (word & HIGH_BITS)
			break;
	}
	while (i < len && !(text[i] & 0x80))
		i++;
	return i;
}

/*
 * Length of the sequence that begins with @lead and the range its second byte must be in (which
 * is what rules out overlong forms, surrogates and code points past U+10FFFF); 0: no lead byte.
 */
static unsigned int sequence_shape(u8 lead, u8 *low, u8 *high)
{
	*low = 0x80;
	*high = 0xbf;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	if (lead < 0xe0)
		return 2;
	if (lead == 0xe0)
		*low = 0xa0;
	else if (lead == 0xed)
		*high = 0x9f;
	else if (lead == 0xf0)
		*low = 0x90;
	else if (lead == 0xf4)
		*high = 0x8f;
	return lead < 0xf0 ? 3 : 4;
}

/* Length of the well-formed sequence at @pos, or 0 with @err filled in. */
static unsigned int check_sequence(const char *text, size_t len, size_t pos,
				   struct ck_utf8_error *err)
{
	unsigned int width, i;
	u8 low, high;

	err->start = pos;
	width = sequence_shape(text[pos], &low, &high);
	if (!width) {
		err->end = pos + 1;
		err->reason = "invalid start byte";
		return 0;
	}
	for (i = 1; i < width; i++) {
		if (pos + i >= len) {
			err->end = len;
			err->reason = "unexpected end of data";
			return 0;
		}
		if ((u8)text[pos + i] < low || (u8)text[pos + i] > high) {
			err->end = pos + i;
			err->reason = "invalid continuation byte";
			return 0;
		}
		low = 0x80;
		high = 0xbf;
	}
	return width;
}

/**
 * ck_utf8_check() - is a text well-formed UTF-8?
 * @text: the bytes
 * @len: how many
 * @nchars: where the number of code points goes
 * @err: filled in when the answer is no
 *
 * Strict as CPython: no overlong forms, no surrogates, nothing past U+10FFFF.
 *
 * Context: any.
 *
 * Return: whether it is.
 */
bool ck_utf8_check(const char *text, size_t len, size_t *nchars, struct ck_utf8_error *err)
{
	size_t pos = 0, count = 0;

	while (pos < len) {
		size_t plain = ascii_prefix(text + pos, len - pos);
		unsigned int width;

		pos += plain;
		count += plain;
		if (pos == len)
			break;
		width = check_sequence(text, len, pos, err);
		if (!width)
			return false;
		pos += width;
		count++;
	}
	*nchars = count;
	return true;
}

/**
 * ck_utf8_raise() - raise UnicodeDecodeError for what ck_utf8_check() found
 * @text: the bytes it looked at
 * @err: what it found
 */
void ck_utf8_raise(const char *text, const struct ck_utf8_error *err)
{
	if (err->end - err->start == 1)
		ck_raise(&ck_UnicodeDecodeError,
			 "'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
			 (u8)text[err->start], err->start, err->reason);
	else
		ck_raise(&ck_UnicodeDecodeError,
			 "'utf-8' codec can't decode bytes in position %zu-%zu: %s",
			 err->start, err->end - 1, err->reason);
}

/**
 * ck_utf8_count() - number of code points
 * @text: well-formed text
 * @len: its bytes
 *
 * Return: the number.
 */
size_t ck_utf8_count(const char *text, size_t len)
{
	size_t count = ascii_prefix(text, len), i;

	for (i = count; i < len; i++)
		count += !ck_utf8_is_tail(text[i]);
	return count;
}

/**
 * ck_utf8_offset() - where a code point begins
 * @text: well-formed text
 * @len: its bytes
 * @index: number of the code point
 *
 * Return: byte offset; @len when the text has no more than @index code points.
 */
size_t ck_utf8_offset(const char *text, size_t len, size_t index)
{
	size_t pos = min(ascii_prefix(text, len), index), seen = pos;

	while (pos < len && seen < index) {
		pos += ck_utf8_width(text[pos]);
		seen++;
	}
	return pos;
}

/**
 * ck_utf8_encode() - bytes of a code point
 * @out: where they go
 * @cp: the code point, at most CK_MAX_CODE_POINT
 *
 * Return: number of bytes.
 */
unsigned int ck_utf8_encode(char out[CK_UTF8_MAX_BYTES], u32 cp)
{
	if (cp < 0x80) {
		out[0] = cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = 0xc0 | cp >> 6;
		out[1] = 0x80 | (cp & 0x3f);
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = 0xe0 | cp >> 12;
		out[1] = 0x80 | (cp >> 6 & 0x3f);
		out[2] = 0x80 | (cp & 0x3f);
		return 3;
	}
	out[0] = 0xf0 | cp >> 18;
	out[1] = 0x80 | (cp >> 12 & 0x3f);
	out[2] = 0x80 | (cp >> 6 & 0x3f);
	out[3] = 0x80 | (cp & 0x3f);
	return 4;
}

/**
 * ck_utf8_decode() - the code point at a place
 * @p: first byte of a well-formed sequence
 * @bytes: where the length of the sequence goes
 *
 * Return: the code point.
 */
u32 ck_utf8_decode(const char *p, unsigned int *bytes)
{
	static const u8 lead_bits[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	unsigned int width = ck_utf8_width(p[0]), i;
	u32 cp = (u8)p[0] & lead_bits[width];

	for (i = 1; i < width; i++)
		cp = cp << 6 | (p[i] & 0x3f);
	*bytes = width;
	return cp;
}
