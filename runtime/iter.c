// SPDX-License-Identifier: GPL-2.0
/*
 * The iterator that sequences share: a position, moved by compare-and-exchange so that CPUs which
 * use one iterator at the same time get different items.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>

static struct ck_seq_iter *to_iter(struct ck_object *o)
{
	return container_of(o, struct ck_seq_iter, base);
}

struct ck_object *ck_seq_iter_new(const struct ck_type *type, struct ck_object *seq, long pos,
				  struct ck_object *(*get)(struct ck_object *seq, long pos,
							   long *next, gfp_t gfp),
				  gfp_t gfp)
{
	struct ck_object *o = ck_new(type, gfp);

	if (o) {
		to_iter(o)->seq = ck_get(seq);
		to_iter(o)->get = get;
		atomic_long_set(&to_iter(o)->pos, pos);
	}
	return o;
}

/**
 * ck_seq_iter_next() - next slot of iterators over sequences
 * @self: the iterator
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception when exhausted.
 */
struct ck_object *ck_seq_iter_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_seq_iter *it = to_iter(self);
	long pos = atomic_long_read(&it->pos), next = -1;

	while (pos >= 0 && it->seq) {
		struct ck_object *item = it->get(it->seq, pos, &next, gfp);

		if (!item) {
			if (!ck_err_occurred())
				atomic_long_set(&it->pos, -1);
			return NULL;
		}
		if (atomic_long_try_cmpxchg(&it->pos, &pos, next))
			return item;
		/* Another CPU took it; @pos is where that one went. */
		ck_put(item);
	}
	return NULL;
}

/**
 * ck_seq_iter_clear() - clear slot of iterators over sequences
 * @self: the iterator
 */
void ck_seq_iter_clear(struct ck_object *self)
{
	ck_clear(&to_iter(self)->seq);
}

/**
 * ck_seq_iter_traverse() - traverse slot of iterators over sequences
 * @self: the iterator
 * @visit: called with the sequence
 * @arg: for @visit
 *
 * Return: what @visit returned.
 */
int ck_seq_iter_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_iter(self)->seq, arg);
}

/**
 * ck_iter_self() - iter slot of iterators
 * @it: the iterator
 * @gfp: not used
 *
 * Return: new reference to @it.
 */
struct ck_object *ck_iter_self(struct ck_object *it, gfp_t gfp)
{
	return ck_get(it);
}
