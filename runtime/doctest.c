// SPDX-License-Identifier: GPL-2.0
/*
 * Doctests: catching what an example writes, and comparing it as Python's doctest module does.
 *
 * Separate from testing.c, which every test needs, because it brings print() and repr() along.
 */
#include <linux/ctype.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/print.h>
#include <cythonk/str.h>
#include <cythonk/testing.h>

#include "mem_search.h"
#include "print.h"
#include "strbuf.h"
#include "testing.h"

/* A piece of text. */
struct piece {
	const char *data;
	size_t len;
};

static const char dots[] = "...";

/* What the example wrote so far; of the task that runs it, NULL when none runs. */
static struct task_struct *catching;
static struct ck_strbuf caught;

static bool is_caught(void)
{
	return in_task() && READ_ONCE(catching) == current;
}

/**
 * ck_doctest_end() - stop catching, at the end of a case
 * @failed: it ends with an exception: log what it wrote before
 */
void ck_doctest_end(bool failed)
{
	if (!catching)
		return;
	WRITE_ONCE(catching, NULL);
	if (failed && caught.len) {
		printk(KERN_INFO "    # written before\n");
		ck_test_log_lines(caught.data, caught.len);
	}
	ck_strbuf_discard(&caught);
}

void ck_doctest_begin(void)
{
	ck_doctest_end(false);
	ck_strbuf_init(&caught, GFP_KERNEL);
	WRITE_ONCE(catching, current);
}

int ck_test_print(unsigned int n, struct ck_object **args, struct ck_object *sep,
		  struct ck_object *end, gfp_t gfp)
{
	struct ck_strbuf text;
	int err;

	if (!is_caught())
		return ck_print(n, args, sep, end, gfp);
	/* Not right into @caught: a __str__ method may print. */
	err = ck_print_text(&text, n, args, sep, end, gfp);
	if (!err)
		ck_strbuf_add(&caught, text.data, text.len);
	ck_strbuf_discard(&text);
	return err || caught.failed ? -1 : 0;
}

int ck_doctest_show(struct ck_object *value, gfp_t gfp)
{
	struct ck_object *text;

	if (value == CK_NONE)
		return 0;
	text = ck_repr(value, gfp);
	if (!text)
		return -1;
	ck_strbuf_take_str(&caught, text);
	ck_strbuf_add_char(&caught, '\n');
	return caught.failed ? -1 : 0;
}

static bool same(struct piece a, struct piece b)
{
	return a.len == b.len && !memcmp(a.data, b.data, a.len);
}

static bool is_text(struct piece p, const char *text)
{
	return same(p, (struct piece){ text, strlen(text) });
}

/* Bytes of a character past ASCII are none. */
static bool is_space(char c)
{
	return isascii(c) && isspace(c);
}

/* A truth value may be written as a number: old examples are. */
static bool same_truth(struct piece want, struct piece got)
{
	return (is_text(want, "1\n") && is_text(got, "True\n")) ||
	       (is_text(want, "0\n") && is_text(got, "False\n"));
}

/* Empties lines of white space, in place; returns the new length. */
static size_t empty_blank_lines(char *text, size_t len)
{
	size_t from = 0, to = 0;

	while (from < len) {
		char *newline = memchr(text + from, '\n', len - from);
		size_t end = newline ? newline - text : len, at = from;

		while (at < end && is_space(text[at]))
			at++;
		if (at < end) {
			memmove(text + to, text + from, end - from);
			to += end - from;
		}
		if (newline)
			text[to++] = '\n';
		from = end + !!newline;
	}
	return to;
}

/* Makes one space of each run of white space and none at the ends, in place. */
static size_t normalize_whitespace(char *text, size_t len)
{
	size_t from, to = 0;
	bool gap = false;

	for (from = 0; from < len; from++) {
		if (is_space(text[from])) {
			gap = to;
			continue;
		}
		if (gap)
			text[to++] = ' ';
		gap = false;
		text[to++] = text[from];
	}
	return to;
}

/* Cuts the text up to the next "..." off @rest; the last piece when there is none. */
static struct piece next_piece(struct piece *rest, bool *last)
{
	ssize_t at = ck_mem_find(rest->data, rest->len, dots, strlen(dots));
	struct piece piece = { rest->data, at < 0 ? rest->len : at };
	size_t used = at < 0 ? rest->len : at + strlen(dots);

	*last = at < 0;
	rest->data += used;
	rest->len -= used;
	return piece;
}

/*
 * Whether @got is @want with any text for each "...". The first piece is at the beginning, the last
 * one at the end, and those between are each taken where they come first, which is never worse.
 */
static bool matches_ellipsis(struct piece want, struct piece got)
{
	struct piece piece;
	ssize_t at;
	bool last;

	piece = next_piece(&want, &last);
	if (last)
		return same(piece, got);
	if (got.len < piece.len || memcmp(got.data, piece.data, piece.len))
		return false;
	while (true) {
		got.data += piece.len;
		got.len -= piece.len;
		piece = next_piece(&want, &last);
		if (last)
			return got.len >= piece.len &&
			       !memcmp(got.data + got.len - piece.len, piece.data, piece.len);
		at = ck_mem_find(got.data, got.len, piece.data, piece.len);
		if (at < 0)
			return false;
		got.data += at;
		got.len -= at;
	}
}

/* Compares; changes @got to what was compared. */
static bool matches(const char *wanted, char *text, size_t len, int flags)
{
	struct piece want = { wanted, strlen(wanted) }, got = { text, len };

	if (same(want, got) || same_truth(want, got))
		return true;
	got.len = empty_blank_lines(text, got.len);
	if (flags & CK_DOCTEST_NORMALIZE_WHITESPACE)
		got.len = normalize_whitespace(text, got.len);
	if (same(want, got))
		return true;
	return flags & CK_DOCTEST_ELLIPSIS && matches_ellipsis(want, got);
}

/* The running case fails: the example on @line wrote the wrong thing. */
static void mismatch(int line, const char *want, const char *got, size_t len)
{
	struct kunit *test = ck_test_running;

	kunit_set_failure(test);
	printk(KERN_ERR "    # %s: line %d: expected%s\n", test->name, line,
	       *want ? "" : " nothing");
	ck_test_log_lines(want, strlen(want));
	printk(KERN_ERR "    # got%s\n", len ? "" : " nothing");
	ck_test_log_lines(got, len);
}

void ck_doctest_check(int line, const char *want, int flags)
{
	char *copy = kmemdup(caught.data, caught.len ?: 1, GFP_KERNEL);

	if (!copy || !matches(want, copy, caught.len, flags))
		mismatch(line, want, caught.data, caught.len);
	kfree(copy);
}

void ck_doctest_raised(int line, const char *want, int flags, struct ck_object *exc)
{
	struct ck_object *message = ck_str(exc, GFP_KERNEL);
	struct ck_strbuf got;

	ck_strbuf_init(&got, GFP_KERNEL);
	ck_strbuf_add_cstr(&got, ck_type_name(exc));
	if (message && ck_to_str(message)->len) {
		ck_strbuf_add_cstr(&got, ": ");
		ck_strbuf_add_str(&got, message);
	}
	ck_strbuf_add_char(&got, '\n');
	if (!message || got.failed) {
		ck_err_clear();
		mismatch(line, want, "(no memory)", strlen("(no memory)"));
	} else {
		char *copy = kmemdup(got.data, got.len, GFP_KERNEL);

		if (!copy || !matches(want, copy, got.len, flags))
			mismatch(line, want, got.data, got.len);
		kfree(copy);
	}
	ck_strbuf_discard(&got);
	ck_put(message);
}
