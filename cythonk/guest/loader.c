// SPDX-License-Identifier: GPL-2.0
/*
 * insmod for guests: loads a module by one finit_module(2), with its parameters.
 *
 * busybox's insmod tries a failing module twice, which runs a failing init twice. The exit status is the errno.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	char params[4096] = "";
	size_t used = 0;
	int fd, i;

	if (argc < 2) {
		fprintf(stderr, "usage: insmod FILE [NAME=VALUE]...\n");
		return 2;
	}
	for (i = 2; i < argc; i++) {
		int n = snprintf(params + used, sizeof(params) - used, "%s%s", i > 2 ? " " : "", argv[i]);

		if (n < 0 || (size_t)n >= sizeof(params) - used) {
			fprintf(stderr, "insmod: parameters are too long\n");
			return E2BIG;
		}
		used += n;
	}
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0 || syscall(SYS_finit_module, fd, params, 0)) {
		int err = errno;

		fprintf(stderr, "insmod: can't insert '%s': %s\n", argv[1], strerror(err));
		return err;
	}
	return 0;
}
