/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the runtime's test modules share: a KUnit suite, and checks for its cases.
 *
 * A module defines its cases with CK_TEST(), lists them, and ends with CK_TEST_MODULE(). Loading it
 * runs them all: by KUnit where the kernel has it, else by the stand-in of <cythonk/kunit.h>. A
 * case also fails when it leaves an exception pending or more objects than there were.
 */
#ifndef CK_TEST_H
#define CK_TEST_H

#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/module.h>

#include <cythonk/error.h>
#include <cythonk/heap.h>
#include <cythonk/kunit.h>
#include <cythonk/memory.h>
#include <cythonk/module.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

/*
 * Objects in objects, deeper than any stack. KASAN notes the callers at each free, and where the
 * stack has no frame pointers it is searched from end to end for them: fewer must do there.
 */
#define CK_TEST_DEEP	(IS_ENABLED(CONFIG_KASAN) ? 5000 : 100000)

/* The case that runs. A check may stand in another thread or in an interrupt, where KUnit itself
 * does not know it, and may not sleep there.
 */
static struct kunit *ck_test_running;

static inline void ck_test_fail(void)
{
	struct kunit *test = READ_ONCE(ck_test_running);

	if (test)
		kunit_set_failure(test);
}

static inline bool ck_test_check(bool ok, const char *text, int line)
{
	if (!ok) {
		ck_test_fail();
		pr_info("# %s:%d: failed: %s\n", KBUILD_MODNAME, line, text);
	}
	return ok;
}

/* A check that lets the case go on; its value is whether it held. */
#define CHECK(cond)	ck_test_check(cond, #cond, __LINE__)

static inline bool ck_test_check_s64(s64 got, s64 want, const char *text, int line)
{
	if (got != want) {
		ck_test_fail();
		pr_info("# %s:%d: %s is %lld, not %lld\n", KBUILD_MODNAME, line, text, got, want);
	}
	return got == want;
}

#define CHECK_S64(got, want)	ck_test_check_s64(got, want, #got, __LINE__)

/* Checks that an exception of exactly this class is pending, and clears it. */
static inline bool ck_test_check_raised(const struct ck_type *type, int line)
{
	bool ok = ck_err_matches(type);

	if (!ok) {
		ck_test_fail();
		pr_info("# %s:%d: %s is not pending\n", KBUILD_MODNAME, line, type->name);
	}
	if (ok)
		ck_err_clear();
	else if (ck_err_occurred())
		ck_err_to_errno("test");
	return ok;
}

#define CHECK_RAISED(type)	ck_test_check_raised(&ck_##type, __LINE__)

/* Checks an exception's class and message, and clears it; needs memory. */
static inline bool ck_test_check_message(const struct ck_type *type, const char *want, int line)
{
	struct ck_object *e, *s;
	bool ok;

	if (!ck_err_matches(type))
		return ck_test_check_raised(type, line);
	e = ck_err_catch();
	s = ck_str(e, GFP_KERNEL);
	ok = s && !strcmp(ck_to_str(s)->data, want);
	if (!ok) {
		ck_test_fail();
		pr_info("# %s:%d: message is \"%s\", not \"%s\"\n", KBUILD_MODNAME, line,
			s ? ck_to_str(s)->data : "(none)", want);
	}
	ck_put(s);
	ck_put(e);
	ck_err_uncatch();
	return ok;
}

#define CHECK_MESSAGE(type, want)	ck_test_check_message(&ck_##type, want, __LINE__)

/* Checks the text of a str object and drops it. */
static inline bool ck_test_check_text(struct ck_object *s, const char *want, int line)
{
	bool ok = s && ck_is_str(s) && !strcmp(ck_to_str(s)->data, want);

	if (!ok) {
		ck_test_fail();
		pr_info("# %s:%d: text is \"%s\", not \"%s\"\n", KBUILD_MODNAME, line,
			s && ck_is_str(s) ? ck_to_str(s)->data : "(none)", want);
		if (!s)
			ck_err_to_errno("test");
	}
	ck_put(s);
	return ok;
}

#define CHECK_TEXT(got, want)	ck_test_check_text(got, want, __LINE__)

/* Runs a case's checks. What it leaves behind is looked at here because an exception belongs to the
 * task that raised it, and KUnit ends a case in another one.
 */
static inline void ck_test_run(struct kunit *test, void (*checks)(void))
{
	long live = ck_heap_live();
	bool pending;

	WRITE_ONCE(ck_test_running, test);
	checks();
	WRITE_ONCE(ck_test_running, NULL);
	pending = ck_err_occurred();
	KUNIT_EXPECT_FALSE_MSG(test, pending, "an exception is pending");
	if (pending)
		ck_err_to_errno(test->name);
	KUNIT_EXPECT_EQ_MSG(test, ck_heap_live(), live, "objects are left");
}

/* CK_TEST(name) { checks } defines a case. */
#define CK_TEST(name)							\
static void name##_checks(void);					\
static void name(struct kunit *test)					\
{									\
	ck_test_run(test, name##_checks);				\
}									\
static void name##_checks(void)

#define CK_TEST_MODULE(cases)						\
static struct kunit_suite ck_test_suite = {				\
	.name = KBUILD_MODNAME,						\
	.test_cases = cases,						\
};									\
kunit_test_suites(&ck_test_suite);					\
									\
static int __init ck_test_init(void)					\
{									\
	int err = ck_runtime_init();					\
									\
	if (err)							\
		return err;						\
	ck_kunit_run(&ck_test_suite);					\
	return 0;							\
}									\
module_init(ck_test_init);						\
									\
static void __exit ck_test_exit(void)					\
{									\
	ck_runtime_exit();						\
}									\
module_exit(ck_test_exit);						\
MODULE_DESCRIPTION("CythonK runtime test");				\
MODULE_LICENSE("GPL")

#endif /* CK_TEST_H */
