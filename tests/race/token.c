// SPDX-License-Identifier: GPL-2.0
/*
 * Values that tell whether they are what was stored. Apart from the workloads, which all use them.
 */
#include <linux/kernel.h>

#include <cythonk/heap.h>
#include <cythonk/ops.h>

#include "token.h"

/* What the check of a freed token is, whatever its number. */
#define FREED	0xdeadull

/* Tokens with a destructor that has not run. */
static atomic_long_t count;

static u64 check_of(u64 id)
{
	return ~id * 0x9e3779b97f4a7c15ull;
}

static struct token *to_token(struct ck_object *o)
{
	return container_of(o, struct token, base);
}

struct node *node_of(struct ck_object *o)
{
	return container_of(o, struct node, token.base);
}

static void token_dealloc(struct ck_object *self)
{
	struct token *t = to_token(self);

	if (cmpxchg(&t->check, check_of(t->id), FREED) != check_of(t->id))
		race_fail(NULL, __LINE__, "token %llx is freed with check %llx", t->id, t->check);
	atomic_long_dec(&count);
}

static void sleeper_dealloc(struct ck_object *self)
{
	if (!ck_may_sleep())
		race_fail(NULL, __LINE__, "a destructor that sleeps runs where it may not");
	token_dealloc(self);
}

static void drop_nodes(struct ck_object *self)
{
	ck_clear(&node_of(self)->next);
	ck_clear(&node_of(self)->friends);
}

static int visit_nodes(struct ck_object *self, ck_visit_fn visit, void *arg)
{
	return visit(node_of(self)->next, arg) ?: visit(node_of(self)->friends, arg);
}

static int token_hash(struct ck_object *self, u64 *out)
{
	/* Few, so that different keys meet and are compared. */
	*out = to_token(self)->id % 8;
	return 0;
}

/* Run outside of the containers' locks. */
static int token_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (ck_type_of(b) != a->type || op != CK_EQ)
		return CK_NOTIMPLEMENTED;
	race_delay();
	return to_token(a)->id == to_token(b)->id;
}

const struct ck_type token_type = {
	CK_TYPE_HEAD,
	.name = "token",
	.base = &ck_object_type,
	.size = sizeof(struct token),
	.dealloc = token_dealloc,
	.hash = token_hash,
	.compare = token_compare,
};

const struct ck_type bare_type = {
	CK_TYPE_HEAD,
	.name = "bare",
	.base = &ck_object_type,
	.size = sizeof(struct token),
	.hash = token_hash,
	.compare = token_compare,
};

const struct ck_type sleeper_type = {
	CK_TYPE_HEAD,
	.name = "sleeper",
	.base = &ck_object_type,
	.flags = CK_TYPE_DEALLOC_SLEEPS,
	.size = sizeof(struct token),
	.dealloc = sleeper_dealloc,
};

const struct ck_type node_type = {
	CK_TYPE_HEAD,
	.name = "node",
	.base = &ck_object_type,
	.size = sizeof(struct node),
	.dealloc = token_dealloc,
	.clear = drop_nodes,
	.traverse = visit_nodes,
};

/**
 * token_new() - make a token
 * @type: one of the types above
 * @id: its number
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *token_new(const struct ck_type *type, u64 id, gfp_t gfp)
{
	struct ck_object *o = ck_new(type, gfp);

	if (!o)
		return NULL;
	to_token(o)->id = id;
	to_token(o)->check = check_of(id);
	if (type->dealloc)
		atomic_long_inc(&count);
	return o;
}

/**
 * token_of() - the token that an object must be
 * @a: whose operation got it
 * @o: the object, of which the caller has a reference
 *
 * Return: the token; NULL when it is none, which is reported.
 */
struct token *token_of(const struct race_actor *a, struct ck_object *o)
{
	const struct ck_type *type = ck_type_of(o);
	struct token *t;

	if (type != &token_type && type != &bare_type && type != &sleeper_type &&
	    type != &node_type) {
		race_fail(a, __LINE__, "a %s where a token was stored", type->name);
		return NULL;
	}
	t = to_token(o);
	if (READ_ONCE(t->check) != check_of(t->id)) {
		race_fail(a, __LINE__, "token %llx has the check %llx", t->id, t->check);
		return NULL;
	}
	return t;
}

/**
 * token_take() - note that an actor has taken a token out, which only one may
 * @a: the actor
 * @o: the token
 */
void token_take(const struct race_actor *a, struct ck_object *o)
{
	struct token *t = token_of(a, o);

	if (t && atomic_xchg(&t->taken, 1))
		race_fail(a, __LINE__, "token %llx was taken out twice", t->id);
}

/**
 * token_count() - tokens with a destructor that has not run
 *
 * Return: the number; exact when no actor is at work.
 */
long token_count(void)
{
	return atomic_long_read(&count);
}
