// SPDX-License-Identifier: GPL-2.0
/*
 * What exceptions look like in the log. Each case logs between two markers; test_runtime.py
 * compares what is there with the texts it has.
 */
#include "ck_test.h"

#define BEGIN(name)	pr_info("# begin " name "\n")
#define END()		pr_info("# end\n")

CK_TEST(plain)
{
	ck_raise(&ck_ValueError, "too %s", "long");
	ck_traceback("echo.pyx", "Echo.check", 7);
	ck_traceback("echo.pyx", "Echo.write", 12);
	BEGIN("plain");
	CHECK_S64(ck_err_to_errno("Echo.write"), -EINVAL);
	END();
	ck_raise_errno(-ENOENT);
	BEGIN("errno");
	CHECK_S64(ck_err_to_errno("Echo.open"), -ENOENT);
	END();
}

CK_TEST(chained)
{
	struct ck_object *e, *cause;

	ck_raise_type(&ck_KeyError, CK_INT(3));
	ck_traceback("a.pyx", "find", 1);
	ck_traceback("a.pyx", "run", 5);
	e = ck_err_catch();
	ck_raise(&ck_RuntimeError, "while handling");
	ck_traceback("a.pyx", "run", 7);
	ck_err_uncatch();
	ck_put(e);
	BEGIN("context");
	CHECK_S64(ck_err_to_errno("run"), -EIO);
	END();

	ck_raise_errno(-EACCES);
	ck_traceback("a.pyx", "open", 1);
	cause = ck_err_catch();
	e = ck_exc_new(&ck_ValueError, 0, NULL, GFP_KERNEL);
	if (CHECK(e))
		ck_raise_object(e, cause);
	ck_traceback("a.pyx", "load", 9);
	ck_put(e);
	ck_put(cause);
	ck_err_uncatch();
	BEGIN("cause");
	CHECK_S64(ck_err_to_errno("load"), -EINVAL);
	END();
}

CK_TEST(long_ones)
{
	int i;

	ck_raise(&ck_RecursionError, NULL);
	for (i = 1; i <= 100; i++)
		ck_traceback("r.pyx", "f", i);
	BEGIN("deep");
	CHECK_S64(ck_err_to_errno("f"), -ELOOP);
	END();
	ck_raise(&ck_ValueError, "one\ntwo %0900d\nthree", 4);
	BEGIN("lines");
	CHECK_S64(ck_err_to_errno("f"), -EINVAL);
	END();
}

CK_TEST(nowhere_to_go)
{
	ck_raise(&ck_ValueError, "lost");
	ck_traceback("a.pyx", "A.__dealloc__", 4);
	BEGIN("unraisable");
	ck_err_warn_unraisable("A.__dealloc__");
	END();
	CHECK(!ck_err_occurred());
}

CK_TEST(a_flood_is_limited)
{
	int i;

	BEGIN("flood");
	for (i = 0; i < 1000; i++) {
		ck_raise(&ck_ValueError, "flood");
		CHECK_S64(ck_err_to_errno("f"), -EINVAL);
	}
	END();
}

static struct kunit_case cases[] = {
	KUNIT_CASE(plain),
	KUNIT_CASE(chained),
	KUNIT_CASE(long_ones),
	KUNIT_CASE(nowhere_to_go),
	KUNIT_CASE(a_flood_is_limited),
	{ }
};

CK_TEST_MODULE(cases);
