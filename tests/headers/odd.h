/* SPDX-License-Identifier: GPL-2.0 */
/* What C can say and Cython cannot, or says otherwise; one of each kind that the kernel has. */
#ifndef ODD_H
#define ODD_H

#include <linux/types.h>

/* A tag that is a function's name as well, one that is a typedef's, and one that is its own. */
struct odd_stat {
	int a;
};
int odd_stat(struct odd_stat *stat);
struct odd_list;
typedef struct odd_ring {
	struct odd_list *head;
} odd_list;
struct odd_list {
	odd_list *ring;
};
typedef struct odd_same {
	int a;
} odd_same;
union odd_both {
	int a;
};
enum odd_both_enum { ODD_BOTH };

/* Two that need each other by their typedefs. */
typedef struct odd_first odd_first_t;
typedef struct odd_second odd_second_t;
struct odd_first {
	odd_second_t *second;
};
struct odd_second {
	odd_first_t *first;
	odd_first_t whole;
};

/* Structures without a tag. */
typedef struct {
	int counter;
} odd_atomic_t;
typedef enum { ODD_UP, ODD_DOWN = -1 } odd_way_t;
enum { ODD_LOOSE = 7, ODD_LARGE = 0xffffffff };
struct odd_outer {
	union {
		struct {
			u8 low;
			u8 high;
		};
		u16 whole;
	};
	struct {
		int x;
		struct {
			int y;
		} inner[2];
	} place;
	struct {
		int z;
	} *pointer;
	enum { ODD_IN, ODD_OUT } state;
};

/* Values beyond int. */
enum odd_wide { ODD_SMALL = 1, ODD_HUGE = 0x100000000 };
enum odd_unsigned { ODD_ONE = 1, ODD_TOP = 0x80000000 };
#define ODD_MASK 0xffffffff
#define ODD_MINUS (-1)
#define ODD_LONG (1UL << 40)
#define ODD_LEAST (-0x7fffffffffffffffLL - 1)
#define ODD_MOST 0xffffffffffffffffULL
#define ODD_CHAR ((unsigned char)200)
#define ODD_TRUE ((bool)1)
#define ODD_SEVERAL 1, 2
#define ODD_OF_ENUM ODD_TOP

/* Bit-fields. */
struct odd_bits {
	int before;
	int negative : 3;
	unsigned int small : 5;
	u64 wide : 33;
	bool flag : 1;
	u8 : 0;
	enum odd_unsigned one : 31;
	s64 top : 40;
};

/* Names that are words of Python or Cython. */
struct odd_words {
	int class;
	int (*import)(int lambda, struct odd_words *in);
	u8 complex;
	int include[2];
};
int except(int from);

/* Members of all kinds. */
struct odd_members {
	const int constant;
	const char *const name;
	volatile unsigned long *bits;
	volatile int changing;
	bool *answer;
	int (*call)(const char *format, ...);
	void (*table[4])(struct odd_members *self);
	int (*(*getter)(int which))(int argument);
	u8 grid[2][3];
	struct odd_outer *outer;
	struct { } nothing;
	u32 tail[];
};

/* Functions of all kinds. */
enum odd_of_others;
int odd_none();
int odd_void(void);
int odd_format(const char *format, ...);
void odd_volatile(volatile unsigned long *bits, const volatile void *where);
void odd_array(int items[4], u8 grid[][3]);
int (*odd_getter(int which))(int argument);
struct odd_stat odd_by_value(struct odd_stat one, union odd_both two, enum odd_wide three);
bool odd_bool(bool one, bool *two);
odd_way_t odd_enum(odd_way_t way);
void odd_enum_of_others(enum odd_of_others kind, void (*call)(enum odd_of_others));
long long odd_long(unsigned long long one, signed char two, __int128 *three);
static inline int odd_inline(odd_atomic_t *v)
{
	return v->counter;
}

/* Variables of all kinds. */
extern int odd_variable;
extern const char odd_text[];
extern struct odd_bits odd_table[3];
extern struct odd_opaque odd_unknown;
extern void (*odd_hook)(int number);
extern struct {
	int seven;
} odd_nameless;

#endif
