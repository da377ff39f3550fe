// SPDX-License-Identifier: GPL-2.0
/*
 * set: union, intersection, difference and symmetric difference as new sets.
 *
 * Of two sets the result is a copy of one, less the keys that do not belong: nothing is hashed
 * again.
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "set_table.h"

/* Only its address and, where there are dicts, its look-up is needed. */
extern const struct ck_type ck_dict_type CK_OPTIONAL;

/* A new set or frozenset, of the type of @s and with its keys, that can still be changed. */
static struct ck_object *start(struct ck_object *s, gfp_t gfp)
{
	return ck_set_copy_as(s->type, s, gfp);
}

/* @result, unless @status says that making it failed. */
static struct ck_object *finish(struct ck_object *result, int status)
{
	if (status >= 0)
		return result;
	ck_put(result);
	return NULL;
}

struct ck_object *ck_set_union(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_set_check_self(s, "union"))
		return NULL;
	result = start(s, gfp);
	return result ? finish(result, ck_set_add_all(result, other, gfp)) : NULL;
}

/* Drop the keys of a snapshot that are in @other, or those that are not: @keep says which stay. */
static bool filter(struct ck_set_snapshot *snap, struct ck_set *other, int keep)
{
	struct ck_object *key;
	struct ck_set_slot *slot;
	int in;

	ck_for_each_set_slot(slot, snap->table) {
		in = ck_set_has(other, slot->key, slot->hash);
		if (in < 0)
			return false;
		if (in == keep)
			continue;
		key = slot->key;
		slot->key = CK_SET_REMOVED;
		snap->len--;
		ck_put(key);
	}
	return true;
}

/* When few keys of a snapshot are left they move to a table of their size. */
static bool shrink(struct ck_set_snapshot *snap, gfp_t gfp)
{
	struct ck_set_table *t = NULL;

	if (!snap->table || snap->table->cap / 4 < snap->len + 2)
		return true;
	if (snap->len) {
		t = ck_set_table_new(snap->len, 0, gfp);
		if (!t)
			return false;
		ck_set_table_fill(t, snap->table);
	}
	ck_shared_free(snap->table);
	snap->table = t;
	return true;
}

/* A set of those keys of @from that are (@keep 1) or are not (0) in @other. */
static struct ck_object *filtered(const struct ck_type *type, struct ck_object *from,
				  struct ck_object *other, int keep, gfp_t gfp)
{
	struct ck_set_snapshot snap;

	if (!ck_set_snapshot(ck_to_set(from), &snap, gfp))
		return NULL;
	if (filter(&snap, ck_to_set(other), keep) && shrink(&snap, gfp))
		return ck_set_adopt(type, &snap, gfp);
	ck_set_table_release(snap.table);
	return NULL;
}

/* Add an item to a set when it is in another one. */
static int add_common(struct ck_object *result, struct ck_object *s, struct ck_object *item,
		      gfp_t gfp)
{
	int in;
	u64 hash;

	if (ck_hash_of_key(item, &hash) < 0)
		return -1;
	in = ck_set_has(ck_to_set(s), item, hash);
	return in > 0 ? ck_set_put_in(ck_to_set(result), item, hash, gfp) : in;
}

static int add_all_common(struct ck_object *result, struct ck_object *s, struct ck_object *other,
			  gfp_t gfp)
{
	struct ck_object *it = ck_iter(other, gfp), *item;
	int status = 0;

	if (!it)
		return -1;
	while (status >= 0 && (item = ck_next(it, gfp))) {
		status = add_common(result, s, item, gfp);
		ck_put(item);
		/* As in CPython, what comes when all keys are found is not even looked at. */
		if (status > 0 && ck_set_len(result) >= ck_set_len(s))
			break;
	}
	ck_put(it);
	return status < 0 || ck_err_occurred() ? -1 : 0;
}

struct ck_object *ck_set_intersection(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_set_check_self(s, "intersection"))
		return NULL;
	if (ck_is_anyset(other)) {
		/* The keys of the smaller one, those of @other when they are as many. */
		if (ck_set_len(other) > ck_set_len(s))
			return filtered(s->type, s, other, 1, gfp);
		return filtered(s->type, other, s, 1, gfp);
	}
	result = ck_set_new_of(s->type, gfp);
	return result ? finish(result, add_all_common(result, s, other, gfp)) : NULL;
}

/* The keys of @s that are no keys of a dict. */
static struct ck_object *less_dict(struct ck_object *s, struct ck_object *dict, gfp_t gfp)
{
	struct ck_object *result = ck_set_new_of(s->type, gfp), *key;
	ssize_t pos = 0;
	int status = 0;
	u64 hash;

	while (result && status >= 0 && ck_set_step(ck_to_set(s), &pos, &key, &hash)) {
		status = ck_contains(dict, key);
		if (!status)
			status = ck_set_put_in(ck_to_set(result), key, hash, gfp);
		ck_put(key);
	}
	return result ? finish(result, status) : NULL;
}

/* Is @other so small that taking its keys out of a copy is less work than asking it of each key? */
static bool is_small(struct ck_object *s, struct ck_object *other)
{
	return ck_set_len(s) / 4 > ck_set_len(other);
}

struct ck_object *ck_set_difference(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_set_check_self(s, "difference"))
		return NULL;
	if (ck_is_anyset(other) && !is_small(s, other))
		return filtered(s->type, s, other, 0, gfp);
	if (ck_isinstance(other, ck_optional(ck_dict_type)))
		return less_dict(s, other, gfp);
	result = start(s, gfp);
	return result ? finish(result, ck_set_subtract(result, other, gfp)) : NULL;
}

struct ck_object *ck_set_symmetric_difference(struct ck_object *s, struct ck_object *other,
					      gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_set_check_self(s, "symmetric_difference"))
		return NULL;
	result = start(s, gfp);
	return result ? finish(result, ck_set_toggle(result, other, gfp)) : NULL;
}
