// SPDX-License-Identifier: GPL-2.0
/*
 * print(): what arrives in the kernel log, read back from it.
 */
#include "ck_test.h"

#include <linux/kmsg_dump.h>

#include <cythonk/print.h>

#include "ck_literal.h"

#define LINE	2048

static char line[LINE];

/* Where the log ended when the case began, and what comes next of it. */
static struct kmsg_dump_iter log;

static void mark(void)
{
	size_t len;

	/* KUnit leaves its last line open; only a closed one can be read. */
	pr_info("# from here\n");
	kmsg_dump_rewind(&log);
	while (kmsg_dump_get_line(&log, false, line, sizeof(line), &len))
		;
}

/* The next record's text, without time stamp and newline; "" at the end. */
static const char *next_record(void)
{
	size_t len;
	char *text;

	if (!kmsg_dump_get_line(&log, false, line, sizeof(line) - 1, &len))
		return "";
	line[len] = '\0';
	text = strchr(line, ']');
	text = text ? text + 2 : line;
	text[strcspn(text, "\n")] = '\0';
	return text;
}

static void expect(const char *want, int at)
{
	const char *got = next_record();

	if (strcmp(got, want)) {
		ck_test_fail();
		pr_info("# %s:%d: logged \"%.200s\", not \"%.200s\"\n", KBUILD_MODNAME, at, got,
			want);
	}
}

#define EXPECT(want)	expect(want, __LINE__)

static int print(const char *literal, struct ck_object *sep, struct ck_object *end)
{
	struct ck_object *args = ck_literal(literal);
	int result;

	mark();
	result = ck_print(ck_to_tuple(args)->len, ck_to_tuple(args)->items, sep, end, GFP_KERNEL);
	ck_put(args);
	return result;
}

CK_TEST(plain)
{
	CHECK_S64(print("('hello', 5, None, [1, 'a'])", NULL, NULL), 0);
	EXPECT("ck_test_print: hello 5 None [1, 'a']");
	EXPECT("");
	CHECK_S64(print("()", NULL, NULL), 0);
	EXPECT("ck_test_print: ");
	EXPECT("");
}

CK_TEST(separators)
{
	struct ck_object *dash = ck_literal("'--'"), *dot = ck_literal("'.\\n'");

	CHECK_S64(print("(1, 2, 3)", dash, dot), 0);
	EXPECT("ck_test_print: 1--2--3.");
	CHECK_S64(print("(1, 2)", CK_NONE, CK_NONE), 0);
	EXPECT("ck_test_print: 1 2");
	CHECK(print("(1, 2)", CK_INT(1), NULL) < 0);
	CHECK_MESSAGE(TypeError, "sep must be None or a string, not int");
	CHECK(print("(1, 2)", NULL, CK_TRUE) < 0);
	CHECK_MESSAGE(TypeError, "end must be None or a string, not bool");
	ck_put(dash);
	ck_put(dot);
}

CK_TEST(lines)
{
	CHECK_S64(print("('one\\ntwo\\n\\nfour',)", NULL, NULL), 0);
	EXPECT("ck_test_print: one");
	EXPECT("ck_test_print: two");
	EXPECT("ck_test_print: ");
	EXPECT("ck_test_print: four");
	EXPECT("");
}

static void print_more(const char *literal, struct ck_object *end)
{
	struct ck_object *text = ck_literal(literal);

	CHECK_S64(ck_print(1, &text, NULL, end, GFP_KERNEL), 0);
	ck_put(text);
}

CK_TEST(open_lines)
{
	struct ck_object *none = ck_literal("''"), *comma = ck_literal("', '"), *big;

	mark();
	print_more("'a'", none);
	print_more("'b'", comma);
	print_more("'c\\nd'", none);
	print_more("''", NULL);
	print_more("'e'", NULL);
	EXPECT("ck_test_print: ab, c");
	EXPECT("ck_test_print: d");
	EXPECT("ck_test_print: e");
	EXPECT("");
	/* More than goes on in a record begins one. */
	mark();
	big = ck_str_repeat(comma, 600, GFP_KERNEL);
	print_more("'x'", none);
	CHECK_S64(ck_print(1, &big, NULL, NULL, GFP_KERNEL), 0);
	print_more("'y\\x00'", none);
	print_more("'z'", NULL);
	EXPECT("ck_test_print: x");
	CHECK_S64(strlen(next_record()), strlen("ck_test_print: ") + 900);
	CHECK_S64(strlen(next_record()), strlen("ck_test_print: ") + 300);
	EXPECT("ck_test_print: y\\x00");
	EXPECT("ck_test_print: z");
	EXPECT("");
	ck_put(big);
	ck_put(none);
	ck_put(comma);
}

CK_TEST(odd_bytes)
{
	/* Neither a format nor a level nor an end. */
	CHECK_S64(print("('100%s %d\\x00x', '\\x013y')", NULL, NULL), 0);
	EXPECT("ck_test_print: 100%s %d\\x00x \0013y");
}

/* A line too long for a record is cut between characters and not short of anything. */
CK_TEST(long_lines)
{
	struct ck_object *unit = ck_literal("'\\xe4\\u20ac\\U0001f40d123456789012345678'");
	struct ck_object *text = ck_str_repeat(unit, 150, GFP_KERNEL);
	const struct ck_str *s = ck_to_str(text);
	size_t at = 0, prefix = strlen("ck_test_print: ");
	const char *got;

	mark();
	CHECK_S64(ck_print(1, &text, NULL, NULL, GFP_KERNEL), 0);
	while (at < s->len) {
		got = next_record();
		if (!CHECK(!strncmp(got, "ck_test_print: ", prefix)))
			break;
		got += prefix;
		if (!CHECK(*got && strlen(got) <= s->len - at &&
			   !strncmp(s->data + at, got, strlen(got))))
			break;
		CHECK((got[0] & 0xc0) != 0x80);
		at += strlen(got);
	}
	CHECK_S64(at, s->len);
	EXPECT("");
	ck_put(text);
	ck_put(unit);
}

CK_TEST(no_memory)
{
	struct ck_object *text = ck_literal("'x'");
	struct ck_object *big = ck_str_repeat(text, 500, GFP_KERNEL);

	mark();
	ck_fault_arm(0);
	CHECK(ck_print(1, &big, NULL, NULL, GFP_KERNEL) < 0);
	ck_fault_arm(-1);
	CHECK_RAISED(MemoryError);
	EXPECT("");
	ck_put(big);
	ck_put(text);
}

CK_TEST(levels)
{
	struct ck_object *text = ck_literal("'loud'");

	mark();
	CHECK_S64(ck_log(4, 1, &text, GFP_KERNEL), 0);
	EXPECT("ck_test_print: loud");
	ck_put(text);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(plain),
	KUNIT_CASE(separators),
	KUNIT_CASE(lines),
	KUNIT_CASE(open_lines),
	KUNIT_CASE(odd_bytes),
	KUNIT_CASE(long_lines),
	KUNIT_CASE(no_memory),
	KUNIT_CASE(levels),
	{ }
};

CK_TEST_MODULE(cases);
