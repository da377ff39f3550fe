/* SPDX-License-Identifier: GPL-2.0 */
/*
 * OrderedDict: a dict whose order can be changed. It is a struct ck_dict of another type, so all
 * functions of dict.h do for it, and what they promise holds.
 */
#ifndef CK_ORDERED_DICT_H
#define CK_ORDERED_DICT_H

#include <cythonk/dict.h>

extern const struct ck_type ck_ordered_dict_type;

/**
 * ck_is_ordered_dict() - is this an OrderedDict?
 * @o: any object
 *
 * Return: whether it is one.
 */
static inline bool ck_is_ordered_dict(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_ordered_dict_type;
}

/**
 * ck_ordered_dict() - OrderedDict(other, **keywords)
 * @other: as for ck_dict_update(); NULL: none
 * @keywords: a dict of more items; NULL: none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_ordered_dict(struct ck_object *other, struct ck_object *keywords, gfp_t gfp);

/**
 * ck_ordered_dict_move_to_end() - d.move_to_end(k, last)
 * @d: an OrderedDict
 * @k: the key
 * @last: a truth value: to the end, or to the beginning; NULL: to the end
 * @gfp: allocation flags
 *
 * Takes constant time on average; every look-up finds the key before, during and after it.
 *
 * Return: 0, or -1 with KeyError, MemoryError or another exception pending.
 */
int ck_ordered_dict_move_to_end(struct ck_object *d, struct ck_object *k, struct ck_object *last,
				gfp_t gfp);

/**
 * ck_ordered_dict_popitem() - d.popitem(last)
 * @d: an OrderedDict
 * @last: a truth value: the newest item, or the oldest; NULL: the newest
 * @gfp: allocation flags
 *
 * Return: new reference to the tuple of the item, or NULL with KeyError or another exception
 * pending; without memory the item stays.
 */
struct ck_object *ck_ordered_dict_popitem(struct ck_object *d, struct ck_object *last, gfp_t gfp);

/**
 * ck_ordered_dict_copy() - d.copy()
 * @d: an OrderedDict
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_ordered_dict_copy(struct ck_object *d, gfp_t gfp);

#endif /* CK_ORDERED_DICT_H */
