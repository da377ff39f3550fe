// SPDX-License-Identifier: GPL-2.0
/*
 * Sorted containers: iterators over keys, in both directions and over ranges. The position is a
 * node, guarded by the container's lock and valid while no key has come or gone.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>

#include "sorted_tree.h"

/**
 * struct ck_tree_iter - an iterator
 * @base: header
 * @container: what it is over
 * @version: of the container when the iterator was made
 * @next: the node whose key is given next
 * @left: keys still to be given
 * @backwards: greatest first
 */
struct ck_tree_iter {
	struct ck_object base;
	struct ck_object *container;
	unsigned long version;
	struct rb_node *next;
	size_t left;
	bool backwards;
};

static struct ck_tree_iter *to_iter(struct ck_object *o)
{
	return container_of(o, struct ck_tree_iter, base);
}

static void iter_clear(struct ck_object *self)
{
	ck_clear(&to_iter(self)->container);
}

static int iter_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(to_iter(self)->container, arg);
}

static struct ck_object *iter_next(struct ck_object *self, gfp_t gfp)
{
	struct ck_tree_iter *it = to_iter(self);
	struct ck_object *key = NULL;
	unsigned long flags;
	struct ck_tree *t;
	bool changed;

	/* The collector cleared it. */
	if (!it->container)
		return NULL;
	t = ck_to_tree(it->container);
	spin_lock_irqsave(&t->lock, flags);
	changed = t->version != it->version;
	if (!changed && it->left) {
		key = ck_get(ck_node_of(it->next)->key);
		it->next = it->backwards ? rb_prev(it->next) : rb_next(it->next);
		it->left--;
	}
	spin_unlock_irqrestore(&t->lock, flags);
	if (changed)
		ck_raise(&ck_RuntimeError, "%s changed during iteration", t->base.type->name);
	return key;
}

static const struct ck_type iter_type = {
	CK_TYPE_HEAD,
	.name = "sorted_iterator",
	.base = &ck_object_type,
	.size = sizeof(struct ck_tree_iter),
	.clear = iter_clear,
	.traverse = iter_traverse,
	.iter = ck_iter_self,
	.next = iter_next,
};

static struct ck_object *new_iter(struct ck_object *container, bool backwards, gfp_t gfp)
{
	struct ck_object *o = ck_new(&iter_type, gfp);

	if (!o)
		return NULL;
	to_iter(o)->container = ck_get(container);
	to_iter(o)->backwards = backwards;
	return o;
}

static struct ck_object *over_all(struct ck_object *self, bool backwards, gfp_t gfp)
{
	struct ck_object *o = new_iter(self, backwards, gfp);
	struct ck_tree *t = ck_to_tree(self);
	unsigned long flags;

	if (!o)
		return NULL;
	spin_lock_irqsave(&t->lock, flags);
	to_iter(o)->next = backwards ? rb_last(&t->root.rb_root) : rb_first_cached(&t->root);
	to_iter(o)->left = t->len;
	to_iter(o)->version = t->version;
	spin_unlock_irqrestore(&t->lock, flags);
	return o;
}

/**
 * ck_tree_iter() - iter slot of sorted containers
 * @self: the container
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator over the keys, or NULL with MemoryError pending.
 */
struct ck_object *ck_tree_iter(struct ck_object *self, gfp_t gfp)
{
	return over_all(self, false, gfp);
}

/**
 * ck_tree_reversed() - reversed(s)
 * @self: a sorted container
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator over the keys, or NULL with MemoryError pending.
 */
struct ck_object *ck_tree_reversed(struct ck_object *self, gfp_t gfp)
{
	return over_all(self, true, gfp);
}

/* Where the range begins and how long it is; 0, or -1 with an exception. */
static int find_range(struct ck_tree *t, struct ck_object *low, struct ck_object *high,
		      struct ck_tree_iter *it, unsigned long *flags)
	__must_hold(&t->lock)
{
	struct ck_gap from, to;

	do {
		from = (struct ck_gap){ .after = ck_node_of(rb_first_cached(&t->root)) };
		if (low && ck_tree_gap(t, low, CK_SIDE_LEFT, &from, flags) < 0)
			return -1;
		it->version = t->version;
		to = (struct ck_gap){ .index = t->len };
		if (high && ck_tree_gap(t, high, CK_SIDE_RIGHT, &to, flags) < 0)
			return -1;
	} while (it->version != t->version);
	it->next = from.after ? &from.after->rb : NULL;
	it->left = to.index > from.index ? to.index - from.index : 0;
	return 0;
}

struct ck_object *ck_tree_irange(struct ck_object *s, struct ck_object *low,
				 struct ck_object *high, gfp_t gfp)
{
	struct ck_tree *t = ck_to_tree(s);
	struct ck_object *o;
	unsigned long flags;
	int failed;

	if (ck_is_tagged(s) || s->type->clear != ck_tree_drop) {
		ck_raise(&ck_AttributeError, "'%s' object has no attribute 'irange'",
			 ck_type_name(s));
		return NULL;
	}
	o = new_iter(s, false, gfp);
	if (!o)
		return NULL;
	spin_lock_irqsave(&t->lock, flags);
	failed = find_range(t, low == CK_NONE ? NULL : low, high == CK_NONE ? NULL : high,
			    to_iter(o), &flags);
	spin_unlock_irqrestore(&t->lock, flags);
	if (failed) {
		ck_put(o);
		return NULL;
	}
	return o;
}
