/* SPDX-License-Identifier: GPL-2.0 */
/*
 * slice objects, and the arithmetic of slices that all sequences share.
 */
#ifndef CK_SLICE_H
#define CK_SLICE_H

#include <linux/limits.h>

#include <cythonk/object.h>

/**
 * struct ck_slice - a slice object
 * @base: header
 * @start: an object, None when left out
 * @stop: likewise
 * @step: likewise
 */
struct ck_slice {
	struct ck_object base;
	struct ck_object *start;
	struct ck_object *stop;
	struct ck_object *step;
};

extern const struct ck_type ck_slice_type;

/* The same: to ask whether an object is a slice links no slices; making one does. */
extern const struct ck_type ck_slice_type_if_linked asm("ck_slice_type") CK_OPTIONAL;

/**
 * struct ck_span - which items a slice means
 * @start: position of the first
 * @stop: the end, behind or (step below 0) before the last
 * @step: distance, not 0
 * @count: number of items; valid after ck_span_fit()
 */
struct ck_span {
	ssize_t start;
	ssize_t stop;
	ssize_t step;
	ssize_t count;
};

/**
 * ck_is_slice() - is this a slice object?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_slice(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == ck_optional(ck_slice_type_if_linked);
}

/**
 * ck_slice_new() - make a slice object
 * @start: an object, borrowed; NULL is None
 * @stop: likewise
 * @step: likewise
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_slice_new(struct ck_object *start, struct ck_object *stop,
			       struct ck_object *step, gfp_t gfp);

/**
 * ck_slice_unpack() - read the numbers of a slice object
 * @slice: the slice
 * @span: where they go, to be fitted to a length by ck_span_fit()
 *
 * Return: 0, or -1 with TypeError, or ValueError ("slice step cannot be zero") pending.
 */
int ck_slice_unpack(struct ck_object *slice, struct ck_span *span);

/**
 * ck_span_fit() - fit a slice to a length
 * @span: from ck_slice_unpack()
 * @len: the sequence's length
 *
 * Context: any; arithmetic only, so that it may be done under the sequence's lock.
 */
void ck_span_fit(struct ck_span *span, ssize_t len);

/**
 * ck_clamp_slice() - fit start and end of a slice without a step
 * @start: first position; negative from the end
 * @end: position behind the last; negative from the end
 * @len: the sequence's length
 *
 * Afterwards 0 <= *start <= *end <= @len.
 */
static inline void ck_clamp_slice(ssize_t *start, ssize_t *end, ssize_t len)
{
	if (*start < 0)
		*start = max_t(ssize_t, *start + len, 0);
	if (*end < 0)
		*end = max_t(ssize_t, *end + len, 0);
	*start = min(*start, len);
	*end = max(min(*end, len), *start);
}

#endif /* CK_SLICE_H */
