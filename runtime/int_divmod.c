// SPDX-License-Identifier: GPL-2.0
/*
 * divmod() and pow() with a modulus. Separate because they are rare, and divmod() links tuples.
 */
#include <linux/math64.h>

#include <cythonk/error.h>
#include <cythonk/int_arith.h>
#include <cythonk/ops.h>
#include <cythonk/tuple.h>

static struct ck_object *pair(s64 x, s64 y, gfp_t gfp)
{
	struct ck_object *first = ck_int_from_s64(x, gfp);
	struct ck_object *second = ck_int_from_s64(y, gfp);
	struct ck_object *t = NULL;

	if (first && second)
		t = ck_tuple_pack(2, gfp, first, second);
	ck_put(first);
	ck_put(second);
	return t;
}

struct ck_object *ck_divmod(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	s64 x, y, q, r;

	if (!ck_int_value(a, &x) || !ck_int_value(b, &y))
		return ck_binary(a, b, CK_DIVMOD, gfp);
	if (!y) {
		ck_raise(&ck_ZeroDivisionError, "integer division or modulo by zero");
		return NULL;
	}
	return ck_s64_divmod(x, y, &q, &r) ? NULL : pair(q, r, gfp);
}

/*
 * a * b mod m, for a and b below m, and m up to 2^63: so a sum of two fits. mul_u64_u64_div_u64()
 * would do, but before 6.12 it is exact on x86 only.
 */
static u64 mulmod(u64 a, u64 b, u64 m)
{
	u64 product = 0;

	if (!((a | b) >> 32))
		return a * b % m;
	for (; b; b >>= 1) {
		if (b & 1)
			product = (product + a) % m;
		a = (a + a) % m;
	}
	return product;
}

static u64 powmod(u64 x, u64 n, u64 m)
{
	u64 result = 1 % m;

	for (; n; n >>= 1) {
		if (n & 1)
			result = mulmod(result, x, m);
		x = mulmod(x, x, m);
	}
	return result;
}

/* The inverse of x modulo m, by Euclid's algorithm; false when there is none. */
static bool inverse(u64 x, u64 m, u64 *out)
{
	u64 r0 = m, r1 = x, q, r;
	s64 t0 = 0, t1 = 1, t;

	while (r1) {
		q = div64_u64_rem(r0, r1, &r);
		r0 = r1;
		r1 = r;
		t = t0 - (s64)q * t1;
		t0 = t1;
		t1 = t;
	}
	*out = t0 < 0 ? m - (u64)-t0 : (u64)t0;
	return r0 == 1;
}

static int pow_values(s64 x, s64 n, s64 mod, s64 *out)
{
	u64 m = mod < 0 ? -(u64)mod : mod;
	u64 base = (x < 0 ? -(u64)x : x) % m;
	u64 r;

	if (x < 0 && base)
		base = m - base;
	if (n < 0 && !inverse(base, m, &base)) {
		ck_raise(&ck_ValueError, "base is not invertible for the given modulus");
		return -1;
	}
	/* The inverse can be m itself when m is 1. */
	r = powmod(base % m, n < 0 ? -(u64)n : n, m);
	*out = mod < 0 && r ? (s64)(r - m) : (s64)r;
	return 0;
}

struct ck_object *ck_pow3(struct ck_object *a, struct ck_object *b, struct ck_object *mod,
			  gfp_t gfp)
{
	s64 x, n, m, out;

	if (!mod || mod == CK_NONE)
		return ck_binary(a, b, CK_POW, gfp);
	if (!ck_int_value(a, &x) || !ck_int_value(b, &n) || !ck_int_value(mod, &m)) {
		ck_raise(&ck_TypeError,
			 "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
			 ck_type_name(a), ck_type_name(b), ck_type_name(mod));
		return NULL;
	}
	if (!m) {
		ck_raise(&ck_ValueError, "pow() 3rd argument cannot be 0");
		return NULL;
	}
	return pow_values(x, n, m, &out) ? NULL : ck_int_from_s64(out, gfp);
}
