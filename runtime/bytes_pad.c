// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of bytes that fill up.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>

#include "bytes_internal.h"
#include "self.h"
#include "strbuf.h"

/* Something to fill with; false with TypeError pending. */
static bool fill_byte(u8 *byte, struct ck_object *fill, const char *method)
{
	struct ck_view v;
	bool one;

	*byte = ' ';
	if (!fill)
		return true;
	one = (ck_is_bytes(fill) || ck_slot(ck_type_of(fill), buffer)) &&
	      ck_view_get(&v, fill, CK_GFP_ANY);
	if (one) {
		one = v.len == 1;
		*byte = v.len ? v.p[0] : 0;
		ck_view_put(&v);
	}
	if (!one && !ck_err_occurred())
		ck_raise(&ck_TypeError, "%s() argument 2 must be a byte string of length 1, not %s",
			 method, ck_type_name(fill));
	return one;
}

/* The bytes with @left others before them, @width in all. */
static struct ck_object *pad(struct ck_object *o, size_t left, size_t width, u8 byte, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *result = ck_bytes_new(NULL, width, gfp);

	if (!result)
		return NULL;
	memset(ck_to_bytes(result)->data, byte, width);
	memcpy(ck_to_bytes(result)->data + left, b->data, b->len);
	return result;
}

static bool check(struct ck_object *o, const char *method)
{
	if (likely(ck_is_bytes(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

struct ck_object *ck_bytes_center(struct ck_object *o, ssize_t width, struct ck_object *fill,
				  gfp_t gfp)
{
	size_t room;
	u8 byte;

	if (!check(o, "center") || !fill_byte(&byte, fill, "center"))
		return NULL;
	if (width <= ck_to_bytes(o)->len)
		return ck_get(o);
	room = width - ck_to_bytes(o)->len;
	return pad(o, room / 2 + (room & width & 1), width, byte, gfp);
}

struct ck_object *ck_bytes_ljust(struct ck_object *o, ssize_t width, struct ck_object *fill,
				 gfp_t gfp)
{
	u8 byte;

	if (!check(o, "ljust") || !fill_byte(&byte, fill, "ljust"))
		return NULL;
	if (width <= ck_to_bytes(o)->len)
		return ck_get(o);
	return pad(o, 0, width, byte, gfp);
}

struct ck_object *ck_bytes_rjust(struct ck_object *o, ssize_t width, struct ck_object *fill,
				 gfp_t gfp)
{
	u8 byte;

	if (!check(o, "rjust") || !fill_byte(&byte, fill, "rjust"))
		return NULL;
	if (width <= ck_to_bytes(o)->len)
		return ck_get(o);
	return pad(o, width - ck_to_bytes(o)->len, width, byte, gfp);
}

struct ck_object *ck_bytes_zfill(struct ck_object *o, ssize_t width, gfp_t gfp)
{
	struct ck_object *result;
	size_t left;
	u8 *p;

	if (!check(o, "zfill"))
		return NULL;
	if (width <= ck_to_bytes(o)->len)
		return ck_get(o);
	left = width - ck_to_bytes(o)->len;
	result = pad(o, left, width, '0', gfp);
	if (!result)
		return NULL;
	/* The sign goes before the zeroes. */
	p = ck_to_bytes(result)->data;
	if (ck_to_bytes(o)->len && (p[left] == '+' || p[left] == '-'))
		swap(p[0], p[left]);
	return result;
}

struct ck_object *ck_bytes_expandtabs(struct ck_object *o, ssize_t tabsize, gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *result = NULL;
	struct ck_strbuf buf;
	size_t column = 0, n;
	u32 i;

	if (!check(o, "expandtabs"))
		return NULL;
	ck_strbuf_init(&buf, gfp);
	for (i = 0; i < b->len && !buf.failed; i++) {
		u8 c = b->data[i];

		if (c != '\t') {
			ck_strbuf_add_char(&buf, c);
			column = c == '\n' || c == '\r' ? 0 : column + 1;
		} else if (tabsize > 0) {
			n = tabsize - column % tabsize;
			ck_strbuf_fill(&buf, ' ', n);
			column += n;
		}
	}
	if (!buf.failed)
		result = ck_bytes_new(buf.data, buf.len, gfp);
	ck_strbuf_discard(&buf);
	return result;
}
