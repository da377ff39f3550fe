// SPDX-License-Identifier: GPL-2.0
/*
 * The % operator of str: %[(name)][flags][width][.precision]type for the types s r a c d i u o x X
 * and %%. No floats.
 */
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "format_spec.h"
#include "self.h"
#include "utf8.h"

/* A tuple of arguments is made by who has linked tuple.c. */
extern const struct ck_type ck_tuple_type CK_OPTIONAL;

#define FLAG_LEFT	0x1u
#define FLAG_PLUS	0x2u
#define FLAG_BLANK	0x4u
#define FLAG_ALTERNATE	0x8u
#define FLAG_ZERO	0x10u

/**
 * struct ck_percent - a formatting under way
 * @fmt: the format
 * @pos: byte offset of what comes next in it
 * @args: the right operand
 * @next: number of the next argument
 * @count: number of arguments; -1: the operand itself is the only one
 * @mapping: "%(name)s" may look names up in @args
 * @named: the argument of a "%(name)" that is being formatted, owned
 * @out: the result
 */
struct ck_percent {
	const struct ck_str *fmt;
	size_t pos;
	struct ck_object *args;
	ssize_t next;
	ssize_t count;
	bool mapping;
	struct ck_object *named;
	struct ck_strbuf out;
};

/* One conversion. */
struct ck_conversion {
	unsigned int flags;
	ssize_t width;
	ssize_t precision;
	u32 type;
};

static bool fail(const struct ck_type *type, const char *message)
{
	ck_raise(type, "%s", message);
	return false;
}

/* The next character of the format, which is ASCII where it matters; 0 at the end. */
static char peek(const struct ck_percent *p)
{
	return p->pos < p->fmt->len ? p->fmt->data[p->pos] : 0;
}

/* The next argument, borrowed; NULL with TypeError when there is none left. */
static struct ck_object *next_argument(struct ck_percent *p)
{
	if (p->named)
		return p->named;
	if (p->count < 0 && !p->next) {
		p->next = 1;
		return p->args;
	}
	if (p->next < p->count)
		return ck_to_tuple(p->args)->items[p->next++];
	ck_raise(&ck_TypeError, "not enough arguments for format string");
	return NULL;
}

/* "(name)", with parentheses inside of the name if they match. */
static bool parse_name(struct ck_percent *p)
{
	size_t start = p->pos + 1;
	struct ck_object *key;
	int depth = 0;

	if (!p->mapping)
		return fail(&ck_TypeError, "format requires a mapping");
	do {
		if (p->pos == p->fmt->len)
			return fail(&ck_ValueError, "incomplete format key");
		depth += (peek(p) == '(') - (peek(p) == ')');
		p->pos++;
	} while (depth);
	key = ck_str_new(p->fmt->data + start, p->pos - 1 - start, p->out.gfp);
	if (!key)
		return false;
	ck_put(p->named);
	p->named = ck_getitem(p->args, key, p->out.gfp);
	ck_put(key);
	return p->named;
}

static void parse_flags(struct ck_percent *p, struct ck_conversion *c)
{
	static const char flags[] = "-+ #0";
	const char *flag;

	while (peek(p) && (flag = strchr(flags, peek(p)))) {
		c->flags |= 1u << (flag - flags);
		p->pos++;
	}
}

/* Digits, or "*" for an argument. */
static bool parse_size(struct ck_percent *p, ssize_t *value, const char *too_big)
{
	struct ck_object *arg;

	if (peek(p) == '*') {
		p->pos++;
		arg = next_argument(p);
		if (!arg)
			return false;
		if (!ck_is_index(arg))
			return fail(&ck_TypeError, "* wants int");
		*value = ck_index(arg);
		return !ck_failed(*value);
	}
	while (peek(p) >= '0' && peek(p) <= '9') {
		*value = max_t(ssize_t, *value, 0);
		if (*value > (INT_MAX - 9) / 10)
			return fail(&ck_ValueError, too_big);
		*value = *value * 10 + (peek(p) - '0');
		p->pos++;
	}
	return true;
}

static bool parse(struct ck_percent *p, struct ck_conversion *c)
{
	unsigned int width;

	*c = (struct ck_conversion){ .precision = -1 };
	if (peek(p) == '(' && !parse_name(p))
		return false;
	parse_flags(p, c);
	if (!parse_size(p, &c->width, "width too big"))
		return false;
	if (c->width < 0) {
		c->flags |= FLAG_LEFT;
		c->width = -max(c->width, -SSIZE_MAX);
	}
	if (peek(p) == '.') {
		p->pos++;
		c->precision = 0;
		if (!parse_size(p, &c->precision, "precision too big"))
			return false;
		c->precision = max_t(ssize_t, c->precision, 0);
	}
	/* C's length modifiers mean nothing. */
	if (peek(p) == 'h' || peek(p) == 'l' || peek(p) == 'L')
		p->pos++;
	if (p->pos == p->fmt->len)
		return fail(&ck_ValueError, "incomplete format");
	c->type = ck_utf8_decode(p->fmt->data + p->pos, &width);
	p->pos += width;
	return true;
}

static struct ck_format_spec layout(const struct ck_conversion *c)
{
	return (struct ck_format_spec){
		.fill = ' ',
		.align = c->flags & FLAG_LEFT ? '<' : '>',
		.width = c->width,
		.precision = -1,
	};
}

/* A text, cut to the precision and filled up to the width. */
static void add_text(struct ck_percent *p, const struct ck_conversion *c, const struct ck_str *s)
{
	struct ck_number text = { .sign = "", .prefix = "", .digits = s->data };
	struct ck_format_spec spec = layout(c);

	text.chars = s->nchars;
	if (c->precision >= 0)
		text.chars = min_t(size_t, text.chars, c->precision);
	text.n = ck_utf8_offset(s->data, s->len, text.chars);
	ck_format_number(&p->out, &text, &spec);
}

static bool convert_text(struct ck_percent *p, const struct ck_conversion *c,
			 struct ck_object *arg)
{
	struct ck_object *text = c->type == 's' ? ck_str(arg, p->out.gfp) :
				 c->type == 'r' ? ck_repr(arg, p->out.gfp) :
						  ck_ascii(arg, p->out.gfp);

	if (!text)
		return false;
	add_text(p, c, ck_to_str(text));
	ck_put(text);
	return true;
}

static bool convert_char(struct ck_percent *p, const struct ck_conversion *c,
			 struct ck_object *arg)
{
	struct ck_conversion whole = *c;
	struct ck_object *text;
	s64 v;

	whole.precision = -1;
	if (ck_is_str(arg) && ck_to_str(arg)->nchars == 1) {
		add_text(p, &whole, ck_to_str(arg));
		return true;
	}
	if (!ck_int_value(arg, &v))
		return fail(&ck_TypeError, "%c requires int or char");
	if (v < 0 || v > CK_MAX_CODE_POINT)
		return fail(&ck_OverflowError, "%c arg not in range(0x110000)");
	text = ck_str_from_ordinal(v, p->out.gfp);
	if (!text)
		return false;
	add_text(p, &whole, ck_to_str(text));
	ck_put(text);
	return true;
}

/* The digits with as many zeroes before them as the precision asks for. */
static void add_number(struct ck_percent *p, const struct ck_conversion *c,
		       const struct ck_number *number)
{
	size_t zeroes = c->precision > (ssize_t)number->n ? c->precision - number->n : 0;
	size_t used = strlen(number->sign) + strlen(number->prefix) + zeroes + number->n;
	size_t pad = c->width > (ssize_t)used ? c->width - used : 0;
	bool left = c->flags & FLAG_LEFT;

	if (!left && c->flags & FLAG_ZERO) {
		zeroes += pad;
		pad = 0;
	}
	ck_strbuf_fill(&p->out, ' ', left ? 0 : pad);
	ck_strbuf_add_cstr(&p->out, number->sign);
	ck_strbuf_add_cstr(&p->out, number->prefix);
	ck_strbuf_fill(&p->out, '0', zeroes);
	ck_strbuf_add(&p->out, number->digits, number->n);
	ck_strbuf_fill(&p->out, ' ', left ? pad : 0);
}

static bool convert_number(struct ck_percent *p, const struct ck_conversion *c,
			   struct ck_object *arg)
{
	struct ck_number number = { .sign = "", .prefix = "" };
	bool alternate = c->flags & FLAG_ALTERNATE;
	char digits[CK_DIGITS_MAX];
	unsigned int base = 10;
	s64 v;

	if (!ck_int_value(arg, &v)) {
		if (c->type == 'd' || c->type == 'i' || c->type == 'u')
			ck_raise(&ck_TypeError, "%%%c format: a real number is required, not %s",
				 c->type, ck_type_name(arg));
		else
			ck_raise(&ck_TypeError, "%%%c format: an integer is required, not %s",
				 c->type, ck_type_name(arg));
		return false;
	}
	if (c->type == 'o') {
		base = 8;
		number.prefix = alternate ? "0o" : "";
	} else if (c->type == 'x' || c->type == 'X') {
		base = 16;
		number.prefix = !alternate ? "" : c->type == 'x' ? "0x" : "0X";
	}
	number.sign = v < 0 ? "-" : c->flags & FLAG_PLUS ? "+" : c->flags & FLAG_BLANK ? " " : "";
	number.n = ck_digits(digits, v < 0 ? 0 - (u64)v : (u64)v, base, c->type == 'X',
			     &number.digits);
	add_number(p, c, &number);
	return true;
}

static bool convert(struct ck_percent *p, const struct ck_conversion *c)
{
	struct ck_object *arg = next_argument(p);

	if (!arg)
		return false;
	switch (c->type) {
	case 's':
	case 'r':
	case 'a':
		return convert_text(p, c, arg);
	case 'c':
		return convert_char(p, c, arg);
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		return convert_number(p, c, arg);
	}
	ck_raise(&ck_ValueError, "unsupported format character '%c' (0x%x) at index %zu",
		 c->type > 0x1f && c->type < 0x80 ? c->type : '?', c->type,
		 ck_utf8_count(p->fmt->data, p->pos) - 1);
	return false;
}

/* What follows a '%'. */
static bool directive(struct ck_percent *p)
{
	struct ck_conversion c;
	bool done;

	if (peek(p) == '%') {
		p->pos++;
		ck_strbuf_add_char(&p->out, '%');
		return true;
	}
	done = parse(p, &c) && convert(p, &c);
	ck_put(p->named);
	p->named = NULL;
	return done;
}

static bool format_all(struct ck_percent *p)
{
	while (p->pos < p->fmt->len && !p->out.failed) {
		const char *from = p->fmt->data + p->pos;
		const char *percent = memchr(from, '%', p->fmt->len - p->pos);
		size_t plain = percent ? percent - from : p->fmt->len - p->pos;

		ck_strbuf_add(&p->out, from, plain);
		p->pos += plain;
		if (!percent)
			break;
		p->pos++;
		if (!directive(p))
			return false;
	}
	if (p->mapping || (p->count < 0 ? p->next : p->next == p->count))
		return true;
	return fail(&ck_TypeError, "not all arguments converted during string formatting");
}

struct ck_object *ck_str_percent(struct ck_object *fmt, struct ck_object *args, gfp_t gfp)
{
	bool tuple = ck_isinstance(args, ck_optional(ck_tuple_type));
	struct ck_percent p = {
		.fmt = ck_to_str(fmt),
		.args = args,
		.count = tuple ? (ssize_t)ck_to_tuple(args)->len : -1,
		.mapping = !tuple && !ck_is_str(args) && ck_slot(ck_type_of(args), getitem),
	};

	if (!ck_check_type(fmt, &ck_str_type, 0, NULL))
		return NULL;
	ck_strbuf_init(&p.out, gfp);
	if (!format_all(&p)) {
		ck_strbuf_discard(&p.out);
		return NULL;
	}
	return ck_strbuf_finish(&p.out);
}
