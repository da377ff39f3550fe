// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of str that fill up to a width: center, ljust, rjust, zfill, expandtabs.
 */
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "self.h"
#include "strbuf.h"
#include "utf8.h"

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/* The code point to fill with, or -1. */
static long fill_of(struct ck_object *fill)
{
	unsigned int width;

	if (!fill)
		return ' ';
	if (!ck_is_str(fill)) {
		ck_raise(&ck_TypeError, "The fill character must be a unicode character, not %s",
			 ck_type_name(fill));
		return -1;
	}
	if (ck_to_str(fill)->nchars != 1) {
		ck_raise(&ck_TypeError, "The fill character must be exactly one character long");
		return -1;
	}
	return ck_utf8_decode(ck_to_str(fill)->data, &width);
}

static struct ck_object *pad(struct ck_object *o, size_t left, size_t right, u32 fill, gfp_t gfp)
{
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_fill(&buf, fill, left);
	ck_strbuf_add_str(&buf, o);
	ck_strbuf_fill(&buf, fill, right);
	return ck_strbuf_finish(&buf);
}

/**
 * ck_str_center() - o.center(width, fill)
 * @o: a str
 * @width: in characters
 * @fill: a str of one character; NULL: a space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_center(struct ck_object *o, ssize_t width, struct ck_object *fill,
				gfp_t gfp)
{
	ssize_t missing, left;
	long cp;

	if (!check_self(o, "center"))
		return NULL;
	cp = fill_of(fill);
	if (cp < 0)
		return NULL;
	if (width <= ck_to_str(o)->nchars)
		return ck_get(o);
	missing = width - ck_to_str(o)->nchars;
	/* Where the odd one goes is CPython's choice. */
	left = missing / 2 + (missing & width & 1);
	return pad(o, left, missing - left, cp, gfp);
}

/**
 * ck_str_ljust() - o.ljust(width, fill)
 * @o: a str
 * @width: in characters
 * @fill: a str of one character; NULL: a space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_ljust(struct ck_object *o, ssize_t width, struct ck_object *fill,
			       gfp_t gfp)
{
	long cp;

	if (!check_self(o, "ljust"))
		return NULL;
	cp = fill_of(fill);
	if (cp < 0)
		return NULL;
	if (width <= ck_to_str(o)->nchars)
		return ck_get(o);
	return pad(o, 0, width - ck_to_str(o)->nchars, cp, gfp);
}

/**
 * ck_str_rjust() - o.rjust(width, fill)
 * @o: a str
 * @width: in characters
 * @fill: a str of one character; NULL: a space
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_rjust(struct ck_object *o, ssize_t width, struct ck_object *fill,
			       gfp_t gfp)
{
	long cp;

	if (!check_self(o, "rjust"))
		return NULL;
	cp = fill_of(fill);
	if (cp < 0)
		return NULL;
	if (width <= ck_to_str(o)->nchars)
		return ck_get(o);
	return pad(o, width - ck_to_str(o)->nchars, 0, cp, gfp);
}

/**
 * ck_str_zfill() - o.zfill(width): zeroes on the left, behind a sign
 * @o: a str
 * @width: in characters
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_zfill(struct ck_object *o, ssize_t width, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_strbuf buf;
	size_t sign;

	if (!check_self(o, "zfill"))
		return NULL;
	if (width <= s->nchars)
		return ck_get(o);
	sign = s->len && (s->data[0] == '+' || s->data[0] == '-');
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add(&buf, s->data, sign);
	ck_strbuf_fill(&buf, '0', width - s->nchars);
	ck_strbuf_add(&buf, s->data + sign, s->len - sign);
	return ck_strbuf_finish(&buf);
}

/**
 * ck_str_expandtabs() - o.expandtabs(tabsize)
 * @o: a str
 * @tabsize: columns between tab stops; below 1 tabs are removed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_expandtabs(struct ck_object *o, ssize_t tabsize, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	size_t column = 0, pos = 0;
	struct ck_strbuf buf;

	if (!check_self(o, "expandtabs"))
		return NULL;
	ck_strbuf_init(&buf, gfp);
	while (pos < s->len && !buf.failed) {
		unsigned int width = ck_utf8_width(s->data[pos]);

		if (s->data[pos] == '\t') {
			size_t blanks = tabsize > 0 ? tabsize - column % tabsize : 0;

			ck_strbuf_fill(&buf, ' ', blanks);
			column += blanks;
		} else {
			ck_strbuf_add(&buf, s->data + pos, width);
			column = s->data[pos] == '\n' || s->data[pos] == '\r' ? 0 : column + 1;
		}
		pos += width;
	}
	return ck_strbuf_finish(&buf);
}
