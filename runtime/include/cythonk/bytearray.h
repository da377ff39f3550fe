/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bytearray: bytes that can change. Its methods that bytes has too work on a copy of one moment's
 * content, those that change it are one step each.
 */
#ifndef CK_BYTEARRAY_H
#define CK_BYTEARRAY_H

#include <cythonk/buffer.h>

/**
 * struct ck_bytearray - a bytearray
 * @base: header
 * @buf: the bytes
 */
struct ck_bytearray {
	struct ck_object base;
	struct ck_growbuf buf;
};

extern const struct ck_type ck_bytearray_type;

/**
 * ck_is_bytearray() - is this a bytearray?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_bytearray(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_bytearray_type;
}

/**
 * ck_to_bytearray() - the struct of an object known to be a bytearray
 * @o: a bytearray
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_bytearray *ck_to_bytearray(struct ck_object *o)
{
	return container_of(o, struct ck_bytearray, base);
}

/* ---- bytearray.c ---- */

/**
 * ck_bytearray_new() - make a bytearray
 * @p: what to copy; NULL: zeroes
 * @len: how many bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_bytearray_new(const void *p, size_t len, gfp_t gfp);

/**
 * ck_bytearray_len() - how many bytes
 * @o: a bytearray
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_bytearray_len(struct ck_object *o);

/**
 * ck_bytearray_get() - o[i]
 * @o: a bytearray
 * @i: position; negative from the end
 *
 * Return: the byte, or -1 with IndexError or TypeError pending.
 */
int ck_bytearray_get(struct ck_object *o, ssize_t i);

/**
 * ck_bytearray_set() - o[i] = byte
 * @o: a bytearray
 * @i: position; negative from the end
 * @byte: an object; an int from 0 to 255
 *
 * Return: 0, or -1 with IndexError, ValueError or TypeError pending.
 */
int ck_bytearray_set(struct ck_object *o, ssize_t i, struct ck_object *byte);

/**
 * ck_bytearray_put() - o[i] = byte, of C integers
 * @o: a bytearray
 * @i: position; negative from the end
 * @byte: the byte: what its low 8 bits are
 *
 * Return: 0, or -1 with IndexError or TypeError pending.
 */
int ck_bytearray_put(struct ck_object *o, ssize_t i, int byte);

/**
 * ck_bytearray_has() - byte in o, of a C integer
 * @o: a bytearray
 * @byte: the byte: what its low 8 bits are
 *
 * Return: 0, 1, or -1 with TypeError pending.
 */
int ck_bytearray_has(struct ck_object *o, int byte);

/**
 * ck_bytearray_peek() - o[i] where the source asks for no check of bounds
 * @o: a bytearray
 * @i: position
 *
 * Return: the byte; 0 when there is no such.
 */
u8 ck_bytearray_peek(struct ck_object *o, ssize_t i);

/**
 * ck_as_byte() - an int object as a byte
 * @o: any object
 *
 * Return: the byte; 255, which can be a value, with ValueError or TypeError pending: ask
 * ck_err_occurred().
 */
u8 ck_as_byte(struct ck_object *o);

/* ---- bytearray_change.c ---- */

/**
 * ck_bytearray_from() - bytearray(o)
 * @o: bytes-like, an int (so many zeroes) or an iterable of ints
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_bytearray_from(struct ck_object *o, gfp_t gfp);

/**
 * ck_bytearray_from_text() - bytearray(text, encoding, errors)
 * @text: a str
 * @encoding: a str, or None
 * @errors: a str; NULL or None: "strict"
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, UnicodeEncodeError or another exception pending.
 */
struct ck_object *ck_bytearray_from_text(struct ck_object *text, struct ck_object *encoding,
					 struct ck_object *errors, gfp_t gfp);

/**
 * ck_bytearray_append() - o.append(byte)
 * @o: a bytearray
 * @byte: an int from 0 to 255
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with ValueError, BufferError or another exception pending.
 */
int ck_bytearray_append(struct ck_object *o, struct ck_object *byte, gfp_t gfp);

/**
 * ck_bytearray_extend() - o.extend(iterable)
 * @o: a bytearray
 * @iterable: bytes-like, or an iterable of ints
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending and @o as it was.
 */
int ck_bytearray_extend(struct ck_object *o, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_bytearray_insert() - o.insert(i, byte)
 * @o: a bytearray
 * @i: position, clamped as in a slice
 * @byte: an int from 0 to 255
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_bytearray_insert(struct ck_object *o, struct ck_object *i, struct ck_object *byte,
			gfp_t gfp);

/**
 * ck_bytearray_pop() - o.pop(i)
 * @o: a bytearray
 * @i: position, an int; NULL: the last
 *
 * Return: the byte as an int that is never boxed, or NULL with IndexError or another exception
 * pending.
 */
struct ck_object *ck_bytearray_pop(struct ck_object *o, struct ck_object *i);

/**
 * ck_bytearray_remove() - o.remove(byte)
 * @o: a bytearray
 * @byte: an int from 0 to 255
 *
 * Return: 0, or -1 with ValueError or another exception pending.
 */
int ck_bytearray_remove(struct ck_object *o, struct ck_object *byte);

/**
 * ck_bytearray_clear() - o.clear()
 * @o: a bytearray
 *
 * Return: 0, or -1 with BufferError pending.
 */
int ck_bytearray_clear(struct ck_object *o);

/**
 * ck_bytearray_reverse() - o.reverse()
 * @o: a bytearray
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_bytearray_reverse(struct ck_object *o);

/**
 * ck_bytearray_copy() - o.copy()
 * @o: a bytearray
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytearray_copy(struct ck_object *o, gfp_t gfp);

/* ---- bytearray_methods.c ---- */

struct ck_object *ck_bytearray_fromhex(struct ck_object *text, gfp_t gfp);

/**
 * ck_bytearray_from_cstr() - make a bytearray of a C string
 * @s: the bytes up to a NUL
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
static inline struct ck_object *ck_bytearray_from_cstr(const char *s, gfp_t gfp)
{
	return ck_bytearray_new(s, strlen(s), gfp);
}

#endif /* CK_BYTEARRAY_H */
