// SPDX-License-Identifier: GPL-2.0
/*
 * The arithmetic of slices: sequences unpack a slice object into numbers, fit these to their length
 * and go on without it. Apart from slice.c, because sequences are linked without slice objects when
 * nobody makes any.
 */
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/slice.h>

#include "self.h"

/* One number of a slice; @v stays as it is for None. */
static bool unpack(struct ck_object *o, ssize_t *v)
{
	ssize_t i;

	if (!o || o == CK_NONE)
		return true;
	if (!ck_is_index(o)) {
		ck_raise(&ck_TypeError,
			 "slice indices must be integers or None or have an __index__ method");
		return false;
	}
	i = ck_index(o);
	if (ck_failed(i))
		return false;
	*v = i;
	return true;
}

int ck_slice_unpack(struct ck_object *slice, struct ck_span *span)
{
	const struct ck_slice *s = container_of(slice, struct ck_slice, base);

	span->step = 1;
	span->count = 0;
	if (!unpack(s->step, &span->step))
		return -1;
	if (!span->step) {
		ck_raise(&ck_ValueError, "slice step cannot be zero");
		return -1;
	}
	/* So that -step exists. */
	span->step = max(span->step, -SSIZE_MAX);
	span->start = span->step < 0 ? SSIZE_MAX : 0;
	span->stop = span->step < 0 ? -SSIZE_MAX - 1 : SSIZE_MAX;
	return unpack(s->start, &span->start) && unpack(s->stop, &span->stop) ? 0 : -1;
}

/* Fit one end of a slice to a length. */
static ssize_t fit(ssize_t v, ssize_t len, ssize_t step)
{
	if (v < 0) {
		v += len;
		return v >= 0 ? v : step < 0 ? -1 : 0;
	}
	return v < len ? v : step < 0 ? len - 1 : len;
}

void ck_span_fit(struct ck_span *span, ssize_t len)
{
	span->start = fit(span->start, len, span->step);
	span->stop = fit(span->stop, len, span->step);
	if (span->step < 0)
		span->count = span->stop < span->start ?
			      (span->start - span->stop - 1) / -span->step + 1 : 0;
	else
		span->count = span->start < span->stop ?
			      (span->stop - span->start - 1) / span->step + 1 : 0;
}
