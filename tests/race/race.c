// SPDX-License-Identifier: GPL-2.0
/*
 * Runs the workloads: each insmod runs those whose names begin with @case, one after the other,
 * and fails with EIO when something did not hold.
 *
 * The race hook of the runtime (CK_TEST_FAULTS) makes readers of shared slots linger, so that
 * others get in between.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/irq_work.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/stdarg.h>
#include <linux/version.h>

#include <cythonk/heap.h>
#include <cythonk/memory.h>
#include <cythonk/module.h>

#include "race.h"
#include "token.h"

/* Failures that are described; the others are counted. */
#define FAILURES_SHOWN	5

/*
 * Nanoseconds from one interrupt's operation to the next: at least, and how much more at most; and
 * how often what the operation took, for the tasks to get on where everything is slow.
 */
#define INTERVAL	300000
#define INTERVAL_MORE	2000000
#define INTERVAL_TIMES	6

/* Microseconds that race_delay() may take. */
#define DELAY_MAX	40

static char *case_name = "";
module_param_named(case, case_name, charp, 0444);
MODULE_PARM_DESC(case, "workloads to run: beginning of their names");

static unsigned long long seed = 1;
module_param(seed, ullong, 0444);
MODULE_PARM_DESC(seed, "what the actors' choices follow from");

static unsigned int milliseconds = 1000;
module_param(milliseconds, uint, 0444);
MODULE_PARM_DESC(milliseconds, "how long each workload runs");

static unsigned int rounds;
module_param(rounds, uint, 0444);
MODULE_PARM_DESC(rounds, "operations after which a task is done; 0: none");

static unsigned int threads;
module_param(threads, uint, 0444);
MODULE_PARM_DESC(threads, "tasks; 0: two more than there are CPUs");

static const struct race_case *const groups[] = {
	race_list_cases,
	race_container_cases,
	race_dict_cases,
	race_set_cases,
	race_attribute_cases,
	race_exception_cases,
	race_lifetime_cases,
	race_print_cases,
	race_bytearray_cases,
};

/**
 * struct interrupts - what interrupts one CPU
 * @soft_timer: fires in a softirq
 * @hard_timer: queues @work
 * @work: runs in a hard interrupt
 * @soft: the actor at @soft_timer
 * @hard: the actor at @work
 */
struct interrupts {
	struct hrtimer soft_timer;
	struct hrtimer hard_timer;
	struct irq_work work;
	struct race_actor soft;
	struct race_actor hard;
};

/**
 * struct task - an actor that is a task
 * @actor: the actor
 * @thread: its thread
 */
struct task {
	struct race_actor actor;
	struct task_struct *thread;
};

static DEFINE_PER_CPU(struct interrupts, interrupts);
static struct task tasks[RACE_ACTORS];
static const struct race_case *running;
static atomic_t failures;
static atomic_t busy;
static DECLARE_COMPLETION(all_done);
static bool stopping;

static u64 mix(u64 x)
{
	x ^= x >> 30;
	x *= 0xbf58476d1ce4e5b9ull;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebull;
	return x ^ x >> 31;
}

static u64 hash_name(const char *name)
{
	u64 hash = 0;

	while (*name)
		hash = mix(hash + (unsigned char)*name++);
	return hash;
}

/**
 * race_random() - draw a number
 * @a: the actor that draws
 * @below: the numbers are 0 to @below - 1
 */
u32 race_random(struct race_actor *a, u32 below)
{
	a->random = a->random * 6364136223846793005ull + 1442695040888963407ull;
	return (a->random >> 32) * below >> 32;
}

/**
 * race_unique() - a number that nobody else gets in this workload
 * @a: the actor that asks; its numbers rise
 */
u64 race_unique(struct race_actor *a)
{
	return (u64)a->number << 32 | ++a->made;
}

/**
 * race_actor_count() - how many actors the workload has
 */
u32 race_actor_count(void)
{
	return threads + (running->tasks_only ? 0 : 2 * num_online_cpus());
}

/**
 * race_share() - have an object used by all actors
 * @o: the object, of which the caller has a reference; NULL: it could not be made
 *
 * An object with one reference is one thread's, which changes it without a lock. The second one
 * stands for those that the actors would have.
 *
 * Return: 0, or -ENOMEM.
 */
int race_share(struct ck_object *o)
{
	if (!o)
		return -ENOMEM;
	ck_get(o);
	return 0;
}

/**
 * race_unshare() - give both references of a shared object back
 * @o: the object
 */
void race_unshare(struct ck_object *o)
{
	ck_put(o);
	ck_put(o);
}

/**
 * race_delay() - take some time now and then, for others to get in between
 */
void race_delay(void)
{
	static DEFINE_PER_CPU(u32, calls);
	u32 n = this_cpu_inc_return(calls);

	if (n % 8 == 0)
		udelay(mix(n) % DELAY_MAX);
}

static const char *level_name(enum race_level level)
{
	static const char *const names[] = { "task", "softirq", "hardirq" };

	return names[level];
}

/**
 * race_fail() - report what did not hold
 * @a: whose operation it was; NULL: none was running
 * @line: where it was found
 * @fmt: printf format of what it is
 */
void race_fail(const struct race_actor *a, int line, const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;

	if (atomic_inc_return(&failures) > FAILURES_SHOWN)
		return;
	va_start(args, fmt);
	vaf.va = &args;
	if (a)
		pr_err("race: %s: FAILED: seed %llu, actor %u (%s), operation %llu, line %d: %pV\n",
		       running->name, seed, a->number, level_name(a->level), a->op, line, &vaf);
	else
		pr_err("race: %s: FAILED: seed %llu, at the end, line %d: %pV\n", running->name,
		       seed, line, &vaf);
	va_end(args);
}

bool race_expect_at(struct race_actor *a, const struct ck_type *type, int line)
{
	if (!ck_err_occurred())
		return false;
	if (!ck_err_matches(type) && !ck_err_matches(&ck_MemoryError)) {
		race_fail(a, line, "an exception that is no %s", type->name);
		ck_err_to_errno(running->name);
	}
	ck_err_clear();
	return true;
}

/* One operation of an actor. */
static void operate(struct race_actor *a)
{
	u64 began = ktime_get_ns();

	a->op++;
	a->random = mix(seed + mix(hash_name(running->name) + mix(a->number + mix(a->op))));
	/* What the interrupted have raised is theirs. */
	RACE_CHECK(a, !ck_err_occurred());
	running->operate(a);
	if (!RACE_CHECK(a, !ck_err_occurred()))
		ck_err_to_errno(running->name);
	a->took = ktime_get_ns() - began;
}

static int run_task(void *arg)
{
	struct race_actor *a = &((struct task *)arg)->actor;

	while (!READ_ONCE(stopping) && !(rounds && a->op >= rounds)) {
		operate(a);
		cond_resched();
	}
	if (atomic_dec_and_test(&busy))
		complete(&all_done);
	return 0;
}

static enum hrtimer_restart again(struct hrtimer *t, struct race_actor *a)
{
	u64 pause = INTERVAL + race_random(a, INTERVAL_MORE) + INTERVAL_TIMES * a->took;

	if (READ_ONCE(stopping))
		return HRTIMER_NORESTART;
	hrtimer_forward_now(t, ns_to_ktime(pause));
	return HRTIMER_RESTART;
}

static enum hrtimer_restart soft_fired(struct hrtimer *t)
{
	struct race_actor *a = &container_of(t, struct interrupts, soft_timer)->soft;

	operate(a);
	return again(t, a);
}

static void hard_work(struct irq_work *work)
{
	operate(&container_of(work, struct interrupts, work)->hard);
}

static enum hrtimer_restart hard_fired(struct hrtimer *t)
{
	struct interrupts *i = container_of(t, struct interrupts, hard_timer);

	irq_work_queue(&i->work);
	/* The work runs on this CPU, after this function. */
	return again(t, &i->hard);
}

static void timer_init(struct hrtimer *t, enum hrtimer_restart (*fired)(struct hrtimer *t),
		       enum hrtimer_mode mode)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
	hrtimer_setup(t, fired, CLOCK_MONOTONIC, mode);
#else
	hrtimer_init(t, CLOCK_MONOTONIC, mode);
	t->function = fired;
#endif
}

static void actor_init(struct race_actor *a, u32 number, enum race_level level)
{
	*a = (struct race_actor){
		.number = number,
		.level = level,
		.gfp = level == RACE_TASK ? GFP_KERNEL : GFP_ATOMIC,
	};
}

static void start_timers(void *unused)
{
	struct interrupts *i = this_cpu_ptr(&interrupts);

	hrtimer_start(&i->soft_timer, ns_to_ktime(INTERVAL), HRTIMER_MODE_REL_PINNED_SOFT);
	hrtimer_start(&i->hard_timer, ns_to_ktime(INTERVAL), HRTIMER_MODE_REL_PINNED);
}

static void prepare_interrupts(void)
{
	u32 number = threads;
	int cpu;

	for_each_online_cpu(cpu) {
		struct interrupts *i = per_cpu_ptr(&interrupts, cpu);

		actor_init(&i->soft, number++, RACE_SOFTIRQ);
		actor_init(&i->hard, number++, RACE_HARDIRQ);
		init_irq_work(&i->work, hard_work);
		timer_init(&i->soft_timer, soft_fired, HRTIMER_MODE_REL_PINNED_SOFT);
		timer_init(&i->hard_timer, hard_fired, HRTIMER_MODE_REL_PINNED);
	}
}

static void start_interrupts(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		smp_call_function_single(cpu, start_timers, NULL, true);
}

static void stop_interrupts(void)
{
	int cpu;

	for_each_online_cpu(cpu) {
		struct interrupts *i = per_cpu_ptr(&interrupts, cpu);

		hrtimer_cancel(&i->soft_timer);
		hrtimer_cancel(&i->hard_timer);
		irq_work_sync(&i->work);
	}
}

/* Start the tasks: one for each CPU stays there, the others go where there is room. */
static int start_tasks(void)
{
	u32 n;

	atomic_set(&busy, threads);
	for (n = 0; n < threads; n++) {
		struct task *t = &tasks[n];

		actor_init(&t->actor, n, RACE_TASK);
		t->thread = kthread_create(run_task, t, "ck-race/%u", n);
		if (IS_ERR(t->thread))
			goto fail;
		/* So that it can be waited for although it ends by itself. */
		get_task_struct(t->thread);
		if (n < nr_cpu_ids && cpu_online(n))
			kthread_bind(t->thread, n);
	}
	for (n = 0; n < threads; n++)
		wake_up_process(tasks[n].thread);
	return 0;

fail:
	while (n--) {
		kthread_stop(tasks[n].thread);
		put_task_struct(tasks[n].thread);
	}
	return -ENOMEM;
}

/* Until the time is up, all rounds are done, or something did not hold. */
static void let_run(void)
{
	unsigned long end = jiffies + msecs_to_jiffies(milliseconds);

	while (time_before(jiffies, end) && !atomic_read(&failures))
		if (wait_for_completion_interruptible_timeout(&all_done, HZ / 10))
			break;
}

static void stop_tasks(void)
{
	u32 n;

	for (n = 0; n < threads; n++) {
		kthread_stop(tasks[n].thread);
		put_task_struct(tasks[n].thread);
	}
}

static void report(void)
{
	u64 done[RACE_LEVELS] = { };
	int cpu;
	u32 n;

	for (n = 0; n < threads; n++)
		done[RACE_TASK] += tasks[n].actor.op;
	for_each_online_cpu(cpu) {
		done[RACE_SOFTIRQ] += per_cpu(interrupts, cpu).soft.op;
		done[RACE_HARDIRQ] += per_cpu(interrupts, cpu).hard.op;
	}
	pr_info("race: %s: %s: seed %llu, operations: %llu task, %llu softirq, %llu hardirq\n",
		running->name, atomic_read(&failures) ? "not ok" : "ok", seed, done[RACE_TASK],
		done[RACE_SOFTIRQ], done[RACE_HARDIRQ]);
}

static void collect_all(void)
{
	do
		ck_object_flush_deferred();
	while (ck_gc_collect());
}

static int run_case(const struct race_case *c)
{
	long live = ck_heap_live();
	int err;

	running = c;
	stopping = false;
	atomic_set(&failures, 0);
	reinit_completion(&all_done);
	err = c->begin();
	if (err)
		return err;

	prepare_interrupts();
	err = start_tasks();
	if (!err) {
		if (!c->tasks_only)
			start_interrupts();
		let_run();
		WRITE_ONCE(stopping, true);
		if (!c->tasks_only)
			stop_interrupts();
		stop_tasks();
	}
	c->end();
	collect_all();
	RACE_SAME(NULL, ck_heap_live(), live);
	RACE_SAME(NULL, token_count(), 0);
	RACE_CHECK(NULL, !ck_err_occurred());
	report();
	return err ?: atomic_read(&failures) ? -EIO : 0;
}

static int run_all(void)
{
	const struct race_case *c;
	int i, err = 0, ran = 0;

	for (i = 0; i < ARRAY_SIZE(groups); i++) {
		for (c = groups[i]; !err && c->name; c++) {
			if (strncmp(c->name, case_name, strlen(case_name)))
				continue;
			err = run_case(c);
			ran++;
		}
	}
	return err ?: ran ? 0 : -ENOENT;
}

static int __init race_init(void)
{
	int err = ck_runtime_init();

	if (err)
		return err;
	if (!threads)
		threads = num_online_cpus() + 2;
	threads = min_t(u32, threads, RACE_ACTORS - 2 * num_online_cpus());
	ck_race_hook = race_delay;
	err = run_all();
	ck_race_hook = NULL;
	if (err)
		ck_runtime_exit();
	return err;
}
module_init(race_init);

static void __exit race_exit(void)
{
	ck_runtime_exit();
}
module_exit(race_exit);

MODULE_DESCRIPTION("CythonK race workloads");
MODULE_LICENSE("GPL");
