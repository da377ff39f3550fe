// SPDX-License-Identifier: GPL-2.0
/*
 * Of sets what CPython cannot be asked: how many slots a look-up reads, whatever the keys; memory;
 * keys whose comparison changes the set; failing allocations; contexts that must not sleep; cycles.
 */
#include "ck_test.h"

#include <cythonk/dict.h>
#include <cythonk/list.h>
#include <cythonk/set.h>
#include <cythonk/tuple.h>

#include "ck_literal.h"
#include "dict_table.h"
#include "keys.h"
#include "set_table.h"

/* ---- keys that may be made to meet ---- */

/* An object whose hash is a number its class chose badly. */
struct chosen {
	struct ck_object base;
	u64 hash;
};

static int chosen_hash(struct ck_object *self, u64 *out)
{
	*out = container_of(self, struct chosen, base)->hash;
	return 0;
}

static const struct ck_type chosen_type = {
	CK_TYPE_HEAD,
	.name = "chosen",
	.base = &ck_object_type,
	.size = sizeof(struct chosen),
	.hash = chosen_hash,
};

static struct ck_object *chosen_new(u64 hash)
{
	struct ck_object *o = ck_new(&chosen_type, GFP_KERNEL);

	if (o)
		container_of(o, struct chosen, base)->hash = hash;
	return o;
}

static struct ck_object *text_key(const char *format, u64 i)
{
	char text[80];

	snprintf(text, sizeof(text), format, i);
	return ck_str_from_cstr(text, GFP_KERNEL);
}

enum kind {
	COUNTED, PAGES, GIGABYTES, HIGH_BITS, NEGATIVE, SQUARES, SAME_BEGINNING, SAME_END,
	CLASS_COUNTED, CLASS_PAGES, CLASS_HIGH_BITS, KINDS
};

/*
 * Keys that differ in few bits, of the kinds that defeat a table which takes bits of them as they
 * are.
 */
static struct ck_object *key_of(enum kind kind, u64 i)
{
	switch (kind) {
	case COUNTED:
		return CK_INT(i);
	case PAGES:
		return CK_INT(i << 12);
	case GIGABYTES:
		return CK_INT(i << 30);
	case HIGH_BITS:
		return CK_INT(i << 44);
	case NEGATIVE:
		return CK_INT(-(s64)i);
	case SQUARES:
		return CK_INT(i * i);
	case SAME_BEGINNING:
		return text_key("/sys/devices/pci0000:00/0000:00:1f.2/ata1/host0/%llu", i);
	case SAME_END:
		return text_key("%llu.0000000000000000000000000000000000000000000000", i);
	case CLASS_COUNTED:
		return chosen_new(i);
	case CLASS_PAGES:
		return chosen_new(i << 12);
	default:
		return chosen_new(i << 44);
	}
}

/**
 * struct count - slots that look-ups read
 * @sum: of all of them
 * @most: of one of them
 */
struct count {
	u64 sum;
	u32 most;
};

static void count_one(struct count *c, u32 probes)
{
	c->sum += probes;
	c->most = max(c->most, probes);
}

/* Slots read to find a hash that is there (@key), or that none is there (NULL). */
static u32 set_probes(struct ck_set_table *t, u64 hash, struct ck_object *key)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);
	u32 n = 1;

	for (;; n++) {
		const struct ck_set_slot *slot = ck_set_probe(t, &p);

		if (!slot->key || slot->key == key)
			return n;
	}
}

static u32 dict_probes(const struct ck_dict_table *t, u64 hash, struct ck_object *key)
{
	struct ck_probe p = ck_probe_begin(t->bits, hash);
	u32 n = 1;

	for (;; n++) {
		u32 number = t->index[ck_probe_next(&p)];

		if (number == CK_SLOT_FREE)
			return n;
		if (number != CK_SLOT_DEAD && t->entries[number - 1].key == key)
			return n;
	}
}

/*
 * Fill a set and a dict with @n keys, and count what looking for these and for as many others
 * reads.
 */
static void count_all(enum kind kind, u32 n, struct count found[2], struct count missed[2])
{
	struct ck_object *s = ck_set_new(GFP_KERNEL), *d = ck_dict_new(0, GFP_KERNEL), *key;
	u64 hash;
	u32 i;

	for (i = 0; i < n; i++) {
		key = key_of(kind, i);
		ck_set_add(s, key, GFP_KERNEL);
		ck_dict_set(d, key, CK_NONE, GFP_KERNEL);
		ck_put(key);
	}
	CHECK_S64(ck_set_len(s), n);
	CHECK_S64(ck_dict_len(d), n);
	for (i = 0; i < ck_to_dict(d)->table->used; i++) {
		const struct ck_dict_entry *e = &ck_to_dict(d)->table->entries[i];

		count_one(&found[0], set_probes(ck_to_set(s)->table, e->hash, e->key));
		count_one(&found[1], dict_probes(ck_to_dict(d)->table, e->hash, e->key));
	}
	for (i = n; i < 2 * n; i++) {
		key = key_of(kind, i);
		ck_hash_of_key(key, &hash);
		ck_put(key);
		count_one(&missed[0], set_probes(ck_to_set(s)->table, hash, NULL));
		count_one(&missed[1], dict_probes(ck_to_dict(d)->table, hash, NULL));
	}
	ck_put(s);
	ck_put(d);
	cond_resched();
}

/* Where a table is two thirds full, random hashes read 1.7 slots to be found and 3 to be missed. */
static void check_counts(enum kind kind, u32 n, const struct count found[2],
			 const struct count missed[2])
{
	int i;

	for (i = 0; i < 2; i++) {
		bool ok = CHECK(found[i].sum * 10 <= n * 25ull) &&
			  CHECK(missed[i].sum * 10 <= n * 45ull) &&
			  CHECK(found[i].most <= 80) && CHECK(missed[i].most <= 120);

		if (!ok)
			pr_info("# %s of %u keys of kind %d: %llu (at most %u), %llu (at most %u)\n",
				i ? "dict" : "set", n, kind, found[i].sum, found[i].most,
				missed[i].sum, missed[i].most);
	}
}

CK_TEST(look_ups_stay_short)
{
	static const u32 sizes[] = { 85, 1365, 10922, 43690 };
	/* A million objects are too many for the sanitizers; Debian's kernels see them. */
	const int number = IS_ENABLED(CONFIG_KASAN) ? 2 : ARRAY_SIZE(sizes);
	struct count found[2], missed[2];
	int kind, i;

	for (kind = 0; kind < KINDS; kind++) {
		for (i = 0; i < number; i++) {
			memset(found, 0, sizeof(found));
			memset(missed, 0, sizeof(missed));
			count_all(kind, sizes[i], found, missed);
			if (sizes[i] > 1000)
				check_counts(kind, sizes[i], found, missed);
		}
	}
}

/* Bytes of CPython 3.11's table of a set that was filled to @n keys: 16 a slot. */
static size_t cpython_bytes(size_t n)
{
	size_t slots = 8, used;

	for (used = 0; used < n; ) {
		used++;
		if (used * 5 >= (slots - 1) * 3) {
			size_t least = used > 50000 ? used * 2 : used * 4;

			while (slots <= least)
				slots *= 2;
		}
	}
	return slots * 16;
}

CK_TEST(memory)
{
	struct ck_object *s = ck_set_new(GFP_KERNEL);
	size_t ours = 0, theirs = 0;
	s64 i;

	CHECK_S64(sizeof(struct ck_set_table) + sizeof(struct rcu_head),
		  CK_SET_MISSING * sizeof(struct ck_set_slot));
	/* Over all sizes, since each has its better ones. */
	for (i = 1; i <= 4000; i++) {
		ck_set_add(s, CK_INT(i), GFP_KERNEL);
		ours += 16ul << ck_to_set(s)->table->bits;
		theirs += cpython_bytes(i);
	}
	CHECK(ours <= theirs);
	/* Few keys that are left of many take a table of their size with them. */
	for (i = 1; i <= 3990; i++)
		ck_set_discard(s, CK_INT(i));
	for (i = 0; i < 4000; i++) {
		ck_set_add(s, CK_INT(i), GFP_KERNEL);
		ck_set_discard(s, CK_INT(i));
	}
	CHECK(ck_to_set(s)->table->bits <= 7);
	ck_put(s);
}

/* ---- keys whose comparison does something ---- */

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

static int do_deed(void)
{
	int i;

	switch (deed) {
	case DO_CLEAR:
		ck_set_clear(victim);
		break;
	case DO_DELETE:
		ck_set_discard(victim, CK_INT(0));
		break;
	case DO_GROW:
		for (i = 0; i < 100; i++)
			ck_set_add(victim, CK_INT(i), GFP_KERNEL);
		break;
	case DO_FAIL:
		ck_raise(&ck_RuntimeError, "odd");
		return -1;
	default:
		break;
	}
	return 0;
}

static int odd_compare(struct ck_object *a, struct ck_object *b, int op)
{
	if (a->type != ck_type_of(b))
		return CK_NOTIMPLEMENTED;
	if (!countdown-- && do_deed() < 0)
		return -1;
	return (container_of(a, struct odd, base)->value ==
		container_of(b, struct odd, base)->value) == (op == CK_EQ);
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

	if (o)
		container_of(o, struct odd, base)->value = value;
	return o;
}

static void begin(int what, int after)
{
	deed = what;
	countdown = after;
}

static struct ck_object *odd_set(void)
{
	struct ck_object *s = ck_set_new(GFP_KERNEL), *key;
	int i;

	ck_set_add(s, CK_INT(0), GFP_KERNEL);
	for (i = 0; i < 5; i++) {
		key = odd_new(i);
		ck_set_add(s, key, GFP_KERNEL);
		ck_put(key);
	}
	return s;
}

static int op_contains(struct ck_object *key)
{
	return ck_set_contains(victim, key);
}

static int op_add(struct ck_object *key)
{
	return ck_set_add(victim, key, GFP_KERNEL);
}

static int op_discard(struct ck_object *key)
{
	return ck_set_discard(victim, key);
}

static int op_toggle(struct ck_object *key)
{
	struct ck_object *one = ck_set_pack(1, GFP_KERNEL, key);
	int status = ck_set_symmetric_difference_update(victim, one, GFP_KERNEL);

	ck_put(one);
	return status;
}

CK_TEST(keys_that_change_the_set)
{
	static int (*const ops[])(struct ck_object *key) = {
		op_contains, op_add, op_discard, op_toggle,
	};
	struct ck_object *key = odd_new(3);
	int what, i, status;

	for (i = 0; i < ARRAY_SIZE(ops); i++) {
		for (what = DO_NOTHING; what <= DO_GROW; what++) {
			begin(DO_NOTHING, -1);
			victim = odd_set();
			begin(what, 2);
			status = ops[i](key);
			if (what == DO_FAIL)
				CHECK_RAISED(RuntimeError);
			CHECK_S64(status, what == DO_FAIL ? -1 :
				  i ? 0 : what != DO_CLEAR);
			begin(DO_NOTHING, -1);
			/* The key is there as if the operation had begun when the deed was done. */
			CHECK_S64(ck_set_contains(victim, key), what == DO_FAIL ? 1 :
				  i == 0 || i == 3 ? (what != DO_CLEAR) ^ (i == 3) : i == 1);
			CHECK_S64(ck_set_contains(victim, CK_INT(0)),
				  what != DO_CLEAR && what != DO_DELETE);
			ck_put(victim);
		}
	}
	ck_put(key);
}

/* ---- failing allocations ---- */

static struct ck_object *other_set;

static int op_grow(void)
{
	return ck_set_add(victim, CK_INT(6), GFP_KERNEL);
}

static int op_update(void)
{
	return ck_set_update(victim, other_set, GFP_KERNEL);
}

static int op_subtract(void)
{
	return ck_set_difference_update(victim, other_set, GFP_KERNEL);
}

static int op_retain(void)
{
	return ck_set_intersection_update(victim, other_set, GFP_KERNEL);
}

static int op_exchange(void)
{
	return ck_set_symmetric_difference_update(victim, other_set, GFP_KERNEL);
}

static const struct {
	const char *name;
	int (*run)(void);
	const char *before;
	const char *other;
	const char *after;
} changes[] = {
	/* A table of six slots has room for four. */
	{ "add", op_grow, "{1, 2, 3, 4}", "set()", "{1, 2, 3, 4, 6}" },
	{ "update", op_update, "{1}", "{2, 3, 4}", "{1, 2, 3, 4}" },
	{ "difference_update", op_subtract, "{1, 2, 3}", "{2, 3, 4}", "{1}" },
	{ "intersection_update", op_retain, "{1, 2, 3}", "{2, 3, 4}", "{2, 3}" },
	{ "symmetric_difference_update", op_exchange, "{1, 2, 3}", "{2, 3, 4}", "{1, 4}" },
};

/* An operation that finds no memory changes nothing. */
CK_TEST(failing_changes)
{
	struct ck_object *want;
	int i, n, failed;

	for (i = 0; i < ARRAY_SIZE(changes); i++) {
		for (n = 0, failed = -1; failed && n < 20; n++) {
			victim = ck_literal(changes[i].before);
			other_set = ck_literal(changes[i].other);
			ck_fault_arm(n);
			failed = changes[i].run();
			ck_fault_arm(-1);
			if (failed)
				CHECK_RAISED(MemoryError);
			want = ck_literal(failed ? changes[i].before : changes[i].after);
			if (!CHECK_S64(ck_compare(victim, want, CK_EQ), 1))
				pr_info("# in %s\n", changes[i].name);
			ck_put(want);
			ck_put(other_set);
			ck_put(victim);
		}
		CHECK(!failed && n > 1);
	}
}

/* ---- the rest ---- */

CK_TEST(selves_of_the_wrong_type)
{
	struct ck_object *f = ck_literal("frozenset({1})");

	CHECK(ck_set_add(CK_NONE, CK_INT(1), GFP_KERNEL) < 0);
	CHECK_MESSAGE(AttributeError, "'NoneType' object has no attribute 'add'");
	CHECK(ck_set_add(f, CK_INT(1), GFP_KERNEL) < 0);
	CHECK_MESSAGE(AttributeError, "'frozenset' object has no attribute 'add'");
	CHECK(!ck_set_pop(f));
	CHECK_MESSAGE(AttributeError, "'frozenset' object has no attribute 'pop'");
	CHECK(ck_set_clear(f) < 0);
	CHECK_MESSAGE(AttributeError, "'frozenset' object has no attribute 'clear'");
	CHECK(ck_set_contains(CK_INT(5), CK_INT(1)) < 0);
	CHECK_MESSAGE(TypeError, "argument of type 'int' is not iterable");
	CHECK(ck_set_len(CK_NONE) < 0);
	CHECK_MESSAGE(TypeError, "object of type 'NoneType' has no len()");
	CHECK(!ck_set_union(CK_TRUE, f, GFP_KERNEL));
	CHECK_MESSAGE(AttributeError, "'bool' object has no attribute 'union'");
	CHECK(!ck_set_pack(2, GFP_KERNEL, CK_INT(1), other_set = ck_set_new(GFP_KERNEL)));
	CHECK_MESSAGE(TypeError, "unhashable type: 'set'");
	ck_put(other_set);
	ck_put(f);
}

CK_TEST(changed_in_a_loop)
{
	struct ck_object *s = ck_literal("{1, 2}"), *it = ck_iter(s, GFP_KERNEL), *key;

	key = ck_next(it, GFP_KERNEL);
	CHECK(key == CK_INT(1) || key == CK_INT(2));
	ck_set_add(s, CK_INT(3), GFP_KERNEL);
	CHECK(!ck_next(it, GFP_KERNEL));
	CHECK_MESSAGE(RuntimeError, "Set changed size during iteration");
	ck_set_discard(s, CK_INT(3));
	key = ck_next(it, GFP_KERNEL);
	CHECK(key);
	CHECK(!ck_next(it, GFP_KERNEL));
	ck_set_clear(s);
	/* Exhausted once, exhausted for ever. */
	CHECK(!ck_next(it, GFP_KERNEL));
	ck_put(it);
	ck_put(s);
}

CK_TEST(cycles)
{
	struct ck_object *l = ck_list_new(0, GFP_KERNEL), *s, *t, *it, *key;
	long live = ck_heap_live();

	/* A set in a tuple in the set; an iterator of it in a list in it; a frozenset likewise. */
	s = ck_set_new(GFP_KERNEL);
	key = ck_new(&chosen_type, GFP_KERNEL);
	ck_set_add(s, key, GFP_KERNEL);
	ck_put(key);
	it = ck_iter(s, GFP_KERNEL);
	ck_list_append(l, it, GFP_KERNEL);
	ck_put(it);
	t = ck_tuple_pack(1, GFP_KERNEL, CK_INT(1));
	ck_set_add(s, t, GFP_KERNEL);
	/* Tuples do not change, but here one does, after it was hashed. */
	ck_put(xchg(&ck_to_tuple(t)->items[0], ck_get(s)));
	ck_put(t);
	t = ck_tuple_pack(1, GFP_KERNEL, CK_INT(2));
	key = ck_set_pack(1, GFP_KERNEL, t);
	it = ck_frozenset_from(key, GFP_KERNEL);
	ck_put(key);
	ck_put(xchg(&ck_to_tuple(t)->items[0], it));
	ck_put(t);
	ck_put(s);
	CHECK(ck_heap_live() > live);
	CHECK(ck_gc_collect() >= 2);
	ck_put(l);
	ck_gc_collect();
	CHECK_S64(ck_heap_live(), live - 1);
}

CK_TEST(without_sleeping)
{
	struct ck_object *s, *t, *r;
	unsigned long flags;
	int i;

	local_irq_save(flags);
	s = ck_set_new(GFP_ATOMIC);
	for (i = 0; i < 300; i++)
		ck_set_add(s, CK_INT(i), GFP_ATOMIC);
	t = ck_set_copy(s, GFP_ATOMIC);
	for (i = 0; i < 100; i++)
		ck_set_discard(t, CK_INT(i));
	CHECK_S64(ck_set_issubset(t, s, GFP_ATOMIC), 1);
	r = ck_sub(s, t, GFP_ATOMIC);
	CHECK_S64(ck_set_len(r), 100);
	CHECK_S64(ck_set_len(t), 200);
	ck_put(r);
	local_irq_restore(flags);
	ck_put(t);
	ck_put(s);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(look_ups_stay_short),
	KUNIT_CASE(memory),
	KUNIT_CASE(keys_that_change_the_set),
	KUNIT_CASE(failing_changes),
	KUNIT_CASE(selves_of_the_wrong_type),
	KUNIT_CASE(changed_in_a_loop),
	KUNIT_CASE(cycles),
	KUNIT_CASE(without_sleeping),
	{ }
};

CK_TEST_MODULE(cases);
