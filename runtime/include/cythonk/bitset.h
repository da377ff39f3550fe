/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KernelBitSet: a set of small numbers as a bitmap (linux/bitmap.h) under a spinlock, growing to the
 * greatest number in it, or with a size that no number may reach.
 *
 * Every operation is atomic. All functions work in any context except NMI, given flags that do not
 * sleep.
 */
#ifndef CK_BITSET_H
#define CK_BITSET_H

#include <linux/spinlock.h>

#include <cythonk/object.h>

/**
 * struct ck_bitset - a set of numbers
 * @base: header
 * @lock: guards all that follows but @size; taken with interrupts off, no other lock inside
 * @size: numbers are less than this, never changes; negative: no limit
 * @nbits: numbers @words has room for, a multiple of BITS_PER_LONG
 * @weight: how many numbers are in the set
 * @words: payload, NULL when @nbits is 0
 */
struct ck_bitset {
	struct ck_object base;
	spinlock_t lock;
	ssize_t size;
	size_t nbits;
	size_t weight;
	unsigned long *words;
};

extern const struct ck_type ck_bitset_type;

static inline bool ck_is_bitset(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_bitset_type;
}

/**
 * ck_to_bitset() - the struct of an object known to be a bit set
 * @o: a KernelBitSet
 */
static inline struct ck_bitset *ck_to_bitset(struct ck_object *o)
{
	return container_of(o, struct ck_bitset, base);
}

/*
 * Numbers are int objects; a negative one raises ValueError, one past the size IndexError, one that
 * no memory could be had for MemoryError. Functions that return an int fail by -1 with an exception
 * pending.
 */

/* ---- bitset.c: one number ---- */

/* b.add(i), b.discard(i), b.remove(i): 0. remove() raises KeyError when @i is not there. */
int ck_bitset_add(struct ck_object *b, struct ck_object *i, gfp_t gfp);
int ck_bitset_discard(struct ck_object *b, struct ck_object *i);
int ck_bitset_remove(struct ck_object *b, struct ck_object *i);

/**
 * ck_bitset_test_and_set() - b.test_and_set(i)
 * @b: a KernelBitSet
 * @i: the number, which is in the set afterwards
 * @gfp: allocation flags
 *
 * Return: whether it was in the set before: 0, 1, or -1 with an exception pending.
 */
int ck_bitset_test_and_set(struct ck_object *b, struct ck_object *i, gfp_t gfp);
int ck_bitset_test_and_clear(struct ck_object *b, struct ck_object *i);

/**
 * ck_bitset_alloc() - b.alloc(start): find a number that is not in the set, and add it
 * @b: a KernelBitSet; IndexError when it is full
 * @start: the least number wanted; NULL: 0
 * @gfp: allocation flags
 *
 * Return: the number, or -1 with an exception pending.
 */
ssize_t ck_bitset_alloc(struct ck_object *b, struct ck_object *start, gfp_t gfp);

/* ---- bitset_range.c: many numbers ---- */

/**
 * ck_bitset() - KernelBitSet(iterable, size)
 * @iterable: of ints; NULL or None: none
 * @size: numbers are less than this; NULL or None: no limit
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bitset(struct ck_object *iterable, struct ck_object *size, gfp_t gfp);

/**
 * ck_bitset_find_next() - b.find_next(start)
 * @b: a KernelBitSet
 * @start: where to begin; NULL: 0
 *
 * Return: the least number in the set from @start on, -1 (also with an exception pending) when
 * there is none.
 */
ssize_t ck_bitset_find_next(struct ck_object *b, struct ck_object *start);

/* The least number from @start on that is not in the set, -1 when the size leaves none. */
ssize_t ck_bitset_find_zero(struct ck_object *b, struct ck_object *start);

/* The greatest number in the set, -1 when there is none. */
ssize_t ck_bitset_find_last(struct ck_object *b);

/* b.set_range(start, stop), b.clear_range(start, stop): 0. */
int ck_bitset_set_range(struct ck_object *b, struct ck_object *start, struct ck_object *stop,
			gfp_t gfp);
int ck_bitset_clear_range(struct ck_object *b, struct ck_object *start, struct ck_object *stop);

/* b.count(start, stop): how many numbers of a range are in the set; @stop NULL: no bound. */
ssize_t ck_bitset_count(struct ck_object *b, struct ck_object *start, struct ck_object *stop);

/* b.update(iterable): 0. A bit set is added at once. */
int ck_bitset_update(struct ck_object *b, struct ck_object *iterable, gfp_t gfp);

/* b.clear(): 0. */
int ck_bitset_clear(struct ck_object *b);

/* b.copy(): new reference, or NULL with an exception pending. */
struct ck_object *ck_bitset_copy(struct ck_object *b, gfp_t gfp);

/* a.isdisjoint(b): 0 or 1; TypeError when @b is no bit set. */
int ck_bitset_isdisjoint(struct ck_object *a, struct ck_object *b);

#endif /* CK_BITSET_H */
