/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Memory of the runtime: payloads that live outside of objects (list items, dict tables, long
 * texts), and the hook by which tests make any allocation fail. Objects themselves come from
 * ck_new() in object.h.
 */
#ifndef CK_MEMORY_H
#define CK_MEMORY_H

#include <cythonk/compat.h>
#include <cythonk/object.h>

#ifdef CK_TEST_FAULTS
bool ck_fault_here(void);
/**
 * ck_fault_arm() - let the allocation after @skip successful ones fail, and all later ones too
 * @skip: allocations that still succeed; a negative value disarms the hook
 */
void ck_fault_arm(long skip);

/* Called by ck_load() between reading the slot and taking the reference: room for a race. */
extern void (*ck_race_hook)(void);

static inline void ck_race_here(void)
{
	if (ck_race_hook)
		ck_race_hook();
}
#else
static inline bool ck_fault_here(void)
{
	return false;
}

static inline void ck_race_here(void)
{
}
#endif

/**
 * ck_payload_alloc() - allocate an array that an object keeps outside of itself
 * @n: number of elements
 * @size: bytes of one element
 * @gfp: allocation flags; arrays past a page may come from vmalloc when these allow sleeping
 *
 * The memory is not zeroed. Raises MemoryError. Free with ck_payload_free().
 *
 * Context: any that @gfp allows.
 * Return: the array, or NULL with MemoryError pending.
 */
void *ck_payload_alloc(size_t n, size_t size, gfp_t gfp);

/**
 * ck_payload_free() - free what ck_payload_alloc() gave
 * @p: the array; NULL does nothing
 *
 * Context: any except NMI.
 */
void ck_payload_free(void *p);

#endif /* CK_MEMORY_H */
