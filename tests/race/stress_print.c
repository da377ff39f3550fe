// SPDX-License-Identifier: GPL-2.0
/*
 * print() from all contexts: the lines come whole and in each actor's order, which whoever reads
 * the log checks (run.py): "print ACTOR NUMBER TEXT", and lines in two parts, "open ACTOR NUMBER;"
 * and "closed ACTOR NUMBER", between which another line may begin.
 */
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/int.h>
#include <cythonk/print.h>
#include <cythonk/str.h>

#include "race.h"

/* Lines of an actor; more would overrun the log. */
#define LINES	40

static CK_STR(word_print, "print", 5);
static CK_STR(word_open, "open", 4);
static CK_STR(word_closed, "closed", 6);
static CK_STR(letters, "abcdefghij", 10);
static CK_STR(semicolon, ";", 1);

static int print_begin(void)
{
	return 0;
}

static void print_parts(struct race_actor *a, struct ck_object **words)
{
	words[0] = &word_open.base;
	ck_print(3, words, NULL, &semicolon.base, a->gfp);
	race_delay();
	words[0] = &word_closed.base;
	ck_print(3, words, NULL, NULL, a->gfp);
}

static void print_operate(struct race_actor *a)
{
	struct ck_object *words[4] = { &word_print.base, CK_INT(a->number) };

	race_delay();
	if (a->made >= LINES)
		return;
	words[2] = CK_INT(++a->made);
	if (race_random(a, 4)) {
		/* As many letters as the number's last digit says. */
		words[3] = ck_str_slice(&letters.base, 0, a->made % 10, a->gfp);
		if (words[3])
			ck_print(4, words, NULL, NULL, a->gfp);
		ck_put(words[3]);
	} else {
		print_parts(a, words);
	}
	race_expect(a, &ck_MemoryError);
}

static void print_end(void)
{
}

const struct race_case race_print_cases[] = {
	{ "print.lines", print_begin, print_operate, print_end },
	{ }
};
