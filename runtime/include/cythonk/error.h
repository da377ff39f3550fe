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
 * @file: source file, as distance to a place in the module: an exception has many frames
 * @func: qualified function name, likewise
 * @line: line number
 */
struct ck_frame {
	s32 file;
	s32 func;
	u32 line;
};

/**
 * struct ck_exc - an exception object; user-defined classes begin with it
 * @base: header
 * @args: tuple of the arguments; NULL: none, or the one that @text is
 * @text: static message of an exception that was raised with it, until @args is asked for
 * @cause: what "raise from" gave, or NULL
 * @context: exception being handled when this one was raised, or NULL
 * @fields: tuple of what the attributes of an OSError or a UnicodeError are, or NULL
 * @notes: list of what add_note() added, or NULL
 * @errno_: positive errno of an OSError, 0 if none
 * @suppress_context: "raise from" was used: @context is not shown
 * @tb_len: frames ever added, may exceed CK_TB_DEPTH
 * @tb: the frames, innermost first; the second half is a ring of the outermost ones
 */
struct ck_exc {
	struct ck_object base;
	struct ck_object *args;
	const char *text;
	struct ck_object *cause;
	struct ck_object *context;
	struct ck_object *fields;
	struct ck_object *notes;
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
extern const struct ck_type ck_IndentationError;
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
extern const struct ck_type ck_TabError;
extern const struct ck_type ck_TimeoutError;
extern const struct ck_type ck_TypeError;
extern const struct ck_type ck_UnboundLocalError;
extern const struct ck_type ck_UnicodeDecodeError;
extern const struct ck_type ck_UnicodeEncodeError;
extern const struct ck_type ck_UnicodeError;
extern const struct ck_type ck_UnicodeTranslateError;
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
 * ck_exc_add_note() - e.add_note(note)
 * @exc: an exception
 * @note: a str
 * @gfp: allocation flags
 *
 * Return: 0, or -1 with TypeError or MemoryError pending.
 */
int ck_exc_add_note(struct ck_object *exc, struct ck_object *note, gfp_t gfp);

/**
 * ck_unicode_error_new() - make a UnicodeDecodeError, UnicodeEncodeError or UnicodeTranslateError
 * @type: its class
 * @nargs: number of arguments: five, four of a UnicodeTranslateError
 * @args: encoding (but of the last), object, start, end, reason; borrowed
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with TypeError or MemoryError pending.
 */
struct ck_object *ck_unicode_error_new(const struct ck_type *type, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp);

/**
 * ck_raise_unicode() - raise what decoding or encoding failed with
 * @type: UnicodeDecodeError or UnicodeEncodeError
 * @encoding: the encoding's name
 * @object: the bytes or the str, borrowed
 * @start: where the trouble begins
 * @end: behind its last byte or character
 * @reason: what it is
 *
 * Context: any except NMI.
 */
__cold void ck_raise_unicode(const struct ck_type *type, const char *encoding,
			     struct ck_object *object, size_t start, size_t end,
			     const char *reason);

/**
 * ck_exc_str() - what str() of an exception is unless its class says otherwise
 * @exc: an exception
 * @gfp: allocation flags
 *
 * BaseException.__str__(), and that of OSError, KeyError and UnicodeError.
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_exc_str(struct ck_object *exc, gfp_t gfp);

/**
 * ck_exc_repr() - what repr() of an exception is unless its class says otherwise
 * @exc: an exception
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_exc_repr(struct ck_object *exc, gfp_t gfp);

/**
 * ck_raise_text() - raise an exception with a message that is a constant
 * @type: its class
 * @text: the message, static text; NULL: none
 *
 * Needs no gfp: allocates atomically, and without memory MemoryError is raised instead. Replaces
 * an exception that is pending already. The exception being handled becomes its context.
 *
 * Context: any except NMI.
 */
__cold void ck_raise_text(const struct ck_type *type, const char *text);

/**
 * ck_raise_format() - raise an exception with a message that is put together
 * @type: its class
 * @fmt: printf format of the message
 *
 * As ck_raise_text().
 *
 * Context: any except NMI.
 */
__printf(2, 3) __cold void ck_raise_format(const struct ck_type *type, const char *fmt, ...);

#define __CK_RAISE_AS(_1, _2, _3, _4, _5, _6, _7, _8, name, ...)	name
#define __CK_RAISE_NAME(...)						\
	__CK_RAISE_AS(__VA_ARGS__, ck_raise_format, ck_raise_format,	\
		      ck_raise_format, ck_raise_format, ck_raise_format,	\
		      ck_raise_format, ck_raise_format, ck_raise_text, 0)

/**
 * ck_raise() - raise an exception with a message
 * @type: its class
 *
 * Further arguments: the message as a static text, or a printf format with what it needs. So a
 * message alone may hold no percent sign that is not meant.
 *
 * Context: any except NMI.
 */
#define ck_raise(type, ...)	__CK_RAISE_NAME(__VA_ARGS__)(type, __VA_ARGS__)

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
 * Return: whether one is.
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

struct ck_raised;

/**
 * ck_err_hold() - enter a finally clause or a handler that does not name the exception
 *
 * The pending exception becomes the handled one, as by ck_err_catch(), but no object is made unless
 * something asks for it. End with ck_err_release(), or with ck_err_resume().
 *
 * Return: what these take; NULL when none is pending.
 */
struct ck_raised *ck_err_hold(void);

/**
 * ck_err_release() - leave what ck_err_hold() entered; the exception is over
 * @held: from ck_err_hold(); NULL does nothing
 *
 * A pending exception stays pending.
 */
void ck_err_release(struct ck_raised *held);

/**
 * ck_err_resume() - leave what ck_err_hold() entered; the exception is on its way again
 * @held: from ck_err_hold(); NULL does nothing
 */
__cold void ck_err_resume(struct ck_raised *held);

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
