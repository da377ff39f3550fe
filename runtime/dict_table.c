// SPDX-License-Identifier: GPL-2.0
/*
 * dict: making, filling, copying and releasing tables. Nothing here locks or runs user code; the
 * caller holds the dict's lock or is the only one that knows the table.
 */
#include <linux/log2.h>

#include <cythonk/error.h>
#include <cythonk/memory.h>

#include "dict_table.h"
#include "keys.h"

#define MIN_BITS	3
#define MAX_BITS	28

static u32 room_of(unsigned int bits)
{
	return (2ull << bits) / 3;
}

/**
 * ck_dict_table_new() - make a table
 * @items: how many items there shall be room for
 * @gfp: allocation flags
 *
 * Return: the table, or NULL with MemoryError pending.
 */
struct ck_dict_table *ck_dict_table_new(size_t items, gfp_t gfp)
{
	unsigned int bits = MIN_BITS;
	struct ck_dict_table *t;
	size_t entries;

	while (bits <= MAX_BITS && room_of(bits) < items)
		bits++;
	if (bits > MAX_BITS) {
		ck_raise_nomem();
		return NULL;
	}
	entries = struct_size(t, entries, room_of(bits));
	t = ck_shared_alloc(1, entries + (sizeof(u32) << bits), gfp);
	if (!t)
		return NULL;
	t->bits = bits;
	t->cap = room_of(bits);
	t->used = 0;
	t->filled = 0;
	t->first = 0;
	t->index = (void *)t + entries;
	memset(t->index, 0, sizeof(u32) << bits);
	return t;
}

/**
 * ck_dict_table_add() - add an entry whose key is not there
 * @t: a table with room
 * @hash: hash of the key
 * @key: reference to the key, stolen
 * @value: reference to the value, stolen
 */
void ck_dict_table_add(struct ck_dict_table *t, u64 hash, struct ck_object *key,
		       struct ck_object *value)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);
	u32 slot;

	do
		slot = ck_probe_next(&p);
	while (t->index[slot] != CK_SLOT_FREE && t->index[slot] != CK_SLOT_DEAD);
	ck_dict_table_put(t, slot, hash, key, value);
}

/**
 * ck_dict_table_copy() - add all entries of another table
 * @to: a table with room for them, and none of them
 * @from: the other table; NULL ok
 *
 * References are not counted: who wants two tables takes them.
 */
void ck_dict_table_copy(struct ck_dict_table *to, const struct ck_dict_table *from)
{
	u32 i;

	for (i = 0; from && i < from->used; i++) {
		const struct ck_dict_entry *e = &from->entries[i];

		if (e->key)
			ck_dict_table_add(to, e->hash, e->key, e->value);
	}
}

static void drop_items(struct ck_dict_table *t)
{
	u32 i;

	for (i = 0; t && i < t->used; i++) {
		ck_put(t->entries[i].key);
		/* A removed entry's value is NULL too. */
		ck_put(t->entries[i].value);
	}
}

/**
 * ck_dict_table_release() - drop the references of a table that nobody can be reading, and free it
 * @t: the table; NULL ok
 */
void ck_dict_table_release(struct ck_dict_table *t)
{
	drop_items(t);
	ck_shared_free(t);
}

/**
 * ck_dict_table_retire() - drop the references of a table that was a dict's, and free it
 * @owner: the dict
 * @t: the table; NULL ok
 */
void ck_dict_table_retire(struct ck_object *owner, struct ck_dict_table *t)
{
	drop_items(t);
	ck_shared_retire(owner, t);
}
