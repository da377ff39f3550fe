/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The generic protocol: what operators and built-in functions do with objects whose type is not
 * known at compile time. Each function looks at tagged ints first and then asks the type's slots.
 *
 * gfp arguments are the allocation flags of whatever the operation makes.
 */
#ifndef CK_OPS_H
#define CK_OPS_H

#include <linux/siphash.h>

#include <cythonk/int.h>
#include <cythonk/object.h>

/* Comparisons. */
enum { CK_LT, CK_LE, CK_EQ, CK_NE, CK_GT, CK_GE };

enum ck_binop {
	CK_ADD, CK_SUB, CK_MUL, CK_FLOORDIV, CK_MOD, CK_POW, CK_LSHIFT, CK_RSHIFT, CK_AND, CK_OR,
	CK_XOR, CK_TRUEDIV, CK_DIVMOD, CK_MATMUL,
	CK_BINOPS,
	/* or-ed in for "+=" and the like; a slot that changes self returns a new reference to it */
	CK_INPLACE = 0x100,
};

enum ck_unop { CK_NEG, CK_POS, CK_INVERT, CK_ABS, CK_UNOPS };

/* ---- compare.c ---- */

/**
 * ck_compare() - a op b
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_compare(struct ck_object *a, struct ck_object *b, int op);

/**
 * ck_same() - are two objects the same item of a container: identical or equal?
 * @a: an object
 * @b: another one
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
static inline int ck_same(struct ck_object *a, struct ck_object *b)
{
	return a == b ? 1 : ck_compare(a, b, CK_EQ);
}

/* ---- truth.c ---- */

/**
 * ck_is_true_slow() - ck_is_true() of what is no constant
 * @o: any object
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_is_true_slow(struct ck_object *o);

/**
 * ck_is_true() - bool(o)
 * @o: any object
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
static inline int ck_is_true(struct ck_object *o)
{
	if (ck_is_tagged(o))
		return o != CK_INT(0);
	if (o == CK_TRUE)
		return 1;
	if (o == CK_FALSE || o == CK_NONE)
		return 0;
	return ck_is_true_slow(o);
}

/**
 * ck_len() - len(o)
 * @o: any object
 *
 * Return: the length, or -1 with an exception pending.
 */
ssize_t ck_len(struct ck_object *o);

/* ---- hash.c ---- */

/* Keys of all hashes of this module, random at each load (module.c). */
extern siphash_key_t ck_hash_key;
extern u64 ck_hash_factors[2];

/**
 * ck_hash() - the hash that dict uses
 * @o: any object
 * @out: where it goes
 *
 * Return: 0, or -1 with TypeError ("unhashable type: 'list'") or another exception pending.
 */
int ck_hash(struct ck_object *o, u64 *out);

/**
 * ck_hash_fold() - multiply by a secret and let the high half of the product change the low one
 * @v: the number
 * @factor: the secret, odd
 *
 * Return: both halves of the product, one over the other.
 */
static inline u64 ck_hash_fold(u64 v, u64 factor)
{
	unsigned __int128 product = (unsigned __int128)v * factor;

	return (u64)product ^ (u64)(product >> 64);
}

/**
 * ck_hash_s64() - hash of an int
 * @v: its value
 *
 * Two multiplications by secrets instead of a siphash: an int is one word, and who does not know
 * the secrets can no more choose ints that collide.
 *
 * Return: the hash.
 */
static inline u64 ck_hash_s64(s64 v)
{
	u64 hash = ck_hash_fold((u64)v ^ ck_hash_key.key[0], ck_hash_factors[0]);

	return ck_hash_fold(hash ^ ck_hash_key.key[1], ck_hash_factors[1]);
}

/**
 * ck_hash_bytes() - hash of a text or bytes
 * @p: the bytes
 * @len: how many
 *
 * Return: the hash.
 */
static inline u64 ck_hash_bytes(const void *p, size_t len)
{
	return siphash(p, len, &ck_hash_key);
}

/**
 * ck_identity() - a number that tells an object from all others and does not give its address away
 * @o: any object
 *
 * Return: the number, the same as long as the object lives.
 */
u64 ck_identity(const struct ck_object *o);

/**
 * ck_id() - id(o): equal for the same object as long as it lives, and no address
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: an int that is never boxed.
 */
struct ck_object *ck_id(struct ck_object *o, gfp_t gfp);

/* ---- contains.c ---- */

/**
 * ck_contains() - item in container
 * @container: any object; one without the slot is iterated
 * @item: any object
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_contains(struct ck_object *container, struct ck_object *item);

/* ---- items.c ---- */

/**
 * ck_getitem() - o[key]
 * @o: any object
 * @key: any object
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_getitem(struct ck_object *o, struct ck_object *key, gfp_t gfp);

/**
 * ck_setitem() - o[key] = value
 * @o: any object
 * @key: any object
 * @value: any object, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_setitem(struct ck_object *o, struct ck_object *key, struct ck_object *value, gfp_t gfp);

/**
 * ck_delitem() - del o[key]
 * @o: any object
 * @key: any object
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_delitem(struct ck_object *o, struct ck_object *key);

struct ck_object *ck_getitem_at_slow(struct ck_object *o, ssize_t i, gfp_t gfp);
int ck_setitem_at_slow(struct ck_object *o, ssize_t i, struct ck_object *value, gfp_t gfp);

/**
 * ck_getitem_at() - o[i] with a C integer
 * @o: any object
 * @i: index; a negative one counts from the end of a sequence
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
static inline struct ck_object *ck_getitem_at(struct ck_object *o, ssize_t i, gfp_t gfp)
{
	if (likely(!ck_is_tagged(o) && o->type->item))
		return o->type->item(o, i);
	return ck_getitem_at_slow(o, i, gfp);
}

/**
 * ck_setitem_at() - o[i] = value with a C integer
 * @o: any object
 * @i: index; a negative one counts from the end of a sequence
 * @value: the item, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
static inline int ck_setitem_at(struct ck_object *o, ssize_t i, struct ck_object *value, gfp_t gfp)
{
	if (likely(!ck_is_tagged(o) && o->type->set_item))
		return o->type->set_item(o, i, value);
	return ck_setitem_at_slow(o, i, value, gfp);
}

/**
 * ck_delitem_at() - del o[i] with a C integer
 * @o: any object
 * @i: index; a negative one counts from the end of a sequence
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_delitem_at(struct ck_object *o, ssize_t i);

/* ---- slices.c ---- */

/**
 * ck_getslice() - o[start:stop:step]
 * @o: any object
 * @start: NULL or None: left out
 * @stop: likewise
 * @step: likewise
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_getslice(struct ck_object *o, struct ck_object *start,
			      struct ck_object *stop, struct ck_object *step, gfp_t gfp);

/**
 * ck_setslice() - o[start:stop:step] = value, del o[start:stop:step]
 * @o: any object
 * @start: NULL or None: left out
 * @stop: likewise
 * @step: likewise
 * @value: any object, borrowed; NULL deletes
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_setslice(struct ck_object *o, struct ck_object *start, struct ck_object *stop,
		struct ck_object *step, struct ck_object *value, gfp_t gfp);

/**
 * ck_getslice_at() - o[start:stop] with C integers
 * @o: any object
 * @start: first position
 * @stop: position behind the last; SSIZE_MAX: to the end
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_getslice_at(struct ck_object *o, ssize_t start, ssize_t stop, gfp_t gfp);

/**
 * ck_setslice_at() - o[start:stop] = value with C integers
 * @o: any object
 * @start: first position
 * @stop: position behind the last; SSIZE_MAX: to the end
 * @value: an iterable, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_setslice_at(struct ck_object *o, ssize_t start, ssize_t stop, struct ck_object *value,
		   gfp_t gfp);

/**
 * ck_delslice_at() - del o[start:stop] with C integers
 * @o: any object
 * @start: first position
 * @stop: position behind the last; SSIZE_MAX: to the end
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_delslice_at(struct ck_object *o, ssize_t start, ssize_t stop);

/* ---- arith.c ---- */

/**
 * ck_binary() - a op b
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

/**
 * ck_unary() - op a
 * @a: the operand
 * @op: enum ck_unop
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_unary(struct ck_object *a, int op, gfp_t gfp);

/**
 * ck_both_tagged() - are two objects small ints?
 * @a: any object
 * @b: another
 *
 * Return: whether both are.
 */
static inline bool ck_both_tagged(const struct ck_object *a, const struct ck_object *b)
{
	return (unsigned long)a & (unsigned long)b & 1;
}

/*
 * ck_add(), ck_iadd() and so on. Where the result of two tagged operands cannot leave 64 bits it
 * is computed in place (@expr over the values x and y), all else goes to ck_binary().
 */
#define CK_DEFINE_FAST(name, op, expr)						\
static inline struct ck_object *						\
ck_##name(struct ck_object *a, struct ck_object *b, gfp_t gfp)			\
{										\
	if (likely(ck_both_tagged(a, b))) {					\
		s64 x = ck_untag(a), y = ck_untag(b);				\
										\
		return ck_int_from_s64(expr, gfp);				\
	}									\
	return ck_binary(a, b, op, gfp);					\
}

#define CK_DEFINE_SLOW(name, op)						\
static inline struct ck_object *						\
ck_##name(struct ck_object *a, struct ck_object *b, gfp_t gfp)			\
{										\
	return ck_binary(a, b, op, gfp);					\
}

CK_DEFINE_FAST(add, CK_ADD, x + y)
CK_DEFINE_FAST(sub, CK_SUB, x - y)
CK_DEFINE_FAST(and, CK_AND, x & y)
CK_DEFINE_FAST(or, CK_OR, x | y)
CK_DEFINE_FAST(xor, CK_XOR, x ^ y)
CK_DEFINE_SLOW(mul, CK_MUL)
CK_DEFINE_SLOW(floordiv, CK_FLOORDIV)
CK_DEFINE_SLOW(mod, CK_MOD)
CK_DEFINE_SLOW(pow, CK_POW)
CK_DEFINE_SLOW(lshift, CK_LSHIFT)
CK_DEFINE_SLOW(rshift, CK_RSHIFT)
CK_DEFINE_SLOW(truediv, CK_TRUEDIV)
CK_DEFINE_SLOW(matmul, CK_MATMUL)
CK_DEFINE_FAST(iadd, CK_ADD | CK_INPLACE, x + y)
CK_DEFINE_FAST(isub, CK_SUB | CK_INPLACE, x - y)
CK_DEFINE_FAST(iand, CK_AND | CK_INPLACE, x & y)
CK_DEFINE_FAST(ior, CK_OR | CK_INPLACE, x | y)
CK_DEFINE_FAST(ixor, CK_XOR | CK_INPLACE, x ^ y)
CK_DEFINE_SLOW(imul, CK_MUL | CK_INPLACE)
CK_DEFINE_SLOW(ifloordiv, CK_FLOORDIV | CK_INPLACE)
CK_DEFINE_SLOW(imod, CK_MOD | CK_INPLACE)
CK_DEFINE_SLOW(ipow, CK_POW | CK_INPLACE)
CK_DEFINE_SLOW(ilshift, CK_LSHIFT | CK_INPLACE)
CK_DEFINE_SLOW(irshift, CK_RSHIFT | CK_INPLACE)
CK_DEFINE_SLOW(itruediv, CK_TRUEDIV | CK_INPLACE)
CK_DEFINE_SLOW(imatmul, CK_MATMUL | CK_INPLACE)

#define CK_DEFINE_UNARY(name, op)						\
static inline struct ck_object *ck_##name(struct ck_object *a, gfp_t gfp)	\
{										\
	return ck_unary(a, op, gfp);						\
}

CK_DEFINE_UNARY(neg, CK_NEG)
CK_DEFINE_UNARY(pos, CK_POS)
CK_DEFINE_UNARY(invert, CK_INVERT)
CK_DEFINE_UNARY(abs, CK_ABS)

/* ---- text.c, text_ascii.c, text_format.c ---- */

/**
 * ck_repr() - repr(o)
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_repr(struct ck_object *o, gfp_t gfp);

/**
 * ck_str() - str(o)
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_str(struct ck_object *o, gfp_t gfp);

/**
 * ck_ascii() - ascii(o): repr(o) with \x, \u and \U escapes for what is not ASCII
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_ascii(struct ck_object *o, gfp_t gfp);

/**
 * ck_format() - format(o, spec)
 * @o: any object
 * @spec: a str, or NULL for the empty one
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_format(struct ck_object *o, struct ck_object *spec, gfp_t gfp);

/* ---- iterate.c ---- */

/**
 * ck_iter() - iter(o)
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator, or NULL with an exception pending.
 */
struct ck_object *ck_iter(struct ck_object *o, gfp_t gfp);

/**
 * ck_next() - next item, for loops
 * @it: an iterator
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception when exhausted, NULL with one on failure.
 */
struct ck_object *ck_next(struct ck_object *it, gfp_t gfp);

/**
 * ck_loop_begin() - begin a for loop
 * @o: any object
 * @pos: the loop's position
 * @gfp: allocation flags
 *
 * Lists, tuples, ranges, dicts and their views are asked for one item after the other and need no
 * iterator.
 *
 * Return: new reference to what ck_loop_next() wants, or NULL with an exception pending.
 */
struct ck_object *ck_loop_begin(struct ck_object *o, ssize_t *pos, gfp_t gfp);

/**
 * ck_loop_next() - next item of a for loop
 * @it: from ck_loop_begin()
 * @pos: the loop's position
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception at the end, NULL with one on failure.
 */
static inline struct ck_object *ck_loop_next(struct ck_object *it, ssize_t *pos, gfp_t gfp)
{
	if (likely(*pos >= 0))
		return it->type->step(it, pos, gfp);
	return ck_next(it, gfp);
}

/**
 * ck_loop_next_pair() - next item of a loop "for a, b in ..."
 * @it: from ck_loop_begin()
 * @pos: the loop's position
 * @pair: where two new references go
 * @gfp: allocation flags
 *
 * The items of a dict come without a tuple around them.
 *
 * Return: 1; 0 at the end; -1 with ValueError, TypeError or another exception pending.
 */
int ck_loop_next_pair(struct ck_object *it, ssize_t *pos, struct ck_object **pair, gfp_t gfp);

/**
 * ck_builtin_next() - next(it), next(it, default)
 * @it: an iterator
 * @dflt: result when exhausted; NULL: raise StopIteration
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_builtin_next(struct ck_object *it, struct ck_object *dflt, gfp_t gfp);

/**
 * ck_unpack() - a, b, c = o
 * @o: any iterable
 * @n: number of targets
 * @out: where @n new references go; all NULL on failure
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with ValueError, TypeError or another exception pending.
 */
int ck_unpack(struct ck_object *o, unsigned int n, struct ck_object **out, gfp_t gfp);

/* ---- attributes.c ---- */

/**
 * ck_call_method() - o.name(*args)
 * @o: any object
 * @name: method name
 * @nargs: number of arguments
 * @args: the arguments, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with AttributeError or another exception pending.
 */
struct ck_object *ck_call_method(struct ck_object *o, const char *name, unsigned int nargs,
				 struct ck_object **args, gfp_t gfp);

/**
 * ck_getattr() - o.name
 * @o: any object
 * @name: attribute name
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with AttributeError or another exception pending.
 */
struct ck_object *ck_getattr(struct ck_object *o, const char *name, gfp_t gfp);

/**
 * ck_setattr() - o.name = value
 * @o: any object
 * @name: the attribute's name
 * @value: borrowed
 *
 * Context: any except NMI.
 * Return: 0, or -1 with AttributeError or another exception pending.
 */
int ck_setattr(struct ck_object *o, const char *name, struct ck_object *value);

#endif /* CK_OPS_H */
