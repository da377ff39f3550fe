// SPDX-License-Identifier: GPL-2.0
/*
 * list: one item at a time. What handles many items at once is in the other list_*.c.
 *
 * Under the lock only pointers move. Growing allocates outside of it and starts over if the list
 * has changed meanwhile; what an operation drops is released afterwards.
 */
#include <linux/stdarg.h>

#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "list_items.h"
#include "methods.h"
#include "self.h"
#include "seq.h"

/* Lockdep sees all lists as one class; no function takes two of them. */
static void init(struct ck_list *l)
{
	spin_lock_init(&l->lock);
}

struct ck_object *ck_list_new(ssize_t n, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_list_type, gfp);

	if (!o)
		return NULL;
	init(ck_to_list(o));
	if (n > 0 && !ck_list_make_room(ck_to_list(o), n, gfp)) {
		ck_put(o);
		return NULL;
	}
	return o;
}

/**
 * ck_list_adopt() - make a list of an array
 * @from: the array, stolen with its references; released on failure
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_list_adopt(struct ck_items *from, gfp_t gfp)
{
	struct ck_object *o = ck_list_new(0, gfp);

	if (o) {
		ck_to_list(o)->items = from->items;
		/*
		 * Nobody else knows the list but the collector, which may stop this CPU anywhere and
		 * look at the first len items. Stopping orders what CPUs do: the compiler must, too.
		 */
		barrier();
		ck_to_list(o)->len = from->n;
		ck_to_list(o)->cap = from->n;
		return o;
	}
	while (from->n)
		ck_put(from->items[--from->n]);
	ck_payload_free(from->items);
	return NULL;
}

struct ck_object *ck_list_pack(unsigned int n, gfp_t gfp, ...)
{
	struct ck_object *o = ck_list_new(n, gfp);
	struct ck_list *l = ck_to_list(o);
	va_list args;

	if (!o)
		return NULL;
	va_start(args, gfp);
	while (l->len < n) {
		l->items[l->len] = ck_get(va_arg(args, struct ck_object *));
		/* As in ck_list_adopt(). */
		barrier();
		l->len++;
	}
	va_end(args);
	return o;
}

/* Put a bigger array in place; returns the one to free, be it the old one or the new one. */
static struct ck_object **swap_array(struct ck_list *l, struct ck_object **items, size_t cap)
{
	struct ck_object **old = items;
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	if (cap > l->cap) {
		if (l->len)
			memcpy(items, l->items, l->len * sizeof(*items));
		old = l->items;
		l->items = items;
		l->cap = cap;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return old;
}

/**
 * ck_list_make_room() - see to it that a list can hold more items
 * @l: the list, not locked
 * @need: how many items, at least
 * @gfp: allocation flags
 *
 * The caller looks again under the lock: others use room too.
 *
 * Return: false with MemoryError pending.
 */
bool ck_list_make_room(struct ck_list *l, size_t need, gfp_t gfp)
{
	/* Grows by a half: appending costs constant time on average, and few copies. */
	size_t cap = need <= 4 ? 4 : need + need / 2;
	struct ck_object **items;

	if (!l->cap)
		cap = need;
	items = ck_payload_alloc(cap, sizeof(*items), gfp);
	if (!items)
		return false;
	ck_payload_free(swap_array(l, items, cap));
	return true;
}

static void list_clear(struct ck_object *self)
{
	struct ck_list *l = ck_to_list(self);
	struct ck_object **items;
	unsigned long flags;
	size_t n;

	/* An instance whose lock was never initialised has no items either. */
	if (!READ_ONCE(l->items))
		return;
	spin_lock_irqsave(&l->lock, flags);
	items = l->items;
	n = l->len;
	l->items = NULL;
	l->len = 0;
	l->cap = 0;
	l->version++;
	spin_unlock_irqrestore(&l->lock, flags);
	while (n)
		ck_put(items[--n]);
	ck_payload_free(items);
}

static int list_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_list *l = ck_to_list(self);
	int result = 0;
	size_t i;

	for (i = 0; !result && i < l->len; i++)
		result = visit(l->items[i], arg);
	return result;
}

static bool check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_list(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

ssize_t ck_list_len(struct ck_object *l)
{
	if (!ck_is_list(l)) {
		ck_raise_no_len(l);
		return -1;
	}
	return READ_ONCE(ck_to_list(l)->len);
}

static ssize_t list_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_list(self)->len);
}

/* New reference, or NULL when out of range; *i counts from the end when negative. */
static struct ck_object *fetch(struct ck_list *l, ssize_t i)
{
	struct ck_object *item = NULL;
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	if (ck_fit_index(&i, l->len))
		item = ck_get(l->items[i]);
	spin_unlock_irqrestore(&l->lock, flags);
	return item;
}

struct ck_object *ck_list_iter_get(struct ck_object *l, ssize_t i)
{
	if (unlikely(!ck_is_list(l)) || i < 0)
		return NULL;
	return fetch(ck_to_list(l), i);
}

struct ck_object *ck_list_get(struct ck_object *l, ssize_t i)
{
	struct ck_object *item;

	if (unlikely(!ck_is_list(l))) {
		ck_raise_no_items(l);
		return NULL;
	}
	item = fetch(ck_to_list(l), i);
	if (unlikely(!item))
		ck_raise(&ck_IndexError, "list index out of range");
	return item;
}

int ck_list_set(struct ck_object *o, ssize_t i, struct ck_object *v)
{
	struct ck_list *l = ck_to_list(o);
	struct ck_object *old = NULL;
	unsigned long flags;

	if (unlikely(!ck_is_list(o))) {
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(o));
		return -1;
	}
	ck_get(v);
	spin_lock_irqsave(&l->lock, flags);
	if (ck_fit_index(&i, l->len)) {
		old = l->items[i];
		l->items[i] = v;
		l->version++;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	if (unlikely(!old)) {
		ck_put(v);
		ck_raise(&ck_IndexError, "list assignment index out of range");
		return -1;
	}
	ck_put(old);
	return 0;
}

/* Take an item out: a reference that now belongs to the caller, or NULL when out of range. */
static struct ck_object *take(struct ck_list *l, ssize_t i, bool *empty)
{
	struct ck_object *item = NULL;
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	*empty = !l->len;
	if (ck_fit_index(&i, l->len)) {
		item = l->items[i];
		l->len--;
		memmove(l->items + i, l->items + i + 1, (l->len - i) * sizeof(*l->items));
		l->version++;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	return item;
}

int ck_list_del(struct ck_object *l, ssize_t i)
{
	struct ck_object *item;
	bool empty;

	if (!ck_is_list(l)) {
		ck_raise(&ck_TypeError, "'%s' object doesn't support item deletion",
			 ck_type_name(l));
		return -1;
	}
	item = take(ck_to_list(l), i, &empty);
	if (!item) {
		ck_raise(&ck_IndexError, "list assignment index out of range");
		return -1;
	}
	ck_put(item);
	return 0;
}

struct ck_object *ck_list_pop_at(struct ck_object *l, ssize_t i)
{
	struct ck_object *item;
	bool empty;

	if (!check_self(l, "pop"))
		return NULL;
	item = take(ck_to_list(l), i, &empty);
	if (!item)
		ck_raise(&ck_IndexError, empty ? "pop from empty list" : "pop index out of range");
	return item;
}

struct ck_object *ck_list_pop(struct ck_object *l)
{
	return ck_list_pop_at(l, -1);
}

int ck_list_append(struct ck_object *o, struct ck_object *v, gfp_t gfp)
{
	return ck_list_insert(o, SSIZE_MAX, v, gfp);
}

/* Returns whether there was room; @need: how much there has to be if not. */
static bool put_in(struct ck_list *l, ssize_t i, struct ck_object *v, size_t *need)
{
	unsigned long flags;
	bool done = false;

	spin_lock_irqsave(&l->lock, flags);
	if (likely(l->len < l->cap)) {
		if (i < 0)
			i = max_t(ssize_t, i + l->len, 0);
		i = min_t(size_t, i, l->len);
		memmove(l->items + i + 1, l->items + i, (l->len - i) * sizeof(*l->items));
		l->items[i] = v;
		l->len++;
		l->version++;
		done = true;
	}
	*need = l->len + 1;
	spin_unlock_irqrestore(&l->lock, flags);
	return done;
}

int ck_list_insert(struct ck_object *o, ssize_t i, struct ck_object *v, gfp_t gfp)
{
	size_t need;

	if (unlikely(!ck_is_list(o))) {
		ck_raise_no_method(o, i == SSIZE_MAX ? "append" : "insert");
		return -1;
	}
	ck_get(v);
	while (!put_in(ck_to_list(o), i, v, &need)) {
		if (!ck_list_make_room(ck_to_list(o), need, gfp)) {
			ck_put(v);
			return -1;
		}
	}
	return 0;
}

int ck_list_clear(struct ck_object *l)
{
	if (!check_self(l, "clear"))
		return -1;
	list_clear(l);
	return 0;
}

int ck_list_reverse(struct ck_object *o)
{
	struct ck_list *l = ck_to_list(o);
	unsigned long flags;
	size_t i;

	if (!check_self(o, "reverse"))
		return -1;
	spin_lock_irqsave(&l->lock, flags);
	for (i = 0; i < l->len / 2; i++)
		swap(l->items[i], l->items[l->len - 1 - i]);
	l->version++;
	spin_unlock_irqrestore(&l->lock, flags);
	return 0;
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
	.clear = list_clear,
	.traverse = list_traverse,
	.repr = list_repr,
	.compare = list_compare,
	.len = list_len,
	.contains = list_contains,
	.getitem = list_getitem,
	.setitem = list_setitem,
	.iter = list_iter,
	.binary = ck_list_binary,
};
