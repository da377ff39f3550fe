// SPDX-License-Identifier: GPL-2.0
/*
 * One bytearray: every change is one step, so that equal bytes which are put in together stay
 * together; and while a memoryview is there the length stays as it is.
 */
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/bytearray.h>
#include <cythonk/memoryview.h>
#include <cythonk/ops.h>

#include "race.h"

/* Bytes that stand together, and past how many the bytearray is made shorter. */
#define BLOCK	8
#define LONG	400

static struct ck_object *shared;

static int blocks_begin(void)
{
	shared = ck_bytearray_new(NULL, 0, GFP_KERNEL);
	return race_share(shared);
}

static void blocks_end(void)
{
	race_unshare(shared);
}

/* Is a copy made of whole blocks? */
static void check_blocks(struct race_actor *a, struct ck_object *bytes)
{
	const struct ck_bytes *b = ck_to_bytes(bytes);
	u32 i;

	RACE_SAME(a, b->len % BLOCK, 0);
	for (i = 0; i < b->len; i++)
		if (!RACE_SAME(a, b->data[i], b->data[i - i % BLOCK]))
			return;
}

static struct ck_object *new_block(struct race_actor *a)
{
	u8 block[BLOCK];

	memset(block, race_random(a, 256), sizeof(block));
	return ck_bytes_new(block, sizeof(block), a->gfp);
}

/* What fails: a view is there, or no memory. */
static void expect_pinned(struct race_actor *a)
{
	race_expect(a, &ck_BufferError);
}

static void put_block(struct race_actor *a)
{
	struct ck_object *block = new_block(a);
	ssize_t at = race_random(a, 10) * BLOCK;

	if (block && race_random(a, 2))
		ck_bytearray_extend(shared, block, a->gfp);
	else if (block)
		ck_setslice_at(shared, at, at, block, a->gfp);
	ck_put(block);
	expect_pinned(a);
}

static void replace_block(struct race_actor *a)
{
	struct ck_object *block = new_block(a);
	ssize_t at = race_random(a, 10) * BLOCK;

	/* Past the end it is appended. */
	if (block)
		ck_setslice_at(shared, at, at + BLOCK, block, a->gfp);
	ck_put(block);
	expect_pinned(a);
}

static void remove_block(struct race_actor *a)
{
	ssize_t at = race_random(a, 10) * BLOCK;

	if (ck_bytearray_len(shared) > LONG)
		ck_bytearray_clear(shared);
	else
		ck_delslice_at(shared, at, at + BLOCK);
	expect_pinned(a);
}

/* While the view is there nobody changes the length, and what it shows is bytes of the object. */
static void pin(struct race_actor *a)
{
	struct ck_object *view = ck_memoryview(shared, a->gfp), *bytes;
	ssize_t len = view ? ck_len(view) : 0;

	if (view) {
		RACE_SAME(a, ck_bytearray_len(shared), len);
		race_delay();
		bytes = ck_bytes_from(view, a->gfp);
		if (bytes)
			RACE_SAME(a, ck_to_bytes(bytes)->len, len);
		ck_put(bytes);
		RACE_SAME(a, ck_bytearray_len(shared), len);
	}
	ck_put(view);
	expect_pinned(a);
}

static void copy(struct race_actor *a)
{
	struct ck_object *bytes = ck_bytes_from(shared, a->gfp);

	if (bytes)
		check_blocks(a, bytes);
	ck_put(bytes);
	race_expect(a, &ck_MemoryError);
}

static void blocks_operate(struct race_actor *a)
{
	switch (race_random(a, 10)) {
	case 0 ... 2:
		put_block(a);
		break;
	case 3:
		replace_block(a);
		break;
	case 4:
	case 5:
		remove_block(a);
		break;
	case 6:
		pin(a);
		break;
	case 7:
		ck_bytearray_reverse(shared);
		break;
	default:
		copy(a);
	}
}

const struct race_case race_bytearray_cases[] = {
	{ "bytearray.blocks", blocks_begin, blocks_operate, blocks_end },
	{ }
};
