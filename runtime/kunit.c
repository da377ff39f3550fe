// SPDX-License-Identifier: GPL-2.0
/*
 * Runs test cases where the kernel has no KUnit, and logs what KUnit would.
 *
 * Separate from the header so that a test module has this code once. Records begin without the
 * module's name: KTAP has no place for one.
 */
#include <cythonk/kunit.h>

#if !IS_ENABLED(CONFIG_KUNIT)

#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

/* Bytes of an explanation; more is cut. */
#define EXPLANATION	512

/* How many cases ended which way. */
struct tally {
	unsigned int by_status[KUNIT_SKIPPED + 1];
};

static const char *word(enum kunit_status status)
{
	return status == KUNIT_FAILURE ? "not ok" : "ok";
}

static unsigned int total(const struct tally *t)
{
	return t->by_status[KUNIT_SUCCESS] + t->by_status[KUNIT_FAILURE] +
	       t->by_status[KUNIT_SKIPPED];
}

static void log_tally(const char *what, const struct tally *t)
{
	printk(KERN_INFO "# %s: pass:%u fail:%u skip:%u total:%u\n", what,
	       t->by_status[KUNIT_SUCCESS], t->by_status[KUNIT_FAILURE],
	       t->by_status[KUNIT_SKIPPED], total(t));
}

static unsigned int count_cases(const struct kunit_suite *suite)
{
	unsigned int n = 0;

	while (suite->test_cases[n].run_case)
		n++;
	return n;
}

static void run_case(struct kunit_suite *suite, const struct kunit_case *c, struct kunit *test)
{
	int err = suite->init ? suite->init(test) : 0;

	if (err) {
		printk(KERN_ERR "    # %s: failed to initialize: %d\n", c->name, err);
		kunit_set_failure(test);
	} else {
		c->run_case(test);
	}
	if (suite->exit)
		suite->exit(test);
}

static void run_cases(struct kunit_suite *suite, struct tally *t)
{
	struct kunit_case *c;
	struct kunit *test;

	/* Too big for a stack that the case needs. */
	test = kzalloc(sizeof(*test), GFP_KERNEL);
	if (!test)
		return;
	printk(KERN_INFO "    KTAP version 1\n");
	printk(KERN_INFO "    # Subtest: %s\n", suite->name);
	printk(KERN_INFO "    # module: %s\n", suite->test_cases[0].module_name ?: "");
	printk(KERN_INFO "    1..%u\n", count_cases(suite));
	for (c = suite->test_cases; c->run_case; c++) {
		memset(test, 0, sizeof(*test));
		test->name = c->name;
		run_case(suite, c, test);
		t->by_status[test->status]++;
		printk(KERN_INFO "    %s %u %s%s%s\n", word(test->status), total(t), c->name,
		       test->status == KUNIT_SKIPPED ? " # SKIP " : "", test->status_comment);
		cond_resched();
	}
	kfree(test);
}

void ck_kunit_run(struct kunit_suite *suite)
{
	enum kunit_status status = KUNIT_SUCCESS;
	struct tally t = { };
	int err;

	printk(KERN_INFO "KTAP version 1\n");
	printk(KERN_INFO "1..1\n");
	err = suite->suite_init ? suite->suite_init(suite) : 0;
	if (err)
		printk(KERN_ERR "    # failed to initialize (%d)\n", err);
	else
		run_cases(suite, &t);
	if (suite->suite_exit)
		suite->suite_exit(suite);
	if (err || total(&t) < count_cases(suite) || t.by_status[KUNIT_FAILURE])
		status = KUNIT_FAILURE;
	else if (t.by_status[KUNIT_SKIPPED] == total(&t))
		status = KUNIT_SKIPPED;
	if (total(&t) > 1) {
		log_tally(suite->name, &t);
		log_tally("Totals", &t);
	}
	printk(KERN_INFO "%s 1 %s%s\n", word(status), suite->name,
	       status == KUNIT_SKIPPED ? " # SKIP " : "");
}

void ck_kunit_fail(struct kunit *test, const char *file, int line, const char *fmt, ...)
{
	char text[EXPLANATION], *rest = text, *one;
	va_list ap;

	kunit_set_failure(test);
	va_start(ap, fmt);
	vscnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	printk(KERN_ERR "    # %s: EXPECTATION FAILED at %s:%d\n", test->name, file, line);
	while ((one = strsep(&rest, "\n")))
		if (*one)
			printk(KERN_ERR "    %s\n", one);
}

#endif /* !CONFIG_KUNIT */
