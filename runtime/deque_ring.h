/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of deque: the ring. The caller holds the deque's lock, or is the only one that
 * knows the deque.
 */
#ifndef CK_DEQUE_RING_H
#define CK_DEQUE_RING_H

#include <cythonk/deque.h>

/* Where the item at position @i is; there is an array. */
static inline struct ck_object **ck_ring_at(const struct ck_deque *d, size_t i)
{
	return &d->items[(d->head + i) & (d->cap - 1)];
}

static inline bool ck_ring_is_full(const struct ck_deque *d)
{
	return d->maxlen >= 0 && d->len >= d->maxlen;
}

/* Take the first or the last item out, and its reference; there is one. */
static inline struct ck_object *ck_ring_take(struct ck_deque *d, bool left)
{
	struct ck_object *item = *ck_ring_at(d, left ? 0 : d->len - 1);

	if (left)
		d->head = (d->head + 1) & (d->cap - 1);
	d->len--;
	d->version++;
	return item;
}

/*
 * Put a reference at one end. What maxlen pushes out at the other end, or @v itself, goes to *out.
 * Returns false when the array has to grow first.
 */
static inline bool ck_ring_put(struct ck_deque *d, struct ck_object *v, bool left,
			       struct ck_object **out)
{
	*out = NULL;
	if (ck_ring_is_full(d)) {
		if (!d->len) {
			*out = v;
			return true;
		}
		*out = ck_ring_take(d, !left);
	} else if (d->len == d->cap) {
		return false;
	}
	if (left)
		d->head = (d->head - 1) & (d->cap - 1);
	*ck_ring_at(d, left ? 0 : d->len) = v;
	d->len++;
	d->version++;
	return true;
}

/* deque.c */
bool ck_deque_make_room(struct ck_deque *d, size_t need, gfp_t gfp);
struct ck_object *ck_deque_item(struct ck_object *self, ssize_t i);
bool ck_deque_check_self(struct ck_object *o, const char *method);
struct ck_object *ck_deque_take_at(struct ck_deque *d, size_t i);

/* deque_bulk.c */
struct ck_object *ck_deque_repr(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_deque_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

/* deque_search.c */
int ck_deque_contains(struct ck_object *self, struct ck_object *v);

/* deque_iter.c */
struct ck_object *ck_deque_iter(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_deque_reversed(struct ck_object *self, gfp_t gfp);

#endif /* CK_DEQUE_RING_H */
