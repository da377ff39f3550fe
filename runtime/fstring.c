// SPDX-License-Identifier: GPL-2.0
/*
 * f-strings: their parts, and the text made of them.
 *
 * A part is a str, or an int that is formatted only when the text is put together: nothing that
 * runs in between can change one. Everything else becomes a str in its place.
 */
#include <cythonk/emit.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "decimal.h"
#include "str_text.h"
#include "strbuf.h"

struct ck_object *ck_part_slow(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *(*format)(struct ck_object *self, struct ck_object *spec, gfp_t gfp);
	struct ck_object *text;

	format = ck_slot(ck_type_of(o), format);
	text = format ? format(o, &ck_empty_str.base, gfp) : ck_str(o, gfp);
	if (text && unlikely(!ck_is_str(text))) {
		ck_raise(&ck_TypeError, "__format__ must return a str, not %s",
			 ck_type_name(text));
		ck_put(text);
		return NULL;
	}
	return text;
}

static void add_int(struct ck_strbuf *buf, s64 v)
{
	char digits[CK_DECIMAL_MAX];
	char *p = ck_decimal(digits, v);

	ck_strbuf_add(buf, p, digits + CK_DECIMAL_MAX - p);
}

/* Bytes of the parts that are texts already. */
static size_t measure(struct ck_object **parts, unsigned int n)
{
	size_t len = 0;
	unsigned int i;

	for (i = 0; i < n; i++)
		if (!ck_is_tagged(parts[i]) && ck_is_str(parts[i]))
			len += ck_to_str(parts[i])->len;
	return len;
}

/* The line of @specs that comes next, and its length; *specs moves on. */
static const char *next_spec(const char **specs, size_t *len)
{
	const char *spec = *specs, *end = strchrnul(spec, '\n');

	*len = end - spec;
	*specs = *end ? end + 1 : end;
	return spec;
}

struct ck_object *ck_str_join_formatted(struct ck_object **parts, const char *specs,
					unsigned int n, ck_add_int_fn add_formatted, gfp_t gfp)
{
	struct ck_strbuf buf;
	unsigned int i;
	s64 v;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_reserve(&buf, measure(parts, n));
	for (i = 0; i < n && !buf.failed; i++) {
		struct ck_object *part = parts[i];
		const char *spec = NULL;
		size_t len = 0;

		if (specs)
			spec = next_spec(&specs, &len);
		if (!ck_is_tagged(part) && ck_is_str(part)) {
			ck_strbuf_add_str(&buf, part);
		} else if (!ck_int_value(part, &v)) {
			ck_check_type(part, &ck_str_type, 0, NULL);
			ck_strbuf_fail(&buf);
		} else if (len) {
			add_formatted(&buf, v, spec, len);
		} else {
			add_int(&buf, v);
		}
	}
	return ck_strbuf_finish(&buf);
}

struct ck_object *ck_str_join_parts(struct ck_object **parts, unsigned int n, gfp_t gfp)
{
	return ck_str_join_formatted(parts, NULL, n, NULL, gfp);
}
