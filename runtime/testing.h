/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What testing.c and doctest.c share.
 */
#ifndef CK_TESTING_PRIVATE_H
#define CK_TESTING_PRIVATE_H

#include <linux/types.h>

struct kunit;

extern struct kunit *ck_test_running;

void ck_test_log_lines(const char *text, size_t len);
void ck_doctest_end(bool failed);

#endif /* CK_TESTING_PRIVATE_H */
