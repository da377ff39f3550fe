// SPDX-License-Identifier: GPL-2.0
/*
 * bytes() of an int or an iterable.
 */
#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "self.h"
#include "strbuf.h"

/* Only its address is needed. */
extern const struct ck_type ck_str_type CK_OPTIONAL;

static struct ck_object *zeroes(s64 n, gfp_t gfp)
{
	if (n < 0) {
		ck_raise(&ck_ValueError, "negative count");
		return NULL;
	}
	return ck_bytes_new(NULL, n, gfp);
}

static bool add_item(struct ck_strbuf *buf, struct ck_object *item)
{
	ssize_t v = ck_index(item);

	if (ck_failed(v))
		return false;
	if (v < 0 || v > U8_MAX) {
		ck_raise(&ck_ValueError, "bytes must be in range(0, 256)");
		return false;
	}
	ck_strbuf_add_char(buf, v);
	return !buf->failed;
}

static struct ck_object *collect(struct ck_object *it, gfp_t gfp)
{
	struct ck_object *result = NULL, *item;
	struct ck_strbuf buf;
	bool added = true;

	ck_strbuf_init(&buf, gfp);
	while (added && (item = ck_next(it, gfp))) {
		added = add_item(&buf, item);
		ck_put(item);
	}
	if (added && !ck_err_occurred())
		result = ck_bytes_new(buf.data, buf.len, gfp);
	ck_strbuf_discard(&buf);
	return result;
}

struct ck_object *ck_bytes_from(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *it, *result;
	s64 v;

	if (ck_is_bytes(o))
		return ck_get(o);
	if (ck_int_value(o, &v))
		return zeroes(v, gfp);
	if (ck_isinstance(o, ck_optional(ck_str_type))) {
		ck_raise(&ck_TypeError, "string argument without an encoding");
		return NULL;
	}
	if (!ck_slot(ck_type_of(o), iter)) {
		ck_raise(&ck_TypeError, "cannot convert '%s' object to bytes", ck_type_name(o));
		return NULL;
	}
	it = ck_iter(o, gfp);
	if (!it)
		return NULL;
	result = collect(it, gfp);
	ck_put(it);
	return result;
}
