// SPDX-License-Identifier: GPL-2.0
/*
 * Tracebacks, and the two places where an exception ends in the log: the boundary to the kernel
 * and functions that cannot raise. Exceptions that involve objects are logged by exc_log.c.
 */
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>

#include <cythonk/raised.h>

/* The innermost frames stay; after them comes a ring of the outermost ones. */
#define TB_INNER	(CK_TB_DEPTH / 2)
#define TB_RING		(CK_TB_DEPTH - TB_INNER)

/* Longest piece of a text in one record of the log, which the kernel would cut at about 1000. */
#define LOG_PIECE	800

/* Room for the text of any errno with its number. */
#define ERRNO_TEXT	80

/* One budget for all tracebacks, as each is several lines. */
static DEFINE_RATELIMIT_STATE(tracebacks, DEFAULT_RATELIMIT_INTERVAL, DEFAULT_RATELIMIT_BURST);

/* Texts of the module are near this. */
static const char here;

static s32 distance(const char *text)
{
	return text - &here;
}

static const char *text_at(s32 distance)
{
	return &here + distance;
}

static u32 frame_index(u32 i)
{
	return i < TB_INNER ? i : TB_INNER + (i - TB_INNER) % TB_RING;
}

void ck_traceback(const char *file, const char *func, unsigned int line)
{
	struct ck_raised *r = ck_raised_find(CK_CTX_PENDING);
	struct ck_frame *tb;
	struct ck_exc *exc;
	u32 *len, n;

	if (!r)
		return;
	exc = ck_raised_exc(r);
	tb = exc ? exc->tb : r->tb;
	len = exc ? &exc->tb_len : &r->tb_len;
	/* Other CPUs may raise the same object: frames may get lost then, memory may not. */
	n = READ_ONCE(*len);
	if (r->resumed) {
		r->resumed = false;
		if (n && tb[frame_index(n - 1)].func == distance(func))
			return;
	}
	tb[frame_index(n)] = (struct ck_frame){
		.file = distance(file), .func = distance(func), .line = line,
	};
	WRITE_ONCE(*len, n + 1);
}

/* How much of a text goes into one record: a line, but not too much and no half character. */
static size_t piece_len(const char *text, size_t len)
{
	const char *nl = memchr(text, '\n', len);
	size_t n = nl ? nl - text : len;

	if (n <= LOG_PIECE)
		return n;
	n = LOG_PIECE;
	while (n > LOG_PIECE - 4 && (text[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* The lines of a text, without the first @n bytes, which have been logged. */
static void log_rest(const char *text, size_t len, size_t n)
{
	while (n < len) {
		text += n;
		len -= n;
		if (*text == '\n') {
			text++;
			len--;
		}
		n = piece_len(text, len);
		pr_err("%s: %.*s\n", THIS_MODULE->name, (int)n, text);
	}
}

/**
 * ck_log_exception() - log the line that says which exception it was
 * @type: its class
 * @text: its message, UTF-8; logged whole, in several records if need be
 * @len: bytes of it, possibly 0
 *
 * Context: any.
 */
void ck_log_exception(const struct ck_type *type, const char *text, size_t len)
{
	size_t n = piece_len(text, len);

	pr_err("%s: %s%s%.*s\n", THIS_MODULE->name, type->name, len ? ": " : "", (int)n, text);
	log_rest(text, len, n);
}

/**
 * ck_log_note() - log a note that was added to an exception
 * @text: its lines, UTF-8
 * @len: bytes of it
 *
 * Context: any.
 */
void ck_log_note(const char *text, size_t len)
{
	size_t n = piece_len(text, len);

	pr_err("%s: %.*s\n", THIS_MODULE->name, (int)n, text);
	log_rest(text, len, n);
}

static void log_frame(const struct ck_frame *f)
{
	pr_err("%s:   File \"%s\", line %u, in %s\n", THIS_MODULE->name, text_at(f->file),
	       f->line, text_at(f->func));
}

/**
 * ck_tb_log() - log a traceback, without the exception's own line
 * @tb: CK_TB_DEPTH frames
 * @len: frames ever added
 * @where: logged when there are none
 *
 * Context: any.
 */
void ck_tb_log(const struct ck_frame *tb, u32 len, const char *where)
{
	u32 i;

	if (!len && !where)
		return;
	pr_err("%s: Traceback (most recent call last):\n", THIS_MODULE->name);
	if (!len)
		pr_err("%s:   In %s\n", THIS_MODULE->name, where);
	for (i = len; i > TB_INNER && len - i < TB_RING; i--)
		log_frame(&tb[frame_index(i - 1)]);
	if (i > TB_INNER) {
		pr_err("%s:   [%u frames left out]\n", THIS_MODULE->name, i - TB_INNER);
		i = TB_INNER;
	}
	while (i--)
		log_frame(&tb[i]);
}

/**
 * ck_raised_log() - log a note's exception with its traceback and what it is chained to
 * @r: the note
 * @where: where it ended, for one without a traceback; NULL ok
 *
 * Context: any except NMI.
 */
void ck_raised_log(struct ck_raised *r, const char *where)
{
	const char *text = r->text ? r->text : "";
	char numbered[ERRNO_TEXT];

	if (r->ops) {
		r->ops->log(r, where);
		return;
	}
	ck_tb_log(r->tb, r->tb_len, where);
	if (r->errno_) {
		scnprintf(numbered, sizeof(numbered), "[Errno %d] %s", r->errno_, text);
		text = numbered;
	}
	ck_log_exception(r->type, text, strlen(text));
}

int ck_err_to_errno(const char *where)
{
	struct ck_raised *r = ck_err_stash();
	struct ck_exc *exc;
	int err;

	if (!r) {
		if (__ratelimit(&tracebacks))
			pr_err("%s: MemoryError in %s\n", THIS_MODULE->name, where);
		return -ENOMEM;
	}
	exc = ck_raised_exc(r);
	err = ck_errno_of(r->type, exc ? READ_ONCE(exc->errno_) : r->errno_);
	if (__ratelimit(&tracebacks))
		ck_raised_log(r, where);
	if (!r->ctx.kind)
		ck_raised_discard(r);
	return -err;
}

void ck_err_warn_unraisable(const char *where)
{
	struct ck_raised *r = ck_err_stash();

	if (!r)
		return;
	if (__ratelimit(&tracebacks)) {
		pr_err("%s: Exception ignored in: %s\n", THIS_MODULE->name, where);
		ck_raised_log(r, NULL);
	}
	if (!r->ctx.kind)
		ck_raised_discard(r);
}
