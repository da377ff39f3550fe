// SPDX-License-Identifier: GPL-2.0
/*
 * Typed memoryviews: making them of objects, objects of them, and what concerns many items.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/memview.h>
#include <cythonk/slice.h>

#include "items_of_c.h"
#include "memoryview_internal.h"
#include "self.h"

/* Are these the items that are asked for? False with ValueError or BufferError pending. */
static bool suits(const struct ck_memoryview *m, size_t size, int flags)
{
	const struct ck_item_kind *kind = ck_item_kind(m->format);

	if (kind->size != size || kind->sign != !!(flags & CK_MEMVIEW_SIGNED)) {
		ck_raise(&ck_ValueError,
			 "Buffer dtype mismatch, expected %s integers of %zu bytes but got '%c'",
			 flags & CK_MEMVIEW_SIGNED ? "signed" : "unsigned", size, m->format);
		return false;
	}
	if (m->readonly && flags & CK_MEMVIEW_WRITE) {
		ck_raise(&ck_BufferError, "Object is not writable.");
		return false;
	}
	if (flags & CK_MEMVIEW_CONTIG && m->stride != m->itemsize && m->len > 1) {
		ck_raise(&ck_ValueError, "Buffer not C contiguous.");
		return false;
	}
	/* Items are read as such: machines may insist on their alignment, and UBSAN does. */
	if (((unsigned long)m->data | m->stride) % size) {
		ck_raise(&ck_ValueError, "the items are not aligned to their size");
		return false;
	}
	return true;
}

int ck_memview_from(struct ck_memview *v, struct ck_object *o, size_t size, int flags, gfp_t gfp)
{
	struct ck_object *view, *pin = NULL;
	struct ck_memoryview *m;

	*v = (struct ck_memview){ };
	if (o == CK_NONE) {
		v->memview = CK_NONE;
		return 0;
	}
	view = ck_memoryview(o, gfp);
	if (!view)
		return -1;
	m = ck_to_memoryview(view);
	if (suits(m, size, flags))
		pin = ck_memoryview_pin(view);
	if (pin) {
		v->memview = pin;
		v->data = (char *)m->data;
		v->shape[0] = m->len;
		v->strides[0] = m->stride;
	}
	ck_put(view);
	return pin ? 0 : -1;
}

struct ck_object *ck_memview_object(const struct ck_memview *v, size_t size, int flags, gfp_t gfp)
{
	static const char letters[] = "BbHhIiQq";
	struct ck_memoryview m = {
		.data = (u8 *)v->data,
		.len = v->shape[0],
		.stride = v->strides[0],
		.itemsize = size,
		.format = letters[2 * ilog2(size) + !!(flags & CK_MEMVIEW_SIGNED)],
		.readonly = !(flags & CK_MEMVIEW_WRITE),
	};

	if (v->memview == CK_NONE)
		return CK_NONE;
	if (!v->memview) {
		ck_raise(&ck_UnboundLocalError,
			 "cannot access local variable where it is not associated with a value");
		return NULL;
	}
	return ck_memoryview_make(ck_get(v->memview), &m, gfp);
}

int ck_memview_slice(struct ck_memview *out, const struct ck_memview *v, ssize_t start,
		     ssize_t stop, ssize_t step)
{
	struct ck_span span = { .step = step == CK_MEMVIEW_NO ? 1 : step };

	if (!span.step) {
		ck_raise(&ck_ValueError, "Step may not be zero (axis 0)");
		return -1;
	}
	span.start = start != CK_MEMVIEW_NO ? start : span.step < 0 ? SSIZE_MAX : 0;
	span.stop = stop != CK_MEMVIEW_NO ? stop : span.step < 0 ? CK_MEMVIEW_NO : SSIZE_MAX;
	ck_span_fit(&span, v->shape[0]);
	out->memview = v->memview;
	out->data = v->data + (span.count ? span.start * v->strides[0] : 0);
	out->shape[0] = span.count;
	/* With one item at most the distance means nothing, and the product may not fit. */
	out->strides[0] = span.count > 1 ? v->strides[0] * span.step : v->strides[0];
	return 0;
}

int ck_memview_copy(const struct ck_memview *to, const struct ck_memview *from, size_t size,
		    gfp_t gfp)
{
	ssize_t n = to->shape[0], i;
	char *copy;

	if (from->shape[0] != n) {
		ck_raise(&ck_ValueError,
			 "got differing extents in dimension 0 (got %zd and %zd)", n,
			 from->shape[0]);
		return -1;
	}
	if (!n)
		return 0;
	if (to->strides[0] == size && from->strides[0] == size) {
		memmove(to->data, from->data, n * size);
		return 0;
	}
	/* They may overlap in any way. */
	copy = ck_payload_alloc(n, size, gfp);
	if (!copy)
		return -1;
	for (i = 0; i < n; i++)
		memcpy(copy + i * size, from->data + i * from->strides[0], size);
	for (i = 0; i < n; i++)
		memcpy(to->data + i * to->strides[0], copy + i * size, size);
	ck_payload_free(copy);
	return 0;
}

void ck_memview_fill(const struct ck_memview *v, const void *item, size_t size)
{
	ssize_t i;

	for (i = 0; i < v->shape[0]; i++)
		memcpy(v->data + i * v->strides[0], item, size);
}

void ck_memview_raise_index(void)
{
	ck_raise(&ck_IndexError, "Out of bounds on buffer access (axis 0)");
}
