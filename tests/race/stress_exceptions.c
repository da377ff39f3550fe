// SPDX-License-Identifier: GPL-2.0
/*
 * Exceptions: every task and every interrupt on top of it has its own, and what one context
 * raises, catches and raises again is not another's; one exception object raised by all at once.
 */
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/int.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

#include "race.h"
#include "token.h"

/* Handlers inside one another. */
#define NESTED	5
/* Exception objects that all share. */
#define SHARED	3
/* Room for a message. */
#define MESSAGE	48

static const struct ck_type *const types[] = {
	&ck_ValueError, &ck_IndexError, &ck_RuntimeError, &ck_TypeError, &ck_OverflowError,
};

/* Raise an exception of one's own; its number tells it apart. */
static const struct ck_type *raise_own(struct race_actor *a, u64 *id)
{
	const struct ck_type *type = types[race_random(a, ARRAY_SIZE(types))];

	*id = race_unique(a);
	ck_raise(type, "number %llx", *id);
	ck_traceback("race.pyx", "raise_own", a->number);
	return type;
}

/* The pending exception must be of this class, if there was memory to note it. */
static bool check_pending(struct race_actor *a, const struct ck_type *type)
{
	race_delay();
	return ck_err_matches(type) ||
	       !RACE_CHECK(a, ck_err_matches(&ck_MemoryError) || !ck_err_occurred());
}

static void check_message(struct race_actor *a, struct ck_object *exc, u64 id)
{
	struct ck_object *text;
	char want[MESSAGE];

	if (exc->type == &ck_MemoryError)
		return;
	text = ck_str(exc, a->gfp);
	snprintf(want, sizeof(want), "number %llx", id);
	if (text && strcmp(ck_str_utf8(text), want))
		race_fail(a, __LINE__, "the message is '%s', not '%s'", ck_str_utf8(text), want);
	race_expect(a, &ck_MemoryError);
	ck_put(text);
}

static void check_context(struct race_actor *a, struct ck_object *exc, struct ck_object *outer)
{
	struct ck_object *context = NULL;

	if (!outer || exc->type == &ck_MemoryError || outer->type == &ck_MemoryError)
		return;
	context = ck_getattr(exc, "__context__", a->gfp);
	RACE_CHECK(a, context == outer);
	ck_put(context);
}

/* Inside of the handler of @outer: raise, handle, and do so again @depth times. */
static void nest(struct race_actor *a, struct ck_object *outer, u32 depth)
{
	const struct ck_type *type;
	struct ck_object *exc;
	u64 id;

	type = raise_own(a, &id);
	check_pending(a, type);
	exc = ck_err_catch();
	RACE_CHECK(a, exc->type == type || exc->type == &ck_MemoryError);
	RACE_CHECK(a, !ck_err_occurred());
	check_message(a, exc, id);
	check_context(a, exc, outer);
	if (depth)
		nest(a, exc, depth - 1);
	if (race_random(a, 2)) {
		ck_err_reraise();
		check_pending(a, exc->type);
		ck_err_clear();
	}
	ck_err_uncatch();
	ck_put(exc);
}

/* What try ... finally does. */
static void set_aside(struct race_actor *a)
{
	const struct ck_type *type;
	struct ck_object *exc;
	u64 id;

	type = raise_own(a, &id);
	exc = ck_err_fetch();
	RACE_CHECK(a, !ck_err_occurred());
	nest(a, NULL, 0);
	if (exc)
		check_message(a, exc, id);
	ck_err_restore(exc);
	check_pending(a, type);
	ck_err_clear();
}

static void own_operate(struct race_actor *a)
{
	switch (race_random(a, 8)) {
	case 0:
		set_aside(a);
		break;
	case 1:
		ck_raise_errno(race_random(a, 30) + 1);
		RACE_CHECK(a, ck_err_occurred());
		race_delay();
		/* Logged, but for most the limit of the log's rate. */
		RACE_CHECK(a, ck_err_to_errno("race") < 0);
		break;
	default:
		nest(a, NULL, race_random(a, NESTED));
	}
}

static int own_begin(void)
{
	return 0;
}

static void own_end(void)
{
}

/* ---- exception objects that all raise ---- */

static struct ck_object *shared[SHARED];

static int shared_begin(void)
{
	memset(shared, 0, sizeof(shared));
	return 0;
}

static struct ck_object *pick(struct race_actor *a)
{
	u32 i = race_random(a, SHARED);
	struct ck_object *exc = ck_load(&shared[i]), *arg = CK_INT(i);

	if (exc && race_random(a, 20))
		return exc;
	ck_put(exc);
	exc = ck_exc_new(types[i], 1, &arg, a->gfp);
	if (exc)
		ck_store(&shared[i], ck_get(exc));
	return exc;
}

static void read_exception(struct race_actor *a, struct ck_object *exc)
{
	static const char *const names[] = { "__context__", "__cause__", "args" };
	struct ck_object *o;

	o = ck_getattr(exc, names[race_random(a, ARRAY_SIZE(names))], a->gfp);
	if (o)
		RACE_CHECK(a, o == CK_NONE || ck_type_of(o) != &ck_none_type);
	ck_put(o);
	o = ck_str(exc, a->gfp);
	if (o)
		RACE_SAME(a, ck_str_len(o), 1);
	ck_put(o);
	race_expect(a, &ck_MemoryError);
}

static void shared_operate(struct race_actor *a)
{
	struct ck_object *first = pick(a), *second = pick(a), *caught;
	u32 frames = race_random(a, 12);

	if (first && second) {
		ck_raise_object(first, NULL);
		caught = ck_err_catch();
		RACE_CHECK(a, caught == first || caught->type == &ck_MemoryError);
		/*
		 * Its context becomes the first one, whose context may become this one elsewhere.
		 */
		ck_raise_object(second, race_random(a, 4) ? NULL : first);
		while (frames--)
			ck_traceback("race.pyx", "shared_operate", frames);
		check_pending(a, second->type);
		/* Seldom: it logs up to eight of them. */
		if (!race_random(a, 2000))
			ck_err_to_errno("race");
		ck_err_clear();
		ck_err_uncatch();
		read_exception(a, caught);
		ck_put(caught);
	}
	race_expect(a, &ck_MemoryError);
	ck_put(first);
	ck_put(second);
}

static void shared_end(void)
{
	int i;

	for (i = 0; i < SHARED; i++)
		ck_clear(&shared[i]);
}

const struct race_case race_exception_cases[] = {
	{ "exceptions.own", own_begin, own_operate, own_end },
	{ "exceptions.shared", shared_begin, shared_operate, shared_end },
	{ }
};
