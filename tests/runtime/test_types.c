// SPDX-License-Identifier: GPL-2.0
/*
 * What objects of each type cost: the numbers that the table of types in docs/runtime.md shows.
 */
#include "ck_test.h"

#include <cythonk/array.h>
#include <cythonk/bitset.h>
#include <cythonk/bytearray.h>
#include <cythonk/bytes.h>
#include <cythonk/containers.h>
#include <cythonk/dict.h>
#include <cythonk/iter.h>
#include <cythonk/list.h>
#include <cythonk/memoryview.h>
#include <cythonk/set.h>
#include <cythonk/slice.h>
#include <cythonk/tuple.h>

#include "dict_table.h"
#include "set_table.h"
#include "sorted_tree.h"

/* Elements of what is measured. */
#define MANY	1000

/* Call @add for the numbers below @n; the object, or NULL with an exception pending. */
static struct ck_object *filled(struct ck_object *o, long n,
				int (*add)(struct ck_object *o, struct ck_object *v, gfp_t gfp))
{
	long i;

	for (i = 0; o && i < n; i++)
		CHECK_S64(add(o, CK_INT(i), GFP_KERNEL), 0);
	return o;
}

static int set_dict(struct ck_object *o, struct ck_object *v, gfp_t gfp)
{
	return ck_dict_set(o, v, v, gfp);
}

static int set_sorted_dict(struct ck_object *o, struct ck_object *v, gfp_t gfp)
{
	return ck_sorted_dict_set(o, v, v, gfp);
}

static int append_small(struct ck_object *o, struct ck_object *v, gfp_t gfp)
{
	return ck_bytearray_append(o, CK_INT(ck_untag(v) & 0xff), gfp);
}

static struct ck_object *object_of(long n)
{
	return ck_new(&ck_object_type, GFP_KERNEL);
}

static struct ck_object *int_of(long n)
{
	return ck_int_from_s64(S64_MAX - n, GFP_KERNEL);
}

static struct ck_object *str_of(long n)
{
	return ck_str_repeat(ck_str_of_ascii('x'), n ?: 2, GFP_KERNEL);
}

static struct ck_object *bytes_of(long n)
{
	struct ck_object *one = ck_bytes_new("x", 1, GFP_KERNEL);
	struct ck_object *o = ck_bytes_repeat(one, n ?: 2, GFP_KERNEL);

	ck_put(one);
	return o;
}

static struct ck_object *tuple_of(long n)
{
	struct ck_object *numbers = ck_range(CK_INT(n ?: 1), NULL, NULL, GFP_KERNEL);
	struct ck_object *o = ck_tuple_from(numbers, GFP_KERNEL);

	ck_put(numbers);
	return o;
}

static struct ck_object *list_of(long n)
{
	return filled(ck_list_new(0, GFP_KERNEL), n, ck_list_append);
}

static struct ck_object *dict_of(long n)
{
	return filled(ck_dict_new(0, GFP_KERNEL), n, set_dict);
}

static struct ck_object *ordered_dict_of(long n)
{
	return filled(ck_ordered_dict(NULL, NULL, GFP_KERNEL), n, set_dict);
}

static struct ck_object *set_of(long n)
{
	return filled(ck_set_new(GFP_KERNEL), n, ck_set_add);
}

static struct ck_object *frozenset_of(long n)
{
	struct ck_object *numbers = ck_range(CK_INT(n ?: 1), NULL, NULL, GFP_KERNEL);
	struct ck_object *o = ck_frozenset_from(numbers, GFP_KERNEL);

	ck_put(numbers);
	return o;
}

static struct ck_object *deque_of(long n)
{
	return filled(ck_deque_new(-1, GFP_KERNEL), n, ck_deque_append);
}

static struct ck_object *bytearray_of(long n)
{
	return filled(ck_bytearray_new(NULL, 0, GFP_KERNEL), n, append_small);
}

static struct ck_object *array_of(long n)
{
	return filled(ck_array(ck_str_of_ascii('i'), NULL, GFP_KERNEL), n, ck_array_append);
}

static struct ck_object *bitset_of(long n)
{
	return filled(ck_bitset(NULL, NULL, GFP_KERNEL), n, ck_bitset_add);
}

static struct ck_object *sorted_list_of(long n)
{
	return filled(ck_sorted_list(NULL, GFP_KERNEL), n, ck_sorted_list_add);
}

static struct ck_object *sorted_dict_of(long n)
{
	return filled(ck_sorted_dict(NULL, GFP_KERNEL), n, set_sorted_dict);
}

static struct ck_object *range_of(long n)
{
	return ck_range(CK_INT(n), NULL, NULL, GFP_KERNEL);
}

static struct ck_object *slice_of(long n)
{
	return ck_slice_new(CK_NONE, CK_INT(n), CK_NONE, GFP_KERNEL);
}

static struct ck_object *memoryview_of(long n)
{
	struct ck_object *o = bytes_of(n);
	struct ck_object *view = ck_memoryview(o, GFP_KERNEL);

	ck_put(o);
	return view;
}

static struct ck_object *iterator_of(long n)
{
	struct ck_object *o = list_of(n);
	struct ck_object *it = ck_iter(o, GFP_KERNEL);

	ck_put(o);
	return it;
}

/* What elements take beside the object, or behind its members. */
static size_t nothing(struct ck_object *o)
{
	return 0;
}

static size_t text_bytes(struct ck_object *o)
{
	return ck_to_str(o)->len;
}

static size_t bytes_bytes(struct ck_object *o)
{
	return ck_to_bytes(o)->len;
}

static size_t tuple_bytes(struct ck_object *o)
{
	return ck_tuple_len(o) * sizeof(*ck_to_tuple(o)->items);
}

static size_t list_bytes(struct ck_object *o)
{
	return ck_to_list(o)->cap * sizeof(*ck_to_list(o)->items);
}

static size_t dict_bytes(struct ck_object *o)
{
	struct ck_dict_table *t = ck_to_dict(o)->table;

	return struct_size(t, entries, t->cap) + (sizeof(*t->index) << t->bits);
}

static size_t set_bytes(struct ck_object *o)
{
	struct ck_set_table *t = ck_to_set(o)->table;

	return struct_size(t, slots, ck_set_slots(t));
}

static size_t deque_bytes(struct ck_object *o)
{
	return ck_to_deque(o)->cap * sizeof(*ck_to_deque(o)->items);
}

static size_t bytearray_bytes(struct ck_object *o)
{
	return ck_to_bytearray(o)->buf.cap;
}

static size_t array_bytes(struct ck_object *o)
{
	return ck_to_array(o)->buf.cap * ck_to_array(o)->buf.itemsize;
}

static size_t bitset_bytes(struct ck_object *o)
{
	return ck_to_bitset(o)->nbits / BITS_PER_BYTE;
}

static size_t tree_bytes(struct ck_object *o)
{
	return ck_to_tree(o)->len * sizeof(struct ck_node);
}

/**
 * struct row - what a type costs
 * @type: its name in Python
 * @room: bytes of an object without elements; of a type whose empty object is a constant, of a
 *	small one
 * @thousand: bytes of MANY elements
 * @make: makes one with so many elements
 * @bytes: what they take
 */
struct row {
	const char *type;
	size_t room;
	size_t thousand;
	struct ck_object *(*make)(long n);
	size_t (*bytes)(struct ck_object *o);
};

static const struct row rows[] = {
	{ "object", 48, 0, object_of, nothing },
	{ "int", 48, 0, int_of, nothing },
	{ "str", 64, 1000, str_of, text_bytes },
	{ "bytes", 80, 1000, bytes_of, bytes_bytes },
	{ "tuple", 64, 8000, tuple_of, tuple_bytes },
	{ "list", 96, 8176, list_of, list_bytes },
	{ "dict", 80, 40984, dict_of, dict_bytes },
	{ "collections.OrderedDict", 80, 40984, ordered_dict_of, dict_bytes },
	{ "set", 96, 32752, set_of, set_bytes },
	{ "frozenset", 96, 32752, frozenset_of, set_bytes },
	{ "collections.deque", 192, 8192, deque_of, deque_bytes },
	{ "bytearray", 96, 1063, bytearray_of, bytearray_bytes },
	{ "array.array", 96, 4252, array_of, array_bytes },
	{ "memoryview", 96, 0, memoryview_of, nothing },
	{ "KernelBitSet", 96, 136, bitset_of, bitset_bytes },
	{ "KernelSortedList", 96, 48000, sorted_list_of, tree_bytes },
	{ "KernelSortedDict", 96, 48000, sorted_dict_of, tree_bytes },
	{ "range", 64, 0, range_of, nothing },
	{ "slice", 80, 0, slice_of, nothing },
	{ "list_iterator", 80, 0, iterator_of, nothing },
};

CK_TEST(sizes)
{
	const struct row *row;
	struct ck_object *o;
	size_t room;

	for (row = rows; row < rows + ARRAY_SIZE(rows); row++) {
		o = row->make(0);
		if (!CHECK(o))
			continue;
		CHECK(!strcmp(ck_type_of(o)->name, row->type));
		/* The allocator adds a word; a spinlock that is watched over is larger. */
		room = ck_heap_room(o) + sizeof(void *);
		if (!IS_ENABLED(CONFIG_DEBUG_SPINLOCK) && room != row->room) {
			CHECK(false);
			pr_info("# %s: an object is %zu bytes\n", row->type, room);
		}
		ck_put(o);
		o = row->make(MANY);
		if (!CHECK(o))
			continue;
		if (row->bytes(o) != row->thousand) {
			CHECK(false);
			pr_info("# %s: elements are %zu bytes\n", row->type, row->bytes(o));
		}
		ck_put(o);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE(sizes),
	{ }
};

CK_TEST_MODULE(cases);
