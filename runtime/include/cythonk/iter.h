/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Ranges and iterators. An iterator may be used by several CPUs: each item goes to one of them.
 * Iterators are objects whose type has a next slot; iter() of one is itself.
 */
#ifndef CK_ITER_H
#define CK_ITER_H

#include <linux/atomic.h>

#include <cythonk/object.h>

/**
 * struct ck_range - a range object
 * @base: header
 * @start: first number
 * @stop: the end, excluded
 * @step: distance, not 0
 * @len: how many numbers
 */
struct ck_range {
	struct ck_object base;
	s64 start;
	s64 stop;
	s64 step;
	u64 len;
};

extern const struct ck_type ck_range_type;

/* ---- range.c ---- */

/**
 * ck_range() - range()
 * @start: the start, or the stop when @stop is NULL
 * @stop: NULL ok
 * @step: NULL ok
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_range(struct ck_object *start, struct ck_object *stop,
			   struct ck_object *step, gfp_t gfp);

/* ---- iter.c ---- */

/**
 * struct ck_seq_iter - iterator over something that can be asked for its n-th item
 * @base: header; the types differ by sequence, all have ck_seq_iter_next()
 * @seq: the sequence
 * @pos: number of the next item, or whatever @get makes of it; negative: exhausted
 * @get: the item at a position: new reference, NULL with or without an exception. Sets *next to
 *	the position behind it
 */
struct ck_seq_iter {
	struct ck_object base;
	struct ck_object *seq;
	atomic_long_t pos;
	struct ck_object *(*get)(struct ck_object *seq, long pos, long *next, gfp_t gfp);
};

/**
 * ck_seq_iter_new() - make an iterator
 * @type: its type
 * @seq: the sequence, borrowed
 * @pos: where to begin
 * @get: see struct ck_seq_iter
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_seq_iter_new(const struct ck_type *type, struct ck_object *seq, long pos,
				  struct ck_object *(*get)(struct ck_object *seq, long pos,
							   long *next, gfp_t gfp),
				  gfp_t gfp);

/* Slots of such iterators' types. */
struct ck_object *ck_seq_iter_next(struct ck_object *it, gfp_t gfp);
void ck_seq_iter_clear(struct ck_object *it);
int ck_seq_iter_traverse(struct ck_object *it, ck_visit_fn visit, void *arg);
/* iter slot of all iterators: itself. */
struct ck_object *ck_iter_self(struct ck_object *it, gfp_t gfp);

/* Initialiser of such a type. */
#define CK_SEQ_ITER_TYPE(type_name) {				\
	CK_TYPE_HEAD,						\
	.name = type_name,					\
	.base = &ck_object_type,				\
	.size = sizeof(struct ck_seq_iter),			\
	.clear = ck_seq_iter_clear,				\
	.traverse = ck_seq_iter_traverse,			\
	.iter = ck_iter_self,					\
	.next = ck_seq_iter_next,				\
}

/* ---- enumerate.c, zip.c, reversed.c ---- */

extern const struct ck_type ck_enumerate_type;
extern const struct ck_type ck_zip_type;
extern const struct ck_type ck_reversed_type;

/**
 * ck_enumerate() - enumerate()
 * @iterable: any iterable
 * @start: the first number; NULL: 0
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_enumerate(struct ck_object *iterable, struct ck_object *start, gfp_t gfp);

/**
 * ck_zip() - zip()
 * @n: number of iterables
 * @args: the iterables, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_zip(unsigned int n, struct ck_object **args, gfp_t gfp);

/**
 * ck_zip_strict() - zip(…, strict=…)
 * @n: number of iterables
 * @args: the iterables, borrowed
 * @strict: a truth value: whether all must end together; ValueError when they do not
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_zip_strict(unsigned int n, struct ck_object **args, struct ck_object *strict,
				gfp_t gfp);

/**
 * ck_reversed() - reversed()
 * @o: something with a method __reversed__, or with len() and items by number
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError or another exception pending.
 */
struct ck_object *ck_reversed(struct ck_object *o, gfp_t gfp);

/* ---- map.c, filter.c, call_iter.c ---- */

extern const struct ck_type ck_map_type;
extern const struct ck_type ck_filter_type;

/**
 * ck_map() - map()
 * @n: number of arguments, at least 2, or TypeError is raised
 * @args: what is called, and the iterables that give its arguments; borrowed
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator, or NULL with an exception pending.
 */
struct ck_object *ck_map(unsigned int n, struct ck_object **args, gfp_t gfp);

/**
 * ck_filter() - filter()
 * @function: what is asked of each item; None: the item itself
 * @iterable: any iterable
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator, or NULL with an exception pending.
 */
struct ck_object *ck_filter(struct ck_object *function, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_call_iter() - iter(callable, sentinel)
 * @callable: what gives the items; TypeError when it cannot be called
 * @sentinel: the item that ends them
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator, or NULL with an exception pending.
 */
struct ck_object *ck_call_iter(struct ck_object *callable, struct ck_object *sentinel, gfp_t gfp);

#endif /* CK_ITER_H */
