// SPDX-License-Identifier: GPL-2.0
/*
 * KernelSortedDict: setting, getting and removing by key, and the type. Values may be anything;
 * they are replaced under the lock and released after it.
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "construct.h"
#include "methods.h"
#include "self.h"
#include "seq.h"
#include "sorted_tree.h"
#include "strbuf.h"

/* Who has a dict has linked both. */
extern const struct ck_type ck_dict_type CK_OPTIONAL;
typeof(ck_dict_next) ck_dict_next CK_OPTIONAL;

static bool check_self(struct ck_object *o, const char *method)
{
	return ck_tree_check_self(o, &ck_sorted_dict_type, method);
}

/*
 * Set a key. 1: it was new; 0: it was there, and *there is a new reference to its value before; -1
 * with an exception. With @keep a key that is there keeps its value.
 */
static int store(struct ck_tree *t, struct ck_object *k, struct ck_object *v, bool keep,
		 struct ck_object **there, gfp_t gfp)
{
	struct ck_node *node = ck_node_new(k, v, gfp);
	unsigned long flags;
	struct ck_gap gap;
	int found;

	if (!node)
		return -1;
	spin_lock_irqsave(&t->lock, flags);
	found = ck_tree_find(t, k, &gap, &flags);
	if (!found) {
		ck_tree_link(t, node, &gap);
		node = NULL;
	} else if (found > 0) {
		*there = ck_get(gap.after->value);
		if (!keep)
			swap(gap.after->value, node->value);
	}
	spin_unlock_irqrestore(&t->lock, flags);
	ck_node_release(node);
	return found < 0 ? -1 : !found;
}

int ck_sorted_dict_set(struct ck_object *d, struct ck_object *k, struct ck_object *v, gfp_t gfp)
{
	struct ck_object *there = NULL;
	int result;

	if (unlikely(!ck_is_sorted_dict(d))) {
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(d));
		return -1;
	}
	result = store(ck_to_tree(d), k, v, false, &there, gfp);
	ck_put(there);
	return result < 0 ? -1 : 0;
}

struct ck_object *ck_sorted_dict_setdefault(struct ck_object *d, struct ck_object *k,
					    struct ck_object *dflt, gfp_t gfp)
{
	struct ck_object *there = NULL;

	if (!check_self(d, "setdefault"))
		return NULL;
	dflt = dflt ?: CK_NONE;
	switch (store(ck_to_tree(d), k, dflt, true, &there, gfp)) {
	case 1:
		return ck_get(dflt);
	default:
		return there;
	}
}

/* 1 with a new reference in *value, 0, or -1 with an exception. */
static int look_up(struct ck_tree *t, struct ck_object *k, struct ck_object **value)
{
	unsigned long flags;
	struct ck_gap gap;
	int found;

	spin_lock_irqsave(&t->lock, flags);
	found = ck_tree_find(t, k, &gap, &flags);
	if (found > 0)
		*value = ck_get(gap.after->value);
	spin_unlock_irqrestore(&t->lock, flags);
	return found;
}

struct ck_object *ck_sorted_dict_get(struct ck_object *d, struct ck_object *k)
{
	struct ck_object *value = NULL;

	if (unlikely(!ck_is_sorted_dict(d))) {
		ck_raise_no_items(d);
		return NULL;
	}
	if (!look_up(ck_to_tree(d), k, &value))
		ck_raise_type(&ck_KeyError, k);
	return value;
}

struct ck_object *ck_sorted_dict_get_default(struct ck_object *d, struct ck_object *k,
					     struct ck_object *dflt)
{
	struct ck_object *value = NULL;

	if (!check_self(d, "get"))
		return NULL;
	if (!look_up(ck_to_tree(d), k, &value))
		value = ck_get(dflt ?: CK_NONE);
	return value;
}

/* Take a key out: 1 with its value in *value, 0, or -1 with an exception. */
static int take(struct ck_tree *t, struct ck_object *k, struct ck_object **value)
{
	struct ck_node *node = NULL;
	unsigned long flags;
	struct ck_gap gap;
	int found;

	spin_lock_irqsave(&t->lock, flags);
	found = ck_tree_find(t, k, &gap, &flags);
	if (found > 0) {
		node = gap.after;
		ck_tree_unlink(t, node);
	}
	spin_unlock_irqrestore(&t->lock, flags);
	if (node)
		*value = ck_get(node->value);
	ck_node_release(node);
	return found;
}

struct ck_object *ck_sorted_dict_pop(struct ck_object *d, struct ck_object *k,
				     struct ck_object *dflt)
{
	struct ck_object *value = NULL;

	if (!check_self(d, "pop"))
		return NULL;
	if (!take(ck_to_tree(d), k, &value)) {
		if (dflt)
			return ck_get(dflt);
		ck_raise_type(&ck_KeyError, k);
	}
	return value;
}

static int update_by_dict(struct ck_object *d, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *k, *v;
	ssize_t pos = 0;
	int more, failed = 0;

	while (!failed && (more = ck_dict_next(other, &pos, -1, &k, &v))) {
		if (more < 0)
			return -1;
		failed = ck_sorted_dict_set(d, k, v, gfp);
		ck_put(k);
		ck_put(v);
	}
	return failed;
}

static int update_by_tree(struct ck_object *d, struct ck_tree *other, gfp_t gfp)
{
	struct ck_pairs pairs;
	int failed = 0;
	size_t i;

	if (!ck_tree_copy_out(&pairs, other, true, gfp))
		return -1;
	for (i = 0; !failed && i < pairs.n; i += 2)
		failed = ck_sorted_dict_set(d, pairs.items[i], pairs.items[i + 1], gfp);
	ck_pairs_release(&pairs);
	return failed;
}

static int update_by_pairs(struct ck_object *d, struct ck_object *it, gfp_t gfp)
{
	struct ck_object *item, *pair[2];
	int failed = 0;

	while (!failed && (item = ck_next(it, gfp))) {
		failed = ck_unpack(item, 2, pair, gfp);
		ck_put(item);
		if (failed)
			break;
		failed = ck_sorted_dict_set(d, pair[0], pair[1], gfp);
		ck_put(pair[0]);
		ck_put(pair[1]);
	}
	return failed || ck_err_occurred() ? -1 : 0;
}

int ck_sorted_dict_update(struct ck_object *d, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *it;
	int result;

	if (!check_self(d, "update"))
		return -1;
	if (ck_is_sorted_dict(other))
		return update_by_tree(d, ck_to_tree(other), gfp);
	if (ck_isinstance(other, ck_optional(ck_dict_type)))
		return update_by_dict(d, other, gfp);
	it = ck_iter(other, gfp);
	if (!it)
		return -1;
	result = update_by_pairs(d, it, gfp);
	ck_put(it);
	return result;
}

struct ck_object *ck_sorted_dict(struct ck_object *other, gfp_t gfp)
{
	struct ck_object *d;

	if (other && ck_is_sorted_dict(other))
		return ck_tree_copy(other, gfp);
	d = ck_tree_new(&ck_sorted_dict_type, gfp);
	if (d && other && ck_sorted_dict_update(d, other, gfp) < 0) {
		ck_put(d);
		return NULL;
	}
	return d;
}

static struct ck_object *dict_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	return ck_sorted_dict_get(self, key);
}

static int dict_setitem(struct ck_object *self, struct ck_object *key, struct ck_object *value,
			gfp_t gfp)
{
	struct ck_object *old = NULL;
	int found;

	if (value)
		return ck_sorted_dict_set(self, key, value, gfp);
	found = take(ck_to_tree(self), key, &old);
	if (!found)
		ck_raise_type(&ck_KeyError, key);
	ck_put(old);
	return found > 0 ? 0 : -1;
}

/* Are the items of two dicts of one moment each the same? 0, 1, -1. */
static int same_pairs(const struct ck_pairs *a, const struct ck_pairs *b)
{
	int same = a->n == b->n;
	size_t i;

	for (i = 0; same > 0 && i < a->n; i++)
		same = ck_same(a->items[i], b->items[i]);
	return same;
}

static int dict_compare(struct ck_object *a, struct ck_object *b, int op)
{
	struct ck_pairs left, right;
	int same = -1;

	if (!ck_is_sorted_dict(a) || !ck_is_sorted_dict(b) || (op != CK_EQ && op != CK_NE))
		return CK_NOTIMPLEMENTED;
	if (!ck_tree_copy_out(&left, ck_to_tree(a), true, CK_GFP_ANY))
		return -1;
	if (ck_tree_copy_out(&right, ck_to_tree(b), true, CK_GFP_ANY)) {
		same = same_pairs(&left, &right);
		ck_pairs_release(&right);
	}
	ck_pairs_release(&left);
	return same < 0 ? -1 : same == (op == CK_EQ);
}

static void add_items(struct ck_strbuf *buf, const struct ck_pairs *pairs)
{
	size_t i;

	for (i = 0; i < pairs->n && !buf->failed; i++) {
		if (i)
			ck_strbuf_add_cstr(buf, i % 2 ? ": " : ", ");
		ck_strbuf_take_str(buf, ck_repr(pairs->items[i], buf->gfp));
	}
}

static struct ck_object *dict_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_repr_frame frame;
	struct ck_strbuf buf;
	struct ck_pairs pairs;

	if (!ck_repr_enter(&frame, self))
		return ck_str_new("{...}", 5, gfp);
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, "KernelSortedDict({");
	if (ck_tree_copy_out(&pairs, ck_to_tree(self), true, gfp)) {
		add_items(&buf, &pairs);
		ck_pairs_release(&pairs);
	} else {
		buf.failed = true;
	}
	ck_repr_leave(&frame);
	ck_strbuf_add_cstr(&buf, "})");
	return ck_strbuf_finish(&buf);
}

const struct ck_type ck_sorted_dict_type = {
	CK_TYPE_HEAD,
	.name = "KernelSortedDict",
	.base = &ck_object_type,
	.size = sizeof(struct ck_tree),
	.flags = CK_TYPE_BUILTIN | CK_TREE_VALUES,
	.methods = ck_sorted_dict_methods,
	.clear = ck_tree_drop,
	.traverse = ck_tree_traverse,
	.repr = dict_repr,
	.compare = dict_compare,
	.len = ck_tree_len,
	.contains = ck_tree_contains,
	.getitem = dict_getitem,
	.setitem = dict_setitem,
	.iter = ck_tree_iter,
	.construct = ck_sorted_dict_construct,
};
