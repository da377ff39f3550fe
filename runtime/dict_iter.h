/* SPDX-License-Identifier: GPL-2.0 */
/* Iterators over a dict, for its views and methods. */
#ifndef CK_DICT_ITER_H
#define CK_DICT_ITER_H

#include <linux/gfp.h>

struct ck_object;

enum ck_dict_part { CK_DICT_KEYS, CK_DICT_VALUES, CK_DICT_ITEMS };

struct ck_object *ck_dict_iter_new(struct ck_object *d, enum ck_dict_part part, bool backwards,
				   gfp_t gfp);

#endif /* CK_DICT_ITER_H */
