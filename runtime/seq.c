// SPDX-License-Identifier: GPL-2.0
/*
 * Comparing and searching, for list and tuple. Comparisons run user code, so nothing is locked
 * here and every item is held by a reference while it is looked at.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>

#include "seq.h"

/* The first pair of different items decides; returns its comparison, or 2: no such pair. */
static int compare_items(struct ck_object *a, struct ck_object *b, int op, ck_item_fn item)
{
	struct ck_object *x, *y;
	int result = 2;
	ssize_t i;

	for (i = 0; result == 2; i++) {
		int same;

		x = item(a, i);
		y = x ? item(b, i) : NULL;
		if (!y) {
			ck_put(x);
			break;
		}
		same = ck_same(x, y);
		if (same < 0)
			result = -1;
		else if (!same)
			result = op == CK_EQ ? 0 : op == CK_NE ? 1 : ck_compare(x, y, op);
		ck_put(x);
		ck_put(y);
	}
	return result;
}

static int compare_lengths(ssize_t a, ssize_t b, int op)
{
	switch (op) {
	case CK_LT:
		return a < b;
	case CK_LE:
		return a <= b;
	case CK_EQ:
		return a == b;
	case CK_NE:
		return a != b;
	case CK_GT:
		return a > b;
	default:
		return a >= b;
	}
}

/**
 * ck_seq_compare() - compare two sequences of one type, item by item
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE
 * @item: how to get an item
 * @len: how to get the length
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
int ck_seq_compare(struct ck_object *a, struct ck_object *b, int op, ck_item_fn item,
		   ssize_t (*len)(struct ck_object *seq))
{
	int result;

	if ((op == CK_EQ || op == CK_NE) && len(a) != len(b))
		return op == CK_NE;
	result = compare_items(a, b, op, item);
	return result == 2 ? compare_lengths(len(a), len(b), op) : result;
}

/**
 * ck_seq_find() - position of the first item that equals an object
 * @seq: the sequence
 * @v: the object
 * @start: first position to look at
 * @end: position behind the last
 * @item: how to get an item
 *
 * Return: the position, CK_NOT_FOUND, or -1 with an exception pending.
 */
ssize_t ck_seq_find(struct ck_object *seq, struct ck_object *v, ssize_t start, ssize_t end,
		    ck_item_fn item)
{
	ssize_t i;

	for (i = start; i < end; i++) {
		struct ck_object *x = item(seq, i);
		int same;

		if (!x)
			break;
		same = ck_same(x, v);
		ck_put(x);
		if (same)
			return same < 0 ? -1 : i;
	}
	return CK_NOT_FOUND;
}

/**
 * ck_seq_count() - number of items that equal an object
 * @seq: the sequence
 * @v: the object
 * @item: how to get an item
 *
 * Return: the number, or -1 with an exception pending.
 */
ssize_t ck_seq_count(struct ck_object *seq, struct ck_object *v, ck_item_fn item)
{
	ssize_t count = 0, i = 0;

	for (;;) {
		i = ck_seq_find(seq, v, i, SSIZE_MAX, item);
		if (i < 0)
			return i == CK_NOT_FOUND ? count : -1;
		count++;
		i++;
	}
}
