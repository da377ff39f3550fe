// SPDX-License-Identifier: GPL-2.0
/*
 * The table of what is attached to (task, context level).
 *
 * Separate because exceptions (error.c) and the release of deep structures (object.c) both need
 * it, in modules that use only one of them. Only a context itself attaches, finds and detaches
 * its nodes, so a node that was found stays valid without a lock; the buckets' locks protect the
 * lists, which other contexts share.
 */
#include <linux/hash.h>
#include <linux/preempt.h>
#include <linux/sched/task_stack.h>
#include <linux/spinlock.h>

#include <cythonk/context.h>

#define CTX_BITS	6

struct ctx_bucket {
	raw_spinlock_t lock;
	struct hlist_head nodes;
};

static struct ctx_bucket ctx_table[1 << CTX_BITS] = {
	[0 ... (1 << CTX_BITS) - 1] = { .lock = __RAW_SPIN_LOCK_UNLOCKED(ctx_table.lock) },
};

static struct ctx_bucket *ctx_bucket(void)
{
	return &ctx_table[hash_ptr(current, CTX_BITS)];
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
 * @n: the node, in no list
 * @kind: CK_CTX_* of it
 *
 * The node is found before those of its kind that are attached already.
 *
 * Context: any except NMI.
 */
void ck_ctx_attach(struct ck_ctx_node *n, unsigned int kind)
{
	struct ctx_bucket *b = ctx_bucket();
	unsigned long flags;

	n->task = current;
	n->level = ck_ctx_level();
	n->kind = kind;
	raw_spin_lock_irqsave(&b->lock, flags);
	hlist_add_head(&n->node, &b->nodes);
	raw_spin_unlock_irqrestore(&b->lock, flags);
}

/**
 * ck_ctx_detach() - take a node away from the running context
 * @n: the node, attached by this context
 *
 * Context: the one that attached it.
 */
void ck_ctx_detach(struct ck_ctx_node *n)
{
	struct ctx_bucket *b = ctx_bucket();
	unsigned long flags;

	raw_spin_lock_irqsave(&b->lock, flags);
	hlist_del_init(&n->node);
	raw_spin_unlock_irqrestore(&b->lock, flags);
}

/**
 * ck_ctx_find() - find the newest node of a kind in the running context
 * @kind: one CK_CTX_*
 *
 * Context: any except NMI.
 * Return: the node, or NULL.
 */
struct ck_ctx_node *ck_ctx_find(unsigned int kind)
{
	struct ctx_bucket *b = ctx_bucket();
	struct ck_ctx_node *n, *found = NULL;
	unsigned int level;
	unsigned long flags;

	/* A node of ours would have been added by ourselves, so an empty bucket needs no lock. */
	if (likely(!READ_ONCE(b->nodes.first)))
		return NULL;

	level = ck_ctx_level();
	raw_spin_lock_irqsave(&b->lock, flags);
	hlist_for_each_entry(n, &b->nodes, node) {
		if (n->task == current && n->level == level && (n->kind & kind)) {
			found = n;
			break;
		}
	}
	raw_spin_unlock_irqrestore(&b->lock, flags);
	return found;
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
