// SPDX-License-Identifier: GPL-2.0
/*
 * set: the hash of a frozenset, which does not depend on the order of its keys, and a set that is
 * looked for among frozensets.
 */
#include <linux/bitops.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "set_table.h"

/* Each key's part is a number of its own, so that their sum is that of no other keys. */
static u64 part_of(u64 hash)
{
	hash ^= hash >> 32;
	hash *= 0x9e3779b97f4a7c15ull;
	return hash ^ hash >> 29;
}

static u64 hash_of_keys(struct ck_set *s)
{
	const struct ck_set_slot *slot;
	unsigned long flags;
	u64 sum;

	spin_lock_irqsave(&s->lock, flags);
	sum = s->len;
	ck_for_each_set_slot(slot, s->table)
		sum += part_of(slot->hash);
	spin_unlock_irqrestore(&s->lock, flags);
	return rol64(sum, 17) * 0x9e3779b97f4a7c15ull ?: 1;
}

/**
 * ck_frozenset_hash() - hash slot of frozenset
 * @self: a frozenset
 * @out: where it goes
 *
 * Return: 0.
 */
int ck_frozenset_hash(struct ck_object *self, u64 *out)
{
	struct ck_set *s = ck_to_set(self);
	u64 hash = READ_ONCE(s->hash);

	if (!hash) {
		hash = hash_of_keys(s);
		WRITE_ONCE(s->hash, hash);
	}
	*out = hash;
	return 0;
}

/**
 * ck_set_hash_key() - hash of what is looked for in a set
 * @key: any object; a set has the hash of the frozenset it equals
 * @out: where it goes
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_hash_key(struct ck_object *key, u64 *out)
{
	if (likely(!ck_is_set(key)))
		return ck_hash_of_key(key, out);
	*out = ck_hash_mixed(hash_of_keys(ck_to_set(key)));
	return 0;
}
