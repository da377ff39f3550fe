// SPDX-License-Identifier: GPL-2.0
/*
 * ascii() of any object.
 */
#include <linux/ctype.h>
#include <linux/kernel.h>

#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

/* The code point at @p, which is valid UTF-8, and in @n the bytes it takes. */
static u32 code_point(const char *text, unsigned int *n)
{
	const u8 *p = (const u8 *)text;

	if (p[0] < 0xe0) {
		*n = 2;
		return (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	}
	if (p[0] < 0xf0) {
		*n = 3;
		return (p[0] & 0x0f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	*n = 4;
	return (p[0] & 0x07) << 18 | (p[1] & 0x3f) << 12 | (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

/* Escapes @len bytes of @text into @out; returns the length of that, also when @out is NULL. */
static size_t escape(const char *text, size_t len, char *out)
{
	const char *end = text + len;
	size_t total = 0;
	unsigned int n;
	u32 c;

	while (text < end) {
		if (isascii(*text)) {
			if (out)
				out[total] = *text;
			total++;
			text++;
			continue;
		}
		c = code_point(text, &n);
		text += n;
		n = c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
		/* The NUL behind it is overwritten by what follows. */
		if (out)
			snprintf(out + total, n + 1, "\\%c%0*x",
				 n == 4 ? 'x' : n == 6 ? 'u' : 'U', (int)n - 2, c);
		total += n;
	}
	return total;
}

struct ck_object *ck_ascii(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *repr = ck_repr(o, gfp), *s;
	struct ck_str *text;
	size_t len;
	char *buf;

	if (!repr)
		return NULL;
	text = ck_to_str(repr);
	if (text->len == text->nchars)
		return repr;

	len = escape(text->data, text->len, NULL);
	buf = ck_payload_alloc(len + 1, 1, gfp);
	s = NULL;
	if (buf) {
		escape(text->data, text->len, buf);
		s = ck_str_new(buf, len, gfp);
	}
	ck_payload_free(buf);
	ck_put(repr);
	return s;
}
