/* SPDX-License-Identifier: GPL-2.0 */
/*
 * UTF-8: what str is made of. Inside of the runtime only; every text that reaches a str object has
 * been through ck_utf8_check(), so the other functions here rely on well-formed input.
 */
#ifndef CK_UTF8_H
#define CK_UTF8_H

#include <linux/types.h>

#define CK_UTF8_MAX_BYTES	4
#define CK_MAX_CODE_POINT	0x10ffffu

/**
 * struct ck_utf8_error - the first malformed place of a text
 * @start: offset of its first byte
 * @end: offset behind its last byte
 * @reason: CPython's words for it
 */
struct ck_utf8_error {
	size_t start;
	size_t end;
	const char *reason;
};

bool ck_utf8_check(const char *text, size_t len, size_t *nchars, struct ck_utf8_error *err);
void ck_utf8_raise(const char *text, const struct ck_utf8_error *err);
size_t ck_utf8_count(const char *text, size_t len);
size_t ck_utf8_offset(const char *text, size_t len, size_t index);
unsigned int ck_utf8_encode(char out[CK_UTF8_MAX_BYTES], u32 cp);
u32 ck_utf8_decode(const char *p, unsigned int *bytes);

/**
 * ck_utf8_is_tail() - is this byte inside of a character rather than its first?
 * @c: the byte
 *
 * Return: whether it is.
 */
static inline bool ck_utf8_is_tail(char c)
{
	return (c & 0xc0) == 0x80;
}

/**
 * ck_utf8_width() - bytes of a character
 * @lead: its first byte
 *
 * Return: 1 to 4.
 */
static inline unsigned int ck_utf8_width(char lead)
{
	u8 c = lead;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

#endif /* CK_UTF8_H */
