// SPDX-License-Identifier: GPL-2.0
/*
 * Hashes, and identity as a number. Both are keyed: nobody outside can choose keys that collide,
 * nor learn addresses.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "keys.h"

/* Only its address is needed. */
extern const struct ck_type ck_str_type CK_OPTIONAL;

int ck_hash(struct ck_object *o, u64 *out)
{
	const struct ck_type *t;
	s64 v;
	int r;

	if (ck_int_value(o, &v)) {
		*out = ck_hash_s64(v);
		return 0;
	}
	for (t = o->type; t; t = t->base) {
		if (t->hash) {
			if (ck_recursion_enter())
				return -1;
			r = t->hash(o, out);
			ck_recursion_leave();
			return r;
		}
		/* Equality of its own without a hash to match. */
		if (t->compare) {
			ck_raise(&ck_TypeError, "unhashable type: '%s'", o->type->name);
			return -1;
		}
	}
	*out = ck_identity(o);
	return 0;
}

/**
 * ck_hash_of_other() - the hash by which tables find a key that is no small int
 * @key: the key
 * @hash: where it goes
 *
 * What a class's __hash__ gives may be the same in many bits, or somebody else's choice.
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_hash_of_other(struct ck_object *key, u64 *hash)
{
	s64 v;

	if (ck_hash(key, hash) < 0)
		return -1;
	/*
	 * Those of ints and texts are mixed already, and known to the short ways of
	 * ck_hash_of_key().
	 */
	if (!ck_int_value(key, &v) && key->type != ck_optional(ck_str_type))
		*hash = ck_hash_mixed(*hash);
	return 0;
}

u64 ck_identity(const struct ck_object *o)
{
	return siphash_1u64((unsigned long)o, &ck_hash_key);
}

struct ck_object *ck_id(struct ck_object *o, gfp_t gfp)
{
	return CK_INT(ck_identity(o) >> 2);
}
