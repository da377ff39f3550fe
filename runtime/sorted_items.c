// SPDX-License-Identifier: GPL-2.0
/*
 * KernelSortedDict: items by position and by neighbourhood, and lists of them.
 */
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "self.h"
#include "sorted_tree.h"

static bool check_self(struct ck_object *o, const char *method)
{
	return ck_tree_check_self(o, &ck_sorted_dict_type, method);
}

/*
 * The item at a position goes into *pair, or (@remove) its references do. Returns what was wrong.
 */
static const char *item_at(struct ck_tree *t, ssize_t i, bool remove, struct ck_object *pair)
{
	struct ck_node *node;
	unsigned long flags;
	bool empty;

	spin_lock_irqsave(&t->lock, flags);
	empty = !t->len;
	node = ck_tree_select(t, i);
	if (node) {
		ck_tuple_init_item(pair, 0, ck_get(node->key));
		ck_tuple_init_item(pair, 1, ck_get(node->value));
	}
	if (node && remove)
		ck_tree_unlink(t, node);
	spin_unlock_irqrestore(&t->lock, flags);
	if (node && remove)
		ck_node_release(node);
	return node ? NULL : empty ? "dictionary is empty" : "index out of range";
}

static struct ck_object *get_item(struct ck_object *d, struct ck_object *i, bool remove,
				  const char *method, gfp_t gfp)
{
	struct ck_object *pair;
	const char *wrong;
	ssize_t at = -1;

	if (!check_self(d, method))
		return NULL;
	if (i) {
		at = ck_index(i);
		if (ck_failed(at))
			return NULL;
	}
	pair = ck_tuple_new(2, gfp);
	if (!pair)
		return NULL;
	wrong = item_at(ck_to_tree(d), at, remove, pair);
	if (!wrong)
		return pair;
	ck_put(pair);
	ck_raise(wrong[0] == 'd' ? &ck_KeyError : &ck_IndexError, "%s(): %s", method, wrong);
	return NULL;
}

struct ck_object *ck_sorted_dict_popitem(struct ck_object *d, struct ck_object *i, gfp_t gfp)
{
	return get_item(d, i, true, "popitem", gfp);
}

struct ck_object *ck_sorted_dict_peekitem(struct ck_object *d, struct ck_object *i, gfp_t gfp)
{
	return get_item(d, i, false, "peekitem", gfp);
}

static struct ck_object *end_key(struct ck_object *d, bool last)
{
	const char *method = last ? "last_key" : "first_key";
	struct ck_object *key;

	if (!check_self(d, method))
		return NULL;
	key = ck_tree_end(ck_to_tree(d), last);
	if (!key)
		ck_raise(&ck_KeyError, "%s(): dictionary is empty", method);
	return key;
}

struct ck_object *ck_sorted_dict_first_key(struct ck_object *d)
{
	return end_key(d, false);
}

struct ck_object *ck_sorted_dict_last_key(struct ck_object *d)
{
	return end_key(d, true);
}

struct ck_object *ck_sorted_dict_near_key(struct ck_object *d, struct ck_object *k,
					  enum ck_near which)
{
	static const char * const names[] = {
		[CK_NEAR_LOWER] = "lower_key", [CK_NEAR_FLOOR] = "floor_key",
		[CK_NEAR_CEILING] = "ceiling_key", [CK_NEAR_HIGHER] = "higher_key",
	};

	return check_self(d, names[which]) ? ck_tree_near(ck_to_tree(d), k, which) : NULL;
}

/* Parts of items that a list is made of. */
enum part { KEYS, VALUES, ITEMS };

static struct ck_object *part_of(struct ck_object *const *item, enum part part, gfp_t gfp)
{
	if (part == ITEMS)
		return ck_tuple_pack(2, gfp, item[0], item[1]);
	return ck_get(item[part == VALUES]);
}

static struct ck_object *list_of(struct ck_object *d, enum part part, gfp_t gfp)
{
	struct ck_object *list, *o;
	struct ck_pairs pairs;
	int failed = 0;
	size_t i;

	if (!ck_tree_copy_out(&pairs, ck_to_tree(d), true, gfp))
		return NULL;
	list = ck_list_new(pairs.n / 2, gfp);
	for (i = 0; list && !failed && i < pairs.n; i += 2) {
		o = part_of(pairs.items + i, part, gfp);
		failed = o ? ck_list_append(list, o, gfp) : -1;
		ck_put(o);
	}
	ck_pairs_release(&pairs);
	if (!failed)
		return list;
	ck_put(list);
	return NULL;
}

struct ck_object *ck_sorted_dict_keys(struct ck_object *d, gfp_t gfp)
{
	return check_self(d, "keys") ? list_of(d, KEYS, gfp) : NULL;
}

struct ck_object *ck_sorted_dict_values(struct ck_object *d, gfp_t gfp)
{
	return check_self(d, "values") ? list_of(d, VALUES, gfp) : NULL;
}

struct ck_object *ck_sorted_dict_items(struct ck_object *d, gfp_t gfp)
{
	return check_self(d, "items") ? list_of(d, ITEMS, gfp) : NULL;
}
