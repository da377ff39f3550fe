// SPDX-License-Identifier: GPL-2.0
/*
 * set: the operators | & - ^ and their in-place forms, which take sets only.
 */
#include <cythonk/ops.h>

#include "set_table.h"

/* Change a set in place: a new reference to it. */
static struct ck_object *in_place(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	int status;

	switch (op) {
	case CK_OR:
		status = ck_set_update(a, b, gfp);
		break;
	case CK_AND:
		status = ck_set_intersection_update(a, b, gfp);
		break;
	case CK_SUB:
		status = ck_set_difference_update(a, b, gfp);
		break;
	case CK_XOR:
		status = ck_set_symmetric_difference_update(a, b, gfp);
		break;
	default:
		return NULL;
	}
	return status < 0 ? NULL : ck_get(a);
}

/**
 * ck_set_binary() - binary slot of set and frozenset
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_set_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	if (!ck_is_anyset(a) || !ck_is_anyset(b))
		return NULL;
	if (op & CK_INPLACE)
		return ck_is_set(a) ? in_place(a, b, op & ~CK_INPLACE, gfp) : NULL;
	switch (op) {
	case CK_OR:
		return ck_set_union(a, b, gfp);
	case CK_AND:
		return ck_set_intersection(a, b, gfp);
	case CK_SUB:
		return ck_set_difference(a, b, gfp);
	case CK_XOR:
		return ck_set_symmetric_difference(a, b, gfp);
	default:
		return NULL;
	}
}
