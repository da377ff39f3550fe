/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the C that `cythonk test` makes calls: the frame around each test case, and doctests, whose
 * output is caught and compared. A module that is built in the ordinary way has none of it.
 *
 * Cases run one after the other, so what is kept about the running one is kept once.
 */
#ifndef CK_TESTING_H
#define CK_TESTING_H

#include <cythonk/kunit.h>
#include <cythonk/object.h>

/* How a doctest's output is compared, as its directives say. */
#define CK_DOCTEST_NORMALIZE_WHITESPACE	0x1
#define CK_DOCTEST_ELLIPSIS		0x2

/**
 * ck_test_begin() - begin a test case
 * @test: the case
 * @globals: visits what the module's variables refer to; NULL when they refer to nothing
 *
 * Context: process.
 */
void ck_test_begin(struct kunit *test, void (*globals)(ck_visit_fn visit, void *arg));

/**
 * ck_test_end() - end a test case, in the task that ran it
 * @test: the case
 * @failed: whether the test function said that it raised
 *
 * The case fails when an exception is pending, which is logged with its traceback, and when there
 * are more objects than at its beginning that none of the module's variables leads to.
 *
 * Context: process.
 */
void ck_test_end(struct kunit *test, bool failed);

/**
 * ck_test_end_object() - end a test case whose function returns an object
 * @test: the case
 * @result: what it returned, stolen; NULL: it raised
 *
 * Context: process.
 */
void ck_test_end_object(struct kunit *test, struct ck_object *result);

/**
 * ck_doctest_begin() - begin an example: from now on the task's output is caught
 */
void ck_doctest_begin(void);

/**
 * ck_test_print() - print() in a module under test
 * @n: number of arguments
 * @args: the arguments, borrowed
 * @sep: a str; NULL or None: a space
 * @end: a str; NULL or None: a newline
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_test_print(unsigned int n, struct ck_object **args, struct ck_object *sep,
		  struct ck_object *end, gfp_t gfp);

/**
 * ck_doctest_show() - what an interactive interpreter does with the value of an expression
 * @value: the value, borrowed; None shows nothing
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_doctest_show(struct ck_object *value, gfp_t gfp);

/**
 * ck_doctest_check() - end an example: compare what it wrote
 * @line: where it stands
 * @want: what it has to write; blank lines are blank, whatever the source calls them
 * @flags: CK_DOCTEST_* flags
 *
 * The case fails when it wrote something else.
 *
 * Context: process.
 */
void ck_doctest_check(int line, const char *want, int flags);

/**
 * ck_doctest_raised() - end an example that has to raise: compare what it raised
 * @line: where it stands
 * @want: class and message, as the last line of a traceback has them
 * @flags: CK_DOCTEST_* flags
 * @exc: what it raised, borrowed
 *
 * Context: process.
 */
void ck_doctest_raised(int line, const char *want, int flags, struct ck_object *exc);

#endif /* CK_TESTING_H */
