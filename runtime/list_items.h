/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of list: arrays of references that belong to one function until it puts them
 * into a list, and the way there.
 */
#ifndef CK_LIST_ITEMS_H
#define CK_LIST_ITEMS_H

#include <cythonk/list.h>
#include <cythonk/slice.h>

/**
 * struct ck_items - an array of references
 * @items: payload, NULL when @n is 0
 * @n: how many
 * @version: of the list they were copied from
 */
struct ck_items {
	struct ck_object **items;
	size_t n;
	unsigned long version;
};

/* list.c */
bool ck_list_make_room(struct ck_list *l, size_t need, gfp_t gfp);
struct ck_object *ck_list_adopt(struct ck_items *from, gfp_t gfp);

/* list_bulk.c */
bool ck_items_copy(struct ck_items *to, struct ck_list *l, const struct ck_span *span, gfp_t gfp);
void ck_items_release(struct ck_items *items);

/* list_find.c */
ssize_t ck_list_find(struct ck_object *self, struct ck_object *v, ssize_t start, ssize_t end);

/* list_slice.c */
struct ck_object *ck_list_get_slice(struct ck_object *self, struct ck_object *slice, gfp_t gfp);
int ck_list_set_slice(struct ck_object *self, struct ck_object *slice, struct ck_object *value,
		      gfp_t gfp);

/* list_operators.c */
struct ck_object *ck_list_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

#endif /* CK_LIST_ITEMS_H */
