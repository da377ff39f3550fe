// SPDX-License-Identifier: GPL-2.0
/*
 * str.maketrans() and str.translate(): replacing character by character.
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "self.h"
#include "strbuf.h"
#include "utf8.h"

static bool fail(const struct ck_type *type, const char *message)
{
	ck_raise(type, "%s", message);
	return false;
}

/* table[cp] = value, which is borrowed. Code points are never boxed. */
static bool set_entry(struct ck_object *table, u32 cp, struct ck_object *value, gfp_t gfp)
{
	return ck_dict_set(table, CK_INT(cp), value, gfp) == 0;
}

/* Characters of @from to those of @to, one by one; with @to NULL: to nothing. */
static bool add_pairs(struct ck_object *table, const struct ck_str *from, const struct ck_str *to,
		      gfp_t gfp)
{
	const char *p = from->data, *q = to ? to->data : NULL;
	unsigned int width;

	while (p < from->data + from->len) {
		u32 cp = ck_utf8_decode(p, &width);
		struct ck_object *value = CK_NONE;

		p += width;
		if (q) {
			value = CK_INT(ck_utf8_decode(q, &width));
			q += width;
		}
		if (!set_entry(table, cp, value, gfp))
			return false;
	}
	return true;
}

/* An item of the one dict that was given: keys are ints or texts of one character. */
static bool add_item(struct ck_object *table, struct ck_object *k, struct ck_object *v, gfp_t gfp)
{
	unsigned int width;

	if (ck_is_index(k))
		return ck_dict_set(table, k, v, gfp) == 0;
	if (!ck_is_str(k))
		return fail(&ck_TypeError,
			    "keys in translate table must be strings or integers");
	if (ck_to_str(k)->nchars != 1)
		return fail(&ck_ValueError,
			    "string keys in translate table must be of length 1");
	return set_entry(table, ck_utf8_decode(ck_to_str(k)->data, &width), v, gfp);
}

static bool add_items(struct ck_object *table, struct ck_object *from, gfp_t gfp)
{
	struct ck_object *k, *v;
	ssize_t pos = 0;
	int more;

	if (!ck_is_dict(from))
		return fail(&ck_TypeError,
			    "if you give only one argument to maketrans it must be a dict");
	while ((more = ck_dict_next(from, &pos, -1, &k, &v)) > 0) {
		bool added = add_item(table, k, v, gfp);

		ck_put(k);
		ck_put(v);
		if (!added)
			return false;
	}
	return more == 0;
}

static bool check_texts(struct ck_object *x, struct ck_object *y, struct ck_object *z)
{
	struct ck_object *wrong = !ck_is_str(y) ? y : z && !ck_is_str(z) ? z : NULL;

	if (wrong) {
		ck_raise(&ck_TypeError, "maketrans() argument %d must be str, not %s",
			 wrong == y ? 2 : 3, wrong == CK_NONE ? "None" : ck_type_name(wrong));
		return false;
	}
	if (!ck_is_str(x))
		return fail(&ck_TypeError,
			    "first maketrans argument must be a string if there is a second argument");
	if (ck_to_str(x)->nchars != ck_to_str(y)->nchars)
		return fail(&ck_ValueError,
			    "the first two maketrans arguments must have equal length");
	return true;
}

/**
 * ck_str_maketrans() - str.maketrans(x, y, z)
 * @x: a dict if it is the only argument, else the characters to replace
 * @y: as many characters to replace them with; NULL: left out
 * @z: characters to delete; NULL: left out
 * @gfp: allocation flags
 *
 * Return: new reference to a dict for ck_str_translate(), or NULL with TypeError, ValueError or
 * MemoryError pending.
 */
struct ck_object *ck_str_maketrans(struct ck_object *x, struct ck_object *y, struct ck_object *z,
				   gfp_t gfp)
{
	struct ck_object *table;
	bool made;

	if (y && !check_texts(x, y, z))
		return NULL;
	table = ck_dict_new(0, gfp);
	if (!table)
		return NULL;
	if (!y)
		made = add_items(table, x, gfp);
	else
		made = add_pairs(table, ck_to_str(x), ck_to_str(y), gfp) &&
		       (!z || add_pairs(table, ck_to_str(z), NULL, gfp));
	if (made)
		return table;
	ck_put(table);
	return NULL;
}

/* What the table says about a character. NULL: it stays, or an exception is pending. */
static struct ck_object *look_up(struct ck_object *table, u32 cp, gfp_t gfp)
{
	struct ck_object *value = ck_getitem(table, CK_INT(cp), gfp);

	if (!value && ck_err_matches(&ck_LookupError))
		ck_err_clear();
	return value;
}

/* Add what a character becomes. */
static bool add_value(struct ck_strbuf *out, struct ck_object *value)
{
	s64 cp;

	if (value == CK_NONE)
		return true;
	if (ck_is_str(value)) {
		ck_strbuf_add_str(out, value);
		return true;
	}
	if (!ck_int_value(value, &cp))
		return fail(&ck_TypeError, "character mapping must return integer, None or str");
	if (cp < 0 || cp > CK_MAX_CODE_POINT)
		return fail(&ck_ValueError, "character mapping must be in range(0x110000)");
	if (cp >= 0xd800 && cp < 0xe000)
		return fail(&ck_ValueError,
			    "character mapping is a surrogate, which UTF-8 does not have");
	ck_strbuf_add_code_point(out, cp);
	return true;
}

static bool translate(struct ck_strbuf *out, const struct ck_str *s, struct ck_object *table)
{
	unsigned int width;
	size_t pos;

	for (pos = 0; pos < s->len && !out->failed; pos += width) {
		u32 cp = ck_utf8_decode(s->data + pos, &width);
		struct ck_object *value = look_up(table, cp, out->gfp);
		bool added;

		if (!value) {
			if (ck_err_occurred())
				return false;
			ck_strbuf_add(out, s->data + pos, width);
			continue;
		}
		added = add_value(out, value);
		ck_put(value);
		if (!added)
			return false;
	}
	return true;
}

/**
 * ck_str_translate() - o.translate(table)
 * @o: a str
 * @table: anything with items: by code point an int, a str, or None to delete the character;
 *	LookupError: it stays
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_translate(struct ck_object *o, struct ck_object *table, gfp_t gfp)
{
	struct ck_strbuf out;

	if (!ck_is_str(o)) {
		ck_raise_no_method(o, "translate");
		return NULL;
	}
	ck_strbuf_init(&out, gfp);
	if (translate(&out, ck_to_str(o), table))
		return ck_strbuf_finish(&out);
	ck_strbuf_discard(&out);
	return NULL;
}
