/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KUnit, or what stands in for it where the kernel was built without.
 *
 * Tests are written for KUnit and include this header instead of <kunit/test.h>. On a kernel with
 * KUnit they are genuine suites: the kernel runs them when the module has become live. Without it
 * this header has the part of KUnit's interface that the project uses, and ck_kunit_run() at the
 * end of the module's init runs the cases and logs the same KTAP.
 *
 * What the stand-in lacks: it runs a case in the task that loads the module, so nothing can end a
 * case before it returns (KUNIT_ASSERT_*, kunit_skip()), and there are no managed resources.
 */
#ifndef CK_KUNIT_H
#define CK_KUNIT_H

#include <linux/kconfig.h>
#include <linux/version.h>

#if IS_ENABLED(CONFIG_KUNIT)

#include <kunit/test.h>

/* KUnit runs the suites itself. */
static inline void ck_kunit_run(struct kunit_suite *suite)
{
}

#else /* !CONFIG_KUNIT */

#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/types.h>

#define KUNIT_STATUS_COMMENT_SIZE	256

/**
 * enum kunit_status - what became of a case
 * @KUNIT_SUCCESS: nothing failed
 * @KUNIT_FAILURE: an expectation failed
 * @KUNIT_SKIPPED: it did not apply
 */
enum kunit_status {
	KUNIT_SUCCESS,
	KUNIT_FAILURE,
	KUNIT_SKIPPED,
};

/**
 * struct kunit - a case that runs
 * @priv: for the suite's own use
 * @name: the case's name
 * @status: what became of it so far
 * @status_comment: why it was skipped
 */
struct kunit {
	void *priv;
	const char *name;
	enum kunit_status status;
	char status_comment[KUNIT_STATUS_COMMENT_SIZE];
};

/**
 * struct kunit_case - a case of a suite; an array of them ends with an empty one
 * @run_case: the case
 * @name: its name in the log
 * @module_name: the module it belongs to
 */
struct kunit_case {
	void (*run_case)(struct kunit *test);
	const char *name;
	char *module_name;
};

/**
 * struct kunit_suite - cases that belong together
 * @name: the suite's name in the log
 * @suite_init: called before the first case; a failure fails the suite
 * @suite_exit: called after the last case
 * @init: called before each case, in the task that runs it; a failure fails the case
 * @exit: called after each case
 * @test_cases: the cases
 */
struct kunit_suite {
	const char name[256];
	int (*suite_init)(struct kunit_suite *suite);
	void (*suite_exit)(struct kunit_suite *suite);
	int (*init)(struct kunit *test);
	void (*exit)(struct kunit *test);
	struct kunit_case *test_cases;
};

#define KUNIT_CASE(fn)	{ .run_case = (fn), .name = #fn, .module_name = KBUILD_MODNAME }

/* There is nobody to register suites with: the module's init hands its suite to ck_kunit_run(). */
#define kunit_test_suites(...)	static_assert(true)
#define kunit_test_suite(suite)	kunit_test_suites(&suite)

/**
 * ck_kunit_run() - run a suite and log its results as KTAP
 * @suite: the suite
 *
 * The last thing a test module's init does. With KUnit it does nothing.
 *
 * Context: process.
 */
void ck_kunit_run(struct kunit_suite *suite);

/**
 * kunit_set_failure() - make the running case a failed one, without a word in the log
 * @test: the case
 *
 * Context: any.
 */
static inline void kunit_set_failure(struct kunit *test)
{
	WRITE_ONCE(test->status, KUNIT_FAILURE);
}

/**
 * ck_kunit_fail() - fail the running case and say why; what the macros below come down to
 * @test: the case
 * @file: where the expectation stands
 * @line: where the expectation stands
 * @fmt: what was expected; several lines are logged as they are
 *
 * Context: any.
 */
__printf(4, 5) void ck_kunit_fail(struct kunit *test, const char *file, int line,
				  const char *fmt, ...);

#define kunit_mark_skipped(test, fmt, ...)					\
	do {									\
		WRITE_ONCE((test)->status, KUNIT_SKIPPED);			\
		scnprintf((test)->status_comment, KUNIT_STATUS_COMMENT_SIZE,	\
			  fmt, ##__VA_ARGS__);					\
	} while (0)

#define KUNIT_FAIL(test, fmt, ...) \
	ck_kunit_fail(test, __FILE__, __LINE__, fmt, ##__VA_ARGS__)

#define KUNIT_EXPECT_TRUE_MSG(test, condition, fmt, ...)			\
	do {									\
		if (unlikely(!(condition)))					\
			ck_kunit_fail(test, __FILE__, __LINE__,			\
				      "Expected %s to be true, but is false\n" fmt,	\
				      #condition, ##__VA_ARGS__);		\
	} while (0)
#define KUNIT_EXPECT_TRUE(test, condition)	KUNIT_EXPECT_TRUE_MSG(test, condition, "")

#define KUNIT_EXPECT_FALSE_MSG(test, condition, fmt, ...)			\
	do {									\
		if (unlikely(condition))					\
			ck_kunit_fail(test, __FILE__, __LINE__,			\
				      "Expected %s to be false, but is true\n" fmt,	\
				      #condition, ##__VA_ARGS__);		\
	} while (0)
#define KUNIT_EXPECT_FALSE(test, condition)	KUNIT_EXPECT_FALSE_MSG(test, condition, "")

#define KUNIT_EXPECT_EQ_MSG(test, left, right, fmt, ...)			\
	do {									\
		const typeof(left) __ck_left = (left);				\
		const typeof(right) __ck_right = (right);			\
										\
		if (unlikely(__ck_left != __ck_right))				\
			ck_kunit_fail(test, __FILE__, __LINE__,			\
				      "Expected %s == %s, but\n"		\
				      "    %s == %lld\n    %s == %lld\n" fmt,	\
				      #left, #right, #left, (long long)__ck_left,	\
				      #right, (long long)__ck_right, ##__VA_ARGS__);	\
	} while (0)
#define KUNIT_EXPECT_EQ(test, left, right)	KUNIT_EXPECT_EQ_MSG(test, left, right, "")

#endif /* CONFIG_KUNIT */

/* A case whose name in the log is not its function's. */
#if IS_ENABLED(CONFIG_KUNIT) && LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
#define CK_KUNIT_CASE(fn, title)	{ .run_case = (fn), .name = (title) }
#else
#define CK_KUNIT_CASE(fn, title) \
	{ .run_case = (fn), .name = (title), .module_name = KBUILD_MODNAME }
#endif

#endif /* CK_KUNIT_H */
