// SPDX-License-Identifier: GPL-2.0
/*
 * list: its type. What operators, indices and loops of any object come to for a list; they all end
 * in functions of the other list*.c. Separate from list.c, which knows how items are kept, and
 * which of its readers and writers may do without the lock.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>

#include "construct.h"
#include "list_items.h"
#include "methods.h"
#include "self.h"
#include "seq.h"

static int list_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_list *l = ck_to_list(self);
	int result = 0;
	size_t i;

	for (i = 0; !result && i < l->len; i++)
		result = visit(l->items[i], arg);
	return result;
}

static ssize_t list_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_list(self)->len);
}

static bool check_key(struct ck_object *key)
{
	if (ck_is_index(key))
		return true;
	ck_raise(&ck_TypeError, "list indices must be integers or slices, not %s",
		 ck_type_name(key));
	return false;
}

static struct ck_object *list_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	ssize_t i;

	if (likely(ck_is_tagged(key)))
		return ck_list_get(self, ck_untag(key));
	if (ck_is_slice(key))
		return ck_list_get_slice(self, key, gfp);
	if (!check_key(key))
		return NULL;
	i = ck_index(key);
	return ck_failed(i) ? NULL : ck_list_get(self, i);
}

static int list_setitem(struct ck_object *self, struct ck_object *key, struct ck_object *value,
			gfp_t gfp)
{
	ssize_t i;

	if (likely(ck_is_tagged(key) && value))
		return ck_list_set(self, ck_untag(key), value);
	if (ck_is_slice(key))
		return ck_list_set_slice(self, key, value, gfp);
	if (!check_key(key))
		return -1;
	i = ck_index(key);
	if (ck_failed(i))
		return -1;
	return value ? ck_list_set(self, i, value) : ck_list_del(self, i);
}

static int list_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (!ck_is_list(a) || !ck_is_list(b))
		return CK_NOTIMPLEMENTED;
	return ck_seq_compare(a, b, op, ck_list_iter_get, list_len);
}

static int list_contains(struct ck_object *self, struct ck_object *item)
{
	ssize_t i = ck_list_find(self, item, 0, SSIZE_MAX);

	return i == CK_NOT_FOUND ? 0 : i < 0 ? -1 : 1;
}

static struct ck_object *list_repr(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_repr(self, ck_list_iter_get, '[', ']', gfp);
}

static struct ck_object *next_item(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	*next = pos + 1;
	return ck_list_iter_get(seq, pos);
}

static const struct ck_type list_iterator_type = CK_SEQ_ITER_TYPE("list_iterator");

static struct ck_object *list_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&list_iterator_type, self, 0, next_item, gfp);
}

const struct ck_type ck_list_type = {
	CK_TYPE_HEAD,
	.name = "list",
	.base = &ck_object_type,
	.size = sizeof(struct ck_list),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_list_methods,
	.clear = ck_list_drop,
	.traverse = list_traverse,
	.repr = list_repr,
	.compare = list_compare,
	.len = list_len,
	.contains = list_contains,
	.getitem = list_getitem,
	.setitem = list_setitem,
	.item = ck_list_get,
	.set_item = ck_list_set,
	.iter = list_iter,
	.step = ck_list_step,
	.binary = ck_list_binary,
	.construct = ck_list_construct,
};
