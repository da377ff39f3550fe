// SPDX-License-Identifier: GPL-2.0
/*
 * dict: keys(), values() and items(), which show what the dict is at each moment.
 */
#include <cythonk/dict.h>
#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

#include "args.h"
#include "dict_iter.h"
#include "dict_table.h"
#include "dict_view.h"
#include "methods.h"
#include "self.h"
#include "seq.h"
#include "strbuf.h"

/**
 * struct ck_dict_view - a view
 * @base: header; the type tells keys, values and items apart
 * @dict: the dict
 */
struct ck_dict_view {
	struct ck_object base;
	struct ck_object *dict;
};

static const struct ck_type keys_type, values_type, items_type;

static struct ck_object *dict_of(struct ck_object *view)
{
	return container_of(view, struct ck_dict_view, base)->dict;
}

static enum ck_dict_part part_of(struct ck_object *view)
{
	return view->type == &keys_type ? CK_DICT_KEYS :
	       view->type == &values_type ? CK_DICT_VALUES : CK_DICT_ITEMS;
}

static void view_clear(struct ck_object *self)
{
	ck_clear(&container_of(self, struct ck_dict_view, base)->dict);
}

static int view_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(dict_of(self), arg);
}

static ssize_t view_len(struct ck_object *self)
{
	return ck_dict_len(dict_of(self));
}

static struct ck_object *view_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_dict_iter_new(dict_of(self), part_of(self), false, gfp);
}

static struct ck_object *keys_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	return ck_dict_loop_keys(dict_of(self), pos, gfp);
}

static struct ck_object *values_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	struct ck_object *v;

	return ck_dict_loop(dict_of(self), pos, NULL, &v) > 0 ? v : NULL;
}

static int items_step_pair(struct ck_object *self, ssize_t *pos, struct ck_object **pair,
			   gfp_t gfp)
{
	return ck_dict_loop(dict_of(self), pos, &pair[0], &pair[1]);
}

static struct ck_object *items_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	struct ck_object *pair[2], *item;

	if (ck_dict_loop(dict_of(self), pos, &pair[0], &pair[1]) <= 0)
		return NULL;
	item = ck_tuple_pack(2, gfp, pair[0], pair[1]);
	ck_put(pair[0]);
	ck_put(pair[1]);
	return item;
}

static int keys_contain(struct ck_object *self, struct ck_object *item)
{
	return ck_dict_contains(dict_of(self), item);
}

/* Is a pair an item of the dict? */
static int items_contain(struct ck_object *self, struct ck_object *item)
{
	struct ck_object *value;
	int same;

	if (!ck_is_tuple(item) || ck_to_tuple(item)->len != 2)
		return 0;
	value = ck_dict_get(dict_of(self), ck_to_tuple(item)->items[0]);
	if (!value) {
		if (!ck_err_matches(&ck_KeyError))
			return -1;
		ck_err_clear();
		return 0;
	}
	same = ck_same(value, ck_to_tuple(item)->items[1]);
	ck_put(value);
	return same;
}

/**
 * ck_is_set_view() - is this what keys() or items() gave?
 * @o: any object
 *
 * Return: whether it is.
 */
bool ck_is_set_view(struct ck_object *o)
{
	return !ck_is_tagged(o) && (o->type == &keys_type || o->type == &items_type);
}

static struct ck_object *view_repr(struct ck_object *self, gfp_t gfp)
{
	struct ck_repr_frame frame;
	struct ck_object *list;
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	if (!ck_repr_enter(&frame, self)) {
		ck_strbuf_add_cstr(&buf, "...");
		return ck_strbuf_finish(&buf);
	}
	ck_strbuf_add_cstr(&buf, self->type->name);
	ck_strbuf_add_char(&buf, '(');
	list = ck_list_from(self, gfp);
	ck_strbuf_take_str(&buf, list ? ck_repr(list, gfp) : NULL);
	ck_put(list);
	ck_strbuf_add_char(&buf, ')');
	ck_repr_leave(&frame);
	return ck_strbuf_finish(&buf);
}

static struct ck_object *call_reversed(struct ck_object *self, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	return ck_dict_iter_new(dict_of(self), part_of(self), true, gfp);
}

static struct ck_object *call_isdisjoint(struct ck_object *self, unsigned int nargs,
					 struct ck_object **args, gfp_t gfp)
{
	if (nargs != 1) {
		ck_raise(&ck_TypeError, "%s.isdisjoint() takes exactly one argument (%u given)",
			 self->type->name, nargs);
		return NULL;
	}
	return ck_result_bool(ck_dict_view_isdisjoint(self, args[0], gfp));
}

static const struct ck_method view_methods[] = {
	{ "__reversed__", call_reversed },
	{ }
};

static const struct ck_method set_view_methods[] = {
	{ "__reversed__", call_reversed },
	{ "isdisjoint", call_isdisjoint },
	{ }
};

#define VIEW_SLOTS(type_name, its_methods)	\
	CK_TYPE_HEAD,				\
	.name = type_name,			\
	.base = &ck_object_type,		\
	.size = sizeof(struct ck_dict_view),	\
	.flags = CK_TYPE_BUILTIN,		\
	.methods = its_methods,			\
	.clear = view_clear,			\
	.traverse = view_traverse,		\
	.repr = view_repr,			\
	.len = view_len,			\
	.iter = view_iter

static const struct ck_type keys_type = {
	VIEW_SLOTS("dict_keys", set_view_methods),
	.step = keys_step,
	.contains = keys_contain,
	.compare = ck_dict_view_compare,
	.binary = ck_dict_view_binary,
};

static const struct ck_type values_type = {
	VIEW_SLOTS("dict_values", view_methods),
	.step = values_step,
};

static const struct ck_type items_type = {
	VIEW_SLOTS("dict_items", set_view_methods),
	.step = items_step,
	.step_pair = items_step_pair,
	.contains = items_contain,
	.compare = ck_dict_view_compare,
	.binary = ck_dict_view_binary,
};

static struct ck_object *view_new(struct ck_object *d, const struct ck_type *type,
				  const char *method, gfp_t gfp)
{
	struct ck_object *o;

	if (!ck_is_dict(d)) {
		ck_raise_no_method(d, method);
		return NULL;
	}
	o = ck_new(type, gfp);
	if (o)
		container_of(o, struct ck_dict_view, base)->dict = ck_get(d);
	return o;
}

/**
 * ck_dict_keys() - d.keys()
 * @d: a dict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_keys(struct ck_object *d, gfp_t gfp)
{
	return view_new(d, &keys_type, "keys", gfp);
}

/**
 * ck_dict_values() - d.values()
 * @d: a dict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_values(struct ck_object *d, gfp_t gfp)
{
	return view_new(d, &values_type, "values", gfp);
}

/**
 * ck_dict_items() - d.items()
 * @d: a dict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_dict_items(struct ck_object *d, gfp_t gfp)
{
	return view_new(d, &items_type, "items", gfp);
}
