// SPDX-License-Identifier: GPL-2.0
/*
 * Exceptions as objects: raising one, catching, and what try statements do with them.
 *
 * Separate from error.c, which gets by without objects.
 */
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/raised.h>
#include <cythonk/str.h>

/* Bound of a walk along contexts, which other CPUs may be changing. */
#define CONTEXT_STEPS	1000

static bool is_exception(struct ck_object *o)
{
	return ck_isinstance(o, &ck_BaseException);
}

static struct ck_object *make_object(struct ck_raised *r)
{
	struct ck_object *args[2] = { NULL, NULL };
	struct ck_object *exc = NULL;
	unsigned int n = 0;

	if (!r->arg && !r->errno_ && r->text != ck_raised_extra(r)) {
		exc = ck_new(r->type, GFP_ATOMIC);
		if (exc)
			container_of(exc, struct ck_exc, base)->text = r->text;
		return exc;
	}
	if (r->errno_)
		args[n++] = CK_INT(r->errno_);
	if (r->arg)
		args[n++] = ck_get(r->arg);
	else if (r->text)
		args[n++] = ck_exc_text(r->text, GFP_ATOMIC);
	if (!n || args[n - 1])
		exc = ck_exc_new(r->type, n, args, GFP_ATOMIC);
	while (n--)
		ck_put(args[n]);
	return exc;
}

/**
 * ck_raised_object() - the exception object of a note, made when there is none yet
 * @r: the note
 *
 * Context: any except NMI.
 * Return: borrowed; the shared MemoryError, to which the note is changed, when there is no memory.
 */
struct ck_object *ck_raised_object(struct ck_raised *r)
{
	struct ck_raised *pending;
	struct ck_object *o;
	struct ck_exc *exc;

	if (r->object)
		return r->object;
	/* What fails while the object is made is forgotten, so its context does not matter. */
	if (r->making)
		return &ck_memory_error.base;

	r->making = true;
	pending = ck_err_stash();
	o = r->type == &ck_MemoryError ? NULL : make_object(r);
	ck_err_clear();
	ck_err_unstash(pending);
	r->making = false;
	if (!o) {
		r->type = &ck_MemoryError;
		r->errno_ = 0;
		r->object = &ck_memory_error.base;
		return r->object;
	}

	exc = (struct ck_exc *)o;
	exc->context = r->context;
	r->context = NULL;
	exc->tb_len = r->tb_len;
	memcpy(exc->tb, r->tb, min_t(u32, r->tb_len, CK_TB_DEPTH) * sizeof(r->tb[0]));
	r->type = o->type;
	r->object = o;
	return o;
}

static void raised_drop(struct ck_raised *r)
{
	ck_put(r->object);
	ck_put(r->arg);
	ck_put(r->context);
}

const struct ck_raised_ops ck_raised_object_ops = {
	.drop = raised_drop,
	.object = ck_raised_object,
	.log = ck_exc_log,
};

void ck_raise_type(const struct ck_type *type, struct ck_object *arg)
{
	struct ck_raised *r = ck_raised_new(0);

	if (r) {
		r->ops = &ck_raised_object_ops;
		r->type = type;
		r->arg = ck_xget(arg);
	}
	ck_raised_post_text(r);
}

/* A note that an object is pending; steals the object. */
static struct ck_raised *object_note(struct ck_object *o)
{
	struct ck_raised *r = ck_raised_new(0);

	if (!r) {
		ck_put(o);
		return NULL;
	}
	r->ops = &ck_raised_object_ops;
	r->type = o->type;
	r->object = o;
	return r;
}

/* Takes @exc out of the chain of contexts that begins at @from, so that it can be put before it. */
static void cut_context_cycle(struct ck_object *from, struct ck_object *exc)
{
	struct ck_object *o = ck_get(from), *next;
	int steps;

	for (steps = 0; steps < CONTEXT_STEPS; steps++) {
		next = ck_load(&((struct ck_exc *)o)->context);
		if (!next)
			break;
		if (next == exc) {
			ck_clear(&((struct ck_exc *)o)->context);
			ck_put(next);
			break;
		}
		ck_put(o);
		o = next;
	}
	ck_put(o);
}

static void set_context(struct ck_object *exc)
{
	struct ck_raised *h = ck_raised_find(CK_CTX_HANDLED);
	struct ck_object *context;

	if (!h || h->object == exc || exc->flags & CK_IMMORTAL)
		return;
	context = ck_raised_object(h);
	cut_context_cycle(context, exc);
	ck_store(&((struct ck_exc *)exc)->context, ck_get(context));
}

static int set_cause(struct ck_object *exc, struct ck_object *cause)
{
	struct ck_exc *e = (struct ck_exc *)exc;

	if (!cause || exc->flags & CK_IMMORTAL)
		return 0;
	if (cause != CK_NONE && !is_exception(cause)) {
		ck_raise(&ck_TypeError, "exception causes must derive from BaseException");
		return -1;
	}
	ck_store(&e->cause, cause == CK_NONE ? NULL : ck_get(cause));
	WRITE_ONCE(e->suppress_context, 1);
	return 0;
}

void ck_raise_object(struct ck_object *exc, struct ck_object *cause)
{
	if (!is_exception(exc)) {
		ck_raise(&ck_TypeError, "exceptions must derive from BaseException");
		return;
	}
	if (set_cause(exc, cause))
		return;
	set_context(exc);
	ck_raised_post(object_note(ck_get(exc)));
}

struct ck_raised *ck_err_hold(void)
{
	struct ck_raised *r = ck_err_stash();

	if (unlikely(!r))
		return NULL;
	if (r->ctx.kind)
		ck_ctx_detach(&r->ctx);
	r->ops = &ck_raised_object_ops;
	r->handled++;
	ck_ctx_attach(&r->ctx, CK_CTX_HANDLED);
	return r;
}

struct ck_object *ck_err_catch(void)
{
	struct ck_raised *r = ck_err_hold();

	return r ? ck_get(ck_raised_object(r)) : &ck_memory_error.base;
}

void ck_err_release(struct ck_raised *r)
{
	if (!r || --r->handled)
		return;
	ck_raised_unmark(r, CK_CTX_HANDLED);
	if (!r->ctx.kind)
		ck_raised_discard(r);
}

void ck_err_resume(struct ck_raised *r)
{
	if (!r)
		return;
	ck_err_clear();
	r->resumed = true;
	ck_raised_pend(r);
	if (!--r->handled)
		ck_raised_unmark(r, CK_CTX_HANDLED);
}

void ck_err_uncatch(void)
{
	ck_err_release(ck_raised_find(CK_CTX_HANDLED));
}

void ck_err_reraise(void)
{
	struct ck_raised *r = ck_raised_find(CK_CTX_HANDLED);

	if (!r) {
		ck_raise(&ck_RuntimeError, "No active exception to reraise");
		return;
	}
	r->resumed = true;
	ck_raised_post(r);
}

struct ck_object *ck_err_fetch(void)
{
	struct ck_raised *r = ck_err_stash();
	struct ck_object *o;

	if (!r)
		return NULL;
	r->ops = &ck_raised_object_ops;
	o = ck_get(ck_raised_object(r));
	if (!r->ctx.kind)
		ck_raised_discard(r);
	return o;
}

void ck_err_restore(struct ck_object *exc)
{
	struct ck_raised *r;

	if (!exc)
		return;
	r = object_note(exc);
	if (r)
		r->resumed = true;
	ck_raised_post(r);
}
