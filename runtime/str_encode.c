// SPDX-License-Identifier: GPL-2.0
/*
 * str.encode().
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "codec.h"
#include "self.h"
#include "strbuf.h"
#include "utf8.h"

static void add_escape(struct ck_strbuf *buf, u32 cp)
{
	if (cp < 0x100)
		ck_strbuf_printf(buf, "\\x%02x", cp);
	else if (cp < 0x10000)
		ck_strbuf_printf(buf, "\\u%04x", cp);
	else
		ck_strbuf_printf(buf, "\\U%08x", cp);
}

/* UnicodeEncodeError for the character at @pos and those behind it that cannot be encoded too. */
static __cold void raise_unencodable(const struct ck_str *s, const struct ck_codec *codec,
				     size_t pos)
{
	size_t first = ck_utf8_count(s->data, pos), last = first;
	unsigned int width;

	ck_utf8_decode(s->data + pos, &width);
	for (pos += width; pos < s->len; pos += width, last++)
		if (ck_utf8_decode(s->data + pos, &width) < codec->limit)
			break;
	ck_raise_unicode(&ck_UnicodeEncodeError, codec->name, (struct ck_object *)&s->base, first,
			 last + 1, codec->limit == 0x80 ? "ordinal not in range(128)" :
			 "ordinal not in range(256)");
}

/* The bytes of ASCII or Latin-1; the buffer serves for bytes as well as for text. */
static bool encode(struct ck_strbuf *buf, const struct ck_str *s, const struct ck_codec *codec)
{
	unsigned int width;
	size_t pos;

	for (pos = 0; pos < s->len && !buf->failed; pos += width) {
		u32 cp = ck_utf8_decode(s->data + pos, &width);

		if (cp < codec->limit) {
			ck_strbuf_add_char(buf, cp);
			continue;
		}
		switch (codec->on_error) {
		case CK_ERR_STRICT:
			raise_unencodable(s, codec, pos);
			return false;
		case CK_ERR_IGNORE:
			break;
		case CK_ERR_REPLACE:
			ck_strbuf_add_char(buf, '?');
			break;
		case CK_ERR_BACKSLASH:
			add_escape(buf, cp);
			break;
		}
	}
	return !buf->failed;
}

struct ck_object *ck_str_encode(struct ck_object *o, const char *encoding, const char *errors,
				gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_object *result = NULL;
	struct ck_codec codec;
	struct ck_strbuf buf;

	if (!ck_is_str(o)) {
		ck_raise_no_method(o, "encode");
		return NULL;
	}
	if (!ck_codec_find(&codec, encoding, errors))
		return NULL;
	if (codec.encoding == CK_ENC_UTF8 || s->len == s->nchars)
		return ck_bytes_new(s->data, s->len, gfp);
	ck_strbuf_init(&buf, gfp);
	if (encode(&buf, s, &codec))
		result = ck_bytes_new(buf.data, buf.len, gfp);
	ck_strbuf_discard(&buf);
	return result;
}
