// SPDX-License-Identifier: GPL-2.0
/*
 * array: its methods and attributes.
 */
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "array_internal.h"
#include "method_table.h"
#include "self.h"

/**
 * ck_array_tolist() - a.tolist()
 * @self: an array
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_array_tolist(struct ck_object *self, gfp_t gfp)
{
	const struct ck_item_kind *kind = ck_to_array(self)->kind;
	struct ck_object *list, *item;
	struct ck_view v;
	size_t i;

	if (!ck_view_get(&v, self, gfp))
		return NULL;
	list = ck_list_new(v.len / kind->size, gfp);
	for (i = 0; list && i < v.len; i += kind->size) {
		item = ck_item_load(kind, v.p + i, gfp);
		if (!item || ck_list_append(list, item, gfp) < 0)
			ck_clear(&list);
		ck_put(item);
	}
	ck_view_put(&v);
	return list;
}

static struct ck_object *byteswap(struct ck_object *self, gfp_t gfp)
{
	struct ck_growbuf *g = &ck_to_array(self)->buf;
	unsigned long flags;
	size_t i, j;

	spin_lock_irqsave(&g->lock, flags);
	for (i = 0; i < g->len; i++)
		for (j = 0; j < g->itemsize / 2; j++)
			swap(g->data[i * g->itemsize + j],
			     g->data[(i + 1) * g->itemsize - 1 - j]);
	spin_unlock_irqrestore(&g->lock, flags);
	return CK_NONE;
}

static struct ck_object *index_of(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp)
{
	ssize_t start = 0, stop = SSIZE_MAX, at;

	if (!ck_arg_index(nargs, args, 1, &start) || !ck_arg_index(nargs, args, 2, &stop))
		return NULL;
	at = ck_array_find(self, args[0], start, stop);
	if (at == -2)
		ck_raise(&ck_ValueError, "array.index(x): x not in array");
	return at < 0 ? NULL : ck_int_from_s64(at, gfp);
}

static int insert(struct ck_object *self, struct ck_object *at, struct ck_object *v, gfp_t gfp)
{
	ssize_t i = ck_index(at);
	u64 item;

	if (ck_failed(i) || !ck_array_item(ck_to_array(self), &item, v))
		return -1;
	return ck_growbuf_splice(&ck_to_array(self)->buf, i, i, &item, 1, gfp);
}

static struct ck_object *pop(struct ck_object *self, unsigned int nargs, struct ck_object **args,
			     gfp_t gfp)
{
	ssize_t i = -1;
	int found;
	u64 item;

	if (!ck_arg_index(nargs, args, 0, &i))
		return NULL;
	found = ck_growbuf_take(&ck_to_array(self)->buf, i, &item);
	if (!found)
		ck_raise(&ck_IndexError, ck_len(self) ? "pop index out of range" :
							"pop from empty array");
	return found > 0 ? ck_item_load(ck_to_array(self)->kind, &item, gfp) : NULL;
}

static int remove_item(struct ck_object *self, struct ck_object *v)
{
	int found = 0;
	u64 item;

	if (ck_item_store(ck_to_array(self)->kind, &item, v) == CK_ITEM_STORED)
		found = ck_growbuf_remove(&ck_to_array(self)->buf, &item);
	if (!found)
		ck_raise(&ck_ValueError, "array.remove(x): x not in array");
	return found > 0 ? 0 : -1;
}

static int fromlist(struct ck_object *self, struct ck_object *list, gfp_t gfp)
{
	struct ck_object *more;
	int result = -1;

	if (!ck_is_list(list)) {
		ck_raise(&ck_TypeError, "arg must be list");
		return -1;
	}
	/* All or nothing. */
	more = ck_array_make(ck_to_array(self)->kind, NULL, 0, gfp);
	if (more && !ck_array_extend(more, list, gfp))
		result = ck_array_extend(self, more, gfp);
	ck_put(more);
	return result;
}

static struct ck_object *reverse(struct ck_object *self)
{
	ck_growbuf_reverse(&ck_to_array(self)->buf);
	return CK_NONE;
}

CK_CALL(call_append, "array.append", 1, 1, ck_result_none(ck_array_append(self, args[0], gfp)))
CK_CALL(call_byteswap, "array.byteswap", 0, 0, byteswap(self, gfp))
CK_CALL(call_count, "array.count", 1, 1, ck_result_index(ck_array_count(self, args[0]), gfp))
CK_CALL(call_extend, "array.extend", 1, 1, ck_result_none(ck_array_extend(self, args[0], gfp)))
CK_CALL(call_frombytes, "array.frombytes", 1, 1,
	ck_result_none(ck_array_add_bytes(self, args[0], gfp)))
CK_CALL(call_fromlist, "array.fromlist", 1, 1, ck_result_none(fromlist(self, args[0], gfp)))
CK_CALL(call_index, "index", 1, 3, index_of(self, nargs, args, gfp))
CK_CALL(call_insert, "insert", 2, 2, ck_result_none(insert(self, args[0], args[1], gfp)))
CK_CALL(call_pop, "pop", 0, 1, pop(self, nargs, args, gfp))
CK_CALL(call_remove, "array.remove", 1, 1, ck_result_none(remove_item(self, args[0])))
CK_CALL(call_reverse, "array.reverse", 0, 0, reverse(self))
CK_CALL(call_tobytes, "array.tobytes", 0, 0, ck_bytes_from(self, gfp))
CK_CALL(call_tolist, "array.tolist", 0, 0, ck_array_tolist(self, gfp))

const struct ck_method ck_array_methods[] = {
	{ "append", call_append },
	{ "byteswap", call_byteswap },
	{ "count", call_count },
	{ "extend", call_extend },
	{ "frombytes", call_frombytes },
	{ "fromlist", call_fromlist },
	{ "index", call_index },
	{ "insert", call_insert },
	{ "pop", call_pop },
	{ "remove", call_remove },
	{ "reverse", call_reverse },
	{ "tobytes", call_tobytes },
	{ "tolist", call_tolist },
	{ }
};

/**
 * ck_array_getattr() - getattr slot of array
 * @self: an array
 * @name: the attribute
 * @gfp: allocation flags
 *
 * Return: new reference; NULL without an exception when there is no such attribute.
 */
struct ck_object *ck_array_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	const struct ck_item_kind *kind = ck_to_array(self)->kind;

	if (!strcmp(name, "typecode"))
		return ck_str_new(&kind->format, 1, gfp);
	if (!strcmp(name, "itemsize"))
		return CK_INT(kind->size);
	return NULL;
}
