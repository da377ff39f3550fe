/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Each CPU's stock of free objects: taking one and giving one back, which memory.c does for every
 * object, so both are in place there. What else there is to a stock is in stock.c.
 */
#ifndef CK_STOCK_H
#define CK_STOCK_H

#include <linux/percpu.h>
#include <linux/preempt.h>

#include <asm/local.h>

#include <cythonk/heap.h>

/* What looks for objects that are used after they are freed, or lost, has to see each of them. */
#define CK_STOCKED	(!IS_ENABLED(CONFIG_KASAN) && !IS_ENABLED(CONFIG_DEBUG_KMEMLEAK))

/**
 * struct ck_stock - free objects of a CPU
 * @busy: code on this CPU is changing @first and @count; who interrupts it must not
 * @count: how many there are of each size
 * @first: chains of them, through the word behind the header
 * @live: objects made less objects freed on this CPU; may be negative
 */
struct ck_stock {
	bool busy;
	u8 count[CK_CLASSES];
	void *first[CK_CLASSES];
	local_t live;
};

DECLARE_PER_CPU(struct ck_stock, ck_stocks);
extern const u8 ck_stock_max[CK_CLASSES];

void ck_stock_give_back(unsigned int class, void *free);

/* The word of a free object that leads to the next one. */
static inline void **ck_stock_next(void *free)
{
	return free + sizeof(struct ck_object);
}

/* Begin to use the stock of this CPU, with preemption off; false: it is in use. */
static __always_inline bool ck_stock_begin(struct ck_stock *s)
{
	if (unlikely(READ_ONCE(s->busy)))
		return false;
	WRITE_ONCE(s->busy, true);
	/* Only this CPU looks, so what is to be kept in order are the compiler's instructions. */
	barrier();
	return true;
}

static __always_inline void ck_stock_end(struct ck_stock *s)
{
	barrier();
	WRITE_ONCE(s->busy, false);
}

static __always_inline void *ck_stock_pop(struct ck_stock *s, unsigned int class)
{
	void *free = s->first[class];

	if (likely(free)) {
		s->first[class] = *ck_stock_next(free);
		s->count[class]--;
	}
	return free;
}

static __always_inline void ck_stock_push(struct ck_stock *s, unsigned int class, void *free)
{
	WRITE_ONCE(*ck_stock_next(free), s->first[class]);
	s->first[class] = free;
	s->count[class]++;
}

/**
 * ck_stock_take() - memory of an object from this CPU's stock
 * @class: its size class
 *
 * Context: any except NMI.
 * Return: memory whose header has no references, or NULL: there is none in stock.
 */
static __always_inline void *ck_stock_take(unsigned int class)
{
	void *free = NULL;
	struct ck_stock *s;

	preempt_disable();
	s = this_cpu_ptr(&ck_stocks);
	if (likely(CK_STOCKED && ck_stock_begin(s))) {
		free = ck_stock_pop(s, class);
		ck_stock_end(s);
	}
	if (likely(free))
		local_inc(&s->live);
	preempt_enable();
	return free;
}

/**
 * ck_stock_give() - give an object's memory back
 * @class: its size class
 * @free: the memory, whose header has no references
 *
 * Context: any except NMI.
 */
static __always_inline void ck_stock_give(unsigned int class, void *free)
{
	bool kept = false;
	struct ck_stock *s;

	preempt_disable();
	s = this_cpu_ptr(&ck_stocks);
	local_dec(&s->live);
	if (likely(CK_STOCKED && s->count[class] < ck_stock_max[class] && ck_stock_begin(s))) {
		ck_stock_push(s, class, free);
		ck_stock_end(s);
		kept = true;
	}
	preempt_enable();
	if (unlikely(!kept))
		ck_stock_give_back(class, free);
}

#endif /* CK_STOCK_H */
