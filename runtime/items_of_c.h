/* SPDX-License-Identifier: GPL-2.0 */
/*
 * C integers in memory as int objects, by the letters of array.array: "BbHhIiLlQq".
 */
#ifndef CK_ITEMS_OF_C_H
#define CK_ITEMS_OF_C_H

#include <cythonk/object.h>

/* What ck_item_store() comes to. */
enum ck_item_fit { CK_ITEM_STORED, CK_ITEM_NO_INT, CK_ITEM_TOO_SMALL, CK_ITEM_TOO_LARGE };

/**
 * struct ck_item_kind - what a letter means
 * @format: the letter
 * @size: bytes
 * @sign: whether it has negative values
 * @name: what messages call it
 */
struct ck_item_kind {
	char format;
	u8 size;
	bool sign;
	const char *name;
};

const struct ck_item_kind *ck_item_kind(u32 format);
struct ck_object *ck_item_load(const struct ck_item_kind *kind, const void *p, gfp_t gfp);
enum ck_item_fit ck_item_store(const struct ck_item_kind *kind, void *p, struct ck_object *o);

#endif /* CK_ITEMS_OF_C_H */
