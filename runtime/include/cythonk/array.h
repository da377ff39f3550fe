/* SPDX-License-Identifier: GPL-2.0 */
/*
 * array: C integers of one kind in one piece of memory, as Python's array.array.
 */
#ifndef CK_ARRAY_H
#define CK_ARRAY_H

#include <cythonk/buffer.h>

struct ck_item_kind;

/**
 * struct ck_array - an array
 * @base: header
 * @kind: what its items are
 * @buf: the items
 */
struct ck_array {
	struct ck_object base;
	const struct ck_item_kind *kind;
	struct ck_growbuf buf;
};

extern const struct ck_type ck_array_type;

/**
 * ck_is_array() - is this an array?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_array(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_array_type;
}

/**
 * ck_to_array() - the struct of an object known to be an array
 * @o: an array
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_array *ck_to_array(struct ck_object *o)
{
	return container_of(o, struct ck_array, base);
}

/**
 * ck_array() - array(typecode, initializer)
 * @typecode: a str: one of "bBhHiIlLqQ"
 * @initial: bytes or bytearray (the memory as it is), or an iterable of ints; NULL: nothing
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError, OverflowError or another exception
 * pending.
 */
struct ck_object *ck_array(struct ck_object *typecode, struct ck_object *initial, gfp_t gfp);

/**
 * ck_array_append() - a.append(v)
 * @a: an array
 * @v: an int
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with TypeError, OverflowError, BufferError or another exception pending.
 */
int ck_array_append(struct ck_object *a, struct ck_object *v, gfp_t gfp);

/**
 * ck_array_extend() - a.extend(iterable)
 * @a: an array
 * @iterable: an array of the same kind, or an iterable of ints
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending; with an iterable, what came before it has been added.
 */
int ck_array_extend(struct ck_object *a, struct ck_object *iterable, gfp_t gfp);

#endif /* CK_ARRAY_H */
