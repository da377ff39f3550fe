/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Internal: things that belong to the running task at its context level.
 *
 * A context is a task and what it is doing: its own work, a softirq or a hardirq that interrupted
 * it. Exceptions and chains of dying objects are attached to a context for as long as they last.
 * Nothing is attached most of the time, and then a look-up is one read.
 */
#ifndef CK_CONTEXT_H
#define CK_CONTEXT_H

#include <linux/types.h>

/* What a node is; a node may be several of the first two at once. */
#define CK_CTX_PENDING	0x1u	/* struct ck_raised: the exception on its way */
#define CK_CTX_HANDLED	0x2u	/* struct ck_raised: an except block is running */
#define CK_CTX_DRAIN	0x4u	/* struct ck_drain: a chain of dying objects */

/**
 * struct ck_ctx_node - head of what can be attached to a context
 * @next: attached before it: by the same context, or by any if there was no slot
 * @key: see ck_ctx_key()
 * @kind: CK_CTX_*; written by the owning context only
 */
struct ck_ctx_node {
	struct ck_ctx_node *next;
	unsigned long key;
	unsigned int kind;
};

unsigned int ck_ctx_level(void);
void ck_ctx_attach(struct ck_ctx_node *n, unsigned int kind);
void ck_ctx_detach(struct ck_ctx_node *n);
struct ck_ctx_node *ck_ctx_find(unsigned int kind);
size_t ck_ctx_stack_left(void);

#endif /* CK_CONTEXT_H */
