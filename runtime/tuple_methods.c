// SPDX-License-Identifier: GPL-2.0
/*
 * Methods of tuple.
 */
#include <cythonk/error.h>
#include <cythonk/slice.h>
#include <cythonk/tuple.h>

#include "args.h"
#include "methods.h"
#include "self.h"
#include "seq.h"

static ssize_t find(struct ck_object *t, struct ck_object *v, ssize_t start, ssize_t end)
{
	ssize_t i;

	if (!ck_is_tuple(t)) {
		ck_raise_no_method(t, "index");
		return -1;
	}
	ck_clamp_slice(&start, &end, ck_to_tuple(t)->len);
	i = ck_seq_find(t, v, start, end, ck_tuple_iter_get);
	if (i == CK_NOT_FOUND) {
		ck_raise(&ck_ValueError, "tuple.index(x): x not in tuple");
		return -1;
	}
	return i;
}

/**
 * ck_tuple_index() - t.index(v)
 * @t: a tuple
 * @v: the value looked for
 *
 * Return: the position, or -1 with ValueError or another exception pending.
 */
ssize_t ck_tuple_index(struct ck_object *t, struct ck_object *v)
{
	return find(t, v, 0, SSIZE_MAX);
}

/**
 * ck_tuple_count() - t.count(v)
 * @t: a tuple
 * @v: the value looked for
 *
 * Return: the number, or -1 with an exception pending.
 */
ssize_t ck_tuple_count(struct ck_object *t, struct ck_object *v)
{
	if (!ck_is_tuple(t)) {
		ck_raise_no_method(t, "count");
		return -1;
	}
	return ck_seq_count(t, v, ck_tuple_iter_get);
}

static struct ck_object *call_count(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("tuple.count", nargs, 1, 1))
		return NULL;
	return ck_result_index(ck_tuple_count(self, args[0]), gfp);
}

static struct ck_object *call_index(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	ssize_t start = 0, end = SSIZE_MAX;

	if (!ck_check_args("index", nargs, 1, 3) || !ck_arg_index(nargs, args, 1, &start) ||
	    !ck_arg_index(nargs, args, 2, &end))
		return NULL;
	return ck_result_index(find(self, args[0], start, end), gfp);
}

const struct ck_method ck_tuple_methods[] = {
	{ "count", call_count },
	{ "index", call_index },
	{ }
};
