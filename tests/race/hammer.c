// SPDX-License-Identifier: GPL-2.0
/*
 * Uses the device of stress_device.pyx from several processes at once, and checks what must hold.
 * Runs in the guest.
 *
 * usage: hammer DEVICE SEED SECONDS PROCESSES [churn]
 *
 * What a process does follows from SEED and its number. With churn they open the device anew all
 * the time, and it may be gone in between: the module is being unloaded and loaded.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES	16
/* Items that a process can push. */
#define ITEMS		(1 << 18)
/* Seconds more that a process gets until it has opened the device once. */
#define GRACE		20
/* Keys of a process that nobody else uses. */
#define OWN		16
/* Keys that are set by default once and for all, and operations for which one stays new. */
#define WINNERS		4096
#define KEY_AGE		8
#define ANSWER		128

/* What the processes share. */
struct shared {
	atomic_int failed;
	atomic_uchar popped[PROCESSES][ITEMS];
	atomic_uint winners[WINNERS];
};

/* One process. */
struct self {
	const char *device;
	int fd;
	unsigned int number;
	unsigned long long seed;
	unsigned long long random;
	unsigned int operation;
	unsigned int pushed;
	unsigned int own[OWN];
};

static struct shared *shared;

static uint64_t mix(uint64_t x)
{
	x ^= x >> 30;
	x *= 0xbf58476d1ce4e5b9ull;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebull;
	return x ^ x >> 31;
}

static unsigned int draw(struct self *s, unsigned int below)
{
	s->random = s->random * 6364136223846793005ull + 1442695040888963407ull;
	return (s->random >> 32) * below >> 32;
}

__attribute__((format(printf, 2, 3)))
static void fail(struct self *s, const char *format, ...)
{
	va_list args;

	atomic_store(&shared->failed, 1);
	printf("hammer: FAILED: seed %llu, process %u, operation %u: ", s->seed, s->number,
	       s->operation);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
}

/* Send a command; returns 0 or the errno. */
__attribute__((format(printf, 2, 3)))
static int tell(struct self *s, const char *format, ...)
{
	char command[ANSWER];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(command, sizeof(command), format, args);
	va_end(args);
	return pwrite(s->fd, command, n, 0) == n ? 0 : errno;
}

/* The answer to the last command, if that succeeded; else reports it. */
static const char *answer(struct self *s, int error)
{
	static char text[ANSWER];
	ssize_t n;

	if (error) {
		fail(s, "a command failed: %s", strerror(error));
		return NULL;
	}
	n = pread(s->fd, text, sizeof(text) - 1, 0);
	if (n < 0) {
		fail(s, "no answer: %s", strerror(errno));
		return NULL;
	}
	text[n] = '\0';
	return text;
}

static void expect(struct self *s, int error, const char *want)
{
	const char *got = answer(s, error);

	if (got && strcmp(got, want))
		fail(s, "the answer is '%s', not '%s'", got, want);
}

/* ---- the queue: each item comes out once ---- */

static void push(struct self *s)
{
	if (s->pushed == ITEMS)
		return;
	expect(s, tell(s, "push %u", s->number * ITEMS + s->pushed), "done");
	s->pushed++;
}

/* Returns whether there was an item. */
static bool pop(struct self *s)
{
	const char *got = answer(s, tell(s, "pop"));
	unsigned int item;

	if (!got || !strcmp(got, "none"))
		return false;
	item = atoi(got);
	if (item >= PROCESSES * ITEMS)
		fail(s, "'%s' came out of the queue", got);
	else if (atomic_fetch_add(&shared->popped[item / ITEMS][item % ITEMS], 1))
		fail(s, "item %u came out twice", item);
	return true;
}

/* ---- the table: own keys are as if nobody else used it, others have one winner ---- */

static void own(struct self *s)
{
	unsigned int key = draw(s, OWN), value = s->operation + 1;
	char want[16] = "none";

	if (draw(s, 2)) {
		expect(s, tell(s, "put own-%u-%u %u", s->number, key, value), "done");
		s->own[key] = value;
		return;
	}
	if (s->own[key])
		snprintf(want, sizeof(want), "%u", s->own[key]);
	expect(s, tell(s, "take own-%u-%u", s->number, key), want);
	s->own[key] = 0;
}

static void first(struct self *s)
{
	unsigned int key = s->operation / KEY_AGE % WINNERS;
	unsigned int value = s->number << 24 | (s->operation + 1), before = 0;
	const char *got = answer(s, tell(s, "first first-%u %u", key, value));

	if (!got)
		return;
	value = strtoul(got, NULL, 10);
	if (!atomic_compare_exchange_strong(&shared->winners[key], &before, value) &&
	    before != value)
		fail(s, "key %u has the value %s, others saw %u", key, got, before);
}

/* ---- attributes: what is read was written ---- */

static void write_text(struct self *s)
{
	char text[33];
	unsigned int i, n = 8 + draw(s, 24);

	/* All letters of a text are the same. */
	for (i = 0; i < n; i++)
		text[i] = 'a' + s->number;
	text[n] = '\0';
	expect(s, tell(s, "write %s", text), "done");
}

static void read_text(struct self *s)
{
	const char *got = answer(s, tell(s, draw(s, 2) ? "label" : "data"));

	if (got && (strlen(got) < 8 || strspn(got, (char[]){ got[0], '\0' }) != strlen(got)))
		fail(s, "the text is '%s'", got);
}

static void read_note(struct self *s)
{
	const char *got = answer(s, tell(s, "notes"));
	long number, twin, text;

	if (!got)
		return;
	if (sscanf(got, "%ld %ld note %ld", &number, &twin, &text) != 3 || number != -twin ||
	    number != text)
		fail(s, "the note is '%s'", got);
}

static void operate(struct self *s, bool churn)
{
	int error;

	s->random = mix(s->seed + mix(s->number + mix(++s->operation)));
	switch (draw(s, 16)) {
	case 0:
	case 1:
		expect(s, tell(s, "note %u", draw(s, 1000000)), "done");
		break;
	case 2:
	case 3:
		read_note(s);
		break;
	case 4:
	case 5:
		write_text(s);
		break;
	case 6:
	case 7:
		read_text(s);
		break;
	case 8:
		error = tell(s, "fail %u", draw(s, 4));
		if (error != EINVAL)
			fail(s, "an exception became %s", strerror(error));
		break;
	case 9:
		answer(s, tell(s, "walk"));
		break;
	case 10:
	case 11:
		if (!churn)
			own(s);
		break;
	case 12:
		if (!churn)
			first(s);
		break;
	case 13:
		if (!churn)
			push(s);
		break;
	default:
		if (!churn)
			draw(s, 2) ? push(s) : (void)pop(s);
	}
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static void work(struct self *s, double end)
{
	while (now() < end && !atomic_load(&shared->failed))
		operate(s, false);
	while (pop(s))
		;
}

/* Open, operate a little, close; the module comes and goes. Returns how often it was there. */
static unsigned int churn(struct self *s, double end)
{
	unsigned int opened = 0, i;

	while (now() < end + (opened ? 0 : GRACE) && !atomic_load(&shared->failed)) {
		s->fd = open(s->device, O_RDWR | O_CLOEXEC);
		if (s->fd < 0) {
			if (errno != ENOENT && errno != ENODEV && errno != ENXIO)
				fail(s, "open: %s", strerror(errno));
			usleep(500);
			continue;
		}
		opened++;
		for (i = 0; i < 4; i++)
			operate(s, true);
		close(s->fd);
		usleep(mix(s->random) % 5000);
	}
	return opened;
}

/* Every item that was pushed must have come out, once all processes have emptied the queue. */
static void check_all_popped(struct self *s, const unsigned int *pushed, int processes)
{
	unsigned int i, missing = 0;
	int p;

	for (p = 0; p < processes; p++)
		for (i = 0; i < pushed[p]; i++)
			missing += atomic_load(&shared->popped[p][i]) != 1;
	if (missing)
		fail(s, "%u items were lost", missing);
}

static void *share(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED) {
		perror("hammer: mmap");
		exit(2);
	}
	return p;
}

int main(int argc, char **argv)
{
	bool churning = argc > 5 && !strcmp(argv[5], "churn");
	unsigned int *pushed, *operations, total = 0;
	struct self s = { };
	int processes, i, status;
	double end;

	if (argc < 5) {
		fprintf(stderr, "usage: hammer DEVICE SEED SECONDS PROCESSES [churn]\n");
		return 2;
	}
	s.device = argv[1];
	s.seed = strtoull(argv[2], NULL, 10);
	end = now() + atof(argv[3]);
	processes = atoi(argv[4]);
	if (processes < 1 || processes > PROCESSES)
		return 2;
	shared = share(sizeof(*shared));
	pushed = share(sizeof(*pushed) * processes);
	operations = share(sizeof(*operations) * processes);

	for (i = 0; i < processes; i++) {
		if (fork())
			continue;
		s.number = i;
		if (churning) {
			operations[i] = churn(&s, end);
			return 0;
		}
		s.fd = open(s.device, O_RDWR);
		if (s.fd < 0)
			fail(&s, "open: %s", strerror(errno));
		else
			work(&s, end);
		pushed[i] = s.pushed;
		operations[i] = s.operation;
		return 0;
	}
	while (wait(&status) > 0)
		if (status)
			fail(&s, "a process ended with status %#x", status);
	if (!churning && !atomic_load(&shared->failed))
		check_all_popped(&s, pushed, processes);
	for (i = 0; i < processes; i++)
		total += operations[i];
	if (!total)
		fail(&s, "nothing was done");
	printf("hammer: %s: seed %llu, %d processes, %u %s\n",
	       atomic_load(&shared->failed) ? "not ok" : "ok", s.seed, processes, total,
	       churning ? "openings" : "operations");
	return atomic_load(&shared->failed);
}
