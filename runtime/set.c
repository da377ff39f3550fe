// SPDX-License-Identifier: GPL-2.0
/*
 * set and frozenset: the types, and adding, finding and removing single keys.
 *
 * Under the lock only pointers move and keys are looked for (set_find.c). Growing allocates outside
 * of it and starts over; what an operation drops is released afterwards.
 */
#include <linux/stdarg.h>

#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "construct.h"
#include "methods.h"
#include "self.h"
#include "set_table.h"

/**
 * ck_set_new_of() - make an empty set or frozenset
 * @type: which
 * @gfp: allocation flags
 *
 * Lockdep sees all sets as one class; no function takes two of them.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_set_new_of(const struct ck_type *type, gfp_t gfp)
{
	struct ck_object *o = ck_new(type, gfp);

	if (o)
		spin_lock_init(&ck_to_set(o)->lock);
	return o;
}

struct ck_object *ck_set_new(gfp_t gfp)
{
	return ck_set_new_of(&ck_set_type, gfp);
}

/* Is a table of so few slots, or so many, that another one has to be made before a key is added? */
static bool is_unfit(const struct ck_set_table *t, size_t len)
{
	return !t || t->filled >= t->cap || (t->bits > 6 && len < ck_set_slots(t) / 16);
}

/* See to it that there is room for one more key; others may use it up before the caller does. */
static bool make_room(struct ck_set *s, gfp_t gfp)
{
	size_t len = READ_ONCE(s->len);
	struct ck_set_table *bigger, *old = NULL;
	unsigned long flags;

	/* Or smaller, where most of the keys have gone. */
	bigger = ck_set_table_new(len + len / 2 + 1, 0, gfp);
	if (!bigger)
		return false;
	spin_lock_irqsave(&s->lock, flags);
	if (is_unfit(s->table, s->len) && s->len < bigger->cap) {
		old = s->table;
		ck_set_table_fill(bigger, old);
		ck_set_begin(s);
		/* Who finds the table finds the keys in it. */
		smp_store_release(&s->table, bigger);
		ck_set_end(s);
		bigger = NULL;
	}
	spin_unlock_irqrestore(&s->lock, flags);
	ck_shared_free(bigger);
	ck_shared_retire(&s->base, old);
	return true;
}

/* Take the key out of a slot: the reference is the caller's. */
static struct ck_object *vacate(struct ck_set *s, struct ck_set_slot *slot)
	__must_hold(&s->lock)
{
	struct ck_object *key = slot->key;

	ck_set_begin(s);
	WRITE_ONCE(slot->key, CK_SET_REMOVED);
	s->len--;
	ck_set_end(s);
	return key;
}

/* Put a key into the slot that was found for it; false: there is no room. */
static bool occupy(struct ck_set *s, struct ck_set_slot *slot, struct ck_object *key, u64 hash)
	__must_hold(&s->lock)
{
	if (is_unfit(s->table, s->len))
		return false;
	s->table->filled += !slot->key;
	ck_get(key);
	ck_set_begin(s);
	WRITE_ONCE(slot->hash, hash);
	WRITE_ONCE(slot->key, key);
	s->len++;
	ck_set_end(s);
	return true;
}

/*
 * Add a key: 1, or 0 when it is there. Then, if *@taken is to be filled in, it is taken out.
 * -1: an exception; -2: no room.
 */
static int add_now(struct ck_set *s, struct ck_object *key, u64 hash, struct ck_object **taken)
{
	struct ck_set_slot *slot;
	unsigned long flags;
	int status;

	spin_lock_irqsave(&s->lock, flags);
	status = ck_set_find(s, key, hash, &slot, &flags);
	if (status > 0) {
		status = 0;
		if (taken)
			*taken = vacate(s, slot);
	} else if (!status) {
		status = occupy(s, slot, key, hash) ? 1 : -2;
	}
	spin_unlock_irqrestore(&s->lock, flags);
	return status;
}

/**
 * ck_set_put_in() - add a key
 * @s: the set, or a frozenset being made
 * @key: the key, borrowed
 * @hash: its hash
 * @gfp: allocation flags
 *
 * Return: 1 when it is new, 0 when it was there, or -1 with an exception pending.
 */
int ck_set_put_in(struct ck_set *s, struct ck_object *key, u64 hash, gfp_t gfp)
{
	int status;

	while ((status = add_now(s, key, hash, NULL)) == -2)
		if (!make_room(s, gfp))
			return -1;
	return status;
}

/**
 * ck_set_toggle_key() - remove a key if it is there, else add it
 * @s: the set, or a frozenset being made
 * @key: the key, borrowed
 * @hash: its hash
 * @gfp: allocation flags
 *
 * Return: 1 when it was added, 0 when it was removed, or -1 with an exception pending.
 */
int ck_set_toggle_key(struct ck_set *s, struct ck_object *key, u64 hash, gfp_t gfp)
{
	struct ck_object *taken = NULL;
	int status;

	while ((status = add_now(s, key, hash, &taken)) == -2)
		if (!make_room(s, gfp))
			return -1;
	ck_put(taken);
	return status;
}

/**
 * ck_set_take_out() - remove a key
 * @s: the set
 * @key: the key
 * @hash: its hash
 *
 * Return: 1 when it was there, 0, or -1 with an exception pending.
 */
int ck_set_take_out(struct ck_set *s, struct ck_object *key, u64 hash)
{
	struct ck_object *old = NULL;
	struct ck_set_slot *slot;
	unsigned long flags;
	int found;

	spin_lock_irqsave(&s->lock, flags);
	found = ck_set_find(s, key, hash, &slot, &flags);
	if (found > 0)
		old = vacate(s, slot);
	spin_unlock_irqrestore(&s->lock, flags);
	ck_put(old);
	return found;
}

/**
 * ck_set_check_self() - is self a set or frozenset?
 * @o: self
 * @method: for the message
 *
 * Return: false with AttributeError pending when not.
 */
bool ck_set_check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_anyset(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/**
 * ck_set_check_changeable() - is self a set that can be changed?
 * @o: self
 * @method: for the message
 *
 * Return: false with AttributeError pending when not.
 */
bool ck_set_check_changeable(struct ck_object *o, const char *method)
{
	if (likely(ck_is_set(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

int ck_set_add(struct ck_object *s, struct ck_object *k, gfp_t gfp)
{
	u64 hash;

	if (!ck_set_check_changeable(s, "add") || ck_hash_of_key(k, &hash) < 0)
		return -1;
	return ck_set_put_in(ck_to_set(s), k, hash, gfp) < 0 ? -1 : 0;
}

struct ck_object *ck_set_pack(unsigned int n, gfp_t gfp, ...)
{
	struct ck_object *s = ck_set_new(gfp);
	va_list args;

	va_start(args, gfp);
	for (; s && n; n--) {
		if (ck_set_add(s, va_arg(args, struct ck_object *), gfp) < 0) {
			ck_put(s);
			s = NULL;
		}
	}
	va_end(args);
	return s;
}

/* 1, 0, or -1 with an exception. */
static int remove_key(struct ck_object *s, struct ck_object *k, const char *method)
{
	u64 hash;

	if (!ck_set_check_changeable(s, method) || ck_set_hash_key(k, &hash) < 0)
		return -1;
	return ck_set_take_out(ck_to_set(s), k, hash);
}

int ck_set_discard(struct ck_object *s, struct ck_object *k)
{
	return remove_key(s, k, "discard") < 0 ? -1 : 0;
}

int ck_set_remove(struct ck_object *s, struct ck_object *k)
{
	int found = remove_key(s, k, "remove");

	if (!found)
		ck_raise_type(&ck_KeyError, k);
	return found > 0 ? 0 : -1;
}

/* A slot of a table that has keys: the next after the one that was found last. */
static struct ck_set_slot *any_slot(struct ck_set_table *t)
{
	struct ck_set_slot *slot;

	do {
		if (t->finger >= ck_set_slots(t))
			t->finger = 0;
		slot = &t->slots[t->finger++];
	} while (!ck_set_slot_used(slot));
	return slot;
}

struct ck_object *ck_set_pop(struct ck_object *o)
{
	struct ck_object *key = NULL;
	unsigned long flags;
	struct ck_set *s;

	if (!ck_set_check_changeable(o, "pop"))
		return NULL;
	s = ck_to_set(o);
	spin_lock_irqsave(&s->lock, flags);
	if (s->len)
		key = vacate(s, any_slot(s->table));
	spin_unlock_irqrestore(&s->lock, flags);
	if (!key)
		ck_raise(&ck_KeyError, "pop from an empty set");
	return key;
}

int ck_set_contains(struct ck_object *s, struct ck_object *k)
{
	u64 hash;

	if (unlikely(!ck_is_anyset(s))) {
		ck_raise(&ck_TypeError, "argument of type '%s' is not iterable", ck_type_name(s));
		return -1;
	}
	if (ck_set_hash_key(k, &hash) < 0)
		return -1;
	return ck_set_has(ck_to_set(s), k, hash);
}

static void set_clear(struct ck_object *self)
{
	struct ck_set *s = ck_to_set(self);
	struct ck_set_table *t;
	unsigned long flags;

	/* An instance whose lock was never initialised has no table either. */
	if (!READ_ONCE(s->table))
		return;
	spin_lock_irqsave(&s->lock, flags);
	t = s->table;
	ck_set_begin(s);
	s->table = NULL;
	s->len = 0;
	ck_set_end(s);
	spin_unlock_irqrestore(&s->lock, flags);
	ck_set_table_retire(self, t);
}

int ck_set_clear(struct ck_object *s)
{
	if (!ck_set_check_changeable(s, "clear"))
		return -1;
	set_clear(s);
	return 0;
}

static int set_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_set_slot *slot;
	int result = 0;

	ck_for_each_set_slot(slot, ck_to_set(self)->table) {
		result = visit(slot->key, arg);
		if (result)
			break;
	}
	return result;
}

/* Step to the next key; with the lock held. */
static bool step(const struct ck_set *s, ssize_t *pos, struct ck_object **key, u64 *hash)
{
	const struct ck_set_table *t = s->table;
	const struct ck_set_slot *slot;

	for (; t && *pos < ck_set_slots(t); ++*pos) {
		slot = &t->slots[*pos];
		if (ck_set_slot_used(slot)) {
			*key = ck_get(slot->key);
			*hash = slot->hash;
			++*pos;
			return true;
		}
	}
	return false;
}

/**
 * ck_set_step() - step over the keys and their hashes, whatever happens to the set
 * @s: the set or frozenset
 * @pos: 0 to begin with; this function's afterwards
 * @key: where a new reference to the key goes
 * @hash: where its hash goes
 *
 * Return: 1, or 0 at the end.
 */
int ck_set_step(struct ck_set *s, ssize_t *pos, struct ck_object **key, u64 *hash)
{
	unsigned long flags;
	bool more;

	spin_lock_irqsave(&s->lock, flags);
	more = step(s, pos, key, hash);
	spin_unlock_irqrestore(&s->lock, flags);
	return more;
}

int ck_set_next(struct ck_object *o, ssize_t *pos, ssize_t expect_len, struct ck_object **k)
{
	bool more = false, same_len;
	unsigned long flags;
	struct ck_set *s;
	u64 hash;

	if (!ck_is_anyset(o) && !ck_check_type(o, &ck_set_type, 0, NULL))
		return -1;
	s = ck_to_set(o);
	spin_lock_irqsave(&s->lock, flags);
	same_len = expect_len < 0 || s->len == expect_len;
	if (same_len)
		more = step(s, pos, k, &hash);
	spin_unlock_irqrestore(&s->lock, flags);
	if (!same_len) {
		ck_raise(&ck_RuntimeError, "Set changed size during iteration");
		return -1;
	}
	return more;
}

/* Bits of a number of a slot in the position of a loop; above them is the length, plus 1. */
#define LOOP_BITS	28

/* A step of a for loop. */
static struct ck_object *set_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	ssize_t at = *pos & ((1l << LOOP_BITS) - 1), len = *pos >> LOOP_BITS;
	struct ck_object *key;
	int found;

	if (!len)
		len = READ_ONCE(ck_to_set(self)->len) + 1;
	found = ck_set_next(self, &at, len - 1, &key);
	*pos = len << LOOP_BITS | at;
	return found > 0 ? key : NULL;
}

ssize_t ck_set_len(struct ck_object *s)
{
	if (!ck_is_anyset(s)) {
		ck_raise_no_len(s);
		return -1;
	}
	return READ_ONCE(ck_to_set(s)->len);
}

static ssize_t set_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_set(self)->len);
}

#define SET_SLOTS(type_name)		\
	CK_TYPE_HEAD,			\
	.name = type_name,		\
	.base = &ck_object_type,	\
	.size = sizeof(struct ck_set),	\
	.flags = CK_TYPE_BUILTIN,	\
	.clear = set_clear,		\
	.traverse = set_traverse,	\
	.repr = ck_set_repr,		\
	.compare = ck_set_compare,	\
	.len = set_len,			\
	.contains = ck_set_contains,	\
	.iter = ck_set_iter,		\
	.step = set_step,		\
	.binary = ck_set_binary

const struct ck_type ck_set_type = {
	SET_SLOTS("set"),
	.methods = ck_set_methods,
	.construct = ck_set_construct,
};

const struct ck_type ck_frozenset_type = {
	SET_SLOTS("frozenset"),
	.methods = ck_frozenset_methods,
	.hash = ck_frozenset_hash,
	.construct = ck_frozenset_construct,
};
