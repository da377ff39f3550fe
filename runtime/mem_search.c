// SPDX-License-Identifier: GPL-2.0
/*
 * Finding bytes in bytes. The places of the first byte are tried, which suffices for most texts;
 * when it does not, the two-way algorithm (Crochemore and Perrin, 1991) goes on: linear time and no
 * memory whatever the input, since the input may come from somebody who wants it to be slow.
 *
 * The needle is cut at a critical position; its right part is compared forwards and then its left
 * part. Both search directions are the same code over a view that may run backwards.
 */
#include <linux/bitops.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include <cythonk/compat.h>

#include "few_bytes.h"
#include "mem_search.h"

/* Bytes in the order of the search: at(v, i) is first[i * step]. */
struct view {
	const u8 *first;
	ssize_t step;
	size_t len;
};

/* The needle's critical position and the shift after a match of the right part. */
struct factorization {
	size_t cut;
	size_t period;
	bool periodic;
};

static u8 at(const struct view *v, size_t i)
{
	return v->first[(ssize_t)i * v->step];
}

/*
 * Start and period of the greatest suffix in alphabetical order, or in the reverse of it. Duval's
 * algorithm: @best is the greatest suffix so far, @rival one that may be greater.
 */
static size_t greatest_suffix(const struct view *needle, bool reverse, size_t *period)
{
	size_t best = 0, rival = 1, same = 0;

	*period = 1;
	while (rival + same < needle->len) {
		u8 a = at(needle, best + same), b = at(needle, rival + same);

		if (a == b) {
			if (++same == *period) {
				rival += *period;
				same = 0;
			}
		} else if (reverse ? b > a : b < a) {
			rival += same + 1;
			same = 0;
			*period = rival - best;
		} else {
			best = rival++;
			same = 0;
			*period = 1;
		}
	}
	return best;
}

static struct factorization factorize(const struct view *needle)
{
	size_t period, other_period, i;
	size_t cut = greatest_suffix(needle, false, &period);
	size_t other = greatest_suffix(needle, true, &other_period);
	struct factorization f = { .cut = cut, .period = period, .periodic = true };

	if (other > cut) {
		f.cut = other;
		f.period = other_period;
	}
	for (i = 0; i < f.cut; i++) {
		if (at(needle, i) != at(needle, i + f.period)) {
			f.periodic = false;
			f.period = max(f.cut, needle->len - f.cut) + 1;
			break;
		}
	}
	return f;
}

/* Number of the first place where the needle, which has two bytes or more, is; or -1. */
static ssize_t find_view(const struct view *hay, const struct view *needle)
{
	struct factorization f = factorize(needle);
	size_t pos = 0, known = 0;

	/* @known: so many bytes of the needle's start are known to match at @pos. */
	while (pos + needle->len <= hay->len) {
		size_t i = max(f.cut, known);

		while (i < needle->len && at(needle, i) == at(hay, pos + i))
			i++;
		if (i < needle->len) {
			pos += i - f.cut + 1;
			known = 0;
			continue;
		}
		for (i = f.cut; i > known && at(needle, i - 1) == at(hay, pos + i - 1); i--)
			;
		if (i <= known)
			return pos;
		pos += f.period;
		known = f.periodic ? needle->len - f.period : 0;
	}
	return -1;
}

/* Bytes that may be compared in vain beyond what the text's length explains. */
#define PATIENCE	64

#define ONES		0x0101010101010101ull
#define HIGH_BITS	0x8080808080808080ull

/* Where a byte is for the first time, or NULL: eight at a time. */
static const u8 *find_byte(const u8 *p, u8 byte, size_t n)
{
	const u64 pattern = ONES * byte;

	for (; n >= sizeof(u64); p += sizeof(u64), n -= sizeof(u64)) {
		u64 word = get_unaligned_le64(p) ^ pattern;

		/* Of the bytes that are zero the lowest is marked, whatever is above it. */
		word = (word - ONES) & ~word & HIGH_BITS;
		if (word)
			return p + __ffs64(word) / 8;
	}
	for (; n; p++, n--)
		if (*p == byte)
			return p;
	return NULL;
}

/* The first place from @from on, by an algorithm that no text makes slow. */
static noinline ssize_t find_on(const void *hay, size_t from, size_t hay_len, const void *needle,
				size_t needle_len)
{
	struct view h = { .first = hay + from, .step = 1, .len = hay_len - from };
	struct view n = { .first = needle, .step = 1, .len = needle_len };
	ssize_t pos = find_view(&h, &n);

	return pos < 0 ? -1 : (ssize_t)from + pos;
}

/**
 * ck_mem_find() - first place of bytes in bytes
 * @hay: where to look
 * @hay_len: its length
 * @needle: what to look for
 * @needle_len: its length; an empty one is everywhere
 *
 * Context: any, under spinlocks too.
 * Return: offset, or -1.
 */
ssize_t ck_mem_find(const void *hay, size_t hay_len, const void *needle, size_t needle_len)
{
	const u8 *p = hay, *first = needle, *end;
	size_t tried = 0;

	if (!needle_len)
		return 0;
	if (needle_len > hay_len)
		return -1;
	/* Behind the last place where the needle may begin. */
	end = p + hay_len - needle_len + 1;
	for (;;) {
		p = find_byte(p, *first, end - p);
		if (!p)
			return -1;
		if (needle_len == 1 ||
		    (p[needle_len - 1] == first[needle_len - 1] &&
		     ck_same_bytes(p, first, needle_len)))
			return p - (const u8 *)hay;
		p++;
		/* Such luck as most texts bring must not be relied on. */
		tried += needle_len;
		if (tried > PATIENCE + 4 * (size_t)(p - (const u8 *)hay))
			return find_on(hay, p - (const u8 *)hay, hay_len, needle, needle_len);
	}
}

/**
 * ck_mem_rfind() - last place of bytes in bytes
 * @hay: where to look
 * @hay_len: its length
 * @needle: what to look for
 * @needle_len: its length; an empty one is everywhere
 *
 * Context: any, under spinlocks too.
 * Return: offset, or -1.
 */
ssize_t ck_mem_rfind(const void *hay, size_t hay_len, const void *needle, size_t needle_len)
{
	struct view h = { .first = hay + hay_len - 1, .step = -1, .len = hay_len };
	struct view n = { .first = needle + needle_len - 1, .step = -1, .len = needle_len };
	ssize_t pos;

	if (!needle_len)
		return hay_len;
	if (needle_len > hay_len)
		return -1;
	pos = find_view(&h, &n);
	return pos < 0 ? -1 : (ssize_t)(hay_len - needle_len) - pos;
}

/**
 * ck_mem_count() - number of places, not overlapping, of bytes in bytes
 * @hay: where to look
 * @hay_len: its length
 * @needle: what to look for, not empty
 * @needle_len: its length
 * @limit: stop counting there
 *
 * Context: any, under spinlocks too.
 *
 * Return: the number, at most @limit.
 */
size_t ck_mem_count(const void *hay, size_t hay_len, const void *needle, size_t needle_len,
		    size_t limit)
{
	size_t count = 0;
	ssize_t pos;

	while (count < limit) {
		pos = ck_mem_find(hay, hay_len, needle, needle_len);
		if (pos < 0)
			break;
		hay += pos + needle_len;
		hay_len -= pos + needle_len;
		count++;
	}
	return count;
}
