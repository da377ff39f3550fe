// SPDX-License-Identifier: GPL-2.0
/*
 * list: one item at a time. What handles many items at once is in the other list_*.c, what the type
 * adds to these functions in list_type.c.
 *
 * Single items are read under RCU alone, and under the lock when the list changes meanwhile. Under
 * the lock only pointers move. Growing allocates outside of it and starts over if the list has
 * changed meanwhile; what an operation drops is released afterwards.
 */
#include <linux/rcupdate.h>
#include <linux/stdarg.h>

#include <cythonk/error.h>
#include <cythonk/memory.h>

#include "list_items.h"
#include "self.h"

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
		 * Nobody else knows the list but the collector, which may stop this CPU anywhere
		 * and look at the first len items. Stopping orders what CPUs do: the compiler must,
		 * too.
		 */
		barrier();
		ck_to_list(o)->len = from->n;
		ck_to_list(o)->cap = from->n;
		return o;
	}
	while (from->n)
		ck_put(from->items[--from->n]);
	ck_shared_free(from->items);
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

/* Put a bigger array in place. */
static void swap_array(struct ck_list *l, struct ck_object **items, size_t cap)
{
	struct ck_object **old = NULL;
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	if (cap > l->cap) {
		if (l->len)
			memcpy(items, l->items, l->len * sizeof(*items));
		old = l->items;
		/* The items are the same: whichever array a reader has is the right one. */
		smp_store_release(&l->items, items);
		l->cap = cap;
		ck_list_changed(l);
		items = NULL;
	}
	spin_unlock_irqrestore(&l->lock, flags);
	ck_shared_free(items);
	ck_shared_retire(&l->base, old);
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
	cap = ck_shared_room(cap, sizeof(*items));
	items = ck_shared_alloc(cap, sizeof(*items), gfp);
	if (!items)
		return false;
	swap_array(l, items, cap);
	return true;
}

/**
 * ck_list_drop() - drop all items, as a list does at its end
 * @self: the list
 *
 * Context: see ck_put().
 */
void ck_list_drop(struct ck_object *self)
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
	ck_list_begin(l);
	l->items = NULL;
	l->len = 0;
	l->cap = 0;
	ck_list_end(l);
	spin_unlock_irqrestore(&l->lock, flags);
	while (n)
		ck_put(items[--n]);
	ck_shared_retire(self, items);
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

/*
 * Read an item without the lock, for as long as the list does not change: 1 with a new reference in
 * *item, 0 when out of range, -1 when only the lock can tell.
 */
static __always_inline int peek(struct ck_list *l, ssize_t i, struct ck_object **item)
{
	struct ck_object **items, *o = NULL;
	unsigned long version;
	int found = -1;
	ssize_t len;

	/* Arrays and objects found here stay what they are until the end. */
	rcu_read_lock_sched();
	/* All that is read below is read after this. */
	version = smp_load_acquire(&l->version);
	len = READ_ONCE(l->len);
	items = READ_ONCE(l->items);
	/* That these two belong together has to be known before the array is read. */
	smp_rmb();
	if (unlikely(version & 1 || READ_ONCE(l->version) != version))
		goto out;
	if (unlikely(!ck_fit_index(&i, len))) {
		found = 0;
		goto out;
	}
	o = READ_ONCE(items[i]);
	ck_race_here();
	if (unlikely(!ck_get_if_alive(o))) {
		/* Taken out meanwhile, and freed. */
		o = NULL;
		goto out;
	}
	/*
	 * As in ck_load(): asked after counting, and before the caller reads what the object holds.
	 */
	smp_rmb();
	/* What is found may be used once this is known. */
	if (likely(smp_load_acquire(&l->version) == version))
		found = 1;
out:
	rcu_read_unlock_sched();
	if (likely(found == 1))
		*item = o;
	else if (found < 0)
		ck_put(o);
	return found;
}

/* New reference, or NULL when out of range; i counts from the end when negative. */
static noinline struct ck_object *fetch_locked(struct ck_list *l, ssize_t i)
{
	struct ck_object *item = NULL;
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	if (ck_fit_index(&i, l->len))
		item = ck_get(l->items[i]);
	spin_unlock_irqrestore(&l->lock, flags);
	return item;
}

static __always_inline struct ck_object *fetch(struct ck_list *l, ssize_t i)
{
	struct ck_object *item = NULL;

	return likely(peek(l, i, &item) >= 0) ? item : fetch_locked(l, i);
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

/*
 * Whether nobody else uses a list, which is changed without the lock then; the collector finds only
 * pointers among its first len items whenever it looks.
 */
static __always_inline bool is_private(struct ck_object *o)
{
	return o->type == &ck_list_type && ck_is_private(o);
}

/* Put another item into the place of one, which is the caller's then; false: it is out of range. */
static __always_inline bool exchange(struct ck_list *l, ssize_t i, struct ck_object *v,
				     struct ck_object **old)
{
	if (unlikely(!ck_fit_index(&i, l->len)))
		return false;
	*old = l->items[i];
	/* Who reads the item without the lock finds all of it. */
	smp_store_release(&l->items[i], v);
	ck_list_changed(l);
	return true;
}

static __cold noinline int refuse_set(struct ck_object *o)
{
	if (ck_is_list(o))
		ck_raise(&ck_IndexError, "list assignment index out of range");
	else
		ck_raise(&ck_TypeError, "'%s' object does not support item assignment",
			 ck_type_name(o));
	return -1;
}

int ck_list_set(struct ck_object *o, ssize_t i, struct ck_object *v)
{
	struct ck_list *l = ck_to_list(o);
	struct ck_object *old;
	unsigned long flags;
	bool done;

	if (unlikely(!ck_is_list(o)))
		return refuse_set(o);
	ck_get(v);
	if (is_private(o)) {
		done = exchange(l, i, v, &old);
	} else {
		spin_lock_irqsave(&l->lock, flags);
		done = exchange(l, i, v, &old);
		spin_unlock_irqrestore(&l->lock, flags);
	}
	ck_put(likely(done) ? old : v);
	return likely(done) ? 0 : refuse_set(o);
}

/* Take the last item out, of a list that is not empty. */
static __always_inline struct ck_object *take_last(struct ck_list *l)
{
	struct ck_object *item = l->items[l->len - 1];

	WRITE_ONCE(l->len, l->len - 1);
	ck_list_changed(l);
	return item;
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
		ck_list_begin(l);
		l->len--;
		ck_items_move(l->items + i, l->items + i + 1, l->len - i);
		ck_list_end(l);
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

struct ck_object *ck_list_pop(struct ck_object *o)
{
	struct ck_list *l = ck_to_list(o);
	struct ck_object *item = NULL;
	unsigned long flags;

	if (!check_self(o, "pop"))
		return NULL;
	if (is_private(o)) {
		if (likely(l->len))
			item = take_last(l);
	} else {
		spin_lock_irqsave(&l->lock, flags);
		if (likely(l->len))
			item = take_last(l);
		spin_unlock_irqrestore(&l->lock, flags);
	}
	if (unlikely(!item))
		ck_raise(&ck_IndexError, "pop from empty list");
	return item;
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
		ck_list_begin(l);
		ck_items_move(l->items + i + 1, l->items + i, l->len - i);
		WRITE_ONCE(l->items[i], v);
		l->len++;
		ck_list_end(l);
		done = true;
	}
	*need = l->len + 1;
	spin_unlock_irqrestore(&l->lock, flags);
	return done;
}

/* Put an item at the end, if there is room; the list takes the reference over then. */
static __always_inline bool push(struct ck_list *l, struct ck_object *v)
{
	size_t len = l->len;

	if (unlikely(len >= l->cap))
		return false;
	WRITE_ONCE(l->items[len], v);
	/* A reader who sees the length sees the item. */
	smp_store_release(&l->len, len + 1);
	ck_list_changed(l);
	return true;
}

static __always_inline bool push_locked(struct ck_list *l, struct ck_object *v)
{
	unsigned long flags;
	bool done;

	spin_lock_irqsave(&l->lock, flags);
	done = push(l, v);
	spin_unlock_irqrestore(&l->lock, flags);
	return done;
}

static noinline int push_with_room(struct ck_list *l, struct ck_object *v, gfp_t gfp)
{
	do {
		if (!ck_list_make_room(l, READ_ONCE(l->len) + 1, gfp)) {
			ck_put(v);
			return -1;
		}
	} while (!push_locked(l, v));
	return 0;
}

int ck_list_append(struct ck_object *o, struct ck_object *v, gfp_t gfp)
{
	if (unlikely(!ck_is_list(o))) {
		ck_raise_no_method(o, "append");
		return -1;
	}
	ck_get(v);
	if (is_private(o) ? push(ck_to_list(o), v) : push_locked(ck_to_list(o), v))
		return 0;
	return push_with_room(ck_to_list(o), v, gfp);
}

int ck_list_insert(struct ck_object *o, ssize_t i, struct ck_object *v, gfp_t gfp)
{
	size_t need;

	if (unlikely(!ck_is_list(o))) {
		ck_raise_no_method(o, "insert");
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
	ck_list_drop(l);
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
	ck_list_begin(l);
	for (i = 0; i < l->len / 2; i++)
		ck_items_swap(&l->items[i], &l->items[l->len - 1 - i]);
	ck_list_end(l);
	spin_unlock_irqrestore(&l->lock, flags);
	return 0;
}

/**
 * ck_list_step() - a step of a loop over a list
 * @self: the list
 * @pos: where the loop is
 * @gfp: not used
 *
 * Context: any except NMI.
 * Return: new reference to the item there, or NULL at the end.
 */
struct ck_object *ck_list_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	struct ck_list *l = ck_to_list(self);
	size_t i = (*pos)++;

	/* A loop over a list that nothing else refers to, like the one that split() gives. */
	if (is_private(self))
		return i < l->len ? ck_get(l->items[i]) : NULL;
	return fetch(l, i);
}
