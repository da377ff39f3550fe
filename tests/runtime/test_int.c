// SPDX-License-Identifier: GPL-2.0
/* Ints and the generic operators on them, against tables of what CPython says. */
#include "ck_test.h"

#include <cythonk/slice.h>
#include <cythonk/tuple.h>

#define MIN63	(-0x4000000000000000LL)
#define MAX63	0x3fffffffffffffffLL

static struct ck_object *boxed(s64 v)
{
	return ck_int_from_s64(v, GFP_KERNEL);
}

CK_TEST(values_survive_boxing)
{
	static const s64 values[] = {
		0, 1, -1, 5, MAX63, MAX63 + 1, MIN63, MIN63 - 1, S64_MAX, S64_MIN,
	};
	struct ck_object *o;
	s64 v;
	int i;

	for (i = 0; i < ARRAY_SIZE(values); i++) {
		o = boxed(values[i]);
		CHECK(ck_is_tagged(o) == (values[i] >= MIN63 && values[i] <= MAX63));
		CHECK(ck_int_value(o, &v) && v == values[i]);
		CHECK_S64(ck_as_s64(o), values[i]);
		CHECK_S64(ck_index(o), values[i]);
		ck_put(o);
	}
	CHECK(!ck_int_from_u64((u64)S64_MAX + 1, GFP_KERNEL));
	CHECK_RAISED(OverflowError);
	o = ck_int_from_u64(S64_MAX, GFP_KERNEL);
	CHECK_S64(ck_as_u64(o), S64_MAX);
	ck_put(o);
	CHECK_S64(ck_as_s64(CK_TRUE), 1);
	CHECK_S64(ck_as_int(CK_FALSE), 0);
	CHECK(!ck_err_occurred());
}

CK_TEST(conversion_to_c_is_checked)
{
	CHECK_S64(ck_as_s8(CK_INT(127)), 127);
	CHECK_S64(ck_as_s8(CK_INT(128)), -1);
	CHECK_MESSAGE(OverflowError, "value too large to convert to signed char");
	CHECK_S64(ck_as_s8(CK_INT(-129)), -1);
	CHECK_MESSAGE(OverflowError, "value too small to convert to signed char");
	CHECK_S64(ck_as_u8(CK_INT(255)), 255);
	CHECK_S64(ck_as_u8(CK_INT(256)), 255);
	CHECK_RAISED(OverflowError);
	CHECK_S64(ck_as_u16(CK_INT(-1)), 0xffff);
	CHECK_MESSAGE(OverflowError, "can't convert negative value to unsigned short");
	CHECK_S64(ck_as_int(CK_INT(S32_MAX)), S32_MAX);
	CHECK_S64(ck_as_int(CK_INT((s64)S32_MAX + 1)), -1);
	CHECK_RAISED(OverflowError);
	CHECK_S64(ck_as_uint(CK_INT(U32_MAX)), U32_MAX);
	CHECK_S64(ck_as_int(CK_INT(-1)), -1);
	CHECK(!ck_err_occurred());
	CHECK_S64(ck_as_long(CK_NONE), -1);
	CHECK_MESSAGE(TypeError, "an integer is required (got type NoneType)");
	CHECK_S64(ck_index(CK_NONE), -1);
	CHECK_MESSAGE(TypeError, "'NoneType' object cannot be interpreted as an integer");
}

/* What an operation gives: a value, or an exception. */
struct binary_case {
	s64 a;
	int op;
	s64 b;
	s64 result;
	const struct ck_type *raises;
};

static const struct binary_case binary_cases[] = {
	{ 2, CK_ADD, 3, 5 },
	{ MAX63, CK_ADD, 1, MAX63 + 1 },
	{ S64_MAX, CK_ADD, 1, 0, &ck_OverflowError },
	{ S64_MIN, CK_ADD, S64_MAX, -1 },
	{ MIN63, CK_SUB, 1, MIN63 - 1 },
	{ S64_MIN, CK_SUB, 1, 0, &ck_OverflowError },
	{ 0, CK_SUB, S64_MIN, 0, &ck_OverflowError },
	{ -7, CK_MUL, 6, -42 },
	{ 1LL << 40, CK_MUL, 1LL << 40, 0, &ck_OverflowError },
	{ S64_MIN, CK_MUL, -1, 0, &ck_OverflowError },
	{ 7, CK_FLOORDIV, 2, 3 },
	{ -7, CK_FLOORDIV, 2, -4 },
	{ 7, CK_FLOORDIV, -2, -4 },
	{ -7, CK_FLOORDIV, -2, 3 },
	{ 6, CK_FLOORDIV, -2, -3 },
	{ S64_MIN, CK_FLOORDIV, -1, 0, &ck_OverflowError },
	{ 1, CK_FLOORDIV, 0, 0, &ck_ZeroDivisionError },
	{ 7, CK_MOD, 3, 1 },
	{ -7, CK_MOD, 3, 2 },
	{ 7, CK_MOD, -3, -2 },
	{ -7, CK_MOD, -3, -1 },
	{ S64_MIN, CK_MOD, -1, 0 },
	{ 1, CK_MOD, 0, 0, &ck_ZeroDivisionError },
	{ 2, CK_POW, 62, 1LL << 62 },
	{ -2, CK_POW, 63, S64_MIN },
	{ 2, CK_POW, 63, 0, &ck_OverflowError },
	{ -3, CK_POW, 3, -27 },
	{ 0, CK_POW, 0, 1 },
	{ 1, CK_POW, S64_MAX, 1 },
	{ -1, CK_POW, S64_MAX, -1 },
	{ 2, CK_POW, -1, 0, &ck_ValueError },
	{ 0, CK_POW, -1, 0, &ck_ZeroDivisionError },
	{ 1, CK_LSHIFT, 62, 1LL << 62 },
	{ 1, CK_LSHIFT, 63, 0, &ck_OverflowError },
	{ -1, CK_LSHIFT, 63, S64_MIN },
	{ 0, CK_LSHIFT, 1000, 0 },
	{ 1, CK_LSHIFT, -1, 0, &ck_ValueError },
	{ -5, CK_RSHIFT, 1, -3 },
	{ -1, CK_RSHIFT, 1000, -1 },
	{ 5, CK_RSHIFT, 64, 0 },
	{ 5, CK_RSHIFT, -1, 0, &ck_ValueError },
	{ 12, CK_AND, 10, 8 },
	{ 12, CK_OR, 10, 14 },
	{ -12, CK_XOR, 10, -2 },
	{ 1, CK_TRUEDIV, 2, 0, &ck_TypeError },
};

CK_TEST(arithmetic_is_checked_and_rounds_down)
{
	const struct binary_case *c;
	struct ck_object *a, *b, *r;
	int i, inplace;

	for (i = 0; i < 2 * ARRAY_SIZE(binary_cases); i++) {
		c = &binary_cases[i / 2];
		inplace = i & 1 ? CK_INPLACE : 0;
		a = boxed(c->a);
		b = boxed(c->b);
		r = ck_binary(a, b, c->op | inplace, GFP_KERNEL);
		if (c->raises) {
			if (!CHECK(!r) || !CHECK(ck_err_matches(c->raises)))
				pr_info("# case %d\n", i / 2);
			ck_err_clear();
		} else if (!CHECK(r) || !CHECK_S64(ck_as_s64(r), c->result)) {
			pr_info("# case %d\n", i / 2);
		}
		ck_put(r);
		ck_put(b);
		ck_put(a);
	}
}

CK_TEST(fast_paths_agree)
{
	struct ck_object *r;

	r = ck_add(CK_INT(MAX63), CK_INT(MAX63), GFP_KERNEL);
	CHECK_S64(ck_as_s64(r), 2 * MAX63);
	ck_put(r);
	r = ck_sub(CK_INT(MIN63), CK_INT(MAX63), GFP_KERNEL);
	CHECK_S64(ck_as_s64(r), MIN63 - MAX63);
	ck_put(r);
	CHECK(ck_add(CK_TRUE, CK_INT(1), GFP_KERNEL) == CK_INT(2));
	CHECK(ck_and(CK_TRUE, CK_FALSE, GFP_KERNEL) == CK_FALSE);
	CHECK(ck_or(CK_TRUE, CK_FALSE, GFP_KERNEL) == CK_TRUE);
	CHECK(ck_xor(CK_TRUE, CK_INT(1), GFP_KERNEL) == CK_INT(0));
	CHECK(ck_neg(CK_TRUE, GFP_KERNEL) == CK_INT(-1));
	CHECK(ck_invert(CK_INT(0), GFP_KERNEL) == CK_INT(-1));
	CHECK(ck_abs(CK_INT(-3), GFP_KERNEL) == CK_INT(3));
	CHECK(ck_pos(CK_TRUE, GFP_KERNEL) == CK_INT(1));
	r = boxed(S64_MIN);
	CHECK(!ck_neg(r, GFP_KERNEL));
	CHECK_MESSAGE(OverflowError, "int result does not fit in 64 bits");
	CHECK(!ck_abs(r, GFP_KERNEL));
	CHECK_RAISED(OverflowError);
	ck_put(r);
}

CK_TEST(unsupported_operands_are_named)
{
	CHECK(!ck_add(CK_INT(1), CK_NONE, GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "unsupported operand type(s) for +: 'int' and 'NoneType'");
	CHECK(!ck_isub(CK_NONE, CK_INT(1), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "unsupported operand type(s) for -=: 'NoneType' and 'int'");
	CHECK(!ck_pow(CK_NONE, CK_INT(1), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'");
	CHECK(!ck_ipow(CK_NONE, CK_INT(1), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "unsupported operand type(s) for **=: 'NoneType' and 'int'");
	CHECK(!ck_matmul(CK_INT(2), CK_INT(1), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "unsupported operand type(s) for @: 'int' and 'int'");
	CHECK(!ck_neg(CK_NONE, GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "bad operand type for unary -: 'NoneType'");
	CHECK(!ck_abs(CK_NONE, GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "bad operand type for abs(): 'NoneType'");
	CHECK_S64(ck_compare(CK_INT(1), CK_NONE, CK_LT), -1);
	CHECK_MESSAGE(TypeError,
		      "'<' not supported between instances of 'int' and 'NoneType'");
	CHECK_S64(ck_len(CK_INT(1)), -1);
	CHECK_MESSAGE(TypeError, "object of type 'int' has no len()");
	CHECK(!ck_getitem_at(CK_INT(1), 0, GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "'int' object is not subscriptable");
	CHECK_S64(ck_setitem_at(CK_INT(1), 0, CK_NONE, GFP_KERNEL), -1);
	CHECK_MESSAGE(TypeError, "'int' object does not support item assignment");
	CHECK_S64(ck_delitem_at(CK_INT(1), 0), -1);
	CHECK_MESSAGE(TypeError, "'int' object doesn't support item deletion");
	CHECK_S64(ck_contains(CK_INT(1), CK_NONE), -1);
	CHECK_MESSAGE(TypeError, "argument of type 'int' is not iterable");
	CHECK(!ck_iter(CK_INT(1), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "'int' object is not iterable");
	CHECK(!ck_next(CK_INT(1), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "'int' object is not an iterator");
	CHECK(!ck_call_method(CK_INT(1), "foo", 0, NULL, GFP_KERNEL));
	CHECK_MESSAGE(AttributeError, "'int' object has no attribute 'foo'");
	CHECK(!ck_getattr(CK_NONE, "bar", GFP_KERNEL));
	CHECK_MESSAGE(AttributeError, "'NoneType' object has no attribute 'bar'");
}

CK_TEST(comparisons_and_hashes_agree)
{
	struct ck_object *big = boxed(S64_MAX), *same = boxed(S64_MAX), *small = boxed(S64_MIN);
	u64 h1, h2;

	CHECK_S64(ck_compare(big, same, CK_EQ), 1);
	CHECK_S64(ck_compare(big, small, CK_GT), 1);
	CHECK_S64(ck_compare(small, CK_INT(0), CK_LT), 1);
	CHECK_S64(ck_compare(CK_INT(1), CK_TRUE, CK_EQ), 1);
	CHECK_S64(ck_compare(CK_INT(1), CK_TRUE, CK_NE), 0);
	CHECK_S64(ck_compare(CK_INT(1), CK_NONE, CK_EQ), 0);
	CHECK_S64(ck_compare(CK_INT(1), CK_NONE, CK_NE), 1);
	CHECK_S64(ck_compare(CK_NONE, CK_NONE, CK_EQ), 1);
	CHECK_S64(ck_compare(CK_INT(3), CK_INT(3), CK_LE), 1);
	CHECK_S64(ck_compare(CK_INT(3), CK_INT(4), CK_GE), 0);
	CHECK(!ck_hash(big, &h1) && !ck_hash(same, &h2) && h1 == h2);
	CHECK(!ck_hash(CK_TRUE, &h1) && !ck_hash(CK_INT(1), &h2) && h1 == h2);
	CHECK(!ck_hash(CK_INT(2), &h1) && h1 != h2);
	CHECK(ck_is_true(big) && ck_is_true(CK_INT(-1)) && !ck_is_true(CK_INT(0)));
	CHECK(!ck_is_true(CK_NONE) && ck_is_true(CK_TRUE) && !ck_is_true(CK_FALSE));
	CHECK(ck_id(big, GFP_KERNEL) == ck_id(big, GFP_KERNEL));
	CHECK(ck_id(big, GFP_KERNEL) != ck_id(same, GFP_KERNEL));
	ck_put(big);
	ck_put(same);
	ck_put(small);
}

CK_TEST(texts_of_ints)
{
	struct ck_object *o = boxed(S64_MIN);

	CHECK_TEXT(ck_repr(o, GFP_KERNEL), "-9223372036854775808");
	CHECK_TEXT(ck_str(CK_INT(42), GFP_KERNEL), "42");
	CHECK_TEXT(ck_ascii(CK_INT(-1), GFP_KERNEL), "-1");
	CHECK_TEXT(ck_repr(CK_TRUE, GFP_KERNEL), "True");
	CHECK_TEXT(ck_str(CK_FALSE, GFP_KERNEL), "False");
	CHECK_TEXT(ck_str(CK_NONE, GFP_KERNEL), "None");
	ck_put(o);
}

CK_TEST(ascii_escapes)
{
	struct ck_object *s = ck_str_from_cstr("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", GFP_KERNEL);

	if (CHECK(s))
		CHECK_TEXT(ck_ascii(s, GFP_KERNEL), "'a\\xe9\\u20ac\\U0001f600'");
	ck_put(s);
}

struct parse_case {
	const char *text;
	int base;	/* -1: none given */
	s64 value;
	const struct ck_type *raises;
	const char *message;
};

static const struct parse_case parse_cases[] = {
	{ "0", -1, 0 },
	{ "  -17\n", -1, -17 },
	{ "+5", -1, 5 },
	{ "1_000", -1, 1000 },
	{ "9223372036854775807", -1, S64_MAX },
	{ "-9223372036854775808", -1, S64_MIN },
	{ "9223372036854775808", -1, 0, &ck_OverflowError },
	{ "0x1f", 16, 31 },
	{ "0x_1f", 16, 31 },
	{ "ff", 16, 255 },
	{ "-0b101", 0, -5 },
	{ "0o17", 0, 15 },
	{ "0B11", 2, 3 },
	{ "00", 0, 0 },
	{ "z", 36, 35 },
	{ "010", 0, 0, &ck_ValueError, "invalid literal for int() with base 0: '010'" },
	{ "x", -1, 0, &ck_ValueError, "invalid literal for int() with base 10: 'x'" },
	{ "", -1, 0, &ck_ValueError, "invalid literal for int() with base 10: ''" },
	{ "1__0", -1, 0, &ck_ValueError },
	{ "_1", -1, 0, &ck_ValueError },
	{ "1_", -1, 0, &ck_ValueError },
	{ "+ 1", -1, 0, &ck_ValueError },
	{ "0b2", 0, 0, &ck_ValueError },
	{ "0b", 0, 0, &ck_ValueError },
	{ "12", 2, 0, &ck_ValueError },
	{ "1", 37, 0, &ck_ValueError, "int() base must be >= 2 and <= 36, or 0" },
	{ "99999999999999999999x", -1, 0, &ck_ValueError },
};

CK_TEST(int_of_texts)
{
	const struct parse_case *c;
	struct ck_object *s, *r;
	int i;

	for (i = 0; i < ARRAY_SIZE(parse_cases); i++) {
		c = &parse_cases[i];
		s = ck_str_from_cstr(c->text, GFP_KERNEL);
		if (!CHECK(s))
			return;
		r = ck_int(s, c->base < 0 ? NULL : CK_INT(c->base), GFP_KERNEL);
		if (!c->raises) {
			if (!CHECK(r) || !CHECK_S64(ck_as_s64(r), c->value))
				pr_info("# text '%s'\n", c->text);
		} else if (!CHECK(!r) || !(c->message ?
			   ck_test_check_message(c->raises, c->message, __LINE__) :
			   ck_test_check_raised(c->raises, __LINE__))) {
			pr_info("# text '%s'\n", c->text);
		}
		ck_put(r);
		ck_put(s);
	}
	CHECK(ck_int(CK_TRUE, NULL, GFP_KERNEL) == CK_INT(1));
	CHECK(!ck_int(CK_NONE, NULL, GFP_KERNEL));
	CHECK_MESSAGE(TypeError,
		      "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'");
	CHECK(!ck_int(CK_INT(1), CK_INT(2), GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "int() can't convert non-string with explicit base");
}

CK_TEST(divmod_and_modular_power)
{
	struct ck_object *t = ck_divmod(CK_INT(-7), CK_INT(2), GFP_KERNEL);
	struct ck_object *big = boxed(S64_MAX), *less = boxed(S64_MAX - 1), *r;

	CHECK_TEXT(t ? ck_repr(t, GFP_KERNEL) : NULL, "(-4, 1)");
	ck_put(t);
	CHECK(!ck_divmod(CK_INT(1), CK_INT(0), GFP_KERNEL));
	CHECK_MESSAGE(ZeroDivisionError, "integer division or modulo by zero");
	CHECK(!ck_divmod(CK_INT(1), CK_NONE, GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "unsupported operand type(s) for divmod(): 'int' and 'NoneType'");

	CHECK(ck_pow3(CK_INT(3), CK_INT(200), CK_INT(13), GFP_KERNEL) == CK_INT(9));
	CHECK(ck_pow3(CK_INT(3), CK_INT(-1), CK_INT(7), GFP_KERNEL) == CK_INT(5));
	CHECK(ck_pow3(CK_INT(-3), CK_INT(3), CK_INT(7), GFP_KERNEL) == CK_INT(1));
	CHECK(ck_pow3(CK_INT(3), CK_INT(3), CK_INT(-7), GFP_KERNEL) == CK_INT(-1));
	CHECK(ck_pow3(CK_INT(5), CK_INT(0), CK_INT(1), GFP_KERNEL) == CK_INT(0));
	CHECK(ck_pow3(CK_INT(5), CK_INT(-3), CK_INT(1), GFP_KERNEL) == CK_INT(0));
	r = ck_pow3(less, CK_INT(2), big, GFP_KERNEL);
	CHECK(r == CK_INT(1));
	ck_put(r);
	CHECK(!ck_pow3(CK_INT(2), CK_INT(-1), CK_INT(4), GFP_KERNEL));
	CHECK_MESSAGE(ValueError, "base is not invertible for the given modulus");
	CHECK(!ck_pow3(CK_INT(2), CK_INT(1), CK_INT(0), GFP_KERNEL));
	CHECK_MESSAGE(ValueError, "pow() 3rd argument cannot be 0");
	CHECK(ck_pow3(CK_INT(2), CK_INT(5), CK_NONE, GFP_KERNEL) == CK_INT(32));
	ck_put(big);
	ck_put(less);
}

CK_TEST(unpacking)
{
	struct ck_object *t = ck_tuple_pack(3, GFP_KERNEL, CK_INT(1), CK_INT(2), CK_NONE);
	struct ck_object *out[4];

	if (!CHECK(t))
		return;
	CHECK_S64(ck_unpack(t, 3, out, GFP_KERNEL), 0);
	CHECK(out[0] == CK_INT(1) && out[1] == CK_INT(2) && out[2] == CK_NONE);
	CHECK_S64(ck_unpack(t, 4, out, GFP_KERNEL), -1);
	CHECK_MESSAGE(ValueError, "not enough values to unpack (expected 4, got 3)");
	CHECK(!out[0] && !out[3]);
	CHECK_S64(ck_unpack(t, 2, out, GFP_KERNEL), -1);
	CHECK_MESSAGE(ValueError, "too many values to unpack (expected 2)");
	CHECK_S64(ck_unpack(CK_INT(1), 2, out, GFP_KERNEL), -1);
	CHECK_MESSAGE(TypeError, "cannot unpack non-iterable int object");
	CHECK_S64(ck_contains(t, CK_TRUE), 1);
	CHECK_S64(ck_contains(t, CK_INT(9)), 0);
	ck_put(t);
}

CK_TEST(slices_of_sequences)
{
	struct ck_object *s = ck_str_from_cstr("kernel", GFP_KERNEL);

	if (!CHECK(s))
		return;
	CHECK_TEXT(ck_getslice_at(s, 1, 3, GFP_KERNEL), "er");
	CHECK_TEXT(ck_getslice_at(s, -3, SSIZE_MAX, GFP_KERNEL), "nel");
	CHECK_TEXT(ck_getslice(s, NULL, NULL, CK_INT(-1), GFP_KERNEL), "lenrek");
	CHECK_TEXT(ck_getslice(s, CK_INT(1), CK_NONE, CK_INT(2), GFP_KERNEL), "enl");
	CHECK_S64(ck_delslice_at(s, 0, 1), -1);
	CHECK_MESSAGE(TypeError, "'str' object doesn't support item deletion");
	ck_put(s);
}

static struct ck_object *call(struct ck_object *o, const char *name, unsigned int nargs,
			      struct ck_object **args)
{
	return ck_call_method(o, name, nargs, args, GFP_KERNEL);
}

CK_TEST(methods_by_name)
{
	struct ck_object *big = ck_str_from_cstr("big", GFP_KERNEL);
	struct ck_object *little = ck_str_from_cstr("little", GFP_KERNEL);
	struct ck_object *args[] = { CK_INT(4), little }, *min = boxed(S64_MIN), *b;

	CHECK(call(CK_INT(-255), "bit_length", 0, NULL) == CK_INT(8));
	CHECK(call(CK_INT(0), "bit_length", 0, NULL) == CK_INT(0));
	CHECK(call(min, "bit_length", 0, NULL) == CK_INT(64));
	CHECK(call(CK_TRUE, "conjugate", 0, NULL) == CK_INT(1));
	CHECK(call(CK_INT(-7), "bit_count", 0, NULL) == CK_INT(3));
	CHECK(!call(CK_INT(1), "bit_count", 2, args));
	CHECK_RAISED(TypeError);

	b = call(CK_INT(0x010203), "to_bytes", 2, args);
	CHECK_TEXT(b ? ck_repr(b, GFP_KERNEL) : NULL, "b'\\x03\\x02\\x01\\x00'");
	ck_put(b);
	args[0] = CK_INT(10);
	args[1] = big;
	b = call(CK_INT(258), "to_bytes", 2, args);
	CHECK_TEXT(b ? ck_repr(b, GFP_KERNEL) : NULL,
		   "b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x01\\x02'");
	ck_put(b);
	args[0] = CK_INT(1);
	CHECK(!call(CK_INT(256), "to_bytes", 2, args));
	CHECK_MESSAGE(OverflowError, "int too big to convert");
	CHECK(!call(CK_INT(-1), "to_bytes", 2, args));
	CHECK_MESSAGE(OverflowError, "can't convert negative int to unsigned");
	args[0] = CK_INT(-1);
	CHECK(!call(CK_INT(1), "to_bytes", 2, args));
	CHECK_MESSAGE(ValueError, "length argument must be non-negative");
	ck_put(big);
	ck_put(little);
	ck_put(min);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(values_survive_boxing),
	KUNIT_CASE(conversion_to_c_is_checked),
	KUNIT_CASE(arithmetic_is_checked_and_rounds_down),
	KUNIT_CASE(fast_paths_agree),
	KUNIT_CASE(unsupported_operands_are_named),
	KUNIT_CASE(comparisons_and_hashes_agree),
	KUNIT_CASE(texts_of_ints),
	KUNIT_CASE(ascii_escapes),
	KUNIT_CASE(int_of_texts),
	KUNIT_CASE(divmod_and_modular_power),
	KUNIT_CASE(unpacking),
	KUNIT_CASE(slices_of_sequences),
	KUNIT_CASE(methods_by_name),
	{ }
};

CK_TEST_MODULE(cases);
