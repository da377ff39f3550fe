/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of set: the table, and what works on it.
 *
 * A slot holds a key and its hash: a look-up that finds it reads one cache line. A removed key
 * leaves a mark, which goes when another key takes the slot or the table is made anew. Two slots of
 * a power of two are not there, so that with its header a table takes a power of two of memory.
 */
#ifndef CK_SET_TABLE_H
#define CK_SET_TABLE_H

#include <cythonk/set.h>

#include "keys.h"

/* The key of a slot whose key was removed; one that never had a key has NULL. */
#define CK_SET_REMOVED	((struct ck_object *)2)

/**
 * struct ck_set_slot - room for a key
 * @hash: ck_hash_of_key()
 * @key: the key, NULL or CK_SET_REMOVED
 */
struct ck_set_slot {
	u64 hash;
	struct ck_object *key;
};

/**
 * struct ck_set_table - the payload of a set
 * @bits: there are 2^bits slots, less CK_SET_MISSING
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

/* What changes the keys of a set that others may see is between these two, with the set locked. */
static inline void ck_set_begin(struct ck_set *s)
{
	WRITE_ONCE(s->version, s->version + 1);
	/* Readers that see any of what follows see the odd version, too. */
	smp_wmb();
}

static inline void ck_set_end(struct ck_set *s)
{
	/* Whoever reads this version sees all of the change. */
	smp_store_release(&s->version, s->version + 1);
}

/* What ck_shared_alloc() and the members before the slots take, in slots. */
#define CK_SET_MISSING	2

/* How many slots a table has. */
static inline u32 ck_set_slots(const struct ck_set_table *t)
{
	return (1u << t->bits) - CK_SET_MISSING;
}

/* How many slots have no key, from @slot on. */
static inline ssize_t ck_set_gap(const struct ck_set_table *t, const struct ck_set_slot *slot)
{
	const struct ck_set_slot *end = t->slots + ck_set_slots(t), *from = slot;

	while (slot < end && !ck_set_slot_used(slot))
		slot++;
	return slot - from;
}

/* The slots of a table that have keys; NULL has none. */
#define ck_for_each_set_slot(slot, t)						\
	for ((slot) = (t) ? (t)->slots + ck_set_gap(t, (t)->slots) : NULL;	\
	     (slot) && (slot) < (t)->slots + ck_set_slots(t);			\
	     (slot)++, (slot) += ck_set_gap(t, slot))

/* The next slot where a hash may be. */
static __always_inline struct ck_set_slot *ck_set_probe(struct ck_set_table *t, struct ck_probe *p)
{
	u32 number;

	do
		number = ck_probe_next(p);
	while (unlikely(number >= ck_set_slots(t)));
	return &t->slots[number];
}

/* set_table.c */
struct ck_set_table *ck_set_table_new(size_t keys, unsigned int bits, gfp_t gfp);
void ck_set_table_add(struct ck_set_table *t, u64 hash, struct ck_object *key);
void ck_set_table_fill(struct ck_set_table *to, const struct ck_set_table *from);
void ck_set_table_copy(struct ck_set_table *to, const struct ck_set_table *from);
void ck_set_table_release(struct ck_set_table *t);
void ck_set_table_retire(struct ck_object *owner, struct ck_set_table *t);

/* set_peek.c */
int ck_set_peek(struct ck_set *s, struct ck_object *key, u64 hash);

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
