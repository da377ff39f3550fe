// SPDX-License-Identifier: GPL-2.0
/*
 * Sorted containers: where a key belongs. Simple keys are compared under the lock. For others the
 * lock is dropped around "<", and the search begins anew when keys have come or gone meanwhile.
 */
#include <linux/minmax.h>
#include <linux/string.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "sorted_tree.h"

/* Only its address is needed. */
extern const struct ck_type ck_bytes_type CK_OPTIONAL;

/* What less() answers beside 0 and 1. */
#define FAILED	(-1)
#define CHANGED	(-2)

static bool less_bytes(const void *a, size_t a_len, const void *b, size_t b_len)
{
	int order = memcmp(a, b, min(a_len, b_len));

	return order ? order < 0 : a_len < b_len;
}

/* a < b of two keys without running anyone's code: 0, 1; -1: that is needed. */
static int less_simple(struct ck_object *a, struct ck_object *b)
{
	s64 x, y;

	if (ck_int_value(a, &x))
		return ck_int_value(b, &y) ? x < y : -1;
	if (ck_is_tagged(b) || a->type != b->type)
		return -1;
	/* UTF-8 sorts as the code points do. */
	if (a->type == &ck_str_type)
		return less_bytes(ck_to_str(a)->data, ck_to_str(a)->len, ck_to_str(b)->data,
				  ck_to_str(b)->len);
	if (a->type == ck_optional(ck_bytes_type))
		return less_bytes(ck_to_bytes(a)->data, ck_to_bytes(a)->len, ck_to_bytes(b)->data,
				  ck_to_bytes(b)->len);
	return -1;
}

/*
 * Is a node's key less than @key, or (@turned) the other way round? The lock is held again after
 * it.
 */
static int less(struct ck_tree *t, const struct ck_node *node, struct ck_object *key, bool turned,
		unsigned long *flags)
	__must_hold(&t->lock)
{
	struct ck_object *mine = node->key;
	unsigned long version = t->version;
	int answer = turned ? less_simple(key, mine) : less_simple(mine, key);

	if (likely(answer >= 0))
		return answer;
	ck_get(mine);
	spin_unlock_irqrestore(&t->lock, *flags);
	answer = turned ? ck_compare(key, mine, CK_LT) : ck_compare(mine, key, CK_LT);
	ck_put(mine);
	spin_lock_irqsave(&t->lock, *flags);
	if (answer < 0)
		return FAILED;
	return t->version == version ? answer : CHANGED;
}

/**
 * ck_tree_gap() - find where a key belongs
 * @t: the tree, locked
 * @key: the key
 * @side: on which side of those that are the same
 * @gap: the place, valid while the lock is held
 * @flags: of the lock, which is dropped while user code compares
 *
 * Return: 0, or -1 with an exception pending. The tree is locked again.
 */
int ck_tree_gap(struct ck_tree *t, struct ck_object *key, enum ck_side side, struct ck_gap *gap,
		unsigned long *flags)
	__must_hold(&t->lock)
{
	struct ck_node *node;
	int answer;

again:
	*gap = (struct ck_gap){ .link = &t->root.rb_root.rb_node };
	while (*gap->link) {
		node = ck_node_of(*gap->link);
		answer = less(t, node, key, side == CK_SIDE_RIGHT, flags);
		if (answer == FAILED)
			return -1;
		if (answer == CHANGED)
			goto again;
		gap->parent = &node->rb;
		if (answer == (side == CK_SIDE_RIGHT)) {
			gap->after = node;
			gap->link = &node->rb.rb_left;
		} else {
			gap->before = node;
			gap->index += 1 + (node->rb.rb_left ?
					   ck_node_of(node->rb.rb_left)->size : 0);
			gap->link = &node->rb.rb_right;
		}
	}
	return 0;
}

/**
 * ck_tree_find() - find the first of the keys that are the same as a value
 * @t: the tree, locked
 * @key: the value
 * @gap: the place before it; its @after is the node, if there is one
 * @flags: of the lock, which is dropped while user code compares
 *
 * Return: 1, 0 when there is none, or -1 with an exception pending. The tree is locked again.
 */
int ck_tree_find(struct ck_tree *t, struct ck_object *key, struct ck_gap *gap,
		 unsigned long *flags)
	__must_hold(&t->lock)
{
	int answer;

	do {
		if (ck_tree_gap(t, key, CK_SIDE_LEFT, gap, flags) < 0)
			return -1;
		if (!gap->after)
			return 0;
		answer = less(t, gap->after, key, true, flags);
	} while (answer == CHANGED);
	return answer == FAILED ? -1 : !answer;
}

/**
 * ck_tree_contains() - contains slot of sorted containers
 * @self: the container
 * @key: the key looked for
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_tree_contains(struct ck_object *self, struct ck_object *key)
{
	struct ck_tree *t = ck_to_tree(self);
	unsigned long flags;
	struct ck_gap gap;
	int found;

	spin_lock_irqsave(&t->lock, flags);
	found = ck_tree_find(t, key, &gap, &flags);
	spin_unlock_irqrestore(&t->lock, flags);
	return found;
}

/**
 * ck_tree_bisect() - how many keys are on the left of a place
 * @t: the tree, not locked
 * @key: the key whose place it is
 * @side: on which side of those that are the same
 *
 * Return: the number, or -1 with an exception pending.
 */
ssize_t ck_tree_bisect(struct ck_tree *t, struct ck_object *key, enum ck_side side)
{
	unsigned long flags;
	struct ck_gap gap;
	int failed;

	spin_lock_irqsave(&t->lock, flags);
	failed = ck_tree_gap(t, key, side, &gap, &flags);
	spin_unlock_irqrestore(&t->lock, flags);
	return failed ? -1 : gap.index;
}

/**
 * ck_tree_near() - the key next to a value
 * @t: the tree, not locked
 * @key: the value
 * @which: which one
 *
 * Return: new reference, None when there is none; NULL with an exception pending.
 */
struct ck_object *ck_tree_near(struct ck_tree *t, struct ck_object *key, enum ck_near which)
{
	bool before = which == CK_NEAR_LOWER || which == CK_NEAR_FLOOR;
	bool right = which == CK_NEAR_FLOOR || which == CK_NEAR_HIGHER;
	struct ck_object *result = NULL;
	struct ck_node *node;
	unsigned long flags;
	struct ck_gap gap;

	spin_lock_irqsave(&t->lock, flags);
	if (!ck_tree_gap(t, key, right ? CK_SIDE_RIGHT : CK_SIDE_LEFT, &gap, &flags)) {
		node = before ? gap.before : gap.after;
		result = node ? ck_get(node->key) : CK_NONE;
	}
	spin_unlock_irqrestore(&t->lock, flags);
	return result;
}

/**
 * ck_tree_end() - the first or the last key
 * @t: the tree, not locked
 * @last: which of them
 *
 * Return: new reference, or NULL when there is none.
 */
struct ck_object *ck_tree_end(struct ck_tree *t, bool last)
{
	struct ck_object *key = NULL;
	unsigned long flags;
	struct rb_node *rb;

	spin_lock_irqsave(&t->lock, flags);
	rb = last ? rb_last(&t->root.rb_root) : rb_first_cached(&t->root);
	if (rb)
		key = ck_get(ck_node_of(rb)->key);
	spin_unlock_irqrestore(&t->lock, flags);
	return key;
}
