// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of str about letter case and kinds of characters, for all of Unicode.
 */
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "self.h"
#include "strbuf.h"
#include "unicode.h"
#include "utf8.h"

#define GREEK_CAPITAL_SIGMA	0x3a3
#define GREEK_SMALL_SIGMA	0x3c3
#define GREEK_FINAL_SIGMA	0x3c2

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

static bool is_cased(u32 cp)
{
	return ck_uc_lower(cp) || ck_uc_upper(cp) || ck_uc_titlecase(cp);
}

/* Is there a cased character next to @pos, in a direction, with only ignorable ones between? */
static bool cased_before(const struct ck_str *s, size_t pos)
{
	unsigned int width;
	u32 cp;

	while (pos) {
		do
			pos--;
		while (ck_utf8_is_tail(s->data[pos]));
		cp = ck_utf8_decode(s->data + pos, &width);
		if (!ck_uc_case_ignorable(cp))
			return is_cased(cp);
	}
	return false;
}

static bool cased_after(const struct ck_str *s, size_t pos)
{
	unsigned int width;
	u32 cp;

	for (pos += ck_utf8_width(s->data[pos]); pos < s->len; pos += width) {
		cp = ck_utf8_decode(s->data + pos, &width);
		if (!ck_uc_case_ignorable(cp))
			return is_cased(cp);
	}
	return false;
}

/* The character at @pos in lower case; a sigma's depends on its place in the word. */
static unsigned int lower_at(const struct ck_str *s, size_t pos, u32 cp, u32 out[CK_CASE_MAX])
{
	if (cp != GREEK_CAPITAL_SIGMA)
		return ck_uc_to_lower(cp, out);
	if (cased_before(s, pos) && !cased_after(s, pos))
		out[0] = GREEK_FINAL_SIGMA;
	else
		out[0] = GREEK_SMALL_SIGMA;
	return 1;
}

/* What happens to a character: depends on the method and on the character before. */
enum conversion { TO_LOWER, TO_UPPER, TO_TITLE, SWAP };

static unsigned int convert_char(const struct ck_str *s, size_t pos, u32 cp, enum conversion how,
				 u32 out[CK_CASE_MAX])
{
	if (how == SWAP)
		how = ck_uc_upper(cp) ? TO_LOWER : ck_uc_lower(cp) ? TO_UPPER : SWAP;
	switch (how) {
	case TO_LOWER:
		return lower_at(s, pos, cp, out);
	case TO_UPPER:
		return ck_uc_to_upper(cp, out);
	case TO_TITLE:
		return ck_uc_to_title(cp, out);
	default:
		out[0] = cp;
		return 1;
	}
}

/* The same for text that is ASCII, whose characters stay single bytes. */
static struct ck_object *convert_ascii(const struct ck_str *s, enum conversion first,
				       enum conversion word, enum conversion rest, gfp_t gfp)
{
	struct ck_object *result = ck_str_alloc(s->len, s->len, gfp);
	bool in_word = false;
	size_t i;

	for (i = 0; result && i < s->len; i++) {
		enum conversion how = !i ? first : in_word ? rest : word;
		char c = s->data[i];
		bool lower = (u8)(c - 'a') < 26, upper = (u8)(c - 'A') < 26;

		in_word = lower || upper;
		if (in_word && (how == SWAP || (how == TO_LOWER ? upper : lower)))
			c ^= 0x20;
		ck_to_str(result)->data[i] = c;
	}
	return result;
}

/*
 * Convert all characters: the first as @first, one that begins a word (follows no cased character)
 * as @word, the others as @rest.
 */
static struct ck_object *convert(struct ck_object *o, enum conversion first, enum conversion word,
				 enum conversion rest, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	bool in_word = false, words = word != rest;
	struct ck_strbuf buf;
	unsigned int width;
	size_t pos;

	if (s->len == s->nchars)
		return convert_ascii(s, first, word, rest, gfp);
	ck_strbuf_init(&buf, gfp);
	for (pos = 0; pos < s->len && !buf.failed; pos += width) {
		u32 cp = ck_utf8_decode(s->data + pos, &width);
		u32 out[CK_CASE_MAX];
		unsigned int i, n;

		n = convert_char(s, pos, cp, !pos ? first : in_word ? rest : word, out);
		for (i = 0; i < n; i++)
			ck_strbuf_add_code_point(&buf, out[i]);
		in_word = words && is_cased(cp);
	}
	return ck_strbuf_finish(&buf);
}

/**
 * ck_str_upper() - o.upper()
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_upper(struct ck_object *o, gfp_t gfp)
{
	return check_self(o, "upper") ? convert(o, TO_UPPER, TO_UPPER, TO_UPPER, gfp) : NULL;
}

/**
 * ck_str_lower() - o.lower()
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_lower(struct ck_object *o, gfp_t gfp)
{
	return check_self(o, "lower") ? convert(o, TO_LOWER, TO_LOWER, TO_LOWER, gfp) : NULL;
}

/**
 * ck_str_title() - o.title()
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_title(struct ck_object *o, gfp_t gfp)
{
	return check_self(o, "title") ? convert(o, TO_TITLE, TO_TITLE, TO_LOWER, gfp) : NULL;
}

/**
 * ck_str_capitalize() - o.capitalize()
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_capitalize(struct ck_object *o, gfp_t gfp)
{
	return check_self(o, "capitalize") ? convert(o, TO_TITLE, TO_LOWER, TO_LOWER, gfp) : NULL;
}

/**
 * ck_str_swapcase() - o.swapcase()
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_swapcase(struct ck_object *o, gfp_t gfp)
{
	return check_self(o, "swapcase") ? convert(o, SWAP, SWAP, SWAP, gfp) : NULL;
}

/* Is every character of that kind? @if_empty: the answer for "". */
static int all_chars(struct ck_object *o, const char *method, bool (*is)(u32 cp), int if_empty)
{
	const struct ck_str *s = ck_to_str(o);
	unsigned int width;
	size_t pos;

	if (!check_self(o, method))
		return -1;
	for (pos = 0; pos < s->len; pos += width)
		if (!is(ck_utf8_decode(s->data + pos, &width)))
			return 0;
	return s->len ? 1 : if_empty;
}

static bool is_alnum(u32 cp)
{
	return ck_uc_alpha(cp) || ck_uc_numeric(cp);
}

static bool is_space(u32 cp)
{
	return ck_uc_space(cp);
}

/**
 * ck_str_isalnum() - o.isalnum()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isalnum(struct ck_object *o)
{
	return all_chars(o, "isalnum", is_alnum, 0);
}

/**
 * ck_str_isalpha() - o.isalpha()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isalpha(struct ck_object *o)
{
	return all_chars(o, "isalpha", ck_uc_alpha, 0);
}

/**
 * ck_str_isascii() - o.isascii()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isascii(struct ck_object *o)
{
	return check_self(o, "isascii") ? ck_to_str(o)->len == ck_to_str(o)->nchars : -1;
}

/**
 * ck_str_isdecimal() - o.isdecimal()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isdecimal(struct ck_object *o)
{
	return all_chars(o, "isdecimal", ck_uc_decimal, 0);
}

/**
 * ck_str_isdigit() - o.isdigit()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isdigit(struct ck_object *o)
{
	return all_chars(o, "isdigit", ck_uc_digit, 0);
}

/**
 * ck_str_isnumeric() - o.isnumeric()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isnumeric(struct ck_object *o)
{
	return all_chars(o, "isnumeric", ck_uc_numeric, 0);
}

/**
 * ck_str_isprintable() - o.isprintable()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isprintable(struct ck_object *o)
{
	return all_chars(o, "isprintable", ck_uc_printable, 1);
}

/**
 * ck_str_isspace() - o.isspace()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isspace(struct ck_object *o)
{
	return all_chars(o, "isspace", is_space, 0);
}

/* Is there a cased character, and are all of them as @is says and none as @other? */
static int all_cased(struct ck_object *o, const char *method, bool (*is)(u32 cp),
		     bool (*other)(u32 cp))
{
	const struct ck_str *s = ck_to_str(o);
	unsigned int width;
	int result = 0;
	size_t pos;

	if (!check_self(o, method))
		return -1;
	for (pos = 0; pos < s->len; pos += width) {
		u32 cp = ck_utf8_decode(s->data + pos, &width);

		if (other(cp) || ck_uc_titlecase(cp))
			return 0;
		result |= is(cp);
	}
	return result;
}

/**
 * ck_str_islower() - o.islower()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_islower(struct ck_object *o)
{
	return all_cased(o, "islower", ck_uc_lower, ck_uc_upper);
}

/**
 * ck_str_isupper() - o.isupper()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isupper(struct ck_object *o)
{
	return all_cased(o, "isupper", ck_uc_upper, ck_uc_lower);
}

/**
 * ck_str_istitle() - o.istitle()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_istitle(struct ck_object *o)
{
	const struct ck_str *s = ck_to_str(o);
	bool in_word = false, any = false;
	unsigned int width;
	size_t pos;

	if (!check_self(o, "istitle"))
		return -1;
	for (pos = 0; pos < s->len; pos += width) {
		u32 cp = ck_utf8_decode(s->data + pos, &width);
		bool initial = ck_uc_upper(cp) || ck_uc_titlecase(cp);
		bool inner = !initial && ck_uc_lower(cp);

		if ((initial && in_word) || (inner && !in_word))
			return 0;
		in_word = initial || inner;
		any |= in_word;
	}
	return any;
}
