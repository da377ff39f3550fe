// SPDX-License-Identifier: GPL-2.0
/*
 * KernelBitSet: | & - ^ with their in-place forms, comparisons as of sets, and repr(). The right
 * operand is copied first, so that no two locks are held.
 */
#include <cythonk/error.h>
#include <cythonk/memory.h>
#include <cythonk/ops.h>

#include "bitset_words.h"
#include "self.h"
#include "strbuf.h"

/* Change the words of a set, which has room for all that @other brings. */
static void combine(struct ck_bitset *b, const struct ck_words *other, int op)
{
	size_t nbits = min(b->nbits, other->nbits);

	if (!b->nbits)
		return;
	if (nbits) {
		switch (op) {
		case CK_OR:
			bitmap_or(b->words, b->words, other->words, nbits);
			break;
		case CK_XOR:
			bitmap_xor(b->words, b->words, other->words, nbits);
			break;
		case CK_SUB:
			bitmap_andnot(b->words, b->words, other->words, nbits);
			break;
		default:
			bitmap_and(b->words, b->words, other->words, nbits);
		}
	}
	if (op == CK_AND && nbits < b->nbits)
		bitmap_clear(b->words, nbits, b->nbits - nbits);
	b->weight = bitmap_weight(b->words, b->nbits);
}

/**
 * ck_bitset_apply() - b op= other
 * @b: the bit set, not locked
 * @other: what to combine it with
 * @op: CK_OR, CK_AND, CK_SUB or CK_XOR
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with IndexError (past the size of @b) or MemoryError pending.
 */
int ck_bitset_apply(struct ck_bitset *b, const struct ck_words *other, int op, gfp_t gfp)
{
	bool adds = op == CK_OR || op == CK_XOR, done = false;
	unsigned long flags;
	size_t need = 0;

	if (adds && other->nbits) {
		need = find_last_bit(other->words, other->nbits) + 1;
		if (need > other->nbits)
			need = 0;
	}
	while (!done) {
		if (need && !ck_bitset_make_room(b, need, gfp))
			return -1;
		spin_lock_irqsave(&b->lock, flags);
		done = need <= b->nbits;
		if (done)
			combine(b, other, op);
		spin_unlock_irqrestore(&b->lock, flags);
	}
	return 0;
}

/**
 * ck_bitset_binary() - binary slot of the bit set
 * @a: left operand
 * @b: right operand
 * @op: enum ck_binop, possibly with CK_INPLACE
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with an exception pending, or without one: not implemented.
 */
struct ck_object *ck_bitset_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp)
{
	int what = op & ~CK_INPLACE, failed;
	struct ck_object *result;
	struct ck_words words;

	if (!ck_is_bitset(a) || !ck_is_bitset(b) ||
	    (what != CK_OR && what != CK_AND && what != CK_SUB && what != CK_XOR))
		return NULL;
	if (!ck_bitset_copy_out(&words, ck_to_bitset(b), gfp))
		return NULL;
	result = op & CK_INPLACE ? ck_get(a) : ck_bitset_copy(a, gfp);
	failed = result ? ck_bitset_apply(ck_to_bitset(result), &words, what, gfp) : -1;
	ck_payload_free(words.words);
	if (!failed)
		return result;
	ck_put(result);
	return NULL;
}

/* Does @a have a number that @b has not? */
static bool has_more(const struct ck_words *a, const struct ck_words *b)
{
	size_t nbits = min(a->nbits, b->nbits);

	if (nbits && !bitmap_subset(a->words, b->words, nbits))
		return true;
	return nbits < a->nbits && find_next_bit(a->words, a->nbits, nbits) < a->nbits;
}

static int relation(const struct ck_words *a, const struct ck_words *b, int op)
{
	bool more = has_more(a, b), less = has_more(b, a);

	switch (op) {
	case CK_LT:
		return !more && less;
	case CK_LE:
		return !more;
	case CK_EQ:
		return !more && !less;
	case CK_NE:
		return more || less;
	case CK_GT:
		return more && !less;
	default:
		return !less;
	}
}

/**
 * ck_bitset_compare() - compare slot of the bit set: subsets
 * @a: left operand
 * @b: right operand
 * @op: CK_LT to CK_GE
 *
 * Return: 0, 1, -1 with an exception pending, or CK_NOTIMPLEMENTED.
 */
int ck_bitset_compare(struct ck_object *a, struct ck_object *b, int op)
{
	struct ck_words left, right;
	int result = -1;

	if (!ck_is_bitset(a) || !ck_is_bitset(b))
		return CK_NOTIMPLEMENTED;
	if (!ck_bitset_copy_out(&left, ck_to_bitset(a), CK_GFP_ANY))
		return -1;
	if (ck_bitset_copy_out(&right, ck_to_bitset(b), CK_GFP_ANY)) {
		result = relation(&left, &right, op);
		ck_payload_free(right.words);
	}
	ck_payload_free(left.words);
	return result;
}

/**
 * ck_bitset_repr() - repr slot of the bit set
 * @self: a KernelBitSet
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_bitset_repr(struct ck_object *self, gfp_t gfp)
{
	ssize_t size = ck_to_bitset(self)->size;
	struct ck_words words;
	struct ck_strbuf buf;
	unsigned long i;
	bool first = true;

	if (!ck_bitset_copy_out(&words, ck_to_bitset(self), gfp))
		return NULL;
	ck_strbuf_init(&buf, gfp);
	ck_strbuf_add_cstr(&buf, "KernelBitSet([");
	if (words.nbits) {
		for_each_set_bit(i, words.words, words.nbits) {
			if (!first)
				ck_strbuf_add_cstr(&buf, ", ");
			ck_strbuf_printf(&buf, "%lu", i);
			first = false;
		}
	}
	ck_payload_free(words.words);
	ck_strbuf_add_char(&buf, ']');
	if (size >= 0)
		ck_strbuf_printf(&buf, ", size=%zd", size);
	ck_strbuf_add_char(&buf, ')');
	return ck_strbuf_finish(&buf);
}
