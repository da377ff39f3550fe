// SPDX-License-Identifier: GPL-2.0
/*
 * The table of what is attached to (task, context level).
 *
 * Separate because exceptions (error.c) and the release of deep structures (object.c) both need
 * it, in modules that use only one of them. Only a context itself attaches, finds and detaches
 * its nodes. So it claims a slot for as long as it has any, and what is in the slot is its own:
 * a look-up compares the few keys of one cache line and takes no lock. When the slots of a bucket
 * are all claimed by others, the nodes go to a list that has one.
 */
#include <linux/cache.h>
#include <linux/hash.h>
#include <linux/preempt.h>
#include <linux/sched/task_stack.h>
#include <linux/spinlock.h>

#include <cythonk/context.h>

#ifdef CK_TEST_FAULTS
/* So few that tests with several tasks come to the list, too. */
#define CTX_BITS	1
#define CTX_WAYS	1
#else
#define CTX_BITS	5
#define CTX_WAYS	4
#endif

/**
 * struct ctx_slot - the nodes of one context
 * @key: whose; 0: free. Claimed by cmpxchg, given back by its owner
 * @nodes: newest first; touched by the owner alone
 */
struct ctx_slot {
	unsigned long key;
	struct ck_ctx_node *nodes;
};

static struct {
	struct ctx_slot slots[CTX_WAYS];
} ____cacheline_aligned ctx_table[1 << CTX_BITS];

/* Nodes of contexts that found no slot. */
static DEFINE_RAW_SPINLOCK(crowd_lock);
static struct ck_ctx_node *crowd;

/* The running context: tasks are aligned, so the level goes into the low bits. */
static unsigned long ck_ctx_key(void)
{
	return (unsigned long)current | ck_ctx_level();
}

static struct ctx_slot *bucket_of(unsigned long key)
{
	return ctx_table[hash_long(key, CTX_BITS)].slots;
}

static struct ctx_slot *own_slot(unsigned long key)
{
	struct ctx_slot *slot = bucket_of(key);
	int i;

	for (i = 0; i < CTX_WAYS; i++, slot++)
		if (READ_ONCE(slot->key) == key)
			return slot;
	return NULL;
}

static struct ctx_slot *claim_slot(unsigned long key)
{
	struct ctx_slot *slot = bucket_of(key);
	int i;

	for (i = 0; i < CTX_WAYS; i++, slot++)
		if (!READ_ONCE(slot->key) && !cmpxchg(&slot->key, 0, key))
			return slot;
	return NULL;
}

/* An own node would have been added by ourselves, so an empty list needs no lock. */
static struct ck_ctx_node *find_in_crowd(unsigned long key, unsigned int kind)
{
	struct ck_ctx_node *n;
	unsigned long flags;

	if (likely(!READ_ONCE(crowd)))
		return NULL;
	raw_spin_lock_irqsave(&crowd_lock, flags);
	for (n = crowd; n; n = n->next)
		if (n->key == key && n->kind & kind)
			break;
	raw_spin_unlock_irqrestore(&crowd_lock, flags);
	return n;
}

/**
 * ck_ctx_level() - the running context's level
 *
 * Return: 0 in a task, 1 in a softirq, 2 in a hardirq (3 in an NMI, where nothing else of the
 * runtime may be called).
 */
unsigned int ck_ctx_level(void)
{
	if (likely(in_task()))
		return 0;
	return in_nmi() ? 3 : in_hardirq() ? 2 : 1;
}

/**
 * ck_ctx_attach() - attach a node to the running context
 * @n: the node, attached nowhere
 * @kind: CK_CTX_* of it
 *
 * The node is found before those of its kind that are attached already.
 *
 * Context: any except NMI.
 */
void ck_ctx_attach(struct ck_ctx_node *n, unsigned int kind)
{
	unsigned long key = ck_ctx_key(), flags;
	struct ctx_slot *slot = own_slot(key);

	n->key = key;
	n->kind = kind;
	/* A context has all its nodes in one place, which keeps their order. */
	if (!slot && likely(!find_in_crowd(key, ~0u)))
		slot = claim_slot(key);
	if (likely(slot)) {
		n->next = slot->nodes;
		slot->nodes = n;
		return;
	}
	raw_spin_lock_irqsave(&crowd_lock, flags);
	n->next = crowd;
	WRITE_ONCE(crowd, n);
	raw_spin_unlock_irqrestore(&crowd_lock, flags);
}

static void unlink_node(struct ck_ctx_node **from, struct ck_ctx_node *n)
{
	while (*from != n)
		from = &(*from)->next;
	WRITE_ONCE(*from, n->next);
}

/**
 * ck_ctx_detach() - take a node away from the running context
 * @n: the node, attached by this context
 *
 * Context: the one that attached it.
 */
void ck_ctx_detach(struct ck_ctx_node *n)
{
	struct ctx_slot *slot = own_slot(n->key);
	unsigned long flags;

	if (likely(slot)) {
		unlink_node(&slot->nodes, n);
		if (!slot->nodes)
			/* Whoever claims the slot next finds it empty. */
			smp_store_release(&slot->key, 0);
		return;
	}
	raw_spin_lock_irqsave(&crowd_lock, flags);
	unlink_node(&crowd, n);
	raw_spin_unlock_irqrestore(&crowd_lock, flags);
}

/**
 * ck_ctx_find() - find the newest node of a kind in the running context
 * @kind: CK_CTX_*, or several of them
 *
 * Context: any except NMI.
 * Return: the node, or NULL.
 */
struct ck_ctx_node *ck_ctx_find(unsigned int kind)
{
	unsigned long key = ck_ctx_key();
	struct ctx_slot *slot = own_slot(key);
	struct ck_ctx_node *n;

	if (!slot)
		return find_in_crowd(key, kind);
	for (n = slot->nodes; n; n = n->next)
		if (n->kind & kind)
			break;
	return n;
}

/**
 * ck_ctx_stack_left() - how much stack the running task has left
 *
 * Return: bytes; 0 in interrupts, whose stacks modules cannot measure.
 */
size_t ck_ctx_stack_left(void)
{
	unsigned long here = (unsigned long)__builtin_frame_address(0);
	unsigned long end = (unsigned long)end_of_stack(current);

	if (!in_task() || here <= end || here - end > THREAD_SIZE)
		return 0;
	return here - end;
}
