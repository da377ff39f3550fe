// SPDX-License-Identifier: GPL-2.0
/*
 * set: taking keys out of a set by another one, in place, key by key.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "set_table.h"

static int subtract_set(struct ck_set *s, struct ck_set *other, gfp_t gfp)
{
	struct ck_set_snapshot snap;
	struct ck_set_slot *slot;
	int status = 0;

	if (!ck_set_snapshot(other, &snap, gfp))
		return -1;
	ck_for_each_set_slot(slot, snap.table) {
		status = ck_set_take_out(s, slot->key, slot->hash);
		if (status < 0)
			break;
	}
	ck_set_table_release(snap.table);
	return status;
}

static int subtract_item(struct ck_set *s, struct ck_object *item)
{
	u64 hash;

	return ck_set_hash_key(item, &hash) < 0 ? -1 : ck_set_take_out(s, item, hash);
}

static int subtract_items(struct ck_set *s, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *item;
	int status = 0;

	if (!it)
		return -1;
	while (status >= 0 && (item = ck_next(it, gfp))) {
		status = subtract_item(s, item);
		ck_put(item);
	}
	ck_put(it);
	return ck_err_occurred() ? -1 : status;
}

/**
 * ck_set_subtract() - remove the items of an iterable
 * @s: the set, or a frozenset being made
 * @other: any iterable
 * @gfp: allocation flags
 *
 * Return: -1 with an exception pending, else not negative.
 */
int ck_set_subtract(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	if (ck_is_anyset(other))
		return subtract_set(ck_to_set(s), ck_to_set(other), gfp);
	return subtract_items(ck_to_set(s), other, gfp);
}

int ck_set_difference_update(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	if (!ck_set_check_changeable(s, "difference_update"))
		return -1;
	return ck_set_subtract(s, other, gfp) < 0 ? -1 : 0;
}

static int toggle_keys(struct ck_set *s, const struct ck_set_table *t, gfp_t gfp)
{
	const struct ck_set_slot *slot;

	ck_for_each_set_slot(slot, t)
		if (ck_set_toggle_key(s, slot->key, slot->hash, gfp) < 0)
			return -1;
	return 0;
}

/**
 * ck_set_toggle() - remove the items of an iterable that are there, add those that are not
 * @s: the set, or a frozenset being made
 * @other: any iterable; an item that comes twice counts once
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_set_toggle(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	struct ck_set_snapshot snap;
	struct ck_object *all;
	int status;

	all = ck_is_anyset(other) ? ck_get(other) : ck_set_from(other, gfp);
	if (!all)
		return -1;
	status = ck_set_snapshot(ck_to_set(all), &snap, gfp) ? 0 : -1;
	ck_put(all);
	if (status < 0)
		return -1;
	status = toggle_keys(ck_to_set(s), snap.table, gfp);
	ck_set_table_release(snap.table);
	return status;
}

int ck_set_symmetric_difference_update(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	if (!ck_set_check_changeable(s, "symmetric_difference_update"))
		return -1;
	return ck_set_toggle(s, other, gfp);
}

/* Remove the keys that are not in @other. */
static int retain(struct ck_set *s, struct ck_set *other, gfp_t gfp)
{
	struct ck_set_snapshot snap;
	struct ck_set_slot *slot;
	int status = 0;

	if (!ck_set_snapshot(s, &snap, gfp))
		return -1;
	ck_for_each_set_slot(slot, snap.table) {
		status = ck_set_has(other, slot->key, slot->hash);
		if (!status)
			status = ck_set_take_out(s, slot->key, slot->hash);
		if (status < 0)
			break;
	}
	ck_set_table_release(snap.table);
	return status < 0 ? -1 : 0;
}

int ck_set_intersection_update(struct ck_object *s, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *all;
	int status;

	if (!ck_set_check_changeable(s, "intersection_update"))
		return -1;
	all = ck_is_anyset(other) ? ck_get(other) : ck_set_from(other, gfp);
	status = all ? retain(ck_to_set(s), ck_to_set(all), gfp) : -1;
	ck_put(all);
	return status;
}
