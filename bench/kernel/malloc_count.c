// SPDX-License-Identifier: GPL-2.0
/*
 * Counts how often CPython asks for memory: preloaded into it, with PYTHONMALLOC=malloc.
 *
 * Apart from count.c, which does this for kernel modules, because it is user space.
 */
#define _GNU_SOURCE
#include <stddef.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

static unsigned long allocations;

unsigned long bench_allocations(void);

unsigned long bench_allocations(void)
{
	return allocations;
}

void *malloc(size_t size)
{
	allocations++;
	return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	allocations++;
	return __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
	allocations++;
	return __libc_realloc(p, size);
}
