// SPDX-License-Identifier: GPL-2.0
/*
 * Items in memory that grows: what bytearray and array consist of.
 *
 * Each function is one step for everybody else. Memory is allocated before the lock is taken, and
 * the step is tried again when the buffer has outgrown it meanwhile. While somebody holds the
 * memory in place (@exports) whatever would change the number of items fails with BufferError.
 */
#include <cythonk/buffer.h>
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/slice.h>

#include "self.h"

/* What a step under the lock comes to, beside 0. */
enum step { STEP_DONE, STEP_GROW, STEP_PINNED };

/* Items of the smallest memory that is allocated for one that grows. */
#define LEAST	16

/**
 * struct spare - memory to be put in place of the buffer's
 * @data: payload, or NULL; the old memory after it was swapped
 * @cap: items it has room for
 */
struct spare {
	u8 *data;
	size_t cap;
};

void ck_growbuf_init(struct ck_growbuf *g, unsigned int itemsize, bool is_array)
{
	spin_lock_init(&g->lock);
	g->itemsize = itemsize;
	g->is_array = is_array;
}

/**
 * ck_growbuf_clear() - clear slot of the types that have one
 * @g: the buffer; nobody uses it, or its lock was never initialised
 */
void ck_growbuf_clear(struct ck_growbuf *g)
{
	ck_payload_free(g->data);
	g->data = NULL;
	g->len = 0;
	g->cap = 0;
}

static int raise_pinned(const struct ck_growbuf *g)
{
	ck_raise(&ck_BufferError, g->is_array ?
		 "cannot resize an array that is exporting buffers" :
		 "Existing exports of data: object cannot be re-sized");
	return -1;
}

/* Room for @need items, and some more where a buffer grows step by step. */
static bool make_spare(struct spare *s, const struct ck_growbuf *g, size_t need, gfp_t gfp)
{
	size_t cap = need;

	if (need > INT_MAX) {
		ck_payload_free(s->data);
		s->data = NULL;
		ck_raise_nomem();
		return false;
	}
	if (READ_ONCE(g->cap))
		cap = max_t(size_t, need + need / 2, LEAST);
	ck_payload_free(s->data);
	s->cap = cap;
	s->data = ck_payload_alloc(cap, g->itemsize, gfp);
	return s->data;
}

/**
 * ck_growbuf_view() - copy all items, atomically
 * @g: the buffer
 * @view: where to
 * @gfp: allocation flags
 *
 * Return: false with MemoryError pending.
 */
bool ck_growbuf_view(struct ck_growbuf *g, struct ck_view *view, gfp_t gfp)
{
	size_t room = READ_ONCE(g->len) * g->itemsize, len;
	unsigned long flags;

	for (;;) {
		if (!ck_view_room(view, room, gfp))
			return false;
		spin_lock_irqsave(&g->lock, flags);
		len = g->len * g->itemsize;
		if (len && len <= room)
			memcpy((u8 *)view->p, g->data, len);
		spin_unlock_irqrestore(&g->lock, flags);
		if (len <= room)
			break;
		room = len;
	}
	view->len = len;
	return true;
}

/**
 * ck_growbuf_acquire() - hold the memory in place
 * @g: the buffer
 * @out: @data and @len are filled in
 *
 * Return: false with BufferError pending.
 */
bool ck_growbuf_acquire(struct ck_growbuf *g, struct ck_buffer *out)
{
	static u8 nothing[8];
	unsigned long flags;
	bool done;

	spin_lock_irqsave(&g->lock, flags);
	done = g->exports < INT_MAX;
	g->exports += done;
	out->data = g->len ? g->data : nothing;
	out->len = g->len * g->itemsize;
	spin_unlock_irqrestore(&g->lock, flags);
	if (!done)
		ck_raise(&ck_BufferError, "too many exports of data");
	return done;
}

/**
 * ck_growbuf_release() - ends what ck_growbuf_acquire() began
 * @g: the buffer
 */
void ck_growbuf_release(struct ck_growbuf *g)
{
	unsigned long flags;

	spin_lock_irqsave(&g->lock, flags);
	g->exports--;
	spin_unlock_irqrestore(&g->lock, flags);
}

/* Put @s in place and move what lies before @start and behind @stop. */
static void move_to(struct ck_growbuf *g, struct spare *s, size_t start, size_t stop, size_t n)
{
	const size_t size = g->itemsize;

	if (start)
		memcpy(s->data, g->data, start * size);
	if (g->len > stop)
		memcpy(s->data + (start + n) * size, g->data + stop * size, (g->len - stop) * size);
	swap(g->data, s->data);
	swap(g->cap, s->cap);
}

static enum step try_splice(struct ck_growbuf *g, ssize_t start, ssize_t stop, const void *items,
			    size_t n, struct spare *s, size_t *need)
{
	const size_t size = g->itemsize;
	size_t len;

	ck_clamp_slice(&start, &stop, g->len);
	len = g->len - (stop - start) + n;
	*need = len;
	if (len != g->len && g->exports)
		return STEP_PINNED;
	if (!len && g->data && !g->exports) {
		swap(g->data, s->data);
		ck_growbuf_clear(g);
		return STEP_DONE;
	}
	if (len > g->cap) {
		if (len > s->cap)
			return STEP_GROW;
		move_to(g, s, start, stop, n);
	} else if (len != g->len) {
		memmove(g->data + (start + n) * size, g->data + stop * size,
			(g->len - stop) * size);
	}
	if (n && items)
		memcpy(g->data + start * size, items, n * size);
	else if (n)
		memset(g->data + start * size, 0, n * size);
	WRITE_ONCE(g->len, len);
	return STEP_DONE;
}

/**
 * ck_growbuf_splice() - put items in place of others
 * @g: the buffer
 * @start: first item to go, as in a slice: clamped, from the end when negative
 * @stop: the end of those to go
 * @items: the new ones; NULL: zeroes
 * @n: how many
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError or BufferError pending and all as it was.
 */
int ck_growbuf_splice(struct ck_growbuf *g, ssize_t start, ssize_t stop, const void *items,
		      size_t n, gfp_t gfp)
{
	struct spare s = { };
	unsigned long flags;
	enum step step;
	size_t need;

	for (;;) {
		spin_lock_irqsave(&g->lock, flags);
		step = try_splice(g, start, stop, items, n, &s, &need);
		spin_unlock_irqrestore(&g->lock, flags);
		if (step != STEP_GROW)
			break;
		if (!make_spare(&s, g, need, gfp))
			return -1;
	}
	/* The old memory, if it was not the spare that turned out to be needless. */
	ck_payload_free(s.data);
	return step == STEP_PINNED ? raise_pinned(g) : 0;
}

static bool store_span(struct ck_growbuf *g, struct ck_span span, const void *items, size_t n,
		       ssize_t *count)
{
	const size_t size = g->itemsize;
	unsigned long flags;
	bool fits;
	size_t i;

	spin_lock_irqsave(&g->lock, flags);
	ck_span_fit(&span, g->len);
	*count = span.count;
	fits = span.count == n;
	for (i = 0; fits && i < n; i++)
		memcpy(g->data + (span.start + (ssize_t)i * span.step) * size, items + i * size,
		       size);
	spin_unlock_irqrestore(&g->lock, flags);
	return fits;
}

/**
 * ck_growbuf_set_span() - put items in place of those a slice means
 * @g: the buffer
 * @span: from ck_slice_unpack()
 * @items: the new ones
 * @n: how many; for a step other than 1 as many as there were
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with ValueError, MemoryError or BufferError pending and all as it was.
 */
int ck_growbuf_set_span(struct ck_growbuf *g, const struct ck_span *span, const void *items,
			size_t n, gfp_t gfp)
{
	ssize_t count;

	if (span->step == 1)
		return ck_growbuf_splice(g, span->start, span->stop, items, n, gfp);
	if (!n)
		return ck_growbuf_del_span(g, span);
	if (store_span(g, *span, items, n, &count))
		return 0;
	ck_raise(&ck_ValueError, "attempt to assign %s of size %zu to extended slice of size %zd",
		 g->is_array ? "array" : "bytes", n, count);
	return -1;
}

/* Close the gaps that every @step-th of @count items leaves; the first is at @start, @step > 0. */
static void close_gaps(struct ck_growbuf *g, size_t start, size_t step, size_t count)
{
	const size_t size = g->itemsize;
	size_t i, from, to;

	for (i = 0; i < count; i++) {
		from = start + i * step + 1;
		to = i + 1 < count ? start + (i + 1) * step : g->len;
		memmove(g->data + (from - i - 1) * size, g->data + from * size, (to - from) * size);
	}
	WRITE_ONCE(g->len, g->len - count);
}

/**
 * ck_growbuf_del_span() - remove the items a slice means
 * @g: the buffer
 * @span: from ck_slice_unpack()
 *
 * Return: 0, or -1 with BufferError pending and all as it was.
 */
int ck_growbuf_del_span(struct ck_growbuf *g, const struct ck_span *span)
{
	struct ck_span fitted = *span;
	unsigned long flags;
	bool pinned;

	if (span->step == 1)
		return ck_growbuf_splice(g, span->start, span->stop, NULL, 0, CK_GFP_ANY);
	spin_lock_irqsave(&g->lock, flags);
	ck_span_fit(&fitted, g->len);
	pinned = fitted.count && g->exports;
	if (fitted.count && !pinned) {
		if (fitted.step < 0) {
			fitted.start += (fitted.count - 1) * fitted.step;
			fitted.step = -fitted.step;
		}
		close_gaps(g, fitted.start, fitted.step, fitted.count);
	}
	spin_unlock_irqrestore(&g->lock, flags);
	return pinned ? raise_pinned(g) : 0;
}

/**
 * ck_growbuf_get() - one item
 * @g: the buffer
 * @i: position; negative from the end
 * @item: where it is copied to
 *
 * Return: whether there is one.
 */
bool ck_growbuf_get(struct ck_growbuf *g, ssize_t i, void *item)
{
	unsigned long flags;
	bool found;

	spin_lock_irqsave(&g->lock, flags);
	found = ck_fit_index(&i, g->len);
	if (found)
		memcpy(item, g->data + i * g->itemsize, g->itemsize);
	spin_unlock_irqrestore(&g->lock, flags);
	return found;
}

/**
 * ck_growbuf_set() - replace one item
 * @g: the buffer
 * @i: position; negative from the end
 * @item: the new one
 *
 * Return: whether there was one.
 */
bool ck_growbuf_set(struct ck_growbuf *g, ssize_t i, const void *item)
{
	unsigned long flags;
	bool found;

	spin_lock_irqsave(&g->lock, flags);
	found = ck_fit_index(&i, g->len);
	if (found)
		memcpy(g->data + i * g->itemsize, item, g->itemsize);
	spin_unlock_irqrestore(&g->lock, flags);
	return found;
}

/* Remove item @i, which there is; under the lock. */
static void drop(struct ck_growbuf *g, size_t i)
{
	close_gaps(g, i, 1, 1);
}

/**
 * ck_growbuf_take() - take an item out
 * @g: the buffer
 * @i: position; negative from the end
 * @item: where it goes
 *
 * Return: 1, 0 when there is none, or -1 with BufferError pending.
 */
int ck_growbuf_take(struct ck_growbuf *g, ssize_t i, void *item)
{
	unsigned long flags;
	bool found, pinned;

	spin_lock_irqsave(&g->lock, flags);
	pinned = g->exports;
	found = ck_fit_index(&i, g->len);
	if (found && !pinned) {
		memcpy(item, g->data + i * g->itemsize, g->itemsize);
		drop(g, i);
	}
	spin_unlock_irqrestore(&g->lock, flags);
	if (!found)
		return 0;
	return pinned ? raise_pinned(g) : 1;
}

/**
 * ck_growbuf_remove() - remove the first item that equals another
 * @g: the buffer
 * @item: the other
 *
 * Return: 1, 0 when there is none, or -1 with BufferError pending.
 */
int ck_growbuf_remove(struct ck_growbuf *g, const void *item)
{
	unsigned long flags;
	bool found, pinned;
	size_t i;

	spin_lock_irqsave(&g->lock, flags);
	for (i = 0; i < g->len; i++)
		if (!memcmp(g->data + i * g->itemsize, item, g->itemsize))
			break;
	found = i < g->len;
	pinned = g->exports;
	if (found && !pinned)
		drop(g, i);
	spin_unlock_irqrestore(&g->lock, flags);
	if (!found)
		return 0;
	return pinned ? raise_pinned(g) : 1;
}

static enum step try_repeat(struct ck_growbuf *g, size_t times, struct spare *s, size_t *need)
{
	size_t len = size_mul(g->len, times), i;

	*need = len;
	if (len == g->len)
		return STEP_DONE;
	if (g->exports)
		return STEP_PINNED;
	if (len > g->cap) {
		if (len > s->cap)
			return STEP_GROW;
		move_to(g, s, g->len, g->len, 0);
	}
	for (i = 1; i < times; i++)
		memcpy(g->data + i * g->len * g->itemsize, g->data, g->len * g->itemsize);
	WRITE_ONCE(g->len, len);
	return STEP_DONE;
}

/**
 * ck_growbuf_repeat() - all items over and over again, in place
 * @g: the buffer
 * @times: how often; less than 1 empties it
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError or BufferError pending and all as it was.
 */
int ck_growbuf_repeat(struct ck_growbuf *g, ssize_t times, gfp_t gfp)
{
	struct spare s = { };
	unsigned long flags;
	enum step step;
	size_t need;

	if (times < 1)
		return ck_growbuf_splice(g, 0, SSIZE_MAX, NULL, 0, gfp);
	for (;;) {
		spin_lock_irqsave(&g->lock, flags);
		step = try_repeat(g, times, &s, &need);
		spin_unlock_irqrestore(&g->lock, flags);
		if (step != STEP_GROW)
			break;
		if (!make_spare(&s, g, need, gfp))
			return -1;
	}
	ck_payload_free(s.data);
	return step == STEP_PINNED ? raise_pinned(g) : 0;
}

/**
 * ck_growbuf_reverse() - turn the order of the items round
 * @g: the buffer
 */
void ck_growbuf_reverse(struct ck_growbuf *g)
{
	const size_t size = g->itemsize;
	unsigned long flags;
	u64 item;
	size_t i;
	u8 *a, *b;

	spin_lock_irqsave(&g->lock, flags);
	for (i = 0; i < g->len / 2; i++) {
		a = g->data + i * size;
		b = g->data + (g->len - 1 - i) * size;
		memcpy(&item, a, size);
		memcpy(a, b, size);
		memcpy(b, &item, size);
	}
	spin_unlock_irqrestore(&g->lock, flags);
}
