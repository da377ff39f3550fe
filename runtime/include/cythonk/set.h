/* SPDX-License-Identifier: GPL-2.0 */
/*
 * set (KernelSet) and frozenset: keys in a hash table with open addressing, under a spinlock.
 *
 * Every operation on one key is atomic. An operation on two sets sees the other one as it is at
 * one moment, and changes its own key by key. Ints and short str are looked for without the lock as
 * long as nobody changes the set meanwhile. Keys that are str, bytes, int or None are compared
 * under the lock; for others the lock is dropped around the comparison and the look-up starts again
 * when the set changed meanwhile. Keys an operation drops are released after the lock. A self that
 * is no set raises TypeError or AttributeError. All functions work in any context except NMI, given
 * flags that do not sleep.
 *
 * The order of the keys is that of their hashes, which are different at each load.
 */
#ifndef CK_SET_H
#define CK_SET_H

#include <linux/spinlock.h>

#include <cythonk/object.h>

struct ck_set_table;

/**
 * struct ck_set - a set or frozenset
 * @base: header; the type tells which
 * @lock: guards all that follows; taken with interrupts off, no other lock inside
 * @len: number of keys
 * @version: goes on whenever keys come or go, and is odd while they do
 * @hash: of a frozenset, when it was asked for; 0: not yet
 * @table: the keys, NULL when there never was one
 */
struct ck_set {
	struct ck_object base;
	spinlock_t lock;
	size_t len;
	unsigned long version;
	u64 hash;
	struct ck_set_table *table;
};

extern const struct ck_type ck_set_type;
extern const struct ck_type ck_frozenset_type;

/**
 * ck_is_set() - is this a set?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_set(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_set_type;
}

/**
 * ck_is_frozenset() - is this a frozenset?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_frozenset(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_frozenset_type;
}

/**
 * ck_is_anyset() - is this a set or frozenset?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_anyset(struct ck_object *o)
{
	return ck_is_set(o) || ck_is_frozenset(o);
}

/**
 * ck_to_set() - the struct of an object known to be a set or frozenset
 * @o: a set or frozenset
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_set *ck_to_set(struct ck_object *o)
{
	return container_of(o, struct ck_set, base);
}

/* ---- set.c ---- */

/**
 * ck_set_new() - make an empty set
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_set_new(gfp_t gfp);

/**
 * ck_set_pack() - make a set of arguments
 * @n: how many
 * @gfp: allocation flags
 * @...: the keys, borrowed
 *
 * Return: new reference, or NULL with TypeError ("unhashable type: 'list'") or another exception
 * pending.
 */
struct ck_object *ck_set_pack(unsigned int n, gfp_t gfp, ...);

/**
 * ck_set_len() - number of keys
 * @s: a set or frozenset
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_set_len(struct ck_object *s);

/**
 * ck_set_add() - s.add(k)
 * @s: a set
 * @k: the key, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_add(struct ck_object *s, struct ck_object *k, gfp_t gfp);

/**
 * ck_set_discard() - s.discard(k)
 * @s: a set
 * @k: the key; a set stands for the frozenset of its keys
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_discard(struct ck_object *s, struct ck_object *k);

/**
 * ck_set_remove() - s.remove(k)
 * @s: a set
 * @k: the key; a set stands for the frozenset of its keys
 *
 * Return: 0, or -1 with KeyError or another exception pending.
 */
int ck_set_remove(struct ck_object *s, struct ck_object *k);

/**
 * ck_set_pop() - s.pop()
 * @s: a set
 *
 * Return: new reference to the key taken out, or NULL with KeyError or AttributeError pending.
 */
struct ck_object *ck_set_pop(struct ck_object *s);

/**
 * ck_set_contains() - k in s
 * @s: a set or frozenset
 * @k: the key; a set stands for the frozenset of its keys
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_set_contains(struct ck_object *s, struct ck_object *k);

/**
 * ck_set_clear() - s.clear(), which gives the memory back
 * @s: a set
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_set_clear(struct ck_object *s);

/**
 * ck_set_next() - step over the keys
 * @s: a set or frozenset
 * @pos: 0 to begin with; this function's afterwards
 * @expect_len: the length when the loop began; negative: do not check
 * @k: where a new reference to the key goes
 *
 * Return: 1; 0 at the end; -1 with RuntimeError ("Set changed size during iteration").
 */
int ck_set_next(struct ck_object *s, ssize_t *pos, ssize_t expect_len, struct ck_object **k);

/* ---- set_bulk.c ---- */

/**
 * ck_set_from() - set(iterable)
 * @iterable: any iterable; NULL: none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_from(struct ck_object *iterable, gfp_t gfp);

/**
 * ck_frozenset_from() - frozenset(iterable)
 * @iterable: any iterable; NULL: none. A frozenset is given back as it is
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_frozenset_from(struct ck_object *iterable, gfp_t gfp);

/**
 * ck_set_copy() - s.copy()
 * @s: a set or frozenset; the latter is given back as it is
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_copy(struct ck_object *s, gfp_t gfp);

/**
 * ck_set_update() - s.update(other)
 * @s: a set
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_update(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/* ---- set_algebra.c ---- */

/**
 * ck_set_union() - s.union(other)
 * @s: a set or frozenset, whose type the result has; so has that of the functions below
 * @other: any iterable, as for the functions below
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_union(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_intersection() - s.intersection(other)
 * @s: a set or frozenset
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_intersection(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_difference() - s.difference(other)
 * @s: a set or frozenset
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_difference(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_symmetric_difference() - s.symmetric_difference(other)
 * @s: a set or frozenset
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_symmetric_difference(struct ck_object *s, struct ck_object *other,
					      gfp_t gfp);

/* ---- set_change.c ---- */

/**
 * ck_set_intersection_update() - s.intersection_update(other)
 * @s: a set
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_intersection_update(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_difference_update() - s.difference_update(other)
 * @s: a set
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_difference_update(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_symmetric_difference_update() - s.symmetric_difference_update(other)
 * @s: a set
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_symmetric_difference_update(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/* ---- set_compare.c ---- */

/**
 * ck_set_isdisjoint() - s.isdisjoint(other)
 * @s: a set or frozenset
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_set_isdisjoint(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_issubset() - s.issubset(other)
 * @s: a set or frozenset
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_set_issubset(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/**
 * ck_set_issuperset() - s.issuperset(other)
 * @s: a set or frozenset
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_set_issuperset(struct ck_object *s, struct ck_object *other, gfp_t gfp);

#endif /* CK_SET_H */
