/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Built-in functions over iterables. Those that make lists are in list.h, those that make iterators
 * in iter.h, those that make texts in format.h.
 */
#ifndef CK_BUILTINS_H
#define CK_BUILTINS_H

#include <cythonk/object.h>

/**
 * ck_sum() - sum()
 * @iterable: any iterable
 * @start: what to begin with; NULL: 0; str and bytes raise TypeError
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_sum(struct ck_object *iterable, struct ck_object *start, gfp_t gfp);

/**
 * ck_min() - min() of an iterable
 * @iterable: any iterable; ValueError when it is empty
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_min(struct ck_object *iterable, gfp_t gfp);
struct ck_object *ck_max(struct ck_object *iterable, gfp_t gfp);

/* min(iterable, default=dflt): @dflt, borrowed, when it is empty. */
struct ck_object *ck_min_default(struct ck_object *iterable, struct ck_object *dflt, gfp_t gfp);
struct ck_object *ck_max_default(struct ck_object *iterable, struct ck_object *dflt, gfp_t gfp);

/**
 * ck_min_n() - min() of arguments
 * @n: how many, not 0
 * @args: the arguments, borrowed
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_min_n(unsigned int n, struct ck_object **args);
struct ck_object *ck_max_n(unsigned int n, struct ck_object **args);

/**
 * ck_min_by() - min(iterable, key=key, default=dflt)
 * @iterable: any iterable
 * @key: what gives the key of an item, or None
 * @dflt: result when it is empty, borrowed; NULL: ValueError is raised then
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_min_by(struct ck_object *iterable, struct ck_object *key,
			    struct ck_object *dflt, gfp_t gfp);
struct ck_object *ck_max_by(struct ck_object *iterable, struct ck_object *key,
			    struct ck_object *dflt, gfp_t gfp);

/**
 * ck_min_n_by() - min(a, b, …, key=key)
 * @n: how many, not 0
 * @args: the arguments, borrowed
 * @key: what gives the key of an argument, or None
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_min_n_by(unsigned int n, struct ck_object **args, struct ck_object *key,
			      gfp_t gfp);
struct ck_object *ck_max_n_by(unsigned int n, struct ck_object **args, struct ck_object *key,
			      gfp_t gfp);

/* any(), all(): 0, 1, or -1 with an exception pending. */
int ck_any(struct ck_object *iterable, gfp_t gfp);
int ck_all(struct ck_object *iterable, gfp_t gfp);

/**
 * ck_hash_object() - hash()
 * @o: any object
 * @gfp: allocation flags
 *
 * Return: new reference to an int, or NULL with an exception pending.
 */
struct ck_object *ck_hash_object(struct ck_object *o, gfp_t gfp);

#endif /* CK_BUILTINS_H */
