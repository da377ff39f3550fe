// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of objects/case.pyx: structures with a kref and an operations table.
 *
 * What makes the comparison fair:
 *
 * - an object is allocated by itself and counted with a kref, so that it may
 *   be shared; a second object that it holds is counted too;
 * - a pointer to a counted object that others may replace is read under RCU with
 *   kref_get_unless_zero() and replaced with xchg(), the old one is put: the least that is safe on
 *   several CPUs without a lock, and what the .pyx promises of every attribute;
 * - a number is read and written plainly, and its arithmetic is checked, both as there;
 * - a method goes through a table of functions, which gcc cannot see through.
 */
#include <linux/kref.h>
#include <linux/overflow.h>
#include <linux/rcupdate.h>

#include "bench.h"

struct shape;

struct shape_ops {
	s64 (*area)(const struct shape *shape);
};

struct label {
	struct kref ref;
	struct rcu_head rcu;
	char text[16];
};

struct shape {
	struct kref ref;
	const struct shape_ops *ops;
	long edges;
	struct label __rcu *label;
};

static void free_label(struct kref *ref)
{
	struct label *label = container_of(ref, struct label, ref);

	kfree_rcu(label, rcu);
}

static struct label *new_label(const char *text)
{
	struct label *label = kzalloc(sizeof(*label), GFP_KERNEL);

	if (label) {
		kref_init(&label->ref);
		strscpy(label->text, text, sizeof(label->text));
	}
	return label;
}

static void put_label(struct label *label)
{
	if (label)
		kref_put(&label->ref, free_label);
}

static struct label *get_label(struct shape *shape)
{
	struct label *label;

	rcu_read_lock();
	do
		label = rcu_dereference(shape->label);
	while (label && !kref_get_unless_zero(&label->ref));
	rcu_read_unlock();
	return label;
}

/* Takes over the caller's reference. */
static void set_label(struct shape *shape, struct label *label)
{
	put_label(unrcu_pointer(xchg(&shape->label, RCU_INITIALIZER(label))));
}

static void free_shape(struct kref *ref)
{
	struct shape *shape = container_of(ref, struct shape, ref);

	put_label(rcu_dereference_protected(shape->label, true));
	kfree(shape);
}

static void put_shape(struct shape *shape)
{
	kref_put(&shape->ref, free_shape);
}

static s64 shape_area(const struct shape *shape)
{
	return shape->edges;
}

static s64 square_area(const struct shape *shape)
{
	return shape->edges * shape->edges;
}

static const struct shape_ops shape_ops = { .area = shape_area };
static const struct shape_ops square_ops = { .area = square_area };

static struct shape *new_shape(const struct shape_ops *ops, long edges, struct label *label)
{
	struct shape *shape = kmalloc(sizeof(*shape), GFP_KERNEL);

	if (!shape)
		return NULL;
	kref_init(&shape->ref);
	shape->ops = ops;
	shape->edges = edges;
	if (label)
		kref_get(&label->ref);
	RCU_INIT_POINTER(shape->label, label);
	return shape;
}

static s64 make(size_t n)
{
	struct label *label = new_label("shape");
	struct shape *shape;
	s64 total = 0;
	size_t i;

	if (!label)
		return -ENOMEM;
	for (i = 0; i < n; i++) {
		shape = new_shape(&shape_ops, i, label);
		if (!shape) {
			total = -ENOMEM;
			break;
		}
		total += shape->edges;
		put_shape(shape);
	}
	put_label(label);
	return total;
}

static s64 keep(size_t n)
{
	struct shape **shapes = kvmalloc_array(n, sizeof(*shapes), GFP_KERNEL);
	s64 count;
	size_t i;

	if (!shapes)
		return -ENOMEM;
	for (i = 0; i < n; i++) {
		shapes[i] = new_shape(&shape_ops, i, NULL);
		if (!shapes[i])
			break;
	}
	count = i < n ? -ENOMEM : i;
	while (i--)
		put_shape(shapes[i]);
	kvfree(shapes);
	return count;
}

static struct shape *prepare(size_t n)
{
	struct label *label = new_label("square");
	struct shape *shape = label ? new_shape(&square_ops, n, label) : NULL;

	put_label(label);
	return shape;
}

static s64 numbers(struct shape *shape)
{
	long edges, i, n = shape->edges;

	for (i = 0; i < n; i++) {
		if (check_mul_overflow(shape->edges, 3L, &edges) ||
		    check_add_overflow(edges, i, &edges))
			return -EOVERFLOW;
		shape->edges = edges & 0xffff;
	}
	edges = shape->edges;
	shape->edges = n;
	return edges;
}

static s64 objects(struct shape *shape)
{
	struct label *label;
	s64 found = 0, i;

	for (i = 0; i < shape->edges; i++) {
		label = get_label(shape);
		if (label)
			found++;
		set_label(shape, label);
	}
	return found;
}

static s64 methods(struct shape *shape)
{
	s64 total = 0, i;

	for (i = 0; i < shape->edges; i++)
		total += shape->ops->area(shape) & 0xff;
	return total;
}

BENCH_WORK(make)
BENCH_WORK(keep)
BENCH_PREPARED(numbers, struct shape, prepare, put_shape)
BENCH_PREPARED(objects, struct shape, prepare, put_shape)
BENCH_PREPARED(methods, struct shape, prepare, put_shape)

BENCH_MODULE(BENCH_ENTRY(make), BENCH_ENTRY(keep), BENCH_ENTRY(numbers), BENCH_ENTRY(objects),
	     BENCH_ENTRY(methods));
