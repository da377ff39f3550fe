/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of dict: the table of entries and its index.
 *
 * Entries stand in insertion order. The index is a hash table with open addressing whose slots
 * hold numbers of entries. A removed entry leaves a hole in the entries and a mark in the index,
 * which go when the table is rebuilt.
 *
 * Tables are read without the dict's lock (dict_peek.c, dict_step.c): the version tells whether
 * what was read belongs together, but each word read has to mean something by itself.
 */
#ifndef CK_DICT_TABLE_H
#define CK_DICT_TABLE_H

#include <cythonk/dict.h>
#include <cythonk/memory.h>

#include "keys.h"

/* Slots of the index. */
#define CK_SLOT_FREE	0u
#define CK_SLOT_DEAD	U32_MAX
/* Other values are the number of an entry, plus 1. */

/**
 * struct ck_dict_entry - a key and its value
 * @hash: ck_hash_of_key()
 * @key: NULL when the entry was removed
 * @value: the value
 */
struct ck_dict_entry {
	u64 hash;
	struct ck_object *key;
	struct ck_object *value;
};

/**
 * struct ck_dict_table - the payload of a dict
 * @bits: the index has 2^bits slots
 * @cap: entries there is room for, two thirds of the slots
 * @used: entries used, removed ones included
 * @filled: slots of the index that are not free
 * @first: entries before this one are holes
 * @index: the slots, behind the entries
 * @entries: the entries
 */
struct ck_dict_table {
	unsigned int bits;
	u32 cap;
	u32 used;
	u32 filled;
	u32 first;
	u32 *index;
	struct ck_dict_entry entries[];
};

/**
 * struct ck_place - a key that was found
 * @slot: its slot of the index
 * @entry: its entry
 */
struct ck_place {
	u32 slot;
	struct ck_dict_entry *entry;
};

/* dict_find.c */
int ck_dict_find(struct ck_dict *d, struct ck_object *key, u64 hash, struct ck_place *place,
		 unsigned long *flags);

/* dict_table.c */
struct ck_dict_table *ck_dict_table_new(size_t items, gfp_t gfp);
void ck_dict_table_add(struct ck_dict_table *t, u64 hash, struct ck_object *key,
		       struct ck_object *value);
void ck_dict_table_copy(struct ck_dict_table *to, const struct ck_dict_table *from);
void ck_dict_table_release(struct ck_dict_table *t);
void ck_dict_table_retire(struct ck_object *owner, struct ck_dict_table *t);

/* dict.c */
struct ck_object *ck_dict_adopt(struct ck_dict_table *t, size_t len, gfp_t gfp);

/* dict_step.c */
int ck_dict_loop(struct ck_object *d, ssize_t *pos, struct ck_object **k, struct ck_object **v);
struct ck_object *ck_dict_loop_keys(struct ck_object *d, ssize_t *pos, gfp_t gfp);

/* dict_operators.c */
struct ck_object *ck_dict_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);
int ck_dict_compare(struct ck_object *a, struct ck_object *b, int op);
struct ck_object *ck_dict_repr(struct ck_object *self, gfp_t gfp);

/* dict_bulk.c */
bool ck_is_mapping(struct ck_object *o);

/* dict_iter.c */
struct ck_object *ck_dict_iter(struct ck_object *d, gfp_t gfp);

/*
 * ck_dict_find() of a small int, whose hash is ck_hash_s64(): as long as its place holds no other
 * object of that hash, which is nearly always, there is nothing to compare but pointers. -1 without
 * an exception where there is. On 0 the place is a slot that the key may take, if there is a table.
 */
static __always_inline int ck_dict_find_small(struct ck_dict *d, struct ck_object *key, u64 hash,
					      struct ck_place *place)
{
	struct ck_dict_table *t = d->table;
	s64 dead = -1;
	struct ck_probe p;

	if (unlikely(!t))
		return 0;
	p = ck_probe_begin(t->bits, hash);
	for (;;) {
		u32 slot = ck_probe_next(&p), number = t->index[slot];
		struct ck_dict_entry *e;

		if (number == CK_SLOT_FREE) {
			place->slot = dead < 0 ? slot : dead;
			return 0;
		}
		if (unlikely(number == CK_SLOT_DEAD)) {
			if (dead < 0)
				dead = slot;
			continue;
		}
		e = &t->entries[number - 1];
		if (likely(e->key == key)) {
			*place = (struct ck_place){ slot, e };
			return 1;
		}
		if (unlikely(e->hash == hash && !ck_is_tagged(e->key)))
			return -1;
	}
}

/*
 * Put a new entry behind the others, and its number into a slot that is free or dead; the table has
 * room for it.
 */
static inline void ck_dict_table_put(struct ck_dict_table *t, u32 slot, u64 hash,
				     struct ck_object *key, struct ck_object *value)
{
	struct ck_dict_entry *e = &t->entries[t->used];

	t->filled += t->index[slot] == CK_SLOT_FREE;
	WRITE_ONCE(e->hash, hash);
	WRITE_ONCE(e->value, value);
	WRITE_ONCE(e->key, key);
	/* Who comes by the index or steps over the entries finds pointers there. */
	smp_store_release(&t->used, t->used + 1);
	/* And the entry's number below the number of them. */
	smp_store_release(&t->index[slot], t->used);
}

/* Room for one more key? */
static inline bool ck_dict_table_has_room(const struct ck_dict_table *t)
{
	return t && t->used < t->cap && t->filled < t->cap;
}

/*
 * What changes keys is between these two, with the dict locked; replacing a value is one store and
 * needs neither.
 */
static inline void ck_dict_begin(struct ck_dict *d)
{
	WRITE_ONCE(d->version, d->version + 1);
	/* Readers that see any of what follows see the odd version, too. */
	smp_wmb();
}

static inline void ck_dict_end(struct ck_dict *d)
{
	/* Whoever reads this version sees all of the change. */
	smp_store_release(&d->version, d->version + 1);
}

#endif /* CK_DICT_TABLE_H */
