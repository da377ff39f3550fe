/* SPDX-License-Identifier: GPL-2.0 */
/*
 * print(): lines of the kernel log, each with the module's name before it. A text of several lines
 * gives several records, and a line too long for a record is continued in the next ones.
 */
#ifndef CK_PRINT_H
#define CK_PRINT_H

#include <cythonk/object.h>

/**
 * ck_print() - print()
 * @n: number of arguments
 * @args: the arguments, borrowed
 * @sep: a str; NULL or None: a space
 * @end: a str; NULL or None: a newline. Without a newline at its end the task's next print() goes
 *	on in the same record, unless somebody else logs in between
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_print(unsigned int n, struct ck_object **args, struct ck_object *sep,
	     struct ck_object *end, gfp_t gfp);

/**
 * ck_log() - print() at a chosen level
 * @level: 0 (emergency) to 7 (debug), as in the kernel
 * @n: number of arguments
 * @args: the arguments, borrowed
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_log(int level, unsigned int n, struct ck_object **args, gfp_t gfp);

/**
 * ck_log_text() - log a text, a record a line
 * @level: 0 (emergency) to 7 (debug)
 * @text: UTF-8; NULs are shown as \x00
 * @len: its bytes; a newline at the end makes no record of its own
 *
 * Context: any.
 */
void ck_log_text(int level, const char *text, size_t len);

#endif /* CK_PRINT_H */
