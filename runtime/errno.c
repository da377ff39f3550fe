// SPDX-License-Identifier: GPL-2.0
/*
 * From errno to exception: which class it is and what it says.
 *
 * Separate from error.c because of the tables, which only callers of kernel functions need.
 */
#include <linux/errno.h>
#include <linux/kernel.h>

#include <cythonk/raised.h>

static const struct {
	int err;
	const struct ck_type *type;
} errno_classes[] = {
	{ ENOMEM, &ck_MemoryError },
	{ EPERM, &ck_PermissionError },
	{ EACCES, &ck_PermissionError },
	{ ENOENT, &ck_FileNotFoundError },
	{ EEXIST, &ck_FileExistsError },
	{ EAGAIN, &ck_BlockingIOError },
	{ EALREADY, &ck_BlockingIOError },
	{ EINPROGRESS, &ck_BlockingIOError },
	{ EINTR, &ck_InterruptedError },
	{ ETIMEDOUT, &ck_TimeoutError },
	{ ENOTDIR, &ck_NotADirectoryError },
	{ EISDIR, &ck_IsADirectoryError },
	{ ECHILD, &ck_ChildProcessError },
	{ EPIPE, &ck_BrokenPipeError },
	{ ESHUTDOWN, &ck_BrokenPipeError },
	{ ECONNABORTED, &ck_ConnectionAbortedError },
	{ ECONNREFUSED, &ck_ConnectionRefusedError },
	{ ECONNRESET, &ck_ConnectionResetError },
	{ ESRCH, &ck_ProcessLookupError },
	/* A signal came: the number has to reach the system call's exit as it is. */
	{ ERESTARTSYS, &ck_InterruptedError },
	{ ERESTARTNOINTR, &ck_InterruptedError },
	{ ERESTARTNOHAND, &ck_InterruptedError },
	{ ERESTART_RESTARTBLOCK, &ck_InterruptedError },
};

/* As user space's strerror() has it. */
static const char * const errno_texts[] = {
	[EPERM] = "Operation not permitted",
	[ENOENT] = "No such file or directory",
	[ESRCH] = "No such process",
	[EINTR] = "Interrupted system call",
	[EIO] = "Input/output error",
	[ENXIO] = "No such device or address",
	[E2BIG] = "Argument list too long",
	[ENOEXEC] = "Exec format error",
	[EBADF] = "Bad file descriptor",
	[ECHILD] = "No child processes",
	[EAGAIN] = "Resource temporarily unavailable",
	[ENOMEM] = "Cannot allocate memory",
	[EACCES] = "Permission denied",
	[EFAULT] = "Bad address",
	[ENOTBLK] = "Block device required",
	[EBUSY] = "Device or resource busy",
	[EEXIST] = "File exists",
	[EXDEV] = "Invalid cross-device link",
	[ENODEV] = "No such device",
	[ENOTDIR] = "Not a directory",
	[EISDIR] = "Is a directory",
	[EINVAL] = "Invalid argument",
	[ENFILE] = "Too many open files in system",
	[EMFILE] = "Too many open files",
	[ENOTTY] = "Inappropriate ioctl for device",
	[ETXTBSY] = "Text file busy",
	[EFBIG] = "File too large",
	[ENOSPC] = "No space left on device",
	[ESPIPE] = "Illegal seek",
	[EROFS] = "Read-only file system",
	[EMLINK] = "Too many links",
	[EPIPE] = "Broken pipe",
	[EDOM] = "Numerical argument out of domain",
	[ERANGE] = "Numerical result out of range",
	[EDEADLK] = "Resource deadlock avoided",
	[ENAMETOOLONG] = "File name too long",
	[ENOLCK] = "No locks available",
	[ENOSYS] = "Function not implemented",
	[ENOTEMPTY] = "Directory not empty",
	[ELOOP] = "Too many levels of symbolic links",
	[ENOMSG] = "No message of desired type",
	[EIDRM] = "Identifier removed",
	[ECHRNG] = "Channel number out of range",
	[EL2NSYNC] = "Level 2 not synchronized",
	[EL3HLT] = "Level 3 halted",
	[EL3RST] = "Level 3 reset",
	[ELNRNG] = "Link number out of range",
	[EUNATCH] = "Protocol driver not attached",
	[ENOCSI] = "No CSI structure available",
	[EL2HLT] = "Level 2 halted",
	[EBADE] = "Invalid exchange",
	[EBADR] = "Invalid request descriptor",
	[EXFULL] = "Exchange full",
	[ENOANO] = "No anode",
	[EBADRQC] = "Invalid request code",
	[EBADSLT] = "Invalid slot",
	[EBFONT] = "Bad font file format",
	[ENOSTR] = "Device not a stream",
	[ENODATA] = "No data available",
	[ETIME] = "Timer expired",
	[ENOSR] = "Out of streams resources",
	[ENONET] = "Machine is not on the network",
	[ENOPKG] = "Package not installed",
	[EREMOTE] = "Object is remote",
	[ENOLINK] = "Link has been severed",
	[EADV] = "Advertise error",
	[ESRMNT] = "Srmount error",
	[ECOMM] = "Communication error on send",
	[EPROTO] = "Protocol error",
	[EMULTIHOP] = "Multihop attempted",
	[EDOTDOT] = "RFS specific error",
	[EBADMSG] = "Bad message",
	[EOVERFLOW] = "Value too large for defined data type",
	[ENOTUNIQ] = "Name not unique on network",
	[EBADFD] = "File descriptor in bad state",
	[EREMCHG] = "Remote address changed",
	[ELIBACC] = "Can not access a needed shared library",
	[ELIBBAD] = "Accessing a corrupted shared library",
	[ELIBSCN] = ".lib section in a.out corrupted",
	[ELIBMAX] = "Attempting to link in too many shared libraries",
	[ELIBEXEC] = "Cannot exec a shared library directly",
	[EILSEQ] = "Invalid or incomplete multibyte or wide character",
	[ERESTART] = "Interrupted system call should be restarted",
	[ESTRPIPE] = "Streams pipe error",
	[EUSERS] = "Too many users",
	[ENOTSOCK] = "Socket operation on non-socket",
	[EDESTADDRREQ] = "Destination address required",
	[EMSGSIZE] = "Message too long",
	[EPROTOTYPE] = "Protocol wrong type for socket",
	[ENOPROTOOPT] = "Protocol not available",
	[EPROTONOSUPPORT] = "Protocol not supported",
	[ESOCKTNOSUPPORT] = "Socket type not supported",
	[EOPNOTSUPP] = "Operation not supported",
	[EPFNOSUPPORT] = "Protocol family not supported",
	[EAFNOSUPPORT] = "Address family not supported by protocol",
	[EADDRINUSE] = "Address already in use",
	[EADDRNOTAVAIL] = "Cannot assign requested address",
	[ENETDOWN] = "Network is down",
	[ENETUNREACH] = "Network is unreachable",
	[ENETRESET] = "Network dropped connection on reset",
	[ECONNABORTED] = "Software caused connection abort",
	[ECONNRESET] = "Connection reset by peer",
	[ENOBUFS] = "No buffer space available",
	[EISCONN] = "Transport endpoint is already connected",
	[ENOTCONN] = "Transport endpoint is not connected",
	[ESHUTDOWN] = "Cannot send after transport endpoint shutdown",
	[ETOOMANYREFS] = "Too many references: cannot splice",
	[ETIMEDOUT] = "Connection timed out",
	[ECONNREFUSED] = "Connection refused",
	[EHOSTDOWN] = "Host is down",
	[EHOSTUNREACH] = "No route to host",
	[EALREADY] = "Operation already in progress",
	[EINPROGRESS] = "Operation now in progress",
	[ESTALE] = "Stale file handle",
	[EUCLEAN] = "Structure needs cleaning",
	[ENOTNAM] = "Not a XENIX named type file",
	[ENAVAIL] = "No XENIX semaphores available",
	[EISNAM] = "Is a named type file",
	[EREMOTEIO] = "Remote I/O error",
	[EDQUOT] = "Disk quota exceeded",
	[ENOMEDIUM] = "No medium found",
	[EMEDIUMTYPE] = "Wrong medium type",
	[ECANCELED] = "Operation canceled",
	[ENOKEY] = "Required key not available",
	[EKEYEXPIRED] = "Key has expired",
	[EKEYREVOKED] = "Key has been revoked",
	[EKEYREJECTED] = "Key was rejected by service",
	[EOWNERDEAD] = "Owner died",
	[ENOTRECOVERABLE] = "State not recoverable",
	[ERFKILL] = "Operation not possible due to RF-kill",
	[EHWPOISON] = "Memory page has hardware error",
};

/* Errnos that only the kernel knows. */
static const struct {
	int err;
	const char *text;
} kernel_errno_texts[] = {
	{ ERESTARTSYS, "Interrupted by a signal" },
	{ ERESTARTNOINTR, "Interrupted by a signal" },
	{ ERESTARTNOHAND, "Interrupted by a signal" },
	{ ERESTART_RESTARTBLOCK, "Interrupted by a signal" },
	{ ENOIOCTLCMD, "No such ioctl command" },
	{ EPROBE_DEFER, "Driver requests probe retry" },
	{ EOPENSTALE, "Open found a stale dentry" },
	{ ENOTSUPP, "Operation is not supported" },
};

/**
 * ck_errno_class() - the exception class of an errno
 * @err: positive errno
 *
 * Return: the class; OSError when it has none of its own.
 */
const struct ck_type *ck_errno_class(int err)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(errno_classes); i++)
		if (errno_classes[i].err == err)
			return errno_classes[i].type;
	return &ck_OSError;
}

static const char *errno_text(int err)
{
	int i;

	if (err < ARRAY_SIZE(errno_texts) && errno_texts[err])
		return errno_texts[err];
	for (i = 0; i < ARRAY_SIZE(kernel_errno_texts); i++)
		if (kernel_errno_texts[i].err == err)
			return kernel_errno_texts[i].text;
	return "Unknown error";
}

void ck_raise_errno(long err)
{
	struct ck_raised *r;

	if (err < 0)
		err = -err;
	if (err == 0 || err > MAX_ERRNO)
		err = EIO;
	r = ck_raised_new(0);
	if (r) {
		r->type = ck_errno_class(err);
		if (r->type != &ck_MemoryError)
			r->errno_ = err;
		r->text = errno_text(err);
	}
	ck_raised_post_text(r);
}
