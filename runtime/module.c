// SPDX-License-Identifier: GPL-2.0
/*
 * Start and end of the runtime in a module.
 */
#include <linux/random.h>
#include <linux/rcupdate.h>

#include <cythonk/heap.h>
#include <cythonk/module.h>
#include <cythonk/ops.h>
#include <cythonk/raised.h>

/* Rounds of freeing at the end; destructors may make new garbage, but not for ever. */
#define EXIT_ROUNDS	16

siphash_key_t ck_hash_key;
u64 ck_hash_factors[2];

/* Whether there is something to end, so that a failed init may end it unconditionally. */
static bool ready;

int ck_runtime_init(void)
{
	int err;

	get_random_bytes(&ck_hash_key, sizeof(ck_hash_key));
	get_random_bytes(ck_hash_factors, sizeof(ck_hash_factors));
	/* Odd and large: then no bit of an int is lost. */
	ck_hash_factors[0] |= 1ull << 63 | 1;
	ck_hash_factors[1] |= 1ull << 63 | 1;
	err = ck_heap_init();
	if (err)
		return err;
	err = ck_gc_shrinker_init();
	if (err) {
		ck_heap_exit();
		return err;
	}
	ready = true;
	return 0;
}

void ck_runtime_exit(void)
{
	int round = 0;

	if (!ready)
		return;
	ready = false;
	ck_gc_shrinker_exit();
	do
		ck_object_flush_deferred();
	while (ck_gc_collect() && ++round < EXIT_ROUNDS);
	/* Callbacks that files of the runtime may have given to RCU are in this module's code. */
	rcu_barrier();
	ck_heap_exit();
	ck_raised_exit();
}
