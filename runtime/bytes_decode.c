// SPDX-License-Identifier: GPL-2.0
/*
 * bytes.decode().
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "codec.h"
#include "self.h"
#include "strbuf.h"
#include "utf8.h"

#define REPLACEMENT	0xfffdu

/* Something in place of bytes that are no text. */
static void add_bad(struct ck_strbuf *buf, const u8 *p, size_t n, enum ck_on_error on_error)
{
	if (on_error == CK_ERR_REPLACE)
		ck_strbuf_add_code_point(buf, REPLACEMENT);
	for (; on_error == CK_ERR_BACKSLASH && n; p++, n--)
		ck_strbuf_printf(buf, "\\x%02x", *p);
}

/* UTF-8 with errors in it, each of which is replaced by something. */
static void decode_utf8(struct ck_strbuf *buf, const u8 *p, size_t len,
			enum ck_on_error on_error)
{
	struct ck_utf8_error err;
	size_t nchars;

	while (!buf->failed && !ck_utf8_check((const char *)p, len, &nchars, &err)) {
		ck_strbuf_add(buf, (const char *)p, err.start);
		add_bad(buf, p + err.start, err.end - err.start, on_error);
		p += err.end;
		len -= err.end;
	}
	ck_strbuf_add(buf, (const char *)p, len);
}

/* ASCII or Latin-1; false with UnicodeDecodeError pending. */
static bool decode_bytes(struct ck_strbuf *buf, struct ck_object *o, const struct ck_codec *codec)
{
	const u8 *p = ck_to_bytes(o)->data;
	size_t len = ck_to_bytes(o)->len, i;

	for (i = 0; i < len && !buf->failed; i++) {
		if (p[i] < codec->limit) {
			ck_strbuf_add_code_point(buf, p[i]);
			continue;
		}
		if (codec->on_error == CK_ERR_STRICT) {
			ck_raise_unicode(&ck_UnicodeDecodeError, codec->name, o, i, i + 1,
					 codec->limit == 0x80 ? "ordinal not in range(128)" :
					 "ordinal not in range(256)");
			return false;
		}
		add_bad(buf, p + i, 1, codec->on_error);
	}
	return true;
}

/* ck_str_new() says what is wrong with the text; here the exception gets the bytes, too. */
static struct ck_object *decode_strict(struct ck_object *o, gfp_t gfp)
{
	const char *text = (const char *)ck_to_bytes(o)->data;
	size_t len = ck_to_bytes(o)->len, nchars;
	struct ck_object *s = ck_str_new(text, len, gfp);
	struct ck_utf8_error err;

	if (!s && !ck_utf8_check(text, len, &nchars, &err))
		ck_raise_unicode(&ck_UnicodeDecodeError, "utf-8", o, err.start, err.end,
				 err.reason);
	return s;
}

struct ck_object *ck_bytes_decode(struct ck_object *o, const char *encoding, const char *errors,
				  gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_codec codec;
	struct ck_strbuf buf;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, "decode");
		return NULL;
	}
	if (!ck_codec_find(&codec, encoding, errors))
		return NULL;
	if (codec.encoding == CK_ENC_UTF8 && codec.on_error == CK_ERR_STRICT)
		return decode_strict(o, gfp);
	ck_strbuf_init(&buf, gfp);
	if (codec.encoding == CK_ENC_UTF8)
		decode_utf8(&buf, b->data, b->len, codec.on_error);
	else if (!decode_bytes(&buf, o, &codec)) {
		ck_strbuf_discard(&buf);
		return NULL;
	}
	return ck_strbuf_finish(&buf);
}
