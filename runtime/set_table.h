/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of set: the table, and what works on it.
 *
 * A slot holds a key and its hash: a look-up that finds it reads one cache line. A removed key
 * leaves a mark, which goes when another key takes the slot or the table is made anew.
 */
#ifndef CK_SET_TABLE_H
#define CK_SET_TABLE_H

#include <cythonk/set.h>

/* The key of a slot whose key was removed; one that never had a key has NULL. */
#define CK_SET_REMOVED	((struct ck_object *)2)

/**
 * struct ck_set_slot - room for a key
 * @hash: ck_hash() of the key
 * @key: the key, NULL or CK_SET_REMOVED
 */
struct ck_set_slot {
	u64 hash;
	struct ck_object *key;
};

/**
 * struct ck_set_table - the payload of a set
 * @bits: there are 2^bits slots
 * @cap: slots that may be filled, two thirds
 * @filled: slots that are not NULL
 * @finger: where pop() goes on
 * @slots: the slots
 */
struct ck_set_table {
	unsigned int bits;
	u32 cap;
	u32 filled;
	u32 finger;
	struct ck_set_slot slots[];
};

/* Is there a key in a slot? */
static inline bool ck_set_slot_used(const struct ck_set_slot *slot)
{
	return slot->key && slot->key != CK_SET_REMOVED;
}

/* The slots of a table; NULL has none. */
#define ck_for_each_set_slot(slot, t)						\
	for ((slot) = (t) ? (t)->slots : NULL;					\
	     (slot) && (slot) < (t)->slots + (1ul << (t)->bits); (slot)++)	\
		if (!ck_set_slot_used(slot)) {} else

/* set_table.c */
struct ck_set_table *ck_set_table_new(size_t keys, unsigned int bits, gfp_t gfp);
void ck_set_table_add(struct ck_set_table *t, u64 hash, struct ck_object *key);
void ck_set_table_fill(struct ck_set_table *to, const struct ck_set_table *from);
void ck_set_table_copy(struct ck_set_table *to, const struct ck_set_table *from);
void ck_set_table_release(struct ck_set_table *t);

/* set_find.c */
int ck_set_find(struct ck_set *s, struct ck_object *key, u64 hash, struct ck_set_slot **slot,
		unsigned long *flags);
int ck_set_has(struct ck_set *s, struct ck_object *key, u64 hash);

/* set.c */
struct ck_object *ck_set_new_of(const struct ck_type *type, gfp_t gfp);
int ck_set_put_in(struct ck_set *s, struct ck_object *key, u64 hash, gfp_t gfp);
int ck_set_toggle_key(struct ck_set *s, struct ck_object *key, u64 hash, gfp_t gfp);
int ck_set_take_out(struct ck_set *s, struct ck_object *key, u64 hash);
int ck_set_step(struct ck_set *s, ssize_t *pos, struct ck_object **key, u64 *hash);
bool ck_set_check_self(struct ck_object *o, const char *method);
bool ck_set_check_changeable(struct ck_object *o, const char *method);

/**
 * struct ck_set_snapshot - the keys of a set at one moment
 * @table: with references of its own; NULL: none
 * @len: how many
 */
struct ck_set_snapshot {
	struct ck_set_table *table;
	size_t len;
};

/* set_bulk.c */
bool ck_set_snapshot(struct ck_set *s, struct ck_set_snapshot *snap, gfp_t gfp);
struct ck_object *ck_set_adopt(const struct ck_type *type, struct ck_set_snapshot *snap, gfp_t gfp);
struct ck_object *ck_set_copy_as(const struct ck_type *type, struct ck_object *s, gfp_t gfp);
int ck_set_add_all(struct ck_object *s, struct ck_object *other, gfp_t gfp);
struct ck_object *ck_set_make(const struct ck_type *type, struct ck_object *iterable, gfp_t gfp);

/* set_change.c */
int ck_set_subtract(struct ck_object *s, struct ck_object *other, gfp_t gfp);
int ck_set_toggle(struct ck_object *s, struct ck_object *other, gfp_t gfp);

/* set_hash.c */
int ck_frozenset_hash(struct ck_object *self, u64 *out);
int ck_set_hash_key(struct ck_object *key, u64 *out);

/* set_iter.c, set_repr.c, set_compare.c, set_operators.c */
struct ck_object *ck_set_iter(struct ck_object *s, gfp_t gfp);
struct ck_object *ck_set_repr(struct ck_object *self, gfp_t gfp);
int ck_set_compare(struct ck_object *a, struct ck_object *b, int op);
struct ck_object *ck_set_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

#endif /* CK_SET_TABLE_H */
