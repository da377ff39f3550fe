// SPDX-License-Identifier: GPL-2.0
/*
 * dict: copying and updating.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "dict_table.h"
#include "methods.h"
#include "self.h"

/* Copy a dict's entries with references of their own; false: the table has not enough room. */
static bool copy_entries(struct ck_dict *d, struct ck_dict_table *to, size_t *len)
{
	unsigned long flags;
	bool fits;
	u32 i;

	spin_lock_irqsave(&d->lock, flags);
	*len = d->len;
	fits = d->len <= to->cap;
	if (fits)
		ck_dict_table_copy(to, d->table);
	for (i = 0; i < to->used; i++) {
		ck_get(to->entries[i].key);
		ck_get(to->entries[i].value);
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return fits;
}

struct ck_object *ck_dict_copy(struct ck_object *o, gfp_t gfp)
{
	struct ck_dict_table *t;
	size_t len;

	if (!ck_is_dict(o)) {
		ck_raise_no_method(o, "copy");
		return NULL;
	}
	len = READ_ONCE(ck_to_dict(o)->len);
	for (;;) {
		if (!len)
			return ck_dict_new(0, gfp);
		t = ck_dict_table_new(len, gfp);
		if (!t)
			return NULL;
		if (copy_entries(ck_to_dict(o), t, &len))
			return ck_dict_adopt(t, len, gfp);
		ck_shared_free(t);
	}
}

static int update_by_dict(struct ck_object *d, struct ck_object *other, gfp_t gfp)
{
	ssize_t pos = 0, len = ck_dict_len(other);
	struct ck_object *k, *v;
	int more, failed = 0;

	while ((more = ck_dict_next(other, &pos, len, &k, &v)) > 0) {
		failed = ck_dict_set(d, k, v, gfp);
		ck_put(k);
		ck_put(v);
		if (failed)
			break;
	}
	return failed || more < 0 ? -1 : 0;
}

/**
 * ck_is_mapping() - is this, though no dict, an object with keys() and []?
 * @o: any object
 *
 * Return: whether it is.
 */
bool ck_is_mapping(struct ck_object *o)
{
	return ck_slot(ck_type_of(o), getitem) && ck_find_method(ck_type_of(o), "keys");
}

static int set_from(struct ck_object *d, struct ck_object *mapping, struct ck_object *k, gfp_t gfp)
{
	struct ck_object *v = ck_getitem(mapping, k, gfp);
	int status = v ? ck_dict_set(d, k, v, gfp) : -1;

	ck_put(v);
	return status;
}

static int update_by_mapping(struct ck_object *d, struct ck_object *mapping, gfp_t gfp)
{
	const struct ck_method *method = ck_find_method(ck_type_of(mapping), "keys");
	struct ck_object *keys, *it, *k;
	int failed = 0;

	keys = method->call(mapping, 0, NULL, gfp);
	it = keys ? ck_iter(keys, gfp) : NULL;
	ck_put(keys);
	if (!it)
		return -1;
	while (!failed && (k = ck_next(it, gfp))) {
		failed = set_from(d, mapping, k, gfp);
		ck_put(k);
	}
	ck_put(it);
	return failed || ck_err_occurred() ? -1 : 0;
}

/* Is an item of an update, which may be a list, a str or the like, a pair? */
static bool check_pair(struct ck_object *item, size_t number)
{
	ssize_t len;

	if (!ck_slot(ck_type_of(item), iter)) {
		ck_raise(&ck_TypeError,
			 "cannot convert dictionary update sequence element #%zu to a sequence",
			 number);
		return false;
	}
	/* Iterators have no length; unpacking counts them. */
	len = ck_slot(ck_type_of(item), len) ? ck_len(item) : 2;
	if (len >= 0 && len != 2)
		ck_raise(&ck_ValueError,
			 "dictionary update sequence element #%zu has length %zd; 2 is required",
			 number, len);
	return len == 2;
}

/* Set one pair of an update. */
static int set_pair(struct ck_object *d, struct ck_object *item, size_t number, gfp_t gfp)
{
	struct ck_object *pair[2];
	int result;

	if (!check_pair(item, number) || ck_unpack(item, 2, pair, gfp) < 0)
		return -1;
	result = ck_dict_set(d, pair[0], pair[1], gfp);
	ck_put(pair[0]);
	ck_put(pair[1]);
	return result;
}

static int update_by_pairs(struct ck_object *d, struct ck_object *it, gfp_t gfp)
{
	struct ck_object *item;
	size_t number = 0;
	int failed = 0;

	while (!failed && (item = ck_next(it, gfp))) {
		failed = set_pair(d, item, number++, gfp);
		ck_put(item);
	}
	return failed || ck_err_occurred() ? -1 : 0;
}

int ck_dict_update(struct ck_object *d, struct ck_object *other, gfp_t gfp)
{
	struct ck_object *it;
	int result;

	if (!ck_is_dict(d)) {
		ck_raise_no_method(d, "update");
		return -1;
	}
	if (ck_is_dict(other))
		return update_by_dict(d, other, gfp);
	if (ck_is_mapping(other))
		return update_by_mapping(d, other, gfp);
	it = ck_iter(other, gfp);
	if (!it)
		return -1;
	result = update_by_pairs(d, it, gfp);
	ck_put(it);
	return result;
}

struct ck_object *ck_dict_from(struct ck_object *other, gfp_t gfp)
{
	struct ck_object *d;

	if (ck_is_dict(other))
		return ck_dict_copy(other, gfp);
	d = ck_dict_new(0, gfp);
	if (d && ck_dict_update(d, other, gfp) < 0) {
		ck_put(d);
		return NULL;
	}
	return d;
}
