// SPDX-License-Identifier: GPL-2.0
/*
 * Sorted containers: the tree, without comparing anything. Functions that take a struct ck_tree and
 * no flags want it locked, or known to the caller alone.
 */
#include <linux/rbtree_augmented.h>

#include <cythonk/error.h>
#include <cythonk/memory.h>

#include "self.h"
#include "sorted_tree.h"

static size_t size_of(const struct rb_node *rb)
{
	return rb ? rb_entry(rb, struct ck_node, rb)->size : 0;
}

static bool compute_size(struct ck_node *node, bool exit)
{
	size_t size = 1 + size_of(node->rb.rb_left) + size_of(node->rb.rb_right);

	if (exit && node->size == size)
		return true;
	node->size = size;
	return false;
}

RB_DECLARE_CALLBACKS(static, count_nodes, struct ck_node, rb, size, compute_size);

/* Lockdep sees all trees as one class; no function takes two of them. */
static void init(struct ck_tree *t)
{
	spin_lock_init(&t->lock);
}

/**
 * ck_tree_new() - make an empty sorted container
 * @type: its type
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_tree_new(const struct ck_type *type, gfp_t gfp)
{
	struct ck_object *o = ck_new(type, gfp);

	if (o)
		init(ck_to_tree(o));
	return o;
}

/**
 * ck_tree_check_self() - is an object of a type?
 * @o: the self of a method
 * @type: the type
 * @method: the method's name
 *
 * Return: false with AttributeError pending.
 */
bool ck_tree_check_self(struct ck_object *o, const struct ck_type *type, const char *method)
{
	if (likely(!ck_is_tagged(o) && o->type == type))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/**
 * ck_node_new() - make a node
 * @key: the key, borrowed
 * @value: the value, borrowed; NULL: none
 * @gfp: allocation flags
 *
 * Return: the node, or NULL with MemoryError pending.
 */
struct ck_node *ck_node_new(struct ck_object *key, struct ck_object *value, gfp_t gfp)
{
	struct ck_node *node = ck_payload_alloc(1, sizeof(*node), gfp);

	if (!node)
		return NULL;
	node->size = 1;
	node->key = ck_get(key);
	node->value = ck_xget(value);
	return node;
}

/**
 * ck_node_release() - free a node that is in no tree, and drop its references
 * @node: the node; NULL does nothing
 */
void ck_node_release(struct ck_node *node)
{
	if (!node)
		return;
	ck_put(node->key);
	ck_put(node->value);
	ck_payload_free(node);
}

/**
 * ck_tree_link() - put a node into a gap
 * @t: the tree
 * @node: the node
 * @gap: where, from ck_tree_gap()
 */
void ck_tree_link(struct ck_tree *t, struct ck_node *node, const struct ck_gap *gap)
{
	struct rb_node *up;

	for (up = gap->parent; up; up = rb_parent(up))
		rb_entry(up, struct ck_node, rb)->size++;
	rb_link_node(&node->rb, gap->parent, gap->link);
	rb_insert_augmented_cached(&node->rb, &t->root, !gap->before, &count_nodes);
	t->len++;
	t->version++;
}

/**
 * ck_tree_append() - put a node behind all others
 * @t: the tree
 * @node: the node, whose key is not less than theirs
 */
void ck_tree_append(struct ck_tree *t, struct ck_node *node)
{
	struct rb_node *last = rb_last(&t->root.rb_root);
	struct ck_gap gap = {
		.link = last ? &last->rb_right : &t->root.rb_root.rb_node,
		.parent = last,
		.before = ck_node_of(last),
	};

	ck_tree_link(t, node, &gap);
}

/**
 * ck_tree_unlink() - take a node out
 * @t: the tree
 * @node: one of its nodes, the caller's now
 */
void ck_tree_unlink(struct ck_tree *t, struct ck_node *node)
{
	rb_erase_augmented_cached(&node->rb, &t->root, &count_nodes);
	t->len--;
	t->version++;
}

/**
 * ck_tree_select() - the node at a position
 * @t: the tree
 * @i: the position; negative from the end
 *
 * Return: the node, or NULL when out of range.
 */
struct ck_node *ck_tree_select(struct ck_tree *t, ssize_t i)
{
	struct rb_node *rb = t->root.rb_root.rb_node;
	size_t left;

	if (!ck_fit_index(&i, t->len))
		return NULL;
	for (;;) {
		left = size_of(rb->rb_left);
		if (i == left)
			return ck_node_of(rb);
		if (i < left) {
			rb = rb->rb_left;
		} else {
			i -= left + 1;
			rb = rb->rb_right;
		}
	}
}

static void release_all(struct rb_root *root)
{
	struct ck_node *node, *next;

	rbtree_postorder_for_each_entry_safe(node, next, root, rb)
		ck_node_release(node);
}

/**
 * ck_tree_drop() - clear slot of sorted containers
 * @self: the container
 */
void ck_tree_drop(struct ck_object *self)
{
	struct ck_tree *t = ck_to_tree(self);
	struct rb_root root;
	unsigned long flags;

	/* An instance whose lock was never initialised has no items either. */
	if (!READ_ONCE(t->root.rb_root.rb_node))
		return;
	spin_lock_irqsave(&t->lock, flags);
	root = t->root.rb_root;
	t->root = RB_ROOT_CACHED;
	t->len = 0;
	t->version++;
	spin_unlock_irqrestore(&t->lock, flags);
	release_all(&root);
}

/**
 * ck_tree_adopt() - make a sorted container of a tree
 * @type: its type
 * @made: holds the tree, whose nodes are taken over or released
 * @whole: whether the tree is what was wanted; if not an exception is pending
 * @gfp: allocation flags
 *
 * The collector looks at a container from the moment it is made, so the tree is built outside of
 * it.
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_tree_adopt(const struct ck_type *type, struct ck_tree *made, bool whole,
				gfp_t gfp)
{
	struct ck_object *o = whole ? ck_tree_new(type, gfp) : NULL;
	struct ck_tree *t = ck_to_tree(o);
	unsigned long flags;

	if (!o) {
		release_all(&made->root.rb_root);
		return NULL;
	}
	spin_lock_irqsave(&t->lock, flags);
	t->root = made->root;
	t->len = made->len;
	spin_unlock_irqrestore(&t->lock, flags);
	return o;
}

/**
 * ck_tree_traverse() - traverse slot of sorted containers
 * @self: the container
 * @visit: called with each reference
 * @arg: for @visit
 *
 * Return: what @visit returned.
 */
int ck_tree_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct rb_node *rb = rb_first_cached(&ck_to_tree(self)->root);
	int result = 0;

	for (; rb && !result; rb = rb_next(rb))
		result = visit(ck_node_of(rb)->key, arg) ?: visit(ck_node_of(rb)->value, arg);
	return result;
}

/**
 * ck_tree_len() - len slot of sorted containers
 * @self: the container
 *
 * Return: number of items.
 */
ssize_t ck_tree_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_tree(self)->len);
}

/**
 * ck_tree_copy_out() - all items of one moment
 * @to: where to; ck_pairs_release() afterwards
 * @t: the tree, not locked
 * @values: with each key its value
 * @gfp: allocation flags
 *
 * Return: false with MemoryError pending.
 */
bool ck_tree_copy_out(struct ck_pairs *to, struct ck_tree *t, bool values, gfp_t gfp)
{
	size_t room = READ_ONCE(t->len), len;
	unsigned long flags;
	struct rb_node *rb;

	for (;;) {
		to->n = 0;
		to->items = ck_payload_alloc(room + 1, (1 + values) * sizeof(*to->items), gfp);
		if (!to->items)
			return false;
		spin_lock_irqsave(&t->lock, flags);
		len = t->len;
		rb = len <= room ? rb_first_cached(&t->root) : NULL;
		for (; rb; rb = rb_next(rb)) {
			to->items[to->n++] = ck_get(ck_node_of(rb)->key);
			if (values)
				to->items[to->n++] = ck_get(ck_node_of(rb)->value);
		}
		spin_unlock_irqrestore(&t->lock, flags);
		if (len <= room)
			return true;
		room = len;
		ck_payload_free(to->items);
	}
}

/**
 * ck_pairs_release() - drop what ck_tree_copy_out() gave
 * @pairs: the items
 */
void ck_pairs_release(struct ck_pairs *pairs)
{
	while (pairs->n)
		ck_put(pairs->items[--pairs->n]);
	ck_payload_free(pairs->items);
}

static bool check_either(struct ck_object *o, const char *method)
{
	/* Who has one type need not have linked the other: their clear slot is the same. */
	if (likely(!ck_is_tagged(o) && o->type->clear == ck_tree_drop))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

int ck_tree_clear(struct ck_object *s)
{
	if (!check_either(s, "clear"))
		return -1;
	ck_tree_drop(s);
	return 0;
}

struct ck_object *ck_tree_copy(struct ck_object *s, gfp_t gfp)
{
	struct ck_tree made = { .root = RB_ROOT_CACHED };
	struct ck_pairs pairs;
	struct ck_node *node;
	size_t i, total;
	bool values;

	if (!check_either(s, "copy"))
		return NULL;
	values = s->type->flags & CK_TREE_VALUES;
	if (!ck_tree_copy_out(&pairs, ck_to_tree(s), values, gfp))
		return NULL;
	total = pairs.n;
	for (i = 0; i < total; i += 1 + values) {
		node = ck_node_new(pairs.items[i], values ? pairs.items[i + 1] : NULL, gfp);
		if (!node)
			break;
		ck_tree_append(&made, node);
	}
	ck_pairs_release(&pairs);
	return ck_tree_adopt(s->type, &made, i == total, gfp);
}
