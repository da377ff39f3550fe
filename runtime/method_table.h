/* SPDX-License-Identifier: GPL-2.0 */
/* How the tables of methods by name say what a method takes and calls. */
#ifndef CK_METHOD_TABLE_H
#define CK_METHOD_TABLE_H

#include "args.h"

/*
 * Define what a row of a method table calls.
 * @shown: the name that messages about the number of arguments show
 * @least: how many arguments there have to be
 * @most: how many there may be
 * @result: expression of self, nargs, args and gfp: a new reference, or NULL
 */
#define CK_CALL(function, shown, least, most, result)				\
static struct ck_object *function(struct ck_object *self, unsigned int nargs,	\
				  struct ck_object **args, gfp_t gfp)		\
{										\
	return ck_check_args(shown, nargs, least, most) ? (result) : NULL;	\
}

#endif /* CK_METHOD_TABLE_H */
