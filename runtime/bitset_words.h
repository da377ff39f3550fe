/* SPDX-License-Identifier: GPL-2.0 */
/* Between the files of the bit set. */
#ifndef CK_BITSET_WORDS_H
#define CK_BITSET_WORDS_H

#include <linux/bitmap.h>

#include <cythonk/bitset.h>

/* Past this no number is asked memory for; bitmap functions count with unsigned int. */
#define CK_BITSET_MAX	((size_t)INT_MAX - BITS_PER_LONG)

/**
 * struct ck_words - a copy of a bitmap
 * @words: payload
 * @nbits: how many bits, a multiple of BITS_PER_LONG
 */
struct ck_words {
	unsigned long *words;
	size_t nbits;
};

/* bitset.c */
struct ck_object *ck_bitset_new(ssize_t size, gfp_t gfp);
bool ck_bitset_check_self(struct ck_object *o, const char *method);
bool ck_bitset_number(struct ck_object *i, size_t *number);
bool ck_bitset_make_room(struct ck_bitset *b, size_t nbits, gfp_t gfp);
bool ck_bitset_copy_out(struct ck_words *to, struct ck_bitset *b, gfp_t gfp);
void ck_bitset_drop(struct ck_object *self);

/* bitset_operators.c */
int ck_bitset_apply(struct ck_bitset *b, const struct ck_words *other, int op, gfp_t gfp);
struct ck_object *ck_bitset_binary(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);
int ck_bitset_compare(struct ck_object *a, struct ck_object *b, int op);
struct ck_object *ck_bitset_repr(struct ck_object *self, gfp_t gfp);

#endif /* CK_BITSET_WORDS_H */
