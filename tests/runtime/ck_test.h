/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the runtime's test modules share: cases that report in KTAP to the kernel log.
 *
 * A module lists its cases and ends with CK_TEST_MODULE(). Loading it runs them all; each prints
 * "ok N name" or, after lines that say which check failed where, "not ok N name". A case also
 * fails when it leaves an exception pending or more objects than there were.
 */
#ifndef CK_TEST_H
#define CK_TEST_H

#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/module.h>

#include <cythonk/error.h>
#include <cythonk/heap.h>
#include <cythonk/memory.h>
#include <cythonk/module.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

struct ck_test_case {
	const char *name;
	void (*run)(void);
};

#define CK_CASE(fn)	{ .name = #fn, .run = fn }

static bool ck_test_failed;

static inline bool ck_test_check(bool ok, const char *text, int line)
{
	if (!ok) {
		ck_test_failed = true;
		pr_info("# %s:%d: failed: %s\n", KBUILD_MODNAME, line, text);
	}
	return ok;
}

/* A check that lets the case go on; its value is whether it held. */
#define CHECK(cond)	ck_test_check(cond, #cond, __LINE__)

static inline bool ck_test_check_s64(s64 got, s64 want, const char *text, int line)
{
	if (got != want) {
		ck_test_failed = true;
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
		ck_test_failed = true;
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
		ck_test_failed = true;
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
		ck_test_failed = true;
		pr_info("# %s:%d: text is \"%s\", not \"%s\"\n", KBUILD_MODNAME, line,
			s && ck_is_str(s) ? ck_to_str(s)->data : "(none)", want);
		if (!s)
			ck_err_to_errno("test");
	}
	ck_put(s);
	return ok;
}

#define CHECK_TEXT(got, want)	ck_test_check_text(got, want, __LINE__)

static inline void ck_test_run(const struct ck_test_case *cases, int n)
{
	long live;
	int i;

	pr_info("KTAP version 1\n");
	pr_info("1..%d\n", n);
	for (i = 0; i < n; i++) {
		ck_test_failed = false;
		live = ck_heap_live();
		cases[i].run();
		if (!CHECK(!ck_err_occurred()))
			ck_err_to_errno(cases[i].name);
		CHECK_S64(ck_heap_live(), live);
		pr_info("%s %d %s.%s\n", ck_test_failed ? "not ok" : "ok", i + 1, KBUILD_MODNAME,
			cases[i].name);
		cond_resched();
	}
}

#define CK_TEST_MODULE(cases)						\
static int __init ck_test_init(void)					\
{									\
	int err = ck_runtime_init();					\
									\
	if (err)							\
		return err;						\
	ck_test_run(cases, ARRAY_SIZE(cases));				\
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
