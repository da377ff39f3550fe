/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A text under construction. Additions report no error: the first that fails makes the buffer
 * remember it, and ck_strbuf_finish() then fails, so that code which builds a text checks once.
 */
#ifndef CK_STRBUF_H
#define CK_STRBUF_H

#include <linux/string.h>

#include <cythonk/str.h>

#include "few_bytes.h"

#define CK_STRBUF_SMALL	128

/**
 * struct ck_strbuf - the buffer
 * @data: @small, or a payload of its own
 * @len: bytes used
 * @cap: bytes there are
 * @gfp: how to allocate
 * @failed: an addition failed, with an exception pending
 * @small: room that needs no allocation
 */
struct ck_strbuf {
	char *data;
	size_t len;
	size_t cap;
	gfp_t gfp;
	bool failed;
	char small[CK_STRBUF_SMALL];
};

void ck_strbuf_init(struct ck_strbuf *buf, gfp_t gfp);
void ck_strbuf_reserve(struct ck_strbuf *buf, size_t n);
char *ck_strbuf_room(struct ck_strbuf *buf, size_t n);
void ck_strbuf_add_cstr(struct ck_strbuf *buf, const char *text);
void ck_strbuf_add_code_point(struct ck_strbuf *buf, u32 cp);
void ck_strbuf_take_str(struct ck_strbuf *buf, struct ck_object *str);
void ck_strbuf_fill(struct ck_strbuf *buf, u32 cp, size_t n);
__printf(2, 3) void ck_strbuf_printf(struct ck_strbuf *buf, const char *fmt, ...);
struct ck_object *ck_strbuf_finish(struct ck_strbuf *buf);
void ck_strbuf_discard(struct ck_strbuf *buf);

/**
 * ck_strbuf_fail() - remember that an exception is pending
 * @buf: the buffer, which has no room from now on
 */
static inline void ck_strbuf_fail(struct ck_strbuf *buf)
{
	buf->failed = true;
	buf->cap = buf->len;
}

/**
 * ck_strbuf_add() - add bytes
 * @buf: the buffer
 * @text: well-formed UTF-8
 * @len: number of bytes
 */
static inline void ck_strbuf_add(struct ck_strbuf *buf, const char *text, size_t len)
{
	char *at = buf->data + buf->len;

	if (likely(len <= buf->cap - buf->len))
		buf->len += len;
	else
		at = ck_strbuf_room(buf, len);
	if (at)
		ck_copy_bytes(at, text, len);
}

/**
 * ck_strbuf_add_char() - add one ASCII character
 * @buf: the buffer
 * @c: the character
 */
static inline void ck_strbuf_add_char(struct ck_strbuf *buf, char c)
{
	ck_strbuf_add(buf, &c, 1);
}

/**
 * ck_strbuf_add_str() - add a str
 * @buf: the buffer
 * @str: the str, borrowed
 */
static inline void ck_strbuf_add_str(struct ck_strbuf *buf, struct ck_object *str)
{
	ck_strbuf_add(buf, ck_to_str(str)->data, ck_to_str(str)->len);
}

#endif /* CK_STRBUF_H */
