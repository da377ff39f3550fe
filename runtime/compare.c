// SPDX-License-Identifier: GPL-2.0
/*
 * Comparison of any two objects. Separate from the other operators because containers need only
 * this of them.
 */
#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

static const char * const op_names[] = {
	[CK_LT] = "<", [CK_LE] = "<=", [CK_EQ] = "==", [CK_NE] = "!=", [CK_GT] = ">", [CK_GE] = ">=",
};

/* The operation with its operands exchanged. */
static const u8 reflected[] = {
	[CK_LT] = CK_GT, [CK_LE] = CK_GE, [CK_EQ] = CK_EQ, [CK_NE] = CK_NE, [CK_GT] = CK_LT,
	[CK_GE] = CK_LE,
};

static int compare_values(s64 x, s64 y, int op)
{
	switch (op) {
	case CK_LT:
		return x < y;
	case CK_LE:
		return x <= y;
	case CK_EQ:
		return x == y;
	case CK_NE:
		return x != y;
	case CK_GT:
		return x > y;
	default:
		return x >= y;
	}
}

static int ask(struct ck_object *a, struct ck_object *b, int op)
{
	int (*compare)(struct ck_object *a, struct ck_object *b, int op);

	compare = ck_slot(ck_type_of(a), compare);
	return compare ? compare(a, b, op) : CK_NOTIMPLEMENTED;
}

/* Asks both operands, the right one first when its class refines the left one's. */
static int ask_both(struct ck_object *a, struct ck_object *b, int op)
{
	const struct ck_type *ta = ck_type_of(a), *tb = ck_type_of(b);
	bool right_first = ta != tb && ck_is_subtype(tb, ta);
	int r = CK_NOTIMPLEMENTED;

	if (right_first)
		r = ask(b, a, reflected[op]);
	if (r == CK_NOTIMPLEMENTED)
		r = ask(a, b, op);
	if (r == CK_NOTIMPLEMENTED && !right_first)
		r = ask(b, a, reflected[op]);
	return r;
}

static int compare_objects(struct ck_object *a, struct ck_object *b, int op)
{
	int r = ask_both(a, b, op);

	if (r != CK_NOTIMPLEMENTED)
		return r;
	/* A class that defines only equality has inequality too; others compare by identity. */
	if (op == CK_NE) {
		r = ask_both(a, b, CK_EQ);
		return r == CK_NOTIMPLEMENTED ? a != b : r < 0 ? r : !r;
	}
	if (op == CK_EQ)
		return a == b;
	ck_raise(&ck_TypeError, "'%s' not supported between instances of '%s' and '%s'",
		 op_names[op], ck_type_name(a), ck_type_name(b));
	return -1;
}

int ck_compare(struct ck_object *a, struct ck_object *b, int op)
{
	s64 x, y;
	int r;

	if (ck_both_tagged(a, b))
		return compare_values(ck_untag(a), ck_untag(b), op);
	if (ck_is_plain_str(a) && ck_is_plain_str(b))
		return ck_str_compare(a, b, op);
	if (ck_int_value(a, &x) && ck_int_value(b, &y))
		return compare_values(x, y, op);

	if (ck_recursion_enter())
		return -1;
	r = compare_objects(a, b, op);
	ck_recursion_leave();
	return r;
}
