/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KernelSortedList and KernelSortedDict: red-black trees (linux/rbtree.h) whose nodes know the size
 * of their subtrees, under a spinlock each.
 *
 * Order is that of "<" alone: two keys of which neither is less are the same. A look-up, adding and
 * removing take a number of steps that grows with the logarithm of the length, and so does an item
 * by position. Every operation is atomic. Keys that are ints, str or bytes are compared under the
 * lock; for others the lock is dropped around each comparison, and the search starts again when
 * keys have come or gone meanwhile. What an operation drops is released after the lock. All
 * functions work in any context except NMI, given flags that do not sleep.
 */
#ifndef CK_SORTED_H
#define CK_SORTED_H

#include <linux/rbtree.h>
#include <linux/spinlock.h>

#include <cythonk/object.h>

/**
 * struct ck_tree - a KernelSortedList or a KernelSortedDict
 * @base: header
 * @lock: guards all that follows; taken with interrupts off, no other lock inside
 * @len: number of items
 * @version: changes whenever keys come or go
 * @root: the tree
 */
struct ck_tree {
	struct ck_object base;
	spinlock_t lock;
	size_t len;
	unsigned long version;
	struct rb_root_cached root;
};

/* Which key next to a value is meant. */
enum ck_near {
	CK_NEAR_LOWER,		/* the last that is less */
	CK_NEAR_FLOOR,		/* the last that is less or the same */
	CK_NEAR_CEILING,	/* the first that is the same or greater */
	CK_NEAR_HIGHER,		/* the first that is greater */
};

extern const struct ck_type ck_sorted_list_type;
extern const struct ck_type ck_sorted_dict_type;

/**
 * ck_is_sorted_list() - is this a KernelSortedList?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_sorted_list(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_sorted_list_type;
}

/**
 * ck_is_sorted_dict() - is this a KernelSortedDict?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_sorted_dict(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_sorted_dict_type;
}

/**
 * ck_to_tree() - the struct of an object known to be a sorted container
 * @o: a KernelSortedList or KernelSortedDict
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_tree *ck_to_tree(struct ck_object *o)
{
	return container_of(o, struct ck_tree, base);
}

/* ---- sorted_list.c ---- */

/**
 * ck_sorted_list() - KernelSortedList(iterable)
 * @iterable: any iterable; NULL: none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_list(struct ck_object *iterable, gfp_t gfp);

/**
 * ck_sorted_list_add() - s.add(v): behind those that are the same
 * @s: a KernelSortedList
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError, AttributeError or what "<" raised pending.
 */
int ck_sorted_list_add(struct ck_object *s, struct ck_object *v, gfp_t gfp);

/**
 * ck_sorted_list_update() - s.update(iterable)
 * @s: a KernelSortedList
 * @iterable: any iterable
 * @gfp: allocation flags
 *
 * One item after the other: what was added before a failure stays.
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_sorted_list_update(struct ck_object *s, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_sorted_list_discard() - s.discard(v): remove the first that is the same, if there is one
 * @s: a KernelSortedList
 * @v: the value
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_sorted_list_discard(struct ck_object *s, struct ck_object *v);

/**
 * ck_sorted_list_remove() - s.remove(v)
 * @s: a KernelSortedList
 * @v: the value
 *
 * Return: 0, or -1 with ValueError (it is not there) or another exception pending.
 */
int ck_sorted_list_remove(struct ck_object *s, struct ck_object *v);

/**
 * ck_sorted_list_pop() - s.pop(i)
 * @s: a KernelSortedList
 * @i: an int, the position; NULL: the last one
 *
 * Return: the item, a reference that is the caller's now; NULL with IndexError or another exception
 * pending.
 */
struct ck_object *ck_sorted_list_pop(struct ck_object *s, struct ck_object *i);

/**
 * ck_sorted_list_first() - s.first()
 * @s: a KernelSortedList
 *
 * Return: new reference, or NULL with IndexError pending.
 */
struct ck_object *ck_sorted_list_first(struct ck_object *s);

/**
 * ck_sorted_list_last() - s.last()
 * @s: a KernelSortedList
 *
 * Return: new reference, or NULL with IndexError pending.
 */
struct ck_object *ck_sorted_list_last(struct ck_object *s);

/**
 * ck_sorted_list_near() - s.lower(v), s.floor(v), s.ceiling(v), s.higher(v)
 * @s: a KernelSortedList
 * @v: the value
 * @which: which item next to it
 *
 * Return: new reference, None when there is none; NULL with an exception pending.
 */
struct ck_object *ck_sorted_list_near(struct ck_object *s, struct ck_object *v,
				      enum ck_near which);

/**
 * ck_sorted_list_bisect_left() - s.bisect_left(v)
 * @s: a KernelSortedList
 * @v: the value
 *
 * Return: how many items are less; -1 with an exception pending.
 */
ssize_t ck_sorted_list_bisect_left(struct ck_object *s, struct ck_object *v);

/**
 * ck_sorted_list_bisect_right() - s.bisect_right(v)
 * @s: a KernelSortedList
 * @v: the value
 *
 * Return: how many items are less or the same; -1 with an exception pending.
 */
ssize_t ck_sorted_list_bisect_right(struct ck_object *s, struct ck_object *v);

/**
 * ck_sorted_list_index() - s.index(v)
 * @s: a KernelSortedList
 * @v: the value
 *
 * Return: the position of the first that is the same; -1 with ValueError or another exception
 * pending.
 */
ssize_t ck_sorted_list_index(struct ck_object *s, struct ck_object *v);

/**
 * ck_sorted_list_count() - s.count(v)
 * @s: a KernelSortedList
 * @v: the value
 *
 * Return: how many items are the same; -1 with an exception pending.
 */
ssize_t ck_sorted_list_count(struct ck_object *s, struct ck_object *v);

/* ---- sorted_iter.c ---- */

/**
 * ck_tree_irange() - s.irange(low, high)
 * @s: a sorted container
 * @low: the least key wanted; NULL or None: no bound
 * @high: the greatest key wanted; NULL or None: no bound
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator over the keys; NULL with an exception pending.
 */
struct ck_object *ck_tree_irange(struct ck_object *s, struct ck_object *low,
				 struct ck_object *high, gfp_t gfp);

/* ---- sorted_tree.c ---- */

/**
 * ck_tree_clear() - s.clear()
 * @s: a sorted container
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_tree_clear(struct ck_object *s);

/**
 * ck_tree_copy() - s.copy()
 * @s: a sorted container
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_tree_copy(struct ck_object *s, gfp_t gfp);

/* ---- sorted_dict.c ---- */

/**
 * ck_sorted_dict() - KernelSortedDict(other)
 * @other: a dict, a KernelSortedDict or an iterable of pairs; NULL: none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_dict(struct ck_object *other, gfp_t gfp);

/**
 * ck_sorted_dict_set() - d[k] = v
 * @d: a KernelSortedDict
 * @k: the key, borrowed; one that is there already stays
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_sorted_dict_set(struct ck_object *d, struct ck_object *k, struct ck_object *v, gfp_t gfp);

/**
 * ck_sorted_dict_get() - d[k]
 * @d: a KernelSortedDict
 * @k: the key
 *
 * Return: new reference, or NULL with KeyError or another exception pending.
 */
struct ck_object *ck_sorted_dict_get(struct ck_object *d, struct ck_object *k);

/**
 * ck_sorted_dict_get_default() - d.get(k, dflt)
 * @d: a KernelSortedDict
 * @k: the key
 * @dflt: result when the key is not there, borrowed; NULL: None
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_dict_get_default(struct ck_object *d, struct ck_object *k,
					     struct ck_object *dflt);

/**
 * ck_sorted_dict_setdefault() - d.setdefault(k, dflt)
 * @d: a KernelSortedDict
 * @k: the key, borrowed
 * @dflt: value to set when the key is not there, borrowed; NULL: None
 * @gfp: allocation flags
 *
 * Return: new reference to the value now in the dict, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_dict_setdefault(struct ck_object *d, struct ck_object *k,
					    struct ck_object *dflt, gfp_t gfp);

/**
 * ck_sorted_dict_pop() - d.pop(k, dflt)
 * @d: a KernelSortedDict
 * @k: the key
 * @dflt: result when the key is not there, borrowed; NULL: KeyError
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_dict_pop(struct ck_object *d, struct ck_object *k,
				     struct ck_object *dflt);

/**
 * ck_sorted_dict_update() - d.update(other)
 * @d: a KernelSortedDict
 * @other: as for ck_sorted_dict()
 * @gfp: allocation flags
 *
 * One item after the other: what was set before a failure stays.
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_sorted_dict_update(struct ck_object *d, struct ck_object *other, gfp_t gfp);

/* ---- sorted_items.c ---- */

/**
 * ck_sorted_dict_popitem() - d.popitem(i)
 * @d: a KernelSortedDict
 * @i: an int, the position; NULL: the last one
 * @gfp: allocation flags
 *
 * Return: new reference to the tuple of key and value; NULL with KeyError (empty), IndexError or
 * another exception pending. Without memory the item stays.
 */
struct ck_object *ck_sorted_dict_popitem(struct ck_object *d, struct ck_object *i, gfp_t gfp);

/**
 * ck_sorted_dict_peekitem() - d.peekitem(i)
 * @d: a KernelSortedDict
 * @i: an int, the position; NULL: the last one
 * @gfp: allocation flags
 *
 * Return: new reference to the tuple of key and value; NULL with IndexError or another exception
 * pending.
 */
struct ck_object *ck_sorted_dict_peekitem(struct ck_object *d, struct ck_object *i, gfp_t gfp);

/**
 * ck_sorted_dict_first_key() - d.first_key()
 * @d: a KernelSortedDict
 *
 * Return: new reference, or NULL with KeyError pending.
 */
struct ck_object *ck_sorted_dict_first_key(struct ck_object *d);

/**
 * ck_sorted_dict_last_key() - d.last_key()
 * @d: a KernelSortedDict
 *
 * Return: new reference, or NULL with KeyError pending.
 */
struct ck_object *ck_sorted_dict_last_key(struct ck_object *d);

/**
 * ck_sorted_dict_near_key() - d.lower_key(k), d.floor_key(k), d.ceiling_key(k), d.higher_key(k)
 * @d: a KernelSortedDict
 * @k: the value
 * @which: which key next to it
 *
 * Return: new reference, None when there is none; NULL with an exception pending.
 */
struct ck_object *ck_sorted_dict_near_key(struct ck_object *d, struct ck_object *k,
					  enum ck_near which);

/**
 * ck_sorted_dict_keys() - d.keys()
 * @d: a KernelSortedDict
 * @gfp: allocation flags
 *
 * Return: new reference to a list of the keys at one moment, or NULL with an exception pending.
 */
struct ck_object *ck_sorted_dict_keys(struct ck_object *d, gfp_t gfp);

/**
 * ck_sorted_dict_values() - d.values()
 * @d: a KernelSortedDict
 * @gfp: allocation flags
 *
 * Return: new reference to a list of the values in the order of their keys at one moment, or NULL
 * with an exception pending.
 */
struct ck_object *ck_sorted_dict_values(struct ck_object *d, gfp_t gfp);

/**
 * ck_sorted_dict_items() - d.items()
 * @d: a KernelSortedDict
 * @gfp: allocation flags
 *
 * Return: new reference to a list of the pairs of key and value at one moment, or NULL with an
 * exception pending.
 */
struct ck_object *ck_sorted_dict_items(struct ck_object *d, gfp_t gfp);

#endif /* CK_SORTED_H */
