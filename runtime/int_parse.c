// SPDX-License-Identifier: GPL-2.0
/*
 * int(): from text and other objects. Separate because it links texts.
 */
#include <linux/ctype.h>
#include <linux/overflow.h>
#include <linux/string.h>

#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

enum parse_result { PARSE_OK, PARSE_INVALID, PARSE_OVERFLOW };

struct literal {
	const char *p;
	const char *end;
	bool negative;
	bool zero_only;		/* base 0: a leading zero allows no other digits */
	unsigned int base;
};

static void strip(struct literal *l)
{
	while (l->p < l->end && isascii(*l->p) && isspace(*l->p))
		l->p++;
	while (l->p < l->end && isascii(l->end[-1]) && isspace(l->end[-1]))
		l->end--;
}

static unsigned int prefix_base(const struct literal *l)
{
	if (l->end - l->p < 2 || l->p[0] != '0')
		return 0;
	switch (tolower(l->p[1])) {
	case 'x':
		return 16;
	case 'o':
		return 8;
	case 'b':
		return 2;
	default:
		return 0;
	}
}

/* Sign and prefix; decides the base. */
static void parse_head(struct literal *l)
{
	unsigned int prefix;

	if (l->p < l->end && (*l->p == '-' || *l->p == '+'))
		l->negative = *l->p++ == '-';
	prefix = prefix_base(l);
	if (prefix && (!l->base || l->base == prefix)) {
		l->base = prefix;
		l->p += 2;
		if (l->p < l->end && *l->p == '_')
			l->p++;
	} else if (!l->base) {
		l->base = 10;
		l->zero_only = l->p < l->end && *l->p == '0';
	}
}

static int digit_value(char c)
{
	if (isdigit(c))
		return c - '0';
	if (isascii(c) && isalpha(c))
		return tolower(c) - 'a' + 10;
	return INT_MAX;
}

static enum parse_result parse_digits(struct literal *l, s64 *out)
{
	bool after_digit = false, too_large = false;
	s64 v = 0;

	for (; l->p < l->end; l->p++) {
		int d = digit_value(*l->p);

		if (*l->p == '_' && after_digit) {
			after_digit = false;
			continue;
		}
		if (d >= l->base || (l->zero_only && d))
			return PARSE_INVALID;
		after_digit = true;
		/* Towards the sign, so that the smallest value fits. */
		if (check_mul_overflow(v, (s64)l->base, &v) ||
		    check_sub_overflow(v, (s64)d, &v))
			too_large = true;
	}
	if (!after_digit)
		return PARSE_INVALID;
	if (!l->negative && check_sub_overflow((s64)0, v, &v))
		too_large = true;
	*out = v;
	return too_large ? PARSE_OVERFLOW : PARSE_OK;
}

static void raise_invalid(struct ck_object *o, unsigned int base)
{
	struct ck_object *quoted = ck_repr(o, GFP_ATOMIC);

	if (quoted)
		ck_raise(&ck_ValueError, "invalid literal for int() with base %u: %s", base,
			 ck_to_str(quoted)->data);
	ck_put(quoted);
}

static struct ck_object *parse(struct ck_object *o, const char *text, size_t len,
			       unsigned int base, gfp_t gfp)
{
	struct literal l = { .p = text, .end = text + len, .base = base };
	s64 v;

	strip(&l);
	parse_head(&l);
	switch (parse_digits(&l, &v)) {
	case PARSE_OK:
		return ck_int_from_s64(v, gfp);
	case PARSE_OVERFLOW:
		ck_raise(&ck_OverflowError, "int() literal does not fit in 64 bits");
		return NULL;
	default:
		raise_invalid(o, base);
		return NULL;
	}
}

static int base_of(struct ck_object *base)
{
	ssize_t v;

	if (!base)
		return 10;
	v = ck_index(base);
	if (v == -1 && ck_err_occurred())
		return -1;
	if (v == 0 || (v >= 2 && v <= 36))
		return v;
	ck_raise(&ck_ValueError, "int() base must be >= 2 and <= 36, or 0");
	return -1;
}

struct ck_object *ck_int(struct ck_object *o, struct ck_object *base, gfp_t gfp)
{
	int b = base_of(base), found;
	struct ck_object *result;
	struct ck_view view;
	s64 v;

	if (b < 0)
		return NULL;
	if (ck_is_str(o))
		return parse(o, ck_to_str(o)->data, ck_to_str(o)->len, b, gfp);
	found = ck_view_try(&view, o, gfp);
	if (found) {
		if (found < 0)
			return NULL;
		result = parse(o, (const char *)view.p, view.len, b, gfp);
		ck_view_put(&view);
		return result;
	}
	if (!base && ck_int_value(o, &v))
		return ck_int_from_s64(v, gfp);
	if (base)
		ck_raise(&ck_TypeError, "int() can't convert non-string with explicit base");
	else
		ck_raise(&ck_TypeError,
			 "int() argument must be a string, a bytes-like object or a real number, not '%s'",
			 ck_type_name(o));
	return NULL;
}
