// SPDX-License-Identifier: GPL-2.0
/*
 * set: copying, updating, and making sets of iterables.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "set_table.h"

/* Copy a set's keys with references of their own; false: the table has not enough room. */
static bool copy_keys(struct ck_set *s, struct ck_set_table *to, size_t *len)
{
	struct ck_set_slot *slot;
	unsigned long flags;
	bool fits;

	spin_lock_irqsave(&s->lock, flags);
	*len = s->len;
	fits = s->len <= to->cap;
	if (fits)
		ck_set_table_copy(to, s->table);
	ck_for_each_set_slot(slot, to)
		ck_get(slot->key);
	spin_unlock_irqrestore(&s->lock, flags);
	return fits;
}

static size_t size_of(struct ck_set *s, unsigned int *bits)
{
	unsigned long flags;
	size_t len;

	spin_lock_irqsave(&s->lock, flags);
	*bits = s->table ? s->table->bits : 0;
	len = s->len;
	spin_unlock_irqrestore(&s->lock, flags);
	return len;
}

/**
 * ck_set_snapshot() - copy the keys of a set, atomically
 * @s: the set or frozenset
 * @snap: the copy; its table is to be released by ck_set_table_release(), or adopted
 * @gfp: allocation flags
 *
 * Return: false with MemoryError pending.
 */
bool ck_set_snapshot(struct ck_set *s, struct ck_set_snapshot *snap, gfp_t gfp)
{
	unsigned int bits;

	snap->table = NULL;
	snap->len = size_of(s, &bits);
	while (snap->len) {
		snap->table = ck_set_table_new(snap->len, bits, gfp);
		if (!snap->table)
			return false;
		if (copy_keys(s, snap->table, &snap->len))
			break;
		ck_shared_free(snap->table);
		snap->table = NULL;
		bits = 0;
	}
	return true;
}

/**
 * ck_set_adopt() - make a set of a snapshot
 * @type: type of the set
 * @snap: the keys, stolen; released on failure
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_set_adopt(const struct ck_type *type, struct ck_set_snapshot *snap, gfp_t gfp)
{
	struct ck_object *o = ck_set_new_of(type, gfp);

	if (!o) {
		ck_set_table_release(snap->table);
		return NULL;
	}
	ck_to_set(o)->table = snap->table;
	ck_to_set(o)->len = snap->len;
	return o;
}

/**
 * ck_set_copy_as() - a new set or frozenset with the keys of another one
 * @type: type of the new one
 * @s: a set or frozenset
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_set_copy_as(const struct ck_type *type, struct ck_object *s, gfp_t gfp)
{
	struct ck_set_snapshot snap;

	if (!ck_set_snapshot(ck_to_set(s), &snap, gfp))
		return NULL;
	return ck_set_adopt(type, &snap, gfp);
}

struct ck_object *ck_set_copy(struct ck_object *s, gfp_t gfp)
{
	if (!ck_set_check_self(s, "copy"))
		return NULL;
	return ck_is_frozenset(s) ? ck_get(s) : ck_set_copy_as(&ck_set_type, s, gfp);
}

static int add_set(struct ck_set *s, struct ck_set *other, gfp_t gfp)
{
	struct ck_set_snapshot snap;
	struct ck_set_slot *slot;
	int status = 0;

	if (!ck_set_snapshot(other, &snap, gfp))
		return -1;
	ck_for_each_set_slot(slot, snap.table) {
		status = ck_set_put_in(s, slot->key, slot->hash, gfp);
		if (status < 0)
			break;
	}
	ck_set_table_release(snap.table);
	return status < 0 ? -1 : 0;
}

static int add_item(struct ck_set *s, struct ck_object *item, gfp_t gfp)
{
	u64 hash;

	return ck_hash_of_key(item, &hash) < 0 ? -1 : ck_set_put_in(s, item, hash, gfp);
}

static int add_items(struct ck_set *s, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *item;
	int status = 0;

	if (!it)
		return -1;
	while (status >= 0 && (item = ck_next(it, gfp))) {
		status = add_item(s, item, gfp);
		ck_put(item);
	}
	ck_put(it);
	return status < 0 || ck_err_occurred() ? -1 : 0;
}

/**
 * ck_set_add_all() - add the items of an iterable
 * @s: the set, or a frozenset being made
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_add_all(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	if (ck_is_anyset(other))
		return add_set(ck_to_set(s), ck_to_set(other), gfp);
	return add_items(ck_to_set(s), other, gfp);
}

int ck_set_update(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	return ck_set_check_changeable(s, "update") ? ck_set_add_all(s, other, gfp) : -1;
}

/**
 * ck_set_make() - a new set or frozenset of an iterable
 * @type: which
 * @iterable: any iterable
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_set_make(const struct ck_type *type, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *s;

	if (ck_is_anyset(iterable))
		return ck_set_copy_as(type, iterable, gfp);
	s = ck_set_new_of(type, gfp);
	if (s && add_items(ck_to_set(s), iterable, gfp) < 0) {
		ck_put(s);
		return NULL;
	}
	return s;
}

struct ck_object *ck_set_from(struct ck_object *iterable, gfp_t gfp)
{
	return iterable ? ck_set_make(&ck_set_type, iterable, gfp) : ck_set_new(gfp);
}

static struct ck_set empty_frozenset = {
	.base = CK_OBJECT_INIT(&ck_frozenset_type),
	.lock = __SPIN_LOCK_UNLOCKED(empty_frozenset.lock),
};

struct ck_object *ck_frozenset_from(struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *s;

	if (!iterable)
		return &empty_frozenset.base;
	if (ck_is_frozenset(iterable))
		return ck_get(iterable);
	s = ck_set_make(&ck_frozenset_type, iterable, gfp);
	/* There is one empty frozenset, as there is one empty tuple. */
	if (s && !ck_to_set(s)->len) {
		ck_put(s);
		return &empty_frozenset.base;
	}
	return s;
}
