/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Between the files of memoryview.
 */
#ifndef CK_MEMORYVIEW_INTERNAL_H
#define CK_MEMORYVIEW_INTERNAL_H

#include <cythonk/memoryview.h>

/* memoryview.c */
struct ck_object *ck_memoryview_make(struct ck_object *pin, const struct ck_memoryview *m,
				     gfp_t gfp);
void ck_memoryview_copy(const struct ck_memoryview *m, u8 *to);

/* memoryview_compare.c */
int ck_memoryview_compare(struct ck_object *a, struct ck_object *b, int op);

/* memoryview_methods.c */
extern const struct ck_method ck_memoryview_methods[];
struct ck_object *ck_memoryview_getattr(struct ck_object *self, const char *name, gfp_t gfp);

#endif /* CK_MEMORYVIEW_INTERNAL_H */
