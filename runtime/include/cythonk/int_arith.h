/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Internal: arithmetic of int values, for the operators.
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

#endif /* CK_INT_ARITH_H */
