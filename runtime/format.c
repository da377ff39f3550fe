// SPDX-License-Identifier: GPL-2.0
/*
 * format() of ints. format() of other types is theirs; text_format.c dispatches.
 */
#include <cythonk/error.h>
#include <cythonk/format.h>
#include <cythonk/int.h>
#include <cythonk/str.h>

#include "format_spec.h"
#include "self.h"
#include "utf8.h"

/**
 * struct ck_int_code - a type of integers
 * @code: as specifications write it; 0: none
 * @base: of the digits; 0: the number is a character
 * @upper: letters are upper-case
 * @prefix: what "#" adds
 */
struct ck_int_code {
	char code;
	u8 base;
	bool upper;
	const char *prefix;
};

static const struct ck_int_code int_codes[] = {
	{ 0, 10, false, "" },
	{ 'd', 10, false, "" },
	{ 'n', 10, false, "" },
	{ 'b', 2, false, "0b" },
	{ 'o', 8, false, "0o" },
	{ 'x', 16, false, "0x" },
	{ 'X', 16, true, "0X" },
	{ 'c', 0, false, "" },
};

static const struct ck_int_code *find_code(u32 type)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(int_codes); i++)
		if (int_codes[i].code == type)
			return &int_codes[i];
	return NULL;
}

static bool check(const struct ck_format_spec *spec, const struct ck_int_code *code,
		  const char *type_name)
{
	const char *wrong = NULL;

	if (!code) {
		if (spec->type < 0x80 && strchr("eEfFgG%", spec->type))
			ck_raise(&ck_ValueError, "format code '%c' needs float, which is not there",
				 spec->type);
		else
			ck_raise_format_code(spec->type, type_name);
		return false;
	}
	if (spec->precision >= 0)
		wrong = "Precision not allowed in integer format specifier";
	else if (spec->no_negative_zero)
		wrong = "Negative zero coercion (z) not allowed in integer format specifier";
	else if (!code->base && spec->sign)
		wrong = "Sign not allowed with integer format specifier 'c'";
	else if (!code->base && spec->alternate)
		wrong = "Alternate form (#) not allowed with integer format specifier 'c'";
	if (wrong)
		ck_raise(&ck_ValueError, "%s", wrong);
	return !wrong;
}

/* The character of a number, in @buf. */
static bool set_char(struct ck_number *number, char *buf, bool negative, u64 v)
{
	if (negative || v > CK_MAX_CODE_POINT) {
		ck_raise(&ck_OverflowError, "%c arg not in range(0x110000)");
		return false;
	}
	if (v >= 0xd800 && v < 0xe000) {
		ck_raise(&ck_ValueError, "%c arg is a surrogate, which UTF-8 does not have");
		return false;
	}
	number->digits = buf;
	number->n = ck_utf8_encode(buf, v);
	number->chars = 1;
	return true;
}

/* Add a formatted number; false with an exception pending, which the buffer need not know. */
static bool add_number(struct ck_strbuf *buf, bool negative, u64 v, const char *text, size_t len,
		       const char *type_name)
{
	const struct ck_int_code *code;
	struct ck_number number = { .sign = "", .prefix = "" };
	struct ck_format_spec spec;
	char digits[CK_DIGITS_MAX];

	if (!ck_format_spec_parse(&spec, text, len, '>', type_name))
		return false;
	code = find_code(spec.type);
	if (!check(&spec, code, type_name))
		return false;
	if (!code->base) {
		if (!set_char(&number, digits, negative, v))
			return false;
	} else {
		number.n = ck_digits(digits, v, code->base, code->upper, &number.digits);
		number.chars = number.n;
		number.sign = negative ? "-" : spec.sign == '+' ? "+" :
			      spec.sign == ' ' ? " " : "";
		if (spec.alternate)
			number.prefix = code->prefix;
	}
	ck_format_number(buf, &number, &spec);
	return true;
}

static struct ck_object *format(bool negative, u64 v, const char *text, size_t len,
				const char *type_name, gfp_t gfp)
{
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	return add_number(&buf, negative, v, text, len, type_name) ? ck_strbuf_finish(&buf) : NULL;
}

static u64 magnitude(s64 v)
{
	return v < 0 ? 0 - (u64)v : (u64)v;
}

/**
 * ck_strbuf_add_int() - add a formatted int to a text
 * @buf: the text
 * @v: the number
 * @spec: format specification
 * @len: its bytes
 */
void ck_strbuf_add_int(struct ck_strbuf *buf, s64 v, const char *spec, size_t len)
{
	if (!add_number(buf, v < 0, magnitude(v), spec, len, "int"))
		ck_strbuf_fail(buf);
}

struct ck_object *ck_format_s64(s64 v, const char *spec, gfp_t gfp)
{
	return format(v < 0, magnitude(v), spec, strlen(spec), "int", gfp);
}

struct ck_object *ck_format_u64(u64 v, const char *spec, gfp_t gfp)
{
	return format(false, v, spec, strlen(spec), "int", gfp);
}

/**
 * ck_int_format() - format(self, spec) of an int
 * @self: an int or bool
 * @spec: a str
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_int_format(struct ck_object *self, struct ck_object *spec, gfp_t gfp)
{
	s64 v;

	if (!ck_int_value(self, &v)) {
		ck_raise(&ck_TypeError, "an integer is required (got type %s)",
			 ck_type_name(self));
		return NULL;
	}
	return format(v < 0, magnitude(v), ck_to_str(spec)->data, ck_to_str(spec)->len,
		      ck_type_name(self), gfp);
}

struct ck_object *ck_str_percent_d(struct ck_object *o, struct ck_object *spec, gfp_t gfp)
{
	s64 v;

	if (!ck_int_value(o, &v)) {
		ck_raise(&ck_TypeError, "%%d format: a real number is required, not %s",
			 ck_type_name(o));
		return NULL;
	}
	return format(v < 0, magnitude(v), spec ? ck_to_str(spec)->data : "",
		      spec ? ck_to_str(spec)->len : 0, "int", gfp);
}

static struct ck_object *in_base(struct ck_object *o, const char *spec, gfp_t gfp)
{
	s64 v;

	if (!ck_int_value(o, &v)) {
		ck_raise(&ck_TypeError, "'%s' object cannot be interpreted as an integer",
			 ck_type_name(o));
		return NULL;
	}
	return ck_format_s64(v, spec, gfp);
}

/**
 * ck_hex() - hex()
 * @o: an int
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_hex(struct ck_object *o, gfp_t gfp)
{
	return in_base(o, "#x", gfp);
}

/**
 * ck_oct() - oct()
 * @o: an int
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_oct(struct ck_object *o, gfp_t gfp)
{
	return in_base(o, "#o", gfp);
}

/**
 * ck_bin() - bin()
 * @o: an int
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_bin(struct ck_object *o, gfp_t gfp)
{
	return in_base(o, "#b", gfp);
}
