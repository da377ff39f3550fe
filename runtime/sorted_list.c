// SPDX-License-Identifier: GPL-2.0
/*
 * KernelSortedList: keys without values.
 */
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "construct.h"
#include "methods.h"
#include "self.h"
#include "seq.h"
#include "sorted_tree.h"
#include "strbuf.h"

static bool check_self(struct ck_object *o, const char *method)
{
	return ck_tree_check_self(o, &ck_sorted_list_type, method);
}

int ck_sorted_list_add(struct ck_object *s, struct ck_object *v, gfp_t gfp)
{
	struct ck_tree *t = ck_to_tree(s);
	struct ck_node *node;
	unsigned long flags;
	struct ck_gap gap;
	int failed;

	if (!check_self(s, "add"))
		return -1;
	node = ck_node_new(v, NULL, gfp);
	if (!node)
		return -1;
	spin_lock_irqsave(&t->lock, flags);
	failed = ck_tree_gap(t, v, CK_SIDE_RIGHT, &gap, &flags);
	if (!failed)
		ck_tree_link(t, node, &gap);
	spin_unlock_irqrestore(&t->lock, flags);
	if (failed)
		ck_node_release(node);
	return failed;
}

static int add_all(struct ck_object *s, struct ck_object *it, gfp_t gfp)
{
	struct ck_object *item;
	int failed = 0;

	while (!failed && (item = ck_next(it, gfp))) {
		failed = ck_sorted_list_add(s, item, gfp);
		ck_put(item);
	}
	return failed || ck_err_occurred() ? -1 : 0;
}

int ck_sorted_list_update(struct ck_object *s, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *from, *it;
	int result;

	if (!check_self(s, "update"))
		return -1;
	/* A loop over the list itself would find it changed. */
	from = iterable == s ? ck_tree_copy(s, gfp) : ck_get(iterable);
	it = from ? ck_iter(from, gfp) : NULL;
	ck_put(from);
	if (!it)
		return -1;
	result = add_all(s, it, gfp);
	ck_put(it);
	return result;
}

/* The items of a sorted list object as a tree; they need no comparing. */
static struct ck_object *of_sorted(struct ck_object *list, gfp_t gfp)
{
	struct ck_tree made = { .root = RB_ROOT_CACHED };
	struct ck_object *item;
	struct ck_node *node;
	ssize_t i;

	for (i = 0; (item = ck_list_iter_get(list, i)); i++) {
		node = ck_node_new(item, NULL, gfp);
		ck_put(item);
		if (!node)
			break;
		ck_tree_append(&made, node);
	}
	return ck_tree_adopt(&ck_sorted_list_type, &made, !item, gfp);
}

struct ck_object *ck_sorted_list(struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *list, *result;

	if (!iterable)
		return ck_tree_new(&ck_sorted_list_type, gfp);
	if (ck_is_sorted_list(iterable))
		return ck_tree_copy(iterable, gfp);
	list = ck_sorted(iterable, 0, gfp);
	if (!list)
		return NULL;
	result = of_sorted(list, gfp);
	ck_put(list);
	return result;
}

/* Take the first item that is the same as @v out: 1, 0, or -1 with an exception. */
static int take(struct ck_tree *t, struct ck_object *v)
{
	struct ck_node *node = NULL;
	unsigned long flags;
	struct ck_gap gap;
	int found;

	spin_lock_irqsave(&t->lock, flags);
	found = ck_tree_find(t, v, &gap, &flags);
	if (found > 0) {
		node = gap.after;
		ck_tree_unlink(t, node);
	}
	spin_unlock_irqrestore(&t->lock, flags);
	ck_node_release(node);
	return found;
}

int ck_sorted_list_discard(struct ck_object *s, struct ck_object *v)
{
	if (!check_self(s, "discard"))
		return -1;
	return take(ck_to_tree(s), v) < 0 ? -1 : 0;
}

static __cold int raise_not_there(struct ck_object *v)
{
	struct ck_object *text = ck_repr(v, CK_GFP_ANY);

	if (text)
		ck_raise(&ck_ValueError, "%s is not in list", ck_to_str(text)->data);
	ck_put(text);
	return -1;
}

int ck_sorted_list_remove(struct ck_object *s, struct ck_object *v)
{
	int found;

	if (!check_self(s, "remove"))
		return -1;
	found = take(ck_to_tree(s), v);
	if (!found)
		return raise_not_there(v);
	return found < 0 ? -1 : 0;
}

/* Take the item at a position out: the reference is the caller's. NULL: out of range. */
static struct ck_object *take_at(struct ck_tree *t, ssize_t i, bool *empty)
{
	struct ck_object *key = NULL;
	struct ck_node *node;
	unsigned long flags;

	spin_lock_irqsave(&t->lock, flags);
	*empty = !t->len;
	node = ck_tree_select(t, i);
	if (node)
		ck_tree_unlink(t, node);
	spin_unlock_irqrestore(&t->lock, flags);
	if (node)
		key = ck_get(node->key);
	ck_node_release(node);
	return key;
}

struct ck_object *ck_sorted_list_pop(struct ck_object *s, struct ck_object *i)
{
	struct ck_object *key;
	ssize_t at = -1;
	bool empty;

	if (!check_self(s, "pop"))
		return NULL;
	if (i) {
		at = ck_index(i);
		if (ck_failed(at))
			return NULL;
	}
	key = take_at(ck_to_tree(s), at, &empty);
	if (!key)
		ck_raise(&ck_IndexError, empty ? "pop from empty list" : "pop index out of range");
	return key;
}

static struct ck_object *end_of(struct ck_object *s, bool last)
{
	struct ck_object *key;

	if (!check_self(s, last ? "last" : "first"))
		return NULL;
	key = ck_tree_end(ck_to_tree(s), last);
	if (!key)
		ck_raise(&ck_IndexError, "list is empty");
	return key;
}

struct ck_object *ck_sorted_list_first(struct ck_object *s)
{
	return end_of(s, false);
}

struct ck_object *ck_sorted_list_last(struct ck_object *s)
{
	return end_of(s, true);
}

struct ck_object *ck_sorted_list_near(struct ck_object *s, struct ck_object *v,
				      enum ck_near which)
{
	static const char * const names[] = {
		[CK_NEAR_LOWER] = "lower", [CK_NEAR_FLOOR] = "floor",
		[CK_NEAR_CEILING] = "ceiling", [CK_NEAR_HIGHER] = "higher",
	};

	return check_self(s, names[which]) ? ck_tree_near(ck_to_tree(s), v, which) : NULL;
}

ssize_t ck_sorted_list_bisect_left(struct ck_object *s, struct ck_object *v)
{
	if (!check_self(s, "bisect_left"))
		return -1;
	return ck_tree_bisect(ck_to_tree(s), v, CK_SIDE_LEFT);
}

ssize_t ck_sorted_list_bisect_right(struct ck_object *s, struct ck_object *v)
{
	if (!check_self(s, "bisect_right"))
		return -1;
	return ck_tree_bisect(ck_to_tree(s), v, CK_SIDE_RIGHT);
}

/* How many are before those that are the same as @v, and how many are the same. */
static int find_all(struct ck_tree *t, struct ck_object *v, size_t *before, size_t *same)
{
	unsigned long flags, version;
	struct ck_gap left, right;
	int failed;

	spin_lock_irqsave(&t->lock, flags);
	do {
		failed = ck_tree_gap(t, v, CK_SIDE_LEFT, &left, &flags);
		version = t->version;
		if (!failed)
			failed = ck_tree_gap(t, v, CK_SIDE_RIGHT, &right, &flags);
	} while (!failed && version != t->version);
	spin_unlock_irqrestore(&t->lock, flags);
	if (failed)
		return -1;
	*before = left.index;
	*same = right.index > left.index ? right.index - left.index : 0;
	return 0;
}

ssize_t ck_sorted_list_index(struct ck_object *s, struct ck_object *v)
{
	size_t before, same;

	if (!check_self(s, "index") || find_all(ck_to_tree(s), v, &before, &same))
		return -1;
	return same ? before : raise_not_there(v);
}

ssize_t ck_sorted_list_count(struct ck_object *s, struct ck_object *v)
{
	size_t before, same;

	if (!check_self(s, "count") || find_all(ck_to_tree(s), v, &before, &same))
		return -1;
	return same;
}

static struct ck_object *item_at(struct ck_object *self, ssize_t i)
{
	struct ck_tree *t = ck_to_tree(self);
	struct ck_object *key = NULL;
	struct ck_node *node;
	unsigned long flags;

	spin_lock_irqsave(&t->lock, flags);
	node = ck_tree_select(t, i);
	if (node)
		key = ck_get(node->key);
	spin_unlock_irqrestore(&t->lock, flags);
	return key;
}

static bool index_of(struct ck_object *key, ssize_t *i)
{
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "list indices must be integers, not %s",
			 ck_type_name(key));
		return false;
	}
	*i = ck_index(key);
	return !ck_failed(*i);
}

static struct ck_object *list_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	struct ck_object *item;
	ssize_t i;

	if (!index_of(key, &i))
		return NULL;
	item = item_at(self, i);
	if (!item)
		ck_raise(&ck_IndexError, "list index out of range");
	return item;
}

static int list_setitem(struct ck_object *self, struct ck_object *key, struct ck_object *value,
			gfp_t gfp)
{
	struct ck_object *item;
	bool empty;
	ssize_t i;

	if (value) {
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(self));
		return -1;
	}
	if (!index_of(key, &i))
		return -1;
	item = take_at(ck_to_tree(self), i, &empty);
	if (!item)
		ck_raise(&ck_IndexError, "list index out of range");
	ck_put(item);
	return item ? 0 : -1;
}

static int list_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (!ck_is_sorted_list(a) || !ck_is_sorted_list(b))
		return CK_NOTIMPLEMENTED;
	return ck_seq_compare(a, b, op, item_at, ck_tree_len);
}

static struct ck_object *list_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_repr_frame frame;
	struct ck_strbuf buf;
	struct ck_pairs pairs;
	size_t i;

	if (!ck_repr_enter(&frame, self))
		return ck_str_new("[...]", 5, gfp);
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, "KernelSortedList([");
	if (ck_tree_copy_out(&pairs, ck_to_tree(self), false, gfp)) {
		for (i = 0; i < pairs.n && !buf.failed; i++) {
			if (i)
				ck_strbuf_add_cstr(&buf, ", ");
			ck_strbuf_take_str(&buf, ck_repr(pairs.items[i], gfp));
		}
		ck_pairs_release(&pairs);
	} else {
		buf.failed = true;
	}
	ck_repr_leave(&frame);
	ck_strbuf_add_cstr(&buf, "])");
	return ck_strbuf_finish(&buf);
}

const struct ck_type ck_sorted_list_type = {
	CK_TYPE_HEAD,
	.name = "KernelSortedList",
	.base = &ck_object_type,
	.size = sizeof(struct ck_tree),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_sorted_list_methods,
	.clear = ck_tree_drop,
	.traverse = ck_tree_traverse,
	.repr = list_repr,
	.compare = list_compare,
	.len = ck_tree_len,
	.contains = ck_tree_contains,
	.getitem = list_getitem,
	.setitem = list_setitem,
	.iter = ck_tree_iter,
	.construct = ck_sorted_list_construct,
};
