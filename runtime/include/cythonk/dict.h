/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dict (KernelDict): entries in insertion order plus an index by hash, under a spinlock.
 *
 * Every operation is atomic. Look-ups and loops read without the lock, as long as the keys are ints
 * or short texts and nobody changes the dict meanwhile. Keys that are str, bytes, int or None are
 * compared under the lock; for others the lock is dropped around the comparison and the look-up
 * starts again when the dict changed meanwhile. Values an operation drops are released after the
 * lock. A self that is no dict raises TypeError or AttributeError. All functions work in any
 * context except NMI, given flags that do not sleep.
 */
#ifndef CK_DICT_H
#define CK_DICT_H

#include <linux/spinlock.h>

#include <cythonk/object.h>

struct ck_dict_table;

/**
 * struct ck_dict - a dict
 * @base: header
 * @lock: held by who changes what follows; taken with interrupts off, no other lock inside
 * @len: number of items
 * @version: changes whenever keys come or go; odd meanwhile
 * @table: entries and index, from ck_shared_alloc(), NULL when empty
 */
struct ck_dict {
	struct ck_object base;
	spinlock_t lock;
	size_t len;
	unsigned long version;
	struct ck_dict_table *table;
};

extern const struct ck_type ck_dict_type;

/**
 * ck_is_dict() - is this a dict?
 * @o: any object
 *
 * Return: whether it is one, or of a class derived from it.
 */
static inline bool ck_is_dict(struct ck_object *o)
{
	return !ck_is_tagged(o) &&
	       (o->type == &ck_dict_type || ck_is_subtype(o->type->base, &ck_dict_type));
}

/**
 * ck_to_dict() - the struct of an object known to be a dict
 * @o: a dict
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_dict *ck_to_dict(struct ck_object *o)
{
	return container_of(o, struct ck_dict, base);
}

/* ---- dict.c, dict_peek.c ---- */

/**
 * ck_dict_new() - make an empty dict
 * @n: number of items to make room for
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_dict_new(ssize_t n, gfp_t gfp);

/**
 * ck_dict_len() - number of items
 * @d: a dict
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_dict_len(struct ck_object *d);

/**
 * ck_dict_set() - d[k] = v
 * @d: a dict
 * @k: the key, borrowed
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_dict_set(struct ck_object *d, struct ck_object *k, struct ck_object *v, gfp_t gfp);

/**
 * ck_dict_get() - d[k]
 * @d: a dict
 * @k: the key
 *
 * Return: new reference, or NULL with KeyError or another exception pending.
 */
struct ck_object *ck_dict_get(struct ck_object *d, struct ck_object *k);

/**
 * ck_dict_get_default() - d.get(k, dflt)
 * @d: a dict
 * @k: the key
 * @dflt: result when it is not there, borrowed; NULL gives None
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_get_default(struct ck_object *d, struct ck_object *k,
				      struct ck_object *dflt);

/**
 * ck_dict_setdefault() - d.setdefault(k, dflt)
 * @d: a dict
 * @k: the key
 * @dflt: value to set when it is not there, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference to the value now in the dict, or NULL with an exception pending.
 */
struct ck_object *ck_dict_setdefault(struct ck_object *d, struct ck_object *k,
				     struct ck_object *dflt, gfp_t gfp);

/**
 * ck_dict_pop() - d.pop(k, dflt)
 * @d: a dict
 * @k: the key
 * @dflt: result when it is not there, borrowed; NULL: KeyError
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_pop(struct ck_object *d, struct ck_object *k, struct ck_object *dflt);

/**
 * ck_dict_popitem() - d.popitem()
 * @d: a dict
 * @gfp: allocation flags
 *
 * Return: new reference to the tuple of the newest item, or NULL with KeyError or another
 * exception pending; without memory the item stays.
 */
struct ck_object *ck_dict_popitem(struct ck_object *d, gfp_t gfp);

/**
 * ck_dict_del() - del d[k]
 * @d: a dict
 * @k: the key
 *
 * Return: 0, or -1 with KeyError or another exception pending.
 */
int ck_dict_del(struct ck_object *d, struct ck_object *k);

/**
 * ck_dict_contains() - k in d
 * @d: a dict
 * @k: the key
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_dict_contains(struct ck_object *d, struct ck_object *k);

/**
 * ck_dict_clear() - d.clear(), which gives the memory back
 * @d: a dict
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_dict_clear(struct ck_object *d);

/* ---- dict_step.c ---- */

/**
 * ck_dict_next() - step over the items
 * @d: a dict
 * @pos: 0 to begin with; this function's afterwards
 * @expect_len: the length when the loop began; negative: do not check
 * @k: where a new reference to the key goes; NULL ok
 * @v: where a new reference to the value goes; NULL ok
 *
 * Return: 1; 0 at the end; -1 with RuntimeError ("dictionary changed size during iteration").
 */
int ck_dict_next(struct ck_object *d, ssize_t *pos, ssize_t expect_len, struct ck_object **k,
		 struct ck_object **v);

/**
 * ck_dict_prev() - step over the items, newest first
 * @d: a dict
 * @pos: SSIZE_MAX to begin with
 * @expect_len: as for ck_dict_next()
 * @k: likewise
 * @v: likewise
 *
 * Return: as ck_dict_next().
 */
int ck_dict_prev(struct ck_object *d, ssize_t *pos, ssize_t expect_len, struct ck_object **k,
		 struct ck_object **v);

/* ---- dict_bulk.c ---- */

/**
 * ck_dict_update() - d.update(other)
 * @d: a dict
 * @other: a dict, an object with keys() and [], or an iterable of pairs
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_dict_update(struct ck_object *d, struct ck_object *other, gfp_t gfp);

/**
 * ck_dict_copy() - d.copy()
 * @d: a dict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_copy(struct ck_object *d, gfp_t gfp);

/**
 * ck_dict_from() - dict(other)
 * @other: as for ck_dict_update()
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_from(struct ck_object *other, gfp_t gfp);

/* ---- dict_merge.c ---- */

/**
 * ck_dict_merge() - {**mapping}
 * @d: a dict
 * @mapping: a dict, or an object with keys() and []
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_dict_merge(struct ck_object *d, struct ck_object *mapping, gfp_t gfp);

/**
 * ck_dict_add_keyword() - dict(..., k=v)
 * @d: the keywords so far
 * @k: a str that is not there yet, borrowed
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with TypeError or another exception pending.
 */
int ck_dict_add_keyword(struct ck_object *d, struct ck_object *k, struct ck_object *v, gfp_t gfp);

/**
 * ck_dict_merge_keywords() - dict(..., **mapping)
 * @d: the keywords so far
 * @mapping: as for ck_dict_merge(), its keys as for ck_dict_add_keyword()
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_dict_merge_keywords(struct ck_object *d, struct ck_object *mapping, gfp_t gfp);

/**
 * ck_dict_from_with() - dict(other, **keywords)
 * @other: as for ck_dict_from()
 * @keywords: a dict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_from_with(struct ck_object *other, struct ck_object *keywords, gfp_t gfp);

/**
 * ck_dict_update_with() - o.update(other, **keywords)
 * @o: any object; what is no dict takes no keywords
 * @other: as for ck_dict_update(), or NULL
 * @keywords: a dict
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_dict_update_with(struct ck_object *o, struct ck_object *other, struct ck_object *keywords,
			gfp_t gfp);

/**
 * ck_dict_fromkeys() - dict.fromkeys(keys, value)
 * @keys: any iterable
 * @value: value of each key, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_fromkeys(struct ck_object *keys, struct ck_object *value, gfp_t gfp);

/* ---- dict_views.c: live views with len, in, iteration, ==, repr ---- */

struct ck_object *ck_dict_keys(struct ck_object *d, gfp_t gfp);
struct ck_object *ck_dict_values(struct ck_object *d, gfp_t gfp);
struct ck_object *ck_dict_items(struct ck_object *d, gfp_t gfp);

#endif /* CK_DICT_H */
