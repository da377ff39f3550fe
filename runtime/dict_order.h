/* SPDX-License-Identifier: GPL-2.0 */
/* Between dict and OrderedDict. */
#ifndef CK_DICT_ORDER_H
#define CK_DICT_ORDER_H

#include "dict_table.h"

/* dict.c */
void ck_dict_take(struct ck_dict *d, const struct ck_place *place, struct ck_dict_entry *item);
u32 ck_dict_slot_of(const struct ck_dict_table *t, u32 number);

/* dict_order.c */
int ck_dict_move(struct ck_dict *d, struct ck_object *key, bool last, gfp_t gfp);
bool ck_dict_take_first(struct ck_dict *d, struct ck_dict_entry *item);

#endif /* CK_DICT_ORDER_H */
