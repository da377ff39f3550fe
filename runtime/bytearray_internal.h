/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of bytearray.
 */
#ifndef CK_BYTEARRAY_INTERNAL_H
#define CK_BYTEARRAY_INTERNAL_H

#include <cythonk/bytearray.h>

#include "bytes_internal.h"

extern const struct ck_method ck_bytearray_methods[];

/* bytearray_change.c */
bool ck_byte_of(struct ck_object *o, u8 *byte);
int ck_bytearray_store(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		       gfp_t gfp);
struct ck_object *ck_bytearray_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

#endif /* CK_BYTEARRAY_INTERNAL_H */
