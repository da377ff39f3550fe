// SPDX-License-Identifier: GPL-2.0
/*
 * deque: iterators, forwards and backwards. The position is guarded by the deque's lock, so that
 * CPUs which use one iterator get different items.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>

#include "deque_ring.h"

/**
 * struct ck_deque_iter - an iterator
 * @base: header
 * @deque: the deque
 * @version: of the deque when the iterator was made
 * @pos: items given so far
 * @backwards: last item first
 */
struct ck_deque_iter {
	struct ck_object base;
	struct ck_object *deque;
	unsigned long version;
	size_t pos;
	bool backwards;
};

static struct ck_deque_iter *to_iter(struct ck_object *o)
{
	return container_of(o, struct ck_deque_iter, base);
}

static void iter_clear(struct ck_object *self)
{
	ck_clear(&to_iter(self)->deque);
}

static int iter_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_iter(self)->deque, arg);
}

static struct ck_object *iter_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_deque_iter *it = to_iter(self);
	struct ck_object *item = NULL;
	unsigned long flags;
	struct ck_deque *d;
	bool changed;

	/* The collector cleared it. */
	if (!it->deque)
		return NULL;
	d = ck_to_deque(it->deque);
	spin_lock_irqsave(&d->lock, flags);
	changed = d->version != it->version;
	if (!changed && it->pos < d->len) {
		item = ck_get(*ck_ring_at(d, it->backwards ? d->len - 1 - it->pos : it->pos));
		it->pos++;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	if (changed)
		ck_raise(&ck_RuntimeError, "deque mutated during iteration");
	return item;
}

#define DEQUE_ITER_TYPE(type_name) {		\
	CK_TYPE_HEAD,				\
	.name = type_name,			\
	.base = &ck_object_type,		\
	.size = sizeof(struct ck_deque_iter),	\
	.clear = iter_clear,			\
	.traverse = iter_traverse,		\
	.iter = ck_iter_self,			\
	.next = iter_next,			\
}

static const struct ck_type iter_types[] = {
	DEQUE_ITER_TYPE("_collections._deque_iterator"),
	DEQUE_ITER_TYPE("_collections._deque_reverse_iterator"),
};

static struct ck_object *new_iter(struct ck_object *deque, bool backwards, gfp_t gfp)
{
	struct ck_object *o = ck_new(&iter_types[backwards], gfp);
	struct ck_deque *d = ck_to_deque(deque);
	unsigned long flags;

	if (!o)
		return NULL;
	to_iter(o)->backwards = backwards;
	spin_lock_irqsave(&d->lock, flags);
	to_iter(o)->version = d->version;
	spin_unlock_irqrestore(&d->lock, flags);
	to_iter(o)->deque = ck_get(deque);
	return o;
}

/**
 * ck_deque_iter() - iter slot of deque
 * @self: a deque
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_deque_iter(struct ck_object *self, gfp_t gfp)
{
	return new_iter(self, false, gfp);
}

/**
 * ck_deque_reversed() - reversed(d)
 * @self: a deque
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_deque_reversed(struct ck_object *self, gfp_t gfp)
{
	return new_iter(self, true, gfp);
}
