/* SPDX-License-Identifier: GPL-2.0 */
/*
 * memoryview: items in the memory of a bytes-like object, one dimension.
 *
 * What keeps the memory in place is an object of its own, a pin: all views that are made of one
 * another share it, and the memory may move again when the last of them is gone or released.
 */
#ifndef CK_MEMORYVIEW_H
#define CK_MEMORYVIEW_H

#include <cythonk/buffer.h>

/**
 * struct ck_pin - holds the memory of an object in place while it lives
 * @base: header
 * @owner: the object
 * @buf: the memory
 */
struct ck_pin {
	struct ck_object base;
	struct ck_object *owner;
	struct ck_buffer buf;
};

/**
 * struct ck_memoryview - a memoryview
 * @base: header
 * @pin: NULL when released
 * @data: the first item
 * @len: items
 * @stride: bytes from one item to the next
 * @itemsize: bytes of an item
 * @format: what an item is, see struct ck_buffer
 * @readonly: it must not be written to
 *
 * All but @pin never change.
 */
struct ck_memoryview {
	struct ck_object base;
	struct ck_object *pin;
	u8 *data;
	ssize_t len;
	ssize_t stride;
	u8 itemsize;
	char format;
	bool readonly;
};

extern const struct ck_type ck_memoryview_type;
extern const struct ck_type ck_pin_type;

/**
 * ck_is_memoryview() - is this a memoryview?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_memoryview(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_memoryview_type;
}

/**
 * ck_to_memoryview() - the struct of an object known to be a memoryview
 * @o: a memoryview
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_memoryview *ck_to_memoryview(struct ck_object *o)
{
	return container_of(o, struct ck_memoryview, base);
}

/* ---- pin.c ---- */

/**
 * ck_pin_new() - hold the memory of an object in place
 * @o: something bytes-like, but no memoryview, which shares its pin
 * @gfp: allocation flags
 *
 * Return: new reference to a struct ck_pin, or NULL with BufferError or MemoryError pending.
 */
struct ck_object *ck_pin_new(struct ck_object *o, gfp_t gfp);

/* ---- memoryview.c ---- */

/**
 * ck_memoryview() - memoryview(o)
 * @o: something bytes-like
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError, BufferError or MemoryError pending.
 */
struct ck_object *ck_memoryview(struct ck_object *o, gfp_t gfp);

/**
 * ck_memoryview_pin() - what keeps a memoryview's memory in place
 * @o: a memoryview
 *
 * Return: new reference, to be put when the memory is no longer looked at; NULL with ValueError
 * ("operation forbidden on released memoryview object") pending.
 */
struct ck_object *ck_memoryview_pin(struct ck_object *o);

#endif /* CK_MEMORYVIEW_H */
