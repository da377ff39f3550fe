// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of bytes that know letters and digits: those of ASCII.
 */
#include <cythonk/bytes.h>

#include "bytes_internal.h"
#include "self.h"

static bool is_upper(u8 c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(u8 c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_letter(u8 c)
{
	return is_upper(c) || is_lower(c);
}

static bool is_digit(u8 c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(u8 c)
{
	return is_letter(c) || is_digit(c);
}

static bool is_space(u8 c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static u8 to_upper(u8 c)
{
	return is_lower(c) ? c - ('a' - 'A') : c;
}

static u8 to_lower(u8 c)
{
	return is_upper(c) ? c + ('a' - 'A') : c;
}

/* What becomes of a byte, given the one before it (0 for the first). */
typedef u8 (*change_fn)(u8 c, u8 before, bool first);

static u8 upper(u8 c, u8 before, bool first)
{
	return to_upper(c);
}

static u8 lower(u8 c, u8 before, bool first)
{
	return to_lower(c);
}

static u8 swapped(u8 c, u8 before, bool first)
{
	return is_lower(c) ? to_upper(c) : to_lower(c);
}

static u8 capitalized(u8 c, u8 before, bool first)
{
	return first ? to_upper(c) : to_lower(c);
}

static u8 titled(u8 c, u8 before, bool first)
{
	return is_letter(before) ? to_lower(c) : to_upper(c);
}

static struct ck_object *change(struct ck_object *o, const char *method, change_fn become,
				gfp_t gfp)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	struct ck_object *result;
	u32 i;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, method);
		return NULL;
	}
	result = ck_bytes_new(NULL, b->len, gfp);
	for (i = 0; result && i < b->len; i++)
		ck_to_bytes(result)->data[i] = become(b->data[i], i ? b->data[i - 1] : 0, !i);
	return result;
}

/**
 * ck_bytes_upper() - o.upper(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_upper(struct ck_object *o, gfp_t gfp)
{
	return change(o, "upper", upper, gfp);
}

/**
 * ck_bytes_lower() - o.lower(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_lower(struct ck_object *o, gfp_t gfp)
{
	return change(o, "lower", lower, gfp);
}

/**
 * ck_bytes_swapcase() - o.swapcase(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_swapcase(struct ck_object *o, gfp_t gfp)
{
	return change(o, "swapcase", swapped, gfp);
}

/**
 * ck_bytes_capitalize() - o.capitalize(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_capitalize(struct ck_object *o, gfp_t gfp)
{
	return change(o, "capitalize", capitalized, gfp);
}

/**
 * ck_bytes_title() - o.title(), ASCII letters only
 * @o: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_title(struct ck_object *o, gfp_t gfp)
{
	return change(o, "title", titled, gfp);
}

/* Are there any, and all of them so? -1 with AttributeError pending. */
static int all(struct ck_object *o, const char *method, bool (*is)(u8 c))
{
	const struct ck_bytes *b = ck_to_bytes(o);
	u32 i;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, method);
		return -1;
	}
	for (i = 0; i < b->len && is(b->data[i]); i++)
		;
	return b->len && i == b->len;
}

#define ALL(name, is)						\
int ck_bytes_##name(struct ck_object *o)			\
{								\
	return all(o, #name, is);				\
}

ALL(isalnum, is_alnum)
ALL(isalpha, is_letter)
ALL(isdigit, is_digit)
ALL(isspace, is_space)

int ck_bytes_isascii(struct ck_object *o)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	u32 i;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, "isascii");
		return -1;
	}
	for (i = 0; i < b->len && b->data[i] < 0x80; i++)
		;
	return i == b->len;
}

/* Letters, all of one case. */
static int one_case(struct ck_object *o, const char *method, bool (*is)(u8 c))
{
	const struct ck_bytes *b = ck_to_bytes(o);
	bool any = false;
	u32 i;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, method);
		return -1;
	}
	for (i = 0; i < b->len; i++) {
		if (is(b->data[i]))
			any = true;
		else if (is_letter(b->data[i]))
			return 0;
	}
	return any;
}

int ck_bytes_isupper(struct ck_object *o)
{
	return one_case(o, "isupper", is_upper);
}

int ck_bytes_islower(struct ck_object *o)
{
	return one_case(o, "islower", is_lower);
}

int ck_bytes_istitle(struct ck_object *o)
{
	const struct ck_bytes *b = ck_to_bytes(o);
	bool in_word = false, any = false;
	u32 i;

	if (!ck_is_bytes(o)) {
		ck_raise_no_method(o, "istitle");
		return -1;
	}
	for (i = 0; i < b->len; i++) {
		u8 c = b->data[i];

		if (is_letter(c) && is_upper(c) == in_word)
			return 0;
		in_word = is_letter(c);
		any |= in_word;
	}
	return any;
}
