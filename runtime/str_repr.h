/* SPDX-License-Identifier: GPL-2.0 */
/* repr() of str. */
#ifndef CK_STR_REPR_H
#define CK_STR_REPR_H

#include <linux/gfp.h>

struct ck_object;

struct ck_object *ck_str_repr(struct ck_object *self, gfp_t gfp);

#endif /* CK_STR_REPR_H */
