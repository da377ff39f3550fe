/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KernelBitSet: a set of small numbers as a bitmap (linux/bitmap.h) under a spinlock, growing to
 * the greatest number in it, or with a size that no number may reach.
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

/**
 * ck_is_bitset() - is this a KernelBitSet?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_bitset(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_bitset_type;
}

/**
 * ck_to_bitset() - the struct of an object known to be a bit set
 * @o: a KernelBitSet
 *
 * Return: the struct, no reference of its own.
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

/**
 * ck_bitset_add() - b.add(i)
 * @b: a KernelBitSet
 * @i: the number
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bitset_add(struct ck_object *b, struct ck_object *i, gfp_t gfp);

/**
 * ck_bitset_discard() - b.discard(i)
 * @b: a KernelBitSet
 * @i: the number
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bitset_discard(struct ck_object *b, struct ck_object *i);

/**
 * ck_bitset_remove() - b.remove(i)
 * @b: a KernelBitSet
 * @i: the number
 *
 * Return: 0, or -1 with KeyError (it is not there) or another exception pending.
 */
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

/**
 * ck_bitset_test_and_clear() - b.test_and_clear(i)
 * @b: a KernelBitSet
 * @i: the number, which is not in the set afterwards
 *
 * Return: whether it was in the set before: 0, 1, or -1 with an exception pending.
 */
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

/**
 * ck_bitset_find_zero() - b.find_zero(start)
 * @b: a KernelBitSet
 * @start: where to begin; NULL: 0
 *
 * Return: the least number from @start on that is not in the set, -1 (also with an exception
 * pending) when the size leaves none.
 */
ssize_t ck_bitset_find_zero(struct ck_object *b, struct ck_object *start);

/**
 * ck_bitset_find_last() - b.find_last()
 * @b: a KernelBitSet
 *
 * Return: the greatest number in the set, -1 (also with an exception pending) when there is none.
 */
ssize_t ck_bitset_find_last(struct ck_object *b);

/**
 * ck_bitset_set_range() - b.set_range(start, stop)
 * @b: a KernelBitSet
 * @start: the first number
 * @stop: the number behind the last
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bitset_set_range(struct ck_object *b, struct ck_object *start, struct ck_object *stop,
			gfp_t gfp);

/**
 * ck_bitset_clear_range() - b.clear_range(start, stop)
 * @b: a KernelBitSet
 * @start: the first number
 * @stop: the number behind the last
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bitset_clear_range(struct ck_object *b, struct ck_object *start, struct ck_object *stop);

/**
 * ck_bitset_count() - b.count(start, stop)
 * @b: a KernelBitSet
 * @start: the first number; NULL: 0
 * @stop: the number behind the last; NULL: no bound
 *
 * Return: how many numbers of the range are in the set, or -1 with an exception pending.
 */
ssize_t ck_bitset_count(struct ck_object *b, struct ck_object *start, struct ck_object *stop);

/**
 * ck_bitset_update() - b.update(iterable)
 * @b: a KernelBitSet
 * @iterable: of ints; another KernelBitSet is added at once
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bitset_update(struct ck_object *b, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_bitset_clear() - b.clear()
 * @b: a KernelBitSet
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bitset_clear(struct ck_object *b);

/**
 * ck_bitset_copy() - b.copy()
 * @b: a KernelBitSet
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bitset_copy(struct ck_object *b, gfp_t gfp);

/**
 * ck_bitset_isdisjoint() - a.isdisjoint(b)
 * @a: a KernelBitSet
 * @b: another; TypeError when it is none
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_bitset_isdisjoint(struct ck_object *a, struct ck_object *b);

#endif /* CK_BITSET_H */
