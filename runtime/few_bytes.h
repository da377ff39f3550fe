/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Copying, clearing and comparing few bytes, as texts mostly are: the kernel's memcpy() and
 * memcmp() are calls, and on some architectures work a byte at a time.
 *
 * What is longer than a word is done a word at a time, and the last word may overlap the one
 * before.
 */
#ifndef CK_FEW_BYTES_H
#define CK_FEW_BYTES_H

#include <linux/string.h>

#include <cythonk/compat.h>

/* Above that the kernel's functions are faster. */
#define CK_FEW_COPIED	32
#define CK_FEW_COMPARED	64
#define CK_FEW_CLEARED	128

#define ck_word_at(p, i)	get_unaligned((const u64 *)((p) + (i)))

/**
 * ck_copy_bytes() - memcpy()
 * @to: where to
 * @from: bytes that do not overlap those
 * @n: how many
 */
static __always_inline void ck_copy_bytes(void *to, const void *from, size_t n)
{
	u8 *p = to;
	const u8 *q = from;
	size_t i;

	if (n > CK_FEW_COPIED) {
		memcpy(to, from, n);
	} else if (n >= sizeof(u64)) {
		u64 last = ck_word_at(q, n - sizeof(u64));

		for (i = 0; i + sizeof(u64) < n; i += sizeof(u64))
			put_unaligned(ck_word_at(q, i), (u64 *)(p + i));
		put_unaligned(last, (u64 *)(p + n - sizeof(u64)));
	} else if (n >= sizeof(u32)) {
		u32 last = get_unaligned((const u32 *)(q + n - sizeof(u32)));

		put_unaligned(get_unaligned((const u32 *)q), (u32 *)p);
		put_unaligned(last, (u32 *)(p + n - sizeof(u32)));
	} else if (n) {
		/* Of one, two or three bytes these are all. */
		u8 middle = q[n / 2], last = q[n - 1];

		p[0] = q[0];
		p[n / 2] = middle;
		p[n - 1] = last;
	}
}

/**
 * ck_same_bytes() - !memcmp()
 * @a: bytes
 * @b: bytes
 * @n: how many
 *
 * Return: whether they are the same.
 */
static __always_inline bool ck_same_bytes(const void *a, const void *b, size_t n)
{
	const u8 *p = a, *q = b;
	size_t i;

	if (n > CK_FEW_COMPARED)
		return !memcmp(a, b, n);
	if (n < sizeof(u64)) {
		for (i = 0; i < n; i++)
			if (p[i] != q[i])
				return false;
		return true;
	}
	for (i = 0; i + sizeof(u64) < n; i += sizeof(u64))
		if (ck_word_at(p, i) != ck_word_at(q, i))
			return false;
	i = n - sizeof(u64);
	return ck_word_at(p, i) == ck_word_at(q, i);
}

/**
 * ck_order_bytes() - memcmp()
 * @a: bytes
 * @b: bytes
 * @n: how many
 *
 * Return: less than 0, 0, or more than 0.
 */
static __always_inline int ck_order_bytes(const void *a, const void *b, size_t n)
{
	const u8 *p = a, *q = b;

	for (; n >= sizeof(u64); p += sizeof(u64), q += sizeof(u64), n -= sizeof(u64)) {
		u64 x = get_unaligned_be64(p), y = get_unaligned_be64(q);

		if (x != y)
			return x < y ? -1 : 1;
	}
	for (; n; p++, q++, n--)
		if (*p != *q)
			return *p < *q ? -1 : 1;
	return 0;
}

/**
 * ck_clear_words() - memset() of 0
 * @p: aligned to a word
 * @bytes: how many; up to a word more is cleared
 */
static __always_inline void ck_clear_words(void *p, size_t bytes)
{
	u64 *word = p, *end = p + bytes;

	if (bytes > CK_FEW_CLEARED) {
		memset(p, 0, bytes);
		return;
	}
	/* Volatile: or the compiler would make a call of it. */
	for (; word < end; word++)
		WRITE_ONCE(*word, 0);
}

#endif /* CK_FEW_BYTES_H */
