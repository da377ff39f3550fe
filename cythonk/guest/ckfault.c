// SPDX-License-Identifier: GPL-2.0
/*
 * Make the n-th allocation that a module causes fail, wherever it happens: in the task that loads
 * the module, in any process of a script, in a work item or a timer.
 *
 * The kernel can fail the n-th allocation of one task (/proc/self/fail-nth), which is no use where
 * several tasks take part. Its general attributes (failslab, fail_page_alloc) fail every
 * "interval"-th allocation of all tasks, counted from the boot, and can be limited to allocations
 * with certain code on the stack. Where that count stands cannot be read. But it is known right
 * after a failure: it is a multiple of the interval then, and this program always chooses an
 * interval that has not been reached before. So to fail the n-th from now, the interval is made
 * the count plus n; what the count is, is kept in a file between calls. When fewer than n
 * allocations happened, this program itself makes the rest, until one fails.
 *
 * usage: ckfault arm KIND N     fail the N-th allocation with a module's code on its stack
 *        ckfault fired KIND     stop; status 0 if one failed, 1 if there were not so many
 * KIND: slab or pages
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))

static const struct kind {
	const char *name;
	const char *directory;
} kinds[] = {
	{ "slab", "/sys/kernel/debug/failslab" },
	{ "pages", "/sys/kernel/debug/fail_page_alloc" },
};

static void die(const char *what)
{
	fprintf(stderr, "ckfault: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void put(const struct kind *kind, const char *file, const char *format, unsigned long value)
{
	char path[128], text[32];
	int fd, len;

	snprintf(path, sizeof(path), "%s/%s", kind->directory, file);
	len = snprintf(text, sizeof(text), format, value);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0 || write(fd, text, len) != len)
		die(path);
	close(fd);
}

static unsigned long get(const char *path)
{
	char text[32] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return 0;
	if (read(fd, text, sizeof(text) - 1) < 0)
		die(path);
	close(fd);
	return strtoul(text, NULL, 0);
}

static const char *state_of(const struct kind *kind)
{
	static char path[64];

	snprintf(path, sizeof(path), "/run/ckfault-%s", kind->name);
	return path;
}

static void remember(const struct kind *kind, unsigned long count)
{
	FILE *file = fopen(state_of(kind), "w");

	if (!file || fprintf(file, "%lu\n", count) < 0 || fclose(file))
		die(state_of(kind));
}

/* Addresses of code, found once in each boot and kept in a file. */
struct places {
	unsigned long kernel_end;	/* of the kernel's own code; modules lie above it */
	unsigned long tracker;		/* where kmemleak allocates its own notes ... */
	unsigned long tracker_end;	/* ... and where that function ends */
};

static void find_places(struct places *places)
{
	FILE *symbols = fopen("/proc/kallsyms", "re");
	unsigned long address;
	char type, name[512];

	if (!symbols)
		die("/proc/kallsyms");
	while (fscanf(symbols, "%lx %c %511s%*[^\n]", &address, &type, name) == 3) {
		if (!strcmp(name, "_etext"))
			places->kernel_end = address;
		if (!strcmp(name, "__alloc_object"))
			places->tracker = address;
	}
	rewind(symbols);
	places->tracker_end = places->kernel_end;
	while (fscanf(symbols, "%lx %c %511s%*[^\n]", &address, &type, name) == 3)
		if (address > places->tracker && address < places->tracker_end)
			places->tracker_end = address;
	fclose(symbols);
	if (!places->tracker)
		places->tracker_end = 0;
	if (!places->kernel_end) {
		errno = ENOENT;
		die("_etext in /proc/kallsyms");
	}
}

static struct places get_places(void)
{
	static const char path[] = "/run/ckfault-places";
	struct places places = {};
	FILE *file = fopen(path, "re");

	if (file) {
		if (fread(&places, sizeof(places), 1, file) != 1)
			die(path);
		fclose(file);
		return places;
	}
	find_places(&places);
	file = fopen(path, "we");
	if (!file || fwrite(&places, sizeof(places), 1, file) != 1 || fclose(file))
		die(path);
	return places;
}

static unsigned long times_left(const struct kind *kind)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/times", kind->directory);
	return get(path);
}

static void arm(const struct kind *kind, unsigned long n)
{
	unsigned long interval = get(state_of(kind)) + n;
	struct places places = get_places();

	put(kind, "probability", "%lu", 0);
	/* What may sleep fails as well; the log shows where. */
	put(kind, "ignore-gfp-wait", "N", 0);
	if (!strcmp(kind->name, "pages"))
		put(kind, "min-order", "%lu", 0);
	put(kind, "task-filter", "N", 0);
	put(kind, "verbose", "%lu", 2);
	put(kind, "stacktrace-depth", "%lu", 32);
	put(kind, "require-start", "0x%lx", places.kernel_end);
	put(kind, "require-end", "0x%lx", ULONG_MAX - 1);
	put(kind, "reject-start", "0x%lx", places.tracker);
	put(kind, "reject-end", "0x%lx", places.tracker_end);
	put(kind, "interval", "%lu", interval);
	put(kind, "times", "%lu", 1);
	put(kind, "probability", "%lu", 100);
}

/* Cause allocations of both kinds; whether they succeed does not matter. */
static void allocate(void)
{
	const size_t size = 1 << 20;
	char *memory;
	size_t at;
	int fd;

	fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
	if (fd >= 0)
		close(fd);
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return;
	/* By way of the kernel: a fault that cannot be served would be the end of this program. */
	fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
	for (at = 0; fd >= 0 && at < size; at += 4096)
		if (read(fd, memory + at, 1) < 0)
			break;
	if (fd >= 0)
		close(fd);
	munmap(memory, size);
}

/* Go on counting with this task's allocations alone, up to the one that fails. */
static void run_out(const struct kind *kind)
{
	int fd = open("/proc/self/make-it-fail", O_WRONLY | O_CLOEXEC);
	unsigned int rounds = 0;

	if (fd < 0 || write(fd, "1", 1) != 1)
		die("/proc/self/make-it-fail");
	put(kind, "probability", "%lu", 0);
	put(kind, "verbose", "%lu", 0);
	put(kind, "task-filter", "Y", 0);
	put(kind, "require-start", "%lu", 0);
	put(kind, "require-end", "0x%lx", ULONG_MAX);
	put(kind, "reject-start", "%lu", 0);
	put(kind, "reject-end", "%lu", 0);
	put(kind, "probability", "%lu", 100);
	while (times_left(kind)) {
		allocate();
		if (++rounds > 1000000) {
			errno = ETIME;
			die("counting");
		}
	}
	close(fd);
}

static int fired(const struct kind *kind)
{
	char path[128];
	unsigned long interval;
	int missed = times_left(kind) != 0;

	snprintf(path, sizeof(path), "%s/interval", kind->directory);
	interval = get(path);
	if (missed)
		run_out(kind);
	put(kind, "probability", "%lu", 0);
	/* An interval of 1 is not counted: the very first allocation fails. */
	if (interval > 1)
		remember(kind, interval);
	return missed;
}

int main(int argc, char **argv)
{
	const struct kind *kind = NULL;
	unsigned int i;

	for (i = 0; argc > 2 && i < ARRAY_SIZE(kinds); i++)
		if (!strcmp(argv[2], kinds[i].name))
			kind = &kinds[i];
	if (kind && argc == 4 && !strcmp(argv[1], "arm") && strtoul(argv[3], NULL, 10)) {
		arm(kind, strtoul(argv[3], NULL, 10));
		return 0;
	}
	if (kind && argc == 3 && !strcmp(argv[1], "fired"))
		return fired(kind);
	fprintf(stderr, "usage: ckfault arm slab|pages N | ckfault fired slab|pages\n");
	return 2;
}
