// SPDX-License-Identifier: GPL-2.0
/*
 * Logging of exceptions that involve objects: their texts, and what they are chained to.
 *
 * Separate from traceback.c because it links the generic str().
 */
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/string.h>

#include <cythonk/ops.h>
#include <cythonk/raised.h>
#include <cythonk/str.h>

/* Exceptions of a chain that are logged, the newest ones. */
#define CHAIN_MAX	8

static const char * const by_context =
	"During handling of the above exception, another exception occurred:";
static const char * const by_cause =
	"The above exception was the direct cause of the following exception:";

/* What the exception came from, as new reference, and how. */
static struct ck_object *predecessor(struct ck_object *o, const char **how)
{
	struct ck_exc *e = container_of(o, struct ck_exc, base);
	struct ck_object *p = ck_load(&e->cause);

	*how = by_cause;
	if (!p && !READ_ONCE(e->suppress_context)) {
		p = ck_load(&e->context);
		*how = by_context;
	}
	return p;
}

static void log_message(struct ck_object *o)
{
	static const char failed[] = "<exception str() failed>";
	struct ck_object *s = ck_str(o, GFP_ATOMIC);
	struct ck_str *text = container_of(s, struct ck_str, base);

	if (s)
		ck_log_exception(o->type, text->data, text->len);
	else
		ck_log_exception(o->type, failed, strlen(failed));
	ck_err_clear();
	ck_put(s);
}

/* exc_attributes.c: linked where notes can be added. */
extern typeof(ck_exc_log_notes) ck_exc_log_notes CK_OPTIONAL;

static void log_one(struct ck_object *o, const char *where)
{
	struct ck_exc *e = container_of(o, struct ck_exc, base);
	typeof(ck_exc_log_notes) *log_notes = ck_optional(ck_exc_log_notes);

	ck_tb_log(e->tb, READ_ONCE(e->tb_len), where);
	log_message(o);
	if (READ_ONCE(e->notes) && log_notes)
		log_notes(e);
}

/* The shared MemoryError: its traceback and context are the note's. */
static void log_shared(struct ck_raised *r, const char *where)
{
	ck_tb_log(r->tb, r->tb_len, where);
	ck_log_exception(r->type, "", 0);
}

/**
 * ck_exc_log() - log an exception with its traceback and what it is chained to, oldest first
 * @r: the note
 * @where: where it ended, for one without a traceback; NULL ok
 *
 * Context: any except NMI; runs __str__ methods of arguments.
 */
void ck_exc_log(struct ck_raised *r, const char *where)
{
	struct ck_object *chain[CHAIN_MAX];
	const char *how[CHAIN_MAX];
	unsigned int n = 0;

	chain[n++] = ck_get(ck_raised_object(r));
	if (!ck_raised_exc(r) && r->context) {
		how[n - 1] = by_context;
		chain[n++] = ck_get(r->context);
	}
	while (n < CHAIN_MAX) {
		struct ck_object *p = predecessor(chain[n - 1], &how[n - 1]);

		if (!p)
			break;
		chain[n++] = p;
	}

	while (n--) {
		if (n)
			log_one(chain[n], NULL);
		else if (ck_raised_exc(r))
			log_one(chain[n], where);
		else
			log_shared(r, where);
		ck_put(chain[n]);
		if (n) {
			pr_err("%s:\n", THIS_MODULE->name);
			pr_err("%s: %s\n", THIS_MODULE->name, how[n - 1]);
			pr_err("%s:\n", THIS_MODULE->name);
		}
	}
}
