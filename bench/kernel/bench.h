/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the C twins have in common: a device that measures their works.
 *
 * A twin writes each work as a function, names it with BENCH_WORK() or BENCH_PREPARED(), and ends
 * with BENCH_MODULE(). "WORK SIZE REPEATS CHUNKS" written to the device measures; reading it then
 * gives "NANOSECONDS CHECK": the shortest chunk of REPEATS calls, and what the work returned. The
 * module of the .pyx has the same device, which bench/driver.py writes in CythonK.
 *
 * Apart from the twins, so that all are measured in one way.
 */
#ifndef CYTHONK_BENCH_H
#define CYTHONK_BENCH_H

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/ktime.h>
#include <linux/limits.h>
#include <linux/miscdevice.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/types.h>
#include <linux/uaccess.h>

/* For a function whose calls are measured: gcc knows of it only what it would of another file's. */
#define bench_apart	noinline __attribute__((__noipa__))

/**
 * struct bench_request - what to measure, and what came of it
 * @size: how much each call works on
 * @repeats: calls in a chunk
 * @chunks: how often to measure
 * @best: nanoseconds of the shortest chunk
 * @check: what the last call returned; below 0: a negative errno
 */
struct bench_request {
	size_t size;
	unsigned int repeats;
	unsigned int chunks;
	u64 best;
	s64 check;
};

/**
 * struct bench_work - one work of a twin
 * @name: as in the .pyx
 * @measure: does it; 0 or a negative errno
 */
struct bench_work {
	const char *name;
	int (*measure)(struct bench_request *request);
};

/*
 * The measured loop. The work is called directly; OPTIMIZER_HIDE_VAR() and barrier() keep gcc from
 * seeing that all calls are the same.
 */
#define BENCH_LOOP(request, work, argument)						\
	do {										\
		unsigned int __chunk, __i;						\
											\
		for (__chunk = 0; __chunk < (request)->chunks; __chunk++) {		\
			u64 __begin = ktime_get_ns();					\
											\
			for (__i = 0; __i < (request)->repeats; __i++) {		\
				OPTIMIZER_HIDE_VAR(argument);				\
				(request)->check = work(argument);			\
				barrier();						\
			}								\
			(request)->best = min((request)->best, ktime_get_ns() - __begin);\
		}									\
	} while (0)

/* A work of the form s64 work(size_t size). */
#define BENCH_WORK(work)								\
static int measure_##work(struct bench_request *request)				\
{											\
	size_t size = request->size;							\
											\
	BENCH_LOOP(request, work, size);						\
	return request->check < 0 ? (int)request->check : 0;				\
}

/* A work of the form s64 work(type *state); prepare(size) makes the state or returns NULL. */
#define BENCH_PREPARED(work, type, prepare, release)					\
static int measure_##work(struct bench_request *request)				\
{											\
	type *state = prepare(request->size);						\
											\
	if (!state)									\
		return -ENOMEM;								\
	BENCH_LOOP(request, work, state);						\
	release(state);									\
	return request->check < 0 ? (int)request->check : 0;				\
}

#define BENCH_ENTRY(work)	{ #work, measure_##work }

static const struct bench_work bench_works[];

static char bench_answer[64];

static ssize_t bench_read(struct file *filp, char __user *buf, size_t n, loff_t *pos)
{
	return simple_read_from_buffer(buf, n, pos, bench_answer, strlen(bench_answer));
}

static int bench_measure(const char *text)
{
	struct bench_request request = { .best = U64_MAX };
	const struct bench_work *work;
	char name[32];
	int err;

	if (sscanf(text, "%31s %zu %u %u", name, &request.size, &request.repeats,
		   &request.chunks) != 4)
		return -EINVAL;
	for (work = bench_works; work->name; work++) {
		if (strcmp(work->name, name))
			continue;
		err = work->measure(&request);
		snprintf(bench_answer, sizeof(bench_answer), "%llu %lld\n", request.best,
			 request.check);
		return err;
	}
	return -ENOENT;
}

static ssize_t bench_write(struct file *filp, const char __user *buf, size_t n, loff_t *pos)
{
	char *text = memdup_user_nul(buf, min_t(size_t, n, 128));
	int err;

	if (IS_ERR(text))
		return PTR_ERR(text);
	err = bench_measure(text);
	kfree(text);
	return err ?: n;
}

static const struct file_operations bench_fops = {
	.owner = THIS_MODULE,
	.read = bench_read,
	.write = bench_write,
	.llseek = default_llseek,
};

static struct miscdevice bench_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = KBUILD_MODNAME,
	.mode = 0600,
	.fops = &bench_fops,
};

static int __init bench_init(void)
{
	return misc_register(&bench_device);
}

static void __exit bench_exit(void)
{
	misc_deregister(&bench_device);
}

/* The end of a twin: its works, BENCH_ENTRY() of each. */
#define BENCH_MODULE(...)								\
static const struct bench_work bench_works[] = { __VA_ARGS__, { } };			\
module_init(bench_init);								\
module_exit(bench_exit);								\
MODULE_DESCRIPTION("A twin in C of a benchmark");					\
MODULE_LICENSE("GPL")

#endif /* CYTHONK_BENCH_H */
