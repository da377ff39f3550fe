// SPDX-License-Identifier: GPL-2.0
/*
 * Arithmetic of ints: 64 bits, checked, rounding as Python does.
 */
#include <linux/overflow.h>

#include <cythonk/error.h>
#include <cythonk/int_arith.h>
#include <cythonk/ops.h>

static int overflow(void)
{
	ck_raise(&ck_OverflowError, "int result does not fit in 64 bits");
	return -1;
}

int ck_s64_divmod(s64 x, s64 y, s64 *quotient, s64 *remainder)
{
	s64 q, r;

	/* The machine traps on this one. */
	if (y == -1) {
		*remainder = 0;
		return check_sub_overflow((s64)0, x, quotient) ? overflow() : 0;
	}
	q = x / y;
	r = x % y;
	/* C rounds towards zero, Python down. */
	if (r && (r ^ y) < 0) {
		r += y;
		q--;
	}
	*quotient = q;
	*remainder = r;
	return 0;
}

static int add(s64 x, s64 y, s64 *out)
{
	return check_add_overflow(x, y, out) ? overflow() : 0;
}

static int sub(s64 x, s64 y, s64 *out)
{
	return check_sub_overflow(x, y, out) ? overflow() : 0;
}

static int mul(s64 x, s64 y, s64 *out)
{
	return check_mul_overflow(x, y, out) ? overflow() : 0;
}

static int floordiv(s64 x, s64 y, s64 *out)
{
	s64 r;

	if (y)
		return ck_s64_divmod(x, y, out, &r);
	ck_raise(&ck_ZeroDivisionError, "integer division or modulo by zero");
	return -1;
}

static int mod(s64 x, s64 y, s64 *out)
{
	s64 q;

	if (y == -1) {
		*out = 0;
		return 0;
	}
	if (y)
		return ck_s64_divmod(x, y, &q, out);
	ck_raise(&ck_ZeroDivisionError, "integer modulo by zero");
	return -1;
}

void ck_raise_negative_power(bool of_zero)
{
	if (of_zero)
		ck_raise(&ck_ZeroDivisionError, "0.0 cannot be raised to a negative power");
	else
		ck_raise(&ck_ValueError,
			 "int to a negative power is a float, which the kernel does not have");
}

static int power(s64 x, s64 n, s64 *out)
{
	if (n < 0) {
		ck_raise_negative_power(!x);
		return -1;
	}
	return ck_pow_overflows(x, n, out) ? overflow() : 0;
}

static int shift_count(s64 n)
{
	if (n >= 0)
		return 0;
	ck_raise(&ck_ValueError, "negative shift count");
	return -1;
}

static int lshift(s64 x, s64 n, s64 *out)
{
	if (shift_count(n))
		return -1;
	*out = 0;
	if (!x)
		return 0;
	if (n >= 64)
		return overflow();
	*out = (s64)((u64)x << n);
	return *out >> n == x ? 0 : overflow();
}

static int rshift(s64 x, s64 n, s64 *out)
{
	if (shift_count(n))
		return -1;
	*out = x >> min_t(s64, n, 63);
	return 0;
}

static int and(s64 x, s64 y, s64 *out)
{
	*out = x & y;
	return 0;
}

static int or(s64 x, s64 y, s64 *out)
{
	*out = x | y;
	return 0;
}

static int xor(s64 x, s64 y, s64 *out)
{
	*out = x ^ y;
	return 0;
}

static int truediv(s64 x, s64 y, s64 *out)
{
	ck_raise(&ck_TypeError,
		 "int / int is a float, which the kernel does not have; use // instead");
	return -1;
}

static int (* const operations[CK_BINOPS])(s64 x, s64 y, s64 *out) = {
	[CK_ADD] = add, [CK_SUB] = sub, [CK_MUL] = mul, [CK_FLOORDIV] = floordiv, [CK_MOD] = mod,
	[CK_POW] = power, [CK_LSHIFT] = lshift, [CK_RSHIFT] = rshift, [CK_AND] = and, [CK_OR] = or,
	[CK_XOR] = xor, [CK_TRUEDIV] = truediv,
};

bool ck_int_has_op(int op)
{
	return operations[op];
}

struct ck_object *ck_int_binary(s64 x, s64 y, int op, gfp_t gfp)
{
	s64 out;

	return operations[op](x, y, &out) ? NULL : ck_int_from_s64(out, gfp);
}

struct ck_object *ck_int_unary(s64 x, int op, gfp_t gfp)
{
	switch (op) {
	case CK_ABS:
		if (x >= 0)
			break;
		fallthrough;
	case CK_NEG:
		if (check_sub_overflow((s64)0, x, &x)) {
			overflow();
			return NULL;
		}
		break;
	case CK_INVERT:
		x = ~x;
		break;
	}
	return ck_int_from_s64(x, gfp);
}
