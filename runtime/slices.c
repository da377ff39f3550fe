// SPDX-License-Identifier: GPL-2.0
/*
 * Slices of any object: subscripts with a slice object. Separate from items.c because they link
 * that type.
 */
#include <cythonk/ops.h>
#include <cythonk/slice.h>

struct ck_object *ck_getslice(struct ck_object *o, struct ck_object *start,
			      struct ck_object *stop, struct ck_object *step, gfp_t gfp)
{
	struct ck_object *slice = ck_slice_new(start, stop, step, gfp), *items;

	if (!slice)
		return NULL;
	items = ck_getitem(o, slice, gfp);
	ck_put(slice);
	return items;
}

int ck_setslice(struct ck_object *o, struct ck_object *start, struct ck_object *stop,
		struct ck_object *step, struct ck_object *value, gfp_t gfp)
{
	struct ck_object *slice = ck_slice_new(start, stop, step, gfp);
	int r;

	if (!slice)
		return -1;
	r = value ? ck_setitem(o, slice, value, gfp) : ck_delitem(o, slice);
	ck_put(slice);
	return r;
}

/* slice(start, stop), where SSIZE_MAX as stop means the end. */
static struct ck_object *slice_at(ssize_t start, ssize_t stop, gfp_t gfp)
{
	struct ck_object *first = ck_int_from_s64(start, gfp);
	struct ck_object *end = stop == SSIZE_MAX ? CK_NONE : ck_int_from_s64(stop, gfp);
	struct ck_object *slice = NULL;

	if (first && end)
		slice = ck_slice_new(first, end, NULL, gfp);
	ck_put(first);
	ck_put(end);
	return slice;
}

struct ck_object *ck_getslice_at(struct ck_object *o, ssize_t start, ssize_t stop, gfp_t gfp)
{
	struct ck_object *slice = slice_at(start, stop, gfp), *items;

	if (!slice)
		return NULL;
	items = ck_getitem(o, slice, gfp);
	ck_put(slice);
	return items;
}

int ck_setslice_at(struct ck_object *o, ssize_t start, ssize_t stop, struct ck_object *value,
		   gfp_t gfp)
{
	struct ck_object *slice = slice_at(start, stop, gfp);
	int r;

	if (!slice)
		return -1;
	r = ck_setitem(o, slice, value, gfp);
	ck_put(slice);
	return r;
}

int ck_delslice_at(struct ck_object *o, ssize_t start, ssize_t stop)
{
	struct ck_object *slice = slice_at(start, stop, GFP_ATOMIC);
	int r;

	if (!slice)
		return -1;
	r = ck_delitem(o, slice);
	ck_put(slice);
	return r;
}
