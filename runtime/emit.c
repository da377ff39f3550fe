// SPDX-License-Identifier: GPL-2.0
/* Out-of-line halves of cythonk/emit.h: the rare paths of what emitted C calls. */

#include <cythonk/emit.h>

struct ck_object ck_not_implemented_object = CK_OBJECT_INIT(&ck_object_type);

/**
 * ck_power - pow(a, b, mod)
 * @a: base, borrowed
 * @b: exponent, borrowed
 * @mod: modulus, or None; borrowed
 * @gfp: allocation flags
 *
 * Return: a new reference, NULL with an exception pending.
 */
struct ck_object *ck_power(struct ck_object *a, struct ck_object *b, struct ck_object *mod,
			   gfp_t gfp)
{
	if (mod == CK_NONE)
		return ck_pow(a, b, gfp);
	return ck_pow3(a, b, mod, gfp);
}

/**
 * ck_hash_value - hash(o) as a C integer
 * @o: the object, borrowed
 *
 * Return: the hash, never -1 for a success; -1 with TypeError pending.
 */
long ck_hash_value(struct ck_object *o)
{
	u64 hash;

	if (ck_hash(o, &hash) < 0)
		return -1;
	return hash == (u64)-1 ? -2 : (long)hash;
}

/**
 * ck_enter_failed - the cold half of ck_enter()
 *
 * Return: -1, with RecursionError pending.
 */
int ck_enter_failed(void)
{
	ck_raise(&ck_RecursionError, "maximum recursion depth exceeded");
	return -1;
}
