// SPDX-License-Identifier: GPL-2.0
/*
 * bytes and hexadecimal text, and translation by a table.
 */
#include <linux/kernel.h>

#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "bytes_internal.h"
#include "self.h"
#include "utf8.h"

/* Bytes of a table for translate(). */
#define TABLE	256

/* The separator of hex(): 0 for none, -1 with an exception pending. */
static int separator_of(struct ck_object *sep)
{
	struct ck_view v;
	int c = -1, found;

	if (!sep || sep == CK_NONE)
		return 0;
	if (ck_is_str(sep)) {
		if (ck_to_str(sep)->nchars != 1)
			ck_raise(&ck_ValueError, "sep must be length 1.");
		else if (ck_to_str(sep)->len != 1)
			ck_raise(&ck_ValueError, "sep must be ASCII.");
		else
			c = ck_to_str(sep)->data[0];
		return c;
	}
	if (ck_len(sep) < 0)
		return -1;
	found = ck_is_bytes(sep) ? ck_view_try(&v, sep, CK_GFP_ANY) : 0;
	if (!found)
		ck_raise(&ck_TypeError, "sep must be str or bytes.");
	if (found <= 0)
		return -1;
	if (v.len != 1)
		ck_raise(&ck_ValueError, "sep must be length 1.");
	else if (v.p[0] > 0x7f)
		ck_raise(&ck_ValueError, "sep must be ASCII.");
	else
		c = v.p[0];
	ck_view_put(&v);
	return c;
}

/* Whether a separator comes before byte @i: groups are counted from the end, or the start. */
static bool cut_before(size_t i, size_t len, size_t group, bool from_start)
{
	return i && !((from_start ? i : len - i) % group);
}

/**
 * ck_hex_of() - hex() of bytes
 * @p: the bytes
 * @len: how many
 * @sep: str or bytes of one ASCII character to put between groups; NULL or None: none
 * @group: bytes of a group; counted from the start when negative, 0: no groups
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_hex_of(const u8 *p, size_t len, struct ck_object *sep, ssize_t group,
			    gfp_t gfp)
{
	size_t abs_group = group < 0 ? -(size_t)group : (size_t)group, size, i;
	struct ck_object *text;
	int c = separator_of(sep);
	char *to;

	if (c < 0)
		return NULL;
	size = 2 * len;
	if (sep && sep != CK_NONE && abs_group && len)
		size += (len - 1) / abs_group;
	else
		abs_group = SIZE_MAX;
	text = ck_str_alloc(size, size, gfp);
	if (!text)
		return NULL;
	to = ck_to_str(text)->data;
	for (i = 0; i < len; i++) {
		if (abs_group <= len && cut_before(i, len, abs_group, group < 0))
			*to++ = c;
		to = hex_byte_pack(to, p[i]);
	}
	return text;
}

/**
 * ck_bytes_hex() - o.hex()
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_hex(struct ck_object *o, gfp_t gfp)
{
	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, "hex");
		return NULL;
	}
	return ck_hex_of(ck_to_bytes(o)->data, ck_to_bytes(o)->len, NULL, 1, gfp);
}

/* Two digits a byte, spaces between bytes; the position of what does not fit, or -1. */
static ssize_t parse_hex(const struct ck_str *s, u8 *to, size_t *n)
{
	const char *p = s->data, *end = s->data + s->len;
	int high, low;

	*n = 0;
	for (;;) {
		while (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r')))
			p++;
		if (p == end)
			return -1;
		high = hex_to_bin(*p);
		if (high < 0)
			return p - s->data;
		p++;
		low = p < end ? hex_to_bin(*p) : -1;
		if (low < 0)
			return p - s->data;
		p++;
		to[(*n)++] = high << 4 | low;
	}
}

/**
 * ck_bytes_fromhex() - bytes.fromhex(text)
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_bytes_fromhex(struct ck_object *o, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_object *room, *result;
	ssize_t bad;
	size_t n;

	if (!ck_is_str(o)) {
		ck_raise(&ck_TypeError, "fromhex() argument must be str, not %s", ck_type_name(o));
		return NULL;
	}
	room = ck_bytes_new(NULL, s->len / 2 + 1, gfp);
	if (!room)
		return NULL;
	bad = parse_hex(s, ck_to_bytes(room)->data, &n);
	/* The first that is not ASCII comes before all others. */
	if (s->nchars != s->len)
		for (bad = 0; !((u8)s->data[bad] & 0x80); bad++)
			;
	if (bad >= 0) {
		ck_put(room);
		ck_raise(&ck_ValueError,
			 "non-hexadecimal number found in fromhex() arg at position %zd", bad);
		return NULL;
	}
	result = ck_bytes_new(ck_to_bytes(room)->data, n, gfp);
	ck_put(room);
	return result;
}

/**
 * ck_bytes_maketrans() - bytes.maketrans(from, to): a table for translate()
 * @from: bytes-like
 * @to: bytes-like, as many
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_bytes_maketrans(struct ck_object *from, struct ck_object *to, gfp_t gfp)
{
	struct ck_object *table = NULL;
	struct ck_view a, b;
	size_t i;

	if (!ck_view_get(&a, from, gfp))
		return NULL;
	if (!ck_view_get(&b, to, gfp))
		goto out;
	if (a.len != b.len)
		ck_raise(&ck_ValueError, "maketrans arguments must have same length");
	else
		table = ck_bytes_new(NULL, TABLE, gfp);
	if (table) {
		for (i = 0; i < TABLE; i++)
			ck_to_bytes(table)->data[i] = i;
		for (i = 0; i < a.len; i++)
			ck_to_bytes(table)->data[a.p[i]] = b.p[i];
	}
	ck_view_put(&b);
out:
	ck_view_put(&a);
	return table;
}

static struct ck_object *translate(const struct ck_bytes *b, const u8 *table,
				   const struct ck_view *gone, gfp_t gfp)
{
	struct ck_object *all = ck_bytes_new(NULL, b->len, gfp), *result;
	u32 i, n = 0;

	if (!all)
		return NULL;
	for (i = 0; i < b->len; i++) {
		u8 c = b->data[i];

		if (gone && memchr(gone->p, c, gone->len))
			continue;
		ck_to_bytes(all)->data[n++] = table ? table[c] : c;
	}
	if (n == b->len)
		return all;
	result = ck_bytes_new(ck_to_bytes(all)->data, n, gfp);
	ck_put(all);
	return result;
}

/**
 * ck_bytes_translate() - o.translate(table, delete)
 * @o: bytes
 * @table: bytes-like of 256; None: each byte stays
 * @gone: bytes-like: those to leave out; NULL or None: none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_bytes_translate(struct ck_object *o, struct ck_object *table,
				     struct ck_object *gone, gfp_t gfp)
{
	struct ck_object *result = NULL;
	struct ck_view t = { }, g = { };

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, "translate");
		return NULL;
	}
	if (table != CK_NONE && !ck_view_get(&t, table, gfp))
		return NULL;
	if (gone && gone != CK_NONE && !ck_view_get(&g, gone, gfp))
		goto out;
	if (table != CK_NONE && t.len != TABLE)
		ck_raise(&ck_ValueError, "translation table must be 256 characters long");
	else
		result = translate(ck_to_bytes(o), t.p, g.len ? &g : NULL, gfp);
	ck_view_put(&g);
out:
	ck_view_put(&t);
	return result;
}
