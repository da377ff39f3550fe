# cython: boundscheck=True
"""Everything of the dialect."""
__license__ = "Dual MIT/GPL"
__author__ = "A", "B"
__version__ = "1"

cimport cython
from linux.slab cimport kmalloc, kfree, GFP_KERNEL
from kernel.misc cimport MiscDevice, File

cdef extern from "<linux/version.h>":
    int LINUX_VERSION_CODE
    ctypedef unsigned int gfp_t
    struct list_head:
        list_head *next
        list_head *prev
    void schedule() nogil
    int printk(const char *fmt, ...)

ctypedef unsigned long long u64x
ctypedef int (*callback)(int a, void *data) noexcept

cdef enum:
    MAX = 10
    MIN = 8

cdef enum Color:
    RED, GREEN = 5

cdef struct Point:
    int x
    int y
    char name[16]

cdef union U:
    int i
    unsigned char b[4]

cdef int counter = 0
cdef list items = []
table = {"a": 1, "b": 2}
names = [n.upper() for n in ("x", "y")]
cdef unsigned long long big = 0xffffffffffffffff
cdef long long least = -9223372036854775808

cdef inline int add(int a, int b=2) noexcept nogil:
    return a + b

cdef int crc(const unsigned char *p, size_t n) except? -1:
    cdef unsigned int c = 0xffffffff
    cdef size_t i
    for i in range(n):
        c ^= p[i]
        c = (c >> 1) ^ (0xEDB88320 & -(c & 1))
    return <int>(c & 0x7fffffff)

def open(path):
    return path

cdef class Base:
    cdef int a
    cdef object b

    def __cinit__(self):
        self.a = 0
    def __init__(self, a=1, b=None):
        pass

cdef class Node(object):
    """A node."""
    cdef Node next_node
    cdef int value
    cdef dict attrs

    def __init__(self, int value, Node n=None):
        self.value = value
        self.next_node = n
        self.attrs = {}

    def __dealloc__(self):
        pass

    cdef int get(self) except -1:
        return self.value

    @property
    def double(self):
        return self.value * 2

    @double.setter
    def double(self, v):
        self.value = v // 2

    @staticmethod
    def make(v):
        return Node(v)

    def __len__(self):
        return 1

    def __getitem__(self, i):
        return self.value

    def __eq__(self, other):
        return isinstance(other, Node) and (<Node>other).value == self.value

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        return False

    def __radd__(self, other):
        return other

cdef class Leaf(Node):
    def __init__(self):
        super().__init__(1, n=None)
        self.value += 1
        self.attrs["x"] = self.double

@unsafe
cdef int first(char *p):
    # SAFETY: the caller's buffer is never empty
    return p[0]

@cython.boundscheck(False)
def work(int n, list xs not None, str s="x", flag=True, limit=-1, opt=MAX):
    global counter
    cdef int i, total = 0
    cdef int arr[8]
    cdef Point p
    cdef Point *pp = &p
    p.x = 1
    pp.y = sizeof(Point) + sizeof(p)
    arr[0] = 1
    for i in range(n):
        if i == 3:
            continue
        elif i > 5:
            break
        total += i
    else:
        total = 0
    while total > 0:
        total -= 1
    a, (b, c) = 1, (2, 3)
    a = b = c
    x = [1, 2, 3][1:2]
    y = xs[::2]
    del xs[0]
    del xs[1:2]
    d = {k: v for k, v in table.items()}
    z = sum(v for v in xs)
    joined = ", ".join(str(v) for v in xs)
    t = a if b else c
    ok = 0 < a <= 5 and not (b or c) and a is not None and s in d
    f = f"{a!r:>10} {b:#x} {joined}"
    g = "%s %d %%" % (s, a)
    try:
        raise ValueError("bad")
    except (KeyError, ValueError) as e:
        raise OSError(5, "x") from e
    except OSError:
        raise
    else:
        pass
    finally:
        print("done", n, sep=", ", end="")
    with Leaf() as leaf:
        leaf.double = 4
    assert n >= 0, "negative"
    counter += 1
    if (m := len(xs)) > 3:
        print(m)
    u = [1] * 5
    v = x + y
    w = ~a ** 2 % 5 // 3 << 1
    return work(1, xs=[], s="y")

def module_init():
    print(ord("a"), chr(97), hash("x"), min(1, 2), sorted([3, 1], reverse=True))

def module_exit():
    pass

cdef object obj = Leaf()
if counter:
    print("x")
for q in range(3):
    print(q)
