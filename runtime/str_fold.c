// SPDX-License-Identifier: GPL-2.0
/*
 * str.casefold() and str.isidentifier(). Apart from the other methods about characters because of
 * the tables that only these need.
 */
#include <cythonk/error.h>
#include <cythonk/str.h>

#include "self.h"
#include "strbuf.h"
#include "unicode.h"
#include "utf8.h"

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_str(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/**
 * ck_str_casefold() - o.casefold()
 * @o: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_casefold(struct ck_object *o, gfp_t gfp)
{
	const struct ck_str *s = ck_to_str(o);
	struct ck_strbuf buf;
	unsigned int width;
	size_t pos;

	if (!check_self(o, "casefold"))
		return NULL;
	ck_strbuf_init(&buf, gfp);
	for (pos = 0; pos < s->len && !buf.failed; pos += width) {
		u32 cp = ck_utf8_decode(s->data + pos, &width);
		u32 out[CK_CASE_MAX];
		unsigned int i, n = ck_uc_fold(cp, out);

		for (i = 0; i < n; i++)
			ck_strbuf_add_code_point(&buf, out[i]);
	}
	return ck_strbuf_finish(&buf);
}

/**
 * ck_str_isidentifier() - o.isidentifier()
 * @o: a str
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_str_isidentifier(struct ck_object *o)
{
	const struct ck_str *s = ck_to_str(o);
	unsigned int width;
	size_t pos;

	if (!check_self(o, "isidentifier"))
		return -1;
	if (!s->len || !ck_uc_name_start(ck_utf8_decode(s->data, &width)))
		return 0;
	for (pos = width; pos < s->len; pos += width)
		if (!ck_uc_name_part(ck_utf8_decode(s->data + pos, &width)))
			return 0;
	return 1;
}
