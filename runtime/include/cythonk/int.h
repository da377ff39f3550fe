/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Ints: 64-bit, checked. Values of 63 bits are tagged words, which no one allocates or counts;
 * the rest is boxed. A value that fits a tagged word is never boxed, so tagged ints are equal
 * exactly when the words are.
 */
#ifndef CK_INT_H
#define CK_INT_H

#include <linux/limits.h>
#include <linux/types.h>

#include <cythonk/object.h>

/* A constant that fits 63 bits. */
#define CK_INT(v)	((struct ck_object *)(((unsigned long)(v) << 1) | 1UL))

/**
 * struct ck_int - an int that needs all 64 bits
 * @base: header
 * @value: the value
 */
struct ck_int {
	struct ck_object base;
	s64 value;
};

/* A static boxed int, for constants that do not fit 63 bits. */
#define CK_BOXED_INT(name, v) \
	struct ck_int name = { .base = CK_OBJECT_INIT(&ck_int_type), .value = (v) }

/**
 * ck_untag() - the value of a tagged word
 * @o: an object for which ck_is_tagged()
 *
 * Return: the value.
 */
static inline s64 ck_untag(const struct ck_object *o)
{
	return (s64)o >> 1;
}

struct ck_object *ck_int_box(s64 v, gfp_t gfp);

/**
 * ck_int_from_s64() - int object of a value
 * @v: the value
 * @gfp: allocation flags, used only past 63 bits
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
static inline struct ck_object *ck_int_from_s64(s64 v, gfp_t gfp)
{
	struct ck_object *o = CK_INT(v);

	return likely(ck_untag(o) == v) ? o : ck_int_box(v, gfp);
}

/**
 * ck_int_from_u64() - int object of an unsigned value
 * @v: the value
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with OverflowError pending past S64_MAX, or with MemoryError.
 */
struct ck_object *ck_int_from_u64(u64 v, gfp_t gfp);

/**
 * ck_int_value() - the value of an int or bool, without raising
 * @o: any object
 * @v: where the value goes
 *
 * Return: whether @o is an int or a bool.
 */
bool ck_int_value(const struct ck_object *o, s64 *v);

s64 ck_as_signed(struct ck_object *o, s64 min, s64 max, const char *ctype);
u64 ck_as_unsigned(struct ck_object *o, u64 max, const char *ctype);

/*
 * ck_as_X() - a C integer of an int or bool object. (X)-1 on failure, with TypeError ("an integer
 * is required") or OverflowError ("value too large to convert to X") pending; since -1 can be a
 * value, ask ck_err_occurred() when it comes.
 */
#define CK_DEFINE_AS_SIGNED(name, ctype, text)					\
static inline ctype ck_as_##name(struct ck_object *o)				\
{										\
	if (likely(ck_is_tagged(o) && ck_untag(o) == (ctype)ck_untag(o)))	\
		return (ctype)ck_untag(o);					\
	return (ctype)ck_as_signed(o, type_min(ctype), type_max(ctype), text);	\
}

#define CK_DEFINE_AS_UNSIGNED(name, ctype, text)				\
static inline ctype ck_as_##name(struct ck_object *o)				\
{										\
	if (likely(ck_is_tagged(o) && ck_untag(o) >= 0 &&			\
		   (u64)ck_untag(o) <= type_max(ctype)))			\
		return (ctype)ck_untag(o);					\
	return (ctype)ck_as_unsigned(o, type_max(ctype), text);			\
}

CK_DEFINE_AS_SIGNED(s8, s8, "signed char")
CK_DEFINE_AS_SIGNED(s16, s16, "short")
CK_DEFINE_AS_SIGNED(int, int, "int")
CK_DEFINE_AS_SIGNED(s32, s32, "int")
CK_DEFINE_AS_SIGNED(long, long, "long")
CK_DEFINE_AS_SIGNED(longlong, long long, "long long")
CK_DEFINE_AS_SIGNED(s64, s64, "long long")
CK_DEFINE_AS_SIGNED(ssize, ssize_t, "ssize_t")
CK_DEFINE_AS_UNSIGNED(char, u8, "char") /* as modules are compiled */
CK_DEFINE_AS_UNSIGNED(u8, u8, "unsigned char")
CK_DEFINE_AS_UNSIGNED(u16, u16, "unsigned short")
CK_DEFINE_AS_UNSIGNED(uint, unsigned int, "unsigned int")
CK_DEFINE_AS_UNSIGNED(u32, u32, "unsigned int")
CK_DEFINE_AS_UNSIGNED(ulong, unsigned long, "unsigned long")
CK_DEFINE_AS_UNSIGNED(ulonglong, unsigned long long, "unsigned long long")
CK_DEFINE_AS_UNSIGNED(u64, u64, "unsigned long long")
CK_DEFINE_AS_UNSIGNED(size, size_t, "size_t")

ssize_t ck_index_slow(struct ck_object *o);

/**
 * ck_index() - an object as index
 * @o: any object
 *
 * Return: the index, or -1 with TypeError ("'str' object cannot be interpreted as an integer")
 * pending; ask ck_err_occurred() when -1 comes.
 */
static inline ssize_t ck_index(struct ck_object *o)
{
	return likely(ck_is_tagged(o)) ? ck_untag(o) : ck_index_slow(o);
}

/**
 * ck_int() - int(x), int(text, base)
 * @o: int, bool, str or bytes
 * @base: NULL, or 0 or 2 to 36 for texts
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError, ValueError, OverflowError or MemoryError.
 */
struct ck_object *ck_int(struct ck_object *o, struct ck_object *base, gfp_t gfp);

/**
 * ck_divmod() - divmod()
 * @a: dividend
 * @b: divisor
 * @gfp: allocation flags
 *
 * Return: new reference to a tuple, or NULL with an exception pending.
 */
struct ck_object *ck_divmod(struct ck_object *a, struct ck_object *b, gfp_t gfp);

/**
 * ck_pow3() - pow(a, b, mod)
 * @a: base
 * @b: exponent; negative ones need an inverse of @a
 * @mod: modulus; None or NULL: plain power
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_pow3(struct ck_object *a, struct ck_object *b, struct ck_object *mod,
			  gfp_t gfp);

/* ---- int_bytes.c ---- */

struct ck_object *ck_int_to_bytes(struct ck_object *o, struct ck_object *length,
				  struct ck_object *order, struct ck_object *sign, gfp_t gfp);
struct ck_object *ck_int_from_bytes(struct ck_object *o, struct ck_object *order,
				    struct ck_object *sign, gfp_t gfp);

#endif /* CK_INT_H */
