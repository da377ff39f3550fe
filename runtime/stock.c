// SPDX-License-Identifier: GPL-2.0
/*
 * The caches that objects come from, and each CPU's stock of free objects.
 *
 * Objects are made and freed all the time, and the kernel's allocator takes several times as long
 * as all else about it. So each CPU keeps a few free objects of each size, and fetches and gives
 * back many at once. What is in stock belongs to the CPU: it needs neither a lock nor interrupts
 * off, only a mark that somebody is at it, which who interrupts him sees, and goes to the cache
 * himself.
 *
 * Separate from memory.c, which knows what an object's memory is made into.
 */
#include <linux/ktime.h>
#include <linux/module.h>

#include <cythonk/compat.h>
#include <cythonk/heap.h>
#include <cythonk/memory.h>

#include "stock.h"

/*
 * Sizes of the caches; what is larger is allocated one by one. A number, a short text, a pair or
 * small instance, a container, an exception, a line of text. The allocator adds a word to each,
 * which makes 48, 64, 80, 96, 192 and 512 bytes. Each cache more costs unloading a grace period
 * more.
 */
const u16 ck_class_sizes[CK_CLASSES] = { 40, 56, 72, 88, 184, 504 };

/* Objects that a CPU keeps of each size, some KiB, and how many it fetches or gives back. */
const u8 ck_stock_max[CK_CLASSES] = { 128, 128, 64, 64, 16, 8 };
static const u8 stock_batch[CK_CLASSES] = { 32, 32, 32, 32, 8, 4 };

#define BATCH_MAX	32

DEFINE_PER_CPU(struct ck_stock, ck_stocks);

static struct kmem_cache *caches[CK_CLASSES];

/*
 * A stale reader may look at a slot before its first object, or at a free one: it has to see no
 * references.
 */
static void header_ctor(void *p)
{
	ck_heap_no_object(p);
}

static struct kmem_cache *cache_create(unsigned int size, u64 load)
{
	const unsigned int head = sizeof(struct ck_object);
	struct kmem_cache *cache;
	char *name;

	/* Unique at each load, because the kernel removes a destroyed cache's name only later. */
	name = kasprintf(GFP_KERNEL, "ck-%s-%u-%llx", THIS_MODULE->name, size, load);
	if (!name)
		return NULL;
	/* Bytes and texts inside objects are copied to and from user space. */
	cache = kmem_cache_create_usercopy(name, size, __alignof__(u64), SLAB_TYPESAFE_BY_RCU,
					   head, size - head, header_ctor);
	kfree(name);
	return cache;
}

/**
 * ck_stock_init() - create the caches
 *
 * Context: process.
 * Return: 0, or -ENOMEM with nothing left behind.
 */
int ck_stock_init(void)
{
	u64 load = ktime_get_ns();
	int i;

	for (i = 0; i < CK_CLASSES; i++) {
		caches[i] = ck_fault_here() ? NULL : cache_create(ck_class_sizes[i], load);
		if (!caches[i])
			goto fail;
	}
	return 0;

fail:
	while (i--) {
		kmem_cache_destroy(caches[i]);
		caches[i] = NULL;
	}
	return -ENOMEM;
}

/* Batches are fetched and given back with interrupts on, as the allocator wants it. */
static bool may_batch(void)
{
	return CK_STOCKED && !irqs_disabled();
}

/* Put free objects into the stock, as many as it takes; what is left is at the start of @free. */
static size_t put_by(unsigned int class, void **free, size_t n)
{
	struct ck_stock *s;

	preempt_disable();
	s = this_cpu_ptr(&ck_stocks);
	if (ck_stock_begin(s)) {
		while (n && s->count[class] < ck_stock_max[class])
			ck_stock_push(s, class, free[--n]);
		ck_stock_end(s);
	}
	preempt_enable();
	return n;
}

/* Memory from the cache, and more for the stock. */
static void *fetch(unsigned int class, gfp_t gfp)
{
	struct kmem_cache *cache = caches[class];
	void *batch[BATCH_MAX];
	size_t n;

	/* No caches: the module forgot ck_runtime_init(). */
	if (WARN_ON_ONCE(!cache))
		return NULL;
	if (!may_batch() || !kmem_cache_alloc_bulk(cache, gfp, stock_batch[class], batch))
		return kmem_cache_alloc(cache, gfp);
	n = put_by(class, batch + 1, stock_batch[class] - 1);
	/* An interrupt has filled it meanwhile. */
	while (unlikely(n))
		kmem_cache_free(cache, batch[n--]);
	return batch[0];
}

/**
 * ck_stock_fetch() - memory of an object, when the stock is empty
 * @class: its size class
 * @gfp: allocation flags that fit the context
 *
 * Context: any that @gfp allows.
 * Return: memory whose header has no references, or NULL.
 */
void *ck_stock_fetch(unsigned int class, gfp_t gfp)
{
	void *free = fetch(class, gfp);

	if (likely(free))
		ck_stock_count(1);
	return free;
}

/**
 * ck_stock_give_back() - give memory back when the stock is full, or in use
 * @class: its size class
 * @free: the memory, whose header has no references
 *
 * Context: any except NMI.
 */
void ck_stock_give_back(unsigned int class, void *free)
{
	void *batch[BATCH_MAX];
	struct ck_stock *s;
	size_t n = 1;

	batch[0] = free;
	if (may_batch()) {
		preempt_disable();
		s = this_cpu_ptr(&ck_stocks);
		if (ck_stock_begin(s)) {
			while (n < stock_batch[class] && s->first[class])
				batch[n++] = ck_stock_pop(s, class);
			ck_stock_end(s);
		}
		preempt_enable();
	}
	if (n > 1)
		kmem_cache_free_bulk(caches[class], n, batch);
	else
		kmem_cache_free(caches[class], free);
}

/**
 * ck_stock_count() - count objects that do not go through the stock
 * @by: how many more there are
 *
 * Context: any.
 */
void ck_stock_count(long by)
{
	preempt_disable();
	/* As this_cpu_add() switches interrupts off where the processor cannot do it at once. */
	local_add(by, &this_cpu_ptr(&ck_stocks)->live);
	preempt_enable();
}

/**
 * ck_heap_live() - how many objects there are
 *
 * Context: any; exact only while no other CPU makes or frees objects.
 *
 * Return: the number of live objects.
 */
long ck_heap_live(void)
{
	long sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += local_read(&per_cpu_ptr(&ck_stocks, cpu)->live);
	return sum;
}

/**
 * ck_stock_exit() - give everything in stock back and destroy the caches
 *
 * Context: process; nobody makes or frees objects any more.
 */
void ck_stock_exit(void)
{
	struct ck_stock *s;
	void *free;
	int cpu, i;

	for (i = 0; i < CK_CLASSES; i++) {
		for_each_possible_cpu(cpu) {
			s = per_cpu_ptr(&ck_stocks, cpu);
			while ((free = ck_stock_pop(s, i)))
				kmem_cache_free(caches[i], free);
		}
		kmem_cache_destroy(caches[i]);
		caches[i] = NULL;
	}
}
