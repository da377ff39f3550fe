/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Exceptions. Errors travel by return value (NULL, -1); what was raised is kept aside, for the
 * task and the context level (task, softirq, hardirq) that raised it, so that an interrupt never
 * meets the exception of the task it interrupted. An exception raised by C text stays text until
 * somebody catches it: only then an object is made.
 */
#ifndef CK_ERROR_H
#define CK_ERROR_H

#include <cythonk/object.h>

/* Frames kept of a traceback: the innermost half of them and the outermost half. */
#define CK_TB_DEPTH	16

/**
 * struct ck_frame - one line of a traceback
 * @file: source file, static text
 * @func: qualified function name, static text
 * @line: line number
 */
struct ck_frame {
	const char *file;
	const char *func;
	u32 line;
};

/**
 * struct ck_exc - an exception object; user-defined classes begin with it
 * @base: header
 * @args: tuple of the arguments
 * @cause: what "raise from" gave, or NULL
 * @context: exception being handled when this one was raised, or NULL
 * @errno_: positive errno of an OSError, 0 if none
 * @suppress_context: "raise from" was used: @context is not shown
 * @tb_len: frames ever added, may exceed CK_TB_DEPTH
 * @tb: the frames, innermost first; the second half is a ring of the outermost ones
 */
struct ck_exc {
	struct ck_object base;
	struct ck_object *args;
	struct ck_object *cause;
	struct ck_object *context;
	int errno_;
	u8 suppress_context;
	u32 tb_len;
	struct ck_frame tb[CK_TB_DEPTH];
};

/* CPython's hierarchy, as far as the kernel can raise it. */
extern const struct ck_type ck_BaseException;
extern const struct ck_type ck_Exception;
extern const struct ck_type ck_ArithmeticError;
extern const struct ck_type ck_AssertionError;
extern const struct ck_type ck_AttributeError;
extern const struct ck_type ck_BlockingIOError;
extern const struct ck_type ck_BrokenPipeError;
extern const struct ck_type ck_BufferError;
extern const struct ck_type ck_ChildProcessError;
extern const struct ck_type ck_ConnectionAbortedError;
extern const struct ck_type ck_ConnectionError;
extern const struct ck_type ck_ConnectionRefusedError;
extern const struct ck_type ck_ConnectionResetError;
extern const struct ck_type ck_EOFError;
extern const struct ck_type ck_FileExistsError;
extern const struct ck_type ck_FileNotFoundError;
extern const struct ck_type ck_FloatingPointError;
extern const struct ck_type ck_GeneratorExit;
extern const struct ck_type ck_ImportError;
extern const struct ck_type ck_IndexError;
extern const struct ck_type ck_InterruptedError;
extern const struct ck_type ck_IsADirectoryError;
extern const struct ck_type ck_KeyError;
extern const struct ck_type ck_KeyboardInterrupt;
extern const struct ck_type ck_LookupError;
extern const struct ck_type ck_MemoryError;
extern const struct ck_type ck_ModuleNotFoundError;
extern const struct ck_type ck_NameError;
extern const struct ck_type ck_NotADirectoryError;
extern const struct ck_type ck_NotImplementedError;
extern const struct ck_type ck_OSError;
extern const struct ck_type ck_OverflowError;
extern const struct ck_type ck_PermissionError;
extern const struct ck_type ck_ProcessLookupError;
extern const struct ck_type ck_RecursionError;
extern const struct ck_type ck_ReferenceError;
extern const struct ck_type ck_RuntimeError;
extern const struct ck_type ck_StopIteration;
extern const struct ck_type ck_SyntaxError;
extern const struct ck_type ck_SystemError;
extern const struct ck_type ck_SystemExit;
extern const struct ck_type ck_TimeoutError;
extern const struct ck_type ck_TypeError;
extern const struct ck_type ck_UnboundLocalError;
extern const struct ck_type ck_UnicodeDecodeError;
extern const struct ck_type ck_UnicodeEncodeError;
extern const struct ck_type ck_UnicodeError;
extern const struct ck_type ck_ValueError;
extern const struct ck_type ck_ZeroDivisionError;

/* The MemoryError that needs no memory. */
extern struct ck_exc ck_memory_error;

/**
 * ck_exc_new() - make an exception object
 * @type: its class; OSError with an errno and a text becomes the errno's subclass
 * @nargs: number of arguments
 * @args: the arguments, borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_exc_new(const struct ck_type *type, unsigned int nargs,
			     struct ck_object **args, gfp_t gfp);

/**
 * ck_exc_init() - set the arguments of an exception that ck_new() made
 * @exc: instance of a user-defined exception class
 * @nargs: number of arguments
 * @args: the arguments, borrowed
 * @gfp: allocation flags
 *
 * BaseException.__init__() and OSError.__init__().
 *
 * Return: 0, or -1 with an exception pending.
 */
int ck_exc_init(struct ck_object *exc, unsigned int nargs, struct ck_object **args, gfp_t gfp);

/**
 * ck_raise() - raise an exception with a message
 * @type: its class
 * @fmt: printf format of the message; NULL: no message
 *
 * Needs no gfp: allocates atomically, and without memory MemoryError is raised instead. Replaces
 * an exception that is pending already. The exception being handled becomes its context.
 *
 * Context: any except NMI.
 */
__printf(2, 3) __cold void ck_raise(const struct ck_type *type, const char *fmt, ...);

/**
 * ck_raise_type() - raise an exception with one argument or none
 * @type: its class
 * @arg: the argument, borrowed; NULL: none
 *
 * Context: any except NMI.
 */
__cold void ck_raise_type(const struct ck_type *type, struct ck_object *arg);

/**
 * ck_raise_object() - raise an exception object
 * @exc: the object, borrowed; TypeError is raised when it is no exception
 * @cause: NULL: plain raise; None: "from None"; or the exception after "from"; borrowed
 *
 * Context: any except NMI.
 */
__cold void ck_raise_object(struct ck_object *exc, struct ck_object *cause);

/**
 * ck_raise_errno() - raise what an errno stands for
 * @err: errno, positive or negative: ENOENT is FileNotFoundError, ENOMEM MemoryError, one without
 *	a class of its own OSError
 *
 * Context: any except NMI.
 */
__cold void ck_raise_errno(long err);

/**
 * ck_raise_nomem() - raise MemoryError, without memory
 *
 * Context: any except NMI.
 */
__cold void ck_raise_nomem(void);

/**
 * ck_err_occurred() - is an exception pending?
 *
 * Context: any except NMI.
 */
bool ck_err_occurred(void);

/**
 * ck_err_matches() - is the pending exception an instance of a class?
 * @type: the class
 *
 * Return: 0 or 1; 0 when none is pending.
 */
int ck_err_matches(const struct ck_type *type);

/**
 * ck_err_clear() - forget the pending exception
 */
void ck_err_clear(void);

/**
 * ck_err_catch() - enter an except block: the pending exception becomes the handled one
 *
 * Pair with ck_err_uncatch(). Exceptions raised until then have this one as context.
 *
 * Return: new reference to the exception object. Never NULL: when there is no memory for the
 * object it is the MemoryError.
 */
struct ck_object *ck_err_catch(void);

/**
 * ck_err_uncatch() - leave an except block, by whatever way
 *
 * A pending exception stays pending.
 */
void ck_err_uncatch(void);

/**
 * ck_err_reraise() - bare raise: the handled exception becomes pending again
 *
 * RuntimeError when none is handled.
 */
__cold void ck_err_reraise(void);

/**
 * ck_err_fetch() - take the pending exception away, to run a finally block
 *
 * Return: an owned reference for ck_err_restore() or ck_put(); NULL when none was pending.
 */
struct ck_object *ck_err_fetch(void);

/**
 * ck_err_restore() - put back what ck_err_fetch() took
 * @exc: stolen; NULL does nothing
 */
void ck_err_restore(struct ck_object *exc);

/**
 * ck_traceback() - add a frame to the pending exception's traceback
 * @file: source file, static text
 * @func: qualified function name, static text
 * @line: line number
 */
__cold void ck_traceback(const char *file, const char *func, unsigned int line);

/**
 * ck_err_to_errno() - the boundary to the kernel: log the pending exception and give its errno
 * @where: name of the function that returns to the kernel
 *
 * The traceback is logged rate-limited. Without a pending exception (which means that there was
 * not even memory to note one) the result is -ENOMEM.
 *
 * Context: any except NMI.
 * Return: negative errno; no exception is pending afterwards.
 */
__cold int ck_err_to_errno(const char *where);

/**
 * ck_err_warn_unraisable() - log an exception that has nowhere to go, and forget it
 * @where: name of the function that cannot raise
 */
__cold void ck_err_warn_unraisable(const char *where);

struct ck_raised;

/**
 * ck_err_stash() - set the pending exception aside, without making an object
 *
 * For code that runs in between and may raise and catch on its own.
 *
 * Return: for ck_err_unstash(); NULL when none is pending.
 */
struct ck_raised *ck_err_stash(void);

/**
 * ck_err_unstash() - make pending again what ck_err_stash() set aside
 * @raised: from ck_err_stash(); NULL does nothing
 *
 * An exception that is pending by now is replaced.
 */
void ck_err_unstash(struct ck_raised *raised);

#endif /* CK_ERROR_H */
