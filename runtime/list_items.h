/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of list: arrays of references that belong to one function until it puts them
 * into a list, and the way there.
 */
#ifndef CK_LIST_ITEMS_H
#define CK_LIST_ITEMS_H

#include <cythonk/list.h>
#include <cythonk/memory.h>
#include <cythonk/slice.h>

/**
 * struct ck_items - an array of references
 * @items: from ck_shared_alloc(), NULL when @n is 0
 * @n: how many
 * @version: of the list they were copied from
 */
struct ck_items {
	struct ck_object **items;
	size_t n;
	unsigned long version;
};

/*
 * A list is read without its lock (list.c). A change that moves items, or puts another
 * array in place, is between ck_list_begin() and ck_list_end(), which make the version odd
 * meanwhile; readers who see that, or another version than before, take the lock. What is done with
 * one store (an item, a length) only needs ck_list_changed() after it.
 */
static inline void ck_list_begin(struct ck_list *l)
{
	WRITE_ONCE(l->version, l->version + 1);
	/* Readers that see any of what follows see the odd version, too. */
	smp_wmb();
}

static inline void ck_list_end(struct ck_list *l)
{
	/* Whoever reads this version sees all of the change. */
	smp_store_release(&l->version, l->version + 1);
}

static inline void ck_list_changed(struct ck_list *l)
{
	/* Whoever reads this version sees all of the change. */
	smp_store_release(&l->version, l->version + 2);
}

/*
 * Move @n items inside of the array, one at a time: memmove() may move bytes, and a reader must
 * find a pointer, be it the old one or the new one.
 */
static inline void ck_items_move(struct ck_object **to, struct ck_object **from, size_t n)
{
	size_t i;

	if (to < from)
		for (i = 0; i < n; i++)
			WRITE_ONCE(to[i], from[i]);
	else
		while (n--)
			WRITE_ONCE(to[n], from[n]);
}

/* Exchange two items of an array that is being read. */
static inline void ck_items_swap(struct ck_object **a, struct ck_object **b)
{
	struct ck_object *item = *a;

	WRITE_ONCE(*a, *b);
	WRITE_ONCE(*b, item);
}

/* list.c */
bool ck_list_make_room(struct ck_list *l, size_t need, gfp_t gfp);
struct ck_object *ck_list_adopt(struct ck_items *from, gfp_t gfp);
void ck_list_drop(struct ck_object *self);
struct ck_object *ck_list_step(struct ck_object *self, ssize_t *pos, gfp_t gfp);

/* list_bulk.c */
bool ck_items_copy(struct ck_items *to, struct ck_list *l, const struct ck_span *span, gfp_t gfp);
void ck_items_release(struct ck_items *items);
void ck_items_retire(struct ck_object *list, struct ck_items *items);

/* list_find.c */
ssize_t ck_list_find(struct ck_object *self, struct ck_object *v, ssize_t start, ssize_t end);

/* list_sort_simple.c */
bool ck_sort_simple(struct ck_object **items, struct ck_object **spare, size_t n, bool reverse,
		    bool may_sleep);
bool ck_ints_sorted(struct ck_object *const *items, size_t n, bool reverse);

/* list_slice.c */
struct ck_object *ck_list_get_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp);
int ck_list_set_slice(struct ck_object *self, struct ck_object *slice, struct ck_object *value,
		      gfp_t gfp);

/* list_operators.c */
struct ck_object *ck_list_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

/*
 * list_sort.c. Fills @keys with references and returns how many: fewer than @n with an exception
 * pending.
 */
typedef size_t (*ck_make_keys_fn)(struct ck_object **keys, struct ck_object **items, size_t n,
				  struct ck_object *key, gfp_t gfp);

int ck_list_sort_keys(struct ck_object *o, ck_make_keys_fn make_keys, struct ck_object *key,
		      int reverse, gfp_t gfp);

#endif /* CK_LIST_ITEMS_H */
