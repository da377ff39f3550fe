/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the race workloads share: actors that operate on the same objects at the same time, random
 * choices that a seed repeats, and the report of what did not hold.
 *
 * An actor is a task, or what a timer runs on one CPU: in a softirq, or (an irq_work) in a hard
 * interrupt. What an actor's n-th operation draws follows from the run's seed, the workload, the
 * actor and n alone, so a seed repeats what every actor does; only when it does so is up to the
 * scheduler.
 */
#ifndef RACE_H
#define RACE_H

#include <linux/atomic.h>
#include <linux/types.h>

#include <cythonk/error.h>
#include <cythonk/object.h>

/* Where an actor runs. */
enum race_level { RACE_TASK, RACE_SOFTIRQ, RACE_HARDIRQ, RACE_LEVELS };

/* Upper bound of an actor's number, for tables by actor. */
#define RACE_ACTORS	64

/**
 * struct race_actor - one who operates
 * @number: of all actors; tasks come first
 * @level: where it runs
 * @op: number of its current operation
 * @random: state of the generator within this operation
 * @gfp: allocation flags that fit
 * @made: for race_unique()
 * @took: nanoseconds that its last operation took
 */
struct race_actor {
	u32 number;
	enum race_level level;
	u64 op;
	u64 random;
	gfp_t gfp;
	u32 made;
	u64 took;
};

/**
 * struct race_case - one workload
 * @name: group and name with a dot between them
 * @begin: makes what the actors share; 0 or a negative errno
 * @operate: one operation of an actor, at any level
 * @end: when all actors have stopped: what must hold then; drops what @begin made
 * @tasks_only: its operations sleep
 */
struct race_case {
	const char *name;
	int (*begin)(void);
	void (*operate)(struct race_actor *a);
	void (*end)(void);
	bool tasks_only;
};

/* The workloads, a table a file, each ended by a row without a name. */
extern const struct race_case race_container_cases[];
extern const struct race_case race_list_cases[];
extern const struct race_case race_dict_cases[];
extern const struct race_case race_set_cases[];
extern const struct race_case race_attribute_cases[];
extern const struct race_case race_exception_cases[];
extern const struct race_case race_lifetime_cases[];
extern const struct race_case race_print_cases[];
extern const struct race_case race_bytearray_cases[];

u32 race_random(struct race_actor *a, u32 below);
u64 race_unique(struct race_actor *a);
u32 race_actor_count(void);
int race_share(struct ck_object *o);
void race_unshare(struct ck_object *o);
void race_delay(void);

__printf(3, 4) void race_fail(const struct race_actor *a, int line, const char *fmt, ...);

/* What must hold; @a is NULL where no actor is at work. Its value is whether it did. */
#define RACE_CHECK(a, cond) ({						\
	bool __ok = (cond);						\
									\
	if (unlikely(!__ok))						\
		race_fail(a, __LINE__, "%s", #cond);			\
	__ok;								\
})

/* Two numbers must be the same. */
#define RACE_SAME(a, got, want) ({					\
	s64 __got = (got), __want = (want);				\
									\
	if (unlikely(__got != __want))					\
		race_fail(a, __LINE__, "%s is %lld, not %lld", #got, __got, __want); \
	__got == __want;						\
})

bool race_expect_at(struct race_actor *a, const struct ck_type *type, int line);

/*
 * Clears what is pending, which may be an exception of this class or want of memory. Its value is
 * whether one was.
 */
#define race_expect(a, type)	race_expect_at(a, type, __LINE__)

#endif /* RACE_H */
