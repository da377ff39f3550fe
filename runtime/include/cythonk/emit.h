/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What only emitted C uses: small glue between the forms that the compiler writes and the functions of the runtime.
 *
 * Hand-written code has no need of this header. It is separate so that the other headers describe the runtime and this
 * one the compiler's habits.
 */
#ifndef CK_EMIT_H
#define CK_EMIT_H

#include <linux/overflow.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/sched/task_stack.h>
#include <linux/types.h>

#include <cythonk/bytes.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/list.h>
#include <cythonk/object.h>
#include <cythonk/ops.h>
#include <cythonk/str.h>

/* Python's NotImplemented: what an operator method returns for operands it does not know. */
extern struct ck_object ck_not_implemented_object;
#define CK_NOT_IMPLEMENTED	(&ck_not_implemented_object)

struct ck_object *ck_power(struct ck_object *a, struct ck_object *b, struct ck_object *mod,
			   gfp_t gfp);
struct ck_object *ck_repeat(struct ck_object *seq, ssize_t n, gfp_t gfp);
u32 ck_str_at_slow(struct ck_object *s, ssize_t i);
const char *ck_as_const_cstr(struct ck_object *o);
long ck_hash_value(struct ck_object *o);
int ck_check_nargs(const char *name, unsigned int given, unsigned int least, unsigned int most);

/* Stack that must be left when a recursive function is entered: room for one more frame, the runtime and printk. */
#define CK_STACK_RESERVE	(THREAD_SIZE * 3 / 8)

int ck_enter_failed(void);

/**
 * ck_enter - look at the stack on entry of a function that may recurse
 *
 * Interrupts run on stacks that modules cannot measure; there it always succeeds.
 *
 * Return: 0, or -1 with RecursionError pending.
 */
static __always_inline int ck_enter(void)
{
	unsigned long left = (unsigned long)__builtin_frame_address(0) - (unsigned long)end_of_stack(current);

	if (likely(left > CK_STACK_RESERVE || !in_task()))
		return 0;
	return ck_enter_failed();
}

/**
 * ck_richcompare - a comparison whose result is an object
 * @a: left operand, borrowed
 * @b: right operand, borrowed
 * @op: CK_LT … CK_GE
 *
 * Return: True or False, NULL with an exception pending.
 */
static inline struct ck_object *ck_richcompare(struct ck_object *a, struct ck_object *b, int op)
{
	int result = ck_compare(a, b, op);

	return result < 0 ? NULL : ck_bool(result);
}

/**
 * ck_in - "item in container", or "not in"
 * @item: the value looked for, borrowed
 * @container: where, borrowed
 * @op: CK_EQ for "in", CK_NE for "not in"
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
static inline int ck_in(struct ck_object *item, struct ck_object *container, int op)
{
	int found = ck_contains(container, item);

	return found < 0 ? found : found == (op == CK_EQ);
}

/**
 * ck_list_append_steal - append and take over the reference
 * @l: the list, borrowed
 * @v: the value; its reference is taken over on success only
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending and @v still the caller's.
 */
static inline int ck_list_append_steal(struct ck_object *l, struct ck_object *v, gfp_t gfp)
{
	if (ck_list_append(l, v, gfp) < 0)
		return -1;
	ck_put(v);
	return 0;
}

int ck_list_sort_by(struct ck_object *l, struct ck_object *key, struct ck_object *reverse, gfp_t gfp);
struct ck_object *ck_sorted_by(struct ck_object *iterable, struct ck_object *key,
			       struct ck_object *reverse, gfp_t gfp);

/* A one-character str as a code point: (u32)-1 with TypeError pending. */
static inline u32 ck_as_ucs4(struct ck_object *o)
{
	return (u32)ck_ord(o);
}

/**
 * ck_operator_result - what an operator method returned, as a slot returns it
 * @result: the method's result, owned
 *
 * Return: @result, or NULL without an exception for NotImplemented.
 */
static inline struct ck_object *ck_operator_result(struct ck_object *result)
{
	return result == CK_NOT_IMPLEMENTED ? NULL : result;
}

/* The value of a call that returns nothing. */
static inline struct ck_object *ck_owned_none(int status)
{
	return CK_NONE;
}

/**
 * ck_bytes_at - b[i] as a C integer
 * @b: bytes, borrowed
 * @i: index; a negative one counts from the end
 *
 * Return: 0 to 255, or -1 with IndexError or TypeError pending.
 */
static inline int ck_bytes_at(struct ck_object *b, ssize_t i)
{
	return ck_bytes_get(b, i);
}

/**
 * ck_str_at - s[i] as a code point
 * @s: str, borrowed
 * @i: index; a negative one counts from the end
 *
 * Return: the code point, or (u32)-1 with IndexError or TypeError pending.
 */
static inline u32 ck_str_at(struct ck_object *s, ssize_t i)
{
	if (likely(ck_is_str(s))) {
		struct ck_str *str = ck_to_str(s);

		if (likely(str->nchars == str->len && i >= 0 && i < str->len))
			return (u8)str->data[i];
	}
	return ck_str_at_slow(s, i);
}

/* A byte, or a code point, in bytes or text: 0, 1, or -1 with an exception pending. */
static inline int ck_bytes_has(struct ck_object *b, int byte)
{
	return ck_contains(b, CK_INT(byte & 0xff));
}

int ck_str_has(struct ck_object *s, u32 c);

/* A C string that belongs to a str or bytes object: valid while the object is. */
#define ck_as_cstr(o)	((char *)ck_as_const_cstr(o))
#define ck_as_ucstr(o)	((unsigned char *)ck_as_const_cstr(o))

static inline struct ck_object *ck_bytes_from_cstr(const char *s, gfp_t gfp)
{
	if (s)
		return ck_bytes_new(s, strlen(s), gfp);
	ck_raise(&ck_TypeError, "expected a C string, got NULL");
	return NULL;
}

/* An int object of a C integer of any type, and a C integer of any type of an object. */
#define ck_int_from(v, gfp) \
	(is_signed_type(typeof(v)) ? ck_int_from_s64((s64)(v), gfp) : ck_int_from_u64((u64)(v), gfp))
#define ck_as(o, type)								\
	(is_signed_type(type) ?							\
	 (type)ck_as_signed(o, (s64)type_min(type), (s64)type_max(type), #type) :	\
	 (type)ck_as_unsigned(o, (u64)type_max(type), #type))

/* Overflow tests of checked arithmetic: the result is stored in any case. */
#define ck_add_overflows(a, b, result)	__builtin_add_overflow(a, b, result)
#define ck_sub_overflows(a, b, result)	__builtin_sub_overflow(a, b, result)
#define ck_mul_overflows(a, b, result)	__builtin_mul_overflow(a, b, result)

/* Whether a value does not fit its new type; the result is stored in any case. */
#define ck_narrows(value, result)	__builtin_add_overflow(value, 0, result)

#define __ck_checked(type, op, a, b, flag) ({				\
	type __ck_r;							\
									\
	*(flag) |= __builtin_##op##_overflow((type)(a), (type)(b), &__ck_r);	\
	__ck_r;								\
})
#define ck_checked_add(type, a, b, flag)	__ck_checked(type, add, a, b, flag)
#define ck_checked_sub(type, a, b, flag)	__ck_checked(type, sub, a, b, flag)
#define ck_checked_mul(type, a, b, flag)	__ck_checked(type, mul, a, b, flag)
#define ck_checked_lshift(type, a, b, flag) ({				\
	type __ck_r;							\
									\
	*(flag) |= check_shl_overflow((type)(a), (b), &__ck_r);		\
	__ck_r;								\
})
#define ck_checked_neg(type, a, flag)	__ck_checked(type, sub, 0, a, flag)

/* -x does not fit. */
#define ck_neg_overflows(x)	((x) == type_min(typeof(x)))

/* Python's // and %: towards minus infinity. The divisor is not zero and the quotient fits: the caller looked. */
#define ck_floor_div(a, b) ({						\
	typeof((a) + (b)) __ck_a = (a), __ck_b = (b);			\
	typeof(__ck_a) __ck_q = __ck_a / __ck_b;			\
									\
	__ck_q - (__ck_q * __ck_b != __ck_a && (__ck_a < 0) != (__ck_b < 0));	\
})
#define ck_floor_mod(a, b) ({						\
	typeof((a) + (b)) __ck_a = (a), __ck_b = (b);			\
	typeof(__ck_a) __ck_m = __ck_b == (typeof(__ck_b))-1 ? 0 : __ck_a % __ck_b;	\
									\
	__ck_m && (__ck_m < 0) != (__ck_b < 0) ? __ck_m + __ck_b : __ck_m;	\
})

#endif /* CK_EMIT_H */
