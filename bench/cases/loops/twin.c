// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of loops/case.pyx: the same work, written as a kernel programmer would.
 *
 * What makes the comparison fair, checked line by line:
 *
 * - the same algorithms over the same data: both fill their arrays from the same generator;
 * - the same checks: where the .pyx is @unsafe it checks nothing that is not written here too (ends
 *   of buffers, the number limit, the syntax); longest_chain() is in the checked mode there, so each
 *   operation that can overflow is checked here with linux/overflow.h, and an overflow ends it with
 *   -EOVERFLOW;
 * - the same freedom for the compiler: static functions, no hints but those of the kernel's macros.
 */
#include <linux/overflow.h>

#include "bench.h"

#define CRC_BYTES	65536
#define SORT_ITEMS	4096
#define RECORDS		2048
#define RECORD_BYTES	32
#define NUMBER_LIMIT	0x0fffffff

static u32 crc_table[256];
static u8 crc_data[CRC_BYTES];
static u8 text[RECORDS * RECORD_BYTES];
static size_t text_length;
static u32 items[SORT_ITEMS];

static u32 next_random(u32 *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static void make_crc_table(void)
{
	u32 i, crc;
	int bit;

	for (i = 0; i < 256; i++) {
		crc = i;
		for (bit = 0; bit < 8; bit++)
			crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
		crc_table[i] = crc;
	}
}

static u32 crc32(const u8 *data, size_t n)
{
	u32 crc = 0xffffffff;
	size_t i;

	for (i = 0; i < n; i++)
		crc = crc_table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
	return crc ^ 0xffffffff;
}

static size_t make_text(void)
{
	u32 state = 7, value;
	u8 *out = text;
	int record, i;

	for (record = 0; record < RECORDS; record++) {
		for (i = 0; i < 6; i++)
			*out++ = 'a' + next_random(&state) % 26;
		*out++ = '=';
		for (value = next_random(&state); value; value /= 10)
			*out++ = '0' + value % 10;
		*out++ = ';';
		*out++ = '\n';
	}
	return out - text;
}

/* A check value over all records; 0 for a syntax error. */
static u64 parse(const u8 *p, size_t n)
{
	const u8 *end = p + n;
	u64 total = 0;

	for (;;) {
		u32 name = 2166136261u, value = 0;

		while (p < end && (*p == ' ' || *p == '\n'))
			p++;
		if (p == end)
			return total;
		if (*p < 'a' || *p > 'z')
			return 0;
		for (; p < end && *p >= 'a' && *p <= 'z'; p++)
			name = (name ^ *p) * 16777619;
		if (p == end || *p++ != '=')
			return 0;
		if (p == end || *p < '0' || *p > '9')
			return 0;
		for (; p < end && *p >= '0' && *p <= '9'; p++) {
			if (value > NUMBER_LIMIT / 10)
				return 0;
			value = value * 10 + (*p - '0');
		}
		if (p == end || *p++ != ';')
			return 0;
		total += name ^ value;
	}
}

static void fill_items(void)
{
	u32 state = 1;
	size_t i;

	for (i = 0; i < SORT_ITEMS; i++)
		items[i] = next_random(&state);
}

static void sift_down(u32 *a, size_t root, size_t n)
{
	u32 value = a[root];
	size_t child;

	while ((child = 2 * root + 1) < n) {
		if (child + 1 < n && a[child] < a[child + 1])
			child++;
		if (a[child] <= value)
			break;
		a[root] = a[child];
		root = child;
	}
	a[root] = value;
}

static void heap_sort(u32 *a, size_t n)
{
	size_t i;

	for (i = n / 2; i > 0; i--)
		sift_down(a, i - 1, n);
	for (i = n - 1; i > 0; i--) {
		swap(a[0], a[i]);
		sift_down(a, 0, i);
	}
}

/* The sum of the items; 0 when they are not in order. */
static u64 check_items(void)
{
	u64 total = items[0];
	size_t i;

	for (i = 1; i < SORT_ITEMS; i++) {
		if (items[i - 1] > items[i])
			return 0;
		total += items[i];
	}
	return total;
}

/* The longest Collatz chain that begins below a number: every step is checked. */
static long long longest_chain(int below)
{
	long long best = 0, value, steps;
	int start;

	for (start = 1; start < below; start++) {
		value = start;
		steps = 0;
		while (value != 1) {
			if (value & 1) {
				if (check_mul_overflow(value, 3LL, &value) ||
				    check_add_overflow(value, 1LL, &value))
					return -EOVERFLOW;
			} else {
				value >>= 1;
			}
			if (check_add_overflow(steps, 1LL, &steps))
				return -EOVERFLOW;
		}
		best = max(best, steps);
	}
	return best;
}

static void fill_data(void)
{
	u32 state = 3;
	size_t i;

	for (i = 0; i < CRC_BYTES; i++)
		crc_data[i] = next_random(&state);
}

static u8 *prepare_data(size_t n)
{
	make_crc_table();
	fill_data();
	return crc_data;
}

static u8 *prepare_text(size_t n)
{
	text_length = make_text();
	return text;
}

/* The arrays stay. */
static void release(u8 *data)
{
}

static s64 crc(u8 *data)
{
	return crc32(data, CRC_BYTES);
}

static s64 records(u8 *data)
{
	return parse(data, text_length);
}

static s64 sort(size_t n)
{
	fill_items();
	heap_sort(items, SORT_ITEMS);
	return check_items();
}

static s64 checked(size_t n)
{
	return longest_chain(n);
}

BENCH_PREPARED(crc, u8, prepare_data, release)
BENCH_PREPARED(records, u8, prepare_text, release)
BENCH_WORK(sort)
BENCH_WORK(checked)

BENCH_MODULE(BENCH_ENTRY(crc), BENCH_ENTRY(records), BENCH_ENTRY(sort), BENCH_ENTRY(checked));
