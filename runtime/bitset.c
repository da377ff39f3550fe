// SPDX-License-Identifier: GPL-2.0
/*
 * KernelBitSet: the type, and one number at a time. Growing allocates outside of the lock and
 * starts over.
 */
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "bitset_words.h"
#include "construct.h"
#include "methods.h"
#include "self.h"

/* Lockdep sees all bit sets as one class; no function takes two of them. */
static void init(struct ck_bitset *b)
{
	spin_lock_init(&b->lock);
}

/**
 * ck_bitset_new() - make an empty bit set
 * @size: numbers are less than this; negative: no limit
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_bitset_new(ssize_t size, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_bitset_type, gfp);

	if (!o)
		return NULL;
	init(ck_to_bitset(o));
	ck_to_bitset(o)->size = size;
	return o;
}

/**
 * ck_bitset_check_self() - is this a bit set?
 * @o: the self of a method
 * @method: its name
 *
 * Return: false with AttributeError pending.
 */
bool ck_bitset_check_self(struct ck_object *o, const char *method)
{
	if (likely(ck_is_bitset(o)))
		return true;
	ck_raise_no_method(o, method);
	return false;
}

/**
 * ck_bitset_number() - a number from an object
 * @i: an int
 * @number: where it goes
 *
 * Return: false with TypeError, ValueError or MemoryError pending.
 */
bool ck_bitset_number(struct ck_object *i, size_t *number)
{
	ssize_t v = ck_index(i);

	if (ck_failed(v))
		return false;
	if (v < 0) {
		ck_raise(&ck_ValueError, "numbers of a KernelBitSet are not negative: %zd", v);
		return false;
	}
	if (v >= CK_BITSET_MAX) {
		ck_raise_nomem();
		return false;
	}
	*number = v;
	return true;
}

/**
 * ck_bitset_make_room() - see to it that a bit set has room
 * @b: the bit set, not locked
 * @nbits: for numbers less than this; no more than CK_BITSET_MAX
 * @gfp: allocation flags
 *
 * Return: false with IndexError (past the size) or MemoryError pending.
 */
bool ck_bitset_make_room(struct ck_bitset *b, size_t nbits, gfp_t gfp)
{
	unsigned long *words, *old;
	unsigned long flags;
	size_t room;

	if (b->size >= 0 && nbits > b->size) {
		ck_raise(&ck_IndexError, "number %zu is past the size %zd", nbits - 1, b->size);
		return false;
	}
	if (nbits <= READ_ONCE(b->nbits))
		return true;
	/* Grows by a half, up to the size. */
	room = min_t(size_t, nbits + nbits / 2, CK_BITSET_MAX);
	if (b->size >= 0)
		room = min_t(size_t, room, b->size);
	room = BITS_TO_LONGS(room) * BITS_PER_LONG;
	words = ck_payload_alloc(BITS_TO_LONGS(room), sizeof(*words), gfp);
	if (!words)
		return false;
	old = words;
	spin_lock_irqsave(&b->lock, flags);
	if (room > b->nbits) {
		bitmap_zero(words, room);
		if (b->nbits)
			bitmap_copy(words, b->words, b->nbits);
		old = b->words;
		b->words = words;
		b->nbits = room;
	}
	spin_unlock_irqrestore(&b->lock, flags);
	ck_payload_free(old);
	return true;
}

/* Add a number: whether it was there before; -1 with an exception. */
static int set_number(struct ck_bitset *b, size_t number, gfp_t gfp)
{
	unsigned long flags;
	int was;

	for (;;) {
		if (!ck_bitset_make_room(b, number + 1, gfp))
			return -1;
		spin_lock_irqsave(&b->lock, flags);
		/* It may have been cleared, and its room freed, meanwhile. */
		was = number < b->nbits ? __test_and_set_bit(number, b->words) : -1;
		b->weight += !was;
		spin_unlock_irqrestore(&b->lock, flags);
		if (was >= 0)
			return was;
	}
}

/* Take a number out: whether it was there. */
static int clear_number(struct ck_bitset *b, size_t number)
{
	unsigned long flags;
	int was;

	spin_lock_irqsave(&b->lock, flags);
	was = number < b->nbits && __test_and_clear_bit(number, b->words);
	b->weight -= was;
	spin_unlock_irqrestore(&b->lock, flags);
	return was;
}

int ck_bitset_test_and_set(struct ck_object *b, struct ck_object *i, gfp_t gfp)
{
	size_t number;

	if (!ck_bitset_check_self(b, "test_and_set") || !ck_bitset_number(i, &number))
		return -1;
	return set_number(ck_to_bitset(b), number, gfp);
}

int ck_bitset_test_and_clear(struct ck_object *b, struct ck_object *i)
{
	size_t number;

	if (!ck_bitset_check_self(b, "test_and_clear") || !ck_bitset_number(i, &number))
		return -1;
	return clear_number(ck_to_bitset(b), number);
}

int ck_bitset_add(struct ck_object *b, struct ck_object *i, gfp_t gfp)
{
	size_t number;

	if (!ck_bitset_check_self(b, "add") || !ck_bitset_number(i, &number))
		return -1;
	return set_number(ck_to_bitset(b), number, gfp) < 0 ? -1 : 0;
}

int ck_bitset_discard(struct ck_object *b, struct ck_object *i)
{
	size_t number;

	if (!ck_bitset_check_self(b, "discard") || !ck_bitset_number(i, &number))
		return -1;
	clear_number(ck_to_bitset(b), number);
	return 0;
}

int ck_bitset_remove(struct ck_object *b, struct ck_object *i)
{
	size_t number;

	if (!ck_bitset_check_self(b, "remove") || !ck_bitset_number(i, &number))
		return -1;
	if (clear_number(ck_to_bitset(b), number))
		return 0;
	ck_raise_type(&ck_KeyError, i);
	return -1;
}

ssize_t ck_bitset_alloc(struct ck_object *o, struct ck_object *start, gfp_t gfp)
{
	struct ck_bitset *b = ck_to_bitset(o);
	size_t first = 0, number;
	unsigned long flags;
	bool done;

	if (!ck_bitset_check_self(o, "alloc") || (start && !ck_bitset_number(start, &first)))
		return -1;
	for (;;) {
		spin_lock_irqsave(&b->lock, flags);
		number = first;
		if (first < b->nbits)
			number = find_next_zero_bit(b->words, b->nbits, first);
		done = number < b->nbits && (b->size < 0 || number < b->size);
		if (done) {
			__set_bit(number, b->words);
			b->weight++;
		}
		spin_unlock_irqrestore(&b->lock, flags);
		if (done)
			return number;
		if (b->size >= 0 && number >= b->size) {
			ck_raise(&ck_IndexError, "no number less than %zd is left", b->size);
			return -1;
		}
		if (number >= CK_BITSET_MAX) {
			ck_raise_nomem();
			return -1;
		}
		if (!ck_bitset_make_room(b, number + 1, gfp))
			return -1;
	}
}

/**
 * ck_bitset_copy_out() - the whole set of one moment
 * @to: where to; its words are to be freed by ck_payload_free()
 * @b: the bit set, not locked
 * @gfp: allocation flags
 *
 * Return: false with MemoryError pending.
 */
bool ck_bitset_copy_out(struct ck_words *to, struct ck_bitset *b, gfp_t gfp)
{
	size_t room = READ_ONCE(b->nbits), nbits;
	unsigned long flags;

	for (;;) {
		/* A word more, as nothing cannot be allocated. */
		to->words = ck_payload_alloc(BITS_TO_LONGS(room) + 1, sizeof(*to->words), gfp);
		if (!to->words)
			return false;
		spin_lock_irqsave(&b->lock, flags);
		nbits = b->nbits;
		if (nbits && nbits <= room)
			bitmap_copy(to->words, b->words, nbits);
		spin_unlock_irqrestore(&b->lock, flags);
		if (nbits <= room)
			break;
		room = nbits;
		ck_payload_free(to->words);
	}
	to->nbits = nbits;
	return true;
}

/**
 * ck_bitset_drop() - clear slot of the bit set
 * @self: a KernelBitSet
 */
void ck_bitset_drop(struct ck_object *self)
{
	struct ck_bitset *b = ck_to_bitset(self);
	unsigned long *words, flags;

	/* An instance whose lock was never initialised has no words either. */
	if (!READ_ONCE(b->words))
		return;
	spin_lock_irqsave(&b->lock, flags);
	words = b->words;
	b->words = NULL;
	b->nbits = 0;
	b->weight = 0;
	spin_unlock_irqrestore(&b->lock, flags);
	ck_payload_free(words);
}

static ssize_t bitset_len(struct ck_object *self)
{
	return READ_ONCE(ck_to_bitset(self)->weight);
}

static int bitset_contains(struct ck_object *self, struct ck_object *item)
{
	struct ck_bitset *b = ck_to_bitset(self);
	unsigned long flags;
	s64 number;
	int found;

	if (!ck_int_value(item, &number) || number < 0)
		return 0;
	spin_lock_irqsave(&b->lock, flags);
	found = number < b->nbits && test_bit(number, b->words);
	spin_unlock_irqrestore(&b->lock, flags);
	return found;
}

/* Iterators: the least number in the set from a position on, whatever changes meanwhile. */
static struct ck_object *next_number(struct ck_object *self, long pos, long *next, gfp_t gfp)
{
	struct ck_bitset *b = ck_to_bitset(self);
	unsigned long flags, number = 0;
	bool found = false;

	spin_lock_irqsave(&b->lock, flags);
	if (pos < b->nbits) {
		number = find_next_bit(b->words, b->nbits, pos);
		found = number < b->nbits;
	}
	spin_unlock_irqrestore(&b->lock, flags);
	*next = number + 1;
	return found ? CK_INT(number) : NULL;
}

static const struct ck_type iter_type = CK_SEQ_ITER_TYPE("bitset_iterator");

static struct ck_object *bitset_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&iter_type, self, 0, next_number, gfp);
}

static struct ck_object *bitset_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	ssize_t size = ck_to_bitset(self)->size;

	if (strcmp(name, "size"))
		return NULL;
	return size < 0 ? CK_NONE : ck_int_from_s64(size, gfp);
}

const struct ck_type ck_bitset_type = {
	CK_TYPE_HEAD,
	.name = "KernelBitSet",
	.base = &ck_object_type,
	.size = sizeof(struct ck_bitset),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_bitset_methods,
	.construct = ck_bitset_construct,
	.clear = ck_bitset_drop,
	.repr = ck_bitset_repr,
	.compare = ck_bitset_compare,
	.len = bitset_len,
	.contains = bitset_contains,
	.iter = bitset_iter,
	.binary = ck_bitset_binary,
	.getattr = bitset_getattr,
};
