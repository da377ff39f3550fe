/* SPDX-License-Identifier: GPL-2.0 */
/*
 * deque: a ring of references under a spinlock of its own, growing at both ends.
 *
 * Every operation is atomic. Items that an operation drops are released after the lock, and no code
 * of items (comparison, repr) runs under it. A self that is no deque raises TypeError or
 * AttributeError. All functions work in any context except NMI, given flags that do not sleep.
 */
#ifndef CK_DEQUE_H
#define CK_DEQUE_H

#include <linux/spinlock.h>

#include <cythonk/object.h>

/**
 * struct ck_deque - a deque
 * @base: header
 * @lock: guards all that follows but @maxlen; taken with interrupts off, no other lock inside
 * @len: number of items
 * @cap: items @items has room for: 0 or a power of two
 * @head: where in @items the first one is
 * @maxlen: most items there may be, never changes; negative: any number
 * @version: changes whenever items come, go or move
 * @items: payload, NULL when @cap is 0
 */
struct ck_deque {
	struct ck_object base;
	spinlock_t lock;
	size_t len;
	size_t cap;
	size_t head;
	ssize_t maxlen;
	unsigned long version;
	struct ck_object **items;
};

extern const struct ck_type ck_deque_type;

/**
 * ck_is_deque() - is this a deque?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_deque(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_deque_type;
}

/**
 * ck_to_deque() - the struct of an object known to be a deque
 * @o: a deque
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_deque *ck_to_deque(struct ck_object *o)
{
	return container_of(o, struct ck_deque, base);
}

/* ---- deque.c: one item at a time ---- */

/**
 * ck_deque_new() - make an empty deque
 * @maxlen: most items there may be; negative: any number
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_deque_new(ssize_t maxlen, gfp_t gfp);

/**
 * ck_deque_append() - d.append(v)
 * @d: a deque; one that is full drops its first item
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError or AttributeError pending.
 */
int ck_deque_append(struct ck_object *d, struct ck_object *v, gfp_t gfp);

/**
 * ck_deque_appendleft() - d.appendleft(v)
 * @d: a deque; one that is full drops its last item
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError or AttributeError pending.
 */
int ck_deque_appendleft(struct ck_object *d, struct ck_object *v, gfp_t gfp);

/**
 * ck_deque_pop() - d.pop()
 * @d: a deque
 *
 * Return: the last item, a reference that is the caller's now; NULL with IndexError or
 * AttributeError pending.
 */
struct ck_object *ck_deque_pop(struct ck_object *d);

/**
 * ck_deque_popleft() - d.popleft()
 * @d: a deque
 *
 * Return: the first item, a reference that is the caller's now; NULL with IndexError or
 * AttributeError pending.
 */
struct ck_object *ck_deque_popleft(struct ck_object *d);

/**
 * ck_deque_get() - d[i]
 * @d: a deque
 * @i: position; negative from the end
 *
 * Return: new reference, or NULL with IndexError or TypeError pending.
 */
struct ck_object *ck_deque_get(struct ck_object *d, ssize_t i);

/**
 * ck_deque_set() - d[i] = v, del d[i]
 * @d: a deque
 * @i: position; negative from the end
 * @v: the value, borrowed; NULL deletes
 *
 * Return: 0, or -1 with IndexError or TypeError pending.
 */
int ck_deque_set(struct ck_object *d, ssize_t i, struct ck_object *v);

/**
 * ck_deque_insert() - d.insert(i, v)
 * @d: a deque; IndexError when it is full
 * @i: an int, the position
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_deque_insert(struct ck_object *d, struct ck_object *i, struct ck_object *v, gfp_t gfp);

/**
 * ck_deque_clear() - d.clear()
 * @d: a deque
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_deque_clear(struct ck_object *d);

/**
 * ck_deque_len() - number of items
 * @d: a deque
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_deque_len(struct ck_object *d);

/* ---- deque_bulk.c: many items at a time ---- */

/**
 * ck_deque() - deque(iterable, maxlen)
 * @iterable: any iterable; NULL: none
 * @maxlen: an int or None; NULL: None
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_deque(struct ck_object *iterable, struct ck_object *maxlen, gfp_t gfp);

/**
 * ck_deque_extend() - d.extend(iterable)
 * @d: a deque
 * @iterable: any iterable; of a list, tuple or deque all items are added at once
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_deque_extend(struct ck_object *d, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_deque_extendleft() - d.extendleft(iterable): the last one comes first
 * @d: a deque
 * @iterable: any iterable; of a list, tuple or deque all items are added at once
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_deque_extendleft(struct ck_object *d, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_deque_copy() - d.copy()
 * @d: a deque; the copy has its maxlen
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_deque_copy(struct ck_object *d, gfp_t gfp);

/**
 * ck_deque_rotate() - d.rotate(n)
 * @d: a deque
 * @n: an int, steps to the right; NULL: 1
 *
 * Return: 0, or -1 with TypeError or AttributeError pending.
 */
int ck_deque_rotate(struct ck_object *d, struct ck_object *n);

/**
 * ck_deque_reverse() - d.reverse()
 * @d: a deque
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_deque_reverse(struct ck_object *d);

/* ---- deque_search.c: what compares items to a value ---- */

/**
 * ck_deque_index() - d.index(v, start, stop)
 * @d: a deque
 * @v: the value looked for
 * @start: first position, an int; NULL: 0
 * @stop: position behind the last, an int; NULL: the end
 *
 * Return: the position; -1 with ValueError, RuntimeError (the deque changed meanwhile) or another
 * exception pending.
 */
ssize_t ck_deque_index(struct ck_object *d, struct ck_object *v, struct ck_object *start,
		       struct ck_object *stop);

/**
 * ck_deque_count() - d.count(v)
 * @d: a deque
 * @v: the value looked for
 *
 * Return: the number, or -1 with RuntimeError (the deque changed meanwhile) or another exception
 * pending.
 */
ssize_t ck_deque_count(struct ck_object *d, struct ck_object *v);

/**
 * ck_deque_remove() - d.remove(v)
 * @d: a deque
 * @v: the value looked for
 *
 * Return: 0, or -1 with ValueError, IndexError (the deque changed meanwhile) or another exception
 * pending.
 */
int ck_deque_remove(struct ck_object *d, struct ck_object *v);

#endif /* CK_DEQUE_H */
