// SPDX-License-Identifier: GPL-2.0
/*
 * The twin of strings/case.pyx: texts as kernel code has them, NUL-terminated and allocated.
 *
 * What makes the comparison fair:
 *
 * - the same texts in the same order, each result in memory that is allocated for it and freed;
 * - kasprintf() formats, strcmp() and strncmp() compare, strsep() splits a copy, strstr() finds,
 *   kstrtos64() reads numbers: the kernel's own functions, with their checks; strnstr() replaces,
 *   because strstr() would measure the rest of the text each time;
 * - where the length of a result is known only at the end it is counted first, as kasprintf() does;
 * - split parts are kept in an array of copies, as the list of the .pyx outlives its text.
 */
#include <linux/kstrtox.h>

#include "bench.h"

static s64 format_lines(size_t n)
{
	s64 total = 0;
	char *line;
	size_t i;

	for (i = 0; i < n; i++) {
		line = kasprintf(GFP_KERNEL, "eth%zu: %08zx up", i, i * 64);
		if (!line)
			return -ENOMEM;
		total += strlen(line);
		kfree(line);
	}
	return total;
}

struct names {
	size_t size;
	char *items[];
};

static void release_names(struct names *names)
{
	size_t i;

	for (i = 0; i < names->size; i++)
		kfree(names->items[i]);
	kvfree(names);
}

static struct names *make_names(size_t n, const char *format, size_t factor)
{
	struct names *names = kvzalloc(struct_size(names, items, n), GFP_KERNEL);

	if (!names)
		return NULL;
	for (names->size = 0; names->size < n; names->size++) {
		names->items[names->size] = kasprintf(GFP_KERNEL, format, names->size * factor);
		if (!names->items[names->size]) {
			release_names(names);
			return NULL;
		}
	}
	return names;
}

static struct names *prepare_names(size_t n)
{
	return make_names(n, "eth%zu", 1);
}

static struct names *prepare_numbers(size_t n)
{
	return make_names(n, "%zu", 40503);
}

static char *join_names(const struct names *names)
{
	size_t i, length, total = 0;
	char *text, *end;

	for (i = 0; i < names->size; i++)
		total += strlen(names->items[i]) + 1;
	text = kvmalloc(total + 1, GFP_KERNEL);
	if (!text)
		return NULL;
	end = text;
	for (i = 0; i < names->size; i++) {
		if (i)
			*end++ = ',';
		length = strlen(names->items[i]);
		memcpy(end, names->items[i], length);
		end += length;
	}
	*end = '\0';
	return text;
}

static s64 join(struct names *names)
{
	char *text = join_names(names);
	s64 length;

	if (!text)
		return -ENOMEM;
	length = strlen(text);
	kvfree(text);
	return length;
}

static s64 compare(struct names *names)
{
	const char *last = names->items[names->size - 1];
	s64 equal = 0;
	size_t i;

	for (i = 0; i < names->size; i++)
		if (!strcmp(names->items[i], last))
			equal++;
	return equal;
}

static s64 prefix(struct names *names)
{
	s64 found = 0;
	size_t i;

	for (i = 0; i < names->size; i++)
		if (str_has_prefix(names->items[i], "eth1"))
			found++;
	return found;
}

static s64 concat(struct names *names)
{
	s64 total = 0;
	char *text;
	size_t i;

	for (i = 0; i < names->size; i++) {
		text = kasprintf(GFP_KERNEL, "%s.100", names->items[i]);
		if (!text)
			return -ENOMEM;
		total += strlen(text);
		kfree(text);
	}
	return total;
}

static s64 parse(struct names *numbers)
{
	s64 value, total = 0;
	size_t i;
	int err;

	for (i = 0; i < numbers->size; i++) {
		err = kstrtos64(numbers->items[i], 10, &value);
		if (err)
			return err;
		total += value;
	}
	return total;
}

static char *prepare_text(size_t n)
{
	struct names *names = prepare_names(n);
	char *text;

	if (!names)
		return NULL;
	text = join_names(names);
	release_names(names);
	return text;
}

static void release_text(char *text)
{
	kvfree(text);
}

static s64 split(char *text)
{
	char *part, *rest, *copy = kvmalloc(strlen(text) + 1, GFP_KERNEL);
	struct names *parts;
	size_t n = 1;
	s64 total = 0;

	if (!copy)
		return -ENOMEM;
	for (rest = text; (rest = strchr(rest, ',')); rest++)
		n++;
	parts = kvmalloc(struct_size(parts, items, n), GFP_KERNEL);
	if (!parts) {
		kvfree(copy);
		return -ENOMEM;
	}
	parts->size = 0;
	rest = strcpy(copy, text);
	while ((part = strsep(&rest, ","))) {
		parts->items[parts->size] = kstrdup(part, GFP_KERNEL);
		if (!parts->items[parts->size]) {
			total = -ENOMEM;
			break;
		}
		parts->size++;
	}
	kvfree(copy);
	for (n = 0; total >= 0 && n < parts->size; n++)
		total += strlen(parts->items[n]);
	release_names(parts);
	return total;
}

static s64 find(char *text)
{
	char *found = strstr(text, "wlan");

	return found ? found - text + 2 : 1;
}

static s64 replace(char *text)
{
	const char *from, *hit, *end = text + strlen(text);
	size_t length, count = 0;
	char *made, *to;

	for (from = text; (hit = strnstr(from, "eth", end - from)); from = hit + strlen("eth"))
		count++;
	made = kvmalloc(end - text + count * (strlen("wlan") - strlen("eth")) + 1, GFP_KERNEL);
	if (!made)
		return -ENOMEM;
	to = made;
	for (from = text; (hit = strnstr(from, "eth", end - from)); from = hit + strlen("eth")) {
		memcpy(to, from, hit - from);
		to += hit - from;
		memcpy(to, "wlan", strlen("wlan"));
		to += strlen("wlan");
	}
	memcpy(to, from, end - from + 1);
	length = to - made + (end - from);
	kvfree(made);
	return length;
}

BENCH_WORK(format_lines)
BENCH_PREPARED(join, struct names, prepare_names, release_names)
BENCH_PREPARED(compare, struct names, prepare_names, release_names)
BENCH_PREPARED(prefix, struct names, prepare_names, release_names)
BENCH_PREPARED(concat, struct names, prepare_names, release_names)
BENCH_PREPARED(parse, struct names, prepare_numbers, release_names)
BENCH_PREPARED(split, char, prepare_text, release_text)
BENCH_PREPARED(find, char, prepare_text, release_text)
BENCH_PREPARED(replace, char, prepare_text, release_text)

BENCH_MODULE(BENCH_ENTRY(format_lines), BENCH_ENTRY(join), BENCH_ENTRY(compare),
	     BENCH_ENTRY(prefix), BENCH_ENTRY(concat), BENCH_ENTRY(parse), BENCH_ENTRY(split),
	     BENCH_ENTRY(find), BENCH_ENTRY(replace));
