// SPDX-License-Identifier: GPL-2.0
/*
 * Times system calls on a device, inside the guest: process, kernel, driver and back.
 *
 *	client WORK DEVICE SIZE REPEATS CHUNKS
 *
 * prints "NANOSECONDS CHECK": the shortest of CHUNKS chunks of REPEATS calls, and what they gave.
 * Linked statically, since a guest has no C library. Apart from the modules because it is user
 * space, and does the same calls on both.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define ADD	0x6b01
#define FETCH	0x6b02

/* The device keeps that much. */
#define KEPT	4096

static char buffer[KEPT];
static const char *device;

/* One call of each work: what it gave, or -1 with errno. */
static long do_write(int fd, size_t size)
{
	return pwrite(fd, buffer, size, 0);
}

static long do_read(int fd, size_t size)
{
	return pread(fd, buffer, size, 0);
}

/*
 * As many calls of the driver as there are segments, in one system call: its own way through the
 * kernel, which costs microseconds in user-mode Linux, hardly counts then.
 */
#define SEGMENTS	64

static struct iovec *segments(size_t size)
{
	static struct iovec vector[SEGMENTS];
	size_t i;

	for (i = 0; i < SEGMENTS; i++) {
		vector[i].iov_base = buffer;
		vector[i].iov_len = size;
	}
	return vector;
}

static long do_writev(int fd, size_t size)
{
	return pwritev(fd, segments(size), SEGMENTS, 0);
}

static long do_readv(int fd, size_t size)
{
	return preadv(fd, segments(size), SEGMENTS, 0);
}

static long do_open(int fd, size_t size)
{
	int again = open(device, O_RDWR);

	(void)fd;
	(void)size;
	return again < 0 ? -1 : close(again);
}

static long do_ioctl(int fd, size_t size)
{
	return ioctl(fd, ADD, size);
}

static long do_refuse(int fd, size_t size)
{
	/* A command that does not exist: the way of an error. */
	return ioctl(fd, ADD + FETCH, size) == -1 && errno == ENOTTY ? 0 : -1;
}

static const struct {
	const char *name;
	long (*call)(int fd, size_t size);
} works[] = {
	{ "write", do_write },
	{ "read", do_read },
	{ "writev", do_writev },
	{ "readv", do_readv },
	{ "open", do_open },
	{ "ioctl", do_ioctl },
	{ "refuse", do_refuse },
};

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * UINT64_C(1000000000) + t.tv_nsec;
}

static int measure(long (*call)(int, size_t), int fd, size_t size, long repeats, long chunks)
{
	uint64_t begin, took, best = UINT64_MAX;
	long check = 0, i;

	while (chunks--) {
		begin = now();
		for (i = 0; i < repeats; i++) {
			check = call(fd, size);
			if (check < 0) {
				perror("client");
				return 1;
			}
		}
		took = now() - begin;
		if (took < best)
			best = took;
	}
	printf("%llu %ld\n", (unsigned long long)best, check);
	return 0;
}

int main(int argc, char **argv)
{
	size_t i, size;
	int fd;

	if (argc != 6) {
		fprintf(stderr, "usage: client WORK DEVICE SIZE REPEATS CHUNKS\n");
		return 2;
	}
	device = argv[2];
	fd = open(device, O_RDWR);
	if (fd < 0) {
		perror(device);
		return 1;
	}
	size = strtoul(argv[3], NULL, 10);
	if (size > sizeof(buffer)) {
		fprintf(stderr, "client: at most %zu bytes\n", sizeof(buffer));
		return 2;
	}
	memset(buffer, 'x', sizeof(buffer));
	/* What is to be read is written first. */
	if (strstr(argv[1], "read") && do_write(fd, KEPT) < 0) {
		perror("client");
		return 1;
	}
	for (i = 0; i < sizeof(works) / sizeof(works[0]); i++)
		if (!strcmp(works[i].name, argv[1]))
			return measure(works[i].call, fd, size, atol(argv[4]), atol(argv[5]));
	fprintf(stderr, "client: no work '%s'\n", argv[1]);
	return 2;
}
