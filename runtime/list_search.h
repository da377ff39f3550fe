/* SPDX-License-Identifier: GPL-2.0 */
/* The part of list_search.c that only list_methods.c needs. */
#ifndef CK_LIST_SEARCH_H
#define CK_LIST_SEARCH_H

#include <linux/types.h>

struct ck_object;

ssize_t ck_list_index_between(struct ck_object *l, struct ck_object *v, ssize_t start,
			      ssize_t end);

#endif /* CK_LIST_SEARCH_H */
