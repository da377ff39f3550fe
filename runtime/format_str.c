// SPDX-License-Identifier: GPL-2.0
/*
 * format() of str.
 */
#include <cythonk/error.h>
#include <cythonk/format.h>
#include <cythonk/str.h>

#include "format_spec.h"
#include "utf8.h"

static bool check(const struct ck_format_spec *spec)
{
	const char *wrong = NULL;

	if (spec->type && spec->type != 's') {
		ck_raise_format_code(spec->type, "str");
		return false;
	}
	if (spec->grouping) {
		ck_raise(&ck_ValueError, "Cannot specify '%c' with 's'.", spec->grouping);
		return false;
	}
	if (spec->sign)
		wrong = spec->sign == ' ' ? "Space not allowed in string format specifier" :
					    "Sign not allowed in string format specifier";
	else if (spec->no_negative_zero)
		wrong = "Negative zero coercion (z) not allowed in string format specifier";
	else if (spec->alternate)
		wrong = "Alternate form (#) not allowed in string format specifier";
	else if (spec->align == '=')
		wrong = "'=' alignment not allowed in string format specifier";
	if (wrong)
		ck_raise(&ck_ValueError, "%s", wrong);
	return !wrong;
}

/**
 * ck_str_format_spec() - format(self, spec) of a str
 * @self: a str
 * @spec: a str
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with ValueError or MemoryError pending.
 */
struct ck_object *ck_str_format_spec(struct ck_object *self, struct ck_object *spec, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(self);
	struct ck_number text = { .sign = "", .prefix = "", .digits = s->data };
	struct ck_format_spec f;
	struct ck_strbuf buf;

	if (!ck_format_spec_parse(&f, ck_to_str(spec)->data, ck_to_str(spec)->len, '<', "str") ||
	    !check(&f))
		return NULL;
	text.chars = s->nchars;
	if (f.precision >= 0)
		text.chars = min_t(size_t, text.chars, f.precision);
	text.n = ck_utf8_offset(s->data, s->len, text.chars);
	ck_strbuf_init(&buf, gfp);
	ck_format_number(&buf, &text, &f);
	return ck_strbuf_finish(&buf);
}
