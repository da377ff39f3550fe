// SPDX-License-Identifier: GPL-2.0
/* Raising, catching and handing on of exceptions, in every context and without memory. */
#include "ck_test.h"

#include <linux/irq_work.h>

#include <cythonk/list.h>
#include <cythonk/tuple.h>

static struct ck_exc *to_exc(struct ck_object *o)
{
	return container_of(o, struct ck_exc, base);
}

static struct ck_object *text(const char *s)
{
	struct ck_object *o = ck_str_from_cstr(s, GFP_KERNEL);

	CHECK(o);
	return o;
}

/* An exception object with one text as argument. */
static struct ck_object *exception(const struct ck_type *type, const char *s)
{
	struct ck_object *arg = text(s), *e;

	e = ck_exc_new(type, 1, &arg, GFP_KERNEL);
	CHECK(e);
	ck_put(arg);
	return e;
}

CK_TEST(pending_until_cleared)
{
	CHECK(!ck_err_occurred());
	CHECK_S64(ck_err_matches(&ck_BaseException), 0);
	ck_raise(&ck_KeyError, "no %s %d", "key", 5);
	CHECK(ck_err_occurred());
	CHECK(ck_err_matches(&ck_KeyError) && ck_err_matches(&ck_LookupError));
	CHECK(ck_err_matches(&ck_Exception) && !ck_err_matches(&ck_ValueError));
	ck_raise(&ck_ValueError, NULL);
	CHECK(ck_err_matches(&ck_ValueError) && !ck_err_matches(&ck_KeyError));
	ck_err_clear();
	CHECK(!ck_err_occurred());
	ck_err_clear();
}

static const struct {
	const struct ck_type *type;
	int err;
} class_errnos[] = {
	{ &ck_MemoryError, ENOMEM }, { &ck_ValueError, EINVAL }, { &ck_TypeError, EINVAL },
	{ &ck_KeyError, ENOENT }, { &ck_IndexError, ERANGE }, { &ck_OverflowError, EOVERFLOW },
	{ &ck_NotImplementedError, EOPNOTSUPP }, { &ck_RecursionError, ELOOP },
	{ &ck_BlockingIOError, EAGAIN }, { &ck_InterruptedError, EINTR },
	{ &ck_PermissionError, EACCES }, { &ck_FileNotFoundError, ENOENT },
	{ &ck_TimeoutError, ETIMEDOUT }, { &ck_FileExistsError, EEXIST },
	{ &ck_UnicodeDecodeError, EINVAL }, { &ck_OSError, EIO }, { &ck_RuntimeError, EIO },
	{ &ck_ZeroDivisionError, EIO }, { &ck_LookupError, EIO }, { &ck_Exception, EIO },
};

CK_TEST(classes_have_errnos)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(class_errnos); i++) {
		ck_raise(class_errnos[i].type, "x");
		CHECK_S64(ck_err_to_errno("test"), -class_errnos[i].err);
		CHECK(!ck_err_occurred());
	}
	/* A failure without a note can only have been lack of memory for one. */
	CHECK_S64(ck_err_to_errno("test"), -ENOMEM);
}

static const struct {
	int err;
	const struct ck_type *type;
	const char *message;
} errno_cases[] = {
	{ ENOENT, &ck_FileNotFoundError, "[Errno 2] No such file or directory" },
	{ EACCES, &ck_PermissionError, "[Errno 13] Permission denied" },
	{ EPERM, &ck_PermissionError, "[Errno 1] Operation not permitted" },
	{ EAGAIN, &ck_BlockingIOError, "[Errno 11] Resource temporarily unavailable" },
	{ EINTR, &ck_InterruptedError, "[Errno 4] Interrupted system call" },
	{ ETIMEDOUT, &ck_TimeoutError, "[Errno 110] Connection timed out" },
	{ EBUSY, &ck_OSError, "[Errno 16] Device or resource busy" },
	{ ERESTARTSYS, &ck_InterruptedError, "[Errno 512] Interrupted by a signal" },
	{ EPROBE_DEFER, &ck_OSError, "[Errno 517] Driver requests probe retry" },
	{ 133, &ck_OSError, "[Errno 133] Memory page has hardware error" },
	{ 4000, &ck_OSError, "[Errno 4000] Unknown error" },
};

CK_TEST(errnos_go_both_ways)
{
	struct ck_object *e;
	int i;

	for (i = 0; i < ARRAY_SIZE(errno_cases); i++) {
		ck_raise_errno(-errno_cases[i].err);
		ck_test_check_message(errno_cases[i].type, errno_cases[i].message, __LINE__);
		ck_raise_errno(errno_cases[i].err);
		CHECK_S64(ck_err_to_errno("test"), -errno_cases[i].err);
	}
	ck_raise_errno(-ENOMEM);
	CHECK_S64(ck_err_to_errno("test"), -ENOMEM);
	ck_raise_errno(99999);
	CHECK_S64(ck_err_to_errno("test"), -EIO);

	/* The number survives being caught and raised again. */
	ck_raise_errno(-EXDEV);
	e = ck_err_catch();
	CHECK(ck_getattr(e, "errno", GFP_KERNEL) == CK_INT(EXDEV));
	CHECK_TEXT(ck_getattr(e, "strerror", GFP_KERNEL), "Invalid cross-device link");
	ck_err_reraise();
	ck_err_uncatch();
	ck_put(e);
	CHECK_S64(ck_err_to_errno("test"), -EXDEV);
}

CK_TEST(os_errors_pick_their_class)
{
	struct ck_object *args[3] = { CK_INT(ENOENT), text("gone"), text("/tmp/x") };
	struct ck_object *e = ck_exc_new(&ck_OSError, 2, args, GFP_KERNEL);

	if (CHECK(e)) {
		CHECK(e->type == &ck_FileNotFoundError);
		CHECK_TEXT(ck_str(e, GFP_KERNEL), "[Errno 2] gone");
		CHECK_TEXT(ck_repr(e, GFP_KERNEL), "FileNotFoundError(2, 'gone')");
	}
	ck_put(e);
	e = ck_exc_new(&ck_OSError, 3, args, GFP_KERNEL);
	if (CHECK(e))
		CHECK_TEXT(ck_str(e, GFP_KERNEL), "[Errno 2] gone: '/tmp/x'");
	ck_put(e);
	e = ck_exc_new(&ck_OSError, 1, &args[1], GFP_KERNEL);
	if (CHECK(e)) {
		CHECK(e->type == &ck_OSError);
		CHECK_TEXT(ck_str(e, GFP_KERNEL), "gone");
		CHECK(ck_getattr(e, "errno", GFP_KERNEL) == CK_NONE);
	}
	ck_put(e);
	/* An explicit class keeps its own errno. */
	e = ck_exc_new(&ck_TimeoutError, 2, args, GFP_KERNEL);
	if (CHECK(e)) {
		CHECK(e->type == &ck_TimeoutError);
		ck_raise_object(e, NULL);
		CHECK_S64(ck_err_to_errno("test"), -ENOENT);
	}
	ck_put(e);
	ck_put(args[1]);
	ck_put(args[2]);
}

CK_TEST(text_becomes_an_object_when_caught)
{
	struct ck_object *e, *args;

	ck_raise(&ck_ValueError, "too %s", "long");
	e = ck_err_catch();
	CHECK(!ck_err_occurred());
	CHECK(e->type == &ck_ValueError);
	args = ck_getattr(e, "args", GFP_KERNEL);
	CHECK_TEXT(args ? ck_repr(args, GFP_KERNEL) : NULL, "('too long',)");
	ck_put(args);
	CHECK_TEXT(ck_repr(e, GFP_KERNEL), "ValueError('too long')");
	CHECK(ck_getattr(e, "__context__", GFP_KERNEL) == CK_NONE);
	CHECK(!ck_getattr(e, "errno", GFP_KERNEL));
	CHECK_RAISED(AttributeError);
	ck_err_uncatch();
	ck_put(e);

	ck_raise_type(&ck_KeyError, CK_INT(5));
	CHECK_MESSAGE(KeyError, "5");
	e = text("k");
	ck_raise_type(&ck_KeyError, e);
	ck_put(e);
	CHECK_MESSAGE(KeyError, "'k'");
	ck_raise_type(&ck_StopIteration, NULL);
	CHECK_MESSAGE(StopIteration, "");
	/* Not UTF-8. */
	ck_raise(&ck_ValueError, "a\xff%s", "b");
	CHECK_MESSAGE(ValueError, "a?b");
}

CK_TEST(exceptions_are_chained)
{
	struct ck_object *first, *second;

	ck_raise(&ck_KeyError, "first");
	first = ck_err_catch();
	ck_raise(&ck_ValueError, "second");
	ck_err_uncatch();
	second = ck_err_catch();
	CHECK(to_exc(second)->context == first);
	CHECK(!to_exc(second)->cause && !to_exc(second)->suppress_context);
	ck_err_uncatch();

	/* Raising the first again while handling the second must not make a ring. */
	ck_raise_object(second, NULL);
	ck_put(ck_err_catch());
	ck_raise_object(first, NULL);
	CHECK(to_exc(first)->context == second);
	CHECK(!to_exc(second)->context);
	ck_err_uncatch();
	ck_err_clear();
	ck_put(first);
	ck_put(second);
}

CK_TEST(raise_from)
{
	struct ck_object *e = exception(&ck_ValueError, "e"), *cause = exception(&ck_KeyError, "c");

	ck_raise_object(e, cause);
	CHECK(to_exc(e)->cause == cause && to_exc(e)->suppress_context);
	CHECK(ck_err_matches(&ck_ValueError));
	ck_raise_object(e, CK_NONE);
	CHECK(!to_exc(e)->cause && to_exc(e)->suppress_context);
	ck_raise_object(e, CK_INT(1));
	CHECK_MESSAGE(TypeError, "exception causes must derive from BaseException");
	ck_raise_object(CK_NONE, NULL);
	CHECK_MESSAGE(TypeError, "exceptions must derive from BaseException");
	ck_put(e);
	ck_put(cause);
}

CK_TEST(reraise_gives_the_same_exception)
{
	struct ck_object *e, *again;

	ck_err_reraise();
	CHECK_MESSAGE(RuntimeError, "No active exception to reraise");

	ck_raise(&ck_ValueError, "x");
	ck_traceback("t.pyx", "f", 1);
	e = ck_err_catch();
	ck_err_reraise();
	CHECK(ck_err_matches(&ck_ValueError));
	ck_err_uncatch();
	ck_traceback("t.pyx", "f", 2);
	ck_traceback("t.pyx", "g", 3);
	again = ck_err_catch();
	CHECK(again == e);
	CHECK(!to_exc(e)->context);
	/* The frame where it was caught counts once. */
	CHECK_S64(to_exc(e)->tb_len, 2);
	CHECK_S64(to_exc(e)->tb[0].line, 1);
	CHECK_S64(to_exc(e)->tb[1].line, 3);
	ck_err_uncatch();
	ck_put(e);
	ck_put(again);

	/* Caught again inside of the except block that raised it again. */
	ck_raise(&ck_ValueError, "y");
	e = ck_err_catch();
	ck_err_reraise();
	again = ck_err_catch();
	CHECK(again == e);
	ck_err_uncatch();
	ck_err_reraise();
	CHECK(ck_err_matches(&ck_ValueError));
	ck_err_uncatch();
	CHECK_RAISED(ValueError);
	ck_put(e);
	ck_put(again);
}

CK_TEST(handled_exceptions_nest)
{
	struct ck_object *outer, *inner;

	ck_raise(&ck_KeyError, "outer");
	outer = ck_err_catch();
	ck_raise(&ck_ValueError, "inner");
	inner = ck_err_catch();
	CHECK(to_exc(inner)->context == outer);
	ck_err_uncatch();
	/* Bare raise means the outer one now. */
	ck_err_reraise();
	CHECK(ck_err_matches(&ck_KeyError));
	ck_err_uncatch();
	CHECK_RAISED(KeyError);
	ck_put(inner);
	ck_put(outer);
	ck_err_uncatch();
}

CK_TEST(fetch_and_restore)
{
	struct ck_object *e;

	CHECK(!ck_err_fetch());
	ck_err_restore(NULL);
	ck_raise(&ck_ValueError, "x");
	ck_traceback("t.pyx", "f", 1);
	e = ck_err_fetch();
	CHECK(e && !ck_err_occurred());
	ck_raise(&ck_KeyError, "in finally");
	ck_err_clear();
	ck_err_restore(e);
	ck_traceback("t.pyx", "f", 2);
	CHECK(ck_err_matches(&ck_ValueError));
	e = ck_err_fetch();
	CHECK_S64(to_exc(e)->tb_len, 1);
	/* "return" in a finally block drops it. */
	ck_put(e);

	ck_raise(&ck_ValueError, "y");
	e = ck_err_fetch();
	ck_raise(&ck_KeyError, "replaced");
	ck_err_restore(e);
	CHECK_RAISED(ValueError);
}

CK_TEST(long_tracebacks_keep_both_ends)
{
	struct ck_object *e;
	int i;

	ck_raise(&ck_ValueError, "x");
	for (i = 0; i < 1000; i++)
		ck_traceback("t.pyx", "f", i);
	e = ck_err_catch();
	CHECK_S64(to_exc(e)->tb_len, 1000);
	for (i = 0; i < CK_TB_DEPTH / 2; i++)
		CHECK_S64(to_exc(e)->tb[i].line, i);
	for (; i < CK_TB_DEPTH; i++)
		CHECK(to_exc(e)->tb[i].line >= 1000 - CK_TB_DEPTH / 2);
	ck_err_uncatch();
	ck_put(e);
}

CK_TEST(no_memory_is_an_exception_too)
{
	struct ck_object *e;

	ck_fault_arm(0);
	ck_raise_nomem();
	CHECK(ck_err_matches(&ck_MemoryError));
	ck_traceback("t.pyx", "f", 1);
	e = ck_err_catch();
	CHECK(e == &ck_memory_error.base);
	ck_err_uncatch();
	ck_put(e);
	/* There is no room for the text. */
	ck_raise(&ck_ValueError, "x %d", 1);
	CHECK_RAISED(MemoryError);
	/* These need none. */
	ck_raise(&ck_ValueError, "x");
	CHECK_RAISED(ValueError);
	ck_raise(&ck_ValueError, NULL);
	CHECK_RAISED(ValueError);
	ck_raise_errno(-ENOENT);
	CHECK_S64(ck_err_to_errno("test"), -ENOENT);
	ck_raise_type(&ck_KeyError, CK_INT(1));
	CHECK(ck_err_matches(&ck_KeyError));
	e = ck_err_catch();
	CHECK(e == &ck_memory_error.base);
	ck_err_uncatch();
	ck_fault_arm(-1);
	CHECK_TEXT(ck_str(&ck_memory_error.base, GFP_KERNEL), "");
	CHECK_TEXT(ck_repr(&ck_memory_error.base, GFP_KERNEL), "MemoryError()");
}

/* A try statement with everything in it, run with each allocation failing in turn. */
static void exercise(void)
{
	struct ck_object *e, *s, *kept;

	ck_raise(&ck_ValueError, "number %d", 1);
	ck_traceback("t.pyx", "f", 1);
	e = ck_err_catch();
	s = ck_repr(e, GFP_KERNEL);
	if (!s)
		ck_err_clear();
	ck_put(s);
	ck_raise_errno(-EBUSY);
	kept = ck_err_fetch();
	ck_raise_type(&ck_KeyError, e);
	ck_err_clear();
	ck_err_restore(kept);
	ck_err_uncatch();
	ck_put(e);
	e = ck_err_catch();
	s = ck_str(e, GFP_KERNEL);
	if (!s)
		ck_err_clear();
	ck_put(s);
	ck_err_reraise();
	ck_err_uncatch();
	ck_put(e);
	CHECK(ck_err_matches(&ck_OSError) || ck_err_matches(&ck_MemoryError));
	ck_err_clear();
}

CK_TEST(nothing_leaks_whichever_allocation_fails)
{
	long live = ck_heap_live();
	int i;

	for (i = 0; i < 40; i++) {
		ck_fault_arm(i);
		exercise();
		ck_fault_arm(-1);
		if (!CHECK(!ck_err_occurred()) || !CHECK_S64(ck_heap_live(), live)) {
			pr_info("# after %d allocations\n", i);
			break;
		}
	}
}

/* More tasks without memory than there are reserved notes. */
CK_TEST(the_reserve_can_run_out)
{
	struct ck_raised *stashed[20];
	int i, noted = 0;

	ck_fault_arm(0);
	for (i = 0; i < ARRAY_SIZE(stashed); i++) {
		ck_raise_nomem();
		stashed[i] = ck_err_stash();
		noted += !!stashed[i];
	}
	CHECK(noted >= 4 && noted < ARRAY_SIZE(stashed));
	ck_raise(&ck_ValueError, "x");
	CHECK(!ck_err_occurred());
	CHECK_S64(ck_err_to_errno("test"), -ENOMEM);
	CHECK(ck_err_catch() == &ck_memory_error.base);
	ck_err_uncatch();
	for (i = 0; i < ARRAY_SIZE(stashed); i++) {
		ck_err_unstash(stashed[i]);
		ck_err_clear();
	}
	ck_raise_nomem();
	CHECK_RAISED(MemoryError);
	ck_fault_arm(-1);
}

static int in_interrupt_result;

static void raise_in_interrupt(struct irq_work *work)
{
	struct ck_object *e;
	bool clean = in_hardirq() && !ck_err_occurred();

	ck_raise(&ck_KeyError, "in the interrupt");
	clean &= ck_err_matches(&ck_KeyError);
	e = ck_err_catch();
	clean &= e->type == &ck_KeyError && !to_exc(e)->context;
	ck_raise(&ck_IndexError, "again");
	ck_err_uncatch();
	ck_put(e);
	clean &= ck_err_matches(&ck_IndexError);
	ck_err_clear();
	clean &= !ck_err_occurred();
	ck_err_reraise();
	clean &= ck_err_matches(&ck_RuntimeError);
	ck_err_clear();
	WRITE_ONCE(in_interrupt_result, clean ? 1 : -1);
}

static DEFINE_IRQ_WORK(interrupt, raise_in_interrupt);

CK_TEST(interrupts_and_tasks_do_not_meet)
{
	struct ck_object *handled;
	int i;

	ck_raise(&ck_OSError, "handled");
	handled = ck_err_catch();
	for (i = 0; i < 100; i++) {
		ck_raise(&ck_ValueError, "pending in the task");
		WRITE_ONCE(in_interrupt_result, 0);
		irq_work_queue(&interrupt);
		irq_work_sync(&interrupt);
		if (!CHECK_S64(READ_ONCE(in_interrupt_result), 1))
			break;
		if (!CHECK(ck_err_matches(&ck_ValueError)))
			break;
	}
	CHECK_RAISED(ValueError);
	ck_err_reraise();
	CHECK_RAISED(OSError);
	ck_err_uncatch();
	ck_put(handled);
}

static atomic_t strangers;

static int raise_much(void *type)
{
	struct ck_object *e;
	int i;

	for (i = 0; i < 200; i++) {
		if (ck_err_occurred())
			atomic_inc(&strangers);
		ck_raise(type, "round %d", i);
		if (!(i & 7))
			schedule();
		if (!ck_err_matches(type))
			atomic_inc(&strangers);
		e = ck_err_catch();
		if (e->type != type)
			atomic_inc(&strangers);
		if (!(i & 15))
			schedule();
		ck_err_reraise();
		ck_err_uncatch();
		ck_put(e);
		if (!ck_err_matches(type))
			atomic_inc(&strangers);
		ck_err_clear();
	}
	while (!kthread_should_stop())
		schedule_timeout_interruptible(1);
	return 0;
}

CK_TEST(tasks_do_not_meet)
{
	static const struct ck_type * const types[] = {
		&ck_ValueError, &ck_KeyError, &ck_IndexError, &ck_TypeError, &ck_OSError,
	};
	/* More of them than the table has buckets. */
	static struct task_struct *tasks[100];
	int i;

	atomic_set(&strangers, 0);
	ck_raise(&ck_RuntimeError, "of the test itself");
	for (i = 0; i < ARRAY_SIZE(tasks); i++)
		tasks[i] = kthread_run(raise_much, (void *)types[i % ARRAY_SIZE(types)],
				       "ck_raise/%d", i);
	for (i = 0; i < ARRAY_SIZE(tasks); i++)
		if (CHECK(!IS_ERR(tasks[i])))
			kthread_stop(tasks[i]);
	CHECK_S64(atomic_read(&strangers), 0);
	CHECK_RAISED(RuntimeError);
}

static int recurse(int depth)
{
	int r;

	if (ck_recursion_enter())
		return -1;
	r = depth ? recurse(depth - 1) : 0;
	ck_recursion_leave();
	return r;
}

CK_TEST(recursion_ends)
{
	CHECK_S64(recurse(10), 0);
	CHECK_S64(recurse(1000000), -1);
	CHECK_MESSAGE(RecursionError, "maximum recursion depth exceeded");
	CHECK_S64(recurse(10), 0);
}

/* Lists in lists, deeper than any stack: repr and comparison end in RecursionError. */
CK_TEST(nested_containers_do_not_overflow_the_stack)
{
	struct ck_object *outer[2], *inner;
	int i, k;

	for (k = 0; k < 2; k++) {
		inner = ck_list_new(0, GFP_KERNEL);
		for (i = 0; i < CK_TEST_DEEP / 2; i++) {
			outer[k] = ck_list_pack(1, GFP_KERNEL, inner);
			ck_put(inner);
			inner = outer[k];
		}
	}
	CHECK(!ck_repr(outer[0], GFP_KERNEL));
	CHECK_RAISED(RecursionError);
	CHECK_S64(ck_compare(outer[0], outer[1], CK_EQ), -1);
	CHECK_RAISED(RecursionError);
	ck_put(outer[0]);
	ck_put(outer[1]);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(pending_until_cleared),
	KUNIT_CASE(classes_have_errnos),
	KUNIT_CASE(errnos_go_both_ways),
	KUNIT_CASE(os_errors_pick_their_class),
	KUNIT_CASE(text_becomes_an_object_when_caught),
	KUNIT_CASE(exceptions_are_chained),
	KUNIT_CASE(raise_from),
	KUNIT_CASE(reraise_gives_the_same_exception),
	KUNIT_CASE(handled_exceptions_nest),
	KUNIT_CASE(fetch_and_restore),
	KUNIT_CASE(long_tracebacks_keep_both_ends),
	KUNIT_CASE(no_memory_is_an_exception_too),
	KUNIT_CASE(nothing_leaks_whichever_allocation_fails),
	KUNIT_CASE(the_reserve_can_run_out),
	KUNIT_CASE(interrupts_and_tasks_do_not_meet),
	KUNIT_CASE(tasks_do_not_meet),
	KUNIT_CASE(recursion_ends),
	KUNIT_CASE(nested_containers_do_not_overflow_the_stack),
	{ }
};

CK_TEST_MODULE(cases);
