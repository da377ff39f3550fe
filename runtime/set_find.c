// SPDX-License-Identifier: GPL-2.0
/*
 * set: looking for a key under the lock.
 *
 * Simple keys are compared under the lock. Keys whose comparison may run user code are compared
 * with the lock dropped, and the search begins anew when keys have come or gone meanwhile.
 */
#include "set_table.h"

/*
 * Compare a key of the set to another one with the lock dropped. 0, 1, -1; *changed: keys have
 * come or gone, so the answer is of no use.
 */
static int compare_unlocked(struct ck_set *s, struct ck_object *mine, struct ck_object *key,
			    unsigned long *flags, bool *changed)
	__must_hold(&s->lock)
{
	unsigned long version = s->version;
	int same;

	ck_get(mine);
	spin_unlock_irqrestore(&s->lock, *flags);
	same = ck_compare(mine, key, CK_EQ);
	ck_put(mine);
	spin_lock_irqsave(&s->lock, *flags);
	*changed = s->version != version;
	return same;
}

/**
 * ck_set_find() - find a key
 * @s: the set, locked
 * @key: the key
 * @hash: its hash
 * @slot: the slot it is in, or, when it is in none, a slot it can be put in; NULL when there is no
 *	table. Valid while the lock is held
 * @flags: of the lock, which is dropped while user code compares
 *
 * Return: 1, 0, or -1 with an exception pending. The set is locked again.
 */
int ck_set_find(struct ck_set *s, struct ck_object *key, u64 hash, struct ck_set_slot **slot,
		unsigned long *flags)
	__must_hold(&s->lock)
{
	struct ck_set_slot *at, *room;
	struct ck_probe p;
	bool changed;
	int same;

again:
	room = NULL;
	*slot = NULL;
	if (!s->table)
		return 0;
	p = ck_probe_begin(s->table->bits, hash);
	for (;;) {
		at = ck_set_probe(s->table, &p);
		if (!at->key) {
			*slot = room ?: at;
			return 0;
		}
		if (at->key == CK_SET_REMOVED) {
			room = room ?: at;
			continue;
		}
		if (at->hash != hash)
			continue;
		same = ck_same_key(at->key, key);
		if (same < 0) {
			same = compare_unlocked(s, at->key, key, flags, &changed);
			if (same < 0)
				return -1;
			if (changed)
				goto again;
		}
		if (same) {
			*slot = at;
			return 1;
		}
	}
}

/**
 * ck_set_has() - is a key in a set?
 * @s: the set or frozenset
 * @key: the key
 * @hash: its hash
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_set_has(struct ck_set *s, struct ck_object *key, u64 hash)
{
	struct ck_set_slot *slot;
	unsigned long flags;
	int found = ck_set_peek(s, key, hash);

	if (likely(found >= 0))
		return found;
	spin_lock_irqsave(&s->lock, flags);
	found = ck_set_find(s, key, hash, &slot, &flags);
	spin_unlock_irqrestore(&s->lock, flags);
	return found;
}
