// SPDX-License-Identifier: GPL-2.0
/*
 * bytes() of other bytes-like objects, an int or an iterable.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "bytes_internal.h"
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

static bool add_item(struct ck_strbuf *buf, struct ck_object *item, const char *what)
{
	ssize_t v = ck_index(item);

	if (ck_failed(v))
		return false;
	if (v < 0 || v > U8_MAX) {
		ck_raise(&ck_ValueError, "%s must be in range(0, 256)", what);
		return false;
	}
	ck_strbuf_add_char(buf, v);
	return !buf->failed;
}

static struct ck_object *collect(struct ck_object *it, const char *what, gfp_t gfp)
{
	struct ck_object *result = NULL, *item;
	struct ck_strbuf buf;
	bool added = true;

	ck_strbuf_init(&buf, gfp);
	while (added && (item = ck_next(it, gfp))) {
		added = add_item(&buf, item, what);
		ck_put(item);
	}
	if (added && !ck_err_occurred())
		result = ck_bytes_new(buf.data, buf.len, gfp);
	ck_strbuf_discard(&buf);
	return result;
}

/**
 * ck_bytes_collect() - bytes of an iterable of ints
 * @o: the iterable
 * @what: what does not fit an int past a byte, for the message
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or another exception pending.
 */
struct ck_object *ck_bytes_collect(struct ck_object *o, const char *what, gfp_t gfp)
{
	struct ck_object *it = ck_iter(o, gfp), *result;

	if (!it)
		return NULL;
	result = collect(it, what, gfp);
	ck_put(it);
	return result;
}

struct ck_object *ck_bytes_from(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *result;
	struct ck_view view;
	int found;
	s64 v;

	if (ck_is_bytes(o))
		return ck_get(o);
	found = ck_view_try(&view, o, gfp);
	if (found) {
		if (found < 0)
			return NULL;
		result = ck_bytes_new(view.p, view.len, gfp);
		ck_view_put(&view);
		return result;
	}
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
	return ck_bytes_collect(o, "bytes", gfp);
}
