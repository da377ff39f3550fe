// SPDX-License-Identifier: GPL-2.0
/*
 * Pending and handled exceptions of each (task, context level).
 *
 * An exception is a note (struct ck_raised) attached to the context that raised it. Nothing here
 * knows about objects: a note that involves some brings the functions for it along
 * (error_object.c), so that C code which only raises links little.
 *
 * A note comes from the atomic allocator or else from a small reserve; each CPU keeps one that was
 * given back, which serves code that raises and catches in turn. When all is used up
 * the error is still an error, because functions report failure by their return value; the
 * boundary to the kernel takes a failure without a note for the MemoryError it must have been.
 */
#include <linux/bitops.h>
#include <linux/kernel.h>
#include <linux/percpu.h>
#include <linux/slab.h>

#include <cythonk/compat.h>
#include <cythonk/memory.h>
#include <cythonk/raised.h>

/* Notes for times without memory. */
#define RESERVE		6

/* Room for a message behind each note from the allocator; a longer one gets a note made for it. */
#define MESSAGE_ROOM	64

static struct ck_raised reserve[RESERVE];
static unsigned long reserve_used;

/* A note of the usual size that nobody uses. */
static DEFINE_PER_CPU(struct ck_raised *, spare);

static struct ck_raised *reserve_get(void)
{
	unsigned int i;

	for (i = 0; i < RESERVE; i++)
		if (!test_and_set_bit_lock(i, &reserve_used))
			return &reserve[i];
	return NULL;
}

static bool is_reserve(const struct ck_raised *r)
{
	return r >= reserve && r < reserve + RESERVE;
}

/**
 * ck_raised_new() - get a note
 * @extra: bytes wanted for a message; see ck_raised_extra()
 *
 * Context: any except NMI.
 * Return: an empty note; one without room for the message when there is no memory for it; NULL
 * when there is none at all.
 */
struct ck_raised *ck_raised_new(size_t extra)
{
	bool usual = extra <= MESSAGE_ROOM;
	struct ck_raised *r = NULL;

	if (likely(!ck_fault_here())) {
		if (likely(usual))
			r = this_cpu_xchg(spare, NULL);
		if (!r)
			r = kmalloc(sizeof(*r) + (usual ? MESSAGE_ROOM : extra),
				    GFP_ATOMIC | __GFP_NOWARN);
	}
	if (unlikely(!r))
		r = reserve_get();
	if (likely(r)) {
		/* Of the traceback only what has been added is read. */
		memset(r, 0, offsetof(struct ck_raised, tb));
		r->usual = usual;
	}
	return r;
}

/**
 * ck_raised_extra() - where a note's message goes
 * @r: from ck_raised_new()
 *
 * Return: the bytes that were asked for, or NULL when there was no memory.
 */
char *ck_raised_extra(struct ck_raised *r)
{
	return is_reserve(r) ? NULL : (char *)(r + 1);
}

/**
 * ck_raised_discard() - free a note
 * @r: attached nowhere
 *
 * Context: any except NMI.
 */
void ck_raised_discard(struct ck_raised *r)
{
	if (r->ops)
		r->ops->drop(r);
	if (is_reserve(r))
		clear_bit_unlock(r - reserve, &reserve_used);
	else if (!r->usual || this_cpu_cmpxchg(spare, NULL, r))
		kfree(r);
}

/**
 * ck_raised_exit() - free the notes that are kept for later
 *
 * Context: process; nothing raises any more.
 */
void ck_raised_exit(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		kfree(xchg(per_cpu_ptr(&spare, cpu), NULL));
}

/**
 * ck_raised_find() - the running context's pending or innermost handled exception
 * @kind: CK_CTX_PENDING or CK_CTX_HANDLED
 *
 * Return: the note, or NULL.
 */
struct ck_raised *ck_raised_find(unsigned int kind)
{
	struct ck_ctx_node *n = ck_ctx_find(kind);

	return n ? container_of(n, struct ck_raised, ctx) : NULL;
}

/**
 * ck_raised_unmark() - end a note's being pending or handled
 * @r: the note, attached to the running context for @kind and perhaps for the other reason too
 * @kind: CK_CTX_PENDING or CK_CTX_HANDLED
 *
 * A note attached for no reason any more is detached: its ctx.kind is 0 then.
 */
void ck_raised_unmark(struct ck_raised *r, unsigned int kind)
{
	r->ctx.kind &= ~kind;
	if (!r->ctx.kind)
		ck_ctx_detach(&r->ctx);
}

/**
 * ck_raised_pend() - make a note the pending exception where there is none
 * @r: attached nowhere or as handled
 *
 * Context: any except NMI.
 */
void ck_raised_pend(struct ck_raised *r)
{
	if (r->ctx.kind)
		r->ctx.kind |= CK_CTX_PENDING;
	else
		ck_ctx_attach(&r->ctx, CK_CTX_PENDING);
}

struct ck_raised *ck_err_stash(void)
{
	struct ck_raised *r = ck_raised_find(CK_CTX_PENDING);

	if (unlikely(r))
		ck_raised_unmark(r, CK_CTX_PENDING);
	return r;
}

void ck_err_unstash(struct ck_raised *r)
{
	if (likely(!r))
		return;
	ck_err_clear();
	ck_raised_pend(r);
}

void ck_err_clear(void)
{
	struct ck_raised *r = ck_err_stash();

	if (r && !r->ctx.kind)
		ck_raised_discard(r);
}

/**
 * ck_raised_post() - make a note the pending exception
 * @r: attached nowhere or as handled; NULL only clears what is pending
 *
 * Context: any except NMI.
 */
void ck_raised_post(struct ck_raised *r)
{
	ck_err_clear();
	if (r)
		ck_raised_pend(r);
}

/**
 * ck_raised_post_text() - make a new note without an object the pending exception
 * @r: attached nowhere, becomes the context's; NULL only clears what is pending
 *
 * The exception being handled becomes its context.
 *
 * Context: any except NMI.
 */
void ck_raised_post_text(struct ck_raised *r)
{
	struct ck_raised *h = ck_raised_find(CK_CTX_HANDLED);

	if (r && h) {
		r->ops = h->ops;
		r->context = ck_get(h->ops->object(h));
	}
	ck_raised_post(r);
}

void ck_raise_nomem(void)
{
	struct ck_raised *r = ck_raised_new(0);

	if (r)
		r->type = &ck_MemoryError;
	ck_raised_post_text(r);
}

void ck_raise_text(const struct ck_type *type, const char *text)
{
	struct ck_raised *r = ck_raised_new(0);

	if (likely(r)) {
		r->type = type;
		r->text = text;
	}
	ck_raised_post_text(r);
}

/* Writes a message into a note, which is replaced by a larger one if need be. */
static __printf(2, 0) struct ck_raised *add_message(struct ck_raised *r, const char *fmt,
						    va_list ap)
{
	char *text = ck_raised_extra(r);
	va_list again;
	int len;

	va_copy(again, ap);
	len = vsnprintf(text, text ? MESSAGE_ROOM : 0, fmt, ap) + 1;
	if (unlikely(text && len > MESSAGE_ROOM)) {
		ck_raised_discard(r);
		r = ck_raised_new(len);
		text = r ? ck_raised_extra(r) : NULL;
		if (text)
			vscnprintf(text, len, fmt, again);
	}
	va_end(again);
	if (r)
		r->text = text;
	return r;
}

void ck_raise_format(const struct ck_type *type, const char *fmt, ...)
{
	struct ck_raised *r = ck_raised_new(0);
	va_list ap;

	if (r) {
		va_start(ap, fmt);
		r = add_message(r, fmt, ap);
		va_end(ap);
	}
	if (r)
		r->type = r->text ? type : &ck_MemoryError;
	ck_raised_post_text(r);
}

bool ck_err_occurred(void)
{
	return ck_raised_find(CK_CTX_PENDING);
}

int ck_err_matches(const struct ck_type *type)
{
	struct ck_raised *r = ck_raised_find(CK_CTX_PENDING);

	return r && ck_is_subtype(r->type, type);
}
