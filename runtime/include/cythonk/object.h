/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Objects, types and references: what every other header of the runtime builds on.
 *
 * An object is a reference count, flags and a type. A pointer whose bit 0 is set is no pointer
 * but a small int (63 bits). Static objects (None, constants) are immortal: their count is never
 * written, so they may lie in memory that all CPUs share without cost.
 *
 * Terms used in the comments: a *new* reference belongs to the caller, who must ck_put() or store
 * it; a *borrowed* one does not; a function that *steals* a reference takes the caller's over.
 * Unless said otherwise functions borrow their arguments and return new references.
 */
#ifndef CK_OBJECT_H
#define CK_OBJECT_H

#include <linux/gfp.h>
#include <linux/kref.h>
#include <linux/types.h>

struct ck_buffer_ops;
struct ck_type;

/* Flags of an object. The size class of a heap object is in bits 8 to 15. */
#define CK_IMMORTAL	0x1u	/* static: never counted, never freed */
#define CK_FINALIZED	0x2u	/* __dealloc__ has run */
#define CK_TRACKED	0x4u	/* on the collector's lists */
#define CK_LINKED	0x8u	/* has a struct ck_link behind its last byte */
#define CK_PAYLOAD	0x10u	/* of a CK_TYPE_PAYLOAD: has one, clear is to be called */
#define CK_CLASS_SHIFT	8
#define CK_CLASS_MASK	0xffu

/**
 * struct ck_object - the header every object begins with
 * @ref: reference count; means nothing when CK_IMMORTAL is set
 * @flags: CK_IMMORTAL and the other flags above
 * @type: the object's type
 */
struct ck_object {
	struct kref ref;
	u32 flags;
	const struct ck_type *type;
};

/* Initialiser of a static (immortal) object's header. */
#define CK_OBJECT_INIT(type_ptr) \
	{ .ref = KREF_INIT(1), .flags = CK_IMMORTAL, .type = (type_ptr) }

/**
 * struct ck_method - one method that can be called by name
 * @name: Python name
 * @call: the implementation; @args are borrowed, the result is new, NULL on failure
 */
struct ck_method {
	const char *name;
	struct ck_object *(*call)(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp);
};

typedef int (*ck_visit_fn)(struct ck_object *o, void *arg);

/* What a compare slot returns for operands it does not know. */
#define CK_NOTIMPLEMENTED	2

/* Flags of a type. */
#define CK_TYPE_EXCEPTION	0x1u	/* instances begin with struct ck_exc */
#define CK_TYPE_DEALLOC_SLEEPS	0x2u	/* dealloc may sleep: deferred when in atomic context */
#define CK_TYPE_PAYLOAD	0x4u	/* all that clear does is to free memory, no references */

/**
 * struct ck_type - behaviour of a class
 * @object: header: a class is an object itself; CK_TYPE_HEAD fills it in
 * @name: Python name, as messages show it
 * @base: the base class; NULL for object only
 * @size: bytes of an instance, struct ck_object included
 * @flags: CK_TYPE_* flags; CK_TYPE_EXCEPTION must be repeated in derived types
 * @vtable: for emitted code: what the vtab member of instances points to
 * @methods: methods sorted by name, ended by a NULL name; bases are searched after it
 * @dealloc: body of __dealloc__: runs once, when no reference is left, derived class first, with
 *	the object whole. May take and drop references to self. If one outlives the call the object
 *	lives on (and is not finalized again)
 * @clear: drops the references which this class (not its bases) holds. Idempotent; must cope with
 *	an instance of zeroes. Uses ck_clear() or the like, so that a reader never sees a dead slot
 * @traverse: calls @visit for each reference that this class (not its bases) holds, NULL and
 *	tagged ones allowed, stops at the first non-zero result and returns it. Runs while nothing
 *	else does, so it takes no lock and may not sleep; must cope with an instance of zeroes.
 *	A type whose instances can be part of a cycle must have it
 * @repr: repr()
 * @str: str(); NULL: repr
 * @format: format(); @spec is a str, if an empty one
 * @hash: hash(); 0, or -1 with an exception pending
 * @compare: @a op @b (CK_LT to CK_GE): 0, 1, -1 with an exception, or CK_NOTIMPLEMENTED
 * @truth: bool(): 0, 1, -1
 * @len: len(), or -1
 * @contains: in: 0, 1, -1
 * @getitem: self[key]
 * @setitem: self[key] = value, or del self[key] when @value is NULL
 * @item: self[i] with a C integer, for types whose subscripts are positions; a derived class that
 *	has none of its own is asked by getitem
 * @set_item: self[i] = value, likewise
 * @iter: iter()
 * @next: the next item; NULL without an exception: exhausted
 * @step: the item of a for loop at @pos, for types that need no iterator: new reference, and @pos
 *	moves on; NULL without an exception at the end. 0 is the beginning, others are the type's
 *	own
 * @step_pair: likewise, for items that are pairs: 1 with new references in @pair, 0, or -1
 * @binary: @a op @b, where either operand may be of this type; @op is an enum ck_binop, with
 *	CK_INPLACE or-ed in for augmented assignment. NULL without an exception: not implemented
 * @unary: op @a, enum ck_unop. NULL without an exception: not implemented
 * @getattr: attribute by name; NULL without an exception: look in the base
 * @buffer: how others get at its bytes (buffer.h); NULL: it is not bytes-like
 * @setattr: self.name = value: 1 when stored, -1 with an exception pending; 0: look in the base
 * @call: self(args); @args are borrowed
 * @construct: the class called: a new instance of @type, which is this class or derived from it.
 *	Not inherited from object
 *
 * A NULL slot is looked up in the base classes.
 */
struct ck_type {
	struct ck_object object;
	const char *name;
	const struct ck_type *base;
	u32 size;
	u32 flags;
	const void *vtable;
	const struct ck_method *methods;
	void (*dealloc)(struct ck_object *self);
	void (*clear)(struct ck_object *self);
	int (*traverse)(struct ck_object *self, ck_visit_fn visit, void *arg);
	struct ck_object *(*repr)(struct ck_object *self, gfp_t gfp);
	struct ck_object *(*str)(struct ck_object *self, gfp_t gfp);
	struct ck_object *(*format)(struct ck_object *self, struct ck_object *spec, gfp_t gfp);
	int (*hash)(struct ck_object *self, u64 *out);
	int (*compare)(struct ck_object *a, struct ck_object *b, int op);
	int (*truth)(struct ck_object *self);
	ssize_t (*len)(struct ck_object *self);
	int (*contains)(struct ck_object *self, struct ck_object *item);
	struct ck_object *(*getitem)(struct ck_object *self, struct ck_object *key, gfp_t gfp);
	int (*setitem)(struct ck_object *self, struct ck_object *key, struct ck_object *value,
		       gfp_t gfp);
	struct ck_object *(*item)(struct ck_object *self, ssize_t i);
	int (*set_item)(struct ck_object *self, ssize_t i, struct ck_object *value);
	struct ck_object *(*iter)(struct ck_object *self, gfp_t gfp);
	struct ck_object *(*next)(struct ck_object *self, gfp_t gfp);
	struct ck_object *(*step)(struct ck_object *self, ssize_t *pos, gfp_t gfp);
	int (*step_pair)(struct ck_object *self, ssize_t *pos, struct ck_object **pair, gfp_t gfp);
	struct ck_object *(*binary)(struct ck_object *a, struct ck_object *b, int op, gfp_t gfp);
	struct ck_object *(*unary)(struct ck_object *a, int op, gfp_t gfp);
	struct ck_object *(*getattr)(struct ck_object *self, const char *name, gfp_t gfp);
	const struct ck_buffer_ops *buffer;
	int (*setattr)(struct ck_object *self, const char *name, struct ck_object *value);
	struct ck_object *(*call)(struct ck_object *self, unsigned int nargs,
				  struct ck_object **args, gfp_t gfp);
	struct ck_object *(*construct)(const struct ck_type *type, unsigned int nargs,
				       struct ck_object **args, gfp_t gfp);
};

/* The class of all classes, and how the initialiser of every struct ck_type begins. */
extern const struct ck_type ck_type_type;

#define CK_TYPE_HEAD	.object = CK_OBJECT_INIT(&ck_type_type)

/* A class as an object. Classes are immortal, so nobody writes to what is constant here. */
#define CK_CLASS(t)	((struct ck_object *)&(t).object)

/**
 * ck_slot() - find a type's slot, own or inherited
 * @t: const struct ck_type *
 * @slot: member of struct ck_type
 *
 * Return: the function pointer, or NULL.
 */
#define ck_slot(t, slot) ({						\
	const struct ck_type *__ck_t = (t);				\
									\
	while (__ck_t && !__ck_t->slot)					\
		__ck_t = __ck_t->base;					\
	__ck_t ? __ck_t->slot : NULL;					\
})

/*
 * A slot whose implementation is linked only when something else in the module needs that file:
 * an undefined weak symbol pulls no member out of an archive and reads as NULL. For slots that
 * only a generic function (which names the file strongly) can reach.
 */
#define CK_OPTIONAL __weak

/**
 * ck_optional() - the address of something CK_OPTIONAL, for code
 * @symbol: its name
 *
 * Where addresses are made of parts relative to the code, as on arm64, none of them can be NULL;
 * compilers then read a weak symbol's address from a table that only the dynamic linker of user
 * space fills, and a module with such code does not load. A word of data can be relocated to
 * anything. (READ_ONCE(): or the compiler would know what the word holds, and do the same.)
 *
 * Return: the address, NULL where nothing in the module brings the symbol.
 */
#define ck_optional(symbol) ({						\
	static typeof(symbol) *__ck_address __ro_after_init = &(symbol);	\
									\
	READ_ONCE(__ck_address);						\
})

extern const struct ck_type ck_object_type;
extern const struct ck_type ck_none_type;
extern const struct ck_type ck_bool_type;
extern const struct ck_type ck_int_type;

extern struct ck_object ck_none_object;
extern struct ck_object ck_true_object;
extern struct ck_object ck_false_object;

#define CK_NONE		(&ck_none_object)
#define CK_TRUE		(&ck_true_object)
#define CK_FALSE	(&ck_false_object)

void ck_object_release(struct kref *ref);

/**
 * ck_is_tagged() - is this a small int rather than a pointer?
 * @o: an object, NULL ok
 *
 * Return: whether it is one.
 */
static inline bool ck_is_tagged(const struct ck_object *o)
{
	return (unsigned long)o & 1;
}

/**
 * ck_get() - take a reference
 * @o: an object that the caller holds a reference to, or borrows from one who does
 *
 * Context: any.
 * Return: @o, now a new reference.
 */
static inline struct ck_object *ck_get(struct ck_object *o)
{
	if (!ck_is_tagged(o) && !(o->flags & CK_IMMORTAL))
		kref_get(&o->ref);
	return o;
}

/**
 * ck_xget() - take a reference, or pass NULL on
 * @o: an object, NULL ok
 *
 * Context: any.
 * Return: @o, now a new reference unless it is NULL.
 */
static inline struct ck_object *ck_xget(struct ck_object *o)
{
	return o ? ck_get(o) : NULL;
}

/**
 * ck_put() - drop a reference
 * @o: the object, NULL ok; the last reference frees it
 *
 * Nested structures are freed without recursion on the stack, however deep. A pending exception
 * stays as it is.
 *
 * Context: any except NMI. Runs __dealloc__ of classes, unless that may sleep and the context may
 * not: then it is deferred to a workqueue.
 */
static inline void ck_put(struct ck_object *o)
{
	if (o && !ck_is_tagged(o) && !(o->flags & CK_IMMORTAL))
		kref_put(&o->ref, ck_object_release);
}

/**
 * ck_get_if_alive() - take a reference to what may be on its way out
 * @o: an object found under RCU, not NULL
 *
 * The object may have been freed, and be another one by now: who asks looks again where it found
 * it, with smp_rmb() between the two.
 *
 * Context: any, inside of an RCU read-side critical section.
 * Return: whether there is one reference more.
 */
static inline bool ck_get_if_alive(struct ck_object *o)
{
	return ck_is_tagged(o) || READ_ONCE(o->flags) & CK_IMMORTAL ||
	       likely(kref_get_unless_zero(&o->ref));
}

/**
 * ck_is_private() - can nobody but the caller be using an object?
 * @o: an object, not a small int, to which there is a reference of this thread: the caller's, or
 *     that of who has called it
 *
 * References that several threads may go by (attributes, names of the module, items of containers)
 * are never used as they are: who reads one has a reference of his own then. So who has the only
 * reference is the only one who uses the object, until he gives a reference away himself, and may
 * change it without its lock. The collector may stop him anywhere and look, though.
 *
 * Context: any.
 * Return: whether there is one reference. What others have done to the object is done then.
 */
static inline bool ck_is_private(struct ck_object *o)
{
	return atomic_read_acquire(&o->ref.refcount.refs) == 1 && !(o->flags & CK_IMMORTAL);
}

/**
 * ck_load() - read an attribute that other CPUs may be storing to
 * @slot: where the reference is; the object holding the slot must stay alive
 *
 * Context: any except NMI.
 * Return: new reference, or NULL when the slot is empty.
 */
struct ck_object *ck_load(struct ck_object **slot);

/**
 * ck_store() - replace what a slot holds
 * @slot: the slot
 * @value: stolen; NULL empties the slot
 *
 * Context: any except NMI; see ck_put() about the old value.
 */
static inline void ck_store(struct ck_object **slot, struct ck_object *value)
{
	ck_put(xchg(slot, value));
}

/* Empty a slot. */
#define ck_clear(slot)	ck_store(slot, NULL)

/**
 * ck_bool() - the bool object of a truth value
 * @v: truth
 *
 * Return: CK_TRUE or CK_FALSE, immortal: may be put, need not be.
 */
static inline struct ck_object *ck_bool(int v)
{
	return v ? CK_TRUE : CK_FALSE;
}

/**
 * ck_type_of() - type of an object
 * @o: an object, not NULL
 *
 * Return: the type, which is static.
 */
static inline const struct ck_type *ck_type_of(const struct ck_object *o)
{
	return ck_is_tagged(o) ? &ck_int_type : o->type;
}

/**
 * ck_type_name() - name of an object's type, for messages
 * @o: an object, not NULL
 *
 * Return: the name, which is static.
 */
static inline const char *ck_type_name(const struct ck_object *o)
{
	return ck_type_of(o)->name;
}

/**
 * ck_is_subtype() - is a type another one or derived from it?
 * @type: the type in question, NULL ok
 * @of: the type looked for among its bases
 *
 * Return: whether it is.
 */
static inline int ck_is_subtype(const struct ck_type *type, const struct ck_type *of)
{
	for (; type; type = type->base)
		if (type == of)
			return 1;
	return 0;
}

/**
 * ck_isinstance() - isinstance()
 * @o: an object, not NULL
 * @type: the type, bases included
 *
 * Return: 0 or 1.
 */
static inline int ck_isinstance(struct ck_object *o, const struct ck_type *type)
{
	return ck_is_subtype(ck_type_of(o), type);
}

/**
 * ck_check_type() - check an argument or an assigned value
 * @o: the object
 * @type: what it has to be
 * @none_ok: whether None passes
 * @what: name of the argument, or NULL when it is none ("Expected list, got int")
 *
 * Context: any.
 * Return: 1, or 0 with TypeError pending.
 */
int ck_check_type(struct ck_object *o, const struct ck_type *type, int none_ok, const char *what);

/**
 * ck_new() - make an instance
 * @type: the type; its size decides the memory
 * @gfp: allocation flags
 *
 * Memory past the header is zero. It is type-stable: until an RCU grace period has passed after
 * its release the header stays an object header, which is what ck_load() relies on.
 *
 * Context: any that @gfp allows; ck_runtime_init() must have succeeded.
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_new(const struct ck_type *type, gfp_t gfp);

/**
 * ck_new_sized() - make an instance with room behind it
 * @type: the type
 * @size: bytes of the whole instance, at least @type->size
 * @gfp: allocation flags
 *
 * As ck_new(), for types whose instances differ in size (tuple, str, bytes).
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_new_sized(const struct ck_type *type, size_t size, gfp_t gfp);

/**
 * ck_new_unfilled() - make an instance whose caller fills the room behind it
 * @type: the type
 * @size: bytes of the whole instance, at least @type->size
 * @gfp: allocation flags
 *
 * As ck_new_sized(), but only @type->size bytes are zeroed.
 *
 * Return: new reference, or NULL with MemoryError pending.
 */
struct ck_object *ck_new_unfilled(const struct ck_type *type, size_t size, gfp_t gfp);

/**
 * ck_recursion_enter() - guard against running out of kernel stack
 *
 * For code that can recurse to a depth data decides. Pair with ck_recursion_leave() when it
 * succeeded.
 *
 * Context: any.
 * Return: 0, or -1 with RecursionError pending.
 */
int ck_recursion_enter(void);

/**
 * ck_recursion_leave() - ends what ck_recursion_enter() began
 */
void ck_recursion_leave(void);

#endif /* CK_OBJECT_H */
