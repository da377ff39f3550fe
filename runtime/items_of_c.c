// SPDX-License-Identifier: GPL-2.0
/*
 * C integers in memory as int objects.
 */
#include <linux/string.h>

#include <cythonk/int.h>

#include "items_of_c.h"

static const struct ck_item_kind kinds[] = {
	{ 'B', 1, false, "unsigned byte integer" },
	{ 'b', 1, true, "signed char" },
	{ 'H', 2, false, "unsigned short" },
	{ 'h', 2, true, "signed short integer" },
	{ 'I', 4, false, "unsigned int" },
	{ 'i', 4, true, "signed integer" },
	{ 'L', 8, false, "unsigned long" },
	{ 'l', 8, true, "signed long" },
	{ 'Q', 8, false, "unsigned long long" },
	{ 'q', 8, true, "signed long long" },
};

/**
 * ck_item_kind() - what a letter means
 * @format: the letter
 *
 * Return: the kind, or NULL when it means nothing.
 */
const struct ck_item_kind *ck_item_kind(u32 format)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(kinds); i++)
		if ((u8)kinds[i].format == format)
			return &kinds[i];
	return NULL;
}

/**
 * ck_item_load() - an item as an int object
 * @kind: what it is
 * @p: where it is, at any address
 * @gfp: allocation flags
 *
 * Return: new reference; NULL with MemoryError, or with OverflowError past S64_MAX, pending.
 */
struct ck_object *ck_item_load(const struct ck_item_kind *kind, const void *p, gfp_t gfp)
{
	unsigned int unused = 64 - 8 * kind->size;
	u64 v = 0;

	/* The machines that are supported are little-endian. */
	BUILD_BUG_ON(!IS_ENABLED(CONFIG_64BIT) || IS_ENABLED(CONFIG_CPU_BIG_ENDIAN));
	memcpy(&v, p, kind->size);
	if (kind->sign)
		return ck_int_from_s64((s64)(v << unused) >> unused, gfp);
	return ck_int_from_u64(v, gfp);
}

/**
 * ck_item_store() - an object as an item
 * @kind: what it is to be
 * @p: where it goes, at any address
 * @o: any object
 *
 * Raises nothing, since what uses it words that differently.
 *
 * Return: how it fits; only CK_ITEM_STORED has changed something.
 */
enum ck_item_fit ck_item_store(const struct ck_item_kind *kind, void *p, struct ck_object *o)
{
	unsigned int bits = 8 * kind->size;
	s64 v;

	if (!ck_int_value(o, &v))
		return CK_ITEM_NO_INT;
	if (kind->sign && v >> (bits - 1) < -1)
		return CK_ITEM_TOO_SMALL;
	if (kind->sign && v >> (bits - 1) > 0)
		return CK_ITEM_TOO_LARGE;
	if (!kind->sign && v < 0)
		return CK_ITEM_TOO_SMALL;
	if (!kind->sign && bits < 64 && v >> bits)
		return CK_ITEM_TOO_LARGE;
	memcpy(p, &v, kind->size);
	return CK_ITEM_STORED;
}
