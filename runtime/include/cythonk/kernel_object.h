/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The C side of kernel.object: references that are kept where only C sees them, as the private
 * data of a kernel structure. Such a pointer is the object itself, so C code that includes
 * <cythonk/object.h> may use ck_get() and ck_put() on it as well.
 */
#ifndef CK_KERNEL_OBJECT_H
#define CK_KERNEL_OBJECT_H

#include <cythonk/object.h>

/**
 * ck_object_hold() - keep a reference in a pointer
 * @o: the object, borrowed
 *
 * Context: any.
 * Return: the object as a pointer that owns a reference: to be given to ck_object_drop() once.
 */
static inline void *ck_object_hold(struct ck_object *o)
{
	return ck_get(o);
}

/**
 * ck_object_held() - the object of a pointer
 * @p: from ck_object_hold(), not dropped yet; NULL gives None
 *
 * Context: any.
 * Return: new reference.
 */
static inline struct ck_object *ck_object_held(void *p)
{
	return p ? ck_get(p) : CK_NONE;
}

/**
 * ck_object_drop() - end what ck_object_hold() began
 * @p: from ck_object_hold(), or NULL
 *
 * Context: see ck_put().
 */
static inline void ck_object_drop(void *p)
{
	ck_put(p);
}

/**
 * ck_object_references() - how many references there are
 * @o: an object
 *
 * Context: any; others may take and drop references at the same time.
 * Return: the number; 0 for small ints and constants, which are not counted.
 */
static inline unsigned int ck_object_references(struct ck_object *o)
{
	return ck_is_tagged(o) || o->flags & CK_IMMORTAL ? 0 : kref_read(&o->ref);
}

#endif /* CK_KERNEL_OBJECT_H */
