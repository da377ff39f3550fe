/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Internal: arithmetic of int values, for the operators and for emitted code.
 */
#ifndef CK_INT_ARITH_H
#define CK_INT_ARITH_H

#include <cythonk/object.h>

/**
 * ck_int_has_op() - does ck_int_binary() know an operation?
 * @op: enum ck_binop, without CK_INPLACE
 *
 * Return: whether it does.
 */
bool ck_int_has_op(int op);

/**
 * ck_int_binary() - x op y
 * @x: left operand
 * @y: right operand
 * @op: enum ck_binop, without CK_INPLACE, that ck_int_has_op()
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_int_binary(s64 x, s64 y, int op, gfp_t gfp);

/**
 * ck_int_unary() - op x
 * @x: the operand
 * @op: enum ck_unop
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_int_unary(s64 x, int op, gfp_t gfp);

/**
 * ck_s64_divmod() - quotient, rounded down, and remainder, which has the divisor's sign
 * @x: dividend
 * @y: divisor, not 0
 * @quotient: where the quotient goes
 * @remainder: where the remainder goes
 *
 * Return: 0, or -1 with OverflowError pending.
 */
int ck_s64_divmod(s64 x, s64 y, s64 *quotient, s64 *remainder);

/**
 * ck_pow_overflows() - x ** n, by squaring
 * @x: base
 * @n: exponent, not negative
 * @result: pointer to where the power goes; cut off where it does not fit
 *
 * Return: whether it does not fit.
 */
#define ck_pow_overflows(x, n, result) ({				\
	typeof(*(result)) __ck_x = (x), __ck_r = 1;			\
	u64 __ck_n = (n);						\
	bool __ck_lost = false;						\
									\
	for (;;) {							\
		if (__ck_n & 1)						\
			__ck_lost |= __builtin_mul_overflow(__ck_r, __ck_x, &__ck_r);	\
		__ck_n >>= 1;						\
		if (!__ck_n)						\
			break;						\
		__ck_lost |= __builtin_mul_overflow(__ck_x, __ck_x, &__ck_x);	\
	}								\
	*(result) = __ck_r;						\
	__ck_lost;							\
})

/**
 * ck_raise_negative_power() - say that a power would be a float
 * @of_zero: whether the base is 0
 *
 * Leaves ValueError pending, ZeroDivisionError where the base is 0.
 */
void ck_raise_negative_power(bool of_zero);

#endif /* CK_INT_ARITH_H */
