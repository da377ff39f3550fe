// SPDX-License-Identifier: GPL-2.0
/*
 * A text under construction: repr(), format(), join() and the like add to one of these and turn it
 * into a str at the end, which then adopts a long text's memory instead of copying it.
 */
#include <cythonk/error.h>
#include <cythonk/str.h>
#include <linux/kernel.h>

#include "str_text.h"
#include "strbuf.h"
#include "utf8.h"

/**
 * ck_strbuf_init() - begin an empty text
 * @buf: the buffer; ends with ck_strbuf_finish() or ck_strbuf_discard()
 * @gfp: flags of the allocations it will need
 */
void ck_strbuf_init(struct ck_strbuf *buf, gfp_t gfp)
{
	buf->data = buf->small;
	buf->len = 0;
	buf->cap = sizeof(buf->small);
	buf->gfp = gfp;
	buf->failed = false;
}

static bool grow(struct ck_strbuf *buf, size_t need)
{
	size_t cap = max(need, buf->cap + buf->cap / 2);
	char *data;

	if (need > CK_STR_MAX) {
		ck_raise_nomem();
		return false;
	}
	data = ck_text_alloc(min_t(size_t, cap, CK_STR_MAX), buf->gfp);
	if (!data)
		return false;
	memcpy(data, buf->data, buf->len);
	if (buf->data != buf->small)
		ck_text_free(buf->data);
	buf->data = data;
	buf->cap = min_t(size_t, cap, CK_STR_MAX);
	return true;
}

/**
 * ck_strbuf_reserve() - make room for what will be added
 * @buf: the buffer
 * @n: number of bytes, at least
 */
void ck_strbuf_reserve(struct ck_strbuf *buf, size_t n)
{
	if (n > buf->cap - buf->len && ck_strbuf_room(buf, n))
		buf->len -= n;
}

/**
 * ck_strbuf_room() - lengthen the text
 * @buf: the buffer
 * @n: number of bytes to add
 *
 * Return: where to write the @n bytes, or NULL after a failure.
 */
char *ck_strbuf_room(struct ck_strbuf *buf, size_t n)
{
	char *at;

	if (buf->failed)
		return NULL;
	if (n > buf->cap - buf->len) {
		if (n > CK_STR_MAX || !grow(buf, buf->len + n)) {
			if (n > CK_STR_MAX)
				ck_raise_nomem();
			ck_strbuf_fail(buf);
			return NULL;
		}
	}
	at = buf->data + buf->len;
	buf->len += n;
	return at;
}

/**
 * ck_strbuf_add_cstr() - add a C string
 * @buf: the buffer
 * @text: well-formed UTF-8
 */
void ck_strbuf_add_cstr(struct ck_strbuf *buf, const char *text)
{
	ck_strbuf_add(buf, text, strlen(text));
}

/**
 * ck_strbuf_add_code_point() - add one character
 * @buf: the buffer
 * @cp: the code point
 */
void ck_strbuf_add_code_point(struct ck_strbuf *buf, u32 cp)
{
	char bytes[CK_UTF8_MAX_BYTES];
	size_t n = ck_utf8_encode(bytes, cp);

	/* It never is more, which the compiler cannot see from here. */
	ck_strbuf_add(buf, bytes, min(n, sizeof(bytes)));
}

/**
 * ck_strbuf_take_str() - add the str that a call returned
 * @buf: the buffer
 * @str: the str, stolen; NULL: the call failed and so does the buffer
 */
void ck_strbuf_take_str(struct ck_strbuf *buf, struct ck_object *str)
{
	if (str)
		ck_strbuf_add_str(buf, str);
	else
		ck_strbuf_fail(buf);
	ck_put(str);
}

/**
 * ck_strbuf_fill() - add one character many times
 * @buf: the buffer
 * @cp: its code point
 * @n: how many times
 */
void ck_strbuf_fill(struct ck_strbuf *buf, u32 cp, size_t n)
{
	char bytes[CK_UTF8_MAX_BYTES];
	unsigned int width = ck_utf8_encode(bytes, cp);
	char *at;
	size_t i;

	if (n > CK_STR_MAX)
		n = CK_STR_MAX;
	at = ck_strbuf_room(buf, n * width);
	if (!at)
		return;
	if (width == 1) {
		memset(at, bytes[0], n);
		return;
	}
	for (i = 0; i < n; i++)
		memcpy(at + i * width, bytes, width);
}

/**
 * ck_strbuf_printf() - add formatted ASCII of at most a few dozen bytes
 * @buf: the buffer
 * @fmt: printf format
 */
void ck_strbuf_printf(struct ck_strbuf *buf, const char *fmt, ...)
{
	char text[64];
	va_list args;

	va_start(args, fmt);
	vscnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	ck_strbuf_add_cstr(buf, text);
}

/**
 * ck_strbuf_finish() - make the str
 * @buf: the buffer, which needs no further call
 *
 * Return: new reference, or NULL with an exception pending, of this or of an earlier call.
 */
struct ck_object *ck_strbuf_finish(struct ck_strbuf *buf)
{
	struct ck_object *str = NULL;
	size_t nchars;

	if (buf->failed) {
		ck_strbuf_discard(buf);
		return NULL;
	}
	nchars = ck_utf8_count(buf->data, buf->len);
	if (buf->data == buf->small || buf->len <= CK_STR_INLINE) {
		str = ck_str_copy(buf->data, buf->len, nchars, buf->gfp);
		ck_strbuf_discard(buf);
		return str;
	}
	buf->data[buf->len] = '\0';
	return ck_str_adopt(buf->data, buf->len, nchars, buf->gfp);
}

/**
 * ck_strbuf_discard() - give the text up
 * @buf: the buffer
 */
void ck_strbuf_discard(struct ck_strbuf *buf)
{
	if (buf->data != buf->small)
		ck_text_free(buf->data);
	buf->data = buf->small;
}
