// SPDX-License-Identifier: GPL-2.0
/*
 * Taking a format specification apart: [[fill]align][sign][z][#][0][width][grouping][.precision]
 * [type], with CPython's error texts.
 */
#include <cythonk/error.h>

#include "format_spec.h"
#include "utf8.h"

/* What is left of the text. */
struct cursor {
	const char *p;
	const char *end;
};

static bool is_align(char c)
{
	return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool at(const struct cursor *c, char wanted)
{
	return c->p < c->end && *c->p == wanted;
}

static bool accept(struct cursor *c, char wanted)
{
	if (!at(c, wanted))
		return false;
	c->p++;
	return true;
}

/* The code point that comes next, 0 at the end. */
static u32 peek(const struct cursor *c, unsigned int *width)
{
	*width = 0;
	return c->p < c->end ? ck_utf8_decode(c->p, width) : 0;
}

/* [[fill]align]; returns whether a fill character was given. */
static bool parse_align(struct cursor *c, struct ck_format_spec *spec, bool *aligned)
{
	unsigned int width;
	u32 first = peek(c, &width);

	*aligned = true;
	if (width && c->p + width < c->end && is_align(c->p[width])) {
		spec->fill = first;
		spec->align = c->p[width];
		c->p += width + 1;
		return true;
	}
	if (width && is_align(*c->p))
		spec->align = *c->p++;
	else
		*aligned = false;
	return false;
}

/* A number, if there is one; false when it is too large. */
static bool parse_number(struct cursor *c, ssize_t *value)
{
	ssize_t v = -1;

	for (; c->p < c->end && *c->p >= '0' && *c->p <= '9'; c->p++) {
		int digit = *c->p - '0';

		v = max_t(ssize_t, v, 0);
		if (v > (SSIZE_MAX - digit) / 10) {
			ck_raise(&ck_ValueError, "Too many decimal digits in format string");
			return false;
		}
		v = v * 10 + digit;
	}
	*value = v;
	return true;
}

static bool parse_grouping(struct cursor *c, struct ck_format_spec *spec)
{
	if (accept(c, ','))
		spec->grouping = ',';
	if (at(c, '_')) {
		if (spec->grouping)
			goto both;
		spec->grouping = *c->p++;
	}
	if (at(c, ',') && spec->grouping == '_')
		goto both;
	return true;

both:
	ck_raise(&ck_ValueError, "Cannot specify both ',' and '_'.");
	return false;
}

static bool check_grouping(const struct ck_format_spec *spec)
{
	u32 type = spec->type;

	if (!spec->grouping || !type || (type < 0x80 && strchr("defgEG%F", type)))
		return true;
	if (spec->grouping == '_' && type < 0x80 && strchr("boxX", type))
		return true;
	if (type > 0x20 && type < 0x80)
		ck_raise(&ck_ValueError, "Cannot specify '%c' with '%c'.", spec->grouping, type);
	else
		ck_raise(&ck_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping, type);
	return false;
}

/* [type], which is the last. */
static bool parse_type(struct cursor *c, struct ck_format_spec *spec, const char *text, size_t len,
		       const char *type_name)
{
	unsigned int width;
	u32 type = peek(c, &width);

	if (c->p + width < c->end) {
		ck_raise(&ck_ValueError,
			 "Invalid format specifier '%.*s' for object of type '%s'", (int)len, text,
			 type_name);
		return false;
	}
	if (width)
		spec->type = type;
	return true;
}

/**
 * ck_format_spec_parse() - take a specification apart
 * @spec: where the result goes
 * @text: the specification
 * @len: its bytes
 * @default_align: alignment when it says none
 * @type_name: of what is to be formatted, for messages
 *
 * Return: false with ValueError pending.
 */
bool ck_format_spec_parse(struct ck_format_spec *spec, const char *text, size_t len,
			  char default_align, const char *type_name)
{
	struct cursor c = { .p = text, .end = text + len };
	bool fill_given, aligned;

	*spec = (struct ck_format_spec){
		.fill = ' ', .align = default_align, .width = -1, .precision = -1,
	};
	fill_given = parse_align(&c, spec, &aligned);
	if (at(&c, '+') || at(&c, '-') || at(&c, ' '))
		spec->sign = *c.p++;
	spec->no_negative_zero = accept(&c, 'z');
	spec->alternate = accept(&c, '#');
	if (!fill_given && accept(&c, '0')) {
		spec->fill = '0';
		if (!aligned && default_align == '>')
			spec->align = '=';
	}
	if (!parse_number(&c, &spec->width) || !parse_grouping(&c, spec))
		return false;
	if (accept(&c, '.')) {
		if (!parse_number(&c, &spec->precision))
			return false;
		if (spec->precision < 0) {
			ck_raise(&ck_ValueError, "Format specifier missing precision");
			return false;
		}
	}
	return parse_type(&c, spec, text, len, type_name) && check_grouping(spec);
}

/**
 * ck_raise_format_code() - raise ValueError for a type that the object has not
 * @type: code point of the type
 * @type_name: of what is to be formatted
 */
void ck_raise_format_code(u32 type, const char *type_name)
{
	if (type > 0x20 && type < 0x80)
		ck_raise(&ck_ValueError, "Unknown format code '%c' for object of type '%s'", type,
			 type_name);
	else
		ck_raise(&ck_ValueError, "Unknown format code '\\x%x' for object of type '%s'",
			 type, type_name);
}
