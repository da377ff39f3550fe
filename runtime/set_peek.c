// SPDX-License-Identifier: GPL-2.0
/*
 * set: looking for a key without the lock.
 *
 * Ints and short texts are found this way as long as nobody changes the set meanwhile, which its
 * version tells; set_find.c does the rest, under the lock. Separate because what is read here may
 * change and be freed at any moment.
 */
#include <linux/rcupdate.h>

#include <cythonk/memory.h>

#include "keys_peek.h"
#include "set_table.h"

static __always_inline int look_into(struct ck_set_table *t, struct ck_object *key, u64 hash)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);

	for (;;) {
		const struct ck_set_slot *slot = ck_set_probe(t, &p);
		struct ck_object *mine = READ_ONCE(slot->key);
		int same;

		if (!mine)
			return 0;
		if (READ_ONCE(slot->hash) != hash || mine == CK_SET_REMOVED)
			continue;
		same = ck_peek_same_key(mine, key);
		if (same)
			return same;
	}
}

/**
 * ck_set_peek() - look for a key without the lock
 * @s: the set or frozenset
 * @key: the key
 * @hash: its hash
 *
 * Context: any except NMI.
 * Return: 1, 0, or -1 without an exception when only the lock can tell.
 */
int ck_set_peek(struct ck_set *s, struct ck_object *key, u64 hash)
{
	struct ck_set_table *t;
	unsigned long version;
	int found = 0;

	rcu_read_lock_sched();
	/* All that is read below is read after this. */
	version = smp_load_acquire(&s->version);
	t = READ_ONCE(s->table);
	if (t)
		found = look_into(t, key, hash);
	ck_race_here();
	/* What was read above belongs to this version if it still is the one. */
	smp_rmb();
	if (unlikely(version & 1 || READ_ONCE(s->version) != version))
		found = -1;
	rcu_read_unlock_sched();
	return found;
}
