// SPDX-License-Identifier: GPL-2.0
/*
 * dict: "**" in displays and calls, dict() and update() with keywords, fromkeys().
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "dict_table.h"
#include "methods.h"

int ck_dict_merge(struct ck_object *d, struct ck_object *mapping, gfp_t gfp)
{
	if (ck_is_dict(mapping) || ck_is_mapping(mapping))
		return ck_dict_update(d, mapping, gfp);
	ck_raise(&ck_TypeError, "'%s' object is not a mapping", ck_type_name(mapping));
	return -1;
}

int ck_dict_add_keyword(struct ck_object *d, struct ck_object *k, struct ck_object *v, gfp_t gfp)
{
	int there;

	if (!ck_is_str(k)) {
		ck_raise(&ck_TypeError, "keywords must be strings");
		return -1;
	}
	there = ck_dict_contains(d, k);
	if (there > 0)
		ck_raise(&ck_TypeError, "dict() got multiple values for keyword argument '%s'",
			 ck_to_str(k)->data);
	return there ? -1 : ck_dict_set(d, k, v, gfp);
}

static int add_keywords(struct ck_object *d, struct ck_object *from, gfp_t gfp)
{
	ssize_t pos = 0, len = ck_dict_len(from);
	struct ck_object *k, *v;
	int more, failed = 0;

	while (!failed && (more = ck_dict_next(from, &pos, len, &k, &v)) > 0) {
		failed = ck_dict_add_keyword(d, k, v, gfp);
		ck_put(k);
		ck_put(v);
	}
	return failed || more < 0 ? -1 : 0;
}

int ck_dict_merge_keywords(struct ck_object *d, struct ck_object *mapping, gfp_t gfp)
{
	struct ck_object *copy;
	int status;

	if (ck_is_dict(mapping))
		return add_keywords(d, mapping, gfp);
	if (!ck_is_mapping(mapping)) {
		ck_raise(&ck_TypeError, "dict() argument after ** must be a mapping, not %s",
			 ck_type_name(mapping));
		return -1;
	}
	copy = ck_dict_from(mapping, gfp);
	status = copy ? add_keywords(d, copy, gfp) : -1;
	ck_put(copy);
	return status;
}

struct ck_object *ck_dict_from_with(struct ck_object *other, struct ck_object *keywords, gfp_t gfp)
{
	struct ck_object *d = ck_dict_from(other, gfp);

	if (d && ck_dict_update(d, keywords, gfp) < 0) {
		ck_put(d);
		return NULL;
	}
	return d;
}

int ck_dict_update_with(struct ck_object *o, struct ck_object *other, struct ck_object *keywords,
			gfp_t gfp)
{
	if (!ck_is_dict(o)) {
		if (ck_find_method(ck_type_of(o), "update"))
			ck_raise(&ck_TypeError, "%s.update() takes no keyword arguments",
				 ck_type_name(o));
		else
			ck_raise(&ck_AttributeError, "'%s' object has no attribute 'update'",
				 ck_type_name(o));
		return -1;
	}
	if (other && ck_dict_update(o, other, gfp) < 0)
		return -1;
	return ck_dict_update(o, keywords, gfp);
}

struct ck_object *ck_dict_fromkeys(struct ck_object *keys, struct ck_object *value, gfp_t gfp)
{
	struct ck_object *d = ck_dict_new(0, gfp), *it, *key;
	int failed = 0;

	it = d ? ck_iter(keys, gfp) : NULL;
	while (it && !failed && (key = ck_next(it, gfp))) {
		failed = ck_dict_set(d, key, value, gfp);
		ck_put(key);
	}
	if (!it || failed || ck_err_occurred()) {
		ck_put(d);
		d = NULL;
	}
	ck_put(it);
	return d;
}
