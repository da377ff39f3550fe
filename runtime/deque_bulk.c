// SPDX-License-Identifier: GPL-2.0
/*
 * deque: what handles many items at once. They are collected in an array of their own, outside of
 * the lock; under it they go into the ring, and what they push out takes their places in the array.
 */
#include <linux/log2.h>
#include <linux/overflow.h>

#include <cythonk/error.h>
#include <cythonk/list.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>
#include <cythonk/tuple.h>

#include "deque_ring.h"
#include "self.h"
#include "seq.h"
#include "strbuf.h"

/* An array has at least this room, as a deque that takes it over wants. */
#define MIN_ROOM	8

/**
 * struct batch - references on their way into a deque or out of one
 * @items: payload; NULLs stand for nothing
 * @n: how many
 * @room: for how many there is room, a power of two
 */
struct batch {
	struct ck_object **items;
	size_t n;
	size_t room;
};

static bool batch_alloc(struct batch *b, size_t n, gfp_t gfp)
{
	b->n = 0;
	if (n > INT_MAX / sizeof(*b->items)) {
		ck_raise_nomem();
		return false;
	}
	b->room = roundup_pow_of_two(max_t(size_t, n, MIN_ROOM));
	b->items = ck_payload_alloc(b->room, sizeof(*b->items), gfp);
	return b->items;
}

static void batch_release(struct batch *b)
{
	while (b->n)
		ck_put(b->items[--b->n]);
	ck_payload_free(b->items);
}

/* All items of a deque at one moment. */
static bool batch_of_deque(struct batch *b, struct ck_deque *d, gfp_t gfp)
{
	size_t len = READ_ONCE(d->len), i;
	unsigned long flags;

	for (;;) {
		if (!batch_alloc(b, len, gfp))
			return false;
		spin_lock_irqsave(&d->lock, flags);
		len = d->len;
		for (i = 0; len <= b->room && i < len; i++)
			b->items[i] = ck_get(*ck_ring_at(d, i));
		spin_unlock_irqrestore(&d->lock, flags);
		if (len <= b->room)
			break;
		ck_payload_free(b->items);
	}
	b->n = len;
	return true;
}

/* All items of a list or tuple at one moment. */
static bool batch_of_sequence(struct batch *b, struct ck_object *seq, gfp_t gfp)
{
	struct ck_object *t = ck_tuple_from(seq, gfp);
	bool ok = t && batch_alloc(b, ck_to_tuple(t)->len, gfp);

	while (ok && b->n < ck_to_tuple(t)->len) {
		b->items[b->n] = ck_get(ck_to_tuple(t)->items[b->n]);
		b->n++;
	}
	ck_put(t);
	return ok;
}

/*
 * Put a batch in when there is room; it holds what was pushed out then. @need: room that it takes.
 */
static bool put_now(struct ck_deque *d, struct batch *b, bool left, size_t *need)
{
	unsigned long flags;
	bool fits;
	size_t i;

	spin_lock_irqsave(&d->lock, flags);
	*need = d->len + b->n;
	if (d->maxlen >= 0)
		*need = min_t(size_t, *need, d->maxlen);
	fits = *need <= d->cap;
	for (i = 0; fits && i < b->n; i++)
		ck_ring_put(d, b->items[i], left, &b->items[i]);
	spin_unlock_irqrestore(&d->lock, flags);
	return fits;
}

/* Put a batch in and release it; 0, or -1 with MemoryError pending. */
static int put_batch(struct ck_deque *d, struct batch *b, bool left, gfp_t gfp)
{
	int result = 0;
	size_t need;

	while (!result && !put_now(d, b, left, &need))
		if (!ck_deque_make_room(d, need, gfp))
			result = -1;
	batch_release(b);
	return result;
}

static int put_iterator(struct ck_object *d, struct ck_object *it, bool left, gfp_t gfp)
{
	struct ck_object *item;
	int failed = 0;

	while (!failed && (item = ck_next(it, gfp))) {
		failed = left ? ck_deque_appendleft(d, item, gfp) : ck_deque_append(d, item, gfp);
		ck_put(item);
	}
	return failed || ck_err_occurred() ? -1 : 0;
}

static int extend(struct ck_object *d, struct ck_object *iterable, bool left, gfp_t gfp)
{
	struct ck_object *it;
	struct batch b;
	int result;

	if (!ck_deque_check_self(d, left ? "extendleft" : "extend"))
		return -1;
	if (ck_is_deque(iterable))
		return batch_of_deque(&b, ck_to_deque(iterable), gfp) ?
		       put_batch(ck_to_deque(d), &b, left, gfp) : -1;
	if (ck_is_list(iterable) || ck_is_tuple(iterable))
		return batch_of_sequence(&b, iterable, gfp) ?
		       put_batch(ck_to_deque(d), &b, left, gfp) : -1;
	it = ck_iter(iterable, gfp);
	if (!it)
		return -1;
	result = put_iterator(d, it, left, gfp);
	ck_put(it);
	return result;
}

int ck_deque_extend(struct ck_object *d, struct ck_object *iterable, gfp_t gfp)
{
	return extend(d, iterable, false, gfp);
}

int ck_deque_extendleft(struct ck_object *d, struct ck_object *iterable, gfp_t gfp)
{
	return extend(d, iterable, true, gfp);
}

static bool check_maxlen(struct ck_object *maxlen, ssize_t *value)
{
	*value = -1;
	if (!maxlen || maxlen == CK_NONE)
		return true;
	if (!ck_is_index(maxlen)) {
		ck_raise(&ck_TypeError, "an integer is required");
		return false;
	}
	*value = ck_index(maxlen);
	if (ck_failed(*value))
		return false;
	if (*value >= 0)
		return true;
	ck_raise(&ck_ValueError, "maxlen must be non-negative");
	return false;
}

struct ck_object *ck_deque(struct ck_object *iterable, struct ck_object *maxlen, gfp_t gfp)
{
	struct ck_object *d;
	ssize_t most;

	if (!check_maxlen(maxlen, &most))
		return NULL;
	d = ck_deque_new(most, gfp);
	if (d && iterable && ck_deque_extend(d, iterable, gfp) < 0) {
		ck_put(d);
		return NULL;
	}
	return d;
}

struct ck_object *ck_deque_copy(struct ck_object *self, gfp_t gfp)
{
	struct ck_object *o;
	struct ck_deque *d;
	struct batch b;

	if (!ck_deque_check_self(self, "copy") || !batch_of_deque(&b, ck_to_deque(self), gfp))
		return NULL;
	o = ck_deque_new(ck_to_deque(self)->maxlen, gfp);
	if (!o) {
		batch_release(&b);
		return NULL;
	}
	d = ck_to_deque(o);
	d->items = b.items;
	d->cap = b.room;
	/*
	 * Nobody else knows the deque but the collector, which may stop this CPU anywhere and look
	 * at the first len items.
	 */
	barrier();
	d->len = b.n;
	return o;
}

/* Turn the ring by @k steps to the right, half of its length at most. */
static void turn(struct ck_deque *d, ssize_t k)
{
	struct ck_object *item;

	if (d->len == d->cap) {
		d->head = (d->head - k) & (d->cap - 1);
		return;
	}
	for (; k > 0; k--) {
		item = *ck_ring_at(d, d->len - 1);
		d->head = (d->head - 1) & (d->cap - 1);
		*ck_ring_at(d, 0) = item;
	}
	for (; k < 0; k++) {
		item = *ck_ring_at(d, 0);
		d->head = (d->head + 1) & (d->cap - 1);
		*ck_ring_at(d, d->len - 1) = item;
	}
}

int ck_deque_rotate(struct ck_object *o, struct ck_object *n)
{
	struct ck_deque *d = ck_to_deque(o);
	ssize_t steps = 1, len;
	unsigned long flags;

	if (!ck_deque_check_self(o, "rotate"))
		return -1;
	if (n) {
		steps = ck_index(n);
		if (ck_failed(steps))
			return -1;
	}
	spin_lock_irqsave(&d->lock, flags);
	len = d->len;
	if (len > 1) {
		steps %= len;
		if (steps > len / 2)
			steps -= len;
		else if (steps < -(len / 2))
			steps += len;
		turn(d, steps);
		d->version++;
	}
	spin_unlock_irqrestore(&d->lock, flags);
	return 0;
}

int ck_deque_reverse(struct ck_object *o)
{
	struct ck_deque *d = ck_to_deque(o);
	unsigned long flags;
	size_t i;

	if (!ck_deque_check_self(o, "reverse"))
		return -1;
	spin_lock_irqsave(&d->lock, flags);
	for (i = 0; i < d->len / 2; i++)
		swap(*ck_ring_at(d, i), *ck_ring_at(d, d->len - 1 - i));
	spin_unlock_irqrestore(&d->lock, flags);
	return 0;
}

static void add_items(struct ck_strbuf *buf, const struct batch *b)
{
	size_t i;

	for (i = 0; i < b->n && !buf->failed; i++) {
		if (i)
			ck_strbuf_add_cstr(buf, ", ");
		ck_strbuf_take_str(buf, ck_repr(b->items[i], buf->gfp));
	}
}

/**
 * ck_deque_repr() - repr slot of deque
 * @self: a deque
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_deque_repr(struct ck_object *self, gfp_t gfp)
{
	ssize_t maxlen = ck_to_deque(self)->maxlen;
	struct ck_repr_frame frame;
	struct ck_strbuf buf;
	struct batch b;

	if (!ck_repr_enter(&frame, self))
		return ck_str_new("[...]", 5, gfp);
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, "deque([");
	if (batch_of_deque(&b, ck_to_deque(self), gfp)) {
		add_items(&buf, &b);
		batch_release(&b);
	} else {
		buf.failed = true;
	}
	ck_repr_leave(&frame);
	ck_strbuf_add_char(&buf, ']');
	if (maxlen >= 0)
		ck_strbuf_printf(&buf, ", maxlen=%zd", maxlen);
	ck_strbuf_add_char(&buf, ')');
	return ck_strbuf_finish(&buf);
}

/* Make a batch of itself @times over. */
static bool batch_multiply(struct batch *b, size_t times, gfp_t gfp)
{
	struct batch bigger;
	size_t total;

	if (check_mul_overflow(b->n, times, &total)) {
		ck_raise_nomem();
		return false;
	}
	if (!batch_alloc(&bigger, total, gfp))
		return false;
	while (bigger.n < total) {
		bigger.items[bigger.n] = ck_get(b->items[bigger.n % b->n]);
		bigger.n++;
	}
	batch_release(b);
	*b = bigger;
	return true;
}

/* d *= n: a new reference to d. */
static struct ck_object *repeat_in_place(struct ck_object *d, ssize_t n, gfp_t gfp)
{
	ssize_t maxlen = ck_to_deque(d)->maxlen;
	struct batch b;

	if (n < 1)
		return ck_deque_clear(d) < 0 ? NULL : ck_get(d);
	if (n == 1)
		return ck_get(d);
	if (!batch_of_deque(&b, ck_to_deque(d), gfp))
		return NULL;
	/* More would only push itself out. */
	if (maxlen >= 0 && b.n)
		n = min_t(ssize_t, n, maxlen / b.n + 2);
	if (b.n && !batch_multiply(&b, n - 1, gfp)) {
		batch_release(&b);
		return NULL;
	}
	return put_batch(ck_to_deque(d), &b, false, gfp) < 0 ? NULL : ck_get(d);
}

static struct ck_object *repeat(struct ck_object *d, ssize_t n, gfp_t gfp)
{
	struct ck_object *copy = ck_deque_copy(d, gfp), *result;

	if (!copy)
		return NULL;
	result = repeat_in_place(copy, n, gfp);
	ck_put(copy);
	return result;
}

static struct ck_object *concat(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	struct ck_object *result;

	if (!ck_is_deque(b)) {
		if (!ck_may_reflect(b))
			ck_raise(&ck_TypeError,
				 "can only concatenate deque (not \"%s\") to deque",
				 ck_type_name(b));
		return NULL;
	}
	result = ck_deque_copy(a, gfp);
	if (result && ck_deque_extend(result, b, gfp) < 0) {
		ck_put(result);
		return NULL;
	}
	return result;
}

/**
 * ck_deque_binary() - binary slot of deque
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_deque_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	bool left = ck_is_deque(a);

	switch (op) {
	case CK_ADD | CK_INPLACE:
		if (!left)
			return NULL;
		return ck_deque_extend(a, b, gfp) < 0 ? NULL : ck_get(a);
	case CK_ADD:
		return left ? concat(a, b, gfp) : NULL;
	case CK_MUL | CK_INPLACE:
	case CK_MUL:
		if (!left)
			return ck_repeat_by(b, a, repeat, gfp);
		return ck_repeat_by(a, b, op & CK_INPLACE ? repeat_in_place : repeat, gfp);
	default:
		return NULL;
	}
}
