// SPDX-License-Identifier: GPL-2.0
/*
 * dict: the type, and setting, getting and removing single keys.
 *
 * Under the lock only pointers move and keys are looked for (dict_find.c). Growing allocates
 * outside of it and starts over; what an operation drops is released afterwards.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "construct.h"
#include "dict_order.h"
#include "keys.h"
#include "methods.h"
#include "self.h"

/* Lockdep sees all dicts as one class; no function takes two of them. */
static void init(struct ck_dict *d)
{
	spin_lock_init(&d->lock);
}

struct ck_object *ck_dict_new(ssize_t n, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_dict_type, gfp);

	if (!o)
		return NULL;
	init(ck_to_dict(o));
	if (n > 0) {
		ck_to_dict(o)->table = ck_dict_table_new(n, gfp);
		if (!ck_to_dict(o)->table) {
			ck_put(o);
			return NULL;
		}
	}
	return o;
}

/**
 * ck_dict_adopt() - make a dict of a table
 * @t: the table, stolen with its references; released on failure; NULL ok
 * @len: number of its items
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_dict_adopt(struct ck_dict_table *t, size_t len, gfp_t gfp)
{
	struct ck_object *o = ck_dict_new(0, gfp);

	if (!o) {
		ck_dict_table_release(t);
		return NULL;
	}
	ck_to_dict(o)->table = t;
	ck_to_dict(o)->len = len;
	return o;
}

static void dict_clear(struct ck_object *self)
{
	struct ck_dict *d = ck_to_dict(self);
	struct ck_dict_table *t;
	unsigned long flags;

	/* An instance whose lock was never initialised has no table either. */
	if (!READ_ONCE(d->table))
		return;
	spin_lock_irqsave(&d->lock, flags);
	t = d->table;
	ck_dict_begin(d);
	d->table = NULL;
	d->len = 0;
	ck_dict_end(d);
	spin_unlock_irqrestore(&d->lock, flags);
	ck_dict_table_retire(self, t);
}

static int dict_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_dict_table *t = ck_to_dict(self)->table;
	int result = 0;
	u32 i;

	for (i = 0; t && !result && i < t->used; i++)
		result = visit(t->entries[i].key, arg) ?: visit(t->entries[i].value, arg);
	return result;
}

static __always_inline void take(struct ck_dict *d, const struct ck_place *place,
				 struct ck_dict_entry *item)
{
	*item = *place->entry;
	ck_dict_begin(d);
	WRITE_ONCE(place->entry->key, NULL);
	WRITE_ONCE(place->entry->value, NULL);
	WRITE_ONCE(d->table->index[place->slot], CK_SLOT_DEAD);
	d->len--;
	ck_dict_end(d);
}

/**
 * ck_dict_take() - take an item out
 * @d: the dict, locked
 * @place: where the item is
 * @item: where its key and value go, whose references are the caller's
 */
void ck_dict_take(struct ck_dict *d, const struct ck_place *place, struct ck_dict_entry *item)
	__must_hold(&d->lock)
{
	take(d, place, item);
}

/* See to it that there is room for one more key; others may use it up before the caller does. */
static bool make_room(struct ck_dict *d, gfp_t gfp)
{
	size_t len = READ_ONCE(d->len);
	struct ck_dict_table *bigger, *old = NULL;
	unsigned long flags;

	/* The first table is small; later ones have room for as many again, and no more. */
	bigger = ck_dict_table_new(len ? 2 * len : 1, gfp);
	if (!bigger)
		return false;
	spin_lock_irqsave(&d->lock, flags);
	if (!ck_dict_table_has_room(d->table) && d->len < bigger->cap) {
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

/* ck_dict_find(), for keys of which most are small ints. */
static __always_inline int find(struct ck_dict *d, struct ck_object *key, u64 hash,
				struct ck_place *place, unsigned long *flags)
	__must_hold(&d->lock)
{
	int found = ck_is_tagged(key) ? ck_dict_find_small(d, key, hash, place) : -1;

	return found >= 0 ? found : ck_dict_find(d, key, hash, place, flags);
}

/* What store() did. */
enum stored { STORED_NEW, STORED_OVER, STORED_NOT, STORED_NO_ROOM, STORED_FAILED };

/*
 * Set a key, if there is room. On STORED_NEW and STORED_OVER the references to @value (and for a
 * new one to @key) are the dict's; *old is the value before. With @keep a key that is there keeps
 * its value: STORED_NOT, and *old is a new reference to it.
 */
static enum stored store(struct ck_dict *d, struct ck_object *key, u64 hash,
			 struct ck_object *value, bool keep, struct ck_object **old)
{
	enum stored done = STORED_NO_ROOM;
	struct ck_place place;
	unsigned long flags;
	int found;

	spin_lock_irqsave(&d->lock, flags);
	found = find(d, key, hash, &place, &flags);
	if (found < 0) {
		done = STORED_FAILED;
	} else if (found && keep) {
		*old = ck_get(place.entry->value);
		done = STORED_NOT;
	} else if (found) {
		*old = place.entry->value;
		/* Who reads the value without the lock finds all of it. */
		smp_store_release(&place.entry->value, value);
		done = STORED_OVER;
	} else if (ck_dict_table_has_room(d->table)) {
		ck_dict_begin(d);
		ck_dict_table_add(d->table, hash, key, value);
		d->len++;
		ck_dict_end(d);
		done = STORED_NEW;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return done;
}

static enum stored store_with_room(struct ck_dict *d, struct ck_object *key,
				   struct ck_object *value, bool keep, struct ck_object **old,
				   gfp_t gfp)
{
	enum stored done = STORED_NO_ROOM;
	u64 hash;

	*old = NULL;
	if (ck_hash_of_key(key, &hash) < 0)
		return STORED_FAILED;
	ck_get(key);
	ck_get(value);
	while (done == STORED_NO_ROOM) {
		done = store(d, key, hash, value, keep, old);
		if (done == STORED_NO_ROOM && !make_room(d, gfp))
			done = STORED_FAILED;
	}
	if (done != STORED_NEW)
		ck_put(key);
	if (done == STORED_NOT || done == STORED_FAILED)
		ck_put(value);
	return done;
}

/*
 * Whether nobody else uses a dict, which is changed without the lock then; the collector finds only
 * pointers in its used entries whenever it looks. Not an OrderedDict, which changes its order under
 * the lock.
 */
static __always_inline bool is_private(struct ck_dict *d)
{
	return d->base.type == &ck_dict_type && ck_is_private(&d->base);
}

/*
 * store() of a small int, which nobody's code is asked about; the dict is locked, or private. On
 * false it is for store(). *old is what is to be released.
 */
static __always_inline bool put_small(struct ck_dict *d, struct ck_object *key, u64 hash,
				      struct ck_object *value, struct ck_object **old)
{
	struct ck_place place;
	int found = ck_dict_find_small(d, key, hash, &place);

	if (found > 0) {
		*old = place.entry->value;
		/* Who reads the value without the lock finds all of it. */
		smp_store_release(&place.entry->value, value);
		return true;
	}
	if (!found && likely(ck_dict_table_has_room(d->table))) {
		ck_dict_begin(d);
		ck_dict_table_put(d->table, place.slot, hash, key, value);
		d->len++;
		ck_dict_end(d);
		*old = NULL;
		return true;
	}
	*old = value;
	return false;
}

static bool store_small(struct ck_dict *d, struct ck_object *key, struct ck_object *value)
{
	u64 hash = ck_hash_s64(ck_untag(key));
	struct ck_object *old;
	unsigned long flags;
	bool done;

	ck_get(value);
	if (is_private(d)) {
		done = put_small(d, key, hash, value, &old);
	} else {
		spin_lock_irqsave(&d->lock, flags);
		done = put_small(d, key, hash, value, &old);
		spin_unlock_irqrestore(&d->lock, flags);
	}
	ck_put(old);
	return done;
}

int ck_dict_set(struct ck_object *d, struct ck_object *k, struct ck_object *v, gfp_t gfp)
{
	struct ck_object *old;
	enum stored done;

	if (unlikely(!ck_is_dict(d))) {
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(d));
		return -1;
	}
	if (ck_is_tagged(k) && likely(store_small(ck_to_dict(d), k, v)))
		return 0;
	done = store_with_room(ck_to_dict(d), k, v, false, &old, gfp);
	ck_put(old);
	return done == STORED_FAILED ? -1 : 0;
}

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_dict(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

struct ck_object *ck_dict_setdefault(struct ck_object *d, struct ck_object *k,
				     struct ck_object *dflt, gfp_t gfp)
{
	struct ck_object *there;

	if (!check_self(d, "setdefault"))
		return NULL;
	switch (store_with_room(ck_to_dict(d), k, dflt, true, &there, gfp)) {
	case STORED_NOT:
		return there;
	case STORED_NEW:
		return ck_get(dflt);
	default:
		return NULL;
	}
}

/* Take a key out: 1 with its value in *value, 0, or -1 with an exception. */
static int remove_key(struct ck_dict *d, struct ck_object *key, struct ck_object **value)
{
	struct ck_dict_entry item = { };
	struct ck_place place;
	unsigned long flags;
	int found;
	u64 hash;

	if (ck_hash_of_key(key, &hash) < 0)
		return -1;
	found = ck_is_tagged(key) && is_private(d) ? ck_dict_find_small(d, key, hash, &place) : -1;
	if (found > 0) {
		take(d, &place, &item);
	} else if (found < 0) {
		spin_lock_irqsave(&d->lock, flags);
		found = find(d, key, hash, &place, &flags);
		if (found > 0)
			take(d, &place, &item);
		spin_unlock_irqrestore(&d->lock, flags);
	}
	ck_put(item.key);
	*value = item.value;
	return found;
}

int ck_dict_del(struct ck_object *d, struct ck_object *k)
{
	struct ck_object *value = NULL;
	int found;

	if (!ck_is_dict(d)) {
		ck_raise(&ck_TypeError, "'%s' object doesn't support item deletion",
			 ck_type_name(d));
		return -1;
	}
	found = remove_key(ck_to_dict(d), k, &value);
	if (!found)
		ck_raise_type(&ck_KeyError, k);
	ck_put(value);
	return found > 0 ? 0 : -1;
}

struct ck_object *ck_dict_pop(struct ck_object *d, struct ck_object *k, struct ck_object *dflt)
{
	struct ck_object *value = NULL;

	if (!check_self(d, "pop"))
		return NULL;
	if (!remove_key(ck_to_dict(d), k, &value)) {
		if (dflt)
			return ck_get(dflt);
		ck_raise_type(&ck_KeyError, k);
	}
	return value;
}

/**
 * ck_dict_slot_of() - the slot of an entry
 * @t: the table
 * @number: number of an entry that is there
 *
 * Return: the slot of the index.
 */
u32 ck_dict_slot_of(const struct ck_dict_table *t, u32 number)
{
	struct ck_probe p = ck_probe_begin(t->bits, t->entries[number].hash);
	u32 slot;

	do
		slot = ck_probe_next(&p);
	while (t->index[slot] != number + 1);
	return slot;
}

/* Take the newest item out; false: there is none. */
static bool take_newest(struct ck_dict *d, struct ck_dict_entry *item)
{
	struct ck_dict_table *t;
	unsigned long flags;
	bool found = false;

	spin_lock_irqsave(&d->lock, flags);
	t = d->table;
	/* Holes at the end are given back, so that emptying a dict takes linear time. */
	while (t && t->used && !t->entries[t->used - 1].key)
		WRITE_ONCE(t->used, t->used - 1);
	if (t && t->used) {
		struct ck_place place = {
			.slot = ck_dict_slot_of(t, t->used - 1),
			.entry = &t->entries[t->used - 1],
		};

		ck_dict_take(d, &place, item);
		WRITE_ONCE(t->used, t->used - 1);
		found = true;
	}
	if (t)
		t->first = min(t->first, t->used);
	spin_unlock_irqrestore(&d->lock, flags);
	return found;
}

struct ck_object *ck_dict_popitem(struct ck_object *d, gfp_t gfp)
{
	struct ck_dict_entry item;
	struct ck_object *pair;

	if (!check_self(d, "popitem"))
		return NULL;
	pair = ck_tuple_new(2, gfp);
	if (!pair)
		return NULL;
	if (!take_newest(ck_to_dict(d), &item)) {
		ck_put(pair);
		ck_raise(&ck_KeyError, "popitem(): dictionary is empty");
		return NULL;
	}
	ck_tuple_init_item(pair, 0, item.key);
	ck_tuple_init_item(pair, 1, item.value);
	return pair;
}

int ck_dict_clear(struct ck_object *d)
{
	if (!check_self(d, "clear"))
		return -1;
	dict_clear(d);
	return 0;
}

ssize_t ck_dict_len(struct ck_object *d)
{
	if (!ck_is_dict(d)) {
		ck_raise_no_len(d);
		return -1;
	}
	return READ_ONCE(ck_to_dict(d)->len);
}

static ssize_t dict_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_dict(self)->len);
}

static struct ck_object *dict_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	return ck_dict_get(self, key);
}

static int dict_setitem(struct ck_object *self, struct ck_object *key, struct ck_object *value,
			gfp_t gfp)
{
	return value ? ck_dict_set(self, key, value, gfp) : ck_dict_del(self, key);
}

const struct ck_type ck_dict_type = {
	CK_TYPE_HEAD,
	.name = "dict",
	.base = &ck_object_type,
	.size = sizeof(struct ck_dict),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_dict_methods,
	.clear = dict_clear,
	.traverse = dict_traverse,
	.repr = ck_dict_repr,
	.compare = ck_dict_compare,
	.len = dict_len,
	.contains = ck_dict_contains,
	.getitem = dict_getitem,
	.setitem = dict_setitem,
	.iter = ck_dict_iter,
	.step = ck_dict_loop_keys,
	.binary = ck_dict_binary,
	.construct = ck_dict_construct,
};
