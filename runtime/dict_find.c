// SPDX-License-Identifier: GPL-2.0
/*
 * dict: looking for a key.
 *
 * Simple keys are compared under the lock. Keys whose comparison may run user code are compared
 * with the lock dropped, and the search begins anew when keys have come or gone meanwhile.
 */
#include "dict_table.h"
#include "keys.h"

/*
 * Compare a key of the dict to another one with the lock dropped. 0, 1, -1; *changed: keys have
 * come or gone, so the answer is of no use.
 */
static int compare_unlocked(struct ck_dict *d, struct ck_object *mine, struct ck_object *key,
			    unsigned long *flags, bool *changed)
	__must_hold(&d->lock)
{
	unsigned long version = d->version;
	int same;

	ck_get(mine);
	spin_unlock_irqrestore(&d->lock, *flags);
	same = ck_compare(mine, key, CK_EQ);
	ck_put(mine);
	spin_lock_irqsave(&d->lock, *flags);
	*changed = d->version != version;
	return same;
}

/**
 * ck_dict_find() - find a key
 * @d: the dict, locked
 * @key: the key
 * @hash: its hash
 * @place: where it is, valid while the lock is held
 * @flags: of the lock, which is dropped while user code compares
 *
 * Return: 1 with @place filled in, 0, or -1 with an exception pending. The dict is locked again.
 */
int ck_dict_find(struct ck_dict *d, struct ck_object *key, u64 hash, struct ck_place *place,
		 unsigned long *flags)
	__must_hold(&d->lock)
{
	struct ck_dict_table *t;
	struct ck_probe p;
	bool changed;

again:
	t = d->table;
	if (!t)
		return 0;
	p = ck_probe_begin(t->bits, hash);
	for (;;) {
		u32 slot = ck_probe_next(&p), number = t->index[slot];
		struct ck_dict_entry *e;
		int same;

		if (number == CK_SLOT_FREE)
			return 0;
		if (number == CK_SLOT_DEAD)
			continue;
		e = &t->entries[number - 1];
		if (e->hash != hash)
			continue;
		same = ck_same_key(e->key, key);
		if (same < 0) {
			same = compare_unlocked(d, e->key, key, flags, &changed);
			if (same < 0)
				return -1;
			if (changed)
				goto again;
		}
		if (same) {
			*place = (struct ck_place){ slot, e };
			return 1;
		}
	}
}
