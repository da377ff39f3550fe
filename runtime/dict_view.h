/* SPDX-License-Identifier: GPL-2.0 */
/* Between the files of the views of dicts. */
#ifndef CK_DICT_VIEW_H
#define CK_DICT_VIEW_H

#include <cythonk/object.h>

/* dict_views.c */
bool ck_is_set_view(struct ck_object *o);

/* dict_view_sets.c */
int ck_dict_view_compare(struct ck_object *a, struct ck_object *b, int op);
struct ck_object *ck_dict_view_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);
int ck_dict_view_isdisjoint(struct ck_object *view, struct ck_object *other, gfp_t gfp);

#endif /* CK_DICT_VIEW_H */
