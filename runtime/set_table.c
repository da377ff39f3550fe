// SPDX-License-Identifier: GPL-2.0
/*
 * set: making, filling, copying and releasing tables. Nothing here locks or runs user code; the
 * caller holds the set's lock or is the only one that knows the table.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>

#include "set_table.h"

#define MIN_BITS	3
#define MAX_BITS	28

static u32 slots_of(unsigned int bits)
{
	return (1u << bits) - CK_SET_MISSING;
}

static u32 room_of(unsigned int bits)
{
	return 2 * slots_of(bits) / 3;
}

/**
 * ck_set_table_new() - make a table
 * @keys: how many keys there shall be room for
 * @bits: size of the table it is to be a copy of, which is taken when it is at most twice what
 *	is needed; 0: none
 * @gfp: allocation flags
 *
 * Return: the table, or NULL with MemoryError pending.
 */
struct ck_set_table *ck_set_table_new(size_t keys, unsigned int bits, gfp_t gfp)
{
	unsigned int least = MIN_BITS;
	struct ck_set_table *t;

	while (least <= MAX_BITS && room_of(least) < keys)
		least++;
	if (least > MAX_BITS) {
		ck_raise_nomem();
		return NULL;
	}
	if (bits != least + 1 || bits > MAX_BITS)
		bits = least;
	t = ck_shared_alloc(1, struct_size(t, slots, slots_of(bits)), gfp);
	if (!t)
		return NULL;
	memset(t, 0, struct_size(t, slots, slots_of(bits)));
	t->bits = bits;
	t->cap = room_of(bits);
	return t;
}

/**
 * ck_set_table_add() - add a key that is not there
 * @t: a table with room
 * @hash: hash of the key
 * @key: reference to the key, stolen
 */
void ck_set_table_add(struct ck_set_table *t, u64 hash, struct ck_object *key)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);
	struct ck_set_slot *slot;

	do
		slot = ck_set_probe(t, &p);
	while (ck_set_slot_used(slot));
	t->filled += !slot->key;
	*slot = (struct ck_set_slot){ hash, key };
}

/**
 * ck_set_table_fill() - add all keys of another table
 * @to: a table with room for them, and none of them
 * @from: the other table; NULL ok
 *
 * References are not counted: who wants two tables takes them.
 */
void ck_set_table_fill(struct ck_set_table *to, const struct ck_set_table *from)
{
	const struct ck_set_slot *slot;

	ck_for_each_set_slot(slot, from)
		ck_set_table_add(to, slot->hash, slot->key);
}

/**
 * ck_set_table_copy() - make a table the same as another one
 * @to: a table without keys, with room for those of the other; one of another size is filled
 * @from: the other table; NULL ok
 *
 * References are not counted.
 */
void ck_set_table_copy(struct ck_set_table *to, const struct ck_set_table *from)
{
	if (from && from->bits == to->bits)
		memcpy(to, from, struct_size(to, slots, ck_set_slots(to)));
	else
		ck_set_table_fill(to, from);
}

static void put_keys(struct ck_set_table *t)
{
	struct ck_set_slot *slot;

	ck_for_each_set_slot(slot, t)
		ck_put(slot->key);
}

/**
 * ck_set_table_release() - drop the references of a table that nobody else sees, and free it
 * @t: the table; NULL ok
 */
void ck_set_table_release(struct ck_set_table *t)
{
	put_keys(t);
	ck_shared_free(t);
}

/**
 * ck_set_table_retire() - drop a set's table: its references now, its memory after its readers
 * @owner: the set
 * @t: the table; NULL ok
 */
void ck_set_table_retire(struct ck_object *owner, struct ck_set_table *t)
{
	put_keys(t);
	ck_shared_retire(owner, t);
}
