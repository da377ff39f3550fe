cdef extern from *:
    ctypedef bint _Bool "bool"
    ctypedef bint bool "bool"
    ctypedef long long ck_int128 "signed __int128"
    struct odd_bits
    union odd_both
    struct odd_stat_struct "odd_stat"
    struct odd_first
    struct odd_list_struct "odd_list"
    struct odd_members
    struct odd_opaque
    struct odd_outer
    struct odd_ring
    struct odd_same
    struct odd_second
    struct odd_words
    enum odd_of_others:
        pass
    enum odd_both_enum:
        ODD_BOTH
    ctypedef enum odd_way_t:
        ODD_UP
        ODD_DOWN
    enum odd_wide:
        ODD_SMALL
    ctypedef enum odd_outer_nameless4 "__typeof__((*(struct odd_outer *)0).state)":
        ODD_IN
        ODD_OUT
    enum odd_unsigned:
        ODD_ONE
    ctypedef unsigned char __u8
    ctypedef __u8 u8
    ctypedef struct odd_atomic_t:
        int counter
    ctypedef odd_first odd_first_t
    ctypedef odd_ring odd_list
    ctypedef odd_second odd_second_t
    ctypedef unsigned long long __u64
    ctypedef __u64 u64
    ctypedef long long __s64
    ctypedef __s64 s64
    ctypedef unsigned int __u32
    ctypedef __u32 u32
    ctypedef unsigned short __u16
    ctypedef __u16 u16
    struct odd_bits:
        int before
        int negative
        unsigned int small
        u64 wide
        bool flag
        odd_unsigned one
        s64 top
    union odd_both:
        int a
    struct odd_stat_struct "odd_stat":
        int a
    struct odd_first:
        odd_second_t *second
    ctypedef struct odd_h_139_8 "__typeof__(odd_nameless)":
        int seven
    struct odd_list_struct "odd_list":
        odd_list *ring
    ctypedef struct odd_members_nameless1 "__typeof__((*(struct odd_members *)0).nothing)":
        pass
    struct odd_members:
        const int constant
        const char *const name
        volatile unsigned long *bits
        volatile int changing
        bool *answer
        int (*call)(const char *, ...) noexcept
        void (*table[4])(odd_members *) noexcept
        int (*(*getter)(int) noexcept)(int) noexcept
        u8 grid[2][3]
        odd_outer *outer
        odd_members_nameless1 nothing
        u32 tail[]
    ctypedef struct odd_outer_nameless2_nameless1 "__typeof__((*(struct odd_outer *)0).place.inner[0])":
        int y
    ctypedef struct odd_outer_nameless2 "__typeof__((*(struct odd_outer *)0).place)":
        int x
        odd_outer_nameless2_nameless1 inner[2]
    ctypedef struct odd_outer_nameless3 "__typeof__((*(*(struct odd_outer *)0).pointer))":
        int z
    struct odd_outer:
        u8 low
        u8 high
        u16 whole
        odd_outer_nameless2 place
        odd_outer_nameless3 *pointer
        odd_outer_nameless4 state
    struct odd_ring:
        odd_list_struct *head
    struct odd_same:
        int a
    struct odd_second:
        odd_first_t *first
        odd_first_t whole
    struct odd_words:
        int class_ "class"
        int (*import_ "import")(int, odd_words *) noexcept
        u8 complex_ "complex"
        int include_ "include"[2]
    int except_ "except"(int from_) noexcept
    void odd_array(int items[4], u8 grid[][3]) noexcept
    bool odd_bool(bool one, bool *two) noexcept
    odd_stat_struct odd_by_value(odd_stat_struct one, odd_both two, odd_wide three) noexcept
    odd_way_t odd_enum(odd_way_t way) noexcept
    void odd_enum_of_others(odd_of_others kind, void (*call)(odd_of_others) noexcept) noexcept
    int odd_format(const char *format, ...) noexcept
    int (*odd_getter(int which) noexcept)(int) noexcept
    int odd_inline(odd_atomic_t *v) noexcept
    long long odd_long(unsigned long long one, signed char two, ck_int128 *three) noexcept
    int odd_none() noexcept
    int odd_stat(odd_stat_struct *stat) noexcept
    int odd_void() noexcept
    void odd_volatile(volatile unsigned long *bits, const volatile void *where) noexcept
    void (*odd_hook)(int) noexcept
    odd_h_139_8 odd_nameless
    odd_bits odd_table[3]
    const char odd_text[]
    int odd_variable
    const unsigned char ODD_CHAR
    const unsigned long ODD_HUGE
    const unsigned int ODD_LARGE
    const long long ODD_LEAST
    const unsigned long ODD_LONG
    const int ODD_LOOSE
    const unsigned int ODD_MASK
    const int ODD_MINUS
    const unsigned long long ODD_MOST
    const unsigned int ODD_OF_ENUM
    const unsigned int ODD_TOP
    const _Bool ODD_TRUE
