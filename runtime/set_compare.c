// SPDX-License-Identifier: GPL-2.0
/*
 * set: comparisons, which tell whether all keys of one are in another, and the methods that do.
 *
 * Nothing is allocated for two sets: a comparison has no flags to do it with.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "set_table.h"

/* Is (@wanted 1) or is not (0) each key of @a in @b? 0, 1, -1. */
static int each_in(struct ck_set *a, struct ck_set *b, int wanted)
{
	struct ck_object *key;
	ssize_t pos = 0;
	u64 hash;
	int in = wanted;

	while (in == wanted && ck_set_step(a, &pos, &key, &hash)) {
		in = ck_set_has(b, key, hash);
		ck_put(key);
	}
	return in < 0 ? -1 : in == wanted;
}

static int is_subset(struct ck_object *a, struct ck_object *b)
{
	if (ck_set_len(a) > ck_set_len(b))
		return 0;
	return each_in(ck_to_set(a), ck_to_set(b), 1);
}

static int is_equal(struct ck_object *a, struct ck_object *b)
{
	u64 x = READ_ONCE(ck_to_set(a)->hash), y = READ_ONCE(ck_to_set(b)->hash);

	/* Frozensets may know already that they differ. */
	if (ck_set_len(a) != ck_set_len(b) || (x && y && x != y))
		return 0;
	return is_subset(a, b);
}

/**
 * ck_set_compare() - compare slot of set and frozenset
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE; "less" is "subset of"
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_set_compare(struct ck_object *a, struct ck_object *b, int op)
{
	int same;

	if (!ck_is_anyset(a) || !ck_is_anyset(b))
		return CK_NOTIMPLEMENTED;
	switch (op) {
	case CK_EQ:
		return is_equal(a, b);
	case CK_NE:
		same = is_equal(a, b);
		return same < 0 ? -1 : !same;
	case CK_LE:
		return is_subset(a, b);
	case CK_GE:
		return is_subset(b, a);
	case CK_LT:
		return ck_set_len(a) < ck_set_len(b) ? is_subset(a, b) : 0;
	default:
		return ck_set_len(b) < ck_set_len(a) ? is_subset(b, a) : 0;
	}
}

/* Is (@wanted 1) or is not (0) each item of an iterable in a set? 0, 1, -1. */
static int each_item_in(struct ck_object *iterable, struct ck_set *s, int wanted, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *item;
	int in = wanted;
	u64 hash;

	if (!it)
		return -1;
	while (in == wanted && (item = ck_next(it, gfp))) {
		in = ck_hash_of_key(item, &hash) < 0 ? -1 : ck_set_has(s, item, hash);
		ck_put(item);
	}
	ck_put(it);
	return in < 0 || ck_err_occurred() ? -1 : in == wanted;
}

int ck_set_isdisjoint(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	if (!ck_set_check_self(s, "isdisjoint"))
		return -1;
	if (!ck_is_anyset(other))
		return each_item_in(other, ck_to_set(s), 0, gfp);
	if (ck_set_len(other) > ck_set_len(s))
		return each_in(ck_to_set(s), ck_to_set(other), 0);
	return each_in(ck_to_set(other), ck_to_set(s), 0);
}

int ck_set_issubset(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *all;
	int result;

	if (!ck_set_check_self(s, "issubset"))
		return -1;
	if (ck_is_anyset(other))
		return is_subset(s, other);
	all = ck_set_from(other, gfp);
	result = all ? is_subset(s, all) : -1;
	ck_put(all);
	return result;
}

int ck_set_issuperset(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	if (!ck_set_check_self(s, "issuperset"))
		return -1;
	if (ck_is_anyset(other))
		return is_subset(other, s);
	return each_item_in(other, ck_to_set(s), 1, gfp);
}
