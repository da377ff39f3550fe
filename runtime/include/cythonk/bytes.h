/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bytes: immutable binary data. Methods with letters in mind (upper, isdigit) know ASCII only, as
 * in CPython.
 */
#ifndef CK_BYTES_H
#define CK_BYTES_H

#include <linux/limits.h>

#include <cythonk/object.h>

/* Bytes there can be, and up to which they lie in the object itself. */
#define CK_BYTES_MAX	((size_t)INT_MAX - 1)
#define CK_BYTES_INLINE	400

/**
 * struct ck_bytes - bytes
 * @base: header
 * @len: number of bytes
 * @hash: ck_hash() of them; 0: not computed yet
 * @data: the bytes, followed by a NUL; never change once other code sees the object
 * @inline_data: where @data points to when they are few
 */
struct ck_bytes {
	struct ck_object base;
	u32 len;
	u64 hash;
	u8 *data;
	u8 inline_data[];
};

extern const struct ck_type ck_bytes_type;

/* Empty bytes; immortal. */
extern struct ck_bytes ck_empty_bytes;

/* Define immortal bytes of a C string literal, NULs and all: "static CK_BYTES(magic, "\0ELF");". */
#define CK_BYTES(name, text)						\
	struct ck_bytes name = {					\
		.base = CK_OBJECT_INIT(&ck_bytes_type),			\
		.len = sizeof(text) - 1,				\
		.data = (u8 *)(text),					\
	}

/**
 * ck_is_bytes() - is this bytes?
 * @o: any object
 *
 * Return: whether it is one, or of a class derived from it.
 */
static inline bool ck_is_bytes(struct ck_object *o)
{
	return !ck_is_tagged(o) &&
	       (o->type == &ck_bytes_type || ck_is_subtype(o->type->base, &ck_bytes_type));
}

/**
 * ck_to_bytes() - the struct of an object known to be bytes
 * @o: bytes
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_bytes *ck_to_bytes(struct ck_object *o)
{
	return container_of(o, struct ck_bytes, base);
}

/* ---- bytes.c ---- */

/**
 * ck_bytes_new() - make bytes
 * @p: what to copy; NULL: zeroes
 * @len: how many
 * @gfp: allocation flags
 *
 * Until other code sees the object the caller may still write to ck_to_bytes()->data.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_bytes_new(const void *p, size_t len, gfp_t gfp);

/**
 * ck_bytes_data() - the bytes
 * @o: bytes
 *
 * Return: borrowed, lives as long as @o; NULL with TypeError pending.
 */
u8 *ck_bytes_data(struct ck_object *o);

/**
 * ck_bytes_len() - how many bytes
 * @o: bytes
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_bytes_len(struct ck_object *o);

/**
 * ck_bytes_equal() - are the bytes of two objects equal?
 * @a: bytes
 * @b: bytes
 *
 * Context: any, under spinlocks too.
 * Return: whether they are.
 */
bool ck_bytes_equal(struct ck_object *a, struct ck_object *b);

/**
 * ck_bytes_get() - o[i]
 * @o: bytes
 * @i: position; negative from the end
 *
 * Return: the byte, or -1 with IndexError or TypeError pending.
 */
int ck_bytes_get(struct ck_object *o, ssize_t i);

/**
 * ck_bytes_slice() - o[start:end]
 * @o: bytes
 * @start: first position
 * @end: position behind the last; both clamp as slices do
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_slice(struct ck_object *o, ssize_t start, ssize_t end, gfp_t gfp);

/**
 * ck_bytes_concat() - a + b
 * @a: bytes
 * @b: bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_bytes_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp);

/**
 * ck_bytes_repeat() - o * n
 * @o: bytes
 * @n: how many times
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bytes_repeat(struct ck_object *o, ssize_t n, gfp_t gfp);

/* ---- bytes_from.c ---- */

/**
 * ck_bytes_from() - bytes(o)
 * @o: bytes-like, an int (so many zeroes) or an iterable of ints
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or MemoryError pending.
 */
struct ck_object *ck_bytes_from(struct ck_object *o, gfp_t gfp);

/**
 * ck_bytes_from_text() - bytes(text, encoding, errors)
 * @text: a str
 * @encoding: a str, or None
 * @errors: a str; NULL or None: "strict"
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, UnicodeEncodeError or another exception pending.
 */
struct ck_object *ck_bytes_from_text(struct ck_object *text, struct ck_object *encoding,
				     struct ck_object *errors, gfp_t gfp);

/* ---- bytes_decode.c ---- */

/**
 * ck_bytes_decode() - o.decode(encoding, errors)
 * @o: bytes
 * @encoding: NULL: UTF-8; else utf-8, ascii or latin-1 by any of their usual names
 * @errors: NULL: "strict"; else "ignore", "replace" or "backslashreplace"
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with UnicodeDecodeError, LookupError or MemoryError.
 */
struct ck_object *ck_bytes_decode(struct ck_object *o, const char *encoding, const char *errors,
				  gfp_t gfp);

/* ---- bytes_search.c: as the functions of str.h; @sub is bytes or an int ---- */

ssize_t ck_bytes_find(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_bytes_rfind(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_bytes_index(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_bytes_rindex(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_bytes_count(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
int ck_bytes_startswith(struct ck_object *o, struct ck_object *prefix, ssize_t start,
			ssize_t end);
int ck_bytes_endswith(struct ck_object *o, struct ck_object *suffix, ssize_t start, ssize_t end);
struct ck_object *ck_bytes_replace(struct ck_object *o, struct ck_object *old,
				   struct ck_object *repl, ssize_t count, gfp_t gfp);
struct ck_object *ck_bytes_strip(struct ck_object *o, struct ck_object *chars, gfp_t gfp);
struct ck_object *ck_bytes_lstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp);
struct ck_object *ck_bytes_rstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp);
struct ck_object *ck_bytes_removeprefix(struct ck_object *o, struct ck_object *prefix, gfp_t gfp);
struct ck_object *ck_bytes_removesuffix(struct ck_object *o, struct ck_object *suffix, gfp_t gfp);

/* ---- bytes_split.c ---- */

struct ck_object *ck_bytes_split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				 gfp_t gfp);
struct ck_object *ck_bytes_rsplit(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				  gfp_t gfp);
struct ck_object *ck_bytes_splitlines(struct ck_object *o, bool keepends, gfp_t gfp);
struct ck_object *ck_bytes_partition(struct ck_object *o, struct ck_object *sep, gfp_t gfp);
struct ck_object *ck_bytes_rpartition(struct ck_object *o, struct ck_object *sep, gfp_t gfp);
struct ck_object *ck_bytes_join(struct ck_object *sep, struct ck_object *iterable, gfp_t gfp);

/* ---- bytes_case.c ---- */

struct ck_object *ck_bytes_upper(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_bytes_lower(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_bytes_swapcase(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_bytes_capitalize(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_bytes_title(struct ck_object *o, gfp_t gfp);

/* ---- bytes_hex.c ---- */

struct ck_object *ck_bytes_hex(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_bytes_fromhex(struct ck_object *text, gfp_t gfp);
struct ck_object *ck_bytes_maketrans(struct ck_object *from, struct ck_object *to, gfp_t gfp);
struct ck_object *ck_bytes_translate(struct ck_object *o, struct ck_object *table,
				     struct ck_object *gone, gfp_t gfp);

/* ---- bytes_percent.c ---- */

struct ck_object *ck_bytes_percent(struct ck_object *fmt, struct ck_object *args, gfp_t gfp);

#endif /* CK_BYTES_H */
