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

/**
 * ck_fault_here() - shall an allocation fail here? Counts those that ck_fault_arm() is to let pass
 *
 * Return: whether it shall; never where the runtime is not built for tests.
 */
bool ck_fault_here(void);

/**
 * ck_fault_arm() - let the allocation after @skip successful ones fail, and all later ones too
 * @skip: allocations that still succeed; a negative value disarms the hook
 */
void ck_fault_arm(long skip);

/* Called by ck_race_here(). */
extern void (*ck_race_hook)(void);

/**
 * ck_race_here() - room for a race, between reading a slot and taking the reference
 *
 * Calls ck_race_hook where the runtime is built for tests, and is nothing elsewhere.
 */
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

/**
 * ck_shared_alloc() - allocate an array that is read without a lock
 * @n: number of elements
 * @size: bytes of one element
 * @gfp: allocation flags, as for ck_payload_alloc()
 *
 * Before the array there is room for what RCU needs, so that giving it up takes no memory.
 *
 * Context: any that @gfp allows.
 * Return: the array, not zeroed, or NULL with MemoryError pending.
 */
void *ck_shared_alloc(size_t n, size_t size, gfp_t gfp);

/**
 * ck_shared_room() - how many elements an array gets for the memory that @n of them take anyway
 * @n: number of elements asked for
 * @size: bytes of one element
 *
 * Return: at least @n; ck_shared_alloc() of so many needs no more memory.
 */
size_t ck_shared_room(size_t n, size_t size);

/**
 * ck_shared_free() - free an array that no other CPU can be reading
 * @p: from ck_shared_alloc(); NULL does nothing
 *
 * Context: any except NMI.
 */
void ck_shared_free(void *p);

/**
 * ck_shared_retire() - free an array when those who are reading it have finished
 * @owner: the object it was part of; who reads the array has a reference to it
 * @p: from ck_shared_alloc(), not to be found any more; NULL does nothing
 *
 * Where the caller's reference is the only one, nobody is reading it, and it is freed at once.
 *
 * Context: any except NMI.
 */
void ck_shared_retire(struct ck_object *owner, void *p);

#endif /* CK_MEMORY_H */
