// SPDX-License-Identifier: GPL-2.0
/*
 * What CPython says (vectors.h, from gen_vectors.py) against what the runtime says: operations on
 * literals, and sequences of operations on one object, results and exceptions compared as text.
 */
#include "ck_test.h"

#include <cythonk/builtins.h>
#include <cythonk/format.h>
#include <cythonk/set.h>
#include <cythonk/slice.h>

#include "ck_literal.h"

/**
 * struct ck_vector - one operation
 * @op: a name of the table below, or ".method"; "make" keeps @a for the lines that follow, which
 *	have no @a of their own
 * @a: first operand, a literal; NULL: the object kept
 * @b: second operand or tuple of arguments; NULL: none
 * @want: ascii() of the result, or "Class: message" of the exception; NULL: it is not compared
 */
struct ck_vector {
	const char *op;
	const char *a;
	const char *b;
	const char *want;
};

#include "vectors.h"

typedef struct ck_object *(*run_fn)(struct ck_object *a, struct ck_object *b);

static struct ck_object *none_of(int status)
{
	return status < 0 ? NULL : CK_NONE;
}

static struct ck_object *bool_of(int status)
{
	return status < 0 ? NULL : ck_bool(status);
}

static struct ck_object *arg(struct ck_object *args, ssize_t i)
{
	return ck_to_tuple(args)->items[i];
}

#define OPERATOR(name, op)							\
static struct ck_object *run_##name(struct ck_object *a, struct ck_object *b)	\
{										\
	return ck_binary(a, b, op, GFP_KERNEL);					\
}

OPERATOR(add, CK_ADD)
OPERATOR(sub, CK_SUB)
OPERATOR(mul, CK_MUL)
OPERATOR(mod, CK_MOD)
OPERATOR(or, CK_OR)
OPERATOR(and, CK_AND)
OPERATOR(xor, CK_XOR)
OPERATOR(iadd, CK_ADD | CK_INPLACE)
OPERATOR(imul, CK_MUL | CK_INPLACE)
OPERATOR(ior, CK_OR | CK_INPLACE)
OPERATOR(iand, CK_AND | CK_INPLACE)
OPERATOR(isub, CK_SUB | CK_INPLACE)
OPERATOR(ixor, CK_XOR | CK_INPLACE)

#define COMPARISON(name, op)							\
static struct ck_object *run_##name(struct ck_object *a, struct ck_object *b)	\
{										\
	return bool_of(ck_compare(a, b, op));					\
}

COMPARISON(lt, CK_LT)
COMPARISON(le, CK_LE)
COMPARISON(eq, CK_EQ)
COMPARISON(ne, CK_NE)
COMPARISON(gt, CK_GT)
COMPARISON(ge, CK_GE)

#define FUNCTION(name, call)							\
static struct ck_object *run_##name(struct ck_object *a, struct ck_object *b)	\
{										\
	return call;								\
}

FUNCTION(in, bool_of(ck_contains(b, a)))
FUNCTION(bool, bool_of(ck_is_true(a)))
FUNCTION(repr, ck_repr(a, GFP_KERNEL))
FUNCTION(str, ck_str(a, GFP_KERNEL))
FUNCTION(format, ck_format(a, b, GFP_KERNEL))
FUNCTION(getitem, ck_getitem(a, b, GFP_KERNEL))
FUNCTION(delitem, none_of(ck_delitem(a, b)))
FUNCTION(setitem, none_of(ck_setitem(a, arg(b, 0), arg(b, 1), GFP_KERNEL)))
FUNCTION(slice, ck_getslice(a, arg(b, 0), arg(b, 1), arg(b, 2), GFP_KERNEL))
FUNCTION(list, ck_list_from(a, GFP_KERNEL))
FUNCTION(tuple, ck_tuple_from(a, GFP_KERNEL))
FUNCTION(dict, ck_dict_from(a, GFP_KERNEL))
FUNCTION(set, ck_set_from(a, GFP_KERNEL))
FUNCTION(frozenset, ck_frozenset_from(a, GFP_KERNEL))
FUNCTION(bytes, ck_bytes_from(a, GFP_KERNEL))
FUNCTION(sorted, ck_sorted(a, b == CK_TRUE, GFP_KERNEL))
FUNCTION(sum, ck_sum(a, b, GFP_KERNEL))
FUNCTION(min, ck_min(a, GFP_KERNEL))
FUNCTION(max, ck_max(a, GFP_KERNEL))
FUNCTION(any, bool_of(ck_any(a, GFP_KERNEL)))
FUNCTION(all, bool_of(ck_all(a, GFP_KERNEL)))
FUNCTION(hex, ck_hex(a, GFP_KERNEL))
FUNCTION(oct, ck_oct(a, GFP_KERNEL))
FUNCTION(bin, ck_bin(a, GFP_KERNEL))
FUNCTION(chr, ck_str_from_ordinal(ck_as_long(a), GFP_KERNEL))

static struct ck_object *run_len(struct ck_object *a, struct ck_object *b)
{
	ssize_t n = ck_len(a);

	return n < 0 ? NULL : CK_INT(n);
}

static struct ck_object *run_ord(struct ck_object *a, struct ck_object *b)
{
	u32 cp = ck_ord(a);

	return cp == U32_MAX ? NULL : CK_INT(cp);
}

/* The list of what an iterator gives; @it is stolen, NULL passes. */
static struct ck_object *drain(struct ck_object *it)
{
	struct ck_object *list = it ? ck_list_from(it, GFP_KERNEL) : NULL;

	ck_put(it);
	return list;
}

static struct ck_object *run_zip(struct ck_object *a, struct ck_object *b)
{
	return drain(ck_zip(ck_to_tuple(a)->len, ck_to_tuple(a)->items, GFP_KERNEL));
}

FUNCTION(reversed, drain(ck_reversed(a, GFP_KERNEL)))
FUNCTION(enumerate, drain(ck_enumerate(a, b, GFP_KERNEL)))

/* del o[a:b:c] and o[a:b:c] = value. */
static struct ck_object *run_delslice(struct ck_object *a, struct ck_object *b)
{
	struct ck_object *slice = ck_slice_new(arg(b, 0), arg(b, 1), arg(b, 2), GFP_KERNEL);
	int status = slice ? ck_delitem(a, slice) : -1;

	ck_put(slice);
	return none_of(status);
}

static struct ck_object *run_setslice(struct ck_object *a, struct ck_object *b)
{
	struct ck_object *slice = ck_slice_new(arg(b, 0), arg(b, 1), arg(b, 2), GFP_KERNEL);
	int status = slice ? ck_setitem(a, slice, arg(b, 3), GFP_KERNEL) : -1;

	ck_put(slice);
	return none_of(status);
}

static const struct {
	const char *name;
	run_fn run;
} operations[] = {
	{ "+", run_add }, { "-", run_sub }, { "*", run_mul }, { "%", run_mod }, { "|", run_or },
	{ "&", run_and }, { "^", run_xor }, { "&=", run_iand }, { "-=", run_isub },
	{ "^=", run_ixor }, { "set", run_set }, { "frozenset", run_frozenset },
	{ "+=", run_iadd }, { "*=", run_imul }, { "|=", run_ior },
	{ "<", run_lt }, { "<=", run_le }, { "==", run_eq }, { "!=", run_ne }, { ">", run_gt },
	{ ">=", run_ge }, { "in", run_in }, { "len", run_len }, { "bool", run_bool },
	{ "repr", run_repr }, { "str", run_str }, { "format", run_format },
	{ "getitem", run_getitem }, { "setitem", run_setitem }, { "delitem", run_delitem },
	{ "slice", run_slice }, { "setslice", run_setslice }, { "delslice", run_delslice },
	{ "list", run_list }, { "tuple", run_tuple }, { "dict", run_dict },
	{ "bytes", run_bytes }, { "sorted", run_sorted }, { "sum", run_sum }, { "min", run_min },
	{ "max", run_max }, { "any", run_any }, { "all", run_all }, { "hex", run_hex },
	{ "oct", run_oct }, { "bin", run_bin }, { "chr", run_chr }, { "ord", run_ord },
	{ "zip", run_zip }, { "reversed", run_reversed }, { "enumerate", run_enumerate },
};

static struct ck_object *run_view(const char *op, struct ck_object *a, struct ck_object *b);

static struct ck_object *run(const char *op, struct ck_object *a, struct ck_object *b)
{
	unsigned int nargs = 0;
	int i;

	if (strchr(op, ' '))
		return run_view(op, a, b);
	if (op[0] == '.') {
		nargs = ck_to_tuple(b)->len;
		return ck_call_method(a, op + 1, nargs, ck_to_tuple(b)->items, GFP_KERNEL);
	}
	for (i = 0; i < ARRAY_SIZE(operations); i++)
		if (!strcmp(operations[i].name, op))
			return operations[i].run(a, b);
	ck_raise(&ck_SystemError, "no operation %s", op);
	return NULL;
}

static struct ck_object *view_of(struct ck_object *d, const char *name)
{
	return *name == 'k' ? ck_dict_keys(d, GFP_KERNEL) : ck_dict_items(d, GFP_KERNEL);
}

/*
 * "keys |", "keys r|" (operands exchanged), "keys | keys", "keys in", "keys isdisjoint"; items too.
 */
static struct ck_object *run_view(const char *op, struct ck_object *a, struct ck_object *b)
{
	const char *name = strchr(op, ' ') + 1, *other = strchr(name, ' ');
	struct ck_object *view = view_of(a, op), *with, *result;
	bool reflected = *name == 'r';
	char plain[4];

	with = other ? view_of(b, other + 1) : ck_get(b);
	if (!view || !with) {
		result = NULL;
	} else if (!strcmp(name, "in")) {
		result = bool_of(ck_contains(view, with));
	} else if (!strcmp(name, "isdisjoint")) {
		result = ck_call_method(view, name, 1, &with, GFP_KERNEL);
	} else {
		strscpy(plain, name + reflected, sizeof(plain));
		*strchrnul(plain, ' ') = 0;
		result = reflected ? run(plain, with, view) : run(plain, view, with);
	}
	ck_put(view);
	ck_put(with);
	return result;
}

/* The sorted texts of a set's items, which have no order, behind its type's name. */
static struct ck_object *text_of_set(struct ck_object *s)
{
	struct ck_object *texts = ck_list_new(0, GFP_KERNEL), *key, *text, *result;
	ssize_t pos = 0;

	while (ck_set_next(s, &pos, -1, &key) > 0) {
		text = ck_ascii(key, GFP_KERNEL);
		ck_list_append(texts, text, GFP_KERNEL);
		ck_put(text);
		ck_put(key);
	}
	ck_list_sort(texts, 0, GFP_KERNEL);
	text = ck_ascii(texts, GFP_KERNEL);
	ck_put(texts);
	key = ck_str_from_cstr(s->type == &ck_set_type ? "set " : "frozenset ", GFP_KERNEL);
	result = ck_str_concat(key, text, GFP_KERNEL);
	ck_put(key);
	ck_put(text);
	return result;
}

static struct ck_object *text_of(struct ck_object *o)
{
	return ck_is_anyset(o) ? text_of_set(o) : ck_ascii(o, GFP_KERNEL);
}

/* "Class: message" of the pending exception. */
static struct ck_object *exception_text(void)
{
	struct ck_object *e = ck_err_catch(), *message, *text;
	struct ck_object *args[2];

	message = ck_str(e, GFP_KERNEL);
	args[0] = ck_str_from_cstr(ck_type_name(e), GFP_KERNEL);
	args[1] = message;
	text = message ? ck_tuple_pack(2, GFP_KERNEL, args[0], args[1]) : NULL;
	ck_put(args[0]);
	ck_put(message);
	ck_put(e);
	ck_err_uncatch();
	message = ck_literal("'%s: %s'");
	args[0] = text ? ck_str_percent(message, text, GFP_KERNEL) : NULL;
	ck_put(message);
	ck_put(text);
	return args[0];
}

static void compare(const struct ck_vector *v, struct ck_object *result)
{
	struct ck_object *text = result ? text_of(result) : exception_text();
	const char *got = text ? ck_to_str(text)->data : "(no text)";

	if (strcmp(got, v->want)) {
		ck_test_fail();
		pr_info("# %s: %s  a=%.200s  b=%.200s\n", KBUILD_MODNAME, v->op, v->a ?: "-",
			v->b ?: "-");
		pr_info("# %s:   got  %.600s\n", KBUILD_MODNAME, got);
		pr_info("# %s:   want %.600s\n", KBUILD_MODNAME, v->want);
	}
	ck_put(text);
}

static void run_vectors(const struct ck_vector *vectors, size_t n)
{
	struct ck_object *kept = NULL, *a, *b, *result;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct ck_vector *v = &vectors[i];

		a = v->a ? ck_literal(v->a) : ck_xget(kept);
		b = v->b ? ck_literal(v->b) : NULL;
		if (!CHECK(a && (b || !v->b)))
			break;
		if (!strcmp(v->op, "make")) {
			ck_put(kept);
			kept = ck_get(a);
			result = ck_get(a);
		} else if (!strcmp(v->op, "state")) {
			result = ck_get(a);
		} else {
			result = run(v->op, a, b);
		}
		if (v->want)
			compare(v, result);
		ck_put(result);
		ck_put(a);
		ck_put(b);
		cond_resched();
	}
	ck_put(kept);
}

/* Allocations that an operation may make before the sweep gives up. */
#define SWEEP	500

/*
 * Let the first allocation of an operation fail, then the second, and so on: each time it raises
 * MemoryError (and leaks nothing), until it gets what it needs and succeeds.
 */
static void sweep(const struct ck_vector *v)
{
	struct ck_object *a = ck_literal(v->a), *b = v->b ? ck_literal(v->b) : NULL, *result;
	int n;

	for (n = 0; n < SWEEP && CHECK(a && (b || !v->b)); n++) {
		ck_fault_arm(n);
		result = run(v->op, a, b);
		ck_fault_arm(-1);
		if (result || !ck_err_matches(&ck_MemoryError)) {
			compare(v, result);
			ck_put(result);
			break;
		}
		ck_err_clear();
	}
	CHECK(n < SWEEP);
	ck_put(a);
	ck_put(b);
}

static const char * const changes_operand[] = {
	"make", "state", "+=", "*=", "|=", ".sort", "setslice", ".update", ".extend",
};

/* One vector in @stride; those that go on with an object kept are left out. */
static void sweep_vectors(const struct ck_vector *vectors, size_t n, size_t stride)
{
	size_t i;

	for (i = 0; i < n; i += stride) {
		if (!vectors[i].a || match_string(changes_operand, ARRAY_SIZE(changes_operand),
						  vectors[i].op) >= 0)
			continue;
		sweep(&vectors[i]);
		cond_resched();
	}
}

#define SWEEP_GROUP(name)	sweep_vectors(name##_vectors, ARRAY_SIZE(name##_vectors), 11);

CK_TEST(allocation_failures)
{
	VECTOR_GROUPS(SWEEP_GROUP)
}

#define GROUP(name)						\
CK_TEST(name)							\
{								\
	run_vectors(name##_vectors, ARRAY_SIZE(name##_vectors));	\
}
VECTOR_GROUPS(GROUP)

#define GROUP_CASE(name) KUNIT_CASE(name),
static struct kunit_case cases[] = {
	VECTOR_GROUPS(GROUP_CASE)
	KUNIT_CASE(allocation_failures),
	{ }
};

CK_TEST_MODULE(cases);
