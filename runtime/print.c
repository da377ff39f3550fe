// SPDX-License-Identifier: GPL-2.0
/*
 * print() and logging: texts to records of the kernel log.
 *
 * The prefix is the name of the module this file is linked into. A record takes about a kilobyte
 * with its prefix, so longer lines go on in the next record, cut between characters.
 */
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/sched.h>

#include <cythonk/error.h>
#include <cythonk/ops.h>
#include <cythonk/print.h>
#include <cythonk/str.h>

#include "strbuf.h"
#include "utf8.h"

/* Bytes of text in a record. */
#define RECORD	900

#define LEVEL_INFO	6
#define LEVEL_DEBUG	7

/* The level is part of the format, so that printk() sees it as the constant it wants. */
static void log_record(int level, const char *text, int len)
{
	static const char * const formats[] = {
		KERN_EMERG "%s: %.*s\n", KERN_ALERT "%s: %.*s\n", KERN_CRIT "%s: %.*s\n",
		KERN_ERR "%s: %.*s\n", KERN_WARNING "%s: %.*s\n", KERN_NOTICE "%s: %.*s\n",
		KERN_INFO "%s: %.*s\n", KERN_DEBUG "%s: %.*s\n",
	};

	_printk(formats[clamp(level, 0, LEVEL_DEBUG)], THIS_MODULE->name, len, text);
}

/* How much of a line goes into a record. */
static size_t record_length(const char *text, size_t len)
{
	size_t n = RECORD;

	if (len <= RECORD)
		return len;
	while (n > RECORD - CK_UTF8_MAX_BYTES && ck_utf8_is_tail(text[n]))
		n--;
	return n;
}

static void log_line(int level, const char *text, size_t len)
{
	do {
		size_t n = record_length(text, len);

		log_record(level, text, n);
		text += n;
		len -= n;
	} while (len);
}

/* A line with NULs, which end a text for printk(): show them as they would be written. */
static void log_line_with_nuls(int level, const char *text, size_t len)
{
	char record[128];
	size_t n = 0;

	for (; len; text++, len--) {
		/* Cut before a character that might not fit. */
		if (!ck_utf8_is_tail(*text) && n > sizeof(record) - 8) {
			log_record(level, record, n);
			n = 0;
		}
		if (*text)
			record[n++] = *text;
		else
			n += scnprintf(record + n, sizeof(record) - n, "\\x00");
	}
	log_record(level, record, n);
}

/**
 * ck_log_text() - log a text, a record a line
 * @level: 0 (emergency) to 7 (debug)
 * @text: UTF-8
 * @len: its bytes; a newline at the end makes no record of its own
 *
 * Context: any.
 */
void ck_log_text(int level, const char *text, size_t len)
{
	const char *end = text + len;

	do {
		const char *newline = memchr(text, '\n', end - text);
		size_t n = (newline ?: end) - text;

		if (memchr(text, '\0', n))
			log_line_with_nuls(level, text, n);
		else
			log_line(level, text, n);
		text += n + !!newline;
	} while (text < end);
}

/*
 * The task whose last print() left its line open (end without a newline): its next print() goes on in the same record,
 * as far as printk() can join them. Only a hint: a stale one costs a line break.
 */
static struct task_struct *open_line;

/* A text whose first line goes on with an open one, or whose last line stays open. */
static void log_joined(int level, bool joined, const char *text, size_t len)
{
	const char *newline = memchr(text, '\n', len);
	size_t n = newline ? newline - text : len;

	if (joined) {
		_printk(KERN_CONT "%.*s%s", (int)min_t(size_t, n, RECORD), text, newline ? "\n" : "");
		text += n + !!newline;
		len -= n + !!newline;
		if (newline)
			WRITE_ONCE(open_line, NULL);
		if (!len)
			return;
	}
	n = len;
	while (n && text[n - 1] != '\n')
		n--;
	if (n)
		ck_log_text(level, text, n);
	if (n == len)
		return;
	_printk(KERN_INFO "%s: %.*s", THIS_MODULE->name, (int)min_t(size_t, len - n, RECORD), text + n);
	WRITE_ONCE(open_line, in_task() ? current : NULL);
}

static const struct ck_str *separator(struct ck_object *o, const char *what, bool *wrong)
{
	if (!o || o == CK_NONE)
		return NULL;
	if (ck_is_str(o))
		return ck_to_str(o);
	ck_raise(&ck_TypeError, "%s must be None or a string, not %s", what, ck_type_name(o));
	*wrong = true;
	return NULL;
}

static int print(int level, unsigned int n, struct ck_object **args, const struct ck_str *sep,
		 const struct ck_str *end, gfp_t gfp)
{
	bool joined = false;
	struct ck_strbuf buf;
	unsigned int i;
	int failed;

	ck_strbuf_init(&buf, gfp);
	for (i = 0; i < n && !buf.failed; i++) {
		if (i)
			ck_strbuf_add(&buf, sep ? sep->data : " ", sep ? sep->len : 1);
		if (!buf.failed)
			ck_strbuf_take_str(&buf, ck_str(args[i], gfp));
	}
	if (end)
		ck_strbuf_add(&buf, end->data, end->len);
	else
		joined = in_task() && READ_ONCE(open_line) == current;
	failed = buf.failed;
	if (!failed && (end || joined)) {
		joined = in_task() && READ_ONCE(open_line) == current;
		if (!end)
			ck_strbuf_add(&buf, "\n", 1);
		failed = buf.failed;
		if (!failed && buf.len)
			log_joined(level, joined, buf.data, buf.len);
	} else if (!failed) {
		ck_log_text(level, buf.data, buf.len);
	}
	ck_strbuf_discard(&buf);
	return failed ? -1 : 0;
}

int ck_print(unsigned int n, struct ck_object **args, struct ck_object *sep,
	     struct ck_object *end, gfp_t gfp)
{
	const struct ck_str *between, *after;
	bool wrong = false;

	between = separator(sep, "sep", &wrong);
	after = separator(end, "end", &wrong);
	return wrong ? -1 : print(LEVEL_INFO, n, args, between, after, gfp);
}

int ck_log(int level, unsigned int n, struct ck_object **args, gfp_t gfp)
{
	return print(level, n, args, NULL, NULL, gfp);
}
