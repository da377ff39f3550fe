// SPDX-License-Identifier: GPL-2.0
/*
 * KernelBitSet: searches, ranges, and filling it.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "bitset_words.h"
#include "self.h"

static bool optional_number(struct ck_object *o, size_t *number)
{
	return !o || o == CK_NONE || ck_bitset_number(o, number);
}

ssize_t ck_bitset_find_next(struct ck_object *o, struct ck_object *start)
{
	struct ck_bitset *b = ck_to_bitset(o);
	size_t first = 0, found = 0;
	unsigned long flags;
	bool any = false;

	if (!ck_bitset_check_self(o, "find_next") || !optional_number(start, &first))
		return -1;
	spin_lock_irqsave(&b->lock, flags);
	if (first < b->nbits) {
		found = find_next_bit(b->words, b->nbits, first);
		any = found < b->nbits;
	}
	spin_unlock_irqrestore(&b->lock, flags);
	return any ? found : -1;
}

ssize_t ck_bitset_find_zero(struct ck_object *o, struct ck_object *start)
{
	struct ck_bitset *b = ck_to_bitset(o);
	size_t first = 0, found;
	unsigned long flags;

	if (!ck_bitset_check_self(o, "find_zero") || !optional_number(start, &first))
		return -1;
	found = first;
	spin_lock_irqsave(&b->lock, flags);
	if (first < b->nbits)
		found = find_next_zero_bit(b->words, b->nbits, first);
	spin_unlock_irqrestore(&b->lock, flags);
	return b->size >= 0 && found >= b->size ? -1 : found;
}

ssize_t ck_bitset_find_last(struct ck_object *o)
{
	struct ck_bitset *b = ck_to_bitset(o);
	unsigned long flags;
	ssize_t found = -1;

	if (!ck_bitset_check_self(o, "find_last"))
		return -1;
	spin_lock_irqsave(&b->lock, flags);
	if (b->weight)
		found = find_last_bit(b->words, b->nbits);
	spin_unlock_irqrestore(&b->lock, flags);
	return found;
}

/* The numbers of a range; empty when the end is before the start. */
static bool range_of(const struct ck_bitset *b, struct ck_object *start, struct ck_object *stop,
		     size_t *first, size_t *end)
{
	*first = 0;
	*end = b->size < 0 ? CK_BITSET_MAX : b->size;
	if (!optional_number(start, first) || !optional_number(stop, end))
		return false;
	*end = max(*first, *end);
	return true;
}

int ck_bitset_set_range(struct ck_object *o, struct ck_object *start, struct ck_object *stop,
			gfp_t gfp)
{
	struct ck_bitset *b = ck_to_bitset(o);
	unsigned long flags;
	size_t first, end;
	bool done = false;

	if (!ck_bitset_check_self(o, "set_range") || !range_of(b, start, stop, &first, &end))
		return -1;
	while (!done && first < end) {
		if (!ck_bitset_make_room(b, end, gfp))
			return -1;
		spin_lock_irqsave(&b->lock, flags);
		if (end <= b->nbits) {
			bitmap_set(b->words, first, end - first);
			b->weight = bitmap_weight(b->words, b->nbits);
			done = true;
		}
		spin_unlock_irqrestore(&b->lock, flags);
	}
	return 0;
}

int ck_bitset_clear_range(struct ck_object *o, struct ck_object *start, struct ck_object *stop)
{
	struct ck_bitset *b = ck_to_bitset(o);
	unsigned long flags;
	size_t first, end;

	if (!ck_bitset_check_self(o, "clear_range") || !range_of(b, start, stop, &first, &end))
		return -1;
	spin_lock_irqsave(&b->lock, flags);
	end = min(end, b->nbits);
	if (first < end) {
		bitmap_clear(b->words, first, end - first);
		b->weight = bitmap_weight(b->words, b->nbits);
	}
	spin_unlock_irqrestore(&b->lock, flags);
	return 0;
}

ssize_t ck_bitset_count(struct ck_object *o, struct ck_object *start, struct ck_object *stop)
{
	struct ck_bitset *b = ck_to_bitset(o);
	size_t first, end, count = 0;
	unsigned long flags;

	if (!ck_bitset_check_self(o, "count") || !range_of(b, start, stop, &first, &end))
		return -1;
	spin_lock_irqsave(&b->lock, flags);
	end = min(end, b->nbits);
	if (first < end)
		count = bitmap_weight(b->words, end) - (first ? bitmap_weight(b->words, first) : 0);
	spin_unlock_irqrestore(&b->lock, flags);
	return count;
}

static int add_all(struct ck_object *b, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_object *it = ck_iter(iterable, gfp), *item;
	int failed = 0;

	if (!it)
		return -1;
	while (!failed && (item = ck_next(it, gfp))) {
		failed = ck_bitset_add(b, item, gfp);
		ck_put(item);
	}
	ck_put(it);
	return failed || ck_err_occurred() ? -1 : 0;
}

int ck_bitset_update(struct ck_object *b, struct ck_object *iterable, gfp_t gfp)
{
	struct ck_words words;
	int result;

	if (!ck_bitset_check_self(b, "update"))
		return -1;
	if (!ck_is_bitset(iterable))
		return add_all(b, iterable, gfp);
	if (!ck_bitset_copy_out(&words, ck_to_bitset(iterable), gfp))
		return -1;
	result = ck_bitset_apply(ck_to_bitset(b), &words, CK_OR, gfp);
	ck_payload_free(words.words);
	return result;
}

struct ck_object *ck_bitset(struct ck_object *iterable, struct ck_object *size, gfp_t gfp)
{
	struct ck_object *b;
	size_t most;

	if (size && size != CK_NONE && !ck_bitset_number(size, &most))
		return NULL;
	b = ck_bitset_new(size && size != CK_NONE ? most : -1, gfp);
	if (b && iterable && iterable != CK_NONE && ck_bitset_update(b, iterable, gfp) < 0) {
		ck_put(b);
		return NULL;
	}
	return b;
}

int ck_bitset_clear(struct ck_object *b)
{
	if (!ck_bitset_check_self(b, "clear"))
		return -1;
	ck_bitset_drop(b);
	return 0;
}

struct ck_object *ck_bitset_copy(struct ck_object *o, gfp_t gfp)
{
	struct ck_object *copy;
	struct ck_words words;

	if (!ck_bitset_check_self(o, "copy"))
		return NULL;
	if (!ck_bitset_copy_out(&words, ck_to_bitset(o), gfp))
		return NULL;
	copy = ck_bitset_new(ck_to_bitset(o)->size, gfp);
	if (!copy || !words.nbits) {
		ck_payload_free(words.words);
		return copy;
	}
	/* It holds no references: nobody else looks at it yet. */
	ck_to_bitset(copy)->weight = bitmap_weight(words.words, words.nbits);
	ck_to_bitset(copy)->nbits = words.nbits;
	ck_to_bitset(copy)->words = words.words;
	return copy;
}

int ck_bitset_isdisjoint(struct ck_object *a, struct ck_object *o)
{
	struct ck_bitset *b;
	struct ck_words words;
	unsigned long flags;
	size_t nbits;
	int apart;

	if (!ck_bitset_check_self(a, "isdisjoint") || !ck_check_type(o, &ck_bitset_type, 0, NULL))
		return -1;
	if (!ck_bitset_copy_out(&words, ck_to_bitset(a), CK_GFP_ANY))
		return -1;
	b = ck_to_bitset(o);
	spin_lock_irqsave(&b->lock, flags);
	nbits = min(words.nbits, b->nbits);
	apart = !nbits || !bitmap_intersects(words.words, b->words, nbits);
	spin_unlock_irqrestore(&b->lock, flags);
	ck_payload_free(words.words);
	return apart;
}
