// SPDX-License-Identifier: GPL-2.0
/*
 * set: the iterator.
 */
#include <linux/atomic.h>

#include <cythonk/error.h>
#include <cythonk/iter.h>

#include "set_table.h"

/**
 * struct ck_set_iter - an iterator
 * @base: header
 * @set: the set or frozenset
 * @pos: for ck_set_next(); negative: exhausted
 * @expect_len: length of the set when the iterator was made
 */
struct ck_set_iter {
	struct ck_object base;
	struct ck_object *set;
	atomic_long_t pos;
	ssize_t expect_len;
};

static struct ck_set_iter *to_iter(struct ck_object *o)
{
	return container_of(o, struct ck_set_iter, base);
}

static void iter_clear(struct ck_object *self)
{
	ck_clear(&to_iter(self)->set);
}

static int iter_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_iter(self)->set, arg);
}

static struct ck_object *iter_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_set_iter *it = to_iter(self);
	long pos = atomic_long_read(&it->pos);
	struct ck_object *key;

	while (pos >= 0 && it->set) {
		ssize_t next = pos;
		int found = ck_set_next(it->set, &next, it->expect_len, &key);

		if (found < 0)
			return NULL;
		if (!found) {
			atomic_long_set(&it->pos, -1);
			return NULL;
		}
		if (atomic_long_try_cmpxchg(&it->pos, &pos, next))
			return key;
		/* Another CPU took it; @pos is where that one went. */
		ck_put(key);
	}
	return NULL;
}

static const struct ck_type set_iter_type = {
	CK_TYPE_HEAD,
	.name = "set_iterator",
	.base = &ck_object_type,
	.size = sizeof(struct ck_set_iter),
	.clear = iter_clear,
	.traverse = iter_traverse,
	.iter = ck_iter_self,
	.next = iter_next,
};

/**
 * ck_set_iter() - iter slot of set and frozenset
 * @s: a set or frozenset
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_set_iter(struct ck_object *s, gfp_t gfp)
{
	struct ck_object *o = ck_new(&set_iter_type, gfp);

	if (!o)
		return NULL;
	to_iter(o)->set = ck_get(s);
	to_iter(o)->expect_len = ck_set_len(s);
	return o;
}
