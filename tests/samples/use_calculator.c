// SPDX-License-Identifier: GPL-2.0
/*
 * Uses each command of /dev/calculator, as C programs do: the numbers are <linux/ioctl.h>'s. The
 * status is the line of what went wrong, 0 when nothing did.
 */

#include <errno.h>
#include <fcntl.h>
#include <linux/ioctl.h>
#include <linux/types.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct sum_of_two {
	__s64 a;
	__s64 b;
	__s64 result;
};

struct totals {
	__u64 calls;
	__s64 last[4];
	__u32 kept;
};

#define ADD	_IOWR('c', 1, struct sum_of_two)
#define DIVIDE	_IOWR('c', 2, struct sum_of_two)
#define HISTORY	_IOR('c', 3, struct totals)
#define FORGET	_IO('c', 4)
#define LOAD	_IOW('c', 5, __s64)

#define CHECK(what)		check(what, __LINE__)
#define FAILS(what, with)	check((what) == -1 && errno == (with), __LINE__)

static void check(int right, int line)
{
	if (!right)
		_exit(line);
}

int main(void)
{
	int fd = open("/dev/calculator", O_RDWR);
	struct sum_of_two numbers = { 3, 4, 0 };
	struct totals found = { 0 };
	__s64 loaded = -5;

	CHECK(fd >= 0);
	CHECK(ioctl(fd, FORGET) >= 0);
	CHECK(ioctl(fd, ADD, &numbers) == 0 && numbers.result == 7);
	numbers.a = -7;
	numbers.b = 2;
	CHECK(ioctl(fd, DIVIDE, &numbers) == 0 && numbers.result == -4);
	CHECK(ioctl(fd, LOAD, &loaded) == 0);
	CHECK(ioctl(fd, HISTORY, &found) == 0);
	CHECK(found.kept == 3 && found.last[0] == -5 && found.last[1] == -4 && found.last[2] == 7);
	CHECK(found.last[3] == 0);
	CHECK(ioctl(fd, FORGET) == 3);

	numbers.b = 0;
	FAILS(ioctl(fd, DIVIDE, &numbers), EINVAL);
	CHECK(numbers.result == -4);
	numbers.a = INT64_MAX;
	numbers.b = 1;
	FAILS(ioctl(fd, ADD, &numbers), EOVERFLOW);
	FAILS(ioctl(fd, ADD, (void *)8), EFAULT);
	FAILS(ioctl(fd, HISTORY, (void *)8), EFAULT);
	FAILS(ioctl(fd, _IO('c', 6)), ENOTTY);
	FAILS(ioctl(fd, _IOWR('d', 1, struct sum_of_two), &numbers), ENOTTY);
	FAILS(ioctl(fd, _IOWR('c', 1, struct totals), &found), ENOTTY);
	FAILS(ioctl(fd, _IOW('c', 1, struct sum_of_two), &numbers), ENOTTY);
	return 0;
}
