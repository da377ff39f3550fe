/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The text that print() writes, for those who want it elsewhere than in the log.
 */
#ifndef CK_PRINT_PRIVATE_H
#define CK_PRINT_PRIVATE_H

#include <linux/gfp.h>

struct ck_object;
struct ck_strbuf;

int ck_print_text(struct ck_strbuf *buf, unsigned int n, struct ck_object **args,
		  struct ck_object *sep, struct ck_object *end, gfp_t gfp);

#endif /* CK_PRINT_PRIVATE_H */
