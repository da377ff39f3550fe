/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Differences between kernel versions, so that no other file tests LINUX_VERSION_CODE.
 *
 * kmalloc_obj() and its relatives take the type (or a variable of it) instead of a byte count, so
 * that the pointer's type is checked and the size cannot be wrong. Linux 7.0 has them; older
 * kernels get the same forms from here.
 */
#ifndef CK_COMPAT_H
#define CK_COMPAT_H

#include <linux/compiler.h>
#include <linux/gfp.h>
#include <linux/overflow.h>
#include <linux/shrinker.h>
#include <linux/slab.h>
#include <linux/version.h>
/* get_unaligned() and its relatives moved in 6.12. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif
/* kvmalloc() and its relatives moved between these two. */
#include <linux/mm.h>

#ifndef kmalloc_obj
#define kmalloc_obj(type_or_var, gfp) \
	((typeof(type_or_var) *)kmalloc(sizeof(typeof(type_or_var)), gfp))
#define kzalloc_obj(type_or_var, gfp) \
	((typeof(type_or_var) *)kzalloc(sizeof(typeof(type_or_var)), gfp))
#define kmalloc_objs(type_or_var, count, gfp) \
	((typeof(type_or_var) *)kmalloc_array(count, sizeof(typeof(type_or_var)), gfp))
#define kzalloc_objs(type_or_var, count, gfp) \
	((typeof(type_or_var) *)kcalloc(count, sizeof(typeof(type_or_var)), gfp))
#endif

/**
 * ck_shrinker_new() - allocate a shrinker
 * @name: what it is called
 *
 * Shrinkers are allocated since 6.7; before that, registering one can fail.
 *
 * Context: process.
 * Return: the shrinker, or NULL.
 */
static inline struct shrinker *ck_shrinker_new(const char *name)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
	return shrinker_alloc(0, "%s", name);
#else
	return kzalloc_obj(struct shrinker, GFP_KERNEL);
#endif
}

/**
 * ck_shrinker_register() - let a shrinker be called
 * @s: the shrinker, filled in
 * @name: what it is called
 *
 * Context: process.
 * Return: 0 or a negative errno; the shrinker is still to be freed then.
 */
static inline int ck_shrinker_register(struct shrinker *s, const char *name)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
	shrinker_register(s);
	return 0;
#else
	return register_shrinker(s, "%s", name);
#endif
}

/**
 * ck_shrinker_free() - end a shrinker, registered or not, and free it
 * @s: the shrinker
 *
 * Context: process.
 */
static inline void ck_shrinker_free(struct shrinker *s)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
	shrinker_free(s);
#else
	/* Does nothing to one that was not registered. */
	unregister_shrinker(s);
	kfree(s);
#endif
}

#endif /* CK_COMPAT_H */
