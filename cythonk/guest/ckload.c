// SPDX-License-Identifier: GPL-2.0
/*
 * Load a kernel module: the insmod of CythonK's guests.
 *
 * busybox's insmod runs a failing init twice, because it tries the older system call when
 * finit_module(2) fails. This one calls it once, says which error it was, and has the errno as its
 * exit status, so that a test can tell ENOMEM from EINVAL. It also switches the module's
 * pr_debug() on, and puts into the kernel log where the module's code is ("ckguest loaded NAME
 * TEXT INIT SIZE"): a report about what a module left behind comes when it is gone, and has
 * addresses only.
 *
 * usage: ckload FILE.ko [NAME=VALUE...]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int report(const char *file)
{
	int err = errno;

	fprintf(stderr, "insmod %s: %s (%s)\n", file, strerrordesc_np(err),
		strerrorname_np(err));
	return err;
}

/* The parameters in one string, as the kernel wants them; the caller frees it. */
static char *join_parameters(int count, char **words)
{
	static const char debug[] = "dyndbg=+p";
	size_t size = sizeof(debug);
	char *text, *end;
	int i;

	for (i = 0; i < count; i++)
		size += strlen(words[i]) + 1;
	text = malloc(size);
	if (!text)
		return NULL;
	end = stpcpy(text, debug);
	for (i = 0; i < count; i++)
		end = stpcpy(stpcpy(end, " "), words[i]);
	return text;
}

/* The name the kernel knows a module by: its file's, with "_" for "-". */
static void module_name(const char *file, char *name, size_t size)
{
	const char *slash = strrchr(file, '/');
	char *c;

	snprintf(name, size, "%s", slash ? slash + 1 : file);
	for (c = name; *c && *c != '.'; c++)
		if (*c == '-')
			*c = '_';
	*c = '\0';
}

/* Address of one of a module's sections, as the kernel prints it; "0x0" where it has none. */
static void section_address(const char *module, const char *section, char *text, size_t size)
{
	char path[128];
	ssize_t got = -1;
	int fd;

	snprintf(path, sizeof(path), "/sys/module/%s/sections/%s", module, section);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		got = read(fd, text, size - 1);
		close(fd);
	}
	text[got > 0 ? got : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
	if (!*text)
		snprintf(text, size, "0x0");
}

/* Log where the module is; that this fails is no failure of the loading. */
static void log_place(const char *file)
{
	char wanted[64], name[64], text[32], init[32];
	unsigned long size = 0;
	FILE *list, *log;

	module_name(file, wanted, sizeof(wanted));
	list = fopen("/proc/modules", "re");
	while (list && fscanf(list, "%63s %lu%*[^\n]", name, &size) == 2)
		if (!strcmp(name, wanted))
			break;
	if (list)
		fclose(list);
	section_address(wanted, ".text", text, sizeof(text));
	section_address(wanted, ".init.text", init, sizeof(init));
	log = fopen("/dev/kmsg", "we");
	if (log) {
		fprintf(log, "ckguest loaded %s %s %s %lu\n", wanted, text, init, size);
		fclose(log);
	}
}

int main(int argc, char **argv)
{
	char *parameters;
	int fd;

	if (argc < 2) {
		fprintf(stderr, "usage: insmod FILE.ko [NAME=VALUE...]\n");
		return EINVAL;
	}
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return report(argv[1]);
	parameters = join_parameters(argc - 2, argv + 2);
	if (!parameters || syscall(SYS_finit_module, fd, parameters, 0))
		return report(argv[1]);
	free(parameters);
	close(fd);
	log_place(argv[1]);
	return 0;
}
