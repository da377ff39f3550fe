/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Values that tell whether they are what was stored: a number with its check, which goes bad when
 * the value is freed.
 */
#ifndef RACE_TOKEN_H
#define RACE_TOKEN_H

#include "race.h"

/**
 * struct token - a value
 * @base: header
 * @id: which one it is
 * @check: follows from @id while it lives
 * @taken: an actor has taken it out of what all share
 */
struct token {
	struct ck_object base;
	u64 id;
	u64 check;
	atomic_t taken;
};

/**
 * struct node - a value that holds others, which may make cycles
 * @token: as above
 * @next: what it holds, to be used by ck_load() and ck_store()
 * @friends: likewise
 */
struct node {
	struct token token;
	struct ck_object *next;
	struct ck_object *friends;
};

/*
 * A token with a destructor, by which each is seen to be freed once; one without, whose memory is
 * used again at once; one whose destructor sleeps; and a node, which has a destructor too.
 */
extern const struct ck_type token_type;
extern const struct ck_type bare_type;
extern const struct ck_type sleeper_type;
extern const struct ck_type node_type;

struct ck_object *token_new(const struct ck_type *type, u64 id, gfp_t gfp);
struct token *token_of(const struct race_actor *a, struct ck_object *o);
void token_take(const struct race_actor *a, struct ck_object *o);
struct node *node_of(struct ck_object *o);
long token_count(void);

#endif /* RACE_TOKEN_H */
