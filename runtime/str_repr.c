// SPDX-License-Identifier: GPL-2.0
/*
 * repr() of str: quotes and escapes. Apart from str.c because of the table of printable characters
 * it needs.
 */
#include <cythonk/str.h>

#include "str_repr.h"
#include "strbuf.h"
#include "unicode.h"
#include "utf8.h"

static void add_escaped(struct ck_strbuf *buf, u32 cp)
{
	switch (cp) {
	case '\t':
		ck_strbuf_add_cstr(buf, "\\t");
		break;
	case '\n':
		ck_strbuf_add_cstr(buf, "\\n");
		break;
	case '\r':
		ck_strbuf_add_cstr(buf, "\\r");
		break;
	default:
		if (cp < 0x100)
			ck_strbuf_printf(buf, "\\x%02x", cp);
		else if (cp < 0x10000)
			ck_strbuf_printf(buf, "\\u%04x", cp);
		else
			ck_strbuf_printf(buf, "\\U%08x", cp);
	}
}

/**
 * ck_str_repr() - repr slot of str
 * @self: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_str_repr(struct ck_object *self, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(self);
	char quote = memchr(s->data, '\'', s->len) && !memchr(s->data, '"', s->len) ? '"' : '\'';
	size_t pos = 0, plain = 0;
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_char(&buf, quote);
	while (pos < s->len) {
		unsigned int width;
		u32 cp = ck_utf8_decode(s->data + pos, &width);
		bool escaped = cp == quote || cp == '\\';

		if (!escaped && ck_uc_printable(cp)) {
			pos += width;
			continue;
		}
		/* What has been passed over so far goes as it is. */
		ck_strbuf_add(&buf, s->data + plain, pos - plain);
		if (escaped) {
			ck_strbuf_add_char(&buf, '\\');
			ck_strbuf_add_char(&buf, cp);
		} else {
			add_escaped(&buf, cp);
		}
		pos += width;
		plain = pos;
	}
	ck_strbuf_add(&buf, s->data + plain, s->len - plain);
	ck_strbuf_add_char(&buf, quote);
	return ck_strbuf_finish(&buf);
}
