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

#include "print.h"
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
 * The task whose last print() left its line open (end without a newline): its next print() goes on
 * in the same record, as far as printk() can join them. Only a hint: a stale one costs a line
 * break.
 */
static struct task_struct *open_line;

/*
 * Go on with an open line. Returns how much of the text, its newline included, is done: nothing
 * when that is more than fits, which then begins a record of its own.
 */
static size_t continue_line(const char *text, size_t len)
{
	const char *newline = memchr(text, '\n', len);
	size_t n = newline ? newline - text : len;

	if (n > RECORD || memchr(text, '\0', n)) {
		WRITE_ONCE(open_line, NULL);
		return 0;
	}
	_printk(KERN_CONT "%.*s%s", (int)n, text, newline ? "\n" : "");
	if (newline)
		WRITE_ONCE(open_line, NULL);
	return n + !!newline;
}

/* A line that the next print() may go on with. Only its last record stays open. */
static void log_open(const char *text, size_t len)
{
	size_t n;

	if (memchr(text, '\0', len)) {
		log_line_with_nuls(LEVEL_INFO, text, len);
		return;
	}
	for (; len > RECORD; text += n, len -= n) {
		n = record_length(text, len);
		log_record(LEVEL_INFO, text, n);
	}
	_printk(KERN_INFO "%s: %.*s", THIS_MODULE->name, (int)len, text);
	WRITE_ONCE(open_line, in_task() ? current : NULL);
}

/* What print() makes: lines, the last of which may be without its newline. */
static void log_printed(const char *text, size_t len)
{
	size_t closed, n;

	if (in_task() && READ_ONCE(open_line) == current) {
		n = continue_line(text, len);
		text += n;
		len -= n;
	}
	for (closed = len; closed && text[closed - 1] != '\n'; closed--)
		;
	if (closed)
		ck_log_text(LEVEL_INFO, text, closed);
	if (closed < len)
		log_open(text + closed, len - closed);
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

/* The arguments' texts with @sep between them; whether all could be made. */
static bool join(struct ck_strbuf *buf, unsigned int n, struct ck_object **args,
		 const struct ck_str *sep)
{
	unsigned int i;

	for (i = 0; i < n && !buf->failed; i++) {
		if (i)
			ck_strbuf_add(buf, sep ? sep->data : " ", sep ? sep->len : 1);
		if (!buf->failed)
			ck_strbuf_take_str(buf, ck_str(args[i], buf->gfp));
	}
	return !buf->failed;
}

/**
 * ck_print_text() - the text that print() writes
 * @buf: set up here; for the caller to discard, whatever the result
 * @n: number of arguments
 * @args: the arguments, borrowed
 * @sep: as for ck_print()
 * @end: as for ck_print()
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_print_text(struct ck_strbuf *buf, unsigned int n, struct ck_object **args,
		  struct ck_object *sep, struct ck_object *end, gfp_t gfp)
{
	const struct ck_str *between, *after;
	bool wrong = false;

	ck_strbuf_init(buf, gfp);
	between = separator(sep, "sep", &wrong);
	after = separator(end, "end", &wrong);
	if (wrong || !join(buf, n, args, between))
		return -1;
	ck_strbuf_add(buf, after ? after->data : "\n", after ? after->len : 1);
	return buf->failed ? -1 : 0;
}

int ck_print(unsigned int n, struct ck_object **args, struct ck_object *sep,
	     struct ck_object *end, gfp_t gfp)
{
	struct ck_strbuf buf;
	int err = ck_print_text(&buf, n, args, sep, end, gfp);

	if (!err && buf.len)
		log_printed(buf.data, buf.len);
	ck_strbuf_discard(&buf);
	return err;
}

int ck_log(int level, unsigned int n, struct ck_object **args, gfp_t gfp)
{
	struct ck_strbuf buf;
	bool joined;

	ck_strbuf_init(&buf, gfp);
	joined = join(&buf, n, args, NULL);
	if (joined)
		ck_log_text(level, buf.data, buf.len);
	ck_strbuf_discard(&buf);
	return joined ? 0 : -1;
}
