/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the hash tables of dict and set share: where a hash may be, and when two keys are the same
 * without asking anybody's code.
 */
#ifndef CK_KEYS_H
#define CK_KEYS_H

#include <cythonk/bytes.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "few_bytes.h"

/* Only its address is needed. */
extern const struct ck_type ck_bytes_type CK_OPTIONAL;

/**
 * struct ck_probe - the sequence of slots where a hash may be
 * @mask: number of slots less 1
 * @slot: where to look next
 * @step: distance to the one after that
 */
struct ck_probe {
	u32 mask;
	u32 slot;
	u32 step;
};

/* The sequence of a hash, which ck_hash_of_key() gave, in a table of 2^@bits slots. */
static inline struct ck_probe ck_probe_begin(unsigned int bits, u64 hash)
{
	return (struct ck_probe){ .mask = (1u << bits) - 1, .slot = hash >> (64 - bits) };
}

/* The slot to look at now; triangular steps reach all slots of a power of two. */
static inline u32 ck_probe_next(struct ck_probe *p)
{
	u32 slot = p->slot;

	p->slot = (slot + ++p->step) & p->mask;
	return slot;
}

static inline bool ck_is_text(struct ck_object *o)
{
	return o->type == &ck_str_type || o->type == ck_optional(ck_bytes_type);
}

static inline bool ck_is_simple_key(struct ck_object *o)
{
	return ck_is_tagged(o) || o->type == &ck_int_type || o->type == &ck_bool_type ||
	       ck_is_text(o) || o == CK_NONE;
}

static inline bool ck_same_text(struct ck_object *a, struct ck_object *b)
{
	if (a->type != b->type)
		return false;
	if (a->type == &ck_str_type)
		return ck_str_equal(a, b);
	return ck_to_bytes(a)->len == ck_to_bytes(b)->len &&
	       ck_same_bytes(ck_to_bytes(a)->data, ck_to_bytes(b)->data, ck_to_bytes(a)->len);
}

/* A hash of which nothing is known, mixed as ints are, but so that it is that of no int. */
static inline u64 ck_hash_mixed(u64 hash)
{
	hash = ck_hash_fold(hash ^ ck_hash_key.key[1], ck_hash_factors[0]);
	return ck_hash_fold(hash ^ ck_hash_key.key[0], ck_hash_factors[1]);
}

/* hash.c */
int ck_hash_of_other(struct ck_object *key, u64 *hash);

/*
 * The hash by which tables find a key: ck_hash(), mixed with a secret where that may be less than
 * random. Which keys meet in a slot is nobody's choice.
 */
static inline int ck_hash_of_key(struct ck_object *key, u64 *hash)
{
	if (ck_is_tagged(key)) {
		*hash = ck_hash_s64(ck_untag(key));
		return 0;
	}
	if (key->type == &ck_str_type) {
		*hash = READ_ONCE(ck_to_str(key)->hash);
		if (likely(*hash))
			return 0;
	}
	return ck_hash_of_other(key, hash);
}

/* Are two keys of the same hash equal? 0, 1; -1: only user code can tell. */
static inline int ck_same_key(struct ck_object *a, struct ck_object *b)
{
	s64 x, y;

	if (a == b)
		return 1;
	if (!ck_is_simple_key(a) || !ck_is_simple_key(b))
		return -1;
	if (ck_int_value(a, &x) && ck_int_value(b, &y))
		return x == y;
	return !ck_is_tagged(a) && !ck_is_tagged(b) && ck_is_text(a) && ck_same_text(a, b);
}

#endif /* CK_KEYS_H */
