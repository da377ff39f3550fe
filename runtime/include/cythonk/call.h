/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Functions, classes and methods as values, and calls of whatever is a value.
 *
 * Functions of a module and built-in ones are static objects, classes are their struct ck_type, a
 * bound method is allocated. All functions work in any context except NMI, given flags that do not
 * sleep.
 */
#ifndef CK_CALL_H
#define CK_CALL_H

#include <cythonk/object.h>

/* What stands behind a value that can be called. @args are borrowed. */
typedef struct ck_object *(*ck_call_fn)(struct ck_object *self, unsigned int nargs,
					struct ck_object **args, gfp_t gfp);

/* ck_function.most of a function that takes any number of arguments. */
#define CK_ANY_NUMBER	0xffff

/**
 * struct ck_function - a function that is a value: static, immortal
 * @base: header; its type tells functions of a module from built-in ones
 * @name: qualified name
 * @arguments: names of the @most arguments, for messages; NULL in a built-in function
 * @least: how many arguments it needs
 * @most: how many it takes
 * @call: the implementation: looks at nothing but the arguments, whose number is right
 */
struct ck_function {
	struct ck_object base;
	const char *name;
	const char * const *arguments;
	u16 least;
	u16 most;
	ck_call_fn call;
};

extern const struct ck_type ck_function_type;
extern const struct ck_type ck_builtin_type;

/**
 * struct ck_unbound - a method of a built-in class as a value (str.upper): static, immortal
 * @base: header
 * @owner: the class
 * @name: the method's name
 */
struct ck_unbound {
	struct ck_object base;
	const struct ck_type *owner;
	const char *name;
};

extern const struct ck_type ck_unbound_type;

/* ---- call.c ---- */

/**
 * ck_call() - callable(args)
 * @callable: any object; TypeError is raised when it cannot be called
 * @nargs: number of arguments
 * @args: the arguments, borrowed; may be NULL when there are none
 * @gfp: allocation flags
 *
 * Return: new reference, or NULL with an exception pending.
 */
struct ck_object *ck_call(struct ck_object *callable, unsigned int nargs, struct ck_object **args,
			  gfp_t gfp);

/* Call slot of classes. */
struct ck_object *ck_type_call(struct ck_object *self, unsigned int nargs, struct ck_object **args,
			       gfp_t gfp);

/**
 * ck_callable() - callable(o)
 * @o: any object
 *
 * Return: 0 or 1.
 */
int ck_callable(struct ck_object *o);

/* ---- arguments.c ---- */

/**
 * ck_raise_arguments() - TypeError for a call with too few or too many arguments
 * @function: qualified name
 * @names: names of the arguments
 * @nargs: how many were given
 * @least: how many are needed
 * @most: how many are taken
 * @bound: how many more the message counts: 1 in a method, for self
 *
 * Context: any except NMI.
 */
__cold void ck_raise_arguments(const char *function, const char * const *names, unsigned int nargs,
			       unsigned int least, unsigned int most, unsigned int bound);

/* ---- type_object.c ---- */

/**
 * ck_type_object() - type(o), o.__class__
 * @o: any object
 *
 * Return: the class, immortal.
 */
struct ck_object *ck_type_object(struct ck_object *o);

/**
 * ck_class_of() - type(o), for code that needs nothing of a class but its identity
 * @o: any object
 *
 * Return: the class, immortal.
 */
static inline struct ck_object *ck_class_of(struct ck_object *o)
{
	return (struct ck_object *)&ck_type_of(o)->object;
}

/* Slots of the class of classes, there where the module has a use for them. */
struct ck_object *ck_type_repr(struct ck_object *self, gfp_t gfp);
struct ck_object *ck_type_getattr(struct ck_object *self, const char *name, gfp_t gfp);

/**
 * ck_is_instance() - isinstance(), of classes known at run time
 * @o: any object
 * @classes: a class, or a tuple of classes and of such tuples
 *
 * Return: 0, 1, or -1 with TypeError pending.
 */
int ck_is_instance(struct ck_object *o, struct ck_object *classes);

/**
 * ck_is_subclass() - issubclass()
 * @type: a class
 * @classes: a class, or a tuple of classes and of such tuples
 *
 * Return: 0, 1, or -1 with TypeError pending.
 */
int ck_is_subclass(struct ck_object *type, struct ck_object *classes);

/* ---- method_object.c ---- */

/**
 * ck_bound_method() - o.name, where that is a method
 * @o: any object
 * @name: the method's name
 * @gfp: allocation flags
 *
 * Return: new reference to a bound method; NULL without an exception when there is no such method,
 * or with MemoryError pending.
 */
struct ck_object *ck_bound_method(struct ck_object *o, const char *name, gfp_t gfp);

/**
 * ck_method_named() - a method by its name (call_method.c)
 * @t: the class
 * @name: the name
 * @owner: where the class that has it goes; NULL ok
 *
 * Return: the method, or NULL.
 */
const struct ck_method *ck_method_named(const struct ck_type *t, const char *name,
					const struct ck_type **owner);

/* ---- construct_*.c: the built-in classes called; each also where its class is a value ---- */

typedef struct ck_object *(*ck_construct_fn)(const struct ck_type *type, unsigned int nargs,
					     struct ck_object **args, gfp_t gfp);

#define CK_DECLARE_CONSTRUCT(class)						\
struct ck_object *ck_##class##_construct(const struct ck_type *type, unsigned int nargs,	\
					 struct ck_object **args, gfp_t gfp)

CK_DECLARE_CONSTRUCT(array);
CK_DECLARE_CONSTRUCT(bitset);
CK_DECLARE_CONSTRUCT(bool);
CK_DECLARE_CONSTRUCT(bytearray);
CK_DECLARE_CONSTRUCT(bytes);
CK_DECLARE_CONSTRUCT(deque);
CK_DECLARE_CONSTRUCT(dict);
CK_DECLARE_CONSTRUCT(enumerate);
CK_DECLARE_CONSTRUCT(exc);
CK_DECLARE_CONSTRUCT(filter);
CK_DECLARE_CONSTRUCT(frozenset);
CK_DECLARE_CONSTRUCT(int);
CK_DECLARE_CONSTRUCT(list);
CK_DECLARE_CONSTRUCT(map);
CK_DECLARE_CONSTRUCT(memoryview);
CK_DECLARE_CONSTRUCT(object);
CK_DECLARE_CONSTRUCT(ordered_dict);
CK_DECLARE_CONSTRUCT(range);
CK_DECLARE_CONSTRUCT(reversed);
CK_DECLARE_CONSTRUCT(set);
CK_DECLARE_CONSTRUCT(slice);
CK_DECLARE_CONSTRUCT(sorted_dict);
CK_DECLARE_CONSTRUCT(sorted_list);
CK_DECLARE_CONSTRUCT(str);
CK_DECLARE_CONSTRUCT(tuple);
CK_DECLARE_CONSTRUCT(type);
CK_DECLARE_CONSTRUCT(zip);

/* All of them, where any class may come out of type(). */
extern const ck_construct_fn ck_every_construct[];

/* ---- builtin_*.c: built-in functions as values ---- */

extern struct ck_function ck_function_abs;
extern struct ck_function ck_function_all;
extern struct ck_function ck_function_any;
extern struct ck_function ck_function_ascii;
extern struct ck_function ck_function_bin;
extern struct ck_function ck_function_callable;
extern struct ck_function ck_function_chr;
extern struct ck_function ck_function_divmod;
extern struct ck_function ck_function_format;
extern struct ck_function ck_function_hash;
extern struct ck_function ck_function_hex;
extern struct ck_function ck_function_id;
extern struct ck_function ck_function_isinstance;
extern struct ck_function ck_function_issubclass;
extern struct ck_function ck_function_iter;
extern struct ck_function ck_function_len;
extern struct ck_function ck_function_max;
extern struct ck_function ck_function_min;
extern struct ck_function ck_function_next;
extern struct ck_function ck_function_oct;
extern struct ck_function ck_function_ord;
extern struct ck_function ck_function_pow;
extern struct ck_function ck_function_print;
extern struct ck_function ck_function_repr;
extern struct ck_function ck_function_sorted;
extern struct ck_function ck_function_sum;

/*
 * Links what is CK_OPTIONAL: in a C file of the module, once a file for each symbol. A pointer in
 * data, as code has no need of it.
 */
#define CK_USES(symbol)								\
	static const void * const ck_uses_##symbol __used = &(symbol)

#endif /* CK_CALL_H */
