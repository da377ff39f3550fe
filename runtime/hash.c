// SPDX-License-Identifier: GPL-2.0
/*
 * Hashes, and identity as a number. Both are keyed: nobody outside can choose keys that collide,
 * nor learn addresses.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

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

u64 ck_identity(const struct ck_object *o)
{
	return siphash_1u64((unsigned long)o, &ck_hash_key);
}

struct ck_object *ck_id(struct ck_object *o, gfp_t gfp)
{
	return CK_INT(ck_identity(o) >> 2);
}
