// SPDX-License-Identifier: GPL-2.0
/*
 * range objects. A loop over a range that the compiler sees is a C loop and needs none.
 */
#include <cythonk/error.h>
#include <cythonk/iter.h>
#include <cythonk/ops.h>
#include <cythonk/slice.h>
#include <cythonk/str.h>

#include "args.h"
#include "construct.h"
#include "methods.h"
#include "self.h"
#include "strbuf.h"

static struct ck_range *to_range(struct ck_object *o)
{
	return container_of(o, struct ck_range, base);
}

static bool is_range(struct ck_object *o)
{
	return !ck_is_tagged(o) && o->type == &ck_range_type;
}

/* How many numbers; distances are computed unsigned, so that they cannot overflow. */
static u64 length(s64 start, s64 stop, s64 step)
{
	if (step > 0)
		return start < stop ? ((u64)stop - (u64)start - 1) / (u64)step + 1 : 0;
	return start > stop ? ((u64)start - (u64)stop - 1) / (0 - (u64)step) + 1 : 0;
}

static struct ck_object *range_new(s64 start, s64 stop, s64 step, gfp_t gfp)
{
	struct ck_object *o = ck_new(&ck_range_type, gfp);

	if (o) {
		to_range(o)->start = start;
		to_range(o)->stop = stop;
		to_range(o)->step = step;
		to_range(o)->len = length(start, stop, step);
	}
	return o;
}

/* A number of range(); bools count. */
static bool number(struct ck_object *o, s64 *v)
{
	*v = ck_index(o);
	return !ck_failed(*v);
}

struct ck_object *ck_range(struct ck_object *start, struct ck_object *stop,
			   struct ck_object *step, gfp_t gfp)
{
	s64 first = 0, end, distance = 1;

	if (!number(stop ?: start, &end) || (stop && !number(start, &first)) ||
	    (step && !number(step, &distance)))
		return NULL;
	if (!distance) {
		ck_raise(&ck_ValueError, "range() arg 3 must not be zero");
		return NULL;
	}
	return range_new(first, end, distance, gfp);
}

static ssize_t count_numbers(struct ck_object *self)
{
	if (to_range(self)->len > SSIZE_MAX) {
		ck_raise(&ck_OverflowError, "Python int too large to convert to C ssize_t");
		return -1;
	}
	return to_range(self)->len;
}

static int range_truth(struct ck_object *self)
{
	return to_range(self)->len != 0;
}

/* The @i-th number, which is there: the products wrap, the result does not. */
static s64 nth(const struct ck_range *r, u64 i)
{
	return (s64)((u64)r->start + i * (u64)r->step);
}

static struct ck_object *subrange(const struct ck_range *r, struct ck_object *slice, gfp_t gfp)
{
	struct ck_span span;
	ssize_t len = count_numbers((struct ck_object *)&r->base);
	s64 step, stop;

	if (len < 0 || ck_slice_unpack(slice, &span) < 0)
		return NULL;
	ck_span_fit(&span, len);
	if (check_mul_overflow(r->step, (s64)span.step, &step) ||
	    check_mul_overflow((s64)span.stop, r->step, &stop) ||
	    check_add_overflow(r->start, stop, &stop)) {
		ck_raise(&ck_OverflowError, "range too large for 64-bit integers");
		return NULL;
	}
	return range_new(nth(r, span.start), stop, step, gfp);
}

static struct ck_object *range_getitem(struct ck_object *self, struct ck_object *key, gfp_t gfp)
{
	struct ck_range *r = to_range(self);
	ssize_t i;
	u64 at;

	if (ck_is_slice(key))
		return subrange(r, key, gfp);
	if (!ck_is_index(key)) {
		ck_raise(&ck_TypeError, "range indices must be integers or slices, not %s",
			 ck_type_name(key));
		return NULL;
	}
	i = ck_index(key);
	if (ck_failed(i))
		return NULL;
	at = i < 0 ? r->len + (u64)i : (u64)i;
	if (at >= r->len) {
		ck_raise(&ck_IndexError, "range object index out of range");
		return NULL;
	}
	return ck_int_from_s64(nth(r, at), gfp);
}

/* Is a number in the range, and at which place? */
static bool place_of(const struct ck_range *r, s64 v, u64 *place)
{
	u64 distance, step;

	if (!r->len || (r->step > 0 ? v < r->start || v >= r->stop : v > r->start || v <= r->stop))
		return false;
	distance = r->step > 0 ? (u64)v - (u64)r->start : (u64)r->start - (u64)v;
	step = r->step > 0 ? (u64)r->step : 0 - (u64)r->step;
	*place = distance / step;
	return distance % step == 0;
}

static int has_number(struct ck_object *self, struct ck_object *item)
{
	u64 place;
	s64 v;

	return ck_int_value(item, &v) && place_of(to_range(self), v, &place);
}

static int range_compare(struct ck_object *a, struct ck_object *b, int op)
{
	const struct ck_range *r = to_range(a), *s = to_range(b);
	bool same;

	if (!is_range(a) || !is_range(b) || (op != CK_EQ && op != CK_NE))
		return CK_NOTIMPLEMENTED;
	same = r->len == s->len && (!r->len || r->start == s->start) &&
	       (r->len < 2 || r->step == s->step);
	return same == (op == CK_EQ);
}

static int range_hash(struct ck_object *self, u64 *out)
{
	const struct ck_range *r = to_range(self);
	u64 words[3] = { r->len, r->len ? (u64)r->start : 0, r->len > 1 ? (u64)r->step : 0 };

	*out = ck_hash_bytes(words, sizeof(words));
	return 0;
}

static struct ck_object *range_repr(struct ck_object *self, gfp_t gfp)
{
	const struct ck_range *r = to_range(self);
	struct ck_strbuf buf;

	ck_strbuf_init(&buf, gfp);
	ck_strbuf_printf(&buf, "range(%lld, %lld", r->start, r->stop);
	if (r->step != 1)
		ck_strbuf_printf(&buf, ", %lld", r->step);
	ck_strbuf_add_char(&buf, ')');
	return ck_strbuf_finish(&buf);
}

static struct ck_object *range_getattr(struct ck_object *self, const char *name, gfp_t gfp)
{
	const struct ck_range *r = to_range(self);

	if (!strcmp(name, "start"))
		return ck_int_from_s64(r->start, gfp);
	if (!strcmp(name, "stop"))
		return ck_int_from_s64(r->stop, gfp);
	if (!strcmp(name, "step"))
		return ck_int_from_s64(r->step, gfp);
	return NULL;
}

static struct ck_object *next_number(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	if ((u64)pos >= to_range(seq)->len)
		return NULL;
	*next = pos + 1;
	return ck_int_from_s64(nth(to_range(seq), pos), gfp);
}

static struct ck_object *previous_number(struct ck_object *seq, long pos, long *next, gfp_t gfp)
{
	*next = pos - 1;
	return ck_int_from_s64(nth(to_range(seq), pos), gfp);
}

static const struct ck_type range_iterator_type = CK_SEQ_ITER_TYPE("range_iterator");

static struct ck_object *range_step(struct ck_object *self, ssize_t *pos, gfp_t gfp)
{
	const struct ck_range *r = to_range(self);

	return (u64)*pos < r->len ? ck_int_from_s64(nth(r, (*pos)++), gfp) : NULL;
}

static struct ck_object *range_iter(struct ck_object *self, gfp_t gfp)
{
	return ck_seq_iter_new(&range_iterator_type, self, 0, next_number, gfp);
}

static struct ck_object *call_reversed(struct ck_object *self, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp)
{
	ssize_t len = count_numbers(self);

	if (len < 0)
		return NULL;
	return ck_seq_iter_new(&range_iterator_type, self, len - 1, previous_number, gfp);
}

static struct ck_object *call_count(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	if (!ck_check_args("range.count", nargs, 1, 1))
		return NULL;
	return CK_INT(has_number(self, args[0]));
}

static struct ck_object *call_index(struct ck_object *self, unsigned int nargs,
				    struct ck_object **args, gfp_t gfp)
{
	struct ck_object *text;
	u64 place;
	s64 v;

	if (!ck_check_args("range.index", nargs, 1, 1))
		return NULL;
	if (!ck_int_value(args[0], &v)) {
		ck_raise(&ck_ValueError, "sequence.index(x): x not in sequence");
		return NULL;
	}
	if (place_of(to_range(self), v, &place))
		return ck_int_from_u64(place, gfp);
	text = ck_repr(args[0], gfp);
	if (text)
		ck_raise(&ck_ValueError, "%s is not in range", ck_to_str(text)->data);
	ck_put(text);
	return NULL;
}

const struct ck_method ck_range_methods[] = {
	{ "__reversed__", call_reversed },
	{ "count", call_count },
	{ "index", call_index },
	{ }
};

const struct ck_type ck_range_type = {
	CK_TYPE_HEAD,
	.name = "range",
	.base = &ck_object_type,
	.size = sizeof(struct ck_range),
	.flags = CK_TYPE_BUILTIN,
	.methods = ck_range_methods,
	.repr = range_repr,
	.hash = range_hash,
	.compare = range_compare,
	.truth = range_truth,
	.len = count_numbers,
	.contains = has_number,
	.getitem = range_getitem,
	.iter = range_iter,
	.step = range_step,
	.getattr = range_getattr,
	.construct = ck_range_construct,
};
