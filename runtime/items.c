// SPDX-License-Identifier: GPL-2.0
/*
 * Subscripts of any object.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

struct ck_object *ck_getitem(struct ck_object *o, struct ck_object *key, gfp_t gfp)
{
	struct ck_object *(*getitem)(struct ck_object *self, struct ck_object *key, gfp_t gfp);

	getitem = ck_slot(ck_type_of(o), getitem);
	if (likely(getitem))
		return getitem(o, key, gfp);
	ck_raise(&ck_TypeError, "'%s' object is not subscriptable", ck_type_name(o));
	return NULL;
}

int ck_setitem(struct ck_object *o, struct ck_object *key, struct ck_object *value, gfp_t gfp)
{
	int (*setitem)(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		       gfp_t gfp);

	setitem = ck_slot(ck_type_of(o), setitem);
	if (likely(setitem))
		return setitem(o, key, value, gfp);
	ck_raise(&ck_TypeError, "'%s' object does not support item assignment", ck_type_name(o));
	return -1;
}

int ck_delitem(struct ck_object *o, struct ck_object *key)
{
	int (*setitem)(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		       gfp_t gfp);

	setitem = ck_slot(ck_type_of(o), setitem);
	if (likely(setitem))
		return setitem(o, key, NULL, GFP_ATOMIC);
	ck_raise(&ck_TypeError, "'%s' object doesn't support item deletion", ck_type_name(o));
	return -1;
}

/**
 * ck_getitem_at_slow() - o[i] where the type has no slot for it
 * @o: any object
 * @i: the index
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_getitem_at_slow(struct ck_object *o, ssize_t i, gfp_t gfp)
{
	struct ck_object *key = ck_int_from_s64(i, gfp), *item;

	if (!key)
		return NULL;
	item = ck_getitem(o, key, gfp);
	ck_put(key);
	return item;
}

/**
 * ck_setitem_at_slow() - o[i] = value where the type has no slot for it
 * @o: any object
 * @i: the index
 * @value: any object, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_setitem_at_slow(struct ck_object *o, ssize_t i, struct ck_object *value, gfp_t gfp)
{
	struct ck_object *key = ck_int_from_s64(i, gfp);
	int r;

	if (!key)
		return -1;
	r = ck_setitem(o, key, value, gfp);
	ck_put(key);
	return r;
}

int ck_delitem_at(struct ck_object *o, ssize_t i)
{
	struct ck_object *key = ck_int_from_s64(i, GFP_ATOMIC);
	int r;

	if (!key)
		return -1;
	r = ck_delitem(o, key);
	ck_put(key);
	return r;
}
