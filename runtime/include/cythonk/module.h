/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Start and end of the runtime in a module. A module that only raises exceptions from C code and
 * makes no objects needs neither.
 */
#ifndef CK_MODULE_H
#define CK_MODULE_H

#include <linux/types.h>

/**
 * ck_runtime_init() - prepare object memory; first call of a module's init
 *
 * Context: process.
 * Return: 0 or a negative errno, with nothing left behind.
 */
int ck_runtime_init(void);

/**
 * ck_runtime_exit() - last call of a module's exit, and of an init that failed
 *
 * Waits for deferred destructors, frees reference cycles, gives back all memory, and reports
 * objects that are still referenced. Does nothing when ck_runtime_init() has not succeeded.
 *
 * Context: process.
 */
void ck_runtime_exit(void);

/**
 * ck_gc_collect() - free objects that only reference each other
 *
 * Stops all CPUs while it looks, so that no reference changes.
 *
 * Context: any; nothing is done where the code may not sleep, or while a collection is running.
 * Return: number of objects found unreachable; 0 also when one of their destructors brought some
 * back, for then all stay.
 */
ssize_t ck_gc_collect(void);

#endif /* CK_MODULE_H */
