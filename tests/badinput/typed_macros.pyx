"""Macros of the kernel, used wrongly."""
__license__ = "GPL"
from linux.printk cimport pr_info, printk, KERN_INFO
from linux.kernel cimport snprintf
from linux.device cimport dev_err
from linux.list cimport list_entries, list_for_each_entry
from linux.container_of cimport container_of
from linux.stddef cimport offsetof
from linux.find cimport for_each_set_bit
from linux.xarray cimport xa_entries

cdef extern from "<linux/list.h>":
    struct list_head:
        list_head *next
    struct xarray:
        int x

cdef struct item:
    int value
    list_head node
    list_head other

cdef list_head head
cdef xarray xa

@unsafe
def formats(int n, unsigned long u, list xs, name):
    cdef char buf[8]
    cdef item it
    cdef item *p = &it
    pr_info("%d\n", u)
    pr_info("%s\n", n)
    pr_info("%lu %d\n", n, u)
    pr_info("%d %d\n", n)
    pr_info("%d\n", n, u)
    pr_info("%f\n", n)
    pr_info("%y\n", n)
    pr_info("100%")
    pr_info(name)
    pr_info(f"{name}\n")
    pr_info("%s\n", xs)
    pr_info("%p\n", n)
    pr_info("%pZ\n", p)
    pr_info("%pd\n", p)
    pr_info("%*d\n", u, n)
    pr_info("%d\n", p)
    pr_info("%c\n", u)
    pr_info()
    snprintf(buf, 8)
    snprintf(n, 8, "x")
    dev_err(p, "x")
    pr_info("a\0b")
    pr_info("%n\n", p)
    pr_info(fmt="x")
    n = pr_info("x")

def safe(int n):
    for e in list_entries(&head, item, node):
        pass
    return container_of(&head, item, node).value

@unsafe
def loops(x):
    cdef item it
    cdef item *p = &it
    for e in list_entries(&head, item, value):
        pass
    for e in list_entries(&head, item, nod):
        pass
    for e in list_entries(&head, itm, node):
        pass
    for e in list_entries(&head, item):
        pass
    for e in list_entries(p, item, node):
        pass
    for f in list_for_each_entry(&head, node):
        pass
    for a, b in list_entries(&head, item, node):
        pass
    for a in xa_entries(&xa, item):
        pass
    for bit in for_each_set_bit(x, 5):
        pass
    e = list_entries(&head, item, node)
    container_of(&it.value, item, node)
    container_of(head, item, node)
    offsetof(item, nothing)
    offsetof(item)
    offsetof(int, x)
    container_of(&it.node, item, "node")

# error: CK121 at 31:21
# error: CK121 at 32:21
# error: CK121 at 33:25
# error: CK121 at 33:28
# error: CK121 at 34:12
# error: CK121 at 35:24
# error: CK121 at 36:13
# error: CK121 at 37:13
# error: CK121 at 38:13
# error: CK121 at 39:13
# error: CK121 at 40:13
# error: CK121 at 41:21
# error: CK121 at 42:21
# error: CK121 at 43:13
# error: CK121 at 44:22
# error: CK121 at 45:22
# error: CK121 at 46:21
# error: CK121 at 47:21
# error: CK121 at 48:12
# error: CK121 at 49:13
# error: CK122 at 50:14
# error: CK122 at 51:13
# error: CK121 at 52:13
# error: CK121 at 53:13
# error: CK122 at 54:12
# error: CK202 at 54:13
# error: CK202 at 55:16
# error: CK122 at 58:26
# error: CK122 at 60:24
# error: CK122 at 66:40
# error: CK122 at 68:40
# error: CK122 at 70:34
# error: CK122 at 72:26
# error: CK122 at 74:27
# error: CK122 at 76:9
# error: CK122 at 78:9
# error: CK122 at 80:9
# error: CK122 at 82:33
# error: CK122 at 84:21
# error: CK122 at 85:18
# error: CK122 at 86:18
# error: CK122 at 87:20
# error: CK122 at 88:13
# error: CK122 at 89:19
# error: CK122 at 90:34
