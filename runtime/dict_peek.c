// SPDX-License-Identifier: GPL-2.0
/*
 * dict: looking for a key without the lock.
 *
 * Ints and short texts are found this way as long as nobody changes the dict meanwhile, which its
 * version tells; dict_find.c does the rest, under the lock. Separate because what is read here may
 * change and be freed at any moment.
 */
#include <linux/err.h>
#include <linux/rcupdate.h>

#include "dict_table.h"
#include "keys_peek.h"

/* The entry of a key: NULL when it is not there, an error pointer when only the lock can tell. */
static __always_inline struct ck_dict_entry *entry_of(struct ck_dict_table *t,
						      struct ck_object *key, u64 hash)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);

	for (;;) {
		/* Orders what the entry holds after it. */
		u32 number = smp_load_acquire(&t->index[ck_probe_next(&p)]);
		struct ck_dict_entry *e;
		int same;

		if (number == CK_SLOT_FREE)
			return NULL;
		if (unlikely(number == CK_SLOT_DEAD))
			continue;
		e = &t->entries[number - 1];
		if (READ_ONCE(e->hash) != hash)
			continue;
		same = ck_peek_same_key(READ_ONCE(e->key), key);
		if (same)
			return same > 0 ? e : ERR_PTR(-EAGAIN);
	}
}

/**
 * ck_dict_peek() - look a key up without the lock
 * @d: the dict
 * @key: the key
 * @hash: its hash
 * @value: where a new reference to the value goes; NULL ok
 *
 * Context: any except NMI.
 * Return: 1, 0, or -1 without an exception when only the lock can tell.
 */
int ck_dict_peek(struct ck_dict *d, struct ck_object *key, u64 hash, struct ck_object **value)
{
	struct ck_dict_entry *e = NULL;
	struct ck_object *o = NULL;
	struct ck_dict_table *t;
	unsigned long version;
	int found = -1;

	rcu_read_lock_sched();
	/* All that is read below is read after this. */
	version = smp_load_acquire(&d->version);
	t = READ_ONCE(d->table);
	if (t)
		e = entry_of(t, key, hash);
	if (IS_ERR(e))
		goto out;
	if (e && value) {
		o = READ_ONCE(e->value);
		ck_race_here();
		if (unlikely(!o || !ck_get_if_alive(o))) {
			o = NULL;
			goto out;
		}
	}
	/* As in ck_load(): after counting, and before what the value holds is read. */
	smp_rmb();
	if (unlikely(version & 1 || (o && READ_ONCE(e->value) != o)))
		goto out;
	/* What is found may be used once this is known. */
	if (likely(smp_load_acquire(&d->version) == version))
		found = !!e;
out:
	rcu_read_unlock_sched();
	if (unlikely(found < 0))
		ck_put(o);
	else if (o)
		*value = o;
	return found;
}
