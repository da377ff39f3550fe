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

/*
 * The sequence of a hash in a table of 2^@bits slots. Multiplied by a secret odd number, because a
 * class's __hash__ may be less than random: which hashes meet in a slot is nobody's choice.
 */
static inline struct ck_probe ck_probe_begin(unsigned int bits, u64 hash)
{
	u64 mixed = hash * (ck_hash_key.key[0] | 1);

	return (struct ck_probe){ .mask = (1u << bits) - 1, .slot = mixed >> (64 - bits) };
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
	       !memcmp(ck_to_bytes(a)->data, ck_to_bytes(b)->data, ck_to_bytes(a)->len);
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
