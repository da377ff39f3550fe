/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Finding bytes in bytes, for str and bytes alike.
 */
#ifndef CK_MEM_SEARCH_H
#define CK_MEM_SEARCH_H

#include <linux/types.h>

ssize_t ck_mem_find(const void *hay, size_t hay_len, const void *needle, size_t needle_len);
ssize_t ck_mem_rfind(const void *hay, size_t hay_len, const void *needle, size_t needle_len);
size_t ck_mem_count(const void *hay, size_t hay_len, const void *needle, size_t needle_len,
		    size_t limit);

#endif /* CK_MEM_SEARCH_H */
