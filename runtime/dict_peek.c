// SPDX-License-Identifier: GPL-2.0
/*
 * dict: looking a key up.
 *
 * Ints and short texts are found without the lock as long as nobody changes the dict meanwhile,
 * which its version tells; dict_find.c does the rest, under the lock. Separate because what is read
 * here may change and be freed at any moment.
 */
#include <linux/err.h>
#include <linux/rcupdate.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "dict_table.h"
#include "keys_peek.h"
#include "self.h"

/*
 * The entry of a key: NULL when it is not there, an error pointer when only the lock can tell. With
 * @itself the key is looked for as the object that it is, and no texts are compared.
 */
static __always_inline struct ck_dict_entry *entry_of(struct ck_dict_table *t,
						      struct ck_object *key, u64 hash, bool itself)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);

	for (;;) {
		/* Orders what the entry holds after it. */
		u32 number = smp_load_acquire(&t->index[ck_probe_next(&p)]);
		struct ck_dict_entry *e;
		struct ck_object *mine;
		int same;

		if (number == CK_SLOT_FREE)
			return NULL;
		if (unlikely(number == CK_SLOT_DEAD))
			continue;
		e = &t->entries[number - 1];
		mine = READ_ONCE(e->key);
		if (likely(mine == key))
			return e;
		if (likely(READ_ONCE(e->hash) != hash))
			continue;
		same = itself ? -!ck_both_tagged(mine, key) : ck_peek_same_key(mine, key);
		if (same)
			return same > 0 ? e : ERR_PTR(-EAGAIN);
	}
}

/*
 * Look a key up without the lock: 1 with a new reference in *value (unless @value is NULL), 0, or
 * -1 without an exception when only the lock can tell.
 */
static __always_inline int peek(struct ck_dict *d, struct ck_object *key, u64 hash, bool itself,
				struct ck_object **value)
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
	if (likely(t))
		e = entry_of(t, key, hash, itself);
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
	/* A small int is what was there whatever is there by now. */
	if (unlikely(o && !ck_is_tagged(o) && READ_ONCE(e->value) != o))
		goto out;
	/* What is found may be used once this is known; an odd version never is. */
	if (likely(smp_load_acquire(&d->version) == (version & ~1ul)))
		found = !!e;
out:
	rcu_read_unlock_sched();
	if (unlikely(found < 0))
		ck_put(o);
	else if (o)
		*value = o;
	return found;
}

static noinline int look_up_locked(struct ck_dict *d, struct ck_object *key, u64 hash,
				   struct ck_object **value)
{
	struct ck_place place;
	unsigned long flags;
	int found;

	spin_lock_irqsave(&d->lock, flags);
	found = ck_dict_find(d, key, hash, &place, &flags);
	if (found > 0 && value)
		*value = ck_get(place.entry->value);
	spin_unlock_irqrestore(&d->lock, flags);
	return found;
}

/* 1 with a new reference in *value (unless @value is NULL), 0, or -1 with an exception. */
static noinline int look_up_other(struct ck_dict *d, struct ck_object *key,
				  struct ck_object **value)
{
	int found;
	u64 hash;

	if (ck_hash_of_key(key, &hash) < 0)
		return -1;
	found = peek(d, key, hash, false, value);
	return likely(found >= 0) ? found : look_up_locked(d, key, hash, value);
}

/*
 * The same. Most keys are small ints, or texts that are the very object in the dict: nothing is
 * called for those, so all that is at hand stays in registers.
 */
static __always_inline int look_up(struct ck_dict *d, struct ck_object *key,
				   struct ck_object **value)
{
	int found;
	u64 hash;

	if (ck_is_tagged(key))
		hash = ck_hash_s64(ck_untag(key));
	else if (key->type == &ck_str_type)
		hash = READ_ONCE(ck_to_str(key)->hash);
	else
		return look_up_other(d, key, value);
	/* A text whose hash is not known yet has 0 there, and is not found in this way. */
	found = peek(d, key, hash, true, value);
	if (likely(found > 0 || (!found && hash)))
		return found;
	return look_up_other(d, key, value);
}

struct ck_object *ck_dict_get(struct ck_object *d, struct ck_object *k)
{
	struct ck_object *value = NULL;

	if (unlikely(!ck_is_dict(d))) {
		ck_raise_no_items(d);
		return NULL;
	}
	if (!look_up(ck_to_dict(d), k, &value))
		ck_raise_type(&ck_KeyError, k);
	return value;
}

struct ck_object *ck_dict_get_default(struct ck_object *d, struct ck_object *k,
				      struct ck_object *dflt)
{
	struct ck_object *value = NULL;

	if (unlikely(!ck_is_dict(d))) {
		ck_raise_no_method(d, "get");
		return NULL;
	}
	if (!look_up(ck_to_dict(d), k, &value))
		value = ck_get(dflt ?: CK_NONE);
	return value;
}

int ck_dict_contains(struct ck_object *d, struct ck_object *k)
{
	if (unlikely(!ck_is_dict(d))) {
		ck_raise(&ck_TypeError, "argument of type '%s' is not iterable", ck_type_name(d));
		return -1;
	}
	return look_up(ck_to_dict(d), k, NULL);
}
