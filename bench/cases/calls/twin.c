// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of calls/case.pyx: plain functions on numbers.
 *
 * What makes the comparison fair:
 *
 * - the same functions with the same arguments; a kernel programmer has numbers here, not objects,
 *   so where the .pyx uses objects that is part of what is measured;
 * - `typed` and the recursive ones leave gcc every freedom, in both; the functions for objects are
 *   kept apart, since the calls themselves are what is counted there;
 * - recursive functions add with check_add_overflow(), as the checked arithmetic of the .pyx does;
 *   sums of small numbers nobody checks in C;
 * - nothing watches the stack, which the .pyx's recursive functions do: a kernel programmer would not
 *   recurse without knowing the depth.
 */
#include <linux/overflow.h>

#include "bench.h"

static long step(long value, long by)
{
	return (value >> 1) ^ by;
}

static s64 typed(size_t n)
{
	long value = 1;
	size_t i;

	for (i = 0; i < n; i++)
		value = step(value, i);
	return value;
}

static s64 fibonacci(s64 n)
{
	s64 a, b;

	if (n < 2)
		return n;
	a = fibonacci(n - 1);
	if (a < 0)
		return a;
	b = fibonacci(n - 2);
	if (b < 0)
		return b;
	return check_add_overflow(a, b, &a) ? -EOVERFLOW : a;
}

static s64 recursive_typed(size_t n)
{
	return fibonacci(n);
}

static s64 recursive(size_t n)
{
	return fibonacci(n);
}

static bench_apart s64 add(s64 a, s64 b)
{
	return a + b;
}

static s64 objects(size_t n)
{
	s64 value = 1;
	size_t i;

	for (i = 0; i < n; i++)
		value = add(value, i);
	return value;
}

static bench_apart s64 pick(s64 a, s64 b, s64 c)
{
	return a + b + c;
}

static s64 defaults(size_t n)
{
	s64 value = 1;
	size_t i;

	for (i = 0; i < n; i++)
		value = pick(value, 2, i);
	return value;
}

BENCH_WORK(typed)
BENCH_WORK(recursive_typed)
BENCH_WORK(objects)
BENCH_WORK(defaults)
BENCH_WORK(recursive)

BENCH_MODULE(BENCH_ENTRY(typed), BENCH_ENTRY(recursive_typed), BENCH_ENTRY(objects),
	     BENCH_ENTRY(defaults), BENCH_ENTRY(recursive));
