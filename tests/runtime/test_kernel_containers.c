// SPDX-License-Identifier: GPL-2.0
/*
 * The containers of kernel.containers against plain arrays: random operations on both, compared
 * after each. Also comparisons that change the container, failing allocations, sizes that cannot be
 * had, contexts that must not sleep, and cycles.
 */
#include "ck_test.h"

#include <cythonk/containers.h>
#include <cythonk/list.h>
#include <cythonk/tuple.h>

#include "ck_literal.h"

/* Numbers a model has room for, and how many operations are done. */
#define MODEL	300
#define ROUNDS	6000

static u32 seed;

static u32 draw(u32 below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

/**
 * struct model - what a container of ints should hold
 * @n: how many
 * @items: the ints
 * @values: those of a dict
 */
static struct model {
	int n;
	long items[MODEL];
	long values[MODEL];
} model;

static void put_in(int i, long v)
{
	memmove(model.items + i + 1, model.items + i, (model.n - i) * sizeof(long));
	memmove(model.values + i + 1, model.values + i, (model.n - i) * sizeof(long));
	model.items[i] = v;
	model.values[i] = 0;
	model.n++;
}

static long take_out(int i)
{
	long v = model.items[i];

	model.n--;
	memmove(model.items + i, model.items + i + 1, (model.n - i) * sizeof(long));
	memmove(model.values + i, model.values + i + 1, (model.n - i) * sizeof(long));
	return v;
}

/* Does iterating give what the model holds? */
static bool same_as_model(struct ck_object *o)
{
	struct ck_object *it = ck_iter(o, GFP_KERNEL), *item;
	bool same = it;
	int i = 0;

	while (it && (item = ck_next(it, GFP_KERNEL))) {
		same &= i < model.n && item == CK_INT(model.items[i]);
		i++;
		ck_put(item);
	}
	same &= i == model.n && ck_len(o) == model.n && !ck_err_occurred();
	ck_put(it);
	return same;
}

/* ---- deque ---- */

static void rotate_model(int k)
{
	long v;

	for (; model.n > 1 && k > 0; k--) {
		v = take_out(model.n - 1);
		put_in(0, v);
	}
	for (; model.n > 1 && k < 0; k++) {
		v = take_out(0);
		put_in(model.n, v);
	}
}

static void extend_both(struct ck_object *d, int maxlen, bool left)
{
	struct ck_object *l = ck_list_new(0, GFP_KERNEL);
	int i, n = draw(12);

	for (i = 0; i < n; i++) {
		ck_list_append(l, CK_INT(i), GFP_KERNEL);
		put_in(left ? 0 : model.n, i);
		if (maxlen >= 0 && model.n > maxlen)
			take_out(left ? model.n - 1 : 0);
	}
	CHECK(!(left ? ck_deque_extendleft(d, l, GFP_KERNEL) : ck_deque_extend(d, l, GFP_KERNEL)));
	ck_put(l);
}

static void add_to_both(struct ck_object *d, int maxlen, bool left, long v)
{
	struct ck_object *o = CK_INT(v);

	CHECK(!(left ? ck_deque_appendleft(d, o, GFP_KERNEL) : ck_deque_append(d, o, GFP_KERNEL)));
	put_in(left ? 0 : model.n, v);
	if (maxlen >= 0 && model.n > maxlen)
		take_out(left ? model.n - 1 : 0);
}

static void pop_both(struct ck_object *d, bool left)
{
	struct ck_object *o = left ? ck_deque_popleft(d) : ck_deque_pop(d);

	if (model.n)
		CHECK(o == CK_INT(take_out(left ? 0 : model.n - 1)));
	else
		CHECK_MESSAGE(IndexError, "pop from an empty deque");
}

static void insert_both(struct ck_object *d, int maxlen)
{
	int i = draw(model.n + 1);
	int failed = ck_deque_insert(d, CK_INT(i), CK_INT(-7), GFP_KERNEL);

	if (maxlen >= 0 && model.n >= maxlen) {
		CHECK(failed);
		CHECK_MESSAGE(IndexError, "deque already at its maximum size");
	} else {
		put_in(i, -7);
	}
}

static void change_deque(struct ck_object *d, int maxlen)
{
	int i;

	switch (draw(12)) {
	case 0 ... 3:
		add_to_both(d, maxlen, draw(2), draw(20));
		break;
	case 4 ... 6:
		pop_both(d, draw(2));
		break;
	case 7:
		extend_both(d, maxlen, draw(2));
		break;
	case 8:
		insert_both(d, maxlen);
		break;
	case 9:
		i = (int)draw(40) - 20;
		CHECK(!ck_deque_rotate(d, CK_INT(i)));
		rotate_model(i);
		break;
	case 10:
		if (!model.n)
			break;
		i = draw(model.n);
		CHECK(!ck_deque_set(d, (int)draw(2) ? i : i - model.n, NULL));
		take_out(i);
		break;
	default:
		CHECK(!ck_deque_reverse(d));
		for (i = 0; i < model.n / 2; i++)
			swap(model.items[i], model.items[model.n - 1 - i]);
	}
	if (model.n > MODEL - 20) {
		ck_deque_clear(d);
		model.n = 0;
	}
}

CK_TEST(deque_against_a_model)
{
	static const int lengths[] = { -1, 0, 1, 5, 8, 16, 100 };
	struct ck_object *d, *copy;
	int i, j;

	for (i = 0; i < ARRAY_SIZE(lengths); i++) {
		seed = i;
		model.n = 0;
		d = ck_deque_new(lengths[i], GFP_KERNEL);
		for (j = 0; j < ROUNDS / ARRAY_SIZE(lengths); j++) {
			change_deque(d, lengths[i]);
			if (!CHECK(same_as_model(d))) {
				pr_info("# maxlen %d, round %d\n", lengths[i], j);
				break;
			}
		}
		copy = ck_deque_copy(d, GFP_KERNEL);
		CHECK(same_as_model(copy));
		CHECK_S64(ck_compare(d, copy, CK_EQ), 1);
		ck_put(copy);
		ck_put(d);
	}
}

/* ---- sorted list ---- */

static int left_of(long v)
{
	int i = 0;

	while (i < model.n && model.items[i] < v)
		i++;
	return i;
}

static int right_of(long v)
{
	int i = 0;

	while (i < model.n && model.items[i] <= v)
		i++;
	return i;
}

static bool is_item(struct ck_object *o, int i)
{
	return o == (i >= 0 && i < model.n ? CK_INT(model.items[i]) : CK_NONE);
}

static void ask_list(struct ck_object *s, long v)
{
	struct ck_object *o = CK_INT(v);

	CHECK_S64(ck_sorted_list_bisect_left(s, o), left_of(v));
	CHECK_S64(ck_sorted_list_bisect_right(s, o), right_of(v));
	CHECK_S64(ck_sorted_list_count(s, o), right_of(v) - left_of(v));
	CHECK_S64(ck_contains(s, o), right_of(v) > left_of(v));
	CHECK(is_item(ck_sorted_list_near(s, o, CK_NEAR_LOWER), left_of(v) - 1));
	CHECK(is_item(ck_sorted_list_near(s, o, CK_NEAR_FLOOR), right_of(v) - 1));
	CHECK(is_item(ck_sorted_list_near(s, o, CK_NEAR_CEILING), left_of(v)));
	CHECK(is_item(ck_sorted_list_near(s, o, CK_NEAR_HIGHER), right_of(v)));
}

static void ask_range(struct ck_object *s)
{
	long low = draw(60), high = draw(60);
	struct ck_object *it = ck_tree_irange(s, CK_INT(low), CK_INT(high), GFP_KERNEL), *item;
	int i = left_of(low);

	while ((item = ck_next(it, GFP_KERNEL)))
		CHECK(is_item(item, i++));
	CHECK_S64(i, max(right_of(high), left_of(low)));
	ck_put(it);
}

static void change_list(struct ck_object *s)
{
	bool may_add = model.n < MODEL - 10;
	long v = draw(60);
	int at = left_of(v);

	switch (draw(may_add ? 6 : 2)) {
	case 0:
		CHECK(!ck_sorted_list_discard(s, CK_INT(v)));
		if (right_of(v) > at)
			take_out(at);
		break;
	case 1:
		if (!model.n)
			break;
		at = draw(model.n);
		CHECK(ck_sorted_list_pop(s, CK_INT(draw(2) ? at : at - model.n)) ==
		      CK_INT(model.items[at]));
		take_out(at);
		break;
	default:
		CHECK(!ck_sorted_list_add(s, CK_INT(v), GFP_KERNEL));
		put_in(right_of(v), v);
	}
}

CK_TEST(sorted_list_against_a_model)
{
	struct ck_object *s = ck_sorted_list(NULL, GFP_KERNEL), *copy;
	int i;

	seed = 1;
	model.n = 0;
	for (i = 0; i < ROUNDS; i++) {
		change_list(s);
		ask_list(s, (long)draw(62) - 1);
		if (i % 16)
			continue;
		ask_range(s);
		if (!CHECK(same_as_model(s)))
			break;
	}
	copy = ck_tree_copy(s, GFP_KERNEL);
	CHECK(same_as_model(copy));
	CHECK_S64(ck_compare(s, copy, CK_EQ), 1);
	ck_put(copy);
	ck_put(s);
}

/* ---- sorted dict ---- */

static void change_dict(struct ck_object *d)
{
	long k = draw(80), v = draw(1000);
	int i = left_of(k);
	bool there = right_of(k) > i;
	struct ck_object *o;

	switch (draw(5)) {
	case 0 ... 1:
		CHECK(!ck_sorted_dict_set(d, CK_INT(k), CK_INT(v), GFP_KERNEL));
		if (!there)
			put_in(i, k);
		model.values[i] = v;
		break;
	case 2:
		o = ck_sorted_dict_setdefault(d, CK_INT(k), CK_INT(v), GFP_KERNEL);
		if (!there) {
			put_in(i, k);
			model.values[i] = v;
		}
		CHECK(o == CK_INT(model.values[i]));
		break;
	case 3:
		o = ck_sorted_dict_pop(d, CK_INT(k), CK_NONE);
		CHECK(o == (there ? CK_INT(model.values[i]) : CK_NONE));
		if (there)
			take_out(i);
		break;
	default:
		o = ck_sorted_dict_get(d, CK_INT(k));
		if (there)
			CHECK(o == CK_INT(model.values[i]));
		else
			CHECK_RAISED(KeyError);
	}
}

CK_TEST(sorted_dict_against_a_model)
{
	struct ck_object *d = ck_sorted_dict(NULL, GFP_KERNEL), *values, *copy;
	int i, j;

	seed = 2;
	model.n = 0;
	for (i = 0; i < ROUNDS; i++) {
		change_dict(d);
		if (i % 16 == 0 && !CHECK(same_as_model(d)))
			break;
	}
	values = ck_sorted_dict_values(d, GFP_KERNEL);
	for (j = 0; j < model.n; j++)
		CHECK(ck_list_get(values, j) == CK_INT(model.values[j]));
	ck_put(values);
	copy = ck_tree_copy(d, GFP_KERNEL);
	CHECK_S64(ck_compare(d, copy, CK_EQ), 1);
	CHECK(!ck_tree_clear(d));
	CHECK_S64(ck_compare(d, copy, CK_EQ), 0);
	ck_put(copy);
	ck_put(d);
}

/* ---- ordered dict ---- */

static int place_of(long k)
{
	int i = 0;

	while (i < model.n && model.items[i] != k)
		i++;
	return i;
}

static void pop_item(struct ck_object *d, bool last)
{
	struct ck_object *pair = ck_ordered_dict_popitem(d, ck_bool(last), GFP_KERNEL);
	int i = last ? model.n - 1 : 0;

	if (!model.n) {
		CHECK_MESSAGE(KeyError, "'dictionary is empty'");
		return;
	}
	CHECK(ck_tuple_get(pair, 0) == CK_INT(model.items[i]));
	take_out(i);
	ck_put(pair);
}

static void change_order(struct ck_object *d)
{
	long k = draw(120);
	int i = place_of(k);
	bool there = i < model.n, last = draw(2);

	switch (draw(8)) {
	case 0 ... 2:
		CHECK(!ck_dict_set(d, CK_INT(k), CK_NONE, GFP_KERNEL));
		if (!there)
			put_in(model.n, k);
		break;
	case 3:
		pop_item(d, last);
		break;
	case 4:
		ck_put(ck_dict_pop(d, CK_INT(k), CK_NONE));
		if (there)
			take_out(i);
		break;
	default:
		if (ck_ordered_dict_move_to_end(d, CK_INT(k), ck_bool(last), GFP_KERNEL) < 0) {
			CHECK(!there);
			CHECK_RAISED(KeyError);
		} else if (CHECK(there)) {
			take_out(i);
			put_in(last ? model.n : 0, k);
		}
	}
	CHECK_S64(ck_dict_contains(d, CK_INT(k)), place_of(k) < model.n);
}

CK_TEST(ordered_dict_against_a_model)
{
	struct ck_object *d = ck_ordered_dict(NULL, NULL, GFP_KERNEL), *copy;
	int i;

	seed = 4;
	model.n = 0;
	for (i = 0; i < ROUNDS; i++) {
		change_order(d);
		if (i % 8 == 0 && !CHECK(same_as_model(d)))
			break;
	}
	copy = ck_ordered_dict_copy(d, GFP_KERNEL);
	CHECK(same_as_model(copy));
	CHECK_S64(ck_compare(d, copy, CK_EQ), 1);
	while (model.n)
		pop_item(d, draw(2));
	pop_item(d, true);
	pop_item(d, false);
	ck_put(copy);
	ck_put(d);
}

/* ---- bit set ---- */

#define BITS	700

static bool bits[BITS];

static void change_bits(struct ck_object *b)
{
	long i = draw(BITS), j = min_t(long, i + draw(200), BITS);
	long v;

	switch (draw(9)) {
	case 0 ... 1:
		CHECK_S64(ck_bitset_test_and_set(b, CK_INT(i), GFP_KERNEL), bits[i]);
		bits[i] = true;
		break;
	case 2 ... 3:
		CHECK_S64(ck_bitset_test_and_clear(b, CK_INT(i)), bits[i]);
		bits[i] = false;
		break;
	case 4:
		CHECK(!ck_bitset_set_range(b, CK_INT(i), CK_INT(j), GFP_KERNEL));
		memset(bits + i, true, j - i);
		break;
	case 5 ... 6:
		CHECK(!ck_bitset_clear_range(b, CK_INT(i), CK_INT(j)));
		memset(bits + i, false, j - i);
		break;
	default:
		v = ck_bitset_alloc(b, CK_INT(i), GFP_KERNEL);
		while (i < BITS && bits[i])
			i++;
		CHECK_S64(v, i);
		if (i < BITS)
			bits[i] = true;
		else
			CHECK(!ck_bitset_discard(b, CK_INT(v)));
	}
}

static void ask_bits(struct ck_object *b)
{
	long start = draw(BITS), stop = draw(BITS), next = -1, zero = start, count = 0, all = 0, i;

	for (i = BITS - 1; i >= 0; i--) {
		if (bits[i] && i >= start)
			next = i;
		count += bits[i] && i >= start && i < stop;
		all += bits[i];
	}
	while (zero < BITS && bits[zero])
		zero++;
	CHECK_S64(ck_bitset_find_next(b, CK_INT(start)), next);
	CHECK_S64(ck_bitset_find_zero(b, CK_INT(start)), zero);
	CHECK_S64(ck_bitset_count(b, CK_INT(start), CK_INT(stop)), count);
	CHECK_S64(ck_len(b), all);
	CHECK_S64(ck_contains(b, CK_INT(start)), bits[start]);
}

CK_TEST(bitset_against_a_model)
{
	struct ck_object *b = ck_bitset(NULL, NULL, GFP_KERNEL), *c, *both, *either;
	int i;

	seed = 3;
	memset(bits, 0, sizeof(bits));
	for (i = 0; i < ROUNDS; i++) {
		change_bits(b);
		ask_bits(b);
	}
	c = ck_bitset_copy(b, GFP_KERNEL);
	for (i = 0; i < 300; i++)
		change_bits(c);
	both = ck_and(b, c, GFP_KERNEL);
	either = ck_or(b, c, GFP_KERNEL);
	CHECK_S64(ck_len(both) + ck_len(either), ck_len(b) + ck_len(c));
	CHECK_S64(ck_compare(both, either, CK_LE), 1);
	CHECK_S64(ck_compare(b, either, CK_LE) && ck_compare(c, either, CK_LE), 1);
	ck_put(both);
	ck_put(either);
	ck_put(c);
	ck_put(b);
}

/* ---- keys whose comparison does something to the container ---- */

struct odd {
	struct ck_object base;
	long value;
};

static struct ck_object *victim;
static int countdown;
static enum { DO_NOTHING, DO_CLEAR, DO_POP, DO_ADD, DO_FAIL } deed;

static struct ck_object *new_odd(long value);

static void do_deed(void)
{
	struct ck_object *o;

	switch (deed) {
	case DO_CLEAR:
		ck_tree_clear(victim);
		break;
	case DO_POP:
		ck_put(ck_sorted_list_pop(victim, CK_INT(0)));
		ck_err_clear();
		break;
	case DO_ADD:
		o = new_odd(0);
		countdown = -1;
		ck_sorted_list_add(victim, o, GFP_KERNEL);
		ck_put(o);
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
	if (a->type != b->type || op != CK_LT)
		return CK_NOTIMPLEMENTED;
	if (countdown >= 0 && !countdown--)
		do_deed();
	if (ck_err_occurred())
		return -1;
	return container_of(a, struct odd, base)->value < container_of(b, struct odd, base)->value;
}

static const struct ck_type odd_type = {
	CK_TYPE_HEAD,
	.name = "odd",
	.base = &ck_object_type,
	.size = sizeof(struct odd),
	.compare = odd_compare,
};

static struct ck_object *new_odd(long value)
{
	struct ck_object *o = ck_new(&odd_type, GFP_KERNEL);

	container_of(o, struct odd, base)->value = value;
	return o;
}

static bool is_sorted(struct ck_object *s)
{
	struct ck_object *it = ck_iter(s, GFP_KERNEL), *item;
	long last = LONG_MIN, n = 0;
	bool sorted = true;

	while ((item = ck_next(it, GFP_KERNEL))) {
		sorted &= container_of(item, struct odd, base)->value >= last;
		last = container_of(item, struct odd, base)->value;
		n++;
		ck_put(item);
	}
	ck_put(it);
	return sorted && n == ck_len(s);
}

CK_TEST(comparisons_that_change_the_list)
{
	struct ck_object *o, *probe = new_odd(15), *near;
	int what, at, i, failed;

	for (what = DO_NOTHING; what <= DO_FAIL; what++) {
		for (at = 0; at < 9; at++) {
			victim = ck_sorted_list(NULL, GFP_KERNEL);
			countdown = -1;
			for (i = 0; i < 30; i++) {
				o = new_odd(i * 7 % 30);
				ck_sorted_list_add(victim, o, GFP_KERNEL);
				ck_put(o);
			}
			deed = what;
			countdown = at % 3;
			if (at < 3) {
				failed = ck_sorted_list_add(victim, probe, GFP_KERNEL);
			} else if (at < 6) {
				failed = ck_sorted_list_discard(victim, probe);
			} else {
				near = ck_sorted_list_near(victim, probe, CK_NEAR_FLOOR);
				failed = near ? 0 : -1;
				ck_put(near);
			}
			CHECK_S64(failed, what == DO_FAIL ? -1 : 0);
			if (failed)
				CHECK_RAISED(RuntimeError);
			countdown = -1;
			if (!CHECK(is_sorted(victim)))
				pr_info("# deed %d at %d\n", what, at);
			ck_put(victim);
		}
	}
	ck_put(probe);
}

/* ---- without memory, without sleep, without end ---- */

static struct ck_object *made(const char *literal, int kind)
{
	struct ck_object *l = ck_literal(literal), *o;

	switch (kind) {
	case 0:
		o = ck_deque(l, NULL, GFP_KERNEL);
		break;
	case 1:
		o = ck_sorted_list(l, GFP_KERNEL);
		break;
	case 2:
		o = ck_bitset(l, NULL, GFP_KERNEL);
		break;
	default:
		o = ck_ordered_dict(l, NULL, GFP_KERNEL);
	}
	ck_put(l);
	return o;
}

static int run_append(void)
{
	return ck_deque_append(victim, CK_INT(9), GFP_KERNEL);
}

static int run_extend(void)
{
	return ck_deque_extend(victim, victim, GFP_KERNEL);
}

static int run_insert(void)
{
	return ck_deque_insert(victim, CK_INT(1), CK_INT(9), GFP_KERNEL);
}

static int run_repeat(void)
{
	struct ck_object *o = ck_imul(victim, CK_INT(3), GFP_KERNEL);

	ck_put(o);
	return o ? 0 : -1;
}

static int run_add(void)
{
	return ck_sorted_list_add(victim, CK_INT(9), GFP_KERNEL);
}

static int run_set(void)
{
	return ck_bitset_add(victim, CK_INT(900), GFP_KERNEL);
}

static int run_update(void)
{
	struct ck_object *other = ck_bitset(NULL, NULL, GFP_KERNEL);
	int failed = other ? ck_bitset_add(other, CK_INT(900), GFP_KERNEL) : -1;

	failed = failed ?: ck_bitset_update(victim, other, GFP_KERNEL);
	ck_put(other);
	return failed;
}

static int run_move(void)
{
	return ck_ordered_dict_move_to_end(victim, CK_INT(2), CK_FALSE, GFP_KERNEL);
}

static int run_alloc(void)
{
	return ck_bitset_alloc(victim, CK_INT(900), GFP_KERNEL) < 0 ? -1 : 0;
}

static const struct {
	int kind;
	int (*run)(void);
	const char *before;
	const char *after;
} changes[] = {
	{ 0, run_append, "deque([1, 2, 3, 4, 5, 6, 7, 8])", "deque([1, 2, 3, 4, 5, 6, 7, 8, 9])" },
	{ 0, run_insert, "deque([1, 2, 3, 4, 5, 6, 7, 8])", "deque([1, 9, 2, 3, 4, 5, 6, 7, 8])" },
	{ 0, run_extend, "deque([1, 2, 3, 4, 5])", "deque([1, 2, 3, 4, 5, 1, 2, 3, 4, 5])" },
	{ 0, run_repeat, "deque([1, 2, 3, 4])", "deque([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4])" },
	{ 1, run_add, "KernelSortedList([1, 2])", "KernelSortedList([1, 2, 9])" },
	{ 3, run_move, "OrderedDict([(1, 1), (2, 2)])", "OrderedDict([(2, 2), (1, 1)])" },
	{ 2, run_set, "KernelBitSet([1, 2])", "KernelBitSet([1, 2, 900])" },
	{ 2, run_update, "KernelBitSet([1, 2])", "KernelBitSet([1, 2, 900])" },
	{ 2, run_alloc, "KernelBitSet([1, 2])", "KernelBitSet([1, 2, 900])" },
};

/* An operation that finds no memory changes nothing. */
CK_TEST(failing_changes)
{
	char literal[64];
	int i, n, failed;

	for (i = 0; i < ARRAY_SIZE(changes); i++) {
		/* Between the brackets of the class's call. */
		strscpy(literal, strchr(changes[i].before, '['), sizeof(literal));
		literal[strlen(literal) - 1] = '\0';
		for (n = 0, failed = -1; failed && n < 20; n++) {
			victim = made(literal, changes[i].kind);
			ck_fault_arm(n);
			failed = changes[i].run();
			ck_fault_arm(-1);
			if (failed)
				CHECK_RAISED(MemoryError);
			CHECK_TEXT(ck_repr(victim, GFP_KERNEL),
				   failed ? changes[i].before : changes[i].after);
			ck_put(victim);
		}
		if (!CHECK(!failed && n > 1))
			pr_info("# change %d\n", i);
	}
}

CK_TEST(sizes_that_cannot_be_had)
{
	struct ck_object *d = made("[1, 2, 3]", 0), *b = made("[]", 2), *o;

	CHECK(!ck_mul(d, CK_INT(1LL << 40), GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(!ck_mul(d, CK_INT(S64_MAX >> 1), GFP_KERNEL));
	CHECK_RAISED(MemoryError);
	CHECK(ck_bitset_add(b, CK_INT(1LL << 40), GFP_KERNEL) < 0);
	CHECK_RAISED(MemoryError);
	CHECK(ck_bitset_add(b, CK_INT(-1), GFP_KERNEL) < 0);
	CHECK_RAISED(ValueError);
	o = ck_deque(NULL, CK_INT(S64_MAX >> 2), GFP_KERNEL);
	CHECK(!ck_deque_append(o, CK_INT(1), GFP_KERNEL));
	ck_put(o);
	ck_put(b);
	ck_put(d);
}

CK_TEST(without_sleeping)
{
	struct ck_object *d = made("[1]", 0), *s = made("[1]", 1), *b = made("[1]", 2);
	unsigned long flags;
	int i;

	local_irq_save(flags);
	for (i = 0; i < 2000; i++) {
		CHECK(!ck_deque_append(d, CK_INT(i), GFP_ATOMIC));
		CHECK(!ck_sorted_list_add(s, CK_INT(i * 37 % 1000), GFP_ATOMIC));
		CHECK(!ck_bitset_add(b, CK_INT(i * 7), GFP_ATOMIC));
	}
	CHECK_S64(ck_len(d) + ck_len(s) + ck_len(b), 2001 + 2001 + 2001);
	ck_deque_clear(d);
	ck_tree_clear(s);
	ck_bitset_clear(b);
	local_irq_restore(flags);
	ck_put(d);
	ck_put(s);
	ck_put(b);
}

CK_TEST(cycles)
{
	struct ck_object *d = ck_deque(NULL, NULL, GFP_KERNEL), *it;
	struct ck_object *t = ck_sorted_dict(NULL, GFP_KERNEL);
	struct ck_object *s = ck_sorted_list(NULL, GFP_KERNEL), *pair;

	ck_deque_append(d, d, GFP_KERNEL);
	it = ck_iter(d, GFP_KERNEL);
	ck_deque_append(d, it, GFP_KERNEL);
	ck_put(it);
	ck_sorted_dict_set(t, CK_INT(1), t, GFP_KERNEL);
	ck_sorted_dict_set(t, CK_INT(2), CK_NONE, GFP_KERNEL);
	pair = ck_tuple_pack(1, GFP_KERNEL, s);
	ck_sorted_list_add(s, pair, GFP_KERNEL);
	ck_put(pair);
	CHECK_S64(ck_gc_collect(), 0);
	ck_put(d);
	ck_put(t);
	ck_put(s);
	/* A deque and its iterator, a dict, a list and a tuple. */
	CHECK_S64(ck_gc_collect(), 5);
}

CK_TEST(selves_of_the_wrong_type)
{
	struct ck_object *d = made("[]", 0);

	CHECK(ck_deque_append(CK_NONE, CK_NONE, GFP_KERNEL) < 0);
	CHECK_MESSAGE(AttributeError, "'NoneType' object has no attribute 'append'");
	CHECK(!ck_deque_pop(CK_INT(1)));
	CHECK_RAISED(AttributeError);
	CHECK(ck_sorted_list_add(d, CK_NONE, GFP_KERNEL) < 0);
	CHECK_MESSAGE(AttributeError, "'collections.deque' object has no attribute 'add'");
	CHECK(ck_tree_clear(d) < 0);
	CHECK_RAISED(AttributeError);
	CHECK(!ck_tree_irange(CK_INT(4), NULL, NULL, GFP_KERNEL));
	CHECK_RAISED(AttributeError);
	CHECK(!ck_sorted_dict_get(d, CK_INT(1)));
	CHECK_RAISED(TypeError);
	CHECK(ck_bitset_find_next(CK_NONE, NULL) < 0);
	CHECK_RAISED(AttributeError);
	ck_put(d);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(deque_against_a_model),
	KUNIT_CASE(sorted_list_against_a_model),
	KUNIT_CASE(sorted_dict_against_a_model),
	KUNIT_CASE(ordered_dict_against_a_model),
	KUNIT_CASE(bitset_against_a_model),
	KUNIT_CASE(comparisons_that_change_the_list),
	KUNIT_CASE(failing_changes),
	KUNIT_CASE(sizes_that_cannot_be_had),
	KUNIT_CASE(without_sleeping),
	KUNIT_CASE(cycles),
	KUNIT_CASE(selves_of_the_wrong_type),
	{ }
};

CK_TEST_MODULE(cases);
