// SPDX-License-Identifier: GPL-2.0
/*
 * The guard of recursive code. Separate because only generic operations on nested containers and
 * recursive functions need it.
 */
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/sched/task_stack.h>

#include <cythonk/context.h>
#include <cythonk/error.h>

/* Stack left at which recursion ends: room for one more function, printk and an interrupt. */
#define RECURSION_STACK		(THREAD_SIZE / 4)
/* Nesting allowed in interrupts, whose stacks cannot be measured; a frame is at most 1 KiB. */
#define RECURSION_IRQ_DEPTH	4

/*
 * By ck_ctx_level(). Interrupts stay on their CPU, so no lock is needed. Signed: taking one from an
 * unsigned adds 0xffffffff, which sparse holds against the header where that handles bytes.
 */
static DEFINE_PER_CPU(int [4], irq_depth);

int ck_recursion_enter(void)
{
	if (likely(in_task())) {
		if (likely(ck_ctx_stack_left() > RECURSION_STACK))
			return 0;
	} else {
		if (this_cpu_inc_return(irq_depth[ck_ctx_level()]) <= RECURSION_IRQ_DEPTH)
			return 0;
		this_cpu_dec(irq_depth[ck_ctx_level()]);
	}
	ck_raise(&ck_RecursionError, "maximum recursion depth exceeded");
	return -1;
}

void ck_recursion_leave(void)
{
	if (unlikely(!in_task()))
		this_cpu_dec(irq_depth[ck_ctx_level()]);
}
