/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Internal: where objects live, for the files that make, free and count them.
 */
#ifndef CK_HEAP_H
#define CK_HEAP_H

#include <linux/hash.h>
#include <linux/limits.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

#include <cythonk/object.h>

/* Size classes that have a cache. */
#define CK_CLASSES	6
/* The size class of an object that no cache is big enough for. */
#define CK_CLASS_LARGE	CK_CLASS_MASK

/**
 * struct ck_link - what lies behind an object that can hold references or has a destructor
 * @gc: in a list of tracked objects, while alive
 * @dead: in a chain of dying objects, afterwards
 * @refs: scratch of the collector: references that do not come from candidates, or CK_LINK_LIVE
 * @class: size class of the object, from which its place follows
 */
struct ck_link {
	union {
		struct list_head gc;
		struct llist_node dead;
	};
	u32 refs;
	u32 class;
};

/* The object is reachable, or younger than the collector's last look. */
#define CK_LINK_LIVE	U32_MAX

/* Tracked objects, in shards by address so that CPUs seldom meet on one lock. */
#define CK_SHARD_BITS	4
#define CK_SHARDS	(1 << CK_SHARD_BITS)

struct ck_shard {
	raw_spinlock_t lock;
	struct list_head objects;	/* struct ck_link.gc */
};

extern struct ck_shard ck_shards[CK_SHARDS];

/**
 * ck_shard_of() - the shard an object is tracked in
 * @o: the object
 *
 * Return: the shard.
 */
static inline struct ck_shard *ck_shard_of(struct ck_object *o)
{
	return &ck_shards[hash_ptr(o, CK_SHARD_BITS)];
}

/**
 * ck_must_not_sleep() - is the running code known to be forbidden to sleep?
 *
 * Return: true in interrupts and with them or softirqs disabled; inside of spinlocks and RCU's read
 * sides where the kernel counts them (CONFIG_PREEMPT_COUNT).
 */
static inline bool ck_must_not_sleep(void)
{
	return preempt_count() || irqs_disabled() || rcu_preempt_depth();
}

/**
 * ck_may_sleep() - is the running code known to be allowed to sleep?
 *
 * Return: false also where nobody can tell, for want of a preemption counter.
 */
static inline bool ck_may_sleep(void)
{
	return IS_ENABLED(CONFIG_PREEMPT_COUNT) && !ck_must_not_sleep();
}

/* Bytes of an object by its size class. */
extern const u16 ck_class_sizes[CK_CLASSES];

/**
 * ck_size_class_of() - the size class of an object
 * @o: the object; may be freed, or be another one meanwhile, as long as RCU keeps its memory
 *
 * Return: the class.
 */
static inline unsigned int ck_size_class_of(const struct ck_object *o)
{
	return (READ_ONCE(o->flags) >> CK_CLASS_SHIFT) & CK_CLASS_MASK;
}

int ck_heap_init(void);
void ck_heap_exit(void);
size_t ck_heap_room(const struct ck_object *o);
struct ck_link *ck_link_of(struct ck_object *o);
struct ck_object *ck_link_object(struct ck_link *link);
void ck_heap_track(struct ck_object *o);
void ck_heap_untrack(struct ck_object *o);
void ck_heap_free(struct ck_object *o);
long ck_heap_live(void);

/**
 * ck_heap_no_object() - make a header that ck_load() finds no object at
 * @o: where it is
 */
static inline void ck_heap_no_object(struct ck_object *o)
{
	o->flags = 0;
	o->type = NULL;
	refcount_set(&o->ref.refcount, 0);
}

/* stock.c */
int ck_stock_init(void);
void ck_stock_exit(void);
void *ck_stock_fetch(unsigned int class, gfp_t gfp);
void ck_stock_count(long by);

/* object.c */
void ck_object_run_dealloc(struct ck_object *o);
void ck_object_clear(struct ck_object *o);
bool ck_object_flush_deferred(void);

/* gc_shrinker.c */
int ck_gc_shrinker_init(void);
void ck_gc_shrinker_exit(void);

#endif /* CK_HEAP_H */
