/* SPDX-License-Identifier: GPL-2.0 */
/*
 * list (KernelList): a growing array of references under a spinlock of its own.
 *
 * Every operation is atomic; a loop over the list is one operation a step. Single items are read
 * without the lock. Items that an operation drops are released after the lock, and no code of items
 * (comparison, repr) runs under it. A self that is no list raises TypeError or AttributeError. All
 * functions work in any context except NMI, given flags that do not sleep.
 */
#ifndef CK_LIST_H
#define CK_LIST_H

#include <linux/spinlock.h>

#include <cythonk/object.h>

/**
 * struct ck_list - a list
 * @base: header
 * @lock: held by who changes what follows; taken with interrupts off, no other lock inside
 * @len: number of items
 * @cap: items @items has room for
 * @version: changes whenever the list does; odd during a change that readers must not see
 * @items: from ck_shared_alloc(), NULL when @cap is 0
 */
struct ck_list {
	struct ck_object base;
	spinlock_t lock;
	size_t len;
	size_t cap;
	unsigned long version;
	struct ck_object **items;
};

extern const struct ck_type ck_list_type;

/**
 * ck_is_list() - is this a list?
 * @o: any object
 *
 * Return: whether it is one, or of a class derived from it.
 */
static inline bool ck_is_list(struct ck_object *o)
{
	return !ck_is_tagged(o) &&
	       (o->type == &ck_list_type || ck_is_subtype(o->type->base, &ck_list_type));
}

/**
 * ck_to_list() - the struct of an object known to be a list
 * @o: a list
 *
 * Return: the struct, no reference of its own.
 */
static inline struct ck_list *ck_to_list(struct ck_object *o)
{
	return container_of(o, struct ck_list, base);
}

/* ---- list.c: items ---- */

/**
 * ck_list_new() - make an empty list
 * @n: room to begin with
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_list_new(ssize_t n, gfp_t gfp);

/**
 * ck_list_pack() - make a list of arguments
 * @n: how many
 * @gfp: allocation flags
 *
 * The items follow, borrowed.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_list_pack(unsigned int n, gfp_t gfp, ...);

/**
 * ck_list_len() - number of items
 * @l: a list
 *
 * Return: the number, or -1 with TypeError pending.
 */
ssize_t ck_list_len(struct ck_object *l);

/**
 * ck_list_get() - l[i]
 * @l: a list
 * @i: position; negative from the end
 *
 * Return: new reference, or NULL with IndexError or TypeError pending.
 */
struct ck_object *ck_list_get(struct ck_object *l, ssize_t i);

/**
 * ck_list_iter_get() - item of a for loop
 * @l: a list
 * @i: number of the step, from 0
 *
 * Return: new reference; NULL without an exception past the end, and when @l is no list.
 */
struct ck_object *ck_list_iter_get(struct ck_object *l, ssize_t i);

/**
 * ck_list_set() - l[i] = v
 * @l: a list
 * @i: position; negative from the end
 * @v: the item, borrowed
 *
 * Return: 0, or -1 with IndexError or TypeError pending.
 */
int ck_list_set(struct ck_object *l, ssize_t i, struct ck_object *v);

/**
 * ck_list_del() - del l[i]
 * @l: a list
 * @i: position; negative from the end
 *
 * Return: 0, or -1 with IndexError or TypeError pending.
 */
int ck_list_del(struct ck_object *l, ssize_t i);

/**
 * ck_list_append() - l.append(v)
 * @l: a list
 * @v: the item, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError or AttributeError pending.
 */
int ck_list_append(struct ck_object *l, struct ck_object *v, gfp_t gfp);

/**
 * ck_list_insert() - l.insert(i, v)
 * @l: a list
 * @i: position, clamped
 * @v: the item, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with MemoryError or AttributeError pending.
 */
int ck_list_insert(struct ck_object *l, ssize_t i, struct ck_object *v, gfp_t gfp);

/**
 * ck_list_pop() - l.pop()
 * @l: a list
 *
 * Return: the last item, a reference that is the caller's now; NULL with IndexError or
 * AttributeError pending.
 */
struct ck_object *ck_list_pop(struct ck_object *l);

/**
 * ck_list_pop_at() - l.pop(i)
 * @l: a list
 * @i: position; negative from the end
 *
 * Return: the item, a reference that is the caller's now; NULL with IndexError or AttributeError
 * pending.
 */
struct ck_object *ck_list_pop_at(struct ck_object *l, ssize_t i);

/**
 * ck_list_clear() - l.clear(), which gives the memory back
 * @l: a list
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_list_clear(struct ck_object *l);

/**
 * ck_list_reverse() - l.reverse()
 * @l: a list
 *
 * Return: 0, or -1 with AttributeError pending.
 */
int ck_list_reverse(struct ck_object *l);

/* ---- list_bulk.c: many items at once ---- */

/**
 * ck_list_from() - list(iterable)
 * @iterable: any iterable
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_list_from(struct ck_object *iterable, gfp_t gfp);

/**
 * ck_list_extend() - l.extend(iterable)
 * @l: a list
 * @iterable: any iterable, @l itself too
 * @gfp: allocation flags
 *
 * Atomic when @iterable is a list or tuple; else item by item, as in CPython.
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_list_extend(struct ck_object *l, struct ck_object *iterable, gfp_t gfp);

/**
 * ck_list_copy() - l.copy()
 * @l: a list
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_list_copy(struct ck_object *l, gfp_t gfp);

/**
 * ck_list_slice() - l[start:end]
 * @l: a list
 * @start: first position
 * @end: position behind the last; both clamp as slices do
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_list_slice(struct ck_object *l, ssize_t start, ssize_t end, gfp_t gfp);

/**
 * ck_list_concat() - a + b
 * @a: a list
 * @b: a list
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_list_concat(struct ck_object *a, struct ck_object *b, gfp_t gfp);

/**
 * ck_list_repeat() - l * n
 * @l: a list
 * @n: how many times
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_list_repeat(struct ck_object *l, ssize_t n, gfp_t gfp);

/**
 * ck_list_as_tuple() - tuple(l)
 * @l: a list
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_list_as_tuple(struct ck_object *l, gfp_t gfp);

/* ---- list_search.c: by equality ---- */

/* l.index(v): -1 with ValueError ("3 is not in list") or an exception of the comparison. */
ssize_t ck_list_index(struct ck_object *l, struct ck_object *v);
/* l.count(v), or -1 */
ssize_t ck_list_count(struct ck_object *l, struct ck_object *v);
/* l.remove(v): 0, or -1 with ValueError */
int ck_list_remove(struct ck_object *l, struct ck_object *v);

/* ---- list_sort.c ---- */

/**
 * ck_list_sort() - l.sort(reverse=...)
 * @l: a list
 * @reverse: descending; equal items keep their order even then
 * @gfp: allocation flags
 *
 * Sorts a private copy, so the list stays as it was until it is sorted, and on failure. When a
 * comparison changes the list ValueError is raised; when another CPU does, the sort starts again.
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_list_sort(struct ck_object *l, int reverse, gfp_t gfp);

/**
 * ck_sorted() - sorted(iterable, reverse=...)
 * @iterable: any iterable
 * @reverse: descending
 * @gfp: allocation flags
 *
 * Return: new reference to a list, or NULL with an exception pending.
 */
struct ck_object *ck_sorted(struct ck_object *iterable, int reverse, gfp_t gfp);

#endif /* CK_LIST_H */
