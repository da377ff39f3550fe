/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of array.
 */
#ifndef CK_ARRAY_INTERNAL_H
#define CK_ARRAY_INTERNAL_H

#include <cythonk/array.h>

#include "items_of_c.h"

/* array.c */
struct ck_object *ck_array_make(const struct ck_item_kind *kind, const void *items, size_t n,
				gfp_t gfp);
struct ck_object *ck_array_get(struct ck_object *self, ssize_t i, gfp_t gfp);

/* array_change.c */
bool ck_array_item(const struct ck_array *a, u64 *item, struct ck_object *o);
int ck_array_add_bytes(struct ck_object *self, struct ck_object *bytes, gfp_t gfp);
int ck_array_store(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		   gfp_t gfp);
struct ck_object *ck_array_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

/* array_compare.c */
int ck_array_compare(struct ck_object *a, struct ck_object *b, int op);
int ck_array_contains(struct ck_object *self, struct ck_object *item);
ssize_t ck_array_find(struct ck_object *self, struct ck_object *v, ssize_t start, ssize_t stop);
ssize_t ck_array_count(struct ck_object *self, struct ck_object *v);

/* array_methods.c */
extern const struct ck_method ck_array_methods[];
struct ck_object *ck_array_getattr(struct ck_object *self, const char *name, gfp_t gfp);
struct ck_object *ck_array_tolist(struct ck_object *self, gfp_t gfp);

#endif /* CK_ARRAY_INTERNAL_H */
