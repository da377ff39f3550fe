/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuple: an immutable array of references, in the object itself. Needs no lock: the items are set
 * before other code sees it.
 */
#ifndef CK_TUPLE_H
#define CK_TUPLE_H

#include <cythonk/object.h>

/**
 * struct ck_tuple - a tuple
 * @base: header
 * @len: number of items
 * @items: the items
 */
struct ck_tuple {
	struct ck_object base;
	u32 len;
	struct ck_object *items[];
};

extern const struct ck_type ck_tuple_type;

/* The empty tuple; immortal. */
extern struct ck_tuple ck_empty_tuple;

/*
 * Define an immortal tuple of constants: "static CK_TUPLE(point, CK_INT(1), &label.base);", and
 * &point.base is the object.
 */
#define CK_TUPLE(name, ...)						\
	struct ck_tuple name = {					\
		.base = CK_OBJECT_INIT(&ck_tuple_type),			\
		.len = sizeof((struct ck_object *[]){ __VA_ARGS__ }) /	\
		       sizeof(struct ck_object *),			\
		.items = { __VA_ARGS__ },				\
	}

/**
 * ck_is_tuple() - is this a tuple?
 * @o: any object
 *
 * Return: whether it is one, or of a class derived from it.
 */
static inline bool ck_is_tuple(struct ck_object *o)
{
	return !ck_is_tagged(o) &&
	       (o->type == &ck_tuple_type || ck_is_subtype(o->type->base, &ck_tuple_type));
}

/**
 * ck_to_tuple() - the struct of an object known to be a tuple
 * @o: a tuple
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_tuple *ck_to_tuple(struct ck_object *o)
{
	return container_of(o, struct ck_tuple, base);
}

/**
 * ck_tuple_new() - make a tuple to be filled
 * @n: number of items, all None for now
 * @gfp: allocation flags
 *
 * Fill it with ck_tuple_init_item() before other code sees it.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_tuple_new(unsigned int n, gfp_t gfp);

/**
 * ck_tuple_init_item() - set an item of a tuple being made
 * @t: tuple from ck_tuple_new()
 * @i: which
 * @v: the item, stolen
 */
void ck_tuple_init_item(struct ck_object *t, unsigned int i, struct ck_object *v);

/**
 * ck_tuple_pack() - make a tuple of arguments
 * @n: how many
 * @gfp: allocation flags
 *
 * The items follow, borrowed.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_tuple_pack(unsigned int n, gfp_t gfp, ...);

/**
 * ck_tuple_from_array() - make a tuple of an array
 * @items: the items, borrowed
 * @n: how many
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_tuple_from_array(struct ck_object *const *items, size_t n, gfp_t gfp);

/**
 * ck_tuple_from() - tuple(iterable)
 * @iterable: any iterable; a tuple is returned itself
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_tuple_from(struct ck_object *iterable, gfp_t gfp);

/**
 * ck_tuple_get() - t[i]
 * @t: a tuple
 * @i: position; negative from the end
 *
 * Return: new reference, or NULL with IndexError or TypeError pending.
 */
struct ck_object *ck_tuple_get(struct ck_object *t, ssize_t i);

/**
 * ck_tuple_iter_get() - item of a for loop
 * @t: a tuple
 * @i: number of the step, from 0
 *
 * Return: new reference; NULL without an exception past the end, and when @t is no tuple.
 */
struct ck_object *ck_tuple_iter_get(struct ck_object *t, ssize_t i);

/**
 * ck_tuple_len() - number of items
 * @t: a tuple
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_tuple_len(struct ck_object *t);

/**
 * ck_tuple_slice() - t[start:end]
 * @t: a tuple
 * @start: first position
 * @end: position behind the last; both clamp as slices do
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_tuple_slice(struct ck_object *t, ssize_t start, ssize_t end, gfp_t gfp);

/**
 * ck_tuple_concat() - a + b
 * @a: a tuple
 * @b: a tuple
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_tuple_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp);

/**
 * ck_tuple_repeat() - t * n
 * @t: a tuple
 * @n: how many times
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_tuple_repeat(struct ck_object *t, ssize_t n, gfp_t gfp);

/* Position of the first equal item; ValueError when there is none. */
ssize_t ck_tuple_index(struct ck_object *t, struct ck_object *v);
/* Number of equal items. */
ssize_t ck_tuple_count(struct ck_object *t, struct ck_object *v);

#endif /* CK_TUPLE_H */
