/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of the sorted containers: nodes, and the search for a place.
 */
#ifndef CK_SORTED_TREE_H
#define CK_SORTED_TREE_H

#include <cythonk/sorted.h>

/* Flag of a type: its nodes have values. Beside CK_TYPE_BUILTIN of self.h. */
#define CK_TREE_VALUES	0x20000u

/**
 * struct ck_node - an item
 * @rb: in the tree
 * @size: nodes of the subtree, itself included
 * @key: the key
 * @value: the value; NULL in a list
 */
struct ck_node {
	struct rb_node rb;
	size_t size;
	struct ck_object *key;
	struct ck_object *value;
};

#define ck_node_of(ptr)	rb_entry_safe(ptr, struct ck_node, rb)

/* Which of the keys that are the same as a value are on its left side. */
enum ck_side {
	CK_SIDE_LEFT,		/* none: the place is before them */
	CK_SIDE_RIGHT,		/* all: the place is behind them */
};

/**
 * struct ck_gap - a place between two items, valid while the tree's version is the same
 * @link: where a node would be hung
 * @parent: whose @link it is
 * @before: the item on the left, or NULL
 * @after: the item on the right, or NULL
 * @index: how many items are on the left
 */
struct ck_gap {
	struct rb_node **link;
	struct rb_node *parent;
	struct ck_node *before;
	struct ck_node *after;
	size_t index;
};

/**
 * struct ck_pairs - items copied out of a tree, with a reference to each
 * @items: payload: keys, or keys and values in turn
 * @n: how many references
 */
struct ck_pairs {
	struct ck_object **items;
	size_t n;
};

/* sorted_tree.c */
struct ck_object *ck_tree_new(const struct ck_type *type, gfp_t gfp);
bool ck_tree_check_self(struct ck_object *o, const struct ck_type *type, const char *method);
struct ck_node *ck_node_new(struct ck_object *key, struct ck_object *value, gfp_t gfp);
void ck_node_release(struct ck_node *node);
void ck_tree_link(struct ck_tree *t, struct ck_node *node, const struct ck_gap *gap);
void ck_tree_append(struct ck_tree *t, struct ck_node *node);
void ck_tree_unlink(struct ck_tree *t, struct ck_node *node);
struct ck_node *ck_tree_select(struct ck_tree *t, ssize_t i);
void ck_tree_drop(struct ck_object *self);
struct ck_object *ck_tree_adopt(const struct ck_type *type, struct ck_tree *made, bool whole,
				gfp_t gfp);
int ck_tree_traverse(struct ck_object *self, ck_visit_fn visit, void *arg);
ssize_t ck_tree_len(struct ck_object *self);
bool ck_tree_copy_out(struct ck_pairs *to, struct ck_tree *t, bool values, gfp_t gfp);
void ck_pairs_release(struct ck_pairs *pairs);

/* sorted_find.c */
int ck_tree_gap(struct ck_tree *t, struct ck_object *key, enum ck_side side, struct ck_gap *gap,
		unsigned long *flags);
int ck_tree_find(struct ck_tree *t, struct ck_object *key, struct ck_gap *gap,
		 unsigned long *flags);
int ck_tree_contains(struct ck_object *self, struct ck_object *key);
ssize_t ck_tree_bisect(struct ck_tree *t, struct ck_object *key, enum ck_side side);
struct ck_object *ck_tree_near(struct ck_tree *t, struct ck_object *key, enum ck_near which);
struct ck_object *ck_tree_end(struct ck_tree *t, bool last);

/* sorted_iter.c */
struct ck_object *ck_tree_iter(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_tree_reversed(struct ck_object *self, gfp_t gfp);

#endif /* CK_SORTED_TREE_H */
