// SPDX-License-Identifier: GPL-2.0
/*
 * Attributes: slots that all read with ck_load() and write with ck_store(), so that what a reader
 * takes a reference to is being freed and its memory used again.
 *
 * A value knows its slot, who stored it and when. So a reader that got the memory's next tenant
 * finds a value of another slot or no value, and one that reads backwards an older value.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>

#include <cythonk/int.h>
#include <cythonk/list.h>
#include <cythonk/str.h>

#include "race.h"
#include "token.h"

#define SLOTS	4

/* The parts of a value's number. */
#define ID(slot, actor, n)	((u64)(slot) << 56 | (u64)(actor) << 32 | (n))
#define ID_SLOT(id)		((u32)((id) >> 56))
#define ID_ACTOR(id)		((u32)((id) >> 32) & 0xffffff)

static struct ck_object *slots[SLOTS];

/* By reader, slot and writer: the newest value that was seen. */
static u32 (*newest)[SLOTS][RACE_ACTORS];

static int attribute_begin(void)
{
	memset(slots, 0, sizeof(slots));
	newest = kcalloc(RACE_ACTORS, sizeof(*newest), GFP_KERNEL);
	return newest ? 0 : -ENOMEM;
}

static void read_slot(struct race_actor *a, u32 slot)
{
	struct ck_object *o = ck_load(&slots[slot]);
	struct token *t;
	u32 *seen, n;

	if (!o)
		return;
	if (ck_is_tagged(o)) {
		RACE_SAME(a, ck_untag(o), slot);
		return;
	}
	t = token_of(a, o);
	if (t && RACE_SAME(a, ID_SLOT(t->id), slot)) {
		n = t->id;
		seen = &newest[a->number][slot][ID_ACTOR(t->id) % RACE_ACTORS];
		if (n < *seen)
			race_fail(a, __LINE__, "value %u of actor %u comes after its value %u", n,
				  ID_ACTOR(t->id), *seen);
		*seen = n;
	}
	ck_put(o);
}

static void write_slot(struct race_actor *a, u32 slot)
{
	const struct ck_type *type = race_random(a, 3) ? &bare_type : &token_type;
	struct ck_object *o;

	o = token_new(type, ID(slot, a->number, (u32)race_unique(a)), a->gfp);
	if (o)
		ck_store(&slots[slot], o);
}

/* Other objects of the same size, which come and go in the same memory. */
static void disturb(struct race_actor *a)
{
	ck_put(ck_str_from_cstr("neither of both", a->gfp));
	ck_put(ck_list_pack(1, a->gfp, CK_INT(1)));
}

static void attribute_operate(struct race_actor *a)
{
	u32 slot = race_random(a, SLOTS);

	switch (race_random(a, 16)) {
	case 0 ... 5:
		write_slot(a, slot);
		break;
	case 6:
		ck_clear(&slots[slot]);
		break;
	case 7:
		ck_store(&slots[slot], CK_INT(slot));
		break;
	case 8:
		disturb(a);
		break;
	default:
		read_slot(a, slot);
	}
	race_expect(a, &ck_MemoryError);
}

static void attribute_end(void)
{
	int i;

	for (i = 0; i < SLOTS; i++)
		ck_clear(&slots[i]);
	kfree(newest);
}

const struct race_case race_attribute_cases[] = {
	{ "attribute.slots", attribute_begin, attribute_operate, attribute_end },
	{ }
};
