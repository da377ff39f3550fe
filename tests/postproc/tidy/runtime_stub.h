/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A user-space stand-in for the runtime: every call is logged, references are counted and calls
 * fail now and then, all decided by a seed. Two programs that do the same leave the same log.
 */
#ifndef RUNTIME_STUB_H
#define RUNTIME_STUB_H

#include <stdio.h>
#include <stdlib.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define fallthrough __attribute__((__fallthrough__))
#define GFP_KERNEL 0

typedef unsigned int gfp_t;
typedef long long s64;

struct ck_object {
	int count;
	long value;
	struct ck_object *next;
};

struct ck_type {
	int id;
};

static struct ck_type ck_ValueError = { 1 };
static struct ck_object *all_objects;
static unsigned long state;
static int pending;
static int fuel;
static long made;

static unsigned int next_random(void)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return state >> 33;
}

static int fails(void)
{
	if (next_random() % 6)
		return 0;
	pending = 1 + next_random() % 2;
	printf("!");
	return 1;
}

static void ck_put(struct ck_object *o)
{
	if (!o)
		return;
	printf("put(%ld:%d) ", o->value, o->count);
	if (--o->count < 0) {
		printf("OVERDROPPED\n");
		exit(3);
	}
}

static struct ck_object *ck_get(struct ck_object *o)
{
	if (o) {
		o->count++;
		printf("get(%ld) ", o->value);
	}
	return o;
}

static struct ck_object *ck_make(long value)
{
	struct ck_object *o = malloc(sizeof(*o));

	o->count = 1;
	o->value = value * 100 + ++made;
	o->next = all_objects;
	all_objects = o;
	return o;
}

static struct ck_object *ck_int_from_s64(s64 v, gfp_t gfp)
{
	printf("int(%lld,%u) ", v, gfp);
	return fails() ? NULL : ck_make(v);
}

static struct ck_object *ck_add(struct ck_object *a, struct ck_object *b, gfp_t gfp)
{
	printf("add(%ld,%ld,%u) ", a ? a->value : -1, b ? b->value : -1, gfp);
	return fails() ? NULL : ck_make((a ? a->value : 1) % 100 + (b ? b->value : 2) % 100);
}

static int ck_setitem(struct ck_object *a, struct ck_object *b, struct ck_object *c, gfp_t gfp)
{
	printf("set(%ld,%ld,%ld,%u) ", a ? a->value : -1, b ? b->value : -1, c ? c->value : -1, gfp);
	return fails() ? -1 : 0;
}

static int ck_is_true(struct ck_object *o)
{
	printf("true(%ld) ", o ? o->value : -1);
	return fails() ? -1 : (int)(next_random() & 1);
}

static int ck_err_matches(struct ck_type *t)
{
	return pending == t->id;
}

static void ck_err_clear(void)
{
	printf("clear ");
	pending = 0;
}

static void ck_traceback(const char *file, const char *func, unsigned int line)
{
	printf("tb(%s,%s,%u) ", file, func, line);
}

static int ext_fail(long a, long b)
{
	printf("fail(%ld,%ld) ", a, b);
	return fails() ? -1 : (int)(next_random() % 50);
}

static int ext_int(long a)
{
	printf("ext(%ld) ", a);
	return next_random() % 3;
}

static void ext_note(long a)
{
	printf("note(%ld) ", a);
}

static int ext_fuel(void)
{
	return --fuel > 0;
}

#define EXT_ASSIGN(name) ((name) = ext_int(7))

static void start(unsigned long seed)
{
	state = seed * 2654435761UL + 12345;
	pending = 0;
	fuel = 30;
	made = 0;
}

/* Free what the last call made and say how many references it left behind. */
static long finish(void)
{
	long left = 0;

	while (all_objects) {
		struct ck_object *next = all_objects->next;

		left += all_objects->count;
		free(all_objects);
		all_objects = next;
	}
	return left;
}

#endif
