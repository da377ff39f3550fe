// SPDX-License-Identifier: GPL-2.0
/*
 * deque: the type, and one item at a time. Under the lock only pointers move. Growing allocates
 * outside of it and starts over; what an operation drops is released afterwards.
 */
#include <linux/log2.h>
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "construct.h"
#include "deque_ring.h"
#include "methods.h"
#include "self.h"
#include "seq.h"

/* The first array. */
#define MIN_CAP	8

/* Lockdep sees all deques as one class; no function takes two of them. */
static void init(struct ck_deque *d)
{
	spin_lock_init(&d->lock);
}

struct ck_object *ck_deque_new(ssize_t maxlen, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_deque_type, gfp);

	if (!o)
		return NULL;
	init(ck_to_deque(o));
	ck_to_deque(o)->maxlen = maxlen < 0 ? -1 : maxlen;
	return o;
}

/* Put a bigger array in place; returns the one to free, be it the old one or the new one. */
static struct ck_object **swap_array(struct ck_deque *d, struct ck_object **items, size_t cap)
{
	struct ck_object **old = items;
	unsigned long flags;
	size_t first;

	spin_lock_irqsave(&d->lock, flags);
	if (cap > d->cap) {
		first = min(d->len, d->cap - d->head);
		if (d->len) {
			memcpy(items, d->items + d->head, first * sizeof(*items));
			memcpy(items + first, d->items, (d->len - first) * sizeof(*items));
		}
		old = d->items;
		d->items = items;
		d->cap = cap;
		d->head = 0;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return old;
}

/**
 * ck_deque_make_room() - see to it that a deque can hold more items
 * @d: the deque, not locked
 * @need: how many items, at least
 * @gfp: allocation flags
 *
 * The caller looks again under the lock: others use room too.
 *
 * Return: false with MemoryError pending.
 */
bool ck_deque_make_room(struct ck_deque *d, size_t need, gfp_t gfp)
{
	struct ck_object **items;
	size_t cap;

	if (need > INT_MAX / sizeof(*items)) {
		ck_raise_nomem();
		return false;
	}
	cap = roundup_pow_of_two(max_t(size_t, need, MIN_CAP));
	items = ck_payload_alloc(cap, sizeof(*items), gfp);
	if (!items)
		return false;
	ck_payload_free(swap_array(d, items, cap));
	return true;
}

static void deque_clear(struct ck_object *self)
{
	struct ck_deque *d = ck_to_deque(self);
	struct ck_object **items;
	size_t n, cap, head, i;
	unsigned long flags;

	/* An instance whose lock was never initialised has no items either. */
	if (!READ_ONCE(d->items))
		return;
	spin_lock_irqsave(&d->lock, flags);
	items = d->items;
	n = d->len;
	cap = d->cap;
	head = d->head;
	d->items = NULL;
	d->len = 0;
	d->cap = 0;
	d->head = 0;
	d->version++;
	spin_unlock_irqrestore(&d->lock, flags);
	for (i = 0; i < n; i++)
		ck_put(items[(head + i) & (cap - 1)]);
	ck_payload_free(items);
}

static int deque_traverse(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	struct ck_deque *d = ck_to_deque(self);
	int result = 0;
	size_t i;

	for (i = 0; !result && i < d->len; i++)
		result = visit(*ck_ring_at(d, i), arg);
	return result;
}

/**
 * ck_deque_check_self() - is this a deque?
 * @o: the self of a method
 * @method: its name
 *
 * Return: false with AttributeError pending.
 */
bool ck_deque_check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_deque(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

ssize_t ck_deque_len(struct ck_object *d)
{
	if (!ck_is_deque(d)) {
		ck_raise_no_len(d);
		return -1;
	}
	return READ_ONCE(ck_to_deque(d)->len);
}

static int put_end(struct ck_object *o, struct ck_object *v, bool left, gfp_t gfp)
{
	struct ck_deque *d = ck_to_deque(o);
	struct ck_object *out;
	unsigned long flags;
	size_t need;
	bool done;

	if (!ck_deque_check_self(o, left ? "appendleft" : "append"))
		return -1;
	ck_get(v);
	for (;;) {
		spin_lock_irqsave(&d->lock, flags);
		done = ck_ring_put(d, v, left, &out);
		need = d->len + 1;
		spin_unlock_irqrestore(&d->lock, flags);
		if (likely(done))
			break;
		if (!ck_deque_make_room(d, need, gfp)) {
			ck_put(v);
			return -1;
		}
	}
	ck_put(out);
	return 0;
}

int ck_deque_append(struct ck_object *d, struct ck_object *v, gfp_t gfp)
{
	return put_end(d, v, false, gfp);
}

int ck_deque_appendleft(struct ck_object *d, struct ck_object *v, gfp_t gfp)
{
	return put_end(d, v, true, gfp);
}

static struct ck_object *take_end(struct ck_object *o, bool left)
{
	struct ck_deque *d = ck_to_deque(o);
	struct ck_object *item = NULL;
	unsigned long flags;

	if (!ck_deque_check_self(o, left ? "popleft" : "pop"))
		return NULL;
	spin_lock_irqsave(&d->lock, flags);
	if (d->len)
		item = ck_ring_take(d, left);
	spin_unlock_irqrestore(&d->lock, flags);
	if (unlikely(!item))
		ck_raise(&ck_IndexError, "pop from an empty deque");
	return item;
}

struct ck_object *ck_deque_pop(struct ck_object *d)
{
	return take_end(d, false);
}

struct ck_object *ck_deque_popleft(struct ck_object *d)
{
	return take_end(d, true);
}

/**
 * ck_deque_item() - the item at a position
 * @self: a deque
 * @i: position; negative from the end
 *
 * Return: new reference; NULL without an exception when out of range.
 */
struct ck_object *ck_deque_item(struct ck_object *self, ssize_t i)
{
	struct ck_deque *d = ck_to_deque(self);
	struct ck_object *item = NULL;
	unsigned long flags;

	spin_lock_irqsave(&d->lock, flags);
	if (ck_fit_index(&i, d->len))
		item = ck_get(*ck_ring_at(d, i));
	spin_unlock_irqrestore(&d->lock, flags);
	return item;
}

struct ck_object *ck_deque_get(struct ck_object *d, ssize_t i)
{
	struct ck_object *item;

	if (!ck_is_deque(d)) {
		ck_raise_no_items(d);
		return NULL;
	}
	item = ck_deque_item(d, i);
	if (!item)
		ck_raise(&ck_IndexError, "deque index out of range");
	return item;
}

/**
 * ck_deque_take_at() - take an item out
 * @d: the deque, locked
 * @i: its position
 *
 * Return: the item, with its reference.
 */
struct ck_object *ck_deque_take_at(struct ck_deque *d, size_t i)
{
	struct ck_object *item = *ck_ring_at(d, i);

	if (i < d->len / 2) {
		for (; i > 0; i--)
			*ck_ring_at(d, i) = *ck_ring_at(d, i - 1);
		d->head = (d->head + 1) & (d->cap - 1);
	} else {
		for (; i + 1 < d->len; i++)
			*ck_ring_at(d, i) = *ck_ring_at(d, i + 1);
	}
	d->len--;
	d->version++;
	return item;
}

int ck_deque_set(struct ck_object *o, ssize_t i, struct ck_object *v)
{
	struct ck_deque *d = ck_to_deque(o);
	struct ck_object *old = NULL;
	unsigned long flags;

	if (!ck_is_deque(o)) {
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(o));
		return -1;
	}
	ck_xget(v);
	spin_lock_irqsave(&d->lock, flags);
	if (!ck_fit_index(&i, d->len))
		;
	else if (v)
		old = xchg(ck_ring_at(d, i), v);
	else
		old = ck_deque_take_at(d, i);
	spin_unlock_irqrestore(&d->lock, flags);
	if (!old) {
		ck_put(v);
		ck_raise(&ck_IndexError, "deque index out of range");
		return -1;
	}
	ck_put(old);
	return 0;
}

/* Make place for an item; there is room. */
static struct ck_object **open_gap(struct ck_deque *d, size_t i)
{
	size_t j;

	d->len++;
	d->version++;
	if (i < d->len / 2) {
		d->head = (d->head - 1) & (d->cap - 1);
		for (j = 0; j < i; j++)
			*ck_ring_at(d, j) = *ck_ring_at(d, j + 1);
	} else {
		for (j = d->len - 1; j > i; j--)
			*ck_ring_at(d, j) = *ck_ring_at(d, j - 1);
	}
	return ck_ring_at(d, i);
}

/* What insert_now() did. */
enum inserted { INSERTED, NO_ROOM, AT_MAXIMUM };

static enum inserted insert_now(struct ck_deque *d, ssize_t i, struct ck_object *v, size_t *need)
{
	enum inserted done = INSERTED;
	unsigned long flags;

	spin_lock_irqsave(&d->lock, flags);
	*need = d->len + 1;
	if (ck_ring_is_full(d)) {
		done = AT_MAXIMUM;
	} else if (d->len == d->cap) {
		done = NO_ROOM;
	} else {
		if (i < 0)
			i = max_t(ssize_t, i + d->len, 0);
		*open_gap(d, min_t(size_t, i, d->len)) = v;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return done;
}

int ck_deque_insert(struct ck_object *o, struct ck_object *i, struct ck_object *v, gfp_t gfp)
{
	enum inserted done;
	ssize_t at;
	size_t need;

	if (!ck_deque_check_self(o, "insert"))
		return -1;
	at = ck_index(i);
	if (ck_failed(at))
		return -1;
	ck_get(v);
	while ((done = insert_now(ck_to_deque(o), at, v, &need)) == NO_ROOM)
		if (!ck_deque_make_room(ck_to_deque(o), need, gfp))
			break;
	if (done == INSERTED)
		return 0;
	ck_put(v);
	if (done == AT_MAXIMUM)
		ck_raise(&ck_IndexError, "deque already at its maximum size");
	return -1;
}

int ck_deque_clear(struct ck_object *d)
{
	if (!ck_deque_check_self(d, "clear"))
		return -1;
	deque_clear(d);
	return 0;
}

static bool index_of(struct ck_object *key, ssize_t *i)
{
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "sequence index must be integer, not '%s'",
			 ck_type_name(key));
		return false;
	}
	*i = ck_index(key);
	return !ck_failed(*i);
}

static struct ck_object *deque_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	ssize_t i;

	return index_of(key, &i) ? ck_deque_get(self, i) : NULL;
}

static int deque_setitem(struct ck_object *self, struct ck_object *key, struct ck_object *value,
			 gfp_t gfp)
{
	ssize_t i;

	return index_of(key, &i) ? ck_deque_set(self, i, value) : -1;
}

static int deque_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (!ck_is_deque(a) || !ck_is_deque(b))
		return CK_NOTIMPLEMENTED;
	return ck_seq_compare(a, b, op, ck_deque_item, ck_deque_len);
}

static struct ck_object *deque_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	ssize_t maxlen = ck_to_deque(self)->maxlen;

	if (strcmp(name, "maxlen"))
		return NULL;
	return maxlen < 0 ? CK_NONE : ck_int_from_s64(maxlen, gfp);
}

const struct ck_type ck_deque_type = {
	CK_TYPE_HEAD,
	.name = "collections.deque",
	.base = &ck_object_type,
	.size = sizeof(struct ck_deque),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_deque_methods,
	.clear = deque_clear,
	.traverse = deque_traverse,
	.repr = ck_deque_repr,
	.compare = deque_compare,
	.len = ck_deque_len,
	.contains = ck_deque_contains,
	.getitem = deque_getitem,
	.setitem = deque_setitem,
	.iter = ck_deque_iter,
	.binary = ck_deque_binary,
	.getattr = deque_getattr,
	.construct = ck_deque_construct,
};
