// SPDX-License-Identifier: GPL-2.0
/*
 * Where objects live.
 *
 * ck_load() takes a reference through a pointer whose object may be freed and reused at any
 * moment. That is sound because an object header stays a header: objects come from size-class
 * caches with SLAB_TYPESAFE_BY_RCU (stock.c), the count is 0 from the slab's constructor on until
 * an instance is complete and again after its last reference, and large objects, which no cache
 * holds, are freed only after a grace period. Payloads may be freed at once, as nobody reads
 * them before holding a reference.
 *
 * Separate from object.c, which knows what objects mean; this file only places them.
 */
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/vmalloc.h>
#include <linux/workqueue.h>

#include <cythonk/compat.h>
#include <cythonk/error.h>
#include <cythonk/heap.h>
#include <cythonk/memory.h>

#include "few_bytes.h"
#include "stock.h"

/* An object past this is refused; also keeps sums of sizes from overflowing. */
#define OBJECT_MAX	((size_t)INT_MAX - PAGE_SIZE)

/* Leaked objects whose types are named in the log. */
#define LEAKS_NAMED	8

/**
 * struct ck_large - what lies before a large object
 * @rcu: delays freeing past the readers that ck_load() may have
 * @link: as behind small objects
 * @object: the object
 */
struct ck_large {
	struct rcu_head rcu;
	struct ck_link link;
	struct ck_object object[];
};

/* Arrays from vmalloc that died where freeing them, which sleeps, is forbidden. */
static LLIST_HEAD(dead_payloads);

struct ck_shard ck_shards[CK_SHARDS] = {
	[0 ... CK_SHARDS - 1] = { .lock = __RAW_SPIN_LOCK_UNLOCKED(ck_shards.lock) },
};

#ifdef CK_TEST_FAULTS
static atomic_long_t fault_countdown = ATOMIC_LONG_INIT(-1);

bool ck_fault_here(void)
{
	long left = atomic_long_read(&fault_countdown);

	while (left > 0)
		if (atomic_long_try_cmpxchg(&fault_countdown, &left, left - 1))
			return false;
	return left == 0;
}

void ck_fault_arm(long skip)
{
	atomic_long_set(&fault_countdown, skip < 0 ? -1 : skip);
}
#endif

/**
 * ck_heap_init() - see to it that objects can be made
 *
 * Context: process.
 * Return: 0, or -ENOMEM with nothing left behind.
 */
int ck_heap_init(void)
{
	int i;

	for (i = 0; i < CK_SHARDS; i++)
		INIT_LIST_HEAD(&ck_shards[i].objects);
	return ck_stock_init();
}

static void report_leaks(long leaked)
{
	struct ck_object *o;
	struct ck_link *link;
	int i, named = 0;

	pr_err("%s: cythonk: %ld objects leaked\n", THIS_MODULE->name, leaked);
	for (i = 0; i < CK_SHARDS; i++) {
		list_for_each_entry(link, &ck_shards[i].objects, gc) {
			if (named++ == LEAKS_NAMED)
				return;
			o = ck_link_object(link);
			pr_err("%s: cythonk:   %s with %u references\n", THIS_MODULE->name,
			       o->type->name, kref_read(&o->ref));
		}
	}
}

static unsigned int class_of_size(size_t size)
{
	unsigned int i;

	for (i = 0; i < CK_CLASSES; i++)
		if (size <= ck_class_sizes[i])
			return i;
	return CK_CLASS_LARGE;
}

/**
 * ck_heap_room() - bytes that an object's memory has
 * @o: the object
 *
 * Return: how many, the header included; 0 for a large one, of which nobody knows.
 */
size_t ck_heap_room(const struct ck_object *o)
{
	unsigned int class = ck_size_class_of(o);

	return class < CK_CLASSES ? ck_class_sizes[class] : 0;
}

/**
 * ck_link_of() - the link of an object that has CK_LINKED
 * @o: the object
 *
 * Return: its link, at a place that depends on its size class.
 */
struct ck_link *ck_link_of(struct ck_object *o)
{
	unsigned int class = ck_size_class_of(o);

	if (class == CK_CLASS_LARGE)
		return &container_of(o, struct ck_large, object[0])->link;
	return (void *)o + ck_class_sizes[class] - sizeof(struct ck_link);
}

/**
 * ck_link_object() - the object that a link belongs to
 * @link: from ck_link_of()
 *
 * Return: the object, borrowed.
 */
struct ck_object *ck_link_object(struct ck_link *link)
{
	if (link->class == CK_CLASS_LARGE)
		return container_of(link, struct ck_large, link)->object;
	return (void *)link + sizeof(*link) - ck_class_sizes[link->class];
}

/**
 * ck_heap_track() - let the collector see an object
 * @o: an object that has CK_LINKED and is not tracked; nobody else changes its flags
 *
 * Context: any except NMI.
 */
void ck_heap_track(struct ck_object *o)
{
	struct ck_shard *s = ck_shard_of(o);
	unsigned long flags;

	raw_spin_lock_irqsave(&s->lock, flags);
	list_add_tail(&ck_link_of(o)->gc, &s->objects);
	raw_spin_unlock_irqrestore(&s->lock, flags);
	WRITE_ONCE(o->flags, o->flags | CK_TRACKED);
}

/**
 * ck_heap_untrack() - hide an object from the collector; its link is free for other use then
 * @o: any object; one that is not tracked stays as it is
 *
 * Context: any except NMI.
 */
void ck_heap_untrack(struct ck_object *o)
{
	struct ck_shard *s = ck_shard_of(o);
	unsigned long flags;

	if (!(o->flags & CK_TRACKED))
		return;
	raw_spin_lock_irqsave(&s->lock, flags);
	list_del(&ck_link_of(o)->gc);
	raw_spin_unlock_irqrestore(&s->lock, flags);
	WRITE_ONCE(o->flags, o->flags & ~CK_TRACKED);
}

static u32 flags_of_type(const struct ck_type *type)
{
	u32 flags = 0;

	/* Nothing that it may be derived from does more. */
	if (type->flags & CK_TYPE_PAYLOAD)
		return 0;
	for (; type; type = type->base) {
		if (type->traverse)
			return CK_LINKED | CK_TRACKED;
		if (type->clear || type->dealloc)
			flags = CK_LINKED;
	}
	return flags;
}

static void link_init(struct ck_object *o, unsigned int class)
{
	struct ck_link *link = ck_link_of(o);

	link->refs = CK_LINK_LIVE;
	link->class = class;
}

/*
 * Flags that fit where the code runs. Compiled functions say GFP_KERNEL, since the same one may be
 * called from a process and from a timer; only here is it known which it is.
 *
 * Kernels without a preemption counter (Debian's for arm64) know interrupts, but not whether a task
 * holds a spinlock. What is small is there without waiting, so nothing waits for it. What is large
 * is rarely there at once, and rarely asked for under a spinlock: the caller is believed.
 */
static gfp_t fitting(gfp_t gfp, size_t size)
{
	if (gfpflags_allow_blocking(gfp) &&
	    (ck_must_not_sleep() || (!ck_may_sleep() && size <= PAGE_SIZE)))
		gfp = GFP_ATOMIC;
	return gfp | __GFP_NOWARN;
}

static noinline struct ck_object *large_alloc(size_t size, gfp_t gfp)
{
	struct ck_large *large;

	gfp = fitting(gfp, size);
	size += sizeof(*large);
	large = gfpflags_allow_blocking(gfp) ? kvmalloc(size, gfp) : kmalloc(size, gfp);
	if (!large)
		return NULL;
	ck_heap_no_object(large->object);
	ck_stock_count(1);
	return large->object;
}

static __always_inline struct ck_object *allocate(unsigned int class, size_t size, gfp_t gfp)
{
	if (unlikely(class == CK_CLASS_LARGE))
		return large_alloc(size, gfp);
	return ck_stock_take(class) ?: ck_stock_fetch(class, fitting(gfp, size));
}

/* An instance of @size bytes, of which @cleared are zero. */
static __always_inline struct ck_object *new_object(const struct ck_type *type, size_t size,
						    size_t cleared, gfp_t gfp)
{
	u32 flags = flags_of_type(type);
	struct ck_object *o;
	unsigned int class;
	size_t room = size;

	if (unlikely(size > OBJECT_MAX || ck_fault_here()))
		goto nomem;
	if (flags & CK_LINKED)
		room = ALIGN(size, sizeof(long)) + sizeof(struct ck_link);

	class = class_of_size(room);
	o = allocate(class, size, gfp);
	if (unlikely(!o))
		goto nomem;

	ck_clear_words(o + 1, cleared - sizeof(*o));
	o->type = type;
	WRITE_ONCE(o->flags, class << CK_CLASS_SHIFT | (flags & CK_LINKED));
	if (flags & CK_LINKED)
		link_init(o, class);
	if (flags & CK_TRACKED)
		ck_heap_track(o);
	/* From here on ck_load() of another CPU can find it, once it is stored somewhere. */
	atomic_set_release(&o->ref.refcount.refs, 1);
	return o;

nomem:
	ck_raise_nomem();
	return NULL;
}

struct ck_object *ck_new_sized(const struct ck_type *type, size_t size, gfp_t gfp)
{
	return new_object(type, size, size, gfp);
}

struct ck_object *ck_new_unfilled(const struct ck_type *type, size_t size, gfp_t gfp)
{
	return new_object(type, size, type->size, gfp);
}

struct ck_object *ck_new(const struct ck_type *type, gfp_t gfp)
{
	return new_object(type, type->size, type->size, gfp);
}

/**
 * ck_heap_free() - give an object's memory back
 * @o: has no references, is not tracked, holds nothing
 *
 * Context: any except NMI.
 */
void ck_heap_free(struct ck_object *o)
{
	unsigned int class = ck_size_class_of(o);

	if (class == CK_CLASS_LARGE) {
		struct ck_large *large = container_of(o, struct ck_large, object[0]);

		ck_stock_count(-1);
		kvfree_rcu(large, rcu);
		return;
	}
	ck_stock_give(class, o);
}

void *ck_payload_alloc(size_t n, size_t size, gfp_t gfp)
{
	size_t bytes = array_size(n, size);
	void *p = NULL;

	gfp = fitting(gfp, bytes);
	if (likely(bytes <= OBJECT_MAX && !ck_fault_here()))
		p = gfpflags_allow_blocking(gfp) ? kvmalloc(bytes, gfp) : kmalloc(bytes, gfp);
	if (unlikely(!p))
		ck_raise_nomem();
	return p;
}

static void free_dead_payloads(struct work_struct *work)
{
	struct llist_node *node = llist_del_all(&dead_payloads), *next;

	for (; node; node = next) {
		next = node->next;
		vfree(node);
	}
}

static DECLARE_WORK(payload_work, free_dead_payloads);

void ck_payload_free(void *p)
{
	if (!is_vmalloc_addr(p))
		kfree(p);
	else if (ck_may_sleep())
		vfree(p);
	else if (llist_add(p, &dead_payloads))
		schedule_work(&payload_work);
}

/**
 * struct shared - what lies before an array that is read without a lock
 * @rcu: delays freeing past the readers
 * @data: the array
 */
struct shared {
	struct rcu_head rcu;
	u64 data[];
};

static struct shared *shared_of(void *p)
{
	return container_of(p, struct shared, data[0]);
}

void *ck_shared_alloc(size_t n, size_t size, gfp_t gfp)
{
	struct shared *s;

	s = ck_payload_alloc(1, size_add(array_size(n, size), sizeof(*s)), gfp);
	return s ? s->data : NULL;
}

size_t ck_shared_room(size_t n, size_t size)
{
	size_t bytes = size_add(array_size(n, size), sizeof(struct shared));

	/* Past that the memory may come from elsewhere, a page at a time. */
	if (bytes > KMALLOC_MAX_CACHE_SIZE)
		return n;
	return (kmalloc_size_roundup(bytes) - sizeof(struct shared)) / size;
}

void ck_shared_free(void *p)
{
	if (p)
		ck_payload_free(shared_of(p));
}

static void free_shared(struct rcu_head *rcu)
{
	ck_payload_free(container_of(rcu, struct shared, rcu));
}

void ck_shared_retire(struct ck_object *owner, void *p)
{
	if (!p)
		return;
	/* An owner without any is being freed. */
	if (ck_is_private(owner) || !kref_read(&owner->ref))
		ck_payload_free(shared_of(p));
	else
		call_rcu(&shared_of(p)->rcu, free_shared);
}

/**
 * ck_heap_exit() - destroy the caches, complaining about objects left in them
 *
 * Context: process.
 */
void ck_heap_exit(void)
{
	long leaked = ck_heap_live();

	flush_work(&payload_work);
	if (leaked)
		report_leaks(leaked);
	ck_stock_exit();
}
