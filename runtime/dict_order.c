// SPDX-License-Identifier: GPL-2.0
/*
 * dict: changing the order of its entries, for OrderedDict. An entry that moves to the beginning
 * takes a hole there; where there is none the table is made anew with some.
 */
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "dict_order.h"
#include "keys.h"

/* Holes at the beginning of a table, by its number of items, so that moving there is cheap. */
static u32 holes_for(size_t len)
{
	return len / 2 + 4;
}

/* The number of the first entry that is there; t->used: there is none. */
static u32 first_entry(struct ck_dict_table *t)
{
	while (t->first < t->used && !t->entries[t->first].key)
		t->first++;
	return t->first;
}

/* Does the table lack room for an entry at its end, or at its beginning? */
static bool is_full(struct ck_dict_table *t, bool last)
{
	return last ? t->used >= t->cap : !first_entry(t);
}

/* Put a table in place that has room at one end; others may use it up before the caller does. */
static bool make_room(struct ck_dict *d, bool last, gfp_t gfp)
{
	size_t len = READ_ONCE(d->len);
	u32 front = last ? 0 : holes_for(len);
	struct ck_dict_table *bigger, *old = NULL;
	unsigned long flags;

	bigger = ck_dict_table_new(2 * len + 1 + front, gfp);
	if (!bigger)
		return false;
	memset(bigger->entries, 0, front * sizeof(bigger->entries[0]));
	bigger->used = front;
	bigger->first = front;
	spin_lock_irqsave(&d->lock, flags);
	if (d->table && is_full(d->table, last) && d->len + front < bigger->cap) {
		old = d->table;
		ck_dict_table_copy(bigger, old);
		ck_dict_begin(d);
		/* Who finds the table finds the items in it. */
		smp_store_release(&d->table, bigger);
		ck_dict_end(d);
		bigger = NULL;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	ck_shared_free(bigger);
	ck_shared_retire(&d->base, old);
	return true;
}

/* Move an entry to the free place @to. */
static void move(struct ck_dict *d, const struct ck_place *place, u32 to)
	__must_hold(&d->lock)
{
	struct ck_dict_entry *from = place->entry, *e = &d->table->entries[to];

	ck_dict_begin(d);
	WRITE_ONCE(e->hash, from->hash);
	WRITE_ONCE(e->value, from->value);
	WRITE_ONCE(e->key, from->key);
	if (to == d->table->used)
		/* As in ck_dict_table_add(). */
		smp_store_release(&d->table->used, to + 1);
	/* And here. */
	smp_store_release(&d->table->index[place->slot], to + 1);
	WRITE_ONCE(from->key, NULL);
	WRITE_ONCE(from->value, NULL);
	ck_dict_end(d);
}

/* What move_now() answers beside 1 (done), 0 (no such key) and -1 (an exception). */
#define NO_ROOM	2

static int move_now(struct ck_dict *d, struct ck_object *key, u64 hash, bool last)
{
	struct ck_dict_table *t;
	struct ck_place place;
	unsigned long flags;
	int found;
	u32 at;

	spin_lock_irqsave(&d->lock, flags);
	found = ck_dict_find(d, key, hash, &place, &flags);
	if (found > 0) {
		t = d->table;
		at = place.entry - t->entries;
		if (at == (last ? t->used - 1 : first_entry(t)))
			;
		else if (is_full(t, last))
			found = NO_ROOM;
		else
			move(d, &place, last ? t->used : --t->first);
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return found;
}

/**
 * ck_dict_move() - move a key to one end
 * @d: the dict
 * @key: the key
 * @last: to the end; if not, to the beginning
 * @gfp: allocation flags
 *
 * Return: 1, 0 when the key is not there, or -1 with an exception pending.
 */
int ck_dict_move(struct ck_dict *d, struct ck_object *key, bool last, gfp_t gfp)
{
	int result;
	u64 hash;

	if (ck_hash_of_key(key, &hash) < 0)
		return -1;
	while ((result = move_now(d, key, hash, last)) == NO_ROOM)
		if (!make_room(d, last, gfp))
			return -1;
	return result;
}

/**
 * ck_dict_take_first() - take the oldest item out
 * @d: the dict
 * @item: where its key and value go, whose references are the caller's
 *
 * Return: false when there is none.
 */
bool ck_dict_take_first(struct ck_dict *d, struct ck_dict_entry *item)
{
	struct ck_dict_table *t;
	struct ck_place place;
	unsigned long flags;
	bool found = false;

	spin_lock_irqsave(&d->lock, flags);
	t = d->table;
	if (t && first_entry(t) < t->used) {
		place.entry = &t->entries[t->first];
		place.slot = ck_dict_slot_of(t, t->first);
		ck_dict_take(d, &place, item);
		found = true;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return found;
}
