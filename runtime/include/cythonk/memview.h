/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Typed memoryviews: what `cdef int[:] v` is in C. A local struct that holds a reference to what
 * keeps the memory in place, so that items are read and written without a lock or a call.
 */
#ifndef CK_MEMVIEW_H
#define CK_MEMVIEW_H

#include <cythonk/memoryview.h>

/**
 * struct ck_memview - a typed memoryview
 * @memview: the pin, owned or borrowed as the code says; None: no items; NULL: not assigned
 * @data: the first item
 * @shape: how many items
 * @strides: bytes from one to the next
 */
struct ck_memview {
	struct ck_object *memview;
	char *data;
	ssize_t shape[1];
	ssize_t strides[1];
};

/* What ck_memview_from() is asked for beside the size of an item. */
#define CK_MEMVIEW_SIGNED	0x1	/* items have negative values */
#define CK_MEMVIEW_WRITE	0x2	/* items will be written to */
#define CK_MEMVIEW_CONTIG	0x4	/* one item after the other */

/**
 * ck_memview_from() - a typed memoryview of an object
 * @v: filled in: @v->memview is a new reference, NULL on failure
 * @o: a memoryview or another bytes-like object with items of that kind, or None
 * @size: bytes of an item
 * @flags: CK_MEMVIEW_*
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with TypeError, ValueError, BufferError or MemoryError pending.
 */
int ck_memview_from(struct ck_memview *v, struct ck_object *o, size_t size, int flags, gfp_t gfp);

/**
 * ck_memview_object() - a typed memoryview as an object
 * @v: the typed memoryview
 * @size: bytes of an item
 * @flags: CK_MEMVIEW_*
 * @gfp: allocation flags
 *
 * Return: new reference to a memoryview (None for None), or NULL with MemoryError pending.
 */
struct ck_object *ck_memview_object(const struct ck_memview *v, size_t size, int flags, gfp_t gfp);

/**
 * ck_memview_slice() - v[start:stop:step]
 * @out: filled in; borrows the reference of @v
 * @v: the typed memoryview
 * @start: first item; CK_MEMVIEW_NO where it is left out
 * @stop: the end, likewise
 * @step: likewise
 *
 * Return: 0, or -1 with ValueError pending.
 */
int ck_memview_slice(struct ck_memview *out, const struct ck_memview *v, ssize_t start,
		     ssize_t stop, ssize_t step);

/* A part of a slice that is left out. */
#define CK_MEMVIEW_NO	(-SSIZE_MAX - 1)

/**
 * ck_memview_copy() - to[:] = from
 * @to: where to
 * @from: where from; may be the same memory
 * @size: bytes of an item
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with ValueError or MemoryError pending.
 */
int ck_memview_copy(const struct ck_memview *to, const struct ck_memview *from, size_t size,
		    gfp_t gfp);

/**
 * ck_memview_fill() - v[:] = item
 * @v: the typed memoryview
 * @item: the item
 * @size: bytes of it
 */
void ck_memview_fill(const struct ck_memview *v, const void *item, size_t size);

/**
 * ck_memview_raise_index() - raise IndexError for an item that is not there
 */
__cold void ck_memview_raise_index(void);

/**
 * ck_memview_hold() - take a reference for a copy of a typed memoryview
 * @v: the copy
 */
static inline void ck_memview_hold(struct ck_memview *v)
{
	ck_xget(v->memview);
}

/**
 * ck_memview_drop() - give up the reference of a typed memoryview
 * @v: the typed memoryview, afterwards as if never assigned
 */
static inline void ck_memview_drop(struct ck_memview *v)
{
	struct ck_object *pin = v->memview;

	v->memview = NULL;
	v->data = NULL;
	ck_put(pin);
}

#endif /* CK_MEMVIEW_H */
