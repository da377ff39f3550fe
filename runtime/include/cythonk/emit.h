/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What only emitted C uses: small glue between the forms that the compiler writes and the functions
 * of the runtime.
 *
 * Hand-written code has no need of this header. It is separate so that the other headers describe
 * the runtime and this one the compiler's habits.
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
#include <cythonk/int_arith.h>
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

/* ---- special_results.c ---- */

/**
 * ck_length_negative() - raise what a negative length stands for, unless an exception is pending
 *
 * Return: -1, with ValueError pending or whatever was.
 */
ssize_t ck_length_negative(void);

/**
 * ck_length_result() - what a len slot makes of the result of __len__
 * @len: the result
 *
 * Return: @len, or -1 with ValueError pending, or whatever was.
 */
static inline ssize_t ck_length_result(ssize_t len)
{
	return likely(len >= 0) ? len : ck_length_negative();
}

/**
 * ck_bool_result() - what a truth slot makes of the result of __bool__
 * @result: the result, whose reference is taken over; NULL when it raised
 *
 * Return: 0, 1, or -1 with an exception pending: TypeError for anything but True and False.
 */
int ck_bool_result(struct ck_object *result);

/* ---- getitem_iter.c ---- */

/**
 * ck_getitem_iter() - iter slot of classes that have __getitem__ and no __iter__
 * @o: an object
 * @gfp: allocation flags
 *
 * Return: new reference to an iterator, or NULL with MemoryError pending.
 */
struct ck_object *ck_getitem_iter(struct ck_object *o, gfp_t gfp);

/*
 * Stack that must be left when a recursive function is entered: room for one more frame, the
 * runtime and printk.
 */
#define CK_STACK_RESERVE	(THREAD_SIZE * 3 / 8)

int ck_enter_failed(void);

/**
 * ck_enter() - look at the stack on entry of a function that may recurse
 *
 * Interrupts run on stacks that modules cannot measure; there it always succeeds.
 *
 * Return: 0, or -1 with RecursionError pending.
 */
static __always_inline int ck_enter(void)
{
	unsigned long left = (unsigned long)__builtin_frame_address(0) -
			     (unsigned long)end_of_stack(current);

	if (likely(left > CK_STACK_RESERVE || !in_task()))
		return 0;
	return ck_enter_failed();
}

/**
 * ck_richcompare() - a comparison whose result is an object
 * @a: left operand, borrowed
 * @b: right operand, borrowed
 * @op: CK_LT … CK_GE
 *
 * Return: True or False, immortal; NULL with an exception pending.
 */
static inline struct ck_object *ck_richcompare(struct ck_object *a, struct ck_object *b, int op)
{
	int result = ck_compare(a, b, op);

	return result < 0 ? NULL : ck_bool(result);
}

/**
 * ck_in() - "item in container", or "not in"
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
 * ck_list_build_steal() - append to the list of a comprehension
 * @o: the list, borrowed; nobody else knows it yet, so it needs no lock
 * @v: the value; its reference is taken over on success only
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending and @v still the caller's.
 */
static inline int ck_list_build_steal(struct ck_object *o, struct ck_object *v, gfp_t gfp)
{
	struct ck_list *l = ck_to_list(o);

	if (unlikely(l->len == l->cap)) {
		if (ck_list_append(o, v, gfp) < 0)
			return -1;
		ck_put(v);
		return 0;
	}
	l->items[l->len] = v;
	/* The collector, which may stop this CPU anywhere, looks at the first len items. */
	barrier();
	l->len++;
	return 0;
}

/**
 * ck_list_build() - append to the list of a comprehension, with a reference of its own
 * @l: the list, borrowed; nobody else knows it yet, so it needs no lock
 * @v: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
static inline int ck_list_build(struct ck_object *l, struct ck_object *v, gfp_t gfp)
{
	if (ck_list_build_steal(l, ck_get(v), gfp) == 0)
		return 0;
	ck_put(v);
	return -1;
}

/**
 * ck_check_star() - can "*" unpack this into a display?
 * @o: the value, borrowed
 *
 * Return: 0, or -1 with TypeError pending.
 */
int ck_check_star(struct ck_object *o);

/**
 * ck_unpack_star() - "a, *b, c = o"
 * @o: any iterable
 * @before: number of targets before the starred one
 * @after: number of targets after it
 * @out: where @before + 1 + @after new references go, a list to the starred target; all NULL on
 *	failure
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with ValueError, TypeError or another exception pending.
 */
int ck_unpack_star(struct ck_object *o, unsigned int before, unsigned int after,
		   struct ck_object **out, gfp_t gfp);

int ck_list_sort_by(struct ck_object *l, struct ck_object *key, struct ck_object *reverse,
		    gfp_t gfp);
struct ck_object *ck_sorted_by(struct ck_object *iterable, struct ck_object *key,
			       struct ck_object *reverse, gfp_t gfp);

/**
 * ck_as_ucs4() - a str of one character as a code point
 * @o: any object, borrowed
 *
 * Return: the code point, or (u32)-1 with TypeError pending.
 */
static inline u32 ck_as_ucs4(struct ck_object *o)
{
	return ck_ord(o);
}

/**
 * ck_operator_result() - what an operator method returned, as a slot returns it
 * @result: the method's result, owned
 *
 * Return: @result, owned, or NULL without an exception for NotImplemented.
 */
static inline struct ck_object *ck_operator_result(struct ck_object *result)
{
	return result == CK_NOT_IMPLEMENTED ? NULL : result;
}

/**
 * ck_truth_object() - the object of a truth value that a function of the runtime answered
 * @truth: 0, 1, or -1 with an exception pending
 *
 * Return: True or False, immortal; NULL with the exception still pending.
 */
static inline struct ck_object *ck_truth_object(int truth)
{
	return truth < 0 ? NULL : ck_bool(truth);
}

/**
 * ck_size_object() - the object of a length or position that a function of the runtime answered
 * @n: the number, or -1 with an exception pending
 *
 * Return: an int that is never boxed; NULL with the exception still pending.
 */
static inline struct ck_object *ck_size_object(ssize_t n)
{
	return n == -1 && ck_err_occurred() ? NULL : CK_INT(n);
}

/**
 * ck_owned_none() - the value of a call that returns nothing
 * @status: what the call returned, which has been looked at
 *
 * Return: None, immortal.
 */
static inline struct ck_object *ck_owned_none(int status)
{
	return CK_NONE;
}

/**
 * ck_bytes_at() - b[i] as a C integer
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
 * ck_str_at() - s[i] as a code point
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

/**
 * ck_bytes_has() - byte in b
 * @b: bytes, borrowed
 * @byte: the byte
 *
 * Return: 0, 1, or -1 with an exception pending.
 */
static inline int ck_bytes_has(struct ck_object *b, int byte)
{
	return ck_contains(b, CK_INT(byte & 0xff));
}

int ck_str_has(struct ck_object *s, u32 c);

/**
 * ck_part_slow() - format(o), of what is no plain str
 * @o: any object, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_part_slow(struct ck_object *o, gfp_t gfp);

/**
 * ck_part() - a value of an f-string, as ck_str_join_parts() takes it
 * @o: the value, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference to a str or an int, NULL with an exception pending.
 */
static inline struct ck_object *ck_part(struct ck_object *o, gfp_t gfp)
{
	if (ck_is_tagged(o) || o->type == &ck_str_type)
		return ck_get(o);
	return ck_part_slow(o, gfp);
}

/**
 * ck_text() - format(o), of anything
 * @o: any object, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
static inline struct ck_object *ck_text(struct ck_object *o, gfp_t gfp)
{
	return ck_is_plain_str(o) ? ck_get(o) : ck_part_slow(o, gfp);
}

/**
 * ck_part_formatted() - ck_part() of a value with a specification
 * @o: any object, borrowed
 * @spec: a str, valid for ints: these are formatted when the parts are joined
 * @gfp: allocation flags
 *
 * Return: new reference to a str or an int, or NULL with an exception pending.
 */
struct ck_object *ck_part_formatted(struct ck_object *o, struct ck_object *spec, gfp_t gfp);

/**
 * ck_str_join_specs() - ck_str_join_parts() of parts with specifications
 * @parts: what ck_part() and ck_part_formatted() gave, borrowed
 * @specs: a line for each part, an empty one where it has none
 * @n: how many parts
 * @gfp: allocation flags
 *
 * Return: new reference to a str, or NULL with an exception pending.
 */
struct ck_object *ck_str_join_specs(struct ck_object **parts, const char *specs, unsigned int n,
				    gfp_t gfp);

/* A C string that belongs to a str or bytes object: valid while the object is. */
#define ck_as_cstr(o)	((char *)ck_as_const_cstr(o))
#define ck_as_ucstr(o)	((unsigned char *)ck_as_const_cstr(o))

/**
 * ck_bytes_from_cstr() - make bytes of a C string
 * @s: the bytes up to a NUL; NULL raises TypeError
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError or MemoryError pending.
 */
static inline struct ck_object *ck_bytes_from_cstr(const char *s, gfp_t gfp)
{
	if (s)
		return ck_bytes_new(s, strlen(s), gfp);
	ck_raise(&ck_TypeError, "expected a C string, got NULL");
	return NULL;
}

/**
 * ck_small_as_signed() - ck_as_signed(), for which nearly all ints are small ones
 * @o: any object
 * @min: smallest value allowed
 * @max: largest value allowed
 * @ctype: name of the C type, for messages
 *
 * Return: the value, or -1 with TypeError or OverflowError pending.
 */
static __always_inline s64 ck_small_as_signed(struct ck_object *o, s64 min, s64 max,
					      const char *ctype)
{
	if (likely(ck_is_tagged(o) && ck_untag(o) >= min && ck_untag(o) <= max))
		return ck_untag(o);
	return ck_as_signed(o, min, max, ctype);
}

/**
 * ck_small_as_unsigned() - ck_as_unsigned(), for which nearly all ints are small ones
 * @o: any object
 * @max: largest value allowed
 * @ctype: name of the C type, for messages
 *
 * Return: the value, or (u64)-1 with TypeError or OverflowError pending.
 */
static __always_inline u64 ck_small_as_unsigned(struct ck_object *o, u64 max, const char *ctype)
{
	if (likely(ck_is_tagged(o) && ck_untag(o) >= 0 && ck_untag(o) <= max))
		return ck_untag(o);
	return ck_as_unsigned(o, max, ctype);
}

/* An int object of a C integer of any type, and a C integer of any type of an object. */
#define ck_int_from(v, gfp) \
	(is_signed_type(typeof(v)) ? ck_int_from_s64((s64)(v), gfp) :		\
				     ck_int_from_u64((u64)(v), gfp))
#define ck_as(o, type)								\
	(is_signed_type(type) ?							\
	 (type)ck_small_as_signed(o, (s64)type_min(type), (s64)type_max(type), #type) :	\
	 (type)ck_small_as_unsigned(o, (u64)type_max(type), #type))
/* The same, for a variable whose type is called @name. */
#define ck_as_value_of(o, variable, name)						\
	((typeof(variable))(is_signed_type(typeof(variable)) ?				\
		ck_small_as_signed(o, (s64)type_min(typeof(variable)),			\
				   (s64)type_max(typeof(variable)), name) :		\
		(s64)ck_small_as_unsigned(o, (u64)type_max(typeof(variable)), name)))

/* Overflow tests of checked arithmetic: the result is stored in any case. */
#define ck_add_overflows(a, b, result)	__builtin_add_overflow(a, b, result)
#define ck_sub_overflows(a, b, result)	__builtin_sub_overflow(a, b, result)
#define ck_mul_overflows(a, b, result)	__builtin_mul_overflow(a, b, result)

/* a << b for any b that is not negative: what shifting back does not give again has lost bits. */
#define ck_lshift_overflows(a, b, result) ({				\
	typeof(*(result)) __ck_a = (a), *__ck_out = (result);		\
	u64 __ck_n = (b);						\
	bool __ck_fits = __ck_n < BITS_PER_TYPE(*__ck_out);		\
									\
	*__ck_out = __ck_fits ? (typeof(__ck_a))((u64)__ck_a << __ck_n) : 0;	\
	__ck_fits ? *__ck_out >> __ck_n != __ck_a : __ck_a != 0;	\
})

/* a >> b for any b that is not negative. */
#define ck_shift_right(a, b) ({						\
	typeof((a) + 0) __ck_a = (a);					\
	u64 __ck_n = (b);						\
									\
	__ck_a >> min_t(u64, __ck_n, BITS_PER_TYPE(__ck_a) - 1) >>	\
		(__ck_n >= BITS_PER_TYPE(__ck_a));			\
})

/* The next number of a range up to or down to @end; @end itself where that would be past it. */
#define ck_step_up(i, end, step)						\
	((u64)(end) - (u64)(i) > (u64)(step) ? (i) + (step) : (end))
#define ck_step_down(i, end, step)						\
	((u64)(i) - (u64)(end) > (u64)(step) ? (i) - (step) : (end))

/* A bound of a slice of an array of @size: from the end if negative, cut to @low and @high. */
#define ck_slice_bound(i, size, low, high) ({				\
	ssize_t __ck_i = (i), __ck_size = (size);			\
									\
	if (__ck_i < 0)							\
		__ck_i += __ck_size;					\
	clamp_t(ssize_t, __ck_i, low, high);				\
})

/* Where a text ends that begins at @start of an array of @size characters. */
#define ck_text_end(text, start, size) ({				\
	ssize_t __ck_start = (start);					\
									\
	__ck_start + (ssize_t)strnlen((text) + __ck_start, (size) - __ck_start);	\
})

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
	*(flag) |= ck_lshift_overflows((type)(a), b, &__ck_r);		\
	__ck_r;								\
})
#define ck_checked_neg(type, a, flag)	__ck_checked(type, sub, 0, a, flag)

/* -x does not fit. */
#define ck_neg_overflows(x)	((x) == type_min(typeof(x)))

/*
 * Python's // and %: towards minus infinity. The divisor is not zero and the quotient fits: the
 * caller looked.
 */
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
