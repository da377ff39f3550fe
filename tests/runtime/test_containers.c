// SPDX-License-Identifier: GPL-2.0
/*
 * Of str, bytes, tuple, list and dict what CPython cannot be asked: constants, selves that are
 * None, containers inside of themselves, keys and items whose comparison changes the container,
 * sizes, contexts that must not sleep, and failing allocations in operations that change something.
 */
#include "ck_test.h"

#include <cythonk/builtins.h>
#include <cythonk/format.h>
#include <cythonk/print.h>
#include <cythonk/slice.h>

#include "ck_literal.h"

static CK_STR(hello, "hello", 5);
static CK_STR(umlaut, "\xc3\xa4pfel", 5);
static CK_BYTES(magic, "\0ELF\0");
static CK_TUPLE(pair, CK_INT(1), &hello.base);
static CK_TUPLE(nothing);

CK_TEST(constants)
{
	CHECK_S64(ck_str_len(&umlaut.base), 5);
	CHECK_S64(umlaut.len, 6);
	CHECK_S64(ck_bytes_len(&magic.base), 5);
	CHECK_S64(ck_bytes_get(&magic.base, -1), 0);
	CHECK_S64(ck_tuple_len(&pair.base), 2);
	CHECK_S64(ck_tuple_len(&nothing.base), 0);
	CHECK_TEXT(ck_repr(&pair.base, GFP_KERNEL), "(1, 'hello')");
	CHECK_TEXT(ck_repr(&magic.base, GFP_KERNEL), "b'\\x00ELF\\x00'");
	/* Dropping constants more often than taking them does nothing. */
	ck_put(&pair.base);
	ck_put(&hello.base);
	CHECK(!strcmp(ck_str_utf8(&hello.base), "hello"));
}

CK_TEST(selves_of_the_wrong_type)
{
	CHECK(!ck_str_upper(CK_NONE, GFP_KERNEL));
	CHECK_MESSAGE(AttributeError, "'NoneType' object has no attribute 'upper'");
	CHECK(ck_list_append(CK_NONE, CK_INT(1), GFP_KERNEL) < 0);
	CHECK_MESSAGE(AttributeError, "'NoneType' object has no attribute 'append'");
	CHECK(!ck_list_get(CK_INT(3), 0));
	CHECK_MESSAGE(TypeError, "'int' object is not subscriptable");
	CHECK(!ck_list_iter_get(CK_NONE, 0));
	CHECK(!ck_tuple_iter_get(CK_INT(5), 0));
	CHECK(ck_dict_set(&hello.base, CK_INT(1), CK_NONE, GFP_KERNEL) < 0);
	CHECK_MESSAGE(TypeError, "'str' object does not support item assignment");
	CHECK(!ck_dict_get_default(CK_NONE, CK_NONE, CK_NONE));
	CHECK_MESSAGE(AttributeError, "'NoneType' object has no attribute 'get'");
	CHECK(ck_list_len(CK_TRUE) < 0);
	CHECK_MESSAGE(TypeError, "object of type 'bool' has no len()");
	CHECK(!ck_str_utf8(&magic.base));
	CHECK_MESSAGE(TypeError, "Expected str, got bytes");
	CHECK(!ck_bytes_data(CK_NONE));
	CHECK_RAISED(TypeError);
}

CK_TEST(texts_for_c)
{
	struct ck_object *s = ck_str_new("a\0b", 3, GFP_KERNEL);

	CHECK(!ck_str_utf8(s));
	CHECK_MESSAGE(ValueError, "embedded null character");
	ck_put(s);
	CHECK(!ck_str_from_cstr(NULL, GFP_KERNEL));
	CHECK_RAISED(TypeError);
	CHECK(!ck_str_from_cstr("\xff", GFP_KERNEL));
	CHECK_MESSAGE(UnicodeDecodeError,
		      "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
	CHECK(!ck_str_from_ordinal(0xd800, GFP_KERNEL));
	CHECK_RAISED(ValueError);
	CHECK_TEXT(ck_format_s64(S64_MIN, "#x", GFP_KERNEL), "-0x8000000000000000");
	CHECK_TEXT(ck_format_u64(U64_MAX, ",", GFP_KERNEL), "18,446,744,073,709,551,615");
	CHECK_TEXT(ck_format_s64(42, "", GFP_KERNEL), "42");
	CHECK_TEXT(ck_str_percent_d(CK_INT(7), NULL, GFP_KERNEL), "7");
	CHECK(!ck_str_percent_d(&hello.base, NULL, GFP_KERNEL));
	CHECK_MESSAGE(TypeError, "%d format: a real number is required, not str");
}

CK_TEST(inside_of_themselves)
{
	struct ck_object *l = ck_literal("[1, 2]"), *d = ck_literal("{'a': 1}"), *t;

	ck_list_append(l, l, GFP_KERNEL);
	CHECK_TEXT(ck_repr(l, GFP_KERNEL), "[1, 2, [...]]");
	ck_dict_set(d, &hello.base, d, GFP_KERNEL);
	ck_dict_set(d, CK_INT(0), l, GFP_KERNEL);
	CHECK_TEXT(ck_repr(d, GFP_KERNEL), "{'a': 1, 'hello': {...}, 0: [1, 2, [...]]}");
	t = ck_tuple_pack(1, GFP_KERNEL, l);
	ck_list_set(l, 0, t);
	CHECK_TEXT(ck_repr(t, GFP_KERNEL), "([(...), 2, [...]],)");
	/* Twice beside each other is not inside. */
	ck_list_clear(l);
	ck_list_append(l, t, GFP_KERNEL);
	ck_list_clear(l);
	ck_put(t);
	t = ck_tuple_pack(2, GFP_KERNEL, l, l);
	CHECK_TEXT(ck_repr(t, GFP_KERNEL), "([], [])");
	ck_put(t);
	ck_put(l);
	ck_dict_clear(d);
	ck_put(d);
}

CK_TEST(deep_nesting)
{
	struct ck_object *l = ck_list_new(0, GFP_KERNEL), *other, *outer;
	int i;

	for (i = 0; l && i < CK_TEST_DEEP; i++) {
		outer = ck_list_pack(1, GFP_KERNEL, l);
		ck_put(l);
		l = outer;
	}
	CHECK(l);
	CHECK(!ck_repr(l, GFP_KERNEL));
	CHECK_RAISED(RecursionError);
	other = ck_list_copy(l, GFP_KERNEL);
	CHECK_S64(ck_compare(l, other, CK_EQ), 1);
	ck_put(other);
	/* So many lists go without a stack frame for each. */
	ck_put(l);
}

/* An object whose comparison does something. */
struct odd {
	struct ck_object base;
	s64 value;
};

static struct ck_object *victim;
static int countdown;
static enum { DO_NOTHING, DO_CLEAR, DO_FAIL, DO_DELETE, DO_GROW } deed;

static int odd_hash(struct ck_object *self, u64 *out)
{
	*out = 7;
	return 0;
}

static void do_deed(struct ck_object *self)
{
	int i;

	switch (deed) {
	case DO_CLEAR:
		if (ck_is_list(victim))
			ck_list_clear(victim);
		else
			ck_dict_clear(victim);
		break;
	case DO_DELETE:
		if (ck_is_list(victim))
			ck_list_del(victim, 0);
		else
			ck_dict_del(victim, CK_INT(0));
		ck_err_clear();
		break;
	case DO_GROW:
		for (i = 0; i < 100; i++) {
			if (ck_is_list(victim))
				ck_list_append(victim, CK_INT(i), GFP_KERNEL);
			else
				ck_dict_set(victim, CK_INT(i), CK_NONE, GFP_KERNEL);
		}
		break;
	case DO_FAIL:
		ck_raise(&ck_RuntimeError, "odd");
		break;
	default:
		break;
	}
}

static int odd_compare(struct ck_object *a, struct ck_object *b, int op)
{
	const struct odd *x = container_of(a, struct odd, base);
	const struct odd *y = container_of(b, struct odd, base);

	if (a->type != b->type)
		return CK_NOTIMPLEMENTED;
	if (!countdown--)
		do_deed(a);
	if (ck_err_occurred())
		return -1;
	return op == CK_EQ ? x->value == y->value : op == CK_LT ? x->value < y->value :
	       CK_NOTIMPLEMENTED;
}

static const struct ck_type odd_type = {
	CK_TYPE_HEAD,
	.name = "odd",
	.base = &ck_object_type,
	.size = sizeof(struct odd),
	.hash = odd_hash,
	.compare = odd_compare,
};

static struct ck_object *odd_new(s64 value)
{
	struct ck_object *o = ck_new(&odd_type, GFP_KERNEL);

	container_of(o, struct odd, base)->value = value;
	return o;
}

static void add_odd(struct ck_object *container, s64 value)
{
	struct ck_object *o = odd_new(value);

	if (ck_is_list(container))
		ck_list_append(container, o, GFP_KERNEL);
	else
		ck_dict_set(container, o, CK_INT(value), GFP_KERNEL);
	ck_put(o);
}

static void begin(int what, int when)
{
	deed = what;
	countdown = when;
}

CK_TEST(keys_that_change_the_dict)
{
	struct ck_object *key = odd_new(3), *value;
	int what, i;

	for (what = DO_NOTHING; what <= DO_GROW; what++) {
		victim = ck_dict_new(0, GFP_KERNEL);
		begin(DO_NOTHING, -1);
		ck_dict_set(victim, CK_INT(0), CK_NONE, GFP_KERNEL);
		for (i = 0; i < 5; i++)
			add_odd(victim, i);
		begin(what, 2);
		value = ck_dict_get_default(victim, key, CK_NONE);
		begin(DO_NOTHING, -1);
		switch (what) {
		case DO_FAIL:
			CHECK(!value);
			CHECK_MESSAGE(RuntimeError, "odd");
			break;
		case DO_CLEAR:
			CHECK(value == CK_NONE);
			CHECK_S64(ck_dict_len(victim), 0);
			break;
		default:
			CHECK(value == CK_INT(3));
		}
		ck_put(value);
		/* And while setting. */
		begin(what, 1);
		if (ck_dict_set(victim, key, CK_INT(33), GFP_KERNEL) < 0)
			CHECK_RAISED(RuntimeError);
		begin(DO_NOTHING, -1);
		value = ck_dict_get_default(victim, key, CK_NONE);
		CHECK(value == (what == DO_FAIL ? CK_INT(3) : CK_INT(33)));
		ck_put(value);
		ck_put(victim);
	}
	ck_put(key);
}

CK_TEST(items_that_change_the_list)
{
	struct ck_object *key = odd_new(4);
	int what, i;

	for (what = DO_NOTHING; what <= DO_GROW; what++) {
		ssize_t at;

		victim = ck_list_new(0, GFP_KERNEL);
		for (i = 0; i < 6; i++)
			add_odd(victim, i);
		begin(what, 2);
		at = ck_list_index(victim, key);
		if (what == DO_NOTHING || what == DO_GROW)
			CHECK_S64(at, 4);
		else if (what == DO_DELETE)
			CHECK_S64(at, 3);
		else if (what == DO_FAIL)
			CHECK_RAISED(RuntimeError);
		else
			CHECK_RAISED(ValueError);
		begin(what, 2);
		if (ck_list_remove(victim, key) < 0)
			CHECK(ck_err_matches(what == DO_FAIL ? &ck_RuntimeError : &ck_ValueError));
		ck_err_clear();
		begin(DO_NOTHING, -1);
		ck_put(victim);
	}
	ck_put(key);
}

CK_TEST(items_that_change_the_list_in_sort)
{
	struct ck_object *first;
	int what, i;

	for (what = DO_NOTHING; what <= DO_GROW; what++) {
		ssize_t before;

		victim = ck_list_new(0, GFP_KERNEL);
		for (i = 0; i < 40; i++)
			add_odd(victim, 39 - i);
		before = ck_list_len(victim);
		begin(what, 50);
		i = ck_list_sort(victim, 0, GFP_KERNEL);
		begin(DO_NOTHING, -1);
		if (what == DO_NOTHING) {
			CHECK_S64(i, 0);
			first = ck_list_get(victim, 0);
			CHECK_S64(container_of(first, struct odd, base)->value, 0);
			ck_put(first);
		} else if (what == DO_FAIL) {
			CHECK_RAISED(RuntimeError);
			CHECK_S64(ck_list_len(victim), before);
		} else {
			CHECK_MESSAGE(ValueError, "list modified during sort");
		}
		ck_put(victim);
	}
}

CK_TEST(dict_changed_in_a_loop)
{
	struct ck_object *d = ck_literal("{1: 2, 3: 4, 5: 6}"), *it = ck_iter(d, GFP_KERNEL), *k, *v;
	ssize_t pos = 0;

	CHECK(ck_next(it, GFP_KERNEL) == CK_INT(1));
	ck_dict_set(d, CK_INT(9), CK_NONE, GFP_KERNEL);
	CHECK(!ck_next(it, GFP_KERNEL));
	CHECK_MESSAGE(RuntimeError, "dictionary changed size during iteration");
	ck_put(it);
	CHECK_S64(ck_dict_next(d, &pos, 4, &k, &v), 1);
	CHECK(k == CK_INT(1) && v == CK_INT(2));
	ck_dict_clear(d);
	CHECK_S64(ck_dict_next(d, &pos, 4, &k, NULL), -1);
	CHECK_RAISED(RuntimeError);
	pos = 0;
	CHECK_S64(ck_dict_next(d, &pos, 0, NULL, NULL), 0);
	ck_put(d);
}

CK_TEST(views)
{
	struct ck_object *d = ck_literal("{'a': 1, 'b': [2]}"), *other = ck_literal("{'b': [2], 'a': 1}");
	struct ck_object *keys = ck_dict_keys(d, GFP_KERNEL), *items = ck_dict_items(d, GFP_KERNEL);
	struct ck_object *k2 = ck_dict_keys(other, GFP_KERNEL);
	struct ck_object *i2 = ck_dict_items(other, GFP_KERNEL);
	struct ck_object *item = ck_literal("('b', [2])");

	CHECK_S64(ck_compare(keys, k2, CK_EQ), 1);
	CHECK_S64(ck_compare(items, i2, CK_EQ), 1);
	CHECK_S64(ck_contains(items, item), 1);
	CHECK_S64(ck_contains(keys, &hello.base), 0);
	ck_dict_set(d, &hello.base, CK_INT(3), GFP_KERNEL);
	CHECK_S64(ck_len(keys), 3);
	CHECK_S64(ck_contains(keys, &hello.base), 1);
	CHECK_S64(ck_compare(keys, k2, CK_NE), 1);
	CHECK_TEXT(ck_repr(keys, GFP_KERNEL), "dict_keys(['a', 'b', 'hello'])");
	ck_put(item);
	ck_put(keys);
	ck_put(items);
	ck_put(k2);
	ck_put(i2);
	ck_put(d);
	ck_put(other);
}

CK_TEST(large)
{
	struct ck_object *l = ck_list_new(0, GFP_KERNEL), *d = ck_dict_new(0, GFP_KERNEL), *t, *s;
	int i, n = 200000;

	for (i = 0; i < n; i++) {
		if (ck_list_insert(l, SSIZE_MAX, CK_INT((i * 7919) % n), GFP_KERNEL) < 0 ||
		    ck_dict_set(d, CK_INT(i), CK_INT(-i), GFP_KERNEL) < 0)
			break;
		if (!(i % 4096))
			cond_resched();
	}
	CHECK_S64(ck_list_len(l), n);
	CHECK_S64(ck_dict_len(d), n);
	CHECK_S64(ck_list_sort(l, 0, GFP_KERNEL), 0);
	CHECK(ck_list_get(l, 777) == CK_INT(777));
	CHECK(ck_dict_get(d, CK_INT(123456)) == CK_INT(-123456));
	t = ck_list_as_tuple(l, GFP_KERNEL);
	CHECK_S64(ck_tuple_len(t), n);
	for (i = 0; i < n; i += 2)
		ck_dict_del(d, CK_INT(i));
	CHECK_S64(ck_dict_len(d), n / 2);
	s = ck_str_repeat(&umlaut.base, 300000, GFP_KERNEL);
	CHECK_S64(ck_str_len(s), 1500000);
	ck_put(ck_str_char_at(s, -1, GFP_KERNEL));
	CHECK(!ck_str_repeat(s, S64_MAX, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_list_repeat(l, S64_MAX, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_tuple_repeat(t, S64_MAX, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_list_new(S64_MAX, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_dict_new(S64_MAX, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_bytes_new(NULL, SIZE_MAX, GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_format_s64(1, "9223372036854775807", GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	/* Payloads from vmalloc go where sleeping is forbidden. */
	local_irq_disable();
	ck_put(s);
	ck_put(l);
	ck_put(d);
	ck_put(t);
	local_irq_enable();
}

CK_TEST(without_sleeping)
{
	struct ck_object *l, *d, *s, *t;
	unsigned long flags;
	int i;

	local_irq_save(flags);
	l = ck_list_new(0, GFP_ATOMIC);
	d = ck_dict_new(0, GFP_ATOMIC);
	for (i = 0; i < 300; i++) {
		s = ck_format_s64(i, "05d", GFP_ATOMIC);
		ck_list_append(l, s, GFP_ATOMIC);
		ck_dict_set(d, s, CK_INT(i), GFP_ATOMIC);
		ck_put(s);
	}
	CHECK_S64(ck_list_sort(l, 1, GFP_ATOMIC), 0);
	s = ck_list_get(l, 0);
	CHECK(ck_dict_get(d, s) == CK_INT(299));
	ck_put(s);
	s = ck_repr(l, GFP_ATOMIC);
	t = ck_str_split(s, NULL, -1, GFP_ATOMIC);
	CHECK_S64(ck_list_len(t), 300);
	local_irq_restore(flags);
	ck_put(s);
	ck_put(t);
	ck_put(l);
	ck_put(d);
}

/* Operations that change @victim, for the sweep below. */
static int op_append(void)
{
	return ck_list_append(victim, CK_INT(5), GFP_KERNEL);
}

static int op_insert(void)
{
	return ck_list_insert(victim, 1, CK_INT(5), GFP_KERNEL);
}

static int op_extend_self(void)
{
	return ck_list_extend(victim, victim, GFP_KERNEL);
}

static int op_extend_tuple(void)
{
	return ck_list_extend(victim, &pair.base, GFP_KERNEL);
}

static int op_set_slice(void)
{
	return ck_setslice_at(victim, 1, 2, &pair.base, GFP_KERNEL);
}

static int op_delete_slice(void)
{
	return ck_delslice_at(victim, 0, 2);
}

static int op_sort(void)
{
	return ck_list_sort(victim, 1, GFP_KERNEL);
}

static int op_iadd(void)
{
	struct ck_object *r = ck_iadd(victim, victim, GFP_KERNEL);

	ck_put(r);
	return r ? 0 : -1;
}

static int op_set(void)
{
	return ck_dict_set(victim, &hello.base, &pair.base, GFP_KERNEL);
}

static int op_setdefault(void)
{
	struct ck_object *r = ck_dict_setdefault(victim, &hello.base, &pair.base, GFP_KERNEL);

	ck_put(r);
	return r ? 0 : -1;
}

static int op_popitem(void)
{
	struct ck_object *r = ck_dict_popitem(victim, GFP_KERNEL);

	ck_put(r);
	return r ? 0 : -1;
}

static const struct {
	const char *name;
	int (*run)(void);
	const char *before;
	const char *after;
} changes[] = {
	/* A copy of a list has no room for another item, nor a dict made of five for a sixth. */
	{ "append", op_append, "[3, 1, 2, 0]", "[3, 1, 2, 0, 5]" },
	{ "insert", op_insert, "[3, 1, 2, 0]", "[3, 5, 1, 2, 0]" },
	{ "extend self", op_extend_self, "[3, 1]", "[3, 1, 3, 1]" },
	{ "extend tuple", op_extend_tuple, "[3]", "[3, 1, 'hello']" },
	{ "set slice", op_set_slice, "[3, 1, 2]", "[3, 1, 'hello', 2]" },
	{ "delete slice", op_delete_slice, "[3, 1, 2]", "[2]" },
	{ "sort", op_sort, "[3, 1, 2]", "[3, 2, 1]" },
	{ "iadd", op_iadd, "['x']", "['x', 'x']" },
	{ "set", op_set, "{1: 2, 2: 3, 3: 4, 4: 5, 5: 6}",
	  "{1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 'hello': (1, 'hello')}" },
	{ "setdefault", op_setdefault, "{}", "{'hello': (1, 'hello')}" },
	{ "popitem", op_popitem, "{'a': 1, 'b': 2}", "{'a': 1}" },
};

static struct ck_object *victim_of(const char *literal)
{
	struct ck_object *o = ck_literal(literal), *copy;

	if (!ck_is_list(o))
		return o;
	copy = ck_list_copy(o, GFP_KERNEL);
	ck_put(o);
	return copy;
}

/* An operation that finds no memory changes nothing. */
CK_TEST(failing_changes)
{
	int i, n, failed;

	for (i = 0; i < ARRAY_SIZE(changes); i++) {
		for (n = 0, failed = -1; failed && n < 20; n++) {
			victim = victim_of(changes[i].before);
			ck_fault_arm(n);
			failed = changes[i].run();
			ck_fault_arm(-1);
			if (failed)
				CHECK_RAISED(MemoryError);
			if (!CHECK_TEXT(ck_repr(victim, GFP_KERNEL),
					failed ? changes[i].before : changes[i].after))
				pr_info("# in %s\n", changes[i].name);
			ck_put(victim);
		}
		CHECK(!failed && n > 1);
	}
}

CK_TEST(iterators)
{
	struct ck_object *l = ck_literal("[1, 2]"), *it = ck_iter(l, GFP_KERNEL);

	CHECK(ck_next(it, GFP_KERNEL) == CK_INT(1));
	CHECK(ck_next(it, GFP_KERNEL) == CK_INT(2));
	CHECK(!ck_next(it, GFP_KERNEL));
	/* Exhausted once, exhausted for ever. */
	ck_list_append(l, CK_INT(3), GFP_KERNEL);
	CHECK(!ck_next(it, GFP_KERNEL));
	ck_put(it);
	it = ck_reversed(l, GFP_KERNEL);
	ck_list_clear(l);
	CHECK(!ck_next(it, GFP_KERNEL));
	ck_put(it);
	ck_put(l);
}

/* In a module that calls no method by name, so that __reversed__ is not linked. */
CK_TEST(dict_backwards)
{
	struct ck_object *d = ck_literal("{'a': 1, 'b': 2}"), *it = ck_reversed(d, GFP_KERNEL), *k;

	CHECK_TEXT(ck_next(it, GFP_KERNEL), "b");
	k = ck_next(it, GFP_KERNEL);
	CHECK_TEXT(k, "a");
	CHECK(!ck_next(it, GFP_KERNEL));
	ck_put(it);
	ck_put(d);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(constants),
	KUNIT_CASE(selves_of_the_wrong_type),
	KUNIT_CASE(texts_for_c),
	KUNIT_CASE(inside_of_themselves),
	KUNIT_CASE(deep_nesting),
	KUNIT_CASE(keys_that_change_the_dict),
	KUNIT_CASE(items_that_change_the_list),
	KUNIT_CASE(items_that_change_the_list_in_sort),
	KUNIT_CASE(dict_changed_in_a_loop),
	KUNIT_CASE(views),
	KUNIT_CASE(dict_backwards),
	KUNIT_CASE(large),
	KUNIT_CASE(without_sleeping),
	KUNIT_CASE(failing_changes),
	KUNIT_CASE(iterators),
	{ }
};

CK_TEST_MODULE(cases);
