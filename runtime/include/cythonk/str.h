/* SPDX-License-Identifier: GPL-2.0 */
/*
 * str: immutable text, UTF-8 inside, indexed by code point (in constant time when it is ASCII).
 *
 * Functions that take a position count code points; a negative one counts from the end. Arguments
 * called start and end clamp as slices do; 0 and SSIZE_MAX mean the whole text. A self that is no
 * str raises AttributeError, as calling a method of None does.
 */
#ifndef CK_STR_H
#define CK_STR_H

#include <linux/limits.h>

#include <cythonk/object.h>

/*
 * Bytes a str can have, and up to which its text lies in the object itself (which with header and
 * NUL takes 512 then).
 */
#define CK_STR_MAX	((size_t)INT_MAX - PAGE_SIZE)
#define CK_STR_INLINE	460

/**
 * struct ck_str - a str
 * @base: header
 * @len: bytes of the text
 * @nchars: code points; equal to @len exactly when the text is ASCII
 * @hash: ck_hash() of it; 0: not computed yet
 * @data: the text, followed by a NUL; never changes once other code sees the object
 * @inline_data: where @data points to when the text is short
 */
struct ck_str {
	struct ck_object base;
	u32 len;
	u32 nchars;
	u64 hash;
	char *data;
	char inline_data[];
};

extern const struct ck_type ck_str_type;

/* The empty str; immortal. */
extern struct ck_str ck_empty_str;

/*
 * Define an immortal str: "static CK_STR(greeting, "hello", 5);", and &greeting.base is the object.
 * @text is a C string literal of valid UTF-8, @count its code points.
 */
#define CK_STR(name, text, count)					\
	struct ck_str name = {						\
		.base = CK_OBJECT_INIT(&ck_str_type),			\
		.len = sizeof(text) - 1,				\
		.nchars = (count),					\
		.data = (char *)(text),					\
	}

/**
 * ck_is_str() - is this a str?
 * @o: any object
 *
 * Return: whether it is one, or of a class derived from it.
 */
static inline bool ck_is_str(struct ck_object *o)
{
	return !ck_is_tagged(o) &&
	       (o->type == &ck_str_type || ck_is_subtype(o->type->base, &ck_str_type));
}

/**
 * ck_is_plain_str() - is this a str and of no class derived from it?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_plain_str(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_str_type;
}

/**
 * ck_to_str() - the struct of an object known to be a str
 * @o: a str
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_str *ck_to_str(struct ck_object *o)
{
	return container_of(o, struct ck_str, base);
}

/* ---- str.c, str_items.c, str_concat.c: making, comparing, indexing, + ---- */

/**
 * ck_str_new() - make a str of bytes
 * @utf8: the text, need not end in NUL
 * @len: its bytes
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with UnicodeDecodeError or MemoryError pending.
 */
struct ck_object *ck_str_new(const char *utf8, size_t len, gfp_t gfp);

/**
 * ck_str_from_cstr() - make a str of a C string
 * @s: the text; NULL raises TypeError
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_from_cstr(const char *s, gfp_t gfp);

/**
 * ck_str_alloc() - make a str whose text the caller writes
 * @len: bytes, at most CK_STR_MAX
 * @nchars: code points
 * @gfp: allocation flags
 *
 * The caller writes exactly @len bytes of valid UTF-8 to ck_to_str()->data before anybody else
 * sees the object. The NUL is there.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_str_alloc(size_t len, size_t nchars, gfp_t gfp);

/**
 * ck_str_of_ascii() - the str of one ASCII character
 * @c: the character, below 128
 *
 * Return: an immortal object: may be put, need not be.
 */
struct ck_object *ck_str_of_ascii(u8 c);

/**
 * ck_str_utf8() - the text as a C string
 * @o: a str
 *
 * Return: borrowed, lives as long as @o; NULL with TypeError pending, or with ValueError when the
 * text has a NUL inside.
 */
const char *ck_str_utf8(struct ck_object *o);

/**
 * ck_str_len() - number of code points
 * @o: a str
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_str_len(struct ck_object *o);

/**
 * ck_str_equal() - are two str equal?
 * @a: a str
 * @b: another
 *
 * Context: any, under spinlocks too.
 * Return: whether they are.
 */
bool ck_str_equal(struct ck_object *a, struct ck_object *b);

/**
 * ck_str_compare() - a op b
 * @a: a str
 * @b: another
 * @op: CK_LT to CK_GE
 *
 * Context: any, under spinlocks too.
 * Return: 0 or 1.
 */
int ck_str_compare(struct ck_object *a, struct ck_object *b, int op);

/**
 * ck_str_char_at() - o[i]
 * @o: a str
 * @i: position
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with IndexError or another exception pending.
 */
struct ck_object *ck_str_char_at(struct ck_object *o, ssize_t i, gfp_t gfp);

/**
 * ck_str_slice() - o[start:end]
 * @o: a str
 * @start: first position
 * @end: position behind the last
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_slice(struct ck_object *o, ssize_t start, ssize_t end, gfp_t gfp);

/**
 * ck_str_concat() - a + b
 * @a: a str
 * @b: a str
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_str_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp);

/**
 * ck_str_append() - a += b
 * @a: a str; when the caller's reference is its only one the object itself may grow
 * @b: a str
 * @gfp: allocation flags
 *
 * For callers who put @a afterwards: whoever else knew it would see it change.
 *
 * Return: new reference, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_str_append(struct ck_object *a, struct ck_object *b, gfp_t gfp);

/**
 * ck_str_join_parts() - concatenate many, for f-strings
 * @parts: str objects, and ints that are to be in decimal; borrowed
 * @n: how many
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_str_join_parts(struct ck_object **parts, unsigned int n, gfp_t gfp);

/**
 * ck_str_repeat() - o * n
 * @o: a str
 * @n: how many times; below 1: none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_repeat(struct ck_object *o, ssize_t n, gfp_t gfp);

/**
 * ck_str_from_ordinal() - chr()
 * @cp: the code point
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with ValueError pending past U+10FFFF and for surrogates (which
 * UTF-8 does not have), or with MemoryError.
 */
struct ck_object *ck_str_from_ordinal(long cp, gfp_t gfp);

/**
 * ck_ord() - ord()
 * @o: a str of one character, or bytes of one byte
 *
 * Return: the code point, or U32_MAX with TypeError pending.
 */
u32 ck_ord(struct ck_object *o);

/* ---- str_search.c: finding, replacing, cutting off; positions and counts, or -1 ---- */

/* -1 without an exception when there is none: ask ck_err_occurred(). */
ssize_t ck_str_find(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_str_rfind(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
/* ValueError ("substring not found") when there is none. */
ssize_t ck_str_index(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_str_rindex(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
ssize_t ck_str_count(struct ck_object *o, struct ck_object *sub, ssize_t start, ssize_t end);
/* 0, 1, -1; @prefix is a str or a tuple of them. */
int ck_str_startswith(struct ck_object *o, struct ck_object *prefix, ssize_t start, ssize_t end);
int ck_str_endswith(struct ck_object *o, struct ck_object *suffix, ssize_t start, ssize_t end);
/* At most @count replacements, a negative one: all. */
struct ck_object *ck_str_replace(struct ck_object *o, struct ck_object *old,
				 struct ck_object *repl, ssize_t count, gfp_t gfp);
/* @chars: which characters to strip; NULL or None: white space. */
struct ck_object *ck_str_strip(struct ck_object *o, struct ck_object *chars, gfp_t gfp);
struct ck_object *ck_str_lstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp);
struct ck_object *ck_str_rstrip(struct ck_object *o, struct ck_object *chars, gfp_t gfp);
struct ck_object *ck_str_removeprefix(struct ck_object *o, struct ck_object *prefix, gfp_t gfp);
struct ck_object *ck_str_removesuffix(struct ck_object *o, struct ck_object *suffix, gfp_t gfp);

/* ---- str_split.c: what gives lists and tuples, and the way back ---- */

/* @sep NULL or None: white space; at most @maxsplit cuts, a negative one: all. Lists. */
struct ck_object *ck_str_split(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
			       gfp_t gfp);
struct ck_object *ck_str_rsplit(struct ck_object *o, struct ck_object *sep, ssize_t maxsplit,
				gfp_t gfp);
struct ck_object *ck_str_splitlines(struct ck_object *o, int keepends, gfp_t gfp);
/* Tuples of three. */
struct ck_object *ck_str_partition(struct ck_object *o, struct ck_object *sep, gfp_t gfp);
struct ck_object *ck_str_rpartition(struct ck_object *o, struct ck_object *sep, gfp_t gfp);
struct ck_object *ck_str_join(struct ck_object *sep, struct ck_object *iterable, gfp_t gfp);

/* ---- str_case.c, str_fold.c: letter case and the is...() family (0, 1, -1) ---- */

struct ck_object *ck_str_upper(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_str_lower(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_str_title(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_str_capitalize(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_str_swapcase(struct ck_object *o, gfp_t gfp);
struct ck_object *ck_str_casefold(struct ck_object *o, gfp_t gfp);
int ck_str_isalnum(struct ck_object *o);
int ck_str_isalpha(struct ck_object *o);
int ck_str_isascii(struct ck_object *o);
int ck_str_isdecimal(struct ck_object *o);
int ck_str_isdigit(struct ck_object *o);
int ck_str_isidentifier(struct ck_object *o);
int ck_str_islower(struct ck_object *o);
int ck_str_isnumeric(struct ck_object *o);
int ck_str_isprintable(struct ck_object *o);
int ck_str_isspace(struct ck_object *o);
int ck_str_istitle(struct ck_object *o);
int ck_str_isupper(struct ck_object *o);

/* ---- str_pad.c: to a width in characters; @fill is a str of one, NULL: a space ---- */

struct ck_object *ck_str_center(struct ck_object *o, ssize_t width, struct ck_object *fill,
				gfp_t gfp);
struct ck_object *ck_str_ljust(struct ck_object *o, ssize_t width, struct ck_object *fill,
			       gfp_t gfp);
struct ck_object *ck_str_rjust(struct ck_object *o, ssize_t width, struct ck_object *fill,
			       gfp_t gfp);
struct ck_object *ck_str_zfill(struct ck_object *o, ssize_t width, gfp_t gfp);
struct ck_object *ck_str_expandtabs(struct ck_object *o, ssize_t tabsize, gfp_t gfp);

/* ---- elsewhere ---- */

/**
 * ck_str_encode() - o.encode(encoding, errors)
 * @o: a str
 * @encoding: NULL: UTF-8; else utf-8, ascii or latin-1 by any of their usual names
 * @errors: NULL: "strict"; else "ignore", "replace" or "backslashreplace"
 * @gfp: allocation flags
 *
 * Return: new reference to bytes, or NULL with UnicodeEncodeError, LookupError, TypeError or
 * MemoryError pending.
 */
struct ck_object *ck_str_encode(struct ck_object *o, const char *encoding, const char *errors,
				gfp_t gfp);

/**
 * ck_str_percent() - fmt % args
 * @fmt: a str
 * @args: a tuple, a mapping for "%(name)s", or the one argument
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError or another exception pending.
 */
struct ck_object *ck_str_percent(struct ck_object *fmt, struct ck_object *args, gfp_t gfp);

/**
 * ck_str_format() - fmt.format(*args)
 * @fmt: a str
 * @nargs: number of arguments
 * @args: the arguments, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with IndexError, ValueError or another exception pending.
 */
struct ck_object *ck_str_format(struct ck_object *fmt, unsigned int nargs,
				struct ck_object **args, gfp_t gfp);

/**
 * ck_str_format_with() - fmt.format(*args, **mapping)
 * @fmt: a str
 * @mapping: where "{name}" is looked up; NULL: nowhere
 * @nargs: number of positional arguments
 * @args: the positional arguments, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_str_format_with(struct ck_object *fmt, struct ck_object *mapping,
				     unsigned int nargs, struct ck_object **args, gfp_t gfp);

/**
 * ck_str_format_map() - fmt.format_map(mapping)
 * @fmt: a str
 * @mapping: where "{name}" is looked up
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with KeyError, ValueError or another exception pending.
 */
struct ck_object *ck_str_format_map(struct ck_object *fmt, struct ck_object *mapping, gfp_t gfp);

/* ---- str_translate.c ---- */

/* str.maketrans(x, y, z): a dict; @y and @z may be NULL. */
struct ck_object *ck_str_maketrans(struct ck_object *x, struct ck_object *y, struct ck_object *z,
				   gfp_t gfp);
/* @table: code points to code points, texts or None (deleted); LookupError: unchanged. */
struct ck_object *ck_str_translate(struct ck_object *o, struct ck_object *table, gfp_t gfp);

/* ---- str_from.c ---- */

/* str(o, encoding, errors): @o is bytes, @errors may be NULL. */
struct ck_object *ck_str_from(struct ck_object *o, struct ck_object *encoding,
			      struct ck_object *errors, gfp_t gfp);

#endif /* CK_STR_H */
