// SPDX-License-Identifier: GPL-2.0
/*
 * Operators on any objects: ints at once, others by their types' slots.
 */
#include <cythonk/error.h>
#include <cythonk/int_arith.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

/* As messages name the operators. */
static const char * const binary_names[] = {
	[CK_ADD] = "+", [CK_SUB] = "-", [CK_MUL] = "*", [CK_FLOORDIV] = "//", [CK_MOD] = "%",
	[CK_POW] = "** or pow()", [CK_LSHIFT] = "<<", [CK_RSHIFT] = ">>", [CK_AND] = "&",
	[CK_OR] = "|", [CK_XOR] = "^", [CK_TRUEDIV] = "/", [CK_DIVMOD] = "divmod()",
	[CK_MATMUL] = "@",
};

static const char * const unary_names[] = {
	[CK_NEG] = "unary -", [CK_POS] = "unary +", [CK_INVERT] = "unary ~", [CK_ABS] = "abs()",
};

static struct ck_object *ask(struct ck_object *who, struct ck_object *a, struct ck_object *b,
			     int op, gfp_t gfp)
{
	struct ck_object *(*binary)(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);

	binary = ck_slot(ck_type_of(who), binary);
	return binary ? binary(a, b, op, gfp) : NULL;
}

/* Asks both operands, the right one first when its class refines the left one's. */
static struct ck_object *ask_both(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	const struct ck_type *ta = ck_type_of(a), *tb = ck_type_of(b);
	bool right_first = ta != tb && ck_is_subtype(tb, ta);
	struct ck_object *r;

	r = ask(right_first ? b : a, a, b, op, gfp);
	if (!r && ta != tb && !ck_err_occurred())
		r = ask(right_first ? a : b, a, b, op, gfp);
	return r;
}

static void raise_unsupported(struct ck_object *a, struct ck_object *b, int op)
{
	int plain = op & ~CK_INPLACE;
	const char *name = binary_names[plain];

	if (op & CK_INPLACE && plain == CK_POW)
		name = "**";
	ck_raise(&ck_TypeError, "unsupported operand type(s) for %s%s: '%s' and '%s'", name,
		 op & CK_INPLACE ? "=" : "", ck_type_name(a), ck_type_name(b));
}

/* True & False is a bool, not an int. */
static bool is_bool_op(struct ck_object *a, struct ck_object *b, int op)
{
	return (op == CK_AND || op == CK_OR || op == CK_XOR) &&
	       ck_type_of(a) == &ck_bool_type && ck_type_of(b) == &ck_bool_type;
}

struct ck_object *ck_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	int plain = op & ~CK_INPLACE;
	struct ck_object *r = NULL;
	s64 x, y;

	if (plain == CK_ADD && ck_is_plain_str(a) && ck_is_plain_str(b))
		return op & CK_INPLACE ? ck_str_append(a, b, gfp) : ck_str_concat(a, b, gfp);
	if (ck_int_has_op(plain) && ck_int_value(a, &x) && ck_int_value(b, &y)) {
		r = ck_int_binary(x, y, plain, gfp);
		return r && is_bool_op(a, b, plain) ? ck_bool(r != CK_INT(0)) : r;
	}

	if (op & CK_INPLACE)
		r = ask(a, a, b, op, gfp);
	if (!r && !ck_err_occurred())
		r = ask_both(a, b, plain, gfp);
	if (!r && !ck_err_occurred())
		raise_unsupported(a, b, op);
	return r;
}

struct ck_object *ck_unary(struct ck_object *a, int op, gfp_t gfp)
{
	struct ck_object *(*unary)(struct ck_object *a, int op, gfp_t gfp);
	struct ck_object *r;
	s64 x;

	if (ck_int_value(a, &x))
		return ck_int_unary(x, op, gfp);
	unary = ck_slot(ck_type_of(a), unary);
	r = unary ? unary(a, op, gfp) : NULL;
	if (!r && !ck_err_occurred())
		ck_raise(&ck_TypeError, "bad operand type for %s: '%s'", unary_names[op],
			 ck_type_name(a));
	return r;
}
