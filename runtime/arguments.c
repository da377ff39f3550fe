// SPDX-License-Identifier: GPL-2.0
/*
 * What is wrong with the number of arguments of a call, as CPython words it.
 */
#include <linux/kernel.h>

#include <cythonk/call.h>
#include <cythonk/error.h>

/* Room for the names of missing arguments in a message; more than that lose their end. */
#define NAMES_TEXT	192

/* 'a', 'b', and 'c' */
static noinline_for_stack void raise_missing(const char *function, const char * const *names,
					     unsigned int n)
{
	char text[NAMES_TEXT];
	unsigned int i;
	size_t len = 0;

	for (i = 0; i < n; i++)
		len += scnprintf(text + len, sizeof(text) - len, "%s%s'%s'",
				 i && n > 2 ? ", " : i ? " " : "", i && i == n - 1 ? "and " : "",
				 names[i]);
	ck_raise(&ck_TypeError, "%s() missing %u required positional argument%s: %s", function, n,
		 n == 1 ? "" : "s", text);
}

void ck_raise_arguments(const char *function, const char * const *names, unsigned int nargs,
			unsigned int least, unsigned int most, unsigned int bound)
{
	const char *were = nargs + bound == 1 ? "was" : "were";

	if (nargs < least)
		raise_missing(function, names + nargs, least - nargs);
	else if (least == most)
		ck_raise(&ck_TypeError, "%s() takes %u positional argument%s but %u %s given",
			 function, most + bound, most + bound == 1 ? "" : "s", nargs + bound, were);
	else
		ck_raise(&ck_TypeError,
			 "%s() takes from %u to %u positional arguments but %u %s given", function,
			 least + bound, most + bound, nargs + bound, were);
}
